"""What a change of the label set does to a plain world of records; it shares no code with the commands."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from hashiya.model.annotation import Annotation
from hashiya.model.label_change import Carry, LabelFate, RelationFate, ValueFate
from hashiya.model.relation import Relation
from hashiya.model.schema import Label, Schema
from hashiya.model.unplaced import Unplaced

CHANGES = ("grow", "rename", "merge", "remove", "split", "choose", "unsay", "arrows", "no-arrows")
PERS, GPE, SOURCE = ("entity", "PERS"), ("entity", "GPE"), ("claim", "SOURCE")


def wished(
    what: str, schema: Schema, world: Mapping[str, object], count: int
) -> tuple[Schema, Carry]:
    """The set and the wishes of one kind of change."""
    carry = Carry()
    if what == "grow":
        schema = replace(schema, labels=(*schema.labels, Label(code=f"SET{count}", layer="entity")))
    elif what == "rename":
        grown = [it for it in schema.labels if it.code.startswith(("NEW", "REN"))]
        if grown:
            renamed = replace(grown[0], code=f"REN{count}")
            labels = tuple(renamed if it == grown[0] else it for it in schema.labels)
            schema = replace(schema, labels=labels)
            key = grown[0].layer, grown[0].code
            carry = Carry(labels={key: LabelFate(to=(key[0], renamed.code))})
    elif what == "merge":
        carry = Carry(labels={GPE: LabelFate(to=PERS)})
    elif what == "remove":
        carry = Carry(labels={SOURCE: LabelFate(remove=True)})
    elif what == "split":
        carry = Carry(labels={PERS: LabelFate(by="comment", values={"تحقق": GPE})})
    elif what == "choose":
        marks = [it.id for it in world.values() if isinstance(it, Annotation)]
        carry = Carry(chosen=dict.fromkeys(marks[:2], GPE))
    elif what == "unsay":
        carry = Carry(attributes={("entity", "comment"): ValueFate(remove=True)})
    elif what == "arrows":
        carry = Carry(relations={"same_claim": RelationFate(to="contradicts")})
    else:
        carry = Carry(relations={"about": RelationFate(remove=True)})
    return schema, carry


def carried(world: Mapping[str, object], carry: Carry) -> dict[str, object]:
    """The world after it."""
    after: dict[str, object] = {}
    for key, it in world.items():
        new = it
        if isinstance(it, Annotation):
            new = _mark(it, carry)
        elif isinstance(it, Unplaced):
            mark = _mark(it.annotation, carry)
            arrows = [_arrow(one, carry) for one in it.relations]
            kept = tuple(one for one in arrows if one is not None)
            new = None if mark is None else replace(it, annotation=mark, relations=kept)
        elif isinstance(it, Relation):
            new = _arrow(it, carry)
        if new is not None:
            after[key] = new
    ends: Callable[[Relation], bool] = lambda it: {it.from_id, it.to_id} <= after.keys()  # noqa: E731 - said once
    return {k: it for k, it in after.items() if not isinstance(it, Relation) or ends(it)}


def _mark(it: Annotation, carry: Carry) -> Annotation | None:
    key = it.layer, it.label
    fate = carry.labels.get(key, LabelFate())
    said = {
        name: value
        for name, value in it.attributes.items()
        if (it.layer, name) not in carry.attributes
    }
    if it.id in carry.chosen:
        key = carry.chosen[it.id]
    elif fate.by and it.attributes.get(fate.by) in fate.values:
        key = fate.values[it.attributes[fate.by]]
    elif fate.remove:
        return None
    elif fate.to:
        key = fate.to
    return replace(it, layer=key[0], label=key[1], attributes=said)


def _arrow(it: Relation, carry: Carry) -> Relation | None:
    fate = carry.relations.get(it.label, RelationFate())
    return None if fate.remove else replace(it, label=fate.to or it.label)
