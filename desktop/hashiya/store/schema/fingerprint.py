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


def missing_columns(connection: sqlite3.Connection) -> list[str]:
    """What we read and the file does not hold as plain columns of plain tables."""
    gone: list[str] = []
    for table, columns in known_columns().items():
        there = plain_columns(connection, table)
        gone += [f"{table}.{it}" for it in columns if it not in there]
    return gone


def plain_columns(connection: sqlite3.Connection, table: str) -> list[str]:
    """The columns of a table that hold values; none of a view, a virtual table or one that is not there.

    A computed column is no value: to read it is to run it.
    """
    query = "SELECT sql FROM sqlite_schema WHERE name = ? AND type = 'table' AND rootpage > 0"
    if connection.execute(query, (table,)).fetchone() is None:
        return []
    rows = connection.execute(f"PRAGMA table_xinfo({table})").fetchall()  # one of our own names
    return [row[1] for row in rows if row[6] == 0]


@cache
def known_columns() -> dict[str, tuple[str, ...]]:
    """The columns of each of our tables in today's version; the index of words is no table."""
    db = _made(tables.VERSION)
    try:
        names = [name for kind, name in _known(tables.VERSION) if kind == "table"]
        found = {it: tuple(plain_columns(db, it)) for it in names if not it.startswith(_NO_DATA)}
    finally:
        db.close()
    return found


_NO_DATA = ("text_words", "_sqlite_migrations", "sqlite_")


def _made(version: int) -> sqlite3.Connection:
    """An empty file of that version, in memory."""
    db = sqlite3.connect(":memory:", isolation_level=None)
    for change in tables.CHANGES[: max(1, version)]:
        for statement in change:
            db.execute(statement)
    for statement in _BOOKKEEPING:
        db.execute(statement)
    return db


@cache
def _known(version: int) -> dict[tuple[str, str], str]:
    """What a file of that version holds, as SQLite itself writes it down."""
    db = _made(version)
    try:
        rows = db.execute("SELECT type, name, sql FROM sqlite_schema").fetchall()
    finally:
        db.close()
    return {(kind, name): _plain(sql) for kind, name, sql in rows if sql is not None}


def _plain(sql: str) -> str:
    """The statement with white space and quoting of names evened out."""
    return re.sub(r"\s+", " ", sql).replace("( ", "(").replace(" )", ")").strip()
