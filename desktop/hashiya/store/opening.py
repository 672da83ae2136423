"""Looks at a file before anything is read from it, and opens what may be opened; looking never writes.

Order: kind of file, header, sidecars, our tables. A file in use is read through SQLite's shared
locks; one at rest as if it could not change; one left by a crash from a private copy.
"""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
import stat
import struct
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from hashiya.model import errors
from hashiya.store import connection, lock
from hashiya.store.schema import tables
from hashiya.store.surroundings import from_home

_MAGIC = b"SQLite format 3\0"
_HEADER = 100
_SIDECARS = ("-wal", "-journal")
_INDEX = "-shm"
MAX_NAME = lock.LONGEST_NAME
"""Bytes of a file name that leave room for the sidecars' endings."""

OPEN_HERE: dict[tuple[int, int], int] = {}
"""Project files with a connection in this process, by device and inode: never to be ``open()``ed."""


@dataclass(frozen=True, slots=True)
class Identity:
    """Which file it is, whatever its name becomes."""

    device: int
    inode: int

    @classmethod
    def of(cls, path: Path) -> Identity:
        it = path.stat()
        return cls(it.st_dev, it.st_ino)


def real(path: Path | str) -> Path:
    """The file itself, through any link: two names of one project must meet."""
    return from_home(path).resolve()


def refuse_what_is_no_project(path: Path) -> None:
    """Look at kind, header and size.

    Raises:
        ProjectMissing, ProjectEmptyFile, NotAProject, ProjectDamaged, ProjectUnreadable.
    """
    name = path.name
    try:
        it = path.stat()
    except FileNotFoundError:
        raise errors.ProjectMissing(name=name) from None
    except OSError as failure:
        raise errors.ProjectUnreadable(name=name) from failure
    if not stat.S_ISREG(it.st_mode):
        raise errors.NotAFile(name=name)
    if it.st_size == 0:
        raise errors.ProjectEmptyFile(name=name)
    if (it.st_dev, it.st_ino) in OPEN_HERE:
        return
    if _belongs_to_open(path):
        raise errors.NotAProject(name=name)
    try:
        with path.open("rb") as file:
            header = file.read(_HEADER)
    except OSError as failure:
        raise errors.ProjectUnreadable(name=name) from failure
    _judge(header, it.st_size, path)


def holds_project(path: Path) -> bool:
    """Whether a project lies there, or what SQLite keeps beside one that is open: then it is neither an article
    nor a place for a dataset.

    Asked before anything else opens the file: one with a connection here must not be opened.
    """
    try:
        it = path.stat()
        if (it.st_dev, it.st_ino) in OPEN_HERE or _belongs_to_open(path):
            return True
        if not stat.S_ISREG(it.st_mode):
            return False
        with path.open("rb") as file:
            header = file.read(_HEADER)
    except OSError:
        return False
    return header.startswith(_MAGIC) and header[68:72] == struct.pack(">I", tables.APPLICATION_ID)


def _belongs_to_open(path: Path) -> bool:
    """Whether SQLite has it open beside a project. Closing an index that was opened here would drop its locks: the next
    program that reads the project finds nobody there, makes the index anew, and we take that for a foreign write."""
    whole = os.path.realpath(path)
    endings = (it for it in (*_SIDECARS, _INDEX) if whole.endswith(it))
    with suppress(OSError):
        return any(_is_open_here(Path(whole.removesuffix(it))) for it in endings)
    return False


def _judge(header: bytes, size: int, path: Path) -> None:
    name = path.name
    if len(header) < _HEADER or not header.startswith(_MAGIC):
        raise errors.NotAProject(name=name)
    page, pages = struct.unpack(">H", header[16:18])[0], struct.unpack(">I", header[28:32])[0]
    version, application = (struct.unpack(">I", header[at : at + 4])[0] for at in (60, 68))
    if application != tables.APPLICATION_ID:
        raise errors.NotAProject(name=name)
    counted = header[24:28] == header[92:96]  # else an old SQLite wrote it and the count is stale
    if (
        counted
        and version <= tables.VERSION
        and not sidecars(path)
        and size < pages * (65536 if page == 1 else page)
    ):
        raise errors.ProjectDamaged(name=name)


def is_newer(path: Path) -> bool:
    """Whether a newer program made it, by its header; one that is open here is of our version."""
    if _is_open_here(path):
        return False
    with path.open("rb") as file:
        return struct.unpack(">I", file.read(_HEADER)[60:64])[0] > tables.VERSION


def keeps_log(path: Path) -> bool:
    """Whether it is read beside a log: one lies there, or its header says so.

    The header of one that is open here is not looked at; then only what lies there counts.
    """
    if path.with_name(f"{path.name}-wal").exists():
        return True
    try:
        if _is_open_here(path):
            return False
        with path.open("rb") as file:
            return file.read(_HEADER)[18:19] == b"\2"
    except OSError:
        return False


