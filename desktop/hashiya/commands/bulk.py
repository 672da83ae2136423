"""The same said of many annotations at once, as one step; what the label set forbids is refused before anything is done."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from hashiya.commands.annotate import EVERYWHERE, fitting
from hashiya.model.annotation import Annotation
from hashiya.model.attribute import AttributeValue
from hashiya.model.edit import Edit, Step
from hashiya.model.errors import StaleEdit, UnknownAttribute
from hashiya.model.identity import new_id, now
from hashiya.model.schema import Schema
from hashiya.model.table_rows import CANONICAL, link_names
from hashiya.workspace import LARGE, Workspace

PART = 1_000
"""Edits of one part of a long step."""
Values = Mapping[str, AttributeValue | None]
Progress = Callable[[int, int], None]


def set_attribute(
    ws: Workspace,
    annotation_ids: Sequence[str],
    name: str,
    value: AttributeValue | None,
    progress: Progress | None = None,
) -> Step | None:
    """Say one thing of all of them; ``None`` takes it back. No step where nothing would change.

    From a thousand changes on it is a long step, and the state before it is backed up.

    Raises:
        UnknownAttribute: one of the labels has none of that name. BadAttribute: the value does not
        fit. StaleEdit: one is gone. What the disk refuses.
    """
    return _describe(ws, "bulk.set_attribute", annotation_ids, {name: value}, progress)


def make_one(
    ws: Workspace,
    annotation_ids: Sequence[str],
    name: str,
    link: str = "",
    progress: Progress | None = None,
) -> Step | None:
    """Make all these mentions the same entity: the same name, and the same link where one is given.

    Raises: as ``set_attribute`` does.
    """
    return _describe(ws, "bulk.make_one", annotation_ids, _entity(ws, name, link), progress)


def split_off(
    ws: Workspace, annotation_ids: Sequence[str], name: str = "", progress: Progress | None = None
) -> Step | None:
    """Take these mentions out of their entity: they get this name and no link; or no name either.

    Raises: as ``set_attribute`` does.
    """
    values: dict[str, AttributeValue | None] = dict.fromkeys(link_names(ws.schema()))
    return _describe(
        ws, "bulk.split_off", annotation_ids, values | {CANONICAL: name.strip() or None}, progress
    )


def _entity(ws: Workspace, name: str, link: str) -> Values:
    values: dict[str, AttributeValue | None] = {CANONICAL: name.strip() or None}
    kinds = link_names(ws.schema())
    if link.strip() and not kinds:
        raise UnknownAttribute(name="link", label="")
    return values | (dict.fromkeys(kinds[:1], link.strip()) if link.strip() else {})


def _describe(
    ws: Workspace, act: str, ids: Sequence[str], values: Values, progress: Progress | None
) -> Step | None:
    if not ws.retry() and ws.refusal is not None:  # what waits is not in what would be read
        raise ws.refusal
    wanted = list(dict.fromkeys(ids))
    schema = ws.schema()
    changing: list[str] = []
    for some in _edits(ws, schema, wanted, values, progress):
        changing += [edit.record.id for edit in some]
    if not changing:
        return None
    step = Step(id=new_id(), act=act, by=ws.me, at=now(), edits=())
    if len(changing) > LARGE:
        return ws.apply_long(step, _edits(ws, schema, changing, values, None))
    edits = [it for some in _edits(ws, schema, changing, values, None) for it in some]
    step = replace(step, edits=tuple(edits))
    ws.apply(step)
    return step


def _edits(
    ws: Workspace, schema: Schema, ids: Sequence[str], values: Values, progress: Progress | None
) -> Iterator[list[Edit]]:
    """The edits of those that would change, a part at a time."""
    for at in range(0, len(ids), PART):
        some = ids[at : at + PART]
        found = ws.find_annotations(some)
        if len(found) < len(some):
            raise StaleEdit(kind="annotation", name="")
        pairs = ((found[it], _described(schema, found[it], values)) for it in some)
        edits = [Edit(old, new) for old, new in pairs if old.attributes != new.attributes]
        if edits:
            yield edits
        if progress is not None:
            progress(at + len(some), len(ids))


def _described(schema: Schema, old: Annotation, values: Values) -> Annotation:
    attributes = dict(old.attributes)
    for name, value in values.items():
        if value is None:
            attributes.pop(name, None)
            continue
        kind = schema.attribute(old.layer, old.label, name) or EVERYWHERE.get(name)
        if kind is None:
            raise UnknownAttribute(name=name, label=old.label)
        attributes[name] = fitting(kind, value)
    return replace(old, attributes=attributes)
