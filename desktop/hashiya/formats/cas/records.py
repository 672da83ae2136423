"""An article as feature structures, the same for every way to write them down; it writes nothing itself."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Sequence
from itertools import chain

import msgspec

from hashiya.formats import facts, losses, segments
from hashiya.formats.cas import types as t
from hashiya.formats.losses import Tally
from hashiya.model.annotation import Annotation
from hashiya.model.attribute import Attributes, AttributeValue
from hashiya.model.dataset import AnnotatedArticle
from hashiya.model.relation import Relation
from hashiya.model.schema import Schema
from hashiya.text.offsets import Utf16Map

SOFA = 1
"""The id of the structure that holds the text; all others count on from it."""
Value = str | bool | tuple[str, ...]

_ENTRY = re.compile(r"Q[1-9][0-9]*")


class Record(msgspec.Struct):
    """A feature structure: ``places`` are ``begin`` and ``end`` in UTF-16 units; ``links`` name ids."""

    id: int
    type: str
    places: tuple[int, int] | None
    values: dict[str, Value] = msgspec.field(default_factory=dict)
    links: dict[str, int] = msgspec.field(default_factory=dict)


class Records:
    """The structures of one article, in the order in which they are written.

    ``tokens`` and ``sentences`` are only places: there are many, and they say nothing more.
    """

    def __init__(self, annotated: AnnotatedArticle, types: t.Types) -> None:
        self._annotated, self._types = annotated, types
        article = annotated.article
        units = Utf16Map(article.text)
        self.length = units.length
        self._at: Callable[[int], int] = units.to_utf16 if units.length > len(article.text) else int
        cut = segments.cut(annotated)
        self.sentences = [(it.start, it.end) for it in cut]
        self.tokens = list(chain.from_iterable([it.tokens for it in cut]))
        if self._at is not int:
            self.sentences, self.tokens = map(self._units, (self.sentences, self.tokens))
        self._last = SOFA + len(self.sentences) + len(self.tokens)
        self._ids: dict[str, int] = {}
        self._places: dict[str, tuple[int, int]] = {}

    def _units(self, places: list[tuple[int, int]]) -> list[tuple[int, int]]:
        at = self._at
        return [(at(start), at(end)) for start, end in places]

    @property
    def first(self) -> int:
        """The id after that of the text: of the first sentence, or token, or record."""
        return SOFA + 1

    def __iter__(self) -> Iterator[Record]:
        yield self._metadata()
        yield from self._of_article()
        yield from map(self._span, self._annotated.annotations)
        for it in self._annotated.relations:
            if it.from_id in self._ids and it.to_id in self._ids:
                yield self._relation(it)

    def _new(self, of: str, places: tuple[int, int] | None, values: dict[str, Value]) -> Record:
        self._last += 1
        return Record(self._last, of, places, values)

    def _metadata(self) -> Record:
        article = self._annotated.article
        values: dict[str, Value] = {
            "language": article.language or "x-unspecified",
            "documentTitle": article.title,
            "documentId": article.name,
        }
        return self._new(t.METADATA, (0, self.length), values)

    def _of_article(self) -> Iterator[Record]:
        article = self._annotated.article
        for name, value in facts.told(article).items():
            if name not in ("title", "language"):
                word = value if isinstance(value, str) else json.dumps(value)
                yield self._new(t.FACT, None, {"name": name, "value": word})
        for label, said in article.labels.items():
            for value in said if isinstance(said, tuple) else (said,):
                yield self._new(t.DOCUMENT_LABEL, None, {"label": label, "value": value})

    def _span(self, it: Annotation) -> Record:
        of = self._types.of(it.layer)
        values: dict[str, Value] = {"value" if of.name == t.ENTITY_TYPE else "label": it.label}
        if it.annotator:
            values[t.ANNOTATOR] = it.annotator
        if len(it.fragments) > 1:
            parts = ((self._at(part.start), self._at(part.end)) for part in it.fragments)
            values[t.FRAGMENTS] = ";".join(f"{start}-{end}" for start, end in parts)
        self._said(of, it.layer, it.attributes, values)
        made = self._new(of.name, (self._at(it.start), self._at(it.end)), values)
        self._ids[it.id] = made.id
        self._places[it.id] = made.places or (0, 0)
        return made

    def _relation(self, it: Relation) -> Record:
        values: dict[str, Value] = {"label": it.label}
        if it.annotator:
            values[t.ANNOTATOR] = it.annotator
        self._said(self._types.relation, "", it.attributes, values)
        made = self._new(t.RELATION, self._places[it.to_id], values)
        made.links = {"Governor": self._ids[it.from_id], "Dependent": self._ids[it.to_id]}
        return made

    def _said(
        self, of: t.Type, layer: str, attributes: Attributes, values: dict[str, Value]
    ) -> None:
        taken = of.taken
        for name, value in attributes.items():
            if type(value) is str and name != "wikidata":  # as nearly all are
                values[taken.get((name, t.STRING)) or of.feature(name, t.STRING)] = value
                continue
            if value == ():
                continue
            if is_entry(of, name, value):
                values["identifier"] = f"{t.WIKIDATA}{value}"
                continue
            kind = self._types.kind(layer, name, value)
            values[of.feature(name, kind)] = plain(value, kind)


def numbered(one: str, first: int, places: Sequence[tuple[int, int]]) -> str:
    """Structures that are nothing but places, all in one go: ``one`` has the id, the start and the end as
    ``%d``. They are counted from ``first``."""
    ids = range(first, first + len(places))
    told = [(it, start, end) for it, (start, end) in zip(ids, places, strict=True)]
    return (one * len(places)) % tuple(chain.from_iterable(told))


def is_entry(of: t.Type, name: str, value: AttributeValue) -> bool:
    """Whether it is what INCEpTION keeps as the identifier of a named entity."""
    entity = of.name == t.ENTITY_TYPE and name == "wikidata"
    return entity and isinstance(value, str) and _ENTRY.fullmatch(value) is not None


def plain(value: AttributeValue, kind: t.Kind) -> Value:
    if isinstance(value, tuple) or (isinstance(value, bool) and kind == t.BOOLEAN):
        return value
    return ("true" if value else "false") if isinstance(value, bool) else str(value)


def weigh(annotated: AnnotatedArticle, schema: Schema, tally: Tally) -> None:
    """Count what structures do not say: relations that leave the article, lists without a value."""
    here = {it.id for it in annotated.annotations}
    for it in annotated.annotations:
        if it.attributes and () in it.attributes.values():
            tally.add_all("attribute", _without_value(it.attributes))
    for it in annotated.relations:
        if it.from_id not in here or it.to_id not in here:
            tally.add("relation_across", it.label)
            tally.add_all("relation_attribute", it.attributes)
        elif it.attributes:
            tally.add_all("relation_attribute", _without_value(it.attributes))
    labels = annotated.article.labels
    tally.add_all("document_label", (name for name, value in labels.items() if value == ()))
    losses.facts_lost(annotated, tally, losses.FACTS)


def _without_value(attributes: Attributes) -> list[str]:
    return [name for name, value in attributes.items() if value == ()]
