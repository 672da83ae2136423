"""Makes, checks, thins and puts back backups of a project; never one of a damaged project.

A backup is copied in one go by SQLite over a connection of its own, so it is of one moment while
the work goes on. It is a draft until it lies on the disk, was opened and found whole.
"""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
from collections.abc import Callable, Generator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from hashiya.model import errors
from hashiya.model.backup import Backup, Contents, Reason
from hashiya.model.identity import now
from hashiya.store import (
    backup_folder,
    connection,
    creating,
    drafts,
    drive,
    lock,
    opening,
    soundness,
    thinning,
    words,
)
from hashiya.store.backup_folder import kept, sources

__all__ = [
    "Keeper",
    "Made",
    "examine",
    "kept",
    "make",
    "making_before_renewing",
    "project_id",
    "restore",
    "sources",
    "thin",
    "write_copy",
]

Keeper = Callable[[sqlite3.Connection], None]
PAGES_AT_ONCE = 2_000
"""Of a file that is not written ahead: so long its writer may have to wait."""
# the last one: tables that it cannot make out
_SPOILED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR}
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
# SQLite quotes the names in a damaged file, and so fails to speak: that is a ValueError
_DAMAGE = (soundness.Unsound, errors.ProjectDamaged, ValueError, TypeError, KeyError)
_FAILURES = (OSError, sqlite3.Error, *_DAMAGE)
_DENIED = {errno.EACCES, errno.EPERM, errno.EROFS}


@dataclass(frozen=True, slots=True)
class Made:
    """``fresh`` is false when the newest backup holds that state already."""

    backup: Backup
    fresh: bool


def make(
    path: Path, folder: Path, reason: Reason, *, empty: bool = False, origin: Path | None = None
) -> Made | None:
    """Back up the project at ``path``, open here, elsewhere or nowhere, in any thread.

    It is noted as one of ``origin``, where that is not the file itself.

    Nothing is made of a project without a step, unless ``empty``.

    Raises:
        BackupNotMade: the folder does not take it, or the project is damaged; what was kept stays.
    """
    real = path.resolve()
    with _told(real):
        opening.refuse_what_is_no_project(real)
        access = opening.to_look_at(real)
        try:
            with closing(access.reader()) as db:
                return _make(db, origin or real, folder, reason, empty=empty)
        finally:
            access.forget()


def making_before_renewing(path: Path, root: Path) -> Keeper:
    """For ``ProjectFile.open``: backs up an old project over the connection that will renew it."""
    real = path.resolve()

    def back_up(db: sqlite3.Connection) -> None:
        with _told(real):
            _make(db, real, root / soundness.project_id(db), "renew", empty=True)

    return back_up


def project_id(path: Path) -> str:
    """The id of the project in that file.

    Raises:
        HashiyaError, OSError: it cannot be read.
    """
    opening.refuse_what_is_no_project(path)
    with connection.naming_failures(path, reading=True):
        access = opening.to_look_at(path)
        try:
            with closing(access.reader()) as db:
                return soundness.project_id(db)
        except (ValueError, TypeError, KeyError) as failure:
            raise errors.ProjectDamaged(name=path.name) from failure
        finally:
            access.forget()


def _make(
    db: sqlite3.Connection, path: Path, folder: Path, reason: Reason, *, empty: bool
) -> Made | None:
    if not empty and not soundness.contents(db).steps:
        return None
    backup_folder.prepare(folder)
    with backup_folder.alone(folder):
        known = kept(folder)
        own = [it for it in known if it.source == str(path)]
        if own and own[-1].contents == soundness.contents(db) and _serves(own[-1], reason):
            return Made(own[-1], fresh=False)
        number = backup_folder.next_number(folder)
        draft = backup_folder.draft(folder)
        try:
            contents = _copy(db, draft)
            _settle(draft)
            if soundness.examine(draft, turn=number) != contents:
                raise soundness.Unsound("counts")
            at = now() // 1000 * 1000  # as the name says it
            made = Backup(
                path=folder / backup_folder.file_name(number, at, reason),
                number=number,
                at=at,
                reason=reason,
                size=draft.stat().st_size,
                source=str(path),
                worked=thinning.worked(at, known[-1] if known else None),
                contents=contents,
            )
            draft.replace(made.path)
            opening.settle_folder(folder)
        finally:
            draft.unlink(missing_ok=True)
        with suppress(OSError):  # it is made: order is kept by the next one
            _thin(folder, [*known, made])
    return Made(made, fresh=True)


