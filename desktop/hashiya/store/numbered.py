"""Reads a table by its numbers, so many rows at a time; in a damaged file it ends, whatever stands there."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import Any


def by_number(db: sqlite3.Connection, query: str, size: int) -> Iterator[list[tuple[Any, ...]]]:
    """Rows of ``query`` (number first; ``number > ? ORDER BY number LIMIT ?``), at most ``size`` at once.

    Raises:
        sqlite3.DatabaseError: the numbers do not rise, as they do in every sound table.
    """
    done = 0
    while rows := db.execute(query, (done, size)).fetchall():
        for row in rows:
            if row[0] <= done:
                raise sqlite3.DatabaseError("rows out of order")
            done = row[0]
        yield rows
