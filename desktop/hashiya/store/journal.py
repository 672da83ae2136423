"""The history of a project: steps written beside the rows they changed, and what may be undone."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import partial

import msgspec

from hashiya.model.annotation import Annotation
from hashiya.model.article import Article
from hashiya.model.edit import Edit, Record, Step
from hashiya.model.record import HistoryLine
from hashiya.store import codec, queries, uid

PART = 5_000
"""Edits in one value: keeps each far below the limit and bounds the memory of reading."""
SAMPLE = 80
"""Code points of a quote that a line of history keeps."""

Row = tuple[object, ...]
Coded = tuple[type[Record], bytes | None, bytes | None]

_STEP = """SELECT h.id, h.uid, h.act, n.name, h.at, h.undoes FROM history h
  JOIN annotators n ON n.id = h.annotator_id """
_LINE = """SELECT h.uid, h.act, n.name, h.at, h.article, h.n_edits, h.label, h.sample, h.undoes
  FROM history h JOIN annotators n ON n.id = h.annotator_id """


def write(
    db: sqlite3.Connection,
    step: Step,
    annotator: int,
    coded: Sequence[Coded],
    touched: Collection[str],
) -> None:
    """Append the step; ``coded`` are its edits as JSON, in its order, ``touched`` its articles."""
    last, clock = db.execute(
        "SELECT coalesce(max(id), 0), coalesce(max(clock), 0) FROM history"
    ).fetchone()
    number = last + 1
    article = step.article
    label, sample = _headline(step.edits)
    row = (
        uid.to_bytes(step.id),
        clock + 1,
        step.at,
        step.by,
        step.act,
        uid.to_bytes(article) if article else None,
        uid.to_bytes(step.undoes) if step.undoes else None,
        len(step.edits),
        label,
        sample,
    )
    parts = [codec.pack(coded[at : at + PART]) for at in range(0, len(coded), PART)]
    places = sorted(uid.to_bytes(it) for it in touched)
    db.execute(
        "INSERT INTO history VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (number, *row[:3], annotator, *row[4:], checksum(row, parts, places)),
    )
    db.executemany(
        "INSERT INTO history_edits VALUES (?, ?, ?)",
        ((number, part, edits) for part, edits in enumerate(parts)),
    )
    db.executemany(
        "INSERT INTO history_articles VALUES (?, ?)", [(place, number) for place in places]
    )


def checksum(row: Row, parts: Iterable[bytes], places: Iterable[bytes]) -> int:
    """CRC-32 of a step as it is stored: its line with the annotator's name, its edits, its articles."""
    total = zlib.crc32(msgspec.json.encode(row))
    for data in (*parts, *places):
        total = zlib.crc32(data, total)
    return total


def sealed(db: sqlite3.Connection) -> Iterator[tuple[int, int, int]]:
    """Number, stored checksum and computed checksum of every step, oldest first."""
    query = """SELECT h.id, h.checksum, h.uid, h.clock, h.at, n.name, h.act, h.article, h.undoes,
      h.n_edits, h.label, h.sample FROM history h LEFT JOIN annotators n ON n.id = h.annotator_id
      WHERE h.id > ? ORDER BY h.id LIMIT ?"""
    edits = "SELECT edits FROM history_edits WHERE history_id = ? ORDER BY part"
    places = _places(db)
    done = 0
    while rows := db.execute(query, (done, PART)).fetchall():
        for number, stored, *row in rows:
            parts = (it[0] for it in db.execute(edits, (number,)).fetchall())
            yield number, stored, checksum(tuple(row), parts, places.get(number, ()))
        done = rows[-1][0]


def _places(db: sqlite3.Connection) -> dict[int, list[bytes]]:
    """The articles of every step; their table is ordered by article."""
    found: dict[int, list[bytes]] = {}
    for article, number in db.execute("SELECT article, history_id FROM history_articles"):
        found.setdefault(number, []).append(article)
    return found


def seal_all(db: sqlite3.Connection) -> None:
    """Give every step its checksum; for files that come from before there were any."""
    db.executemany(
        "UPDATE history SET checksum = ? WHERE id = ?",
        [(computed, number) for number, _, computed in sealed(db)],
    )


def _headline(edits: Sequence[Edit]) -> tuple[str, str]:
    """The name of the first article, else label and words of the first annotation."""
    records = [edit.record for edit in edits[:50]]
    for record in records:
        if isinstance(record, Article):
            return "", record.name[:SAMPLE]
    for record in records:
        if isinstance(record, Annotation):
            return record.label, record.quote[:SAMPLE]
    return "", ""


def read(db: sqlite3.Connection, step_id: str) -> Step | None:
    """The step of that id with all its edits."""
    row = db.execute(_STEP + "WHERE h.uid = ?", (uid.to_bytes(step_id),)).fetchone()
    if row is None:
        return None
    number, key, act, by, at, undoes = row
    return Step(
        id=uid.to_text(key),
        act=act,
        by=by,
        at=at,
        edits=tuple(_edits(db, number)),
        undoes=uid.to_text(undoes) if undoes else None,
    )


def _edits(db: sqlite3.Connection, number: int) -> Iterator[Edit]:
    query = "SELECT edits FROM history_edits WHERE history_id = ? ORDER BY part"
    for (data,) in db.execute(query, (number,)).fetchall():
        yield from codec.unpack(data, partial(queries.texts, db))


def lines(
    db: sqlite3.Connection, limit: int, before: str | None, article: str | None
) -> list[HistoryLine]:
    """The newest steps first; ``before`` is the id of the last one already shown."""
    clauses = ["1"]
    values: list[bytes | int] = []
    if before is not None:
        clauses.append("h.id < (SELECT id FROM history WHERE uid = ?)")
        values.append(uid.to_bytes(before))
    if article is not None:
        clauses.append("h.id IN (SELECT history_id FROM history_articles WHERE article = ?)")
        values.append(queries.article_key(article))
    query = f"{_LINE} WHERE {' AND '.join(clauses)} ORDER BY h.id DESC LIMIT ?"
    return [
        HistoryLine(
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
        for row in db.execute(query, [*values, limit]).fetchall()
    ]


def undo_target(db: sqlite3.Connection, by: str) -> str | None:
    """Id of the newest step of that annotator which still stands.

    From the newest back: a step that takes another one back cancels it, unless it is cancelled
    itself (a redo takes an undo back).
    """
    cancelled: set[bytes] = set()
    for key, undoes, _act in _own(db, by):
        if key in cancelled:
            continue
        if undoes is None:
            return uid.to_text(key)
        cancelled.add(undoes)
    return None


def redo_target(db: sqlite3.Connection, by: str) -> str | None:
    """Id of the annotator's newest undo that was not redone; none once he has gone on working."""
    cancelled: set[bytes] = set()
    for key, undoes, act in _own(db, by):
        if key in cancelled:
            continue
        if undoes is None:
            return None
        if act != "redo":
            return uid.to_text(key)
        cancelled.add(undoes)
    return None


def _own(db: sqlite3.Connection, by: str) -> Iterator[tuple[bytes, bytes | None, str]]:
    query = """SELECT uid, undoes, act FROM history
      WHERE annotator_id = (SELECT id FROM annotators WHERE name = ?) ORDER BY id DESC"""
    cursor = db.execute(query, (by,))
    try:
        yield from cursor
    finally:
        cursor.close()
