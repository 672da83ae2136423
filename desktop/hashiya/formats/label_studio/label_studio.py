"""Label Studio, written: a folder with tasks and the labelling configuration that shows them.

What Label Studio has a control for is written as its controls give it: labels, relations, attributes per
region, labels of the whole text. Each annotator has an entry of ``annotations``. Facts of the article are further
columns of the task's data, and what has no control (names of annotators, parts of a divided span, that an attribute
which nobody described is a number) lies in ``meta`` of its region, which is kept. A relation between marks of two
annotators has no entry; it lies in the data beside what the controls mean.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

from hashiya import wording
from hashiya.formats import facts, json_pieces, losses
from hashiya.formats.format import ALL, Format, Option, WriteOptions
from hashiya.formats.json_pieces import name, quoted
from hashiya.formats.label_studio.config import Controls, config
from hashiya.formats.label_studio.reading import MARK, read, recognises
from hashiya.formats.label_studio.regions import BETWEEN
from hashiya.formats.losses import Tally
from hashiya.formats.naming import Numbers
from hashiya.formats.values_as_text import others_of
from hashiya.model.annotation import Annotation
from hashiya.model.article import Article
from hashiya.model.attribute import AttributeValue
from hashiya.model.dataset import AnnotatedArticle, Dataset
from hashiya.model.relation import Relation
from hashiya.model.schema import Schema

_MOST_KEPT = 4_096
_SEVERAL = 2
_encode = msgspec.json.Encoder().encode


def write(dataset: Dataset, target: Path, options: WriteOptions) -> None:
    """``tasks.json`` to import, ``config.xml`` to paste into the project before, and a README."""
    controls = Controls(dataset.schema)
    shown = _Shown(controls)
    with (target / "tasks.json").open("wb") as stream:
        stream.write(b"[")
        numbers = Numbers()
        for at, annotated in enumerate(dataset):
            stream.write(b",\n" if at else b"\n")
            stream.write(_task(annotated, numbers.of(annotated.article.name), shown))
        stream.write(b"\n]\n")
    xml = config(dataset.schema, controls, options.names)
    (target / "config.xml").write_bytes(xml.encode("utf-8"))
    readme = [wording.Wording(it).say("formats-label-studio-readme") for it in wording.languages()]
    text = "# Label Studio\n\n" + "\n\n".join(readme) + "\n"
    (target / "README.md").write_bytes(text.encode("utf-8"))


def _task(annotated: AnnotatedArticle, number: int, shown: _Shown) -> bytes:
    article, controls = annotated.article, shown.controls
    beyond = controls.beyond(annotated)
    results: list[list[str]] = []
    relations = annotated.relations
    for marks in _by_annotator(annotated.annotations):
        result: list[str] = []
        for it in marks:
            result += _region(it, shown, beyond.get(it.id) if beyond else None)
        if relations:
            ids = {it.id for it in marks}
            within = [it for it in relations if it.from_id in ids and it.to_id in ids]
            result += [_relation(it, controls) for it in within]
        results.append(result)
    results = results or [[]]
    for called, value in article.labels.items():
        if value != ():
            results[0].append(_document_label(called, value, article, controls))
    mark = controls.told(annotated)
    if between := _between_annotators(annotated) if len(results) > 1 else ():
        mark[BETWEEN] = [msgspec.Raw(_relation(it, controls).encode()) for it in between]
    data = {"text": article.text, **facts.told(article), MARK: mark}
    return b'{"id":%d,"data":%b,"annotations":[{"id":%d,"result":[%b]}]}' % (
        number,
        _encode(data),
        number,
        b']},{"result":['.join([",".join(it).encode() for it in results]),
    )


def _by_annotator(marks: Sequence[Annotation]) -> Collection[Sequence[Annotation]]:
    """Those of each, in the order in which they are met."""
    if len({it.annotator for it in marks}) < _SEVERAL:
        return [marks] if marks else []
    found: dict[str, list[Annotation]] = {}
    for it in marks:
        found.setdefault(it.annotator, []).append(it)
    return found.values()


def _between_annotators(annotated: AnnotatedArticle) -> list[Relation]:
    whose = {it.id: it.annotator for it in annotated.annotations}
    return [
        it
        for it in annotated.relations
        if {it.from_id, it.to_id} <= whose.keys() and whose[it.from_id] != whose[it.to_id]
    ]


class _Shown:
    """What of a result depends on its control alone: what stands before its place, and behind it."""

    def __init__(self, controls: Controls) -> None:
        self.controls = controls
        self._labels: dict[tuple[str, str], tuple[str, str]] = {}
        self._values: dict[tuple[str, type, AttributeValue], tuple[str, str, bool]] = {}

    def label(self, of: Annotation) -> tuple[str, str]:
        key = of.layer, of.label
        if key not in self._labels:
            control = self.controls.layer(of.layer, of.label)
            self._labels[key] = _head(control, "labels"), f',"labels":[{name(of.label)}]}}'
        return self._labels[key]

    def value(self, of: Annotation, called: str, value: AttributeValue) -> tuple[str, str, bool]:
        """Besides: whether it takes the place of the words of the region."""
        key = called, type(value), value  # the number 1 is no flag
        found = self._values.get(key)
        if found is None:
            control, kind = self.controls.attribute(of, called, value)
            said = json_pieces.of(_value(kind, value))[1:]
            found = _head(control, kind), f",{said}", kind == "textarea"
            if len(self._values) >= _MOST_KEPT:
                self._values.clear()
            self._values[key] = found
        return found


def _head(control: str, kind: str) -> str:
    return f',"from_name":{quoted(control)},"to_name":"text","type":"{kind}","value":{{'


def _region(annotation: Annotation, shown: _Shown, beyond: Mapping[str, Any] | None) -> list[str]:
    """The region with its label, then what is said of it: more results with the same id."""
    fragments = annotation.fragments
    own = f'{{"id":{quoted(annotation.id)}'
    place = f'"start":{fragments[0].start},"end":{fragments[-1].end}'
    words = f'{place},"text":{quoted(annotation.quote)}'
    head, tail = shown.label(annotation)
    meta = f'"annotator":{name(annotation.annotator)},"created":{annotation.created}'
    if len(fragments) > 1:
        meta += f',"fragments":{json_pieces.of([(it.start, it.end) for it in fragments])}'
    said = annotation.attributes
    if beyond:
        meta += f",{json_pieces.of(beyond)[1:-1]}"
        apart = beyond.get("attributes", ())
        said = {called: value for called, value in said.items() if called not in apart}
    found = [f'{own}{head}{words}{tail},"meta":{{{meta}}}}}']
    for called, value in said.items():
        if value != ():  # a control in which nothing is chosen gives no result
            head, tail, written = shown.value(annotation, called, value)
            found.append(f"{own}{head}{place if written else words}{tail}}}")
    return found


def _value(kind: str, value: AttributeValue) -> dict[str, Any]:
    if kind == "number":
        return {"number": value}
    values = list(value) if isinstance(value, tuple) else [_plain(value)]
    return {"choices": values} if kind == "choices" else {"text": values}


def _plain(value: AttributeValue) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _relation(relation: Relation, controls: Controls) -> str:
    meta = f'"annotator":{name(relation.annotator)},"created":{relation.created}'
    if relation.attributes:
        meta += f',"attributes":{json_pieces.of(relation.attributes)}'
    return (
        f'{{"type":"relation","from_id":{quoted(relation.from_id)},'
        f'"to_id":{quoted(relation.to_id)},"direction":"right",'
        f'"labels":[{name(controls.relation(relation.label))}],"meta":{{{meta}}}}}'
    )


def _document_label(
    called: str, value: AttributeValue, article: Article, controls: Controls
) -> str:
    control, kind = controls.document_label(called, value)
    return json_pieces.of(
        {
            "id": f"{article.id}-{called}",
            "from_name": control,
            "to_name": "text",
            "type": kind,
            "value": _value(kind, value),
        }
    )


def weigh(annotated: AnnotatedArticle, schema: Schema, options: WriteOptions, tally: Tally) -> None:
    """Only relations whose other end stands in another task have no place, and lists of nothing."""
    said = (pair for it in others_of(annotated).marks for pair in it.attributes.items())
    tally.add_all("attribute", [called for called, value in said if value == ()])
    labels = annotated.article.labels.items()
    tally.add_all("document_label", [called for called, value in labels if value == ()])
    losses.relations_across_lost(annotated, tally)


FORMAT = Format(
    id="label-studio",
    suffixes=(".json", ".jsonl"),
    folder=True,
    fixed=frozenset({"README.md", "config.xml", "tasks.json"}),
    telling="tasks.json",
    read=read,
    write=write,
    weigh=weigh,
    recognises=recognises,
    carries=ALL,
    options=(Option("names", ("code", "ar", "en")),),
)
