"""Says a mark in words, for those who hear the page: label, quote, what lies in it, its relations.

It gives plain sentences of the catalogue and knows no widget. Isolating characters are left out:
a voice has no direction, and some voices read them aloud.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from hashiya.display.listing import short_quote
from hashiya.display.relation_index import RelationIndex
from hashiya.display.span_index import SpanIndex, reading_order
from hashiya.model.annotation import Annotation
from hashiya.model.relation import Relation
from hashiya.model.schema import Schema
from hashiya.wording import FSI, PDI, RLM, Wording

MOST = 3
"""Names told of one kind; the rest is "and others"."""
FAR = 4000
"""Letters of a long mark in which others are looked for."""
_SILENT = str.maketrans("", "", FSI + PDI + RLM)


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What is told of a mark beside itself; relations with the annotation at their other end."""

    inside: Sequence[Annotation] = ()
    around: Sequence[Annotation] = ()
    relations: Sequence[tuple[Relation, Annotation]] = ()


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
        label, plane = self.label(annotation), self.layer(annotation) if layer else ""
        parts = [label, plane if plane != label else "", quote]
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


def surroundings(mark: Annotation, marks: SpanIndex, arrows: RelationIndex) -> Surroundings:
    """What lies in a mark, what it lies in (each in reading order), and its relations."""
    inside: list[Annotation] = []
    around: list[Annotation] = []
    key = reading_order(mark)
    for it in marks.within(mark.start, min(mark.end, mark.start + FAR)):
        # of two with the same extent the first embeds the second
        if it.id != mark.id and mark.span.embeds(it.span) and reading_order(it) > key:
            inside.append(it)
        elif it.id != mark.id and it.span.embeds(mark.span):
            around.append(it)
    related: list[tuple[Relation, Annotation]] = []
    for it in arrows.of(mark.id):
        other = marks.get(it.to_id if it.from_id == mark.id else it.from_id)
        if other is not None:
            related.append((it, other))
    return Surroundings(inside=inside, around=around, relations=related)
