"""Label Studio, written: a folder with tasks and the labelling configuration that shows them.

What Label Studio has a control for is written as its controls give it: labels, relations, attributes per
region, labels of the whole text. Facts of the article are further columns of the task's data, and what has
no control (annotators, parts of a divided span) lies in ``meta`` of its region, which is kept.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import count
from pathlib import Path
from typing import Any

import msgspec

from hashiya import wording
from hashiya.formats import facts, losses
from hashiya.formats.format import ALL, Format, Option, WriteOptions
from hashiya.formats.label_studio_config import Controls, config
from hashiya.formats.label_studio_reading import MARK, read, recognises
from hashiya.formats.losses import Tally
from hashiya.model.annotation import Annotation
from hashiya.model.article import Article
from hashiya.model.attribute import AttributeValue
from hashiya.model.dataset import AnnotatedArticle, Dataset
from hashiya.model.relation import Relation
from hashiya.model.schema import Schema


def write(dataset: Dataset, target: Path, options: WriteOptions) -> None:
    """``tasks.json`` to import, ``config.xml`` to paste into the project before, and a README."""
    controls = Controls(dataset.schema)
    encode = msgspec.json.Encoder().encode
    numbers = count(1)
    with (target / "tasks.json").open("wb") as stream:
        stream.write(b"[")
        for number, annotated in enumerate(dataset):
            stream.write(b",\n" if number else b"\n")
            stream.write(encode(_task(annotated, next(numbers), controls)))
        stream.write(b"\n]\n")
    xml = config(dataset.schema, controls, options.names)
    (target / "config.xml").write_bytes(xml.encode("utf-8"))
    readme = [wording.Wording(it).say("formats-label-studio-readme") for it in wording.languages()]
    text = "# Label Studio\n\n" + "\n\n".join(readme) + "\n"
    (target / "README.md").write_bytes(text.encode("utf-8"))


def _task(annotated: AnnotatedArticle, number: int, controls: Controls) -> dict[str, Any]:
    article = annotated.article
    result: list[dict[str, Any]] = []
    for it in annotated.annotations:
        result += _region(it, controls)
    ids = {it.id for it in annotated.annotations}
    result += [
        _relation(it, controls)
        for it in annotated.relations
        if it.from_id in ids and it.to_id in ids
    ]
    for name, value in _said(article.labels):
        result.append(_document_label(name, value, article, controls))
    data = {"text": article.text, **facts.told(article), MARK: controls.told(annotated)}
    return {"id": number, "data": data, "annotations": [{"id": number, "result": result}]}


def _region(annotation: Annotation, controls: Controls) -> list[dict[str, Any]]:
    """The region with its label, then what is said of it: more results with the same id."""
    place = {"start": annotation.start, "end": annotation.end, "text": annotation.quote}
    meta: dict[str, Any] = {"annotator": annotation.annotator, "created": annotation.created}
    if len(annotation.fragments) > 1:
        meta["fragments"] = [(it.start, it.end) for it in annotation.fragments]
    labelled: dict[str, Any] = {
        "id": annotation.id,
        "from_name": controls.layer(annotation.layer, annotation.label),
        "to_name": "text",
        "type": "labels",
        "value": {**place, "labels": [annotation.label]},
        "meta": meta,
    }
    found = [labelled]
    for name, value in _said(annotation.attributes):
        control, kind = controls.attribute(annotation, name, value)
        found.append(
            {
                "id": annotation.id,
                "from_name": control,
                "to_name": "text",
                "type": kind,
                "value": place | _value(kind, value),
            }
        )
    return found


def _said(values: Mapping[str, AttributeValue]) -> Iterator[tuple[str, AttributeValue]]:
    """What says something: a control in which nothing is chosen gives no result."""
    return ((name, value) for name, value in values.items() if value != ())


def _value(kind: str, value: AttributeValue) -> dict[str, Any]:
    if kind == "number":
        return {"number": value}
    values = list(value) if isinstance(value, tuple) else [_plain(value)]
    return {"choices": values} if kind == "choices" else {"text": values}


def _plain(value: AttributeValue) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _relation(relation: Relation, controls: Controls) -> dict[str, Any]:
    meta: dict[str, Any] = {"annotator": relation.annotator, "created": relation.created}
    if relation.attributes:
        meta["attributes"] = relation.attributes
    return {
        "type": "relation",
        "from_id": relation.from_id,
        "to_id": relation.to_id,
        "direction": "right",
        "labels": [controls.relation(relation.label)],
        "meta": meta,
    }


def _document_label(
    name: str, value: AttributeValue, article: Article, controls: Controls
) -> dict[str, Any]:
    control, kind = controls.document_label(name, value)
    return {
        "id": f"{article.id}-{name}",
        "from_name": control,
        "to_name": "text",
        "type": kind,
        "value": _value(kind, value),
    }


def weigh(annotated: AnnotatedArticle, schema: Schema, options: WriteOptions, tally: Tally) -> None:
    """Only relations whose other end stands in another task have no place, and lists of nothing."""
    for it in annotated.annotations:
        tally.add_all("attribute", [name for name, value in it.attributes.items() if value == ()])
    labels = annotated.article.labels.items()
    tally.add_all("document_label", [name for name, value in labels if value == ()])
    losses.relations_across_lost(annotated, tally)


FORMAT = Format(
    id="label-studio",
    suffixes=(".json", ".jsonl"),
    folder=True,
    read=read,
    write=write,
    weigh=weigh,
    recognises=recognises,
    carries=ALL,
    options=(Option("names", ("code", "ar", "en")),),
)
