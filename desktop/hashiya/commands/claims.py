"""A claim from what is said at a place, and who says it: guesses become marks only when a person takes them.

Labels and relations are found by the part they play in the label set, never by their codes.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from hashiya.commands import annotate
from hashiya.model.annotation import Annotation
from hashiya.model.attribute import AttributeValue
from hashiya.model.edit import Edit, Step
from hashiya.model.errors import StaleEdit, UnknownLabel
from hashiya.model.identity import new_id, now
from hashiya.model.relation import Relation
from hashiya.model.schema import Label, LabelRole, RelationRole, Schema
from hashiya.model.span import Span
from hashiya.text.attributions import (
    Attribution,
    attribution_at,
    extents_at,
    said_in_clause,
    trimmed,
    whole_at,
)
from hashiya.workspace import Workspace

NEAR = 1200
"""Code points before a claim in which an earlier source may still be the one who speaks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A source or cue that a claim may have: a mark that is there, or a place for a new one."""

    role: LabelRole
    span: Span
    annotation: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What may be said of one claim; ``parts`` are taken together or one by one."""

    claim: str
    parts: tuple[Part, ...]


def claim_here(
    ws: Workspace, article_id: str, position: int, selected: Span | None = None
) -> Annotation | None:
    """Make the quotation, clause or sentence at ``position`` a claim, or what is ``selected``.

    The same place is not marked twice: its claim is given back. None where nothing is said.

    Raises:
        UnknownLabel: the label set has no label for claims. OverlapForbidden: it says no.
    """
    text, schema = ws.text(article_id), ws.schema()
    label = _label(schema, "claim")
    found = _chosen(text, selected, position) if selected else attribution_at(text, position)
    if found is None:
        return None
    span = Span(*found.content)
    there = _at(ws.annotations(article_id, span.start), label, span)
    if there is not None:
        return there
    annotation = Annotation(
        id=new_id(),
        article=article_id,
        layer=label.layer,
        label=label.code,
        fragments=(span,),
        quote=span.quote(text),
        attributes=_known(schema, label, {"quotation": found.form}),
        annotator=ws.me,
        created=now(),
    )
    annotate.refuse_overlap(ws, schema, annotation)
    _apply(ws, "claims.claim", [Edit(None, annotation)])
    return annotation


def widen(
    ws: Workspace, claim_id: str, position: int, first: Span | None = None
) -> Annotation | None:
    """Give the claim the next larger thing that may be meant at ``position``; after the largest the
    smallest. ``first`` is among them. None where nothing else is meant there.

    Raises:
        OverlapForbidden: the label set says no.
    """
    claim, schema = _claim(ws, claim_id), ws.schema()
    text, label = ws.text(claim.article), schema.label(claim.layer, claim.label)
    forms = {it.content: it.form for it in extents_at(text, position)}
    here = (claim.start, claim.end)
    places = {*forms, here} | ({(first.start, first.end)} if first else set())
    order = sorted(places, key=lambda it: (it[1] - it[0], it))
    at = order.index(here)
    for place in (*order[at + 1 :], *order[:at]):
        span = Span(*place)
        if label is None or _at(ws.annotations(claim.article, span.start), label, span):
            continue
        told = _known(schema, label, {"quotation": forms.get(here, "none")})
        attributes = dict(claim.attributes)
        if attributes.get("quotation") == told.get("quotation"):  # nobody said otherwise
            attributes.pop("quotation", None)
            attributes |= _known(schema, label, {"quotation": forms.get(place, "none")})
        new = replace(claim, fragments=(span,), quote=span.quote(text), attributes=attributes)
        annotate.refuse_overlap(ws, schema, new)
        _apply(ws, "claims.widen", [Edit(claim, new)])
        return new
    return None


def drafts(ws: Workspace, proposal: Proposal) -> tuple[Annotation, ...]:
    """The marks that a proposal would make, for showing them; none of them is stored."""
    claim, schema = _claim(ws, proposal.claim), ws.schema()
    text = ws.text(claim.article)
    new = [it for it in proposal.parts if it.annotation is None]
    return tuple(_draft(ws, _label(schema, it.role), claim.article, text, it.span) for it in new)


def proposed(ws: Workspace, claim_id: str) -> Proposal:
    """Who may say the claim and with which word, as far as the words round it tell.

    Nothing is proposed that the claim has already.
    """
    claim, schema = _claim(ws, claim_id), ws.schema()
    text = ws.text(claim.article)
    said = _said(text, claim)
    marks = ws.annotations(claim.article)
    has = {it.label for it in ws.relations_of([claim_id]) if it.from_id == claim_id}
    parts: list[Part] = []
    places: dict[LabelRole, tuple[int, int] | None] = {"source": said.source, "cue": said.cue}
    for role, place in places.items():
        kind = schema.relations_as("speaker" if role == "source" else "cue")
        if not kind or kind[0].code in has or not schema.labels_as(role):
            continue
        label = schema.labels_as(role)[0]
        part = _part(role, label, Span(*place) if place else None, marks)
        if part is None and role == "source" and said.form != "none":
            part = _earlier(label, claim, marks)
        if part is not None:
            parts.append(part)
    return Proposal(claim=claim_id, parts=tuple(parts))


