"""Compares what a file says its tables are with what they must be; it trusts nothing in the file."""

from __future__ import annotations

import re
import sqlite3
from functools import cache

from hashiya.store.schema import tables

_BOOKKEEPING = (
    'CREATE TABLE "_sqlite_migrations" ( "id" INTEGER PRIMARY KEY, "migration_set" TEXT, '
    '"name" TEXT, "applied_at" TEXT )',
    'CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name" '
    'ON "_sqlite_migrations" ("migration_set", "name")',
)


def foreign_parts(connection: sqlite3.Connection) -> list[str]:
    """Names of tables, indexes, triggers and views that are not ours, or ours but altered or gone."""
    found: dict[tuple[str, str], str] = {}
    rows = connection.execute("SELECT type, name, sql FROM sqlite_schema").fetchall()
    for kind, name, sql in rows:
        if not (kind == "index" and sql is None and str(name).startswith("sqlite_autoindex_")):
            found[str(kind), str(name)] = _plain(str(sql))
    known = _known(connection.execute("PRAGMA user_version").fetchone()[0])
    return sorted({name for (_, name), _ in set(found.items()) ^ set(known.items())})


@cache
def _known(version: int) -> dict[tuple[str, str], str]:
    """What a file of that version holds, as SQLite itself writes it down."""
    db = sqlite3.connect(":memory:", isolation_level=None)
    try:
        for change in tables.CHANGES[: max(1, version)]:
            for statement in change:
                db.execute(statement)
        for statement in _BOOKKEEPING:
            db.execute(statement)
        rows = db.execute("SELECT type, name, sql FROM sqlite_schema").fetchall()
    finally:
        db.close()
    return {(kind, name): _plain(sql) for kind, name, sql in rows if sql is not None}


def _plain(sql: str) -> str:
    """The statement with white space and quoting of names evened out."""
    return re.sub(r"\s+", " ", sql).replace("( ", "(").replace(" )", ")").strip()
