"""The few facts of a project itself (its id, who made it) and their checksum; it knows no records."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Mapping

import msgspec

from hashiya.store.bad_row import decoding

SEAL = "seal"
"""The key of the checksum of all other facts."""


def read(db: sqlite3.Connection) -> dict[str, str]:
    with decoding():
        return dict(db.execute("SELECT key, value FROM project ORDER BY key").fetchall())


def put(db: sqlite3.Connection, facts: Mapping[str, str]) -> None:
    """Write these facts and seal all of them."""
    db.executemany("INSERT OR REPLACE INTO project VALUES (?, ?)", facts.items())
    seal(db)


def seal(db: sqlite3.Connection) -> None:
    db.execute("INSERT OR REPLACE INTO project VALUES (?, ?)", (SEAL, checksum(read(db))))


def checksum(facts: Mapping[str, str]) -> str:
    """CRC-32 of all facts but the seal, as the seal holds it."""
    plain = sorted(it for it in facts.items() if it[0] != SEAL)
    return str(zlib.crc32(msgspec.json.encode(plain)))


def sound(db: sqlite3.Connection) -> bool:
    """Whether the facts are those that were sealed."""
    stored = read(db)
    return stored.get(SEAL) == checksum(stored)
