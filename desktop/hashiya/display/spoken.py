"""Says a mark in words, for those who hear the page: label, quote, what lies in it, its relations.

It gives plain sentences of the catalogue and knows no widget. Isolating characters are left out:
a voice has no direction, and some voices read them aloud.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from hashiya.display.listing import Row, short_quote
from hashiya.model.annotation import Annotation
from hashiya.model.relation import Relation
from hashiya.model.schema import Schema
from hashiya.wording import FSI, PDI, Wording

MOST = 3
"""Names told of one kind; the rest is "and others"."""
_FAR = 400
_SILENT = str.maketrans("", "", FSI + PDI)


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What is told of a mark beside itself; relations with the annotation at their other end."""

    inside: Sequence[Annotation] = ()
    around: Sequence[Annotation] = ()
    relations: Sequence[tuple[Relation, Annotation]] = field(default=())


class Voice:
    """Speaks of marks with the names of one label set, in one language."""

    def __init__(self, schema: Schema, wording: Wording) -> None:
        self._schema = schema
        self._wording = wording

    def say(self, message: str, **values: str) -> str:
        return aloud(self._wording.say(message, **values))

    def label(self, annotation: Annotation) -> str:
        found = self._schema.label(annotation.layer, annotation.label)
        return found.name(self._wording.language) if found else annotation.label

    def layer(self, annotation: Annotation) -> str:
        names = next((it.names for it in self._schema.layers if it.code == annotation.layer), {})
        return names.get(self._wording.language) or annotation.layer

    def join(self, parts: Iterable[str]) -> str:
        return aloud(self._wording.join(it for it in parts if it))

    def mark(self, annotation: Annotation, near: Surroundings, *, layer: bool = False) -> str:
        """ "منظمة، حلف شمال الأطلسي، داخلها: ناتو"."""
        quote = short_quote(annotation.quote, 120)
        parts = [self.label(annotation), self.layer(annotation) if layer else "", quote]
        if near.around:
            parts.append(self.say("ears-around", marks=self._labels(near.around)))
        if near.inside:
            parts.append(self.say("ears-inside", marks=self._quotes(near.inside)))
        parts += [self._relation(annotation, *it) for it in near.relations[:MOST]]
        if len(near.relations) > MOST:
            parts.append(self.say("ears-others"))
        return self.join(parts)

    def relation(self, relation: Relation) -> str:
        found = self._schema.relation(relation.label)
        return found.name(self._wording.language) if found else relation.label

    def _relation(self, here: Annotation, relation: Relation, other: Annotation) -> str:
        message = "ears-relation-to" if relation.from_id == here.id else "ears-relation-from"
        quote = short_quote(other.quote, 40)
        return self.say(message, relation=self.relation(relation), quote=quote)

    def _quotes(self, marks: Sequence[Annotation]) -> str:
        return self._some([short_quote(it.quote, 40) for it in marks])

    def _labels(self, marks: Sequence[Annotation]) -> str:
        return self._some([self.label(it) for it in marks])

    def _some(self, names: list[str]) -> str:
        more = [self.say("ears-others")] if len(names) > MOST else []
        return self.join(names[:MOST] + more)


def aloud(sentence: str) -> str:
    return sentence.translate(_SILENT)


class Relations:
    """Relations of an article by the annotations at their ends."""

    def __init__(self, relations: Iterable[Relation], annotations: Iterable[Annotation]) -> None:
        self._by_end: dict[str, list[Relation]] = {}
        for it in relations:
            self._by_end.setdefault(it.from_id, []).append(it)
            self._by_end.setdefault(it.to_id, []).append(it)
        self._ends = {it.id: it for it in annotations if it.id in self._by_end}

    def of(self, annotation_id: str) -> list[tuple[Relation, Annotation]]:
        found: list[tuple[Relation, Annotation]] = []
        for it in self._by_end.get(annotation_id, []):
            other = self._ends.get(it.to_id if it.from_id == annotation_id else it.from_id)
            if other is not None:
                found.append((it, other))
        return found


def nested(
    mark: Annotation, others: Iterable[Annotation]
) -> tuple[list[Annotation], list[Annotation]]:
    """Of these annotations, what lies in a mark and what it lies in, each in reading order."""
    inside: list[Annotation] = []
    around: list[Annotation] = []
    for it in others:
        if it.id == mark.id:
            continue
        if it.span == mark.span:
            (inside if it.id > mark.id else around).append(it)
        elif mark.span.embeds(it.span):
            inside.append(it)
        elif it.span.embeds(mark.span):
            around.append(it)
    return inside, around


def near_row(listed: Sequence[Row], at: int) -> list[Annotation]:
    """The annotations beside a row of the list that may embed it or be embedded, found nearby."""
    mark = listed[at].annotation
    found: list[Annotation] = []
    for row in listed[at + 1 : at + _FAR]:
        if row.annotation.start >= mark.end:
            break
        found.append(row.annotation)
    depth = listed[at].depth
    for row in reversed(listed[max(0, at - _FAR) : at]):
        if depth <= 0:
            break
        if row.depth < depth and row.annotation.span.embeds(mark.span):
            found.insert(0, row.annotation)
            depth = row.depth
    return found
