"""Who may write: one lock file beside the project; the system drops it when its holder dies.

``filelock`` is imported on first need: it takes as long as everything else that opening imports.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from hashiya.model.errors import ProjectInUse, ProjectReadOnly

if TYPE_CHECKING:
    from filelock import FileLock


def lock_path(path: Path) -> Path:
    return path.with_name(f".{path.name}.lock")


def acquire(path: Path) -> FileLock:
    """Become the project's writer.

    Raises:
        ProjectInUse: another window or program writes to it.
        ProjectReadOnly: the folder takes no new files.
    """
    from filelock import FileLock, Timeout

    lock = FileLock(lock_path(path), timeout=0)
    try:
        lock.acquire()
    except Timeout:
        raise ProjectInUse(name=path.name) from None
    except OSError:
        raise ProjectReadOnly(name=path.name) from None
    return lock


def release(path: Path, lock: FileLock) -> None:
    """Stop being the writer, leaving nothing beside the project.

    The file goes while we still hold it: whoever opened it meanwhile finds it without a name
    and makes a new one.
    """
    with suppress(OSError):
        lock_path(path).unlink()
    lock.release()


def held(path: Path) -> bool:
    """Whether somebody writes to the project now; leaves the folder as it is."""
    its_lock = lock_path(path)
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
