"""The history of a project: steps written beside the rows they changed, and what may be undone."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from typing import Self

import msgspec

from hashiya.model.annotation import Annotation
from hashiya.model.article import Article
from hashiya.model.edit import Edit, Step
from hashiya.model.relation import Relation
from hashiya.model.unplaced import Unplaced
from hashiya.store import codec, queries, standing, uid
from hashiya.store.bad_row import decoding
from hashiya.store.numbered import by_number
from hashiya.store.unhurried import unhurried

PART = 5_000
"""Edits in one value: keeps each far below the limit and bounds the memory of reading."""
SAMPLE = 80
"""Code points of a quote that a line of history keeps."""
SEEN = 50
"""Edits of which a line of history is made."""

Row = tuple[object, ...]
_COLUMNS = (
    "id, uid, clock, at, annotator_id, act, article, undoes, n_edits, label, sample, standing, undone, "
    "checksum"
)
_STEP = """SELECT h.id, h.uid, h.act, n.name, h.at, h.undoes, h.n_edits FROM history h
  JOIN annotators n ON n.id = h.annotator_id """


class Entry:
    """One step on its way into the history, part by part; ``close`` completes it.

    A step that comes in one part is held until then. Of a longer one the parts are written as they
    come, so that it never lies in memory as a whole: packed beside, while the next one is written.
    """

    def __init__(self, db: sqlite3.Connection, step: Step, annotator: int) -> None:
        self._db = db
        self._step = step
        self._annotator = annotator
        last, clock = db.execute(
            "SELECT coalesce(max(id), 0), coalesce(max(clock), 0) FROM history"
        ).fetchone()
        self._number: int = last + 1
        self._clock: int = clock + 1
        self._head: tuple[str | None, str, str] | None = None
        self._size = 0
        self._parts = 0
        self._held: list[bytes] = []
        self._places: set[str] = set()
        self._sum = 0
        self._packer: ThreadPoolExecutor | None = None
        self._packing: Future[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._packer is not None:
            self._packer.shutdown()

    def add(
        self, edits: Sequence[Edit], coded: Sequence[codec.Coded], touched: Iterable[str]
    ) -> None:
        """Take edits that are written: ``coded`` are they as JSON, ``touched`` their articles."""
        if self._head is None:
            self._head = replace(self._step, edits=tuple(edits[:SEEN])).article, *_headline(edits)
        self._size += len(edits)
        self._places.update(touched)
        if self._step.long:
            self._flush()
            if self._packer is None:
                self._packer = ThreadPoolExecutor(1)
            self._packing = self._packer.submit(codec.pack, tuple(coded), alone=True)
        else:
            self._held += (codec.pack(coded[at : at + PART]) for at in range(0, len(coded), PART))

    def close(self) -> None:
        self._flush()
        step, number = self._step, self._number
        article, label, sample = self._head or (None, "", "")
        row = (
            uid.to_bytes(step.id),
            self._clock,
            step.at,
            step.by,
            step.act,
            uid.to_bytes(article) if article else None,
            uid.to_bytes(step.undoes) if step.undoes else None,
            self._size,
            label,
            sample,
            *standing.after(self._db, step, self._annotator, number),
        )
        places = sorted(map(uid.to_bytes, self._places))
        total = checksum(row, self._held, places, self._sum)
        self._db.execute(
            f"INSERT INTO history({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (number, *row[:3], self._annotator, *row[4:], total),
        )
        self._write_held()
        self._db.executemany(
            "INSERT INTO history_articles VALUES (?, ?)", [(place, number) for place in places]
        )

    def _flush(self) -> None:
        """Parts of a long step go in before its line, which tells how many edits they were."""
        if self._packing is None:
            return
        self._held.append(self._packing.result())
        self._packing = None
        self._sum = zlib.crc32(self._held[0], self._sum)
        self._db.execute("PRAGMA defer_foreign_keys = ON")
        self._write_held()
        self._db.execute("PRAGMA defer_foreign_keys = OFF")

    def _write_held(self) -> None:
        self._db.executemany(
            "INSERT INTO history_edits VALUES (?, ?, ?)",
            [(self._number, part, data) for part, data in enumerate(self._held, self._parts)],
        )
        self._parts += len(self._held)
        self._held.clear()


def copy(
    db: sqlite3.Connection,
    number: int,
    annotator: int,
    row: Row,
    parts: Sequence[bytes],
    places: Sequence[bytes],
) -> None:
    """Write a step as another file held it; ``row`` is its line with the annotator's name.

    What stands after it is reckoned anew: steps before it may not have come along.
    """
    act, undoes = str(row[4]), row[6] if isinstance(row[6], bytes) else None
    row = (*row, *standing.at(db, act, undoes, annotator, number))
    db.execute(
        f"INSERT INTO history({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (number, *row[:3], annotator, *row[4:], checksum(row, parts, places)),
    )
    db.executemany(
        "INSERT INTO history_edits VALUES (?, ?, ?)",
        ((number, part, edits) for part, edits in enumerate(parts)),
    )
    db.executemany(
        "INSERT INTO history_articles VALUES (?, ?)", [(place, number) for place in places]
    )


def checksum(row: Row, parts: Iterable[bytes], places: Iterable[bytes], begun: int = 0) -> int:
    """CRC-32 of a step as it is stored: its edits, its line with the annotator's name, its articles.

    ``begun`` is what parts that were seen before gave.
    """
    total = begun
    for data in parts:
        total = zlib.crc32(data, total)
    total = zlib.crc32(msgspec.json.encode(row), total)
    for data in places:
        total = zlib.crc32(data, total)
    return total


def sealed(db: sqlite3.Connection) -> Iterator[tuple[int, int, int]]:
    """Number, stored checksum and computed checksum of every step, oldest first."""
    query = """SELECT h.id, h.checksum, h.uid, h.clock, h.at, n.name, h.act, h.article, h.undoes,
      h.n_edits, h.label, h.sample, h.standing, h.undone FROM history h LEFT JOIN annotators n ON n.id = h.annotator_id
      WHERE h.id > ? ORDER BY h.id LIMIT ?"""
    edits = "SELECT edits FROM history_edits WHERE history_id = ? ORDER BY part"
    places = _places(db)
    for rows in by_number(db, query, PART):
        for number, stored, *row in rows:
            parts = (it[0] for it in db.execute(edits, (number,)))
            yield number, stored, checksum(tuple(row), parts, places.get(number, ()))


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
    """The name of the first article, else label and words of the first annotation, else a relation's."""
    records = [edit.record for edit in edits[:SEEN]]
    for record in records:
        if isinstance(record, Article):
            return "", record.name[:SAMPLE]
    for record in records:
        if isinstance(record, Annotation | Unplaced):
            return record.label, record.quote[:SAMPLE]
    return next((it.label for it in records if isinstance(it, Relation)), ""), ""


