"""Reads rows of a file that nobody can trust: whatever cannot be read is skipped, nothing of it runs.

Values come as SQLite holds them, texts as bytes: who reads them decides what they are worth.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Generator, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from hashiya.store import connection
from hashiya.store.schema import fingerprint

Row = tuple[Any, ...]
FAILURES = (sqlite3.Error, UnicodeDecodeError)
"""What reading may end in: a complaint of SQLite about bytes that are no text fails as such."""
MOST = 2**62
"""No number of a row is larger: the search for the next readable one ends there."""


class Wreck:
    """The tables of a damaged or foreign file. ``holes`` names those with rows that cannot be read."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._end = 0.0
        self.holes: set[str] = set()
        db.text_factory = bytes
        db.set_progress_handler(lambda: time.monotonic() > self._end, 5_000)
        db.set_authorizer(connection.permit)
        self._columns = {it: self._plain(it) for it in fingerprint.known_columns()}

    def has(self, table: str, *columns: str) -> bool:
        return set(columns) <= set(self._columns[table]) and bool(self._columns[table])

    def version(self) -> int:
        return self._ask("PRAGMA user_version")[0][0]

    def tables_readable(self) -> bool:
        """Whether the list of what is in the file can be read from beginning to end."""
        try:
            return bool(self._ask("SELECT type, name, sql FROM sqlite_schema"))
        except FAILURES:
            return False

    def foreign_parts(self) -> list[str]:
        """What is in the file that we did not make; empty where that cannot be said."""
        self._db.text_factory = str
        try:
            with suppress(*FAILURES):
                self._wait()
                return fingerprint.foreign_parts(self._db)
        finally:
            self._db.text_factory = bytes
        return []

    def numbered(self, table: str, *columns: str) -> Iterator[Row]:
        """Number and these columns of every row that can be read, in order; jumps over what cannot."""
        if not self.has(table, *columns):
            self.holes.add(table)
            return
        query = f"SELECT rowid, {', '.join(columns)} FROM {table} NOT INDEXED WHERE rowid >= ? ORDER BY rowid"
        low = -MOST
        while True:
            try:
                for row in self._each(query, (low,)):
                    if not isinstance(row[0], int) or row[0] < low:
                        raise sqlite3.DatabaseError("out of order")
                    yield row
                    low = row[0] + 1
            except FAILURES:
                self.holes.add(table)
                found = self._next_readable(query, low)
                if found is None:
                    return
                low = found
            else:
                return

    def keyed(self, table: str, *columns: str) -> list[Row]:
        """Rows of a table without numbers: from both ends to where they cannot be read."""
        if not self.has(table, *columns):
            self.holes.add(table)
            return []
        listed = ", ".join(columns)
        there: list[Row] = []
        try:
            there.extend(self._each(f"SELECT {listed} FROM {table} NOT INDEXED", ()))
        except FAILURES:
            self.holes.add(table)
            key = ", ".join(f"{it} DESC" for it in columns[:2])
            known = set(there)
            with suppress(*FAILURES):
                for row in self._each(f"SELECT {listed} FROM {table} ORDER BY {key}", ()):
                    if row in known:
                        break
                    there.append(row)
        return there

    def value(self, table: str, column: str, number: int) -> Any:
        """One value, or nothing where it cannot be read."""
        with suppress(*FAILURES):
            self._wait()
            query = f"SELECT {column} FROM {table} NOT INDEXED WHERE rowid = ?"
            row = self._db.execute(query, (number,)).fetchone()
            return row[0] if row else None
        return None

    def _next_readable(self, query: str, low: int) -> int | None:
        """The smallest number from which rows can be read again; by doubling, then by halving."""
        base, step = max(low, 0), 1
        while base + step < MOST:
            if self._starts(query, base + step):
                bad, good = base + step // 2, base + step
                while good - bad > 1:
                    middle = (bad + good) // 2
                    if self._starts(query, middle):
                        good = middle
                    else:
                        bad = middle
                return good
            step *= 2
        return None

    def _starts(self, query: str, low: int) -> bool:
        try:
            self._wait()
            self._db.execute(query + " LIMIT 1", (low,)).fetchall()
        except FAILURES:
            return False
        return True

    def _plain(self, table: str) -> tuple[str, ...]:
        with suppress(*FAILURES):
            self._wait()
            names = fingerprint.plain_columns(self._db, table)
            return tuple(it.decode() if isinstance(it, bytes) else it for it in names)
        return ()

    def _each(self, query: str, values: Row) -> Iterator[Row]:
        self._wait()
        cursor = self._db.execute(query, values)
        try:
            while row := cursor.fetchone():
                self._wait()
                yield row
        finally:
            cursor.close()

    def _ask(self, query: str) -> list[Row]:
        self._wait()
        return self._db.execute(query).fetchall()

    def _wait(self) -> None:
        """Every question has its own time: a large file is read for long, an endless one is not."""
        self._end = time.monotonic() + connection.UNTRUSTED_SECONDS


@contextmanager
def opened(path: Path) -> Generator[Wreck]:
    """The file as it lies there; it must be at rest."""
    db = connection.connect(path, "ro", immutable=True)
    try:
        set_config = getattr(db, "setconfig", None)
        if set_config is not None:  # else the next line has no effect
            set_config(sqlite3.SQLITE_DBCONFIG_DEFENSIVE, False)  # type: ignore[attr-defined]  # noqa: FBT003 - its own signature
        # nothing can be written; with it SQLite reads on where a file ends too early
        db.execute("PRAGMA writable_schema = ON")
        db.execute("PRAGMA cell_size_check = OFF")
        yield Wreck(db)
    finally:
        db.close()
