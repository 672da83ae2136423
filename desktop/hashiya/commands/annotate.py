"""Tag, retag, move, describe, relate, remove: one gesture, one Step; it draws nothing and stores nothing.

What a label set forbids is refused here, before the store is asked. A gesture that would change
nothing makes no step.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hashiya.model.annotation import Annotation
from hashiya.model.attribute import AttributeType, AttributeValue, parse
from hashiya.model.edit import Edit, Record, Step
from hashiya.model.errors import (
    BadAttribute,
    OverlapForbidden,
    QuoteMismatch,
    RelationAcross,
    RelationForbidden,
    StaleEdit,
    UnknownAttribute,
    UnknownLabel,
)
from hashiya.model.identity import new_id, now
from hashiya.model.relation import Relation
from hashiya.model.schema import Label, Layer, RelationType, Schema
from hashiya.model.span import Span
from hashiya.workspace import Workspace

EVERYWHERE = {
    "comment": AttributeType(name="comment", kind="text", layer=""),
    "certain": AttributeType(name="certain", kind="flag", layer=""),
}
"""Attributes that every annotation may have, whatever the label set says."""

Place = Span | tuple[Span, ...]


def tag(ws: Workspace, article_id: str, place: Place, layer: str, label: str) -> Annotation:
    """Label a place. The same place tagged again in the same layer changes its label.

    Raises:
        UnknownLabel, OverlapForbidden: the label set says no. QuoteMismatch: past the text.
    """
    fragments = fragments_of(place)
    there = [
        it
        for it in ws.annotations(article_id, fragments[0].start)
        if it.layer == layer and it.fragments == fragments
    ]
    if there:
        mine = [it for it in there if it.annotator == ws.me]
        return retag(ws, (mine or there)[-1].id, layer, label)
    schema = ws.schema()
    _known_label(schema, layer, label)
    annotation = Annotation(
        id=new_id(),
        article=article_id,
        layer=layer,
        label=label,
        fragments=fragments,
        quote=quote_of(ws, article_id, fragments),
        annotator=ws.me,
        created=now(),
    )
    refuse_overlap(ws, schema, annotation)
    _apply(ws, "annotate.tag", Edit(None, annotation))
    return annotation


def retag(ws: Workspace, annotation_id: str, layer: str, label: str) -> Annotation:
    """Change the label; attributes that do not serve the new one go."""
    old = _annotation(ws, annotation_id)
    schema = ws.schema()
    _known_label(schema, layer, label)
    kept = {
        name: value
        for name, value in old.attributes.items()
        if _serves(schema, old, layer, label, name)
    }
    new = replace(old, layer=layer, label=label, attributes=kept)
    if (layer, label) == (old.layer, old.label):
        return old
    if layer != old.layer:
        refuse_overlap(ws, schema, new)
    _apply(ws, "annotate.retag", Edit(old, new))
    return new


def move(ws: Workspace, annotation_id: str, place: Place) -> Annotation:
    """Put the annotation elsewhere in its article: an edge dragged, a word more."""
    old = _annotation(ws, annotation_id)
    fragments = fragments_of(place)
    if fragments == old.fragments:
        return old
    new = replace(old, fragments=fragments, quote=quote_of(ws, old.article, fragments))
    refuse_overlap(ws, ws.schema(), new)
    _apply(ws, "annotate.move", Edit(old, new))
    return new


def set_attribute(
    ws: Workspace, annotation_id: str, name: str, value: AttributeValue | None
) -> Annotation:
    """Say something of an annotation; ``None`` takes it back.

    Raises:
        UnknownAttribute: the label has none of that name. BadAttribute: the value does not fit.
    """
    old = _annotation(ws, annotation_id)
    attributes = dict(old.attributes)
    if value is None:
        attributes.pop(name, None)
    else:
        kind = ws.schema().attribute(old.layer, old.label, name) or EVERYWHERE.get(name)
        if kind is None:
            raise UnknownAttribute(name=name, label=old.label)
        attributes[name] = fitting(kind, value)
    new = replace(old, attributes=attributes)
    if attributes == dict(old.attributes):
        return old
    _apply(ws, "annotate.set_attribute", Edit(old, new))
    return new


def remove(ws: Workspace, annotation_ids: Sequence[str]) -> Step | None:
    """Take annotations away and the relations that hang on them, in one step."""
    going = [_annotation(ws, it) for it in dict.fromkeys(annotation_ids)]
    arrows = ws.relations_of([it.id for it in going])
    return _apply(ws, "annotate.remove", *_removals((*arrows, *going)))


def relate(ws: Workspace, label: str, from_id: str, to_id: str) -> Relation:
    """Draw an arrow; one that is there already is not drawn twice.

    Raises:
        UnknownLabel: no such kind of relation. RelationForbidden: it does not fit these ends.
        RelationAcross: the ends lie in two articles, and this kind may not join them.
    """
    start, end = _annotation(ws, from_id), _annotation(ws, to_id)
    schema = ws.schema()
    kind = schema.relation(label)
    if kind is None:
        raise UnknownLabel(label=label, layer="")
    if from_id == to_id or not allowed(schema, kind, start, end):
        raise RelationForbidden(label=label, start=start.label, end=end.label)
    if start.article != end.article and not schema.joins_articles(kind):
        raise RelationAcross(label=label)
    there = _same_arrow(ws.relations_of([from_id]), kind, from_id, to_id)
    if there is not None:
        return there
    relation = Relation(
        id=new_id(),
        article=start.article,
        label=label,
        from_id=from_id,
        to_id=to_id,
        annotator=ws.me,
        created=now(),
    )
    _apply(ws, "annotate.relate", Edit(None, relation))
    return relation


def set_relation_attribute(
    ws: Workspace, relation_id: str, name: str, value: AttributeValue | None
) -> Relation:
    """Say something of an arrow; ``None`` takes it back.

    What the label set gives a relation's label is checked; what it does not know may be said freely,
    for label sets seldom describe arrows.

    Raises:
        BadAttribute: the value does not fit. StaleEdit: the arrow is gone.
    """
    old = ws.find_relations([relation_id]).get(relation_id)
    if old is None:
        raise StaleEdit(kind="relation", name="")
    attributes = dict(old.attributes)
    if value is None:
        attributes.pop(name, None)
    else:
        if not name.strip():
            raise UnknownAttribute(name=name, label=old.label)
        kind = relation_attribute(ws.schema(), old.label, name)
        attributes[name] = fitting(kind, value) if kind else value
    if attributes == dict(old.attributes):
        return old
    new = replace(old, attributes=attributes)
    _apply(ws, "annotate.set_relation_attribute", Edit(old, new))
    return new


def relation_attribute(schema: Schema, label: str, name: str) -> AttributeType | None:
    """The kind of an arrow's attribute: of its label, under the layer without a name, else general."""
    return schema.attribute("", label, name) or EVERYWHERE.get(name)


