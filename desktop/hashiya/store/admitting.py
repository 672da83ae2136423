"""Decides how a project file may be opened, and prepares it; what it refuses is left as it was.

To be written: whole, of our tables, and of today's version or an older one. To be read: a newer one
too whose tables hold what we need, and a damaged one as far as it can be read, from a private copy.
What a crash left beside a file is first played back in a copy: only what is a project of ours then
is touched.
"""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

from hashiya.model import errors
from hashiya.model.rescue import RescueReport
from hashiya.store import connection, facts, opening, queries, renewing
from hashiya.store.bad_row import BadRow
from hashiya.store.opening import Access
from hashiya.store.schema import fingerprint, tables

BeforeRenewing = Callable[[sqlite3.Connection], None]
MAX_LOOK = 64 * 1024 * 1024
"""Bytes of a damaged file that are rescued into a private copy merely to look at them."""
MOST_ASIDE = 3
"""Crash-left files of one project that are kept."""


@dataclass(slots=True)
class Admitted:
    """A file that may be opened.

    ``newer`` are its version and ours where its own is higher. ``damage`` says what could be read of
    a damaged one. ``recovered``: a crash had left something beside it, which is in the file now.
    """

    access: Access
    db: sqlite3.Connection
    newer: tuple[int, int] | None = None
    damage: RescueReport | None = None
    recovered: bool = False

    def refusal(self, path: Path) -> errors.HashiyaError:
        """Why nothing is written into a project that is open for reading alone."""
        if self.newer is not None:
            theirs, ours = self.newer
            return errors.NewerReadOnly(name=path.name, theirs=theirs, ours=ours)
        if self.damage is not None:
            return errors.WritingStopped(name=path.name)
        return errors.ProjectReadOnly(name=path.name)

    def forget(self) -> None:
        self.db.close()
        self.access.forget()


def to_write(
    path: Path,
    aside: Path | None = None,
    before_renewing: BeforeRenewing | None = None,
    patience: float = connection.BUSY_SECONDS,
) -> Admitted:
    """The one connection that writes; the caller holds the lock. Only this opening is so impatient."""
    if not opening.writable(path):
        raise errors.ProjectReadOnly(name=path.name)
    beside = opening.sidecars(path)
    if beside:
        if aside is not None:
            with suppress(OSError):  # a precaution: without room for it the work still opens
                _set_aside(path, beside, aside)
        _vet_a_copy(path, beside)
    access = Access(path)
    db = connection.connect(path, "rw", patience=patience)
    try:
        refuse_foreign_parts(db, path)
        if before_renewing is not None and renewing.is_old(db):
            before_renewing(db)
        renewing.renew(db)
        _refuse_unlistable(db, path)
        connection.wait_for_others(db, connection.BUSY_SECONDS)
    except BaseException:
        db.close()
        raise
    return Admitted(access, db, recovered=bool(beside))


def to_read(path: Path) -> Admitted:
    """A connection that reads; nothing is written, in the file or beside it."""
    access = opening.to_look_at(path)
    db: sqlite3.Connection | None = None
    try:
        db = access.reader()
        newer = _newer(db, path)
        if newer is None:
            refuse_foreign_parts(db, path)
            if renewing.is_old(db):
                db, access = renewing.renewed_copy(db, access)
            _refuse_unlistable(db, path)
        return Admitted(access, db, newer=newer)
    except BaseException:
        if db is not None:
            db.close()
        access.forget()
        raise


def damaged(path: Path) -> Admitted | None:
    """What can be read of a damaged project, in a private copy; none where that is nothing or much."""
    if path.stat().st_size > MAX_LOOK:
        return None
    from hashiya.store import salvage  # only for what is broken

    try:
        made = salvage.private_copy(path)
    except (OSError, sqlite3.Error):  # no room for a copy
        return None
    if made is None:
        return None
    access, report = made
    return Admitted(access, access.reader(), damage=report)


def refuse_foreign_parts(db: sqlite3.Connection, path: Path) -> None:
    """The structure as it is must be the one that we make."""
    with connection.untrusted(db):
        parts = fingerprint.foreign_parts(db)
    if parts:
        raise errors.ProjectForeignParts(name=path.name, parts=tuple(parts[:5]))


def _refuse_unlistable(db: sqlite3.Connection, path: Path) -> None:
    """What is read before anything is shown; the rest is looked through later.

    Raises:
        ProjectDamaged: the list of articles, the label set or the project's id is not whole.
    """
    try:
        queries.schema(db)
        ordered = "SELECT count(*) FROM articles INDEXED BY articles_order"
        numbered = "SELECT count(*) FROM articles NOT INDEXED"
        whole = "id" in facts.read(db) and (
            db.execute(ordered).fetchone() == db.execute(numbered).fetchone()
        )
    except (BadRow, UnicodeDecodeError):
        whole = False
    if not whole:
        raise errors.ProjectDamaged(name=path.name)


def _newer(db: sqlite3.Connection, path: Path) -> tuple[int, int] | None:
    """Its version and ours, where its own is higher and all that we read is there.

    Raises:
        ProjectNewer: something that we read is not there, or is not a plain column of a table.
    """
    with connection.untrusted(db):
        version: int = db.execute("PRAGMA user_version").fetchone()[0]
        if version <= tables.VERSION:
            return None
        missing = fingerprint.missing_columns(db)
    if missing:
        raise errors.ProjectNewer(name=path.name, theirs=version, ours=tables.VERSION)
    return version, tables.VERSION


def _vet_a_copy(path: Path, beside: list[Path]) -> None:
    """Play back in a private copy what lies beside the file, and look at what comes out."""
    access = opening.recovered_copy(path, beside)
    try:
        with closing(access.reader()) as db:
            refuse_foreign_parts(db, path)
    finally:
        access.forget()


def _set_aside(path: Path, beside: list[Path], folder: Path) -> None:
    """Keep the file and its sidecars as they were found, for the case that playing back does harm."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    older = sorted((it for it in folder.iterdir() if it.name.isdigit()), key=lambda it: it.name)
    for it in older[: max(0, len(older) - MOST_ASIDE + 1)]:
        shutil.rmtree(it, ignore_errors=True)
    place = folder / f"{int(older[-1].name) + 1 if older else 1:06d}"
    place.mkdir(mode=0o700)
    for it in (path, *beside):
        shutil.copyfile(it, place / it.name)
        (place / it.name).chmod(0o600)
