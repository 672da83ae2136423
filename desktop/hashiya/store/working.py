"""Works on a copy here of a project that lies on a network drive, and puts the whole file back; never over another's work.

The drive's lock is held from taking to leaving, so that a second computer notices. Whatever is on
the drive is replaced at one stroke, by a copy that was checked, and only while it still is the file that
we know; else ours is put beside it. Taking and putting back may take as long as the drive pleases.
"""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
import threading
from collections.abc import Generator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import msgspec

from hashiya.model import errors
from hashiya.model.errors.drive import NotPutBack
from hashiya.model.identity import now
from hashiya.store import (
    connection,
    creating,
    drafts,
    drive,
    holder,
    lock,
    opening,
    soundness,
    uid,
    working_sheet,
)
from hashiya.store.beside import name_beside
from hashiya.store.drive import Progress
from hashiya.store.working_sheet import Sheet

Found = Literal["fresh", "same", "ahead", "away", "split", "replaced"]
"""What was here at taking: nothing, the same, more than on the drive, more while the drive is away. Or both
have what the other has not, and ours was put beside; or what lies there is no sound project, and ours
goes on beside it."""
LEAVING_SECONDS = 2.0
_AWAY = {
    getattr(errno, it, None)
    for it in (
        "EIO",
        "ENODEV",
        "ENXIO",
        "ENOTCONN",
        "ETIMEDOUT",
        "EHOSTDOWN",
        "EHOSTUNREACH",
        "ESTALE",
    )
} - {None}
_OUT = ".out.hashiya"


@dataclass(frozen=True, slots=True)
class Put:
    """The drive has everything since ``at``; in ``beside`` where another's work lies at our name."""

    at: int
    beside: Path | None = None


