"""Puts a new file or folder in place of the old one at once, or leaves the old one as it was."""

from __future__ import annotations

import errno
import os
import secrets
import shutil
from collections.abc import Callable, Collection, Generator
from contextlib import contextmanager, suppress
from pathlib import Path

from hashiya.commands import settling, swapping
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

    ``ours`` tells which files in a folder an earlier export wrote, by their paths in it with ``/``. In a
    folder that holds anything else the new files are put beside that, one after the other.

    Raises:
        WriteProblem: when the disk refuses, or what is not ours has the place of a new file.
    """
    with _told(target):
        goal = Path(os.path.realpath(target))
        if goal.exists() and not goal.is_dir():
            raise WriteProblem(reason="file", name=target.name)
        place = _beside(goal)
        place.mkdir()
        try:
            yield place
            names = files_in(place)
            for it in names:
                _sync(place / it)
            for it in {"", *map(_above, names)}:
                _sync_folder(place / it)
            _put(place, goal, names, ours)
        finally:
            shutil.rmtree(place, ignore_errors=True)


def _put(place: Path, goal: Path, names: list[str], ours: Callable[[Path], set[str]]) -> None:
    known = ours(goal).intersection(files_in(goal)) if goal.exists() else set[str]()
    if not (goal.exists() and others_in(goal, known)):
        _exchange(place, goal)
        return
    settling.settle(place, goal, names, known)
    for it in {"", *map(_above, names)}:
        _sync_folder(goal / it)


def files_in(folder: Path) -> list[str]:
    """The paths in it, with ``/``, of all that is no folder itself, in order of name; links too.

    Raises:
        OSError: it, or a folder in it, cannot be looked into.
    """
    return sorted(_listed(folder)[0], key=lambda it: it.split("/"))


def others_in(folder: Path, ours: Collection[str]) -> list[str]:
    """What lies in it besides files of these names, in order: files, and folders in which nothing lies.

    Raises:
        OSError: it, or a folder in it, cannot be looked into.
    """
    files, folders = _listed(folder)
    filled = {_above(it) for it in (*files, *folders)}
    return sorted({*files, *(it for it in folders if it not in filled)}.difference(ours))


def _listed(folder: Path) -> tuple[list[str], list[str]]:
    """Files and folders in it, by their paths with ``/``."""
    files: list[str] = []
    folders = [("", os.fspath(folder))]
    for before, place in folders:  # which grow on the way
        with os.scandir(place) as entries:
            for it in entries:
                if it.is_dir(follow_symlinks=False):
                    folders.append((f"{before}{it.name}/", it.path))
                else:
                    files.append(before + it.name)
    return files, [name.removesuffix("/") for name, _ in folders[1:]]


def _above(name: str) -> str:
    return name.rpartition("/")[0]


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
    _made_durable(path, os.O_RDWR)


def _sync_folder(folder: Path) -> None:
    """So that the new name survives a power cut; not every system knows how."""
    with suppress(OSError):
        _made_durable(folder, os.O_RDONLY)


def _made_durable(path: Path, way: int) -> None:
    number = os.open(path, way)
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
        if reason == "no-folder" and target.absolute().parent.is_dir():
            reason = "other"  # folders of the system in which nothing can be made say this too
        raise WriteProblem(reason=reason, name=target.name) from failure
