"""Who may write: one lock file beside the project; the system drops it when its holder dies.

Beside it lies the note of ``holder``, which says who that is. ``filelock`` is imported on first need: it
takes as long as everything else that opening imports.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Generator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from hashiya.model.errors import (
    ProjectFolderMissing,
    ProjectHeld,
    ProjectHeldElsewhere,
    ProjectInUse,
    ProjectNameUnusable,
    ProjectReadOnly,
    ProjectTaken,
)
from hashiya.model.identity import now
from hashiya.store import holder
from hashiya.store.holder import Holder

if TYPE_CHECKING:
    from filelock import FileLock

LONGEST_NAME = 240
"""Bytes of a file name that leave room for the endings of what lies beside it."""
Mark = tuple[int, int, int]


@dataclass(slots=True)
class Hold:
    """The right to write to a project, until it is given back or another one takes it."""

    path: Path
    lock: FileLock
    note: Holder
    mark: Mark | None = None
    """What the note's file looked like when it was ours."""

    def refuse_taken(self) -> None:
        """Whether we still are the one who writes.

        Raises:
            ProjectTaken: somebody opened it all the same, on another computer most likely.
        """
        if self.mark == _mark(self.path):
            return
        found = holder.read(self.path)
        if found is None or found.token == self.note.token:
            self.leave_note()
        elif found.alive:
            raise ProjectTaken(name=self.path.name, **_facts(found))
        else:
            self.leave_note()

    def renew(self) -> None:
        """Say from time to time that we are still here: others believe only a fresh note."""
        self.refuse_taken()
        if abs(now() - self.note.seen) >= holder.RENEW_MS:
            self.leave_note()

    def leave_note(self) -> None:
        """The note is a courtesy: where it cannot be written the lock alone must do."""
        self.note = replace(self.note, seen=now())
        with suppress(OSError):
            holder.write(self.path, self.note)
        self.mark = _mark(self.path)


def lock_path(path: Path) -> Path:
    return path.with_name(f".{path.name}.lock")


def acquire(path: Path, name: str = "", *, anyway: bool = False) -> Hold:
    """Become the project's writer, under that name; ``anyway`` passes by another computer's note.

    Raises:
        ProjectHeld, ProjectHeldElsewhere, ProjectInUse: another window or program writes to it.
        ProjectReadOnly: the folder takes no new files.
    """
    from filelock import FileLock, Timeout

    if len(os.fsencode(path.name)) > LONGEST_NAME:
        raise ProjectNameUnusable(name=path.name)
    if not path.parent.is_dir():  # the library would make the folder
        raise ProjectFolderMissing(name=path.name, folder=str(path.parent))
    if any(held(it) for it in _other_names(path)):
        raise ProjectInUse(name=path.name)
    was_there = lock_path(path).exists()
    # not of one thread: what a worker took, the window gives back
    lock = FileLock(lock_path(path), timeout=0, thread_local=False)
    try:
        lock.acquire()
    except Timeout:
        raise _in_use(path, holder.read(path)) from None
    except OSError:
        raise ProjectReadOnly(name=path.name) from None
    found = holder.read(path)
    if found is not None and _in_the_way(found, anyway=anyway):
        if not was_there:
            with suppress(OSError):
                lock_path(path).unlink()
        lock.release()
        raise _in_use(path, found)
    hold = Hold(path, lock, holder.myself(name))
    hold.leave_note()
    return hold


@contextmanager
def while_made(path: Path) -> Generator[None]:
    """Nobody else makes or opens a file of that name meanwhile; no note says who does.

    Raises:
        ProjectInUse: somebody does so now. OSError: the folder takes no new files.
    """
    from filelock import FileLock, Timeout

    if not path.parent.is_dir():  # the library would make the folder
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(path.parent))
    its_lock = FileLock(lock_path(path), timeout=0)
    try:
        its_lock.acquire()
    except Timeout:
        raise ProjectInUse(name=path.name) from None
    try:
        yield
    finally:
        with suppress(OSError):
            lock_path(path).unlink()
        its_lock.release()


def release(path: Path, hold: Hold) -> None:
    """Stop being the writer, leaving nothing beside the project.

    The files go while we still hold the lock: whoever opened it meanwhile finds it without a name
    and makes a new one. A note that another one left stays.
    """
    found = holder.read(path)
    if found is None or found.token == hold.note.token:
        with suppress(OSError):
            holder.note_path(path).unlink(missing_ok=True)
            holder.draft_path(path).unlink(missing_ok=True)
    with suppress(OSError):
        lock_path(path).unlink()
    hold.lock.release()


def held(path: Path) -> bool:
    """Whether somebody writes to the project now; leaves the folder as it is."""
    its_lock = lock_path(path)
    if len(os.fsencode(path.name)) > LONGEST_NAME:  # nobody can have written to it
        return False
    if not its_lock.exists() or not os.access(its_lock, os.W_OK):
        return its_lock.exists()
    from filelock import FileLock, Timeout

    lock = FileLock(its_lock, timeout=0)
    try:
        lock.acquire()
    except (Timeout, OSError):
        return True
    lock.release()
    return False


def free(path: Path) -> bool:
    """Whether one could write to it now; asks the note first, so that nobody who opens it is disturbed."""
    found = holder.read(path)
    if found is not None and found.alive:
        return False
    return not held(path)


def _other_names(path: Path) -> list[Path]:
    """Names of the same file in its folder: it is one file, however it is called."""
    found: list[Path] = []
    with suppress(OSError):
        it = path.stat()
        if it.st_nlink > 1:
            with os.scandir(path.parent) as entries:
                found = [
                    Path(entry.path)
                    for entry in entries
                    if entry.name != path.name and entry.inode() == it.st_ino
                ]
    return found


def _in_the_way(found: Holder, *, anyway: bool) -> bool:
    """Whether a note stands against the lock: its lock file was removed, or is on another computer."""
    if found.ours:  # we have the lock, so it is left from an earlier sitting of this run
        return False
    return found.alive and not (anyway and not found.here)


def _in_use(path: Path, found: Holder | None) -> ProjectInUse:
    if found is None or not found.alive:
        return ProjectInUse(name=path.name)
    kind = ProjectHeld if found.here else ProjectHeldElsewhere
    return kind(name=path.name, **_facts(found))


def _facts(found: Holder) -> dict[str, str]:
    """Who, where and since when, as it is told; what is not known is a question mark."""
    return {
        "holder": found.name or "?",
        "computer": found.computer or "?",
        "since": _moment(found.since),
    }


def _moment(milliseconds: int) -> str:
    try:
        at = datetime.fromtimestamp(milliseconds / 1000)
        today = datetime.fromtimestamp(now() / 1000).date()
    except (OverflowError, OSError, ValueError):  # a clock that stood at no year
        return "?"
    return f"{at:%H:%M}" if at.date() == today else f"{at:%Y-%m-%d %H:%M}"


def _mark(path: Path) -> Mark | None:
    try:
        it = holder.note_path(path).stat()
    except OSError:
        return None
    return it.st_ino, it.st_size, it.st_mtime_ns
