"""One project file: opens and closes it, commits steps; what can be read is in ``project_reader``.

Any thread may read; only the thread that opened the file may commit, or the one that it lends it to.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeVar

from hashiya.model import errors
from hashiya.model.edit import Edit, Step
from hashiya.model.record import Finding
from hashiya.model.repair import Repaired
from hashiya.model.rescue import RescueReport
from hashiya.model.schema import Schema
from hashiya.store import (
    admitting,
    busy,
    closed,
    connection,
    copying,
    creating,
    drafts,
    guarding,
    lock,
    opening,
    persisting,
    surroundings,
    uid,
    writing,
)
from hashiya.store.project_reader import ProjectReader

if TYPE_CHECKING:
    from hashiya.model.damage import Whole
    from hashiya.store.lock import Hold

Journal = Literal["wal", "rollback"]
T = TypeVar("T")


class ProjectFile(ProjectReader):
    """An open project file. Use it as a context manager, or close it."""

    def __init__(
        self,
        path: Path,
        admitted: admitting.Admitted,
        its_lock: Hold | None,
        journal: Journal = "wal",
    ) -> None:
        db = admitted.db
        try:
            super().__init__(path, admitted.access, db)
            self._guard = guarding.Guard(path, db)
        except BaseException:
            admitted.forget()
            raise
        self.admitted = admitted
        self._lock = its_lock
        self._stopped: errors.HashiyaError | None = None
        self.closed = closed.Closed()
        self._in_doubt = False
        self._doubtful: bytes | None = None
        """The step tried last: it may be stored although the disk refused it."""
        self.patience = connection.BUSY_SECONDS
        """Seconds that a commit waits for another program that holds the file."""
        # a kill leaves the file with a log: what it holds has still to come into the one file
        self._wal = its_lock is not None and connection.journal_mode(db) == "wal"
        self._wanted = "wal" if journal == "wal" else "delete"
        self._journal_chosen = False
        self._closed = False
        if self._access.copy is None:  # else no connection to the file itself lives here
            opening.remember(self._guard.identity)

    # -- making, opening, closing

    @classmethod
    def create(
        cls, path: Path | str, schema: Schema, *, journal: Journal | None = None, me: str = ""
    ) -> ProjectFile:
        real = opening.real(path)
        creating.create(real, schema)
        return cls.open(real, journal=journal, me=me)

    @classmethod
    def open(  # noqa: PLR0913 - each is a wish of its own
        cls,
        path: Path | str,
        *,
        read_only: bool = False,
        journal: Journal | None = None,
        before_renewing: admitting.BeforeRenewing | None = None,
        aside: Path | None = None,
        me: str = "",
        anyway: bool = False,
        patience: float = connection.BUSY_SECONDS,
    ) -> ProjectFile:
        """Open a project; one of a newer version, or damaged, for reading alone as far as it goes.

        Which journal is chosen by the drive unless it is named. ``me`` is whom others find at work
        on it; ``anyway`` opens what another computer says it is writing to. ``patience``: seconds that
        it waits for another program which holds the file.
        ``before_renewing`` is called before the tables of an older one are changed; ``aside`` is a
        folder for copies of what a crash left, made before that is played back.

        Raises:
            ProjectMissing, NotAProject, ProjectEmptyFile, ProjectNewer, ProjectDamaged, ProjectForeignParts,
            ProjectUnreadable: it is not what it should be, and nothing of it can be read safely.
            ProjectInUse: it is written to elsewhere. ProjectReadOnly: open it with ``read_only``.
        """
        real = opening.real(path)

        def once() -> ProjectFile:
            opening.refuse_what_is_no_project(real)
            with connection.naming_failures(real, reading=True):
                if read_only or opening.is_newer(real):
                    return cls(real, admitting.to_read(real), None)
            chosen = journal or ("rollback" if surroundings.on_network(real) else "wal")
            its_lock = lock.acquire(real, me, anyway=anyway)
            try:
                drafts.sweep(real)
                with connection.naming_failures(real, reading=True):
                    admitted = admitting.to_write(real, aside, before_renewing, patience)
                    return cls(real, admitted, its_lock, chosen)
            except BaseException:
                lock.release(real, its_lock)
                raise

        try:
            return persisting.persist(once)
        except errors.ProjectDamaged:
            found = admitting.damaged(real)
            if found is None:
                raise
            return cls(real, found, None)

    @property
    def read_only(self) -> bool:
        return self._lock is None or self._stopped is not None

    @property
    def newer(self) -> tuple[int, int] | None:
        """Its version and ours, where its own is higher."""
        return self.admitted.newer

    @property
    def damage(self) -> RescueReport | None:
        """What can be read of it, where opening found it damaged."""
        return self.admitted.damage

    @property
    def recovered(self) -> bool:
        """Whether a crash had left something beside it, which is in it now."""
        return self.admitted.recovered

    def stop_writing(self, because: errors.HashiyaError | None) -> None:
        """From now on every commit raises ``because``: damage must not be built upon. ``None``: it is gone."""
        self._stopped = because

    def settle(self) -> bool:
        """Bring everything into the one file, so that a copy of it is complete.

        Gives ``False`` when a reader is in the way: try again later.

        Raises:
            ProjectChanged: another program wrote it, and that must not be taken for ours.
        """
        if self.lent:
            return False
        if self._lock is None or not self._wal:
            return True
        with connection.naming_failures(self.path):
            if not self._guard.refuse_foreign_content(self._db, closely=not self._in_doubt):
                return False
            connection.wait_for_others(self._db, 0)
            try:
                busy = self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
            finally:
                connection.wait_for_others(self._db, self.patience)
            self._guard.written(self._db)
        return not busy

    def close(self) -> None:
        """Leave one complete file and nothing beside it. Closing twice does no harm."""
        if self._closed:
            return
        self._closed = True
        self._owner.wait()
        try:
            if self._wal and self._guard.is_foreign(self._db, closely=not self._in_doubt):
                pass  # what another program left there stays as it is
            elif self._wal and self._guard.is_there():
                # a worker that still reads keeps the log, not what it holds: the next opening ends it
                with suppress(sqlite3.Error):
                    self._db.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()
                    self._db.execute("PRAGMA journal_mode = DELETE").fetchone()
            elif self._wal:
                # SQLite leaves the log of a moved file where it was: bring it in, wherever that is
                with suppress(errors.HashiyaError):
                    self.settle()
        finally:
            self._db.close()
            if self._lock is not None:
                opening.sweep_log(self.path)
            if self._access.copy is None:
                opening.forget(self._guard.identity)
            self._access.forget()
            if self._lock is not None:
                lock.release(self.path, self._lock)

    def __enter__(self) -> ProjectFile:
        return self

    def __exit__(self, *_failure: object) -> None:
        self.close()

    # -- writing

    def commit(self, step: Step, parts: Iterable[Sequence[Edit]] | None = None) -> int:
        """Store a step: all of it, on the disk, or nothing; gives the number of its edits.

        ``parts`` are the edits of a long step, asked for one after the other: what they raise
        takes the whole step back.

        Raises:
            StaleEdit, QuoteMismatch: the step does not fit what is stored.
            ArticleClosed: damage was found in an article that it changes.
            ProjectReadOnly, ProjectMoved, ProjectChanged, ProjectInUse, DiskFull, SaveFailed.
        """
        if self._stopped is not None:
            raise self._stopped
        looked_at = self.closed.refuse(step, parts)
        return self._store(step.id, lambda db: writing.write(db, step, looked_at))

    def repair(self, step: Step | None, findings: Sequence[Finding]) -> Repaired:
        """Set right what the check found, as far as it is certain; damage does not stop it.

        ``step`` comes without edits and is given back with those that were made, if there are any.
        Without a step only what is computed from the rest is made anew.

        Raises:
            NotRepairable: the file itself is damaged; nothing was written. And what ``commit`` raises.
        """
        from hashiya.store import repairing  # for what is broken alone

        if not repairing.possible(findings):
            raise errors.NotRepairable(name=self.path.name)
        self._vocabulary = 0, ""
        its_id = step.id if step is not None else None
        return self._store(its_id, lambda db: repairing.repair(db, step, findings))

    def put_back(self, step: Step, good: Whole) -> Repaired:
        """Make a damaged article what it is in a good state of it; it may be closed. Raises what ``commit`` does."""
        from hashiya.store import good_state

        return self._store(step.id, lambda db: good_state.put_back(db, step, good))

    def _store(self, step_id: str | None, write: Callable[[sqlite3.Connection], T]) -> T:
        """One transaction, with every look at the file that goes before and after it."""
        if self._lock is None:
            raise self.admitted.refusal(self.path)
        self._refuse_lent()
        self.look()
        with guarding.naming_refusals(self.path):
            if self._in_doubt:
                self._connect_anew(self.path)
            self._doubtful = uid.to_bytes(step_id) if step_id else None
            try:
                connection.wait_for_others(self._db, self.patience)
                with self._way.clear(needed=not (self._wal and self._journal_chosen)):
                    self._write_ahead()
                    made = self._write(write)
            except sqlite3.OperationalError as failure:
                self._in_doubt |= failure.sqlite_errorcode & 0xFF == sqlite3.SQLITE_IOERR
                raise
        # stored it is: that the disk fails now must not be told as a failure of the step
        no_step = isinstance(made, Repaired) and made.step is None
        self._in_doubt = not self._guard.stored(self._db, None if no_step else self._doubtful)
        return made

    def _write(self, write: Callable[[sqlite3.Connection], T]) -> T:
        self._db.execute("BEGIN IMMEDIATE")
        ours = False
        try:
            self._guard.refuse_foreign_write(self._db)
            ours = True
            made = write(self._db)
            self._db.execute("COMMIT")
        except BaseException:
            taken_back = connection.taken_back(self._db)
            if ours:
                # SQLite counts what is played back from a journal as if another program wrote it
                self._in_doubt |= not (taken_back and self._guard.taken_back(self._db))
            raise
        return made

    def look(self) -> None:
        """Raises ProjectMoved and its kinds, ProjectChanged, SaveHeld, ProjectTaken: it takes nothing now."""
        if self.lent and not self._owner.is_me:
            return
        self._guard.look(closely=not self._in_doubt, patience=self.patience)
        if not self._in_doubt and not self._db.in_transaction:
            with guarding.naming_refusals(self.path):
                connection.wait_for_others(self._db, self.patience)
                self._guard.refuse_foreign_write(self._db)
        if self._lock is not None:
            self._lock.refuse_taken()

    def renew_hold(self) -> None:
        """Tell others, from time to time, that we are still at work on it."""
        if self._lock is not None:
            self._lock.renew()

    def free_to_write(self) -> bool:
        """For a project open for reading: whether nobody writes to it now."""
        return lock.free(self.path) and not busy.is_busy(self.path)

    def changed_outside(self) -> bool:
        """For a project open for reading: whether it was written to since it was opened."""
        return self._guard.touched()

    def save_copy(
        self, path: Path | str, steps: Sequence[Step] = (), *, replace: bool = False
    ) -> Path:
        """A whole and checked copy, with these steps done, also where our file has no name any more.

        Raises:
            ProjectExists: there is a file and ``replace`` was not asked. CopyFailed: says why.
        """
        self._refuse_lent()
        real = opening.real(path)
        copying.copy(self._db, real, steps, replace=replace)
        return real

    def follow(self, path: Path | str) -> None:
        """Go on with our file under the name that it has now.

        Raises:
            ProjectReplaced: the file of that name is another one. SaveHeld: a reader is in the way.
            ProjectInUse, ProjectReadOnly.
        """
        real = opening.real(path)
        if not real.exists() or opening.Identity.of(real) != self._guard.identity:
            raise errors.ProjectReplaced(name=real.name)
        if not self.settle():
            raise errors.SaveHeld(name=self.path.name)
        before = self._lock
        hold = lock.acquire(real, before.note.name if before else "")
        self._db.close()  # two names of one file must never be open at once
        if before is not None:
            opening.sweep_log(self.path)
            lock.release(self.path, before)
        self.path, self._lock = real, hold
        self._access = opening.Access(real)
        self._guard.path = real
        self._in_doubt = True  # should it fail here, the next commit connects
        with connection.naming_failures(real):
            self._connect_anew(real)

    def _connect_anew(self, path: Path) -> None:
        """Read the file with eyes that remember nothing, and go on only when it is sound and ours."""
        new = connection.connect(path, "rw")
        try:
            admitting.refuse_foreign_parts(new, path)
            if not guarding.is_sound(new):
                raise errors.ProjectDamaged(name=path.name)
            self._guard.refuse_other_steps(new, self._doubtful)
        except BaseException:
            new.close()
            raise
        self._db.close()
        self._db = new
        self._wal = connection.journal_mode(new) == "wal"
        self._journal_chosen = False
        self._in_doubt = False
        self._guard.written(new)

    def _write_ahead(self) -> None:
        """Choose the journal before the first commit: looking alone never writes."""
        if self._journal_chosen:
            return
        self._guard.refuse_foreign_write(self._db)
        try:
            mode = self._db.execute(f"PRAGMA journal_mode = {self._wanted}").fetchone()[0]
        except sqlite3.OperationalError as failure:
            if failure.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
                raise
            # a reader is in the way: again at the next commit
            mode = connection.journal_mode(self._db)
        self._wal = mode == "wal"
        self._journal_chosen = mode == self._wanted
        # a rollback journal is only safe against a power cut with EXTRA
        level = "FULL" if self._wal else "EXTRA"
        self._db.execute(f"PRAGMA synchronous = {level}")
        self._guard.written(self._db)  # the change of journal counts as a write
