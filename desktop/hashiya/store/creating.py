"""Makes a new project file, whole or not at all; it never replaces a file that is there."""

from __future__ import annotations

import errno
import os
import sqlite3
from contextlib import closing
from pathlib import Path

from hashiya import __version__
from hashiya.model import errors
from hashiya.model.identity import new_id, now
from hashiya.model.schema import Schema
from hashiya.store import connection, drafts, facts, lock, opening, rows

# a project that is not there yet cannot have been moved: SQLite could not open its draft
_REFUSED = (OSError, errors.SaveFailed, errors.ProjectReadOnly, errors.ProjectMoved)


def create(path: Path, schema: Schema) -> None:
    """Build the file under another name and then give it its own.

    Raises:
        ProjectExists: a file of that name is there.
        ProjectNameTooLong, ProjectFolderMissing, ProjectNotMade: the place does not take it.
    """
    refuse_place(path)
    try:
        with lock.while_made(path), drafts.draft(path) as draft:
            with connection.naming_failures(path), closing(connection.connect(draft, "rw")) as db:
                fill(db, schema)
            give_name(draft, path)
    except errors.ProjectInUse:  # somebody makes one of that name at this very moment
        raise errors.ProjectExists(name=path.name) from None
    except _REFUSED as failure:
        raise errors.ProjectNotMade(name=path.name, reason=reason(failure)) from failure
    drafts.sweep_old(path.parent)
    opening.settle_folder(path.parent)


def refuse_place(path: Path) -> None:
    """Whether a new file may have that name there: ``ProjectExists`` and its like, as ``create``."""
    if len(os.fsencode(path.name)) > opening.MAX_NAME:
        raise errors.ProjectNameTooLong(name=path.name)
    if path.exists() or path.is_symlink():
        raise errors.ProjectExists(name=path.name)
    if not path.parent.is_dir():
        raise errors.ProjectFolderMissing(name=path.name, folder=str(path.parent))


def reason(failure: Exception) -> str:
    origin = failure.__cause__ or failure  # a cause named for saving keeps what it came from
    number = getattr(origin, "errno", None)
    if isinstance(failure, errors.DiskFull) or number in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}:
        return "full"
    denied = isinstance(failure, errors.ProjectReadOnly) or isinstance(origin, PermissionError)
    return "denied" if denied or number == errno.EROFS else "other"


def fill(db: sqlite3.Connection, schema: Schema) -> None:
    """Make an empty file a project with that label set and nothing else."""
    # sqlite-utils is slow to import: not for opening
    from hashiya.store.schema import migrations

    db.execute("BEGIN IMMEDIATE")
    migrations.apply(db)
    rows.put_schema(db, schema)
    made = {"id": new_id(), "created": str(now()), "made_by": f"hashiya {__version__}"}
    facts.put(db, made)
    db.execute("COMMIT")


def give_name(draft: Path, path: Path) -> None:
    """Give a finished draft its name, unless a file of that name is there: ``ProjectExists``."""
    if not path.exists():
        opening.put_aside_orphans(path)
    try:
        os.link(draft, path)
    except FileExistsError:
        raise errors.ProjectExists(name=path.name) from None
    except OSError:  # a file system without links: the name is ours unless somebody was quicker
        if path.exists():
            raise errors.ProjectExists(name=path.name) from None
        draft.rename(path)