def unrelate(ws: Workspace, relation_ids: Sequence[str]) -> Step | None:
    """Take arrows away; their ends stay."""
    found = ws.find_relations(relation_ids)
    missing = [it for it in relation_ids if it not in found]
    if missing:
        raise StaleEdit(kind="relation", name="")
    return _apply(ws, "annotate.unrelate", *_removals(tuple(found.values())))


def _apply(ws: Workspace, act: str, *edits: Edit) -> Step | None:
    if not edits:
        return None
    step = Step(id=new_id(), act=act, by=ws.me, at=now(), edits=edits)
    ws.apply(step)
    return step


def _removals(records: Sequence[Record]) -> tuple[Edit, ...]:
    return tuple(Edit(it, None) for it in records)


def _annotation(ws: Workspace, annotation_id: str) -> Annotation:
    found = ws.annotation(annotation_id)
    if found is None:
        raise StaleEdit(kind="annotation", name="")
    return found


def fragments_of(place: Place) -> tuple[Span, ...]:
    return (place,) if isinstance(place, Span) else tuple(sorted(place))


def quote_of(ws: Workspace, article_id: str, fragments: tuple[Span, ...]) -> str:
    text = ws.text(article_id)
    start, end = fragments[0].start, fragments[-1].end
    if end > len(text):
        raise QuoteMismatch(start=start, end=end, quote="", found=text[start:])
    return text[start:end]


def _known_label(schema: Schema, layer: str, label: str) -> None:
    if schema.label(layer, label) is None:
        raise UnknownLabel(label=label, layer=layer)


def refuse_overlap(ws: Workspace, schema: Schema, annotation: Annotation) -> None:
    """Hold the annotation against the same annotator's others of its layer."""
    layer = next((it for it in schema.layers if it.code == annotation.layer), None)
    if layer is None or layer.overlap == "any":
        return
    for other in ws.annotations(annotation.article):
        rival = other.layer == layer.code and other.annotator == annotation.annotator
        if rival and other.id != annotation.id and _collides(layer, annotation, other):
            raise OverlapForbidden(layer=layer.code, label=other.label, quote=other.quote[:80])


def _collides(layer: Layer, one: Annotation, other: Annotation) -> bool:
    pairs = [(a, b) for a in one.fragments for b in other.fragments]
    if layer.overlap == "none":
        return any(a.overlaps(b) for a, b in pairs)
    return any(a.crosses(b) for a, b in pairs)


def _serves(schema: Schema, old: Annotation, layer: str, label: str, name: str) -> bool:
    """Whether an attribute outlives a change of label."""
    if name in EVERYWHERE:
        return True
    new_kind = schema.attribute(layer, label, name)
    if new_kind is None:
        # what the label set never knew came with an import and stays
        return schema.attribute(old.layer, old.label, name) is None
    try:
        fitting(new_kind, old.attributes[name])
    except BadAttribute:
        return False
    return True


def fitting(kind: AttributeType, value: AttributeValue) -> AttributeValue:
    """The value in the kind's own type; ``BadAttribute`` where it does not fit."""
    try:
        parsed = parse(kind.kind, value)
    except ValueError:
        raise BadAttribute(name=kind.name, value=str(value)[:80]) from None
    codes = {it.code for it in kind.choices}
    chosen = parsed if isinstance(parsed, tuple) else (parsed,)
    if codes and kind.kind in {"choice", "choices"} and not codes.issuperset(map(str, chosen)):
        raise BadAttribute(name=kind.name, value=str(value)[:80])
    return parsed


def allowed(schema: Schema, kind: RelationType, start: Annotation, end: Annotation) -> bool:
    """Whether the label set lets an arrow of that kind lead from one to the other."""
    from_label, to_label = (
        schema.label(it.layer, it.label) or Label(code=it.label, layer=it.layer)
        for it in (start, end)
    )
    return kind in schema.fitting(from_label, to_label)


def _same_arrow(
    relations: Sequence[Relation], kind: RelationType, from_id: str, to_id: str
) -> Relation | None:
    ends = {(from_id, to_id)} | ({(to_id, from_id)} if kind.symmetric else set[tuple[str, str]]())
    found = (it for it in relations if it.label == kind.code and (it.from_id, it.to_id) in ends)
    return next(found, None)
