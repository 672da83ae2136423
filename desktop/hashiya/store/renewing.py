"""Brings a project of an older version to today's, all or nothing; one only looked at in a private copy."""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

from hashiya.store import connection
from hashiya.store.opening import Access
from hashiya.store.schema import tables


def is_old(db: sqlite3.Connection) -> bool:
    return db.execute("PRAGMA user_version").fetchone()[0] < tables.VERSION


def renew(db: sqlite3.Connection) -> None:
    """Change the tables in one transaction: killed in the middle, the file is what it was."""
    if not is_old(db):
        return
    # slow to import, and needed for old files only
    from hashiya.store.schema import migrations

    db.execute("BEGIN IMMEDIATE")
    try:
        if is_old(db):
            migrations.apply(db)
        db.execute("COMMIT")
    except BaseException:
        if db.in_transaction:
            db.execute("ROLLBACK")
        raise


def renewed_copy(db: sqlite3.Connection, access: Access) -> tuple[sqlite3.Connection, Access]:
    """A private copy in today's tables, for a look at a project that stays as it is.

    Closes ``db`` and forgets ``access``.
    """
    folder = Path(tempfile.mkdtemp(prefix="hashiya-"))
    try:
        copy = folder / access.path.name
        copy.touch(mode=0o600)
        with closing(connection.connect(copy, "rw")) as target:
            db.backup(target)
            renew(target)
        made = Access(copy, immutable=True, copy=folder)
        reader = made.reader()
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    db.close()
    access.forget()
    return reader, made
