"""Holds what a format gives back against what went in: every difference must stand in its loss report."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from hashiya.formats.format import (
    Format,
    Incoming,
    IncomingRelation,
    IncomingSpan,
    Note,
    ReadOptions,
    Waits,
    WriteOptions,
)
from hashiya.formats.losses import (
    FACTS,
    RELATIONS_LOST,
    SPANS_LOST,
    LossKind,
    LossReport,
    Tally,
)
from hashiya.model.annotation import Annotation
from hashiya.model.attribute import parse
from hashiya.model.dataset import AnnotatedArticle, Dataset
from hashiya.model.relation import Relation
from hashiya.model.schema import Schema
from hashiya.model.unplaced import Unplaced

WHITE = re.compile(r"\s+")
STAND_IN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""Letters that some formats cannot hold; that they are counted is seen where texts are compared."""
MOVED: tuple[LossKind, ...] = ("word_widened", "edge_moved", "line_break", "character")
"""Losses after which a span that is there covers other words, or shows them otherwise."""

JOINED = ("formats-tokens-joined", "formats-rows-joined")
"""Told of every file of several sentences in which nothing says where an article begins (``test_articles_joined``)."""


def weighed(it: Format, dataset: Dataset, options: WriteOptions) -> LossReport:
    tally = Tally()
    for article in dataset:
        tally.article(article)
        if "unplaced" not in it.carries:
            tally.add("unplaced", "", len(article.waiting))
        if it.weigh:
            it.weigh(article, dataset.schema, options, tally)
    return tally.report()


def written(it: Format, dataset: Dataset, options: WriteOptions, place: Path) -> Path:
    """Write it as the export command does: a new file, or an empty folder."""
    assert it.write is not None
    place.mkdir(parents=True, exist_ok=True)
    target = place / ("out" if it.folder else f"out{it.suffixes[0]}")
    if it.folder:
        target.mkdir()
    it.write(dataset, target, options)
    return target


def read(it: Format, target: Path) -> tuple[list[Incoming], list[Note]]:
    """All articles of a file, or of the files of a folder that are not read beside others."""
    assert it.read is not None
    files = [target]
    if target.is_dir():
        files = sorted(file for file in target.iterdir() if _is_asked(it, file))
    found = [one for file in files for one in it.read(file, ReadOptions())]
    articles = [one for one in found if isinstance(one, Incoming)]
    return articles, [one for one in found if isinstance(one, Note)]


def _is_asked(it: Format, file: Path) -> bool:
    if it.owns and it.owns(file):
        return False
    if file.name.endswith(it.beside or ("\0",)) or not file.name.endswith(it.suffixes):
        return False
    return it.recognises is None or it.recognises(file, file.read_bytes()[:4096])


def assert_accounted(
    it: Format, dataset: Dataset, place: Path, options: WriteOptions | None = None
) -> LossReport:
    """Write, read back and compare: what differs is in the report, what is in the report differs."""
    options = options or WriteOptions()
    report = weighed(it, dataset, options)
    back, notes = read(it, written(it, dataset, options, place))
    assert not [one for one in notes if one.lost], notes
    assert not [one for found in back for one in found.notes if one.lost], [f.notes for f in back]
    sources = list(dataset)
    if "text" in it.carries and not report.count("character"):
        assert sorted(one.text for one in back) == sorted(one.article.text for one in sources)
    loss = {(one.kind, one.label): one.count for one in report.losses}
    back = _compare_waiting(sources, back, loss)
    _compare_spans(sources, back, loss, exact="text" in it.carries)
    _compare_relations(sources, back, loss, exact="text" in it.carries)
    _compare_attributes(sources, back, loss, dataset.schema)
    _compare_of_articles(sources, back, loss)
    return report


