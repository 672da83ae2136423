"""Opens connections to a project file, all with one profile, and names what SQLite complains of.

Never ``open()`` a project file while a connection to it lives in this process: closing it would
drop SQLite's locks (POSIX). Everything here goes through SQLite or ``os.stat``.
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from hashiya.model import errors
from hashiya.store.bad_row import BadRow

BUSY_SECONDS = 5.0
ROW_LIMIT = 128 * 1024 * 1024
"""Bytes of one value: twice the largest text that import lets in."""

_PROFILE = (
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
    "PRAGMA mmap_size = 0",
    "PRAGMA cache_size = -8192",  # KiB: what the marks of a long article need
    "PRAGMA recursive_triggers = OFF",
    "PRAGMA foreign_keys = ON",
)

UNTRUSTED_SECONDS = 2.0
"""How long a question to a file may take while nobody has looked at what it holds."""

_SWITCHES = {
    "SQLITE_DBCONFIG_DEFENSIVE": True,
    "SQLITE_DBCONFIG_ENABLE_TRIGGER": False,
    "SQLITE_DBCONFIG_ENABLE_VIEW": False,
    "SQLITE_DBCONFIG_TRUSTED_SCHEMA": False,
}
_OPS = 5_000
"""Instructions of SQLite between two looks at the clock."""


def connect(
    path: Path, mode: str, *, immutable: bool = False, patience: float = BUSY_SECONDS
) -> sqlite3.Connection:
    """A connection that may be used from any one thread at a time.

    ``mode`` is SQLite's: ``"ro"``, ``"rw"`` or ``"rwc"``. The path is percent-encoded, so that no
    name can switch on an option of its own. ``patience``: seconds that it waits for whoever holds it.
    """
    uri = f"file:{quote(os.fsencode(path))}?mode={mode}" + ("&immutable=1" if immutable else "")
    connection = sqlite3.connect(
        uri, uri=True, timeout=patience, isolation_level=None, check_same_thread=False
    )
    try:
        connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, ROW_LIMIT)
        connection.setlimit(sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH, 1)
        connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
        _switch_off(connection)
        for statement in _PROFILE:
            connection.execute(statement)
        if mode != "ro":
            connection.execute("PRAGMA synchronous = FULL")
    except BaseException:
        connection.close()
        raise
    return connection


def wait_for_others(connection: sqlite3.Connection, seconds: float) -> None:
    """So long it waits from now on for another program that holds the file."""
    connection.execute(f"PRAGMA busy_timeout = {int(seconds * 1000)}")


def _switch_off(connection: sqlite3.Connection) -> None:
    """No trigger and no view of a file ever runs; Python before 3.12 has no such switches."""
    set_config = getattr(connection, "setconfig", None)
    for name, on in _SWITCHES.items():
        switch = getattr(sqlite3, name, None)
        if set_config is not None and switch is not None:
            set_config(switch, on)


def journal_mode(connection: sqlite3.Connection) -> str:
    return connection.execute("PRAGMA journal_mode").fetchone()[0]


@contextmanager
def undefended(connection: sqlite3.Connection) -> Generator[None]:
    """Lets the inner tables of a virtual table be written: to mend what is broken, nothing else."""
    set_config = getattr(connection, "setconfig", None)
    switch = getattr(sqlite3, "SQLITE_DBCONFIG_DEFENSIVE", None)
    if set_config is None or switch is None:
        yield
        return
    set_config(*(switch, False))
    try:
        yield
    finally:
        set_config(*(switch, True))


@contextmanager
def untrusted(connection: sqlite3.Connection) -> Generator[None]:
    """Questions to a file whose structure nobody has looked at: they end soon and start nothing.

    Whatever a trigger, a view or an expression of the file would read or call is denied.
    """
    end = time.monotonic() + UNTRUSTED_SECONDS
    connection.set_progress_handler(lambda: time.monotonic() > end, _OPS)
    connection.set_authorizer(permit)
    try:
        yield
    finally:
        connection.set_authorizer(None)
        connection.set_progress_handler(None, 0)


_PERMITTED = frozenset(
    {
        sqlite3.SQLITE_SELECT,
        sqlite3.SQLITE_READ,
        sqlite3.SQLITE_PRAGMA,
        sqlite3.SQLITE_TRANSACTION,
    }
)


def permit(action: int, _a: str | None, _b: str | None, _db: str | None, by: str | None) -> int:
    """``by`` names the trigger or view that asks; we ask ourselves."""
    return sqlite3.SQLITE_OK if action in _PERMITTED and by is None else sqlite3.SQLITE_DENY


@contextmanager
def naming_failures(path: Path, *, reading: bool = False) -> Generator[None]:
    """Turn SQLite's complaints, and rows that cannot be read, into causes that a person can be told.

    Any other failure is a mistake of ours, and goes on as what it is.
    """
    try:
        yield
    except sqlite3.IntegrityError:
        raise
    except (sqlite3.DatabaseError, OSError) as failure:
        raise cause(failure, path, reading=reading) from failure
    except (BadRow, UnicodeDecodeError) as failure:  # SQLite quotes names in a damaged file
        if not reading:
            raise
        raise errors.ProjectDamaged(name=path.name) from failure


def cause(failure: Exception, path: Path, *, reading: bool = False) -> errors.HashiyaError:
    """The named cause of one of SQLite's complaints."""
    name = path.name
    code = getattr(failure, "sqlite_errorcode", None)
    if code == sqlite3.SQLITE_READONLY_DBMOVED:
        return errors.ProjectMoved(name=name)
    if code == sqlite3.SQLITE_IOERR_SHMSIZE:  # no room for the index of the log
        return errors.DiskFull(name=name)
    if code is not None and code & 0xFF == sqlite3.SQLITE_CANTOPEN and not path.exists():
        return errors.ProjectMoved(name=name)
    match None if code is None else code & 0xFF:
        case sqlite3.SQLITE_FULL:
            return errors.DiskFull(name=name)
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM:
            return errors.ProjectReadOnly(name=name)
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return errors.ProjectInUse(name=name)
        case sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_NOTADB:
            return errors.ProjectDamaged(name=name)
        case None if reading and isinstance(failure, OSError):
            return errors.ProjectUnreadable(name=name)  # the place, not the file, refuses
        case _ if reading:
            return errors.ProjectDamaged(name=name)
        case _:
            return errors.SaveFailed(name=name)


@contextmanager
def snapshot(connection: sqlite3.Connection) -> Generator[sqlite3.Connection]:
    """Everything read inside is of one moment."""
    if connection.in_transaction:
        yield connection
        return
    connection.execute("BEGIN")
    try:
        yield connection
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def taken_back(connection: sqlite3.Connection) -> bool:
    """Take back what is under way; whether that went well."""
    try:
        if connection.in_transaction:  # SQLite may have rolled back by itself
            connection.execute("ROLLBACK")
    except sqlite3.Error:
        return False
    return True