def accept(ws: Workspace, proposal: Proposal) -> Step | None:
    """Mark what the proposal names where it is not marked, and join it to the claim: one step."""
    claim, schema = _claim(ws, proposal.claim), ws.schema()
    text = ws.text(claim.article)
    edits: list[Edit] = []
    known = {(it.label, it.to_id) for it in ws.relations_of([claim.id])}
    for part in proposal.parts:
        end_id = part.annotation
        if end_id is None:
            made = _mark(ws, schema, claim.article, text, part)
            edits.append(Edit(None, made))
            end_id = made.id
        arrow = _arrow(ws, schema, claim, part.role, end_id)
        if arrow is not None and (arrow.label, end_id) not in known:
            edits.append(Edit(None, arrow))
    label = schema.label(claim.layer, claim.label)
    if label and any(it.role == "source" for it in proposal.parts):
        new = _known(schema, label, {"attribution": "explicit"}, but=claim.attributes)
        if new:
            edits.append(Edit(claim, replace(claim, attributes={**claim.attributes, **new})))
    return _apply(ws, "claims.accept", edits)


def _said(text: str, claim: Annotation) -> Attribution:
    """What the words round a claim tell, whether its edges are those that would be guessed or not."""
    for position in (claim.start, (claim.start + claim.end) // 2):
        found = attribution_at(text, position)
        if found is not None and _near(found.content, claim):
            return found
    found = said_in_clause(text, claim.start)
    return found if found is not None else Attribution((claim.start, claim.end), "none")


def _near(content: tuple[int, int], claim: Annotation) -> bool:
    return content[0] <= claim.start < content[1] or claim.start <= content[0] < claim.end


def _chosen(text: str, selected: Span, position: int) -> Attribution | None:
    content = trimmed(text, selected.start, selected.end)
    content = whole_at(text, content, position) if content else None
    if content is None:
        return None
    found = attribution_at(text, content[0])
    form = found.form if found is not None and found.content == content else "none"
    return Attribution(content, form)


def _part(
    role: LabelRole, label: Label, place: Span | None, marks: Iterable[Annotation]
) -> Part | None:
    """The mark of that label that lies there, else the place, grown to names that reach out of it."""
    if place is None:
        return None
    inside: list[Annotation] = []
    for it in marks:
        if it.label == label.code and it.layer == label.layer and it.span.overlaps(place):
            return Part(role=role, span=it.span, annotation=it.id)
        if it.layer != label.layer and it.span.overlaps(place) and not place.embeds(it.span):
            inside.append(it)
    if role == "source" and inside:
        start = min(place.start, *(it.start for it in inside))
        place = Span(start, max(place.end, *(it.end for it in inside)))
    return Part(role=role, span=place)


def _earlier(label: Label, claim: Annotation, marks: Iterable[Annotation]) -> Part | None:
    """«وأضاف …» names nobody: the last source before it goes on speaking."""
    before = [
        it
        for it in marks
        if it.label == label.code and it.layer == label.layer and it.end <= claim.start
    ]
    last = max(before, key=lambda it: it.end, default=None)
    if last is None or claim.start - last.end > NEAR:
        return None
    return Part(role="source", span=last.span, annotation=last.id)


def _mark(ws: Workspace, schema: Schema, article_id: str, text: str, part: Part) -> Annotation:
    made = _draft(ws, _label(schema, part.role), article_id, text, part.span)
    annotate.refuse_overlap(ws, schema, made)
    return made


def _draft(ws: Workspace, label: Label, article_id: str, text: str, span: Span) -> Annotation:
    return Annotation(
        id=new_id(),
        article=article_id,
        layer=label.layer,
        label=label.code,
        fragments=(span,),
        quote=span.quote(text),
        annotator=ws.me,
        created=now(),
    )


def _arrow(
    ws: Workspace, schema: Schema, claim: Annotation, role: LabelRole, end_id: str
) -> Relation | None:
    part: RelationRole = "speaker" if role == "source" else "cue"
    kinds = schema.relations_as(part)
    if not kinds:
        return None
    return Relation(
        id=new_id(),
        article=claim.article,
        label=kinds[0].code,
        from_id=claim.id,
        to_id=end_id,
        annotator=ws.me,
        created=now(),
    )


def _label(schema: Schema, role: LabelRole) -> Label:
    found = schema.labels_as(role)
    if not found:
        raise UnknownLabel(label=role, layer="")
    return found[0]


def _claim(ws: Workspace, claim_id: str) -> Annotation:
    found = ws.annotation(claim_id)
    if found is None:
        raise StaleEdit(kind="annotation", name="")
    return found


def _at(marks: Iterable[Annotation], label: Label, span: Span) -> Annotation | None:
    return next(
        (
            it
            for it in marks
            if (it.layer, it.label, it.fragments) == (label.layer, label.code, (span,))
        ),
        None,
    )


def _known(
    schema: Schema,
    label: Label,
    values: dict[str, str],
    but: Iterable[str] = (),
) -> dict[str, AttributeValue]:
    """Those of the values that the label set has a choice for and that are not said yet."""
    found: dict[str, AttributeValue] = {}
    for name, value in values.items():
        kind = schema.attribute(label.layer, label.code, name)
        taken = kind is None or name in set(but) or value in ("none", kind.default)
        if kind is not None and not taken and value in {it.code for it in kind.choices}:
            found[name] = value
    return found


def _apply(ws: Workspace, act: str, edits: list[Edit]) -> Step | None:
    if not edits:
        return None
    step = Step(id=new_id(), act=act, by=ws.me, at=now(), edits=tuple(edits))
    ws.apply(step)
    return step