def sidecars(path: Path) -> list[Path]:
    """Journals beside the file which hold something."""
    beside = [path.with_name(path.name + ending) for ending in _SIDECARS]
    return [it for it in beside if _holds_something(it)]


def _holds_something(path: Path) -> bool:
    try:
        return path.stat().st_size > 0
    except OSError:  # not there, or a name longer than there can be
        return False


def put_aside_orphans(path: Path) -> None:
    """Rename logs of a file that is there no more, before a new file gets its name.

    They would be played into the new one; they may hold work that belongs to a file moved away.
    """
    for it in sidecars(path):
        number = 1
        while (place := it.with_name(f"{it.name}.left-{number}")).exists():
            number += 1
        it.rename(place)
    with suppress(OSError):  # the index of a log holds nothing of its own
        path.with_name(f"{path.name}-shm").unlink()


def sweep_log(path: Path) -> None:
    """Take away what a writer left that counts for nothing, beside a file that is closed.

    That is the empty log, with its index, of a settled file that lies here no more; and a rollback
    journal that begins with a zero, of a writer killed before he had begun: SQLite takes it for
    none and leaves it to the next who writes. Only the project's one writer may.
    """
    log, index, journal = (path.with_name(path.name + it) for it in ("-wal", "-shm", "-journal"))
    with suppress(OSError):
        if not path.exists() and log.stat().st_size == 0:
            log.unlink()
            index.unlink(missing_ok=True)
    with suppress(OSError), journal.open("rb") as file:
        if file.read(1) in (b"", b"\0"):
            journal.unlink()


@dataclass(slots=True)
class Access:
    """How a project is reached: the path SQLite opens, and the private copy to be thrown away."""

    path: Path
    immutable: bool = False
    copy: Path | None = None

    def reader(self) -> sqlite3.Connection:
        return connection.connect(self.path, "ro", immutable=self.immutable)

    def forget(self) -> None:
        if self.copy is not None:
            shutil.rmtree(self.copy, ignore_errors=True)


def to_look_at(path: Path) -> Access:
    """How to read a project without writing one byte of it or beside it."""
    beside = sidecars(path)
    if _is_open_here(path):
        return Access(path)
    if lock.held(path) and not (beside and _is_shut(path)):
        return Access(path)
    if not beside:
        return Access(path, immutable=True)
    return recovered_copy(path, beside)


def _is_shut(path: Path) -> bool:
    """Whether its log cannot be read in its place: a crash left it in a folder that is not ours to write."""
    try:
        db = connection.connect(path, "ro")
    except sqlite3.OperationalError:
        return True
    try:
        db.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except sqlite3.OperationalError as failure:
        return failure.sqlite_errorcode & 0xFF == sqlite3.SQLITE_CANTOPEN
    except sqlite3.Error:
        return False
    finally:
        db.close()
    return False


def recovered_copy(path: Path, beside: list[Path]) -> Access:
    """A private copy in which SQLite plays back what lies beside the file."""
    try:
        folder = Path(tempfile.mkdtemp(prefix="hashiya-"))
    except OSError as failure:
        raise _no_room(path) from failure
    try:
        for it in (path, *beside):
            shutil.copyfile(it, folder / it.name)
        copy = folder / path.name
        db = connection.connect(copy, "rw")  # plays back what the crash left
        try:
            db.execute("SELECT count(*) FROM sqlite_schema").fetchone()
            db.execute("PRAGMA journal_mode = DELETE").fetchone()
        finally:
            db.close()
    except BaseException as failure:
        shutil.rmtree(folder, ignore_errors=True)
        if _is_full(failure):
            raise _no_room(path) from failure
        raise
    return Access(copy, immutable=True, copy=folder)


def _is_full(failure: BaseException) -> bool:
    if isinstance(failure, sqlite3.OperationalError):
        return failure.sqlite_errorcode & 0xFF == sqlite3.SQLITE_FULL
    return isinstance(failure, OSError) and failure.errno in {errno.ENOSPC, errno.EDQUOT}


def _no_room(path: Path) -> errors.ProjectNoRoom:
    folder = os.environ.get("TMPDIR", "")
    with suppress(OSError):
        folder = tempfile.gettempdir()
    return errors.ProjectNoRoom(name=path.name, folder=folder or "/tmp")


def _is_open_here(path: Path) -> bool:
    it = path.stat()
    return (it.st_dev, it.st_ino) in OPEN_HERE


def remember(identity: Identity) -> None:
    key = (identity.device, identity.inode)
    OPEN_HERE[key] = OPEN_HERE.get(key, 0) + 1


def forget(identity: Identity) -> None:
    key = (identity.device, identity.inode)
    others = OPEN_HERE.get(key, 1) - 1
    if others:
        OPEN_HERE[key] = others
    else:
        OPEN_HERE.pop(key, None)


def writable(path: Path) -> bool:
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def settle_folder(folder: Path) -> None:
    """Make a new name in a folder last through a power cut, where the system can."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
