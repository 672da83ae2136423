"""What the project file is held against: sqlite3 alone, with the same pragmas and the same rows."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from time import perf_counter
from typing import Any

from hashiya.store import words

AT_ONCE = 40
"""Articles written at once."""
_OF = {
    "texts": "id IN (SELECT text_id FROM articles WHERE id BETWEEN ? AND ?)",
    "articles": "id BETWEEN ? AND ?",
    "spans": "article_id BETWEEN ? AND ?",
    "span_attributes": "span_id IN (SELECT id FROM spans WHERE article_id BETWEEN ? AND ?)",
}
_ONCE = ("annotators", "labels", "history", "history_articles")


class Bare:
    """A file with our tables, open for writing, that knows nothing of steps."""

    def __init__(self, path: Path) -> None:
        self._db = sqlite3.connect(path, isolation_level=None)
        for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"):
            self._db.execute(f"PRAGMA {pragma}")
        self._db.execute("PRAGMA cache_size = -8192")
        self._number = 0

    def close(self) -> None:
        self._db.close()

    def commit_row(self) -> None:
        """The least that anybody's gesture could cost: one row, on the disk."""
        if not self._number:
            self._db.execute("CREATE TABLE IF NOT EXISTS bare(id INTEGER PRIMARY KEY, value TEXT)")
        self._number += 1
        self._db.execute("BEGIN IMMEDIATE")
        self._db.execute("INSERT INTO bare VALUES (?, ?)", (self._number, "MISC"))
        self._db.execute("COMMIT")

    def write(self, full: Path) -> float:
        """Write the rows of ``full``; gives the milliseconds that writing took, reading left out."""
        spent = 0.0
        db = self._db
        begin = perf_counter()
        db.execute("BEGIN IMMEDIATE")
        spent += perf_counter() - begin
        for statement, values in _rows(full):
            begin = perf_counter()
            db.executemany(statement, values)
            spent += perf_counter() - begin
        begin = perf_counter()
        db.execute("COMMIT")
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        spent += perf_counter() - begin
        return spent * 1000


def _rows(full: Path) -> Iterator[tuple[str, list[tuple[Any, ...]]]]:
    """Every row of a project in the order of an import, some articles at a time."""
    with closing(sqlite3.connect(f"file:{full}?mode=ro", uri=True)) as db:
        for table in _ONCE:
            yield _statement(db, table, "1", ())
        last = db.execute("SELECT max(id) FROM articles").fetchone()[0]
        for part, first in enumerate(range(1, last + 1, AT_ONCE)):
            among = first, first + AT_ONCE - 1
            for table, clause in _OF.items():
                yield _statement(db, table, clause, among)
                if table == "texts":
                    query = f"SELECT id, text FROM texts WHERE {clause}"
                    folded = [(n, words.folded(it)) for n, it in db.execute(query, among)]
                    yield "INSERT INTO text_words(rowid, body) VALUES (?, ?)", folded
            yield _statement(db, "history_edits", "part = ?", (part,))


def _statement(
    db: sqlite3.Connection, table: str, clause: str, values: tuple[Any, ...]
) -> tuple[str, list[tuple[Any, ...]]]:
    rows = db.execute(f"SELECT * FROM {table} WHERE {clause}", values).fetchall()
    columns = len(db.execute(f"SELECT * FROM {table} LIMIT 0").description)
    return f"INSERT INTO {table} VALUES ({','.join('?' * columns)})", rows