def _serves(backup: Backup, reason: Reason) -> bool:
    """Whether a backup of the same state makes another one needless."""
    if reason == "replaced":  # the file goes: it may hold the same steps, and damage
        return False
    with suppress(soundness.Unsound, OSError):
        return reason != "asked" or soundness.examine(backup.path) == backup.contents
    return False


def _copy(db: sqlite3.Connection, draft: Path) -> Contents:
    """Copy what ``db`` sees into the draft, all of one moment, and say what it saw."""
    with closing(connection.connect(draft, "rw")) as target:
        target.execute("PRAGMA journal_mode = OFF").fetchone()
        target.execute("PRAGMA synchronous = OFF")  # settled as a whole when it is whole
        ahead = db.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
        contents = None if ahead or db.in_transaction else _copy_politely(db, target)
        if contents is None:
            with connection.snapshot(db):
                contents = soundness.contents(db)
                db.backup(target)
        target.execute("PRAGMA journal_mode = MEMORY").fetchone()  # a failure is taken back by it
        words.mend(target)
        target.execute("PRAGMA journal_mode = DELETE").fetchone()  # a file at rest
    return contents


class _Changed(Exception):
    """The project was written to between two portions."""


def _copy_politely(db: sqlite3.Connection, target: sqlite3.Connection) -> Contents | None:
    """In portions, between which a writer gets its turn; ``None`` when it took one."""
    before = 0

    def watch(_status: int, remaining: int, _total: int) -> None:
        nonlocal before
        if before and remaining >= before:
            raise _Changed
        before = remaining

    contents = soundness.contents(db)
    try:
        db.backup(target, pages=PAGES_AT_ONCE, progress=watch, sleep=0.01)
    except _Changed:
        return None
    return contents if soundness.contents(db) == contents else None


