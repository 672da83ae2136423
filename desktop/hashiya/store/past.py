"""Reads the history for those who look back: lines of it, what was taken back, an article's later edits."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from hashiya.model.errors import NoSuchStep
from hashiya.model.record import HistoryLine, LaterEdit, Undone
from hashiya.store import codec, queries, standing, uid
from hashiya.store.bad_row import decoding

BACK = "history.take_back"
"""The act of a step that takes back another one out of turn."""
_FOLDED = (standing.UNDO, standing.REDO, BACK)
_LINE = """SELECT h.uid, h.act, n.name, h.at, h.article, h.n_edits, h.label, h.sample, h.undoes
  FROM history h JOIN annotators n ON n.id = h.annotator_id """
_LINE_OF_ARTICLE = _LINE.replace(
    "FROM history h", "FROM history_articles a CROSS JOIN history h ON h.id = a.history_id"
)
"""The same in the order of the article's own table, so that a page of a long history is read alone."""
_BACK = """SELECT h.uid, h.undoes, n.name, h.at FROM history h
  JOIN annotators n ON n.id = h.annotator_id WHERE h.undoes IN """
_LATER = """SELECT h.id, n.name, h.at FROM history h JOIN annotators n ON n.id = h.annotator_id
  WHERE h.id IN (SELECT history_id FROM history_articles WHERE article = ? AND history_id > ?)
  ORDER BY h.id DESC"""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which lines: at most ``limit``, older than the step ``before``, of an article, of a person."""

    limit: int
    before: str | None = None
    article: str | None = None
    whose: str | None = None
    folded: bool = False


def lines(db: sqlite3.Connection, wanted: Wanted) -> list[HistoryLine]:
    """The newest steps first."""
    clauses, values = _clauses(wanted)
    line, number = (_LINE, "h.id") if wanted.article is None else (_LINE_OF_ARTICLE, "a.history_id")
    query = f"{line} WHERE {' AND '.join(clauses)} ORDER BY {number} DESC LIMIT ?"
    rows = db.execute(query, [*values, wanted.limit]).fetchall()
    with decoding():
        return [_line(row) for row in rows]


def _line(row: Sequence[Any]) -> HistoryLine:
    return HistoryLine(
        id=uid.to_text(row[0]),
        act=row[1],
        by=row[2],
        at=row[3],
        article=uid.to_text(row[4]) if row[4] else None,
        edits=row[5],
        label=row[6],
        sample=row[7],
        undoes=uid.to_text(row[8]) if row[8] else None,
    )


def _clauses(wanted: Wanted) -> tuple[list[str], list[bytes | int | str]]:
    clauses = ["1"]
    values: list[bytes | int | str] = []
    number = "h.id"
    if wanted.article is not None:
        number = "a.history_id"
        clauses.append("a.article = ?")
        values.append(queries.article_key(wanted.article))
    if wanted.before is not None:
        clauses.append(f"{number} < (SELECT id FROM history WHERE uid = ?)")
        values.append(uid.to_bytes(wanted.before))
    if wanted.whose is not None:
        clauses.append("h.annotator_id = (SELECT id FROM annotators WHERE name = ?)")
        values.append(wanted.whose)
    if wanted.folded:
        clauses.append(f"h.act NOT IN ({','.join('?' * len(_FOLDED))})")
        values.extend(_FOLDED)
    return clauses, values


def undone(db: sqlite3.Connection, steps: Sequence[str]) -> dict[str, Undone]:
    """Which of these steps do not stand, and who took each back when.

    A step stands unless a standing one takes it back: an undo that was done again does not stand.
    """
    found: dict[str, Undone] = {}
    for at in range(0, len(steps), queries.CHUNK):
        part = [uid.to_bytes(it) for it in steps[at : at + queries.CHUNK]]
        taken = _taken_back(db, part)
        with decoding():
            found |= {uid.to_text(key): it for key, it in taken.items()}
    return found


def _taken_back(db: sqlite3.Connection, keys: Sequence[bytes]) -> dict[bytes, Undone]:
    if not keys:
        return {}
    rows = db.execute(f"{_BACK} ({','.join('?' * len(keys))}) ORDER BY h.id", keys).fetchall()
    cancelled = _again(db, [row[0] for row in rows])
    return {row[1]: Undone(row[2], row[3]) for row in rows if row[0] not in cancelled}


def _again(db: sqlite3.Connection, keys: Sequence[bytes]) -> set[bytes]:
    """Of these taking-backs those that were themselves taken back."""
    found: set[bytes] = set()
    for at in range(0, len(keys), queries.CHUNK):
        found.update(_taken_back(db, keys[at : at + queries.CHUNK]))
    return found


def edits_after(db: sqlite3.Connection, step_id: str, article_id: str) -> Iterator[LaterEdit]:
    """What was done to an article after a step, newest first, the last edit of a step first.

    Raises:
        NoSuchStep: the history has none of that id.
    """
    row = db.execute("SELECT id FROM history WHERE uid = ?", (queries.key(step_id),)).fetchone()
    if row is None:
        raise NoSuchStep(step=step_id)
    steps = db.execute(_LATER, (queries.article_key(article_id), row[0])).fetchall()
    query = "SELECT edits FROM history_edits WHERE history_id = ? ORDER BY part DESC"
    for number, by, at in steps:
        for (data,) in db.execute(query, (number,)).fetchall():
            with decoding():
                of_it = codec.unpack(data, partial(queries.texts, db), article_id)
            for edit in reversed(of_it):
                if edit.touches(article_id):
                    yield LaterEdit(by, at, edit)
