"""Turns an arrow round: its ends are swapped in one step, what is said of it stays; it asks nobody."""

from __future__ import annotations

from dataclasses import replace

from hashiya.commands import annotate
from hashiya.model.edit import Edit, Step
from hashiya.model.errors import RelationForbidden, StaleEdit
from hashiya.model.identity import new_id, now
from hashiya.model.relation import Relation
from hashiya.workspace import Workspace


def turn(ws: Workspace, relation_id: str) -> Relation:
    """Swap the ends of an arrow; one that has no direction stays as it is.

    Where the turned one is there already, this one goes and that one is given. An arrow between two
    articles is kept with the one where it begins, so it is removed there and made here.

    Raises:
        RelationForbidden: its kind does not lead that way. StaleEdit: the arrow is gone.
    """
    old = ws.find_relations([relation_id]).get(relation_id)
    marks = ws.find_annotations([old.from_id, old.to_id]) if old else {}
    if old is None or len(marks) < len((old.from_id, old.to_id)):
        raise StaleEdit(kind="relation", name="")
    start, end = marks[old.to_id], marks[old.from_id]
    schema = ws.schema()
    kind = schema.relation(old.label)
    if kind is not None and not annotate.allowed(schema, kind, start, end):
        raise RelationForbidden(label=old.label, start=start.label, end=end.label)
    if kind is not None and kind.symmetric:
        return old
    there = _there(ws, old)
    edits: tuple[Edit, ...]
    if there is not None:
        new, edits = there, (Edit(old, None),)
    elif start.article == old.article:
        new = replace(old, from_id=start.id, to_id=end.id)
        edits = (Edit(old, new),)
    else:
        new = replace(old, id=new_id(), article=start.article, from_id=start.id, to_id=end.id)
        edits = (Edit(old, None), Edit(None, new))
    ws.apply(Step(id=new_id(), act="annotate.turn", by=ws.me, at=now(), edits=edits))
    return new


def _there(ws: Workspace, old: Relation) -> Relation | None:
    wanted = old.label, old.to_id, old.from_id
    others = ws.relations_of([old.to_id])
    return next((it for it in others if (it.label, it.from_id, it.to_id) == wanted), None)