def _compare_waiting(
    sources: list[AnnotatedArticle], back: list[Incoming], loss: dict
) -> list[Incoming]:
    """Marks without a place, with all that is known of them; gives the articles without these."""
    ours = [_waiting(it.annotation, it.quote, it) for of in sources for it in of.waiting]
    arrows = {one.id: one for of in sources for it in of.waiting for one in it.relations}
    theirs = [_waiting(it, it.words, it.waits) for of in back for it in of.spans if it.words]
    names = {it.id for of in back for it in of.spans if it.words}
    told = [it for of in back for it in of.relations if {it.from_id, it.to_id} & names]
    lost = loss.get(("unplaced", ""), 0)
    assert len(theirs) == len(ours) - lost
    if theirs:
        assert sorted(theirs, key=repr) == sorted(ours, key=repr)
        assert {it.id: _arrow(it) for it in told} == {it.id: _arrow(it) for it in arrows.values()}
    assert len(told) == len({it.id for it in told})
    return [
        replace(
            of,
            spans=tuple(it for it in of.spans if not it.words),
            relations=tuple(it for it in of.relations if not {it.from_id, it.to_id} & names),
        )
        for of in back
    ]


def _waiting(of: Annotation | IncomingSpan, words: str, waits: Unplaced | Waits | None) -> tuple:
    said = (of.id, of.layer, of.label, of.fragments, dict(of.attributes), of.annotator, of.created)
    assert waits
    return (*said, words, waits.reason, waits.before, waits.after)


def _arrow(of: Relation | IncomingRelation) -> tuple:
    return of.label, of.from_id, of.to_id, dict(of.attributes), of.annotator, of.created


def _total(loss: dict, kinds: Iterable[str], label: str) -> int:
    return sum(loss.get((kind, label), 0) for kind in kinds)


def _compare_spans(
    sources: list[AnnotatedArticle], back: list[Incoming], loss: dict, *, exact: bool
) -> None:
    ours = Counter(
        (it.label, _shape(of.article.text, it.fragments, exact))
        for of in sources
        for it in of.annotations
    )
    theirs = Counter(
        (it.label, _shape(of.text, it.fragments, exact)) for of in back for it in of.spans
    )
    for label in {label for label, _ in ours | theirs}:
        if _total(loss, ["label_renamed"], label):
            continue
        were, are = _of(ours, label), _of(theirs, label)
        lost = _total(loss, SPANS_LOST, label)
        assert are.total() == were.total() - lost, (label, were, are, lost)
        moved = _total(loss, MOVED, label) + loss.get(("character", ""), 0)
        moved += sum(n for (kind, _), n in loss.items() if kind == "character")
        assert (were - are).total() <= lost + moved, (label, were - are, are - were, lost, moved)


def _of(counts: Counter, label: str) -> Counter:
    return Counter({key: n for key, n in counts.items() if key[0] == label})


def _shape(text: str, fragments, exact: bool) -> object:
    if exact:
        quote = text[fragments[0].start : fragments[-1].end]
        return tuple((it.start, it.end) for it in fragments), STAND_IN.sub("\ufffd", quote)
    return WHITE.sub("", text[fragments[0].start : fragments[-1].end])


def _compare_relations(
    sources: list[AnnotatedArticle], back: list[Incoming], loss: dict, *, exact: bool
) -> None:
    ours = Counter(it.label for of in sources for it in of.relations)
    theirs = Counter(it.label for of in back for it in of.relations)
    for label in ours | theirs:
        if not _total(loss, ["label_renamed"], label):
            assert theirs[label] == ours[label] - _total(loss, RELATIONS_LOST, label), label
    if exact and not any(kind in SPANS_LOST or kind in MOVED for kind, _ in loss):
        gone = _ends(sources, of="annotations") - _ends(back, of="spans")
        assert gone.total() <= sum(n for (kind, _), n in loss.items() if kind in RELATIONS_LOST)


def _ends(articles, of: str) -> Counter:
    found: Counter = Counter()
    for article in articles:
        quotes = {it.id: (it.label, it.fragments) for it in getattr(article, of)}
        for it in article.relations:
            found[it.label, quotes.get(it.from_id), quotes.get(it.to_id)] += 1
    return found


