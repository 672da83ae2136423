"""One project file: opens and closes it, commits steps, reads; all SQL is in the modules beside.

Any thread may read; only the thread that opened the file may commit. A read in another thread
uses a connection of its own that lives as long as the read.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from hashiya.model import errors
from hashiya.model.annotation import Annotation
from hashiya.model.article import Article, ArticleLine
from hashiya.model.dataset import AnnotatedArticle
from hashiya.model.edit import Step
from hashiya.model.record import Finding, HistoryLine
from hashiya.model.relation import Relation
from hashiya.model.schema import Schema
from hashiya.store import connection, creating, journal, lock, opening, queries, renewing, writing

if TYPE_CHECKING:
    from filelock import FileLock


class ProjectFile:
    """An open project file. Use it as a context manager, or close it."""

    def __init__(
        self, path: Path, access: opening.Access, db: sqlite3.Connection, its_lock: FileLock | None
    ) -> None:
        self.path = path
        self._access = access
        self._db = db
        self._lock = its_lock
        self._thread = threading.get_ident()
        self._identity = opening.Identity.of(path)
        self._data_version = _data_version(db)
        self._wal = False
        self._closed = False
        self.project_id: str = db.execute("SELECT value FROM project WHERE key = 'id'").fetchone()[
            0
        ]
        opening.remember(self._identity)

    # -- making, opening, closing

    @classmethod
    def create(cls, path: Path | str, schema: Schema) -> ProjectFile:
        """Make a new project with that label set and open it for writing."""
        real = _real(path)
        creating.create(real, schema)
        return cls.open(real)

    @classmethod
    def open(cls, path: Path | str, *, read_only: bool = False) -> ProjectFile:
        """Open a project.

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
                return cls._checked(real, opening.Access(real), its_lock)
        except BaseException:
            lock.release(real, its_lock)
            raise

    @classmethod
    def _checked(cls, path: Path, access: opening.Access, its_lock: FileLock | None) -> ProjectFile:
        db: sqlite3.Connection | None = None
        try:
            if its_lock is not None and not opening.writable(path):
                raise errors.ProjectReadOnly(name=path.name)
            db = access.reader() if its_lock is None else connection.connect(access.path, "rw")
            opening.refuse_foreign_parts(db, path)
            if its_lock is not None:
                renewing.renew(db)
            elif renewing.is_old(db):
                db, access = renewing.renewed_copy(db, access)
            return cls(path, access, db, its_lock)
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

    def commit(self, step: Step) -> None:
        """Store a step: all of it, on the disk, or nothing.

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
                writing.write(self._db, step)
                self._db.execute("COMMIT")
            except BaseException:
                if self._db.in_transaction:  # SQLite may have rolled back by itself
                    self._db.execute("ROLLBACK")
                raise

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
        """Change to a write-ahead log before the first commit: looking alone never writes."""
        if self._wal:
            return
        with connection.naming_failures(self.path):
            self._refuse_changed()
            try:
                mode = self._db.execute("PRAGMA journal_mode = WAL").fetchone()[0]
            except sqlite3.OperationalError as failure:
                if failure.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
                    raise
                mode = "delete"
            self._wal = mode == "wal"
            # a rollback journal is only safe against a power cut with EXTRA
            level = "FULL" if self._wal else "EXTRA"
            self._db.execute(f"PRAGMA synchronous = {level}")
            self._data_version = _data_version(self._db)  # the change of journal counts as one

    # -- reading

    def schema(self) -> Schema:
        with self._reading() as db:
            return queries.schema(db)

    def articles(self, *, deleted: bool = False) -> list[ArticleLine]:
        """The corpus list; with ``deleted`` what lies in the bin."""
        with self._reading() as db:
            return queries.article_lines(db, deleted=deleted)

    def article(self, article_id: str) -> Article:
        """One article with its text; ``NoSuchArticle`` when there is none."""
        with self._reading() as db:
            return queries.article(db, article_id)

    def original(self, article_id: str) -> bytes | None:
        """The bytes of the file it came from, where its text as UTF-8 is not the same."""
        with self._reading() as db:
            return queries.original(db, article_id)

    def annotations(self, article_id: str, start: int | None = None) -> tuple[Annotation, ...]:
        """Those of an article by start, longest first; with ``start`` only those that begin there."""
        with self._reading() as db, connection.snapshot(db):
            return queries.annotations_in(db, article_id, start)

    def relations(self, article_id: str) -> tuple[Relation, ...]:
        with self._reading() as db, connection.snapshot(db):
            return queries.relations_in(db, article_id)

    def find_annotations(self, ids: Sequence[str]) -> dict[str, Annotation]:
        """Those of these ids that exist, by id."""
        with self._reading() as db, connection.snapshot(db):
            found = queries.find_annotations(db, [queries.key(it) for it in ids])
        return {it.id: it for _, it in found.values()}

    def find_relations(self, ids: Sequence[str]) -> dict[str, Relation]:
        """Those of these ids that exist, by id."""
        with self._reading() as db, connection.snapshot(db):
            found = queries.find_relations(db, [queries.key(it) for it in ids])
        return {it.id: it for _, it in found.values()}

    def relations_of(self, annotation_ids: Sequence[str]) -> tuple[Relation, ...]:
        """Every relation with at least one of these ends, from other articles too."""
        with self._reading() as db, connection.snapshot(db):
            return queries.relations_of(db, annotation_ids)

    def annotated(
        self, article_ids: Sequence[str] | None = None, whose: str | None = None
    ) -> Iterator[AnnotatedArticle]:
        """Articles with their annotations, one after the other, all as of one moment.

        Without ids, all outside the bin. Has a connection of its own until it ends.
        """
        with self._own_reader() as db, connection.snapshot(db):
            yield from queries.annotated(db, article_ids, whose)

    def by_digest(self, digests: Sequence[str]) -> dict[str, str]:
        """Article id by the digest of its file, for those of these digests that are there."""
        with self._reading() as db:
            return queries.by_digest(db, digests)

    def annotators(self) -> list[str]:
        with self._reading() as db:
            return queries.annotators(db)

    def check(self) -> Iterator[Finding]:
        """Look for damage and broken rules, all as of one moment; has a connection of its own."""
        from hashiya.store import check  # long after the window stands

        with self._own_reader() as db, connection.snapshot(db):
            yield from check.check(db)

    # -- history

    def undo_target(self, by: str) -> Step | None:
        """The annotator's newest step that still stands."""
        with self._reading() as db, connection.snapshot(db):
            target = journal.undo_target(db, by)
            return journal.read(db, target) if target else None

    def redo_target(self, by: str) -> Step | None:
        """The annotator's newest undo, unless he has gone on working since."""
        with self._reading() as db, connection.snapshot(db):
            target = journal.redo_target(db, by)
            return journal.read(db, target) if target else None

    def can_undo(self, by: str) -> bool:
        with self._reading() as db:
            return journal.undo_target(db, by) is not None

    def can_redo(self, by: str) -> bool:
        with self._reading() as db:
            return journal.redo_target(db, by) is not None

    def step(self, step_id: str) -> Step | None:
        with self._reading() as db, connection.snapshot(db):
            return journal.read(db, step_id)

    def history(
        self, limit: int = 100, before: str | None = None, article: str | None = None
    ) -> list[HistoryLine]:
        """The newest steps first; ``before`` is the id of the last line already shown."""
        with self._reading() as db:
            return journal.lines(db, limit, before, article)

    @contextmanager
    def _reading(self) -> Generator[sqlite3.Connection]:
        """Our connection in our thread, one for the moment in any other."""
        if threading.get_ident() != self._thread:
            with self._own_reader() as db:
                yield db
            return
        with connection.naming_failures(self.path, reading=True):
            yield self._db

    @contextmanager
    def _own_reader(self) -> Generator[sqlite3.Connection]:
        with connection.naming_failures(self.path, reading=True):
            db = self._access.reader()
            try:
                yield db
            finally:
                db.close()


def _real(path: Path | str) -> Path:
    """The file itself, through any link: two names of one project must meet."""
    return Path(path).expanduser().resolve()


def _data_version(db: sqlite3.Connection) -> int:
    return db.execute("PRAGMA data_version").fetchone()[0]
