"""Saves from a damaged or foreign file what can be saved, into a new one; the old one is only read.

Article by article: texts by their digests, records by their checksums, else by the history, places
by the quotes. What could not be saved, or is kept without proof, is named in the report.
"""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Generator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from hashiya.model import errors
from hashiya.model.identity import now
from hashiya.model.rescue import RescueReport
from hashiya.model.schema import Schema
from hashiya.store import connection, creating, drafts, facts, lock, opening, pages, wreck
from hashiya.store.opening import Access
from hashiya.store.rescuing import Rescue

Progress = Callable[[int, int], None]
MOST_BARE = 1024 * 1024 * 1024
"""Bytes of a file without a first page that is looked through."""

_BROKEN = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
"""What SQLite says of the old file; of the new one it has nothing of the kind to say."""
_MAGIC = b"SQLite format 3\0"


def salvage(
    source: Path, target: Path, fallback: Schema, progress: Progress | None = None
) -> RescueReport:
    """Make ``target`` from what can be read of ``source``; ``fallback`` is a label set for need.

    Raises:
        NothingToRescue: no article can be read. ProjectExists, ProjectNotMade: of the new file.
    """
    _refuse_what_is_none(source)
    with _readable(source) as at_rest:
        return _into_new(at_rest, source, target, fallback, progress)


def private_copy(path: Path) -> tuple[Access, RescueReport] | None:
    """What can be read of a damaged project, for a look; none where that is nothing."""
    folder = Path(tempfile.mkdtemp(prefix="hashiya-"))
    copy = folder / path.name
    try:
        report = salvage(path, copy, Schema(id="rescued"))
    except errors.HashiyaError:
        shutil.rmtree(folder, ignore_errors=True)
        return None
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return Access(copy, immutable=True, copy=folder), report


def _refuse_what_is_none(path: Path) -> None:
    """A damaged header is no reason; another kind of file is."""
    try:
        opening.refuse_what_is_no_project(path)
    except errors.ProjectDamaged:
        return
    except errors.NotAProject:
        if not _was_ours(path):
            raise


def _was_ours(path: Path) -> bool:
    """Whether the first page is gone or bent, and the pages after it look like ours."""
    if not path.is_file() or path.stat().st_size > MOST_BARE:
        return False
    data = path.read_bytes()
    foreign = data.startswith(_MAGIC) and data[68:72] not in {bytes(4), b"HSHY"}
    return not foreign and next(pages.texts(data), None) is not None


@contextmanager
def _readable(path: Path) -> Generator[Path]:
    """A file at rest with a list of tables that can be read: the file itself, or a private copy."""
    access: Access | None = None
    folder = Path(tempfile.mkdtemp(prefix="hashiya-"))
    try:
        with suppress(*wreck.FAILURES, errors.HashiyaError):
            access = opening.to_look_at(path)
        place = path
        if access is not None and access.immutable:
            place = access.path
        elif access is not None or opening.sidecars(path):
            place = folder / path.name
            _copy_of(access, path, place)
        if not _has_tables(place):
            place = _with_new_list_of_tables(place, folder)
        yield place
    finally:
        if access is not None:
            access.forget()
        shutil.rmtree(folder, ignore_errors=True)


def _copy_of(access: Access | None, path: Path, place: Path) -> None:
    """A file that somebody has open is copied by SQLite; one whose journal cannot be read, bare."""
    if access is None:
        shutil.copyfile(path, place)
        return
    place.touch(mode=0o600)
    with closing(access.reader()) as source, closing(connection.connect(place, "rw")) as target:
        source.backup(target)
        target.execute("PRAGMA journal_mode = DELETE").fetchone()


def _has_tables(path: Path) -> bool:
    with suppress(*wreck.FAILURES), wreck.opened(path) as found:
        return found.tables_readable()
    return False


def _with_new_list_of_tables(path: Path, folder: Path) -> Path:
    fresh = folder / "fresh"
    creating.create(fresh, Schema(id="rescued"))
    made = folder / "listed"
    made.write_bytes(pages.with_tables_of(fresh.read_bytes(), path.read_bytes()))
    return made


def _into_new(
    at_rest: Path, source: Path, target: Path, fallback: Schema, progress: Progress | None
) -> RescueReport:
    creating.refuse_place(target)
    try:
        with lock.while_made(target), drafts.draft(target) as draft:
            report = _fill(draft, at_rest, source, fallback, progress)
            creating.give_name(draft, target)
    except errors.ProjectInUse:  # somebody makes one of that name at this very moment
        raise errors.ProjectExists(name=target.name) from None
    except (errors.SaveFailed, errors.ProjectReadOnly, sqlite3.Error, OSError) as failure:
        if getattr(failure, "sqlite_errorcode", 0) & 0xFF in _BROKEN:
            raise errors.NothingToRescue(name=source.name) from failure
        raise errors.ProjectNotMade(name=target.name, reason=creating.reason(failure)) from failure
    opening.settle_folder(target.parent)
    return report


def _fill(
    draft: Path, at_rest: Path, source: Path, fallback: Schema, progress: Progress | None
) -> RescueReport:
    with closing(connection.connect(draft, "rw")) as db:
        creating.fill(db, fallback)
        with wreck.opened(at_rest) as found:
            db.execute("PRAGMA synchronous = OFF")  # a draft: it is brought to the disk at the end
            db.execute("BEGIN IMMEDIATE")
            report = Rescue(found, db, at_rest, progress or _silent).run()
            if not report.articles.saved and report.articles.known:
                raise errors.NothingToRescue(name=source.name)
            if not report.articles.known and not report.steps.saved:
                raise errors.NothingToRescue(name=source.name)
            db.execute("COMMIT")
            db.execute("PRAGMA synchronous = FULL")
            facts.put(db, {"rescued": str(now())})
    return report


def _silent(_done: int, _total: int) -> None:
    """Nobody watches."""
