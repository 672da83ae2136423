"""What is worked out about an annotation each time it is shown, and stored nowhere; it draws nothing.

What lies inside a claim, how deep a mark lies, whose words they are, other mentions of one entity.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from hashiya.display.relation_index import RelationIndex
from hashiya.display.span_index import SpanIndex, reading_order
from hashiya.model.annotation import Annotation
from hashiya.model.relation import Relation
from hashiya.model.schema import Label, LabelRole, Schema
from hashiya.rules.relating import attribution
from hashiya.rules.rule import Marked
from hashiya.text.words import word_at

Form = Literal["claim", "entity", "part"]

CANONICAL = "canonical"
"""The name of the attribute that holds an entity's usual name."""
NIL = "NIL"
"""Looked for in Wikidata, and not there."""
_PARTS: tuple[LabelRole, ...] = ("claim", "source", "cue", "evidence")


@dataclass(frozen=True, slots=True, kw_only=True)
class Inside:
    """The entities of one label that lie in a claim."""

    label: Label
    marks: tuple[Annotation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Derived:
    """What is worked out: nothing of it is stored.

    ``speakers`` are entities to which the claim's sources refer, with their id in Wikidata.
    ``odd`` is the rule that the claim's attribution breaks. ``mentions`` are those of the same
    entity in this article, itself among them.
    """

    inside: tuple[Inside, ...] = ()
    around: int = 0
    speakers: tuple[tuple[Annotation, str], ...] = ()
    odd: str = ""
    mentions: tuple[str, ...] = ()


def plays_a_part(label: Label, schema: Schema) -> bool:
    """Whether a label is a claim or a part of one, and no entity."""
    return any(label in schema.labels_as(it) for it in _PARTS)


def derived(
    annotation: Annotation,
    form: Form,
    marks: SpanIndex,
    relations: RelationIndex,
    schema: Schema,
) -> Derived:
    around = marks.depth(annotation)
    if form == "claim":
        return Derived(
            inside=_inside(annotation, marks, schema),
            around=around,
            speakers=_speakers(annotation, marks, relations, schema),
            odd=_odd_attribution(annotation, relations, schema),
        )
    if form == "entity":
        return Derived(
            around=around,
            mentions=tuple(it.id for it in mentions(annotation, marks.in_order(), schema)),
        )
    return Derived(around=around)


def _inside(claim: Annotation, marks: SpanIndex, schema: Schema) -> tuple[Inside, ...]:
    found: defaultdict[tuple[str, str], list[Annotation]] = defaultdict(list)
    for it in marks.within(claim.start, claim.end):
        if it.id != claim.id and claim.span.embeds(it.span) and it.layer != claim.layer:
            found[it.layer, it.label].append(it)
    return tuple(
        Inside(label=label, marks=tuple(found[label.layer, label.code]))
        for label in schema.labels
        if (label.layer, label.code) in found and not plays_a_part(label, schema)
    )


def _speakers(
    claim: Annotation, marks: SpanIndex, relations: RelationIndex, schema: Schema
) -> tuple[tuple[Annotation, str], ...]:
    said = {it.code for it in schema.relations_as("speaker")}
    refers = {it.code for it in schema.relations_as("speaker_entity")}
    sources = [it.to_id for it in relations.of(claim.id) if _leads(it, claim.id, said)]
    ends = [it.to_id for one in sources for it in relations.of(one) if _leads(it, one, refers)]
    entities = [it for it in map(marks.get, dict.fromkeys(ends)) if it is not None]
    return tuple((it, qid) for it in entities if (qid := qid_of(it, schema)))


def _leads(relation: Relation, from_id: str, codes: set[str]) -> bool:
    return relation.from_id == from_id and relation.label in codes


def _odd_attribution(claim: Annotation, relations: RelationIndex, schema: Schema) -> str:
    if "attribution" in schema.silenced:
        return ""
    arrows = tuple(relations.of(claim.id))
    alone = Marked(text="", schema=schema, annotations=(claim,), relations=arrows)
    return next((it.rule for it in attribution(alone)), "")


def qid_of(annotation: Annotation, schema: Schema) -> str:
    """Its id in Wikidata or NIL: the first attribute that is a link."""
    for kind in schema.attributes_of(annotation.layer, annotation.label):
        value = annotation.attributes.get(kind.name)
        if kind.kind == "link" and isinstance(value, str) and value:
            return value
    return ""


def mentions(
    annotation: Annotation, marks: Iterable[Annotation], schema: Schema
) -> list[Annotation]:
    """All of one entity in reading order, itself among them: by canonical form or by Wikidata id."""
    links = {it.name for it in schema.attributes if it.kind == "link"}
    mine = _names_of(annotation, links)
    if not mine:
        return []
    others = (it for it in marks if it.attributes and not mine.isdisjoint(_names_of(it, links)))
    return sorted(others, key=reading_order)


def _names_of(annotation: Annotation, links: set[str]) -> set[str]:
    """By what an entity is known: asked of every mark of an article, so it looks nothing up."""
    said = annotation.attributes
    found = {str(said[it]) for it in links if it in said}
    if CANONICAL in said:
        found.add(f"= {said[CANONICAL]}".strip())
    return found - {"", NIL, "="}


def proclitic(annotation: Annotation, text: str) -> str:
    """The letters of the same written word that stand before the span."""
    word = word_at(text, annotation.start) if annotation.start < len(text) else None
    if word is None or word[0] >= annotation.start:
        return ""
    return text[word[0] : annotation.start]
