"""What SQLite itself finds wrong with a file, without the index of words; it only looks.

From 3.44 on its checks look into that index too. It is made anew from the texts, so it makes no file a bad one.
"""

from __future__ import annotations

import re
import sqlite3

_OF_THE_INDEX = re.compile("text_words|fts5", re.IGNORECASE)


def found(db: sqlite3.Connection, pragma: str = "quick_check", most: int = 1) -> list[str]:
    """At most so many complaints of one of its two checks; none: the file is sound.

    Raises:
        sqlite3.OperationalError: the check was interrupted.
    """
    try:
        rows = db.execute(f"PRAGMA {pragma}({most})").fetchall()
    except (sqlite3.Error, ValueError) as failure:
        if getattr(failure, "sqlite_errorcode", None) == sqlite3.SQLITE_INTERRUPT:
            raise
        if not _OF_THE_INDEX.search(str(failure)):
            return [str(failure)]
        rows = _table_by_table(db, pragma)
    told = [str(complaint) for (complaint,) in rows]
    if len(told) >= most and all(_OF_THE_INDEX.search(it) for it in told):
        told = [str(complaint) for (complaint,) in _table_by_table(db, pragma)]
    return [it for it in told if it != "ok" and not _OF_THE_INDEX.search(it)]


def _table_by_table(db: sqlite3.Connection, pragma: str) -> list[tuple[str]]:
    """Where the index of words cannot be opened at all, the look at all of the file ends there."""
    query = "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'"
    try:
        names = [name for (name,) in db.execute(query).fetchall()]
        return [row for it in names for row in db.execute(f"PRAGMA {pragma}('{it}')").fetchall()]
    except (sqlite3.Error, ValueError) as failure:
        if getattr(failure, "sqlite_errorcode", None) == sqlite3.SQLITE_INTERRUPT:
            raise
        return [(str(failure),)]
