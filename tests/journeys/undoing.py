"""Whether undo takes everything back, and redo brings all of it again."""

from __future__ import annotations

from contextlib import suppress

from hashiya.model.errors import NothingToUndo
from hashiya.workspace import Workspace


def rows(ws: Workspace) -> list[object]:
    """Every row of the project that a person's work can change."""
    found: list[object] = []
    for line in ws.articles():
        found += [ws.article(line.id), ws.annotations(line.id)]
        found.append(sorted(ws.relations(line.id), key=lambda it: it.id))
    return found


def undo_all(ws: Workspace) -> int:
    count = 0
    with suppress(NothingToUndo):
        while True:
            ws.undo()
            count += 1
    return count


def come_and_go(ws: Workspace, first: list[object]) -> None:
    """Everything is undone to the rows of the start, and done again to those of the end."""
    last = rows(ws)
    undone = undo_all(ws)
    assert rows(ws) == first
    for _ in range(undone):
        ws.redo()
    assert rows(ws) == last
