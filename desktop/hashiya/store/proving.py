"""What the history proves of records that damage changed in an open project; it only reads."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import msgspec

from hashiya.model.edit import Record
from hashiya.store import codec, evidence, queries

_EDITS = "SELECT edits FROM history_edits ORDER BY history_id, part"


@dataclass(slots=True)
class Versions:
    """What a record was: ``proved`` has the checksum of its row, ``last`` is its newest version."""

    kind: str = ""
    proved: bytes | None = None
    last: bytes | None = None

    def certain(self, *, history_sound: bool) -> bytes | None:
        """What it must be; a newest version counts only where every step of the history is proved."""
        return self.proved or (self.last if history_sound else None)


def versions(db: sqlite3.Connection, wanted: Mapping[bytes, int | None]) -> dict[bytes, Versions]:
    """All that the history says of these records; ``wanted`` has the checksum of each row."""
    found: dict[bytes, Versions] = {}
    for kind, before, after in _edits(db) if wanted else ():
        key = evidence.key_of(kind, after or before or b"{}")
        if key not in wanted:
            continue
        it = found.setdefault(key, Versions(kind))
        for raw in (before, after):
            if raw is not None and codec.checksum(raw) == wanted[key]:
                it.proved = raw
        it.last = after
    return found


def absent(db: sqlite3.Connection, tables: Mapping[str, str]) -> dict[bytes, tuple[str, int]]:
    """Records of these kinds (and their tables) that the history leads to and no row is there for."""
    latest: dict[bytes, tuple[str, int]] = {}
    for kind, before, after in _edits(db):
        if kind not in tables:
            continue
        key = evidence.key_of(kind, after or before or b"{}")
        if after is None:
            latest.pop(key, None)
        else:
            latest[key] = kind, codec.checksum(after)
    for table in tables.values():
        for (key,) in db.execute(f"SELECT uid FROM {table} NOT INDEXED"):
            latest.pop(key, None)
    return latest


def record(db: sqlite3.Connection, kind: str, raw: bytes) -> Record | None:
    """The record of a version; none where its text is gone or it is no record of today's."""
    try:
        return codec.record(kind, raw, lambda digest: queries.texts(db, digest))
    except (ValueError, KeyError, TypeError, msgspec.MsgspecError):
        return None


def _edits(db: sqlite3.Connection) -> Iterator[tuple[str, bytes | None, bytes | None]]:
    for (data,) in db.execute(_EDITS):
        try:
            yield from codec.raw_edits(data)
        except (ValueError, TypeError):
            continue
