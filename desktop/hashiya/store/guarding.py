"""Whether the file under an open project still is the one that we know; it looks and never writes.

A file is told by its device and inode, its content by SQLite's own count of foreign writes, and what went
past SQLite (a sync client that wrote over it) by size and time of change. The last are only a reason to
look closer: what counts is whether our last step is in the file.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Generator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from hashiya.model import errors
from hashiya.store import complaints, connection, opening

_CHECK_STEPS = 50_000_000
"""Instructions of SQLite's machine that a closer look may take: some seconds."""
_MOST_NAMES = 20_000
_UNREAD = {
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_PROTOCOL,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_NOMEM,
}
"""Why a file could not be looked at: that says nothing of what it holds."""


class Guard:
    """What is known of the file: which it is and how our own last write left it."""

    def __init__(self, path: Path, db: sqlite3.Connection) -> None:
        self.path = path
        self.identity = opening.Identity.of(path)
        self._version = version(db)
        self._size_and_time = _size_and_time(path.stat())
        self._at_first = _seen(path)
        try:
            self._last = last_step(db)
        except sqlite3.Error:  # of a damaged file, which is only read
            self._last = None

    def written(self, db: sqlite3.Connection) -> None:
        """We wrote ourselves: that is how it should look from now on."""
        self._version = version(db)
        with suppress(OSError):
            self._size_and_time = _size_and_time(self.path.stat())

    def stored(self, db: sqlite3.Connection, step_id: bytes | None) -> bool:
        """Our step is in the file, if it was one: whether it is known how the file looks since."""
        self._last = step_id or self._last
        with suppress(sqlite3.Error):
            self.written(db)
            return True
        return False

    def taken_back(self, db: sqlite3.Connection) -> bool:
        """Our own write was refused and taken back: whether the file is known to be as it was."""
        with suppress(sqlite3.Error):
            if last_step(db) == self._last:
                self.written(db)
                return True
        return False

    def refuse_other_steps(self, db: sqlite3.Connection, doubtful: bytes | None) -> None:
        """Whether the file ends with our last step, or with the one that was in doubt.

        Raises:
            ProjectChanged: it does not.
        """
        found = last_step(db)
        if found not in (self._last, doubtful):
            raise errors.ProjectChanged(name=self.path.name)
        self._last = found

    def look(self, *, closely: bool = True, patience: float = 0) -> None:
        """Look at the file by its name; not ``closely`` while we do not know how we left it.

        ``patience``: seconds that a closer look waits for another program that holds the file.

        Raises:
            ProjectMoved and its kinds: it is not there. ProjectChanged: it was written over.
            SaveHeld, SaveFailed: its size or time is not as we left it, and it cannot be read now.
        """
        try:
            found = self.path.stat()
        except OSError:
            raise self._lost() from None
        if (found.st_dev, found.st_ino) != (self.identity.device, self.identity.inode):
            raise errors.ProjectReplaced(name=self.path.name)
        if closely and _size_and_time(found) != self._size_and_time:
            self._look_closer(patience)
            self._size_and_time = _size_and_time(found)

    def touched(self) -> bool:
        """Whether the file or its log is not as it was at first."""
        return _seen(self.path) != self._at_first

    def is_there(self) -> bool:
        try:
            return opening.Identity.of(self.path) == self.identity
        except OSError:
            return False

    def refuse_foreign_write(self, db: sqlite3.Connection) -> None:
        """Whether another program wrote through SQLite.

        Raises:
            ProjectChanged: it did.
        """
        if version(db) != self._version:
            raise errors.ProjectChanged(name=self.path.name)

    def refuse_foreign_content(self, db: sqlite3.Connection, *, closely: bool) -> bool:
        """Look at what is in the file, wherever it lies now; ``False``: it is held, nobody can look.

        Raises:
            ProjectChanged: another program wrote it.
        """
        try:
            self.look(closely=closely)
        except errors.SaveHeld:
            return False
        except errors.ProjectMoved:
            pass
        if closely:
            self.refuse_foreign_write(db)
        return True

    def is_foreign(self, db: sqlite3.Connection, *, closely: bool) -> bool:
        try:
            self.refuse_foreign_content(db, closely=closely)
        except errors.ProjectChanged:
            return True
        except (errors.HashiyaError, sqlite3.Error):
            return False
        return False

    def _lost(self) -> errors.ProjectMoved:
        name = self.path.name
        folder = self.path.parent
        new = find(self.identity, folder)
        if new is not None:
            shown = new.name if new.parent == folder else str(new)
            return errors.ProjectRenamed(name=name, now=shown, path=str(new))
        if not folder.is_dir() or _device(folder) != self.identity.device:
            return errors.ProjectFolderGone(name=name, folder=str(folder))
        return errors.ProjectMoved(name=name)

    def _look_closer(self, patience: float) -> None:
        """Its size or time is not as we left it: read it with eyes that remember nothing."""
        with naming_refusals(self.path):
            if not self._is_unchanged(patience):
                raise errors.ProjectChanged(name=self.path.name)

    def _is_unchanged(self, patience: float) -> bool:
        """Looked at in one moment, so that nobody takes the file in between.

        Raises:
            sqlite3.OperationalError: it could not be looked at.
        """
        try:
            with (
                closing(connection.connect(self.path, "ro", patience=patience)) as db,
                connection.snapshot(db),
            ):
                return last_step(db) == self._last and is_sound(db)
        except sqlite3.Error as failure:
            if getattr(failure, "sqlite_errorcode", 0) & 0xFF in _UNREAD:
                raise
            return False