def _compare_attributes(
    sources: list[AnnotatedArticle], back: list[Incoming], loss: dict, schema: Schema
) -> None:
    renamed = any(kind == "label_renamed" for kind, _ in loss)
    for kind, as_text, ours, theirs, read in (
        ("attribute", "value_as_text", "annotations", "spans", _as_of_span),
        ("relation_attribute", "relation_value_as_text", "relations", "relations", _as_of_relation),
    ):
        were = Counter(_typed(*it, renamed=renamed) for it in _said(sources, ours))
        are = _taken(were, _said(back, theirs), lambda *it, how=read: how(schema, *it), renamed)
        for name in {name for name, *_ in were | are}:
            _compare_values(name, _of(were, name), _of(are, name), loss, kind, as_text)


def _compare_values(
    name: str, were: Counter, are: Counter, loss: dict, kind: str, as_text: str
) -> None:
    gone, texts = _total(loss, [kind, "flag_false"], name), loss.get((as_text, name), 0)
    told = (kind, name, were - are, are - were, gone, texts)
    assert are.total() == were.total() - gone, told
    assert (were - are).total() <= gone + texts, told
    other = are - were
    assert all(it[2] == "str" for it in other), told
    assert other.total() <= texts if gone else other.total() == texts, told


def _said(articles, of: str) -> list[tuple]:
    return [
        (getattr(it, "layer", ""), it.label, name, value)
        for article in articles
        for it in getattr(article, of)
        for name, value in it.attributes.items()
    ]


def _typed(_layer: str, label: str, name: str, value: object, *, renamed: bool) -> tuple:
    """With its type, as 1 and True are equal; a number is a number, whole or not."""
    kind = "number" if type(value) in (int, float) else type(value).__name__
    return name, "" if renamed else label, kind, value


def _taken(were: Counter, said: list[tuple], read, renamed: bool) -> Counter:
    """What came back: as it is where it was so, else as an import takes it by the label set."""
    left, found = Counter(were), Counter()
    for it in said:
        key = _typed(*it, renamed=renamed)
        if left[key] <= 0:
            key = _typed(*it[:3], read(*it), renamed=renamed)
        left[key] -= 1
        found[key] += 1
    return found


def _as_of_span(schema: Schema, layer: str, label: str, name: str, value: object) -> object:
    layer = layer or next((it.layer for it in schema.labels if it.code == label), "")
    kind = schema.kind_of(layer, label, name)
    try:
        return parse(kind, value) if kind else value
    except ValueError:
        return value


def _as_of_relation(_schema: Schema, _layer: str, _label: str, _name: str, value: object) -> object:
    return (
        {"true": True, "false": False}.get(value.lower(), value)
        if isinstance(value, str)
        else value
    )


def _compare_of_articles(sources: list[AnnotatedArticle], back: list[Incoming], loss: dict) -> None:
    ours = Counter(it for of in sources for it in of.article.labels.items())
    theirs = Counter(it for of in back for it in of.labels.items())
    for name in {name for name, _ in ours | theirs}:
        were, are, lost = _of(ours, name), _of(theirs, name), loss.get(("document_label", name), 0)
        assert are.total() == were.total() - lost, (name, were, are)
        assert not are - were, (name, were, are)
    whose = Counter(it.annotator for of in sources for it in of.annotations)
    named = Counter(it.annotator for of in back for it in of.spans)
    for name in whose:
        lost = loss.get(("annotator", name), 0)
        gone = sum(n for (kind, _), n in loss.items() if kind in SPANS_LOST)
        assert named[name] >= whose[name] - lost - gone, (name, named, lost)
    if len(back) == len(sources):
        for name in FACTS:
            were = Counter(_fact(of.article, name) for of in sources)
            are = Counter(_fact(of, name) for of in back)
            lost = loss.get(("article_fact", name), 0)
            assert (were - are).total() <= lost, (name, were, are, lost)


def _fact(of, name: str) -> str:
    return repr(getattr(of, name))
