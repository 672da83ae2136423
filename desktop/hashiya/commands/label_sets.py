"""Label sets: read, write, compare, and give a project another one with all existing uses carried along.

``plan`` changes nothing and counts all; ``change`` does what the plan says in one step, of a
hundred thousand uses too. What a new set does not know is kept and marked, unless it is asked to go.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from hashiya.commands import carrying_uses
from hashiya.commands.carrying_uses import Progress, Walk
from hashiya.commands.reshaping import wished
from hashiya.commands.schema_differences import describe, same_content, standing
from hashiya.commands.schema_faults import faults, unreachable
from hashiya.commands.schema_files import (
    MAX_SCHEMA_BYTES,
    SUFFIXES,
    as_json,
    as_toml,
    load,
    lost_when_written,
    read_beside,
    read_schema,
    schema_names,
    unknown_fields,
    write_schema,
)
from hashiya.model.edit import Edit, Step
from hashiya.model.errors import BadCarry, HashiyaError, StaleEdit
from hashiya.model.identity import new_id, now
from hashiya.model.label_change import Carry, LabelKey, Plan
from hashiya.model.schema import Schema
from hashiya.workspace import Workspace

__all__ = [
    "MAX_SCHEMA_BYTES",
    "SUFFIXES",
    "as_json",
    "as_toml",
    "change",
    "describe",
    "faults",
    "load",
    "lost_when_written",
    "plan",
    "read_beside",
    "read_schema",
    "schema_names",
    "standing",
    "unknown_fields",
    "unreachable",
    "wished",
    "write_schema",
]

ACT = "label_sets.change"
_NOTHING = Carry()


def plan(
    ws: Workspace, new: Schema, carry: Carry = _NOTHING, progress: Progress | None = None
) -> Plan:
    """What that label set would do to the project; nothing is changed.

    Any thread may ask. ``progress`` hears of articles done; what it raises ends the counting.
    """
    old = ws.schema()
    after = old if same_content(old, new) else replace(new, version=_number(old, new))
    found = Plan(
        before=old,
        after=after,
        carry=carry,
        standing=standing(old, new),
        differences=describe(old, new),
        refused=(*_refused(after, carry), *faults(new)),
    )
    if found.refused:
        return found
    walk = Walk(ws, old, after, carry)
    for _ in walk.edits(progress):
        pass
    annotations, relations, unplaced, articles = walk.tally.records.values()
    return replace(
        found,
        effects=walk.tally.effects,
        annotations=annotations,
        relations=relations,
        unplaced=unplaced,
        articles=articles,
        removed=walk.tally.removed,
    )


def change(ws: Workspace, plan: Plan, progress: Progress | None = None) -> Step | None:
    """Do what was planned, as one step; none where nothing would change.

    Raises:
        BadSchema, BadCarry: the plan was refused; nothing was changed.
        StaleEdit: the label set was changed since. What the disk refuses.
    """
    if plan.refused:
        raise plan.refused[0]
    if plan.nothing:
        return None
    if not ws.retry() and ws.refusal is not None:  # what waits is not in what would be read
        raise ws.refusal
    if ws.schema() != plan.before:
        raise StaleEdit(kind="schema", name=plan.before.id)
    first = Edit(plan.before, plan.after) if plan.before != plan.after else None
    edits = Walk(ws, plan.before, plan.after, plan.carry).edits(progress)
    step = Step(id=new_id(), act=ACT, by=ws.me, at=now(), edits=())
    if plan.uses >= carrying_uses.PART:
        return ws.apply_long(step, carrying_uses.in_parts(edits, first))
    whole = [*([first] if first else ()), *(it for some in edits for it in some)]
    step = replace(step, edits=tuple(whole))
    ws.apply(step)
    return step


def _number(old: Schema, new: Schema) -> int:
    """Higher than it was; a file's own where that is higher."""
    return max(old.version + 1, new.version)


def _refused(after: Schema, carry: Carry) -> Iterator[HashiyaError]:
    """Wishes that name what the new set does not have."""
    labels = {(it.layer, it.code) for it in after.labels}
    for item, target in _targets(carry):
        if target not in labels:
            yield BadCarry(item=item, target=target[1])
    layers = {it.code for it in after.layers}
    relations = {it.code for it in after.relations}
    documents = {it.code for it in after.document_labels}
    attributes = {it.name for it in after.attributes}
    wishes = (
        (carry.layers, layers),
        ({code: it.to for code, it in carry.relations.items() if it.to}, relations),
        ({code: it.to for code, it in carry.documents.items() if it.to}, documents),
        ({name: it.to for (_, name), it in carry.attributes.items() if it.to}, attributes),
    )
    for targets, known in wishes:
        for item, target in targets.items():
            if target not in known:
                yield BadCarry(item=item, target=target)


def _targets(carry: Carry) -> Iterator[tuple[str, LabelKey]]:
    for (_, code), it in carry.labels.items():
        if it.to is not None:
            yield code, it.to
        for target in it.values.values():
            yield code, target
    for target in carry.chosen.values():
        yield target[1], target