class WorkingCopy:
    """A project file here and its place on the drive. What reaches the drive may be called in any thread."""

    def __init__(self, folder: Path, sheet: Sheet, hold: lock.Hold | None, me: str) -> None:
        self.folder = folder
        self.sheet = sheet
        self.found: Found = "fresh"
        self.beside: Path | None = None
        self.theirs: Path | None = None
        """The file that has the name which was ours."""
        self.me = me
        self._hold = hold
        self._turn = threading.Lock()
        self._left = False

    @property
    def origin(self) -> Path:
        """Where it lies for its people."""
        return Path(self.sheet.origin)

    @property
    def local(self) -> Path:
        return self.folder / self.sheet.file

    @property
    def put_at(self) -> int:
        """When the drive last had everything."""
        return self.sheet.at

    def is_ahead(self) -> bool:
        """Whether something is here that the drive has not; asks nothing of the drive."""
        return working_sheet.is_ahead(self.folder, self.sheet)

    def renew(self) -> None:
        """Tell others from time to time that it is in use; reaches the drive.

        Raises:
            ProjectTaken: another one opened it all the same.
        """
        if self._turn.acquire(blocking=False):
            try:
                if self._hold is not None and not self._left:
                    self._hold.renew()
            finally:
                self._turn.release()

    def put_back(self, progress: Progress | None = None, *, anew: bool = False) -> Put:
        """Put everything that is stored here on the drive, whole; ``anew`` also where the file is gone.

        Raises:
            NotPutBack: it is all here still, and will be put back another time.
            And what ``progress`` raises: so it is given up.
        """
        with self._turn:
            try:
                with _naming(self.origin):
                    return self._put_back(progress, anew=anew)
            finally:
                (self.folder / _OUT).unlink(missing_ok=True)
                if self._left:
                    self._let_go()

    def _put_back(self, progress: Progress | None, *, anew: bool) -> Put:
        out, step = self._snapshot()
        there = drive.look(self.origin)
        if there is None and not anew:
            raise NotPutBack(name=self.origin.name, reason="gone")
        taken = not self._hold_it()
        if there is not None and (taken or not drive.is_still(self.origin, self.sheet.known)):
            return self._move_beside(out, step, progress)
        if step == self.sheet.step and there is not None:
            return Put(self.sheet.at)
        at = now()
        with drafts.draft(self.origin) as draft:
            written = drive.carry(out, draft, progress)
            if there is None:
                creating.give_name(draft, self.origin)
            elif not self._replace(draft, written, step):
                return self._move_beside(out, step, progress)
        drive.settle(self.origin.parent)
        self._is_there(written, step, at)
        return Put(at)

    def _replace(self, draft: Path, written: str, step: str) -> bool:
        """Announce what the drive's file is about to become, then make it that, unless it changed."""
        with suppress(OSError):
            shutil.copymode(self.origin, draft)
        look = drive.look(draft)
        if look is None:
            raise drive.Unfaithful(draft)
        coming = msgspec.structs.replace(look, digest=written)
        self._note(announced=coming, announced_step=step)
        if not drive.is_still(self.origin, self.sheet.known):
            return False
        for it in opening.sidecars(self.origin):  # of a crash: what they held is in ours
            it.unlink()
            self.origin.with_name(f"{self.origin.name}-shm").unlink(missing_ok=True)
        drive.give_name(draft, self.origin)
        return True

    def _is_there(self, written: str, step: str, at: int, beside: Path | None = None) -> None:
        place = beside or self.origin
        look = drive.look(place)
        if look is None:
            raise NotPutBack(name=place.name, reason="gone")
        known = msgspec.structs.replace(look, digest=written)
        self._note(
            origin=str(place), known=known, step=step, at=at, announced=None, announced_step=""
        )

    def _move_beside(self, out: Path, step: str, progress: Progress | None) -> Put:
        """Ours gets a name of its own on the drive and goes on there; what is at our name stays."""
        at = now()
        old, hold = self.origin, self._hold
        beside, written = put_beside(out, old, self.me, progress)
        self._hold = lock.acquire(beside, self.me)
        if hold is not None:
            lock.release(old, hold)
        self._is_there(written, step, at, beside)
        self.beside, self.theirs = beside, old
        return Put(at, beside)

    def _snapshot(self) -> tuple[Path, str]:
        """A whole and checked copy of what is stored, of one moment, and its last step."""
        out = self.folder / _OUT
        out.unlink(missing_ok=True)
        os.close(os.open(out, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        access = opening.to_look_at(self.local)
        try:
            with closing(access.reader()) as db, closing(connection.connect(out, "rw")) as new:
                db.backup(new)
                new.execute("PRAGMA journal_mode = DELETE").fetchone()
        finally:
            access.forget()
        last = soundness.examine(out).last_step
        return out, uid.to_bytes(last).hex() if last else ""

    def _hold_it(self) -> bool:
        """Whether the drive's file is ours to write to: nobody else took it."""
        try:
            if self._hold is None:
                self._hold = lock.acquire(self.origin, self.me)
            self._hold.refuse_taken()
        except errors.ProjectTaken:
            return False
        return True

    def confirm(self) -> None:
        """After a kill: what was announced is what lies there, or it never came to that."""
        announced = self.sheet.announced
        if announced is None:
            return
        there = drive.look(self.origin)
        if there is not None and drive.is_still(self.origin, announced):
            self._is_there(announced.digest, self.sheet.announced_step, now())
        else:
            self._note(announced=None, announced_step="")

    def go_beside(self, progress: Progress | None) -> Put:
        """Go on beside what lies at our name, which is left as it is."""
        out, step = self._snapshot()
        return self._move_beside(out, step, progress)

    def set_aside(self, progress: Progress | None) -> Path:
        """Put ours beside the drive's file, which has what ours has not."""
        out, _step = self._snapshot()
        return put_beside(out, self.origin, self.me, progress)[0]

    def release_to_next(self) -> lock.Hold | None:
        """Hand the hold on the drive to the copy that takes our place."""
        hold, self._hold = self._hold, None
        return hold

    def _note(self, **changes: object) -> None:
        sheet = msgspec.structs.replace(self.sheet, **changes)
        working_sheet.write(self.folder, sheet)
        self.sheet = sheet

    def leave(self) -> None:
        """Give it back after it was closed here; the copy goes once the drive has everything.

        Waits for a slow drive a moment only: what it does not take now is as after a crash.
        """
        self._left = True
        if not self._turn.acquire(blocking=False):
            return  # it is being put back: that thread lets go
        going = threading.Thread(target=self._leave, daemon=True)
        going.start()
        going.join(LEAVING_SECONDS)

    def _leave(self) -> None:
        try:
            self._let_go()
        finally:
            self._turn.release()

    def _let_go(self) -> None:
        with suppress(OSError):
            if self.sheet.announced is None and not self.is_ahead() and not lock.held(self.local):
                working_sheet.empty(self.folder)
        hold, self._hold = self._hold, None
        if hold is not None:
            with suppress(OSError):
                lock.release(self.origin, hold)


@contextmanager
def _naming(path: Path) -> Generator[None]:
    """What stands in the way of putting back, in one word."""
    try:
        yield
    except NotPutBack:
        raise
    except (soundness.Unsound, errors.ProjectDamaged) as failure:
        raise NotPutBack(name=path.name, reason="damaged") from failure
    except errors.ProjectInUse as failure:
        raise NotPutBack(name=path.name, reason="held") from failure
    except (OSError, sqlite3.Error, errors.HashiyaError) as failure:
        reason = creating.reason(failure)
        gone = getattr(failure, "errno", None) in _AWAY or not _reachable(path.parent)
        if reason == "other" and gone:
            reason = "away"
        raise NotPutBack(name=path.name, reason=reason) from failure


def _reachable(folder: Path) -> bool:
    try:
        return folder.is_dir()
    except OSError:
        return False


def put_beside(out: Path, origin: Path, me: str, progress: Progress | None) -> tuple[Path, str]:
    """A new file beside the drive's own, with a name that says whose and of when; gives its digest too."""
    target = name_beside(origin, me, holder.computer(), now())
    with lock.while_made(target), drafts.draft(target) as draft:
        written = drive.carry(out, draft, progress)
        with suppress(OSError):
            shutil.copymode(origin, draft)
        creating.give_name(draft, target)
    drive.settle(target.parent)
    return target, written
