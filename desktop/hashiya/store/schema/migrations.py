"""Brings a file's tables to today's version through sqlite-utils; it never runs on a file not checked.

sqlite-utils keeps the list of what was done (``_sqlite_migrations``); ``user_version`` says the
same to programs that do not know that table. Both change in one transaction with the tables.
"""

from __future__ import annotations

import sqlite3

from hashiya.store import filling
from hashiya.store.schema import lean, tables

with lean.without("pandas", "numpy"):
    from sqlite_utils import Database, Migrations, utils

MIGRATIONS = Migrations("hashiya")


@MIGRATIONS(name="0001_initial")
def initial(db: Database) -> None:
    for statement in tables.INITIAL:
        db.execute(statement)


@MIGRATIONS(name="0002_turned_paragraphs")
def turned_paragraphs(db: Database) -> None:
    for statement in tables.TURNED_PARAGRAPHS:
        db.execute(statement)


@MIGRATIONS(name="0003_keeping")
def keeping(db: Database) -> None:
    for statement in tables.KEEPING:
        db.execute(statement)
    filling.fill(db.conn)


def apply(connection: sqlite3.Connection) -> None:
    """Run what is missing; the caller's transaction, if any, stays open."""
    # two SQLite libraries on one file in one process break its locks
    if getattr(utils, "sqlite3", None) is not sqlite3:
        raise RuntimeError("sqlite-utils uses another SQLite library than Python's own")
    db = Database(connection, recursive_triggers=False, execute_plugins=False)
    MIGRATIONS.apply(db)
    connection.execute(f"PRAGMA application_id = {tables.APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {tables.VERSION}")