def read(db: sqlite3.Connection, step_id: str) -> Step | None:
    """The step of that id with all its edits."""
    row = db.execute(_STEP + "WHERE h.uid = ?", (uid.to_bytes(step_id),)).fetchone()
    if row is None:
        return None
    number, key, act, by, at, undoes, size = row
    with unhurried(size):
        edits = tuple(_edits(db, number))
    with decoding():
        its_id, taken = uid.to_text(key), uid.to_text(undoes) if undoes else None
    return Step(id=its_id, act=act, by=by, at=at, edits=edits, undoes=taken)


def act(db: sqlite3.Connection, step_id: str) -> str | None:
    query = "SELECT act FROM history WHERE uid = ?"
    row = db.execute(query, (uid.to_bytes(step_id),)).fetchone()
    return row[0] if row else None


def first_act(db: sqlite3.Connection, step_id: str) -> str:
    """What was done by the step that this one takes back or does again at last, or by itself; empty: not stored."""
    key: bytes | None = uid.to_bytes(step_id)
    found = ""
    while key is not None:
        row = db.execute("SELECT act, undoes FROM history WHERE uid = ?", (key,)).fetchone()
        found, key = row or (found, None)
    return found


def has(db: sqlite3.Connection, step_id: str) -> bool:
    """Whether that step was stored."""
    query = "SELECT 1 FROM history WHERE uid = ?"
    return db.execute(query, (uid.to_bytes(step_id),)).fetchone() is not None


def _edits(db: sqlite3.Connection, number: int) -> Iterator[Edit]:
    query = "SELECT edits FROM history_edits WHERE history_id = ? ORDER BY part"
    for (data,) in db.execute(query, (number,)).fetchall():
        with decoding():
            found = codec.unpack(data, partial(queries.texts, db))
        yield from found


def is_long(db: sqlite3.Connection, step_id: str) -> int:
    """How many edits a step has that was stored part by part; 0 for any other."""
    query = """SELECT h.n_edits FROM history h JOIN history_edits e ON e.history_id = h.id
      AND e.part = 0 WHERE h.uid = ? AND substr(e.edits, 1, 1) = ?"""
    row = db.execute(query, (uid.to_bytes(step_id), codec.ALONE)).fetchone()
    return row[0] if row else 0


def taken_back(db: sqlite3.Connection, step_id: str) -> Iterator[tuple[Edit, ...]]:
    """The edits that take a long step back, part after part, the last one first."""
    number, last = db.execute(
        """SELECT h.id, max(e.part) FROM history h JOIN history_edits e ON e.history_id = h.id
        WHERE h.uid = ?""",
        (uid.to_bytes(step_id),),
    ).fetchone()
    query = "SELECT edits FROM history_edits WHERE history_id = ? AND part = ?"
    for part in range(last, -1, -1):
        data = db.execute(query, (number, part)).fetchone()[0]
        with decoding():
            edits = codec.unpack(data, partial(queries.texts, db))
        yield tuple(edit.inverse for edit in reversed(edits))
