"""Files that are made under another name beside their own: one name each, and never left for good.

A draft is only made and only swept by whoever holds the lock of the file that it is for, so that
what a killed making left is told from what is being made. It never touches a file of another name.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path

from hashiya.model.identity import now
from hashiya.store import lock

DAY_SECONDS = 86_400
_ENDING = ".hashiya.draft"
"""Of drafts of projects: what else ends in ``.draft`` is somebody's."""
_BESIDE = ("", "-journal", "-wal", "-shm")
"""A draft of a copy has the journal that the project has, until it is whole."""


def draft_path(path: Path) -> Path:
    return path.with_name(f".{path.name}.draft")


@contextmanager
def draft(path: Path) -> Generator[Path]:
    """A new empty file, for its owner alone, to become ``path``; gone afterwards if it is still there.

    The lock of ``path`` must be held.
    """
    made = draft_path(path)
    sweep(path)
    try:
        os.close(os.open(made, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        yield made
    finally:
        sweep(path)


def sweep(path: Path) -> None:
    """Take away the draft of a making that was broken off. The lock of ``path`` must be held."""
    made = draft_path(path)
    for it in (made.with_name(made.name + ending) for ending in _BESIDE):
        with suppress(OSError):
            it.unlink(missing_ok=True)


def sweep_old(folder: Path) -> None:
    """Take away drafts of a day ago and more, of files that nobody makes or has open."""
    with suppress(OSError), os.scandir(folder) as entries:
        for it in entries:
            if not it.name.startswith(".") or not it.name.endswith(_ENDING):
                continue
            target = folder / it.name[1 : -len(".draft")]
            with suppress(OSError):
                found = it.stat(follow_symlinks=False)
                old = now() - found.st_mtime_ns // 1_000_000 > DAY_SECONDS * 1000
                if old and stat.S_ISREG(found.st_mode) and not lock.held(target):
                    sweep(target)
                    if not target.exists():  # the lock that the killed one held for it
                        lock.lock_path(target).unlink(missing_ok=True)