def _settle(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def thin(folder: Path, most_bytes: int = thinning.MOST_BYTES) -> None:
    """Let go of what is not worth its room any more."""
    with backup_folder.alone(folder):
        _thin(folder, kept(folder), most_bytes)


def _thin(folder: Path, backups: list[Backup], most_bytes: int = thinning.MOST_BYTES) -> None:
    going = thinning.surplus(backups, most_bytes)
    for it in going:
        it.path.unlink(missing_ok=True)
    backup_folder.write_index(folder, [it for it in backups if it not in going])


def examine(backup: Path) -> Contents:
    """Check a backup once more, before it is used.

    Raises:
        BackupUnusable: it was damaged since, or is gone.
    """
    try:
        return soundness.examine(backup)
    except (soundness.Unsound, OSError) as failure:
        raise errors.BackupUnusable(name=backup.name) from failure


def write_copy(source: Path, target: Path, progress: drive.Progress | None = None) -> None:
    """A whole, checked copy of a backup under a new name.

    Raises:
        BackupUnusable. ProjectExists: the name is taken. RestoreFailed: the place does not take it.
        And what ``progress`` raises: no file was made.
    """
    try:
        with lock.while_made(target), _placing(source, target, progress) as draft:
            creating.give_name(draft, target)
    except errors.ProjectInUse:  # somebody makes or has one of that name at this very moment
        raise errors.ProjectExists(name=target.name) from None
    except OSError as failure:
        raise errors.RestoreFailed(name=target.name, reason=_reason(failure)) from failure


def restore(
    source: Path, target: Path, folder: Path, progress: drive.Progress | None = None
) -> Path | None:
    """Put a backup in the place of the project, which is kept first: all or nothing.

    A sound project becomes a backup; a damaged one is kept byte for byte, where the path given
    back says. The project must not be open here.

    Raises:
        BackupUnusable, BackupNotMade, ProjectInUse, RestoreFailed: nothing was replaced.
        And what ``progress`` raises: neither.
    """
    real = target.resolve()
    its_lock = lock.acquire(real)
    try:
        with _placing(source, real, progress) as draft:
            aside = _keep(real, folder) if real.exists() else None
            with suppress(FileNotFoundError):
                shutil.copymode(real, draft)
            if progress is not None:
                progress(0, 0)  # the last time that it can be given up
            with suppress(*[errors.RestoreFailed] if aside else []):  # what is damaged may refuse
                _bring_to_rest(real)
            # a journal of the old file must never be played into the new one
            for it in opening.sidecars(real):
                it.unlink()
            real.with_name(f"{real.name}-shm").unlink(missing_ok=True)
            draft.replace(real)
        return aside
    finally:
        lock.release(real, its_lock)


def _bring_to_rest(path: Path) -> None:
    """What a crash left beside a file goes into it: killed before the new one is in place, it is whole."""
    if not opening.sidecars(path):
        return
    try:
        with closing(connection.connect(path, "rw")) as db:
            db.execute("PRAGMA journal_mode = DELETE").fetchone()
    except sqlite3.Error as failure:
        raise errors.RestoreFailed(name=path.name, reason=_reason(failure)) from failure


def _keep(path: Path, folder: Path) -> Path | None:
    """Keep the project as a backup; where it cannot be one, because it is damaged, as it is."""
    with suppress(errors.HashiyaError):  # also what is no project any more is somebody's file
        make(path, folder, "replaced", empty=True)
        return None
    with _told(path):
        backup_folder.prepare(folder)
        return backup_folder.set_aside(folder, [path, *opening.sidecars(path)])


def keep_as_found(path: Path, folder: Path) -> Path:
    """Keep a project as it is, damage and all, before it is repaired; it may be open here.

    Raises:
        BackupNotMade.
    """
    with _told(path):
        backup_folder.prepare(folder)
        access = opening.to_look_at(path)
        with backup_folder.alone(folder):
            draft = backup_folder.draft(folder)
            try:
                with closing(access.reader()) as db, closing(connection.connect(draft, "rw")) as it:
                    db.backup(it)
                _settle(draft)
                kept_file = backup_folder.set_aside(folder, [draft])
                return kept_file.rename(kept_file.with_name(path.name))
            finally:
                access.forget()
                draft.unlink(missing_ok=True)


@contextmanager
def _placing(source: Path, target: Path, progress: drive.Progress | None) -> Generator[Path]:
    """A checked copy of the backup beside the target, to be given its name."""
    examine(source)
    try:
        with drafts.draft(target) as draft:
            drive.carry(source, draft, progress)
            examine(draft)
            yield draft
            opening.settle_folder(target.parent)
    except OSError as failure:
        raise errors.RestoreFailed(name=target.name, reason=_reason(failure)) from failure


@contextmanager
def _told(path: Path) -> Generator[None]:
    """Name why there is no backup."""
    try:
        yield
    except _FAILURES as failure:
        raise errors.BackupNotMade(name=path.name, reason=_reason(failure)) from failure


def _reason(failure: Exception) -> str:
    number = getattr(failure, "errno", None)
    code = (getattr(failure, "sqlite_errorcode", None) or 0) & 0xFF
    if number in _FULL or code == sqlite3.SQLITE_FULL:
        return "full"
    if number in _DENIED or code in {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM}:
        return "denied"
    damaged = isinstance(failure, _DAMAGE)
    if damaged or code in _SPOILED:
        return "damaged"
    return "other"
