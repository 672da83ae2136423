"""Marks without a place, in a table of their own: rows to records and back; it decides nothing."""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from hashiya.model.unplaced import Unplaced, waiting_id
from hashiya.store import codec, uid

_ROW = "SELECT id, uid, record FROM unplaced WHERE "
_HERE = "article_id = (SELECT id FROM articles WHERE uid = ?)"
CHUNK = 500


def find(db: sqlite3.Connection, keys: Sequence[bytes]) -> dict[bytes, tuple[int, Unplaced]]:
    """Number and record of each that is there, by its key."""
    found: dict[bytes, tuple[int, Unplaced]] = {}
    for at in range(0, len(keys), CHUNK):
        part = keys[at : at + CHUNK]
        query = f"{_ROW} uid IN ({','.join('?' * len(part))})"
        for number, key, record in db.execute(query, part).fetchall():
            if it := _read(record):
                found[key] = number, it
    return found


def of_annotations(db: sqlite3.Connection, ids: Iterable[str]) -> dict[str, Unplaced]:
    """Those of these annotations that wait, by the annotation's id."""
    if db.execute("SELECT 1 FROM unplaced LIMIT 1").fetchone() is None:
        return {}  # an import asks this of all that it brings
    found = find(db, [_key(waiting_id(it)) for it in ids])
    return {it.annotation.id: it for _, it in found.values()}


def in_article(db: sqlite3.Connection, article_id: str) -> tuple[Unplaced, ...]:
    """Those of one article, by where they stood; one that damage made unreadable is left to the check."""
    rows = db.execute(_ROW + _HERE, (_key(article_id),)).fetchall()
    found = [it for _, _, record in rows if (it := _read(record))]
    return tuple(sorted(found, key=lambda it: (it.annotation.start, -it.annotation.end, it.id)))


def articles(db: sqlite3.Connection) -> array[int]:
    """Numbers of the articles outside the bin in which any waits."""
    query = """SELECT DISTINCT u.article_id FROM unplaced u
      JOIN articles a ON a.id = u.article_id WHERE a.deleted = 0"""
    return array("q", (number for (number,) in db.execute(query)))


def add(
    db: sqlite3.Connection,
    articles: Mapping[str, int],
    records: Sequence[tuple[Unplaced, bytes]],
) -> None:
    """Write marks (record, JSON); ``articles`` has the number of each article named."""
    db.executemany(
        "INSERT INTO unplaced(uid, article_id, record, checksum) VALUES (?, ?, ?, ?)",
        [
            (uid.to_bytes(it.id), articles[it.article], data.decode("utf-8"), codec.checksum(data))
            for it, data in records
        ],
    )


def remove(db: sqlite3.Connection, numbers: Sequence[int]) -> None:
    db.executemany("DELETE FROM unplaced WHERE id = ?", ((it,) for it in numbers))


def damaged(db: sqlite3.Connection, article_id: str) -> Iterator[str]:
    """Ids of an article's marks without a place whose rows are not what was written."""
    query = f"SELECT uid, record, checksum FROM unplaced WHERE {_HERE}"
    for key, record, checksum in db.execute(query, (_key(article_id),)).fetchall():
        if not _is_whole(key, record, checksum, article_id):
            yield uid.to_text(key)


def _is_whole(key: bytes, record: str, checksum: int, article_id: str) -> bool:
    it = _read(record)
    if it is None or codec.checksum(record.encode("utf-8")) != checksum:
        return False
    return uid.to_bytes(it.id) == key and it.article == article_id


def _read(record: str) -> Unplaced | None:
    """The record; none where damage left none."""
    try:
        return codec.unplaced(record)
    except (msgspec.MsgspecError, ValueError):
        return None


def _key(article_id: str) -> bytes:
    try:
        return uid.to_bytes(article_id)
    except ValueError:
        return b""
