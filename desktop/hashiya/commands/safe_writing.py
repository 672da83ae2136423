"""Puts a new file or folder in place of the old one at once, or leaves the old one as it was."""

from __future__ import annotations

import errno
import os
import secrets
import shutil
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from pathlib import Path

from hashiya.commands import swapping
from hashiya.model.errors import WriteProblem
from hashiya.store.opening import holds_project

_REASONS = {
    errno.ENOSPC: "full",
    errno.EDQUOT: "full",
    errno.EFBIG: "full",
    errno.EACCES: "denied",
    errno.EPERM: "denied",
    errno.EROFS: "denied",
    errno.ENAMETOOLONG: "name",
    errno.ENOENT: "no-folder",
    errno.ENOTDIR: "no-folder",
}


@contextmanager
def new_file(target: Path) -> Generator[Path]:
    """A path to write to; it becomes ``target`` when the block ends well.

    Raises:
        WriteProblem: when the disk refuses, or no plain file stands there, or a project.
    """
    with _told(target):
        goal = Path(os.path.realpath(target))  # a link stays a link
        _refuse_no_place(goal, target)
        place = _beside(goal)
        try:
            yield place
            _sync(place)
            with suppress(OSError):
                shutil.copymode(goal, place)
            place.replace(goal)
            _sync_folder(goal.parent)
        finally:
            place.unlink(missing_ok=True)


def _refuse_no_place(goal: Path, target: Path) -> None:
    """A name is put in the place of a file alone: not of a device, and never of a project."""
    name = target.name or str(target)
    if goal.is_dir():
        raise WriteProblem(reason="folder", name=name)
    if goal.exists() and not goal.is_file():
        raise WriteProblem(reason="device", name=name)
    if holds_project(goal):
        raise WriteProblem(reason="project", name=name)


@contextmanager
def new_folder(target: Path, ours: Callable[[Path], set[str]]) -> Generator[Path]:
    """An empty folder to fill; it takes the place of ``target`` when the block ends well.

    ``ours`` tells which files in a folder an earlier export wrote, by their paths in it with ``/``: a
    folder that holds anything else is not touched.

    Raises:
        WriteProblem: when the disk refuses, or something that is not ours stands there.
    """
    with _told(target):
        goal = Path(os.path.realpath(target))
        _refuse_foreign(goal, target.name, ours)
        place = _beside(goal)
        place.mkdir()
        try:
            yield place
            for it in files_in(place):
                _sync(it)
            for it in {it.parent for it in files_in(place)} | {place}:
                _sync_folder(it)
            _exchange(place, goal)
        finally:
            shutil.rmtree(place, ignore_errors=True)


def _refuse_foreign(goal: Path, name: str, ours: Callable[[Path], set[str]]) -> None:
    if not goal.exists():
        return
    if not goal.is_dir():
        raise WriteProblem(reason="file", name=name)
    found = {it.relative_to(goal).as_posix() for it in files_in(goal)}
    foreign = sorted(found - ours(goal)) if found else []
    if foreign:
        raise WriteProblem(reason="foreign", name=name, other=foreign[0])


def files_in(folder: Path) -> list[Path]:
    """Everything in it and its folders that is no folder itself, in order of name; links too."""
    return sorted(it for it in folder.rglob("*") if it.is_symlink() or not it.is_dir())


def _exchange(place: Path, goal: Path) -> None:
    """In one call of the system where it has one; else two renames, the first taken back if the second fails."""
    if not goal.exists():
        place.rename(goal)
        _sync_folder(goal.parent)
        return
    old = place
    if not swapping.swap(place, goal):
        old = _beside(goal)
        goal.rename(old)
        try:
            place.rename(goal)
        except OSError:
            old.rename(goal)
            raise
    _sync_folder(goal.parent)
    shutil.rmtree(old, ignore_errors=True)


def _beside(goal: Path) -> Path:
    return goal.with_name(f".hashiya-{secrets.token_hex(8)}")


def _sync(path: Path) -> None:
    with path.open("rb+") as stream:
        os.fsync(stream.fileno())


def _sync_folder(folder: Path) -> None:
    """So that the new name survives a power cut; not every system knows how."""
    with suppress(OSError):
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)


@contextmanager
def _told(target: Path) -> Generator[None]:
    try:
        yield
    except OSError as failure:
        reason = _REASONS.get(failure.errno or 0, "other")
        raise WriteProblem(reason=reason, name=target.name) from failure
