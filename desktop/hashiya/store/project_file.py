"""One project file: opens and closes it, commits steps; what can be read is in ``project_reader``.

Any thread may read; only the thread that opened the file may commit.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Literal

from hashiya.model import errors
from hashiya.model.edit import Edit, Step
from hashiya.model.schema import Schema
from hashiya.store import connection, creating, lock, opening, renewing, writing
from hashiya.store.project_reader import ProjectReader

if TYPE_CHECKING:
    from filelock import FileLock

Journal = Literal["wal", "rollback"]


Keeper = Callable[[sqlite3.Connection], None]


class ProjectFile(ProjectReader):
    """An open project file. Use it as a context manager, or close it."""

    def __init__(
        self,
        path: Path,
        access: opening.Access,
        db: sqlite3.Connection,
        its_lock: FileLock | None,
        journal: Journal = "wal",
    ) -> None:
        super().__init__(path, access, db)
        self._lock = its_lock
        self._identity = opening.Identity.of(path)
        self._data_version = _data_version(db)
        # a kill leaves the file with a log: what it holds has still to come into the one file
        self._wal = its_lock is not None and _journal_mode(db) == "wal"
        self._wanted = "wal" if journal == "wal" else "delete"
        self._journal_chosen = False
        self._closed = False
        opening.remember(self._identity)

    # -- making, opening, closing

    @classmethod
    def create(cls, path: Path | str, schema: Schema, *, journal: Journal = "wal") -> ProjectFile:
        """Make a new project with that label set and open it for writing."""
        real = _real(path)
        creating.create(real, schema)
        return cls.open(real, journal=journal)

    @classmethod
    def open(
        cls,
        path: Path | str,
        *,
        read_only: bool = False,
        journal: Journal = "wal",
        before_renewing: Keeper | None = None,
    ) -> ProjectFile:
        """Open a project; ``journal="rollback"`` is for drives that cannot carry a log.

        ``before_renewing`` is called before the tables of an older one are changed.

        Raises:
            ProjectMissing, NotAProject, ProjectEmptyFile, ProjectNewer, ProjectDamaged,
            ProjectForeignParts, ProjectUnreadable: it is not what it should be. ProjectInUse: it is being written
            to elsewhere. ProjectReadOnly: it cannot be written; open it with ``read_only``.
        """
        real = _real(path)
        opening.refuse_what_is_no_project(real)
        if read_only:
            with connection.naming_failures(real, reading=True):
                access = opening.to_look_at(real)
                return cls._checked(real, access, None)
        its_lock = lock.acquire(real)
        try:
            with connection.naming_failures(real, reading=True):
                return cls._checked(real, opening.Access(real), its_lock, journal, before_renewing)
        except BaseException:
            lock.release(real, its_lock)
            raise

    @classmethod
    def _checked(
        cls,
        path: Path,
        access: opening.Access,
        its_lock: FileLock | None,
        journal: Journal = "wal",
        before_renewing: Keeper | None = None,
    ) -> ProjectFile:
        db: sqlite3.Connection | None = None
        try:
            if its_lock is not None and not opening.writable(path):
                raise errors.ProjectReadOnly(name=path.name)
            db = access.reader() if its_lock is None else connection.connect(access.path, "rw")
            opening.refuse_foreign_parts(db, path)
            if its_lock is not None:
                if before_renewing is not None and renewing.is_old(db):
                    before_renewing(db)
                renewing.renew(db)
            elif renewing.is_old(db):
                db, access = renewing.renewed_copy(db, access)
            return cls(path, access, db, its_lock, journal)
        except BaseException:
            if db is not None:
                db.close()
            access.forget()
            raise

    @property
    def read_only(self) -> bool:
        return self._lock is None

    def settle(self) -> bool:
        """Bring everything into the one file, so that a copy of it is complete.

        Gives ``False`` when a reader is in the way: try again later.
        """
        if self._lock is None or not self._wal or self._closed:
            return True
        with connection.naming_failures(self.path):
            self._db.execute("PRAGMA busy_timeout = 0")
            try:
                busy = self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
            finally:
                self._db.execute(f"PRAGMA busy_timeout = {int(connection.BUSY_SECONDS * 1000)}")
        return not busy

    def close(self) -> None:
        """Leave one complete file and nothing beside it. Closing twice does no harm."""
        if self._closed:
            return
        self._closed = True
        try:
            if self._wal and self._is_still_there():
                # what the journal keeps is safe even when this fails: the next opening reads it
                with suppress(sqlite3.Error):
                    self._db.execute("PRAGMA journal_mode = DELETE").fetchone()
        finally:
            self._db.close()
            opening.forget(self._identity)
            self._access.forget()
            if self._lock is not None:
                lock.release(self.path, self._lock)

    def __enter__(self) -> ProjectFile:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        failure: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    # -- writing

    def commit(self, step: Step, parts: Iterable[Sequence[Edit]] | None = None) -> int:
        """Store a step: all of it, on the disk, or nothing; gives the number of its edits.

        ``parts`` are the edits of a long step, asked for one after the other: what they raise
        takes the whole step back.

        Raises:
            StaleEdit, QuoteMismatch: the step does not fit what is stored.
            ProjectReadOnly, ProjectMoved, ProjectChanged, ProjectInUse, DiskFull, SaveFailed.
        """
        if self._lock is None:
            raise errors.ProjectReadOnly(name=self.path.name)
        self._refuse_moved()
        self._write_ahead()
        with connection.naming_failures(self.path):
            self._db.execute("BEGIN IMMEDIATE")
            try:
                self._refuse_changed()
                size = writing.write(self._db, step, parts)
                self._db.execute("COMMIT")
            except BaseException:
                if self._db.in_transaction:  # SQLite may have rolled back by itself
                    self._db.execute("ROLLBACK")
                raise
        return size

    def _refuse_moved(self) -> None:
        if not self._is_still_there():
            raise errors.ProjectMoved(name=self.path.name)

    def _is_still_there(self) -> bool:
        try:
            return opening.Identity.of(self.path) == self._identity
        except OSError:
            return False

    def _refuse_changed(self) -> None:
        if _data_version(self._db) != self._data_version:
            raise errors.ProjectChanged(name=self.path.name)

    def _write_ahead(self) -> None:
        """Choose the journal before the first commit: looking alone never writes."""
        if self._journal_chosen:
            return
        with connection.naming_failures(self.path):
            self._refuse_changed()
            try:
                mode = self._db.execute(f"PRAGMA journal_mode = {self._wanted}").fetchone()[0]
            except sqlite3.OperationalError as failure:
                if failure.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
                    raise
                mode = _journal_mode(self._db)  # a reader is in the way: again at the next commit
            self._wal = mode == "wal"
            self._journal_chosen = mode == self._wanted
            # a rollback journal is only safe against a power cut with EXTRA
            level = "FULL" if self._wal else "EXTRA"
            self._db.execute(f"PRAGMA synchronous = {level}")
            self._data_version = _data_version(self._db)  # the change of journal counts as one


def _real(path: Path | str) -> Path:
    """The file itself, through any link: two names of one project must meet."""
    return Path(path).expanduser().resolve()


def _data_version(db: sqlite3.Connection) -> int:
    return db.execute("PRAGMA data_version").fetchone()[0]


def _journal_mode(db: sqlite3.Connection) -> str:
    return db.execute("PRAGMA journal_mode").fetchone()[0]
