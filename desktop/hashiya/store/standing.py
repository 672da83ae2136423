"""What stands of an annotator's steps: kept in two columns, so that undo never walks the history.

Every row of the history says what Ctrl+Z and Ctrl+Y would find after it: ``standing`` is the
number of the annotator's newest step that is not undone, ``undone`` that of the newest undo that
can be done again; 0 means none. Undo goes back in order, so both follow from one older row.
"""

from __future__ import annotations

import sqlite3

from hashiya.model.edit import Step
from hashiya.store import uid
from hashiya.store.bad_row import decoding

UNDO, REDO = "undo", "redo"

_BEFORE = """SELECT standing, undone FROM history WHERE annotator_id = ? AND id < ?
  ORDER BY id DESC LIMIT 1"""
_NEWEST = """SELECT t.uid FROM history h JOIN history t ON t.id = h.{column}
  WHERE h.id = (SELECT max(id) FROM history
    WHERE annotator_id = (SELECT id FROM annotators WHERE name = ?))"""


def after(db: sqlite3.Connection, step: Step, annotator: int, number: int) -> tuple[int, int]:
    """``standing`` and ``undone`` of the row that the step becomes."""
    undoes = uid.to_bytes(step.undoes) if step.undoes else None
    return at(db, step.act, undoes, annotator, number)


def at(
    db: sqlite3.Connection, act: str, undoes: bytes | None, annotator: int, number: int
) -> tuple[int, int]:
    """The same of a row that is not there yet; all before it are."""
    if undoes is None or act not in {UNDO, REDO}:
        return number, 0
    return _after(db, act, undoes, annotator, number)


def _after(
    db: sqlite3.Connection, act: str, undoes: bytes, annotator: int, number: int
) -> tuple[int, int]:
    target = db.execute("SELECT id, undoes FROM history WHERE uid = ?", (undoes,)).fetchone()
    if target is None:
        return number, 0
    before = db.execute(_BEFORE, (annotator, target[0])).fetchone() or (0, 0)
    if act == UNDO:
        return before[0], number
    again = db.execute("SELECT id FROM history WHERE uid = ?", (target[1],)).fetchone()
    return (again[0] if again else number), before[1]


def undo_target(db: sqlite3.Connection, by: str) -> str | None:
    """Id of the newest step of that annotator which still stands."""
    return _pointed(db, "standing", by)


def redo_target(db: sqlite3.Connection, by: str) -> str | None:
    """Id of the annotator's newest undo that was not redone; none once he has gone on working."""
    return _pointed(db, "undone", by)


def _pointed(db: sqlite3.Connection, column: str, by: str) -> str | None:
    row = db.execute(_NEWEST.format(column=column), (by,)).fetchone()
    with decoding():
        return uid.to_text(row[0]) if row else None


def fill(db: sqlite3.Connection) -> None:
    """Reckon both columns of every row; for files that come from before there were any."""
    rows = db.execute(
        "SELECT id, annotator_id, act, undoes FROM history WHERE undoes IS NOT NULL ORDER BY id"
    ).fetchall()
    db.execute("UPDATE history SET standing = id, undone = 0")
    for number, annotator, act, undoes in rows:
        if act in {UNDO, REDO}:
            values = (*_after(db, act, undoes, annotator, number), number)
            db.execute("UPDATE history SET standing = ?, undone = ? WHERE id = ?", values)