@contextmanager
def naming_refusals(path: Path) -> Generator[None]:
    """What stands in the way of saving, told from what stands in the way of opening."""
    try:
        with connection.naming_failures(path):
            yield
    except errors.ProjectReadOnly as failure:
        raise errors.SaveDenied(**failure.values) from failure
    except errors.ProjectInUse as failure:
        raise errors.SaveHeld(**failure.values) from failure


def is_sound(db: sqlite3.Connection) -> bool:
    """What SQLite itself finds in a few seconds; a file that takes longer counts as sound."""
    db.set_progress_handler(lambda: 1, _CHECK_STEPS)
    try:
        return not complaints.found(db)
    except sqlite3.OperationalError as failure:
        return failure.sqlite_errorcode == sqlite3.SQLITE_INTERRUPT
    finally:
        db.set_progress_handler(None, 0)


def version(db: sqlite3.Connection) -> int:
    return db.execute("PRAGMA data_version").fetchone()[0]


def last_step(db: sqlite3.Connection) -> bytes | None:
    found = db.execute("SELECT uid FROM history ORDER BY id DESC LIMIT 1").fetchone()
    return found[0] if found else None


def find(identity: opening.Identity, folder: Path) -> Path | None:
    """Where the file with that identity lies now, if it has a name at all."""
    return _by_our_handle(identity) or _in_folder(identity, folder)


def _by_our_handle(identity: opening.Identity) -> Path | None:
    """The system follows what is open: it knows the name, whatever folder it went to."""
    with suppress(OSError):
        for handle in Path("/proc/self/fd").iterdir():
            with suppress(OSError):
                it = handle.stat()
                if (it.st_dev, it.st_ino) == (identity.device, identity.inode):
                    return _named(handle.readlink(), identity)
    return None


def _in_folder(identity: opening.Identity, folder: Path) -> Path | None:
    with suppress(OSError), os.scandir(folder) as entries:
        for seen, entry in enumerate(entries):
            if seen > _MOST_NAMES:
                return None
            if entry.inode() == identity.inode:
                return _named(Path(entry.path), identity)
    return None


def _named(path: Path, identity: opening.Identity) -> Path | None:
    with suppress(OSError):
        if opening.Identity.of(path) == identity:
            return path
    return None


def _device(folder: Path) -> int | None:
    """On which drive the folder lies: an empty place is left where one was taken out."""
    with suppress(OSError):
        return folder.stat().st_dev
    return None


def _seen(path: Path) -> tuple[tuple[int, int], ...]:
    found: list[tuple[int, int]] = []
    for it in (path, path.with_name(f"{path.name}-wal")):
        with suppress(OSError):
            found.append(_size_and_time(it.stat()))
    return tuple(it for it in found if it[0])


def _size_and_time(it: os.stat_result) -> tuple[int, int]:
    return it.st_size, it.st_mtime_ns
