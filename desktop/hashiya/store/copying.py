"""Writes a whole copy of an open project, checked before it has its name; it changes nothing in the project.

It reads through the connection that is open, so it works also where the file has no name any more.
"""

from __future__ import annotations

import errno
import os
import sqlite3
import stat
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from hashiya.model import errors
from hashiya.model.edit import Step
from hashiya.store import (
    complaints,
    connection,
    creating,
    drafts,
    guarding,
    lock,
    opening,
    uid,
    words,
    writing,
)
from hashiya.store.schema import fingerprint

_PAGES = 4096
_REFUSED = (
    OSError,
    errors.SaveFailed,
    errors.ProjectReadOnly,
    errors.ProjectInUse,
    errors.ProjectMoved,
)


def copy(
    db: sqlite3.Connection, path: Path, steps: Sequence[Step] = (), *, replace: bool = False
) -> None:
    """Copy what ``db`` holds to a new file, with these steps done that it does not have.

    Raises:
        ProjectExists: a file is there and ``replace`` was not asked. CopyFailed: says why.
        StaleEdit, QuoteMismatch: a step does not fit.
    """
    _refuse_place(path, replace=replace)
    try:
        with lock.while_made(path), drafts.draft(path) as draft:
            with connection.naming_failures(path), closing(connection.connect(draft, "rw")) as new:
                _fill(db, new, steps, path.name)
            _press_to_disk(draft)
            if replace and path.exists():
                # a log that a crash left of the old file must never be played into the new one
                for it in opening.sidecars(path):
                    it.unlink()
                draft.replace(path)
            else:
                creating.give_name(draft, path)
    except errors.ProjectExists:
        raise
    except _REFUSED as failure:
        raise errors.CopyFailed(name=path.name, reason=_reason(failure)) from failure
    opening.settle_folder(path.parent)


def _fill(
    db: sqlite3.Connection, new: sqlite3.Connection, steps: Sequence[Step], name: str
) -> None:
    db.backup(new, pages=_PAGES)
    # the copy is one file, whatever journal the project has
    new.execute("PRAGMA journal_mode = DELETE").fetchone()
    new.execute("BEGIN IMMEDIATE")
    known = "SELECT 1 FROM history WHERE uid = ?"
    for it in steps:
        if new.execute(known, (uid.to_bytes(it.id),)).fetchone() is None:
            writing.write(new, it)
    words.mend(new)
    new.execute("COMMIT")
    expected = uid.to_bytes(steps[-1].id) if steps else guarding.last_step(db)
    if (
        complaints.found(new)
        or fingerprint.foreign_parts(new)
        or guarding.last_step(new) != expected
    ):
        raise errors.SaveFailed(name=name)


def _refuse_place(path: Path, *, replace: bool) -> None:
    name = path.name
    if len(os.fsencode(name)) > opening.MAX_NAME:
        raise errors.CopyFailed(name=name, reason="name")
    if not path.parent.is_dir():
        raise errors.CopyFailed(name=name, reason="folder")
    try:
        it = path.stat()
    except FileNotFoundError:
        return
    except OSError as failure:
        raise errors.CopyFailed(name=name, reason=_reason(failure)) from failure
    if not stat.S_ISREG(it.st_mode):
        raise errors.CopyFailed(name=name, reason="file")
    if (it.st_dev, it.st_ino) in opening.OPEN_HERE:
        raise errors.CopyFailed(name=name, reason="itself")
    if not replace:
        raise errors.ProjectExists(name=name)
    if not lock.free(path):
        raise errors.CopyFailed(name=name, reason="in-use")


def _press_to_disk(draft: Path) -> None:
    handle = os.open(draft, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _reason(failure: Exception) -> str:
    origin = failure.__cause__ or failure
    number = getattr(origin, "errno", None)
    if isinstance(failure, errors.DiskFull) or number in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}:
        return "full"
    if number == errno.ENAMETOOLONG:
        return "name"
    denied = isinstance(failure, errors.ProjectReadOnly) or isinstance(origin, PermissionError)
    return "denied" if denied or number == errno.EROFS else "other"
