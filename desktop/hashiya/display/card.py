"""What the card of an annotation shows, as plain values: attributes, relations both ways, derived facts.

Derived facts (what lies inside, how deep, whose words) are worked out here each time and stored nowhere.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from urllib.parse import urlsplit

from hashiya.display.derived import NIL, Derived, Form, derived, plays_a_part
from hashiya.display.relation_index import RelationIndex
from hashiya.display.span_index import SpanIndex
from hashiya.model.annotation import Annotation
from hashiya.model.attribute import AttributeType, AttributeValue, guess_kind
from hashiya.model.relation import Relation
from hashiya.model.schema import Label, RelationRole, RelationType, Schema
from hashiya.rules.describing import GENERAL, fits

VERDICT = "verdict"
"""The name of the attribute with which a verdict begins; ``verdict_…`` belong to it."""
WORTH = "check_worthy"
"""The name of the attribute that says whether a claim is worth the check; it stands before the verdict."""
ADDRESS = "url"
"""Names of text attributes that hold the address of a page end so."""
WIKIDATA = "https://www.wikidata.org/wiki/"
"""Where the page of an id lies; it is opened in the browser, and only when somebody asks."""
_ORDER: tuple[RelationRole, ...] = (
    "speaker",
    "cue",
    "speaker_entity",
    "addressee",
    "time",
    "place",
    "about",
    "supports",
    "attacks",
    "same",
    "contradicts",
    "",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """An attribute as the card shows it.

    ``strays`` are codes or values that the label set does not allow (any more): kept, and marked.
    ``foreign``: the label set has no such attribute for this label.
    """

    kind: AttributeType
    value: AttributeValue | None = None
    strays: tuple[str, ...] = ()
    foreign: bool = False

    @property
    def missing(self) -> bool:
        return self.kind.required and self.value in (None, "", ())

    @property
    def is_address(self) -> bool:
        return self.kind.kind == "text" and self.kind.name.endswith(ADDRESS)


@dataclass(frozen=True, slots=True, kw_only=True)
class End:
    """One arrow of a row, and what stands at its other end; ``None``: not in this article."""

    relation: Relation
    other_id: str
    other: Annotation | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """A kind of relation seen from the annotation: ``outgoing`` or arriving, with its ends.

    ``can_add``: the label set allows another one from (or to) this label.
    """

    code: str
    kind: RelationType | None
    outgoing: bool
    ends: tuple[End, ...] = ()
    can_add: bool = False
    role: RelationRole = ""

    def name(self, language: str) -> str:
        return self.kind.name(language) if self.kind else self.code


@dataclass(frozen=True, slots=True, kw_only=True)
class Beyond:
    """What lies in other articles: relations that they hold, and ends, by id."""

    arriving: tuple[Relation, ...] = ()
    ends: Mapping[str, Annotation] = field(default_factory=dict[str, Annotation])


NOTHING = Beyond()


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    annotation: Annotation
    form: Form
    label: Label | None
    wording: Fact | None
    facts: tuple[Fact, ...]
    verdict: tuple[Fact, ...]
    """Whether it is worth a check, and what the check found."""
    ties: tuple[Tie, ...]
    derived: Derived

    @property
    def all_facts(self) -> tuple[Fact, ...]:
        """In the order of the card: what a check is about first."""
        return (*((self.wording,) if self.wording else ()), *self.verdict, *self.facts)


def card(
    annotation: Annotation,
    marks: SpanIndex,
    relations: RelationIndex,
    schema: Schema,
    beyond: Beyond = NOTHING,
) -> Card:
    """What there is to show of an annotation of the article in view."""
    form = _form(annotation, schema)
    facts = facts_of(annotation, schema)
    of_check = [it for it in facts if _of_verdict(it.kind.name)] if form == "claim" else []
    verdict = tuple(sorted(of_check, key=lambda it: it.kind.name != WORTH))
    rest = [it for it in facts if it not in verdict]
    wording = next((it for it in rest if _is_wording(it)), None) if form == "claim" else None
    arrows = [*relations.of(annotation.id), *beyond.arriving]
    return Card(
        annotation=annotation,
        form=form,
        label=schema.label(annotation.layer, annotation.label),
        wording=wording,
        facts=tuple(it for it in rest if it is not wording),
        verdict=verdict,
        ties=_ties(annotation, arrows, marks, schema, beyond.ends),
        derived=derived(annotation, form, marks, relations, schema),
    )


def facts_of(annotation: Annotation, schema: Schema) -> tuple[Fact, ...]:
    """What is asked of this label, what may be said of any, then what only this annotation has."""
    known = schema.attributes_of(annotation.layer, annotation.label)
    known = sorted(known, key=lambda it: it.name in GENERAL)
    found = [_fact(kind, annotation.attributes.get(kind.name)) for kind in known]
    names = {it.name for it in known}
    for name, value in annotation.attributes.items():
        if name not in names:
            shown = "text" if isinstance(value, str) else guess_kind(value)  # a verdict “false” too
            kind = AttributeType(name=name, kind=shown, layer=annotation.layer)
            found.append(Fact(kind=kind, value=value, foreign=name not in GENERAL))
    return tuple(found)


def _fact(kind: AttributeType, value: AttributeValue | None) -> Fact:
    if value is None or fits(kind, value):
        return Fact(kind=kind, value=value)
    codes = {it.code for it in kind.choices}
    each = value if isinstance(value, tuple) else (value,)
    odd = tuple(str(it) for it in each if str(it) not in codes)
    return Fact(kind=kind, value=value, strays=odd or tuple(map(str, each)))


def _form(annotation: Annotation, schema: Schema) -> Form:
    label = schema.label(annotation.layer, annotation.label)
    if label is None:
        return "part"
    if label in schema.labels_as("claim"):
        return "claim"
    return "part" if plays_a_part(label, schema) else "entity"


def is_address(value: str) -> bool:
    """Whether it is the address of a page that may be opened: http or https, with a host."""
    try:
        parts = urlsplit(value.strip())
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname) and value.split() == [value]


def page_of(fact: Fact) -> str:
    """The address that a value leads to; empty when it leads nowhere."""
    value = fact.value
    if not isinstance(value, str):
        return ""
    if fact.kind.kind == "link" and not fact.strays and value != NIL:
        return f"{WIKIDATA}{value}"
    return value if fact.is_address and is_address(value) else ""


def _of_verdict(name: str) -> bool:
    return name in (WORTH, VERDICT) or name.startswith(f"{VERDICT}_")


def _is_wording(fact: Fact) -> bool:
    return fact.kind.long and fact.kind.kind == "text" and fact.kind.name not in GENERAL


# relations


def _ties(
    annotation: Annotation,
    arrows: Sequence[Relation],
    marks: SpanIndex,
    schema: Schema,
    elsewhere: Mapping[str, Annotation],
) -> tuple[Tie, ...]:
    label = schema.label(annotation.layer, annotation.label)
    ends: defaultdict[tuple[str, bool], list[End]] = defaultdict(list)
    for it in {arrow.id: arrow for arrow in arrows}.values():
        kind = schema.relation(it.label)
        outgoing = it.from_id == annotation.id or (kind is not None and kind.symmetric)
        other_id = it.to_id if it.from_id == annotation.id else it.from_id
        other = marks.get(other_id) or elsewhere.get(other_id)
        ends[it.label, outgoing].append(End(relation=it, other_id=other_id, other=other))
    made: list[Tie] = []
    for kind in sorted(schema.relations, key=lambda it: _ORDER.index(role_of(it, schema))):
        for outgoing in (True, False):
            fitting = label is not None and _fits(kind, label, outgoing=outgoing)
            found = tuple(ends.pop((kind.code, outgoing), ()))
            role = role_of(kind, schema)
            # of what arrives only what is said of a claim is asked for; an entity's would be endless
            can = fitting and (outgoing or role in ("supports", "attacks"))
            if found or can:
                tie = Tie(code=kind.code, kind=kind, outgoing=outgoing, ends=found, role=role)
                made.append(replace(tie, can_add=can))
    for (code, outgoing), strange in ends.items():  # the label set has no such relation
        made.append(Tie(code=code, kind=None, outgoing=outgoing, ends=tuple(strange)))
    return tuple(made)


def role_of(kind: RelationType, schema: Schema) -> RelationRole:
    """The part of a relation, also in label sets from before parts were written down."""
    if kind.role:
        return kind.role
    for it in _ORDER:
        if it and kind in schema.relations_as(it):
            return it
    return ""


def _fits(kind: RelationType, label: Label, *, outgoing: bool) -> bool:
    """Whether the label set lets such an arrow begin (or end) at that label."""
    if kind.symmetric and not outgoing:
        return False
    ends = kind.domain if outgoing else kind.range
    return not ends or label.code in ends or label.layer in ends
