"""The calls that reach a slow or distant drive, each in one place; it knows nothing of projects and locks none.

Every one of them may take as long as the drive pleases: none belongs on the thread of a window.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

import msgspec

Progress = Callable[[int, int], None]
"""Called with bytes done and bytes in all; what it raises ends the copying."""
CHUNK = 256 * 1024
_HEADER = 100
_TRIES = 3


class Unfaithful(OSError):
    """What was read is not what was written, or the file changed while it was read."""


class Print(msgspec.Struct, frozen=True):
    """What a file looks like: cheap to compare but for the digest, which settles every doubt."""

    size: int
    changed: int
    header: str
    digest: str = ""


def look(path: Path) -> Print | None:
    """How a file looks without reading all of it; ``None`` when its folder has no such file."""
    try:
        with path.open("rb") as file:
            header = file.read(_HEADER)
            it = os.fstat(file.fileno())
    except FileNotFoundError:
        if path.parent.is_dir():
            return None
        raise
    return Print(it.st_size, it.st_mtime_ns, header.hex())


def is_still(path: Path, known: Print) -> bool:
    """Whether it is the file that we know, whatever its time says. Gone counts as changed."""
    found = look(path)
    if found is None or found.size != known.size:
        return False
    if (found.changed, found.header) == (known.changed, known.header):
        return True
    return digest(path) == known.digest


def digest(path: Path) -> str:
    """SHA-256 of what the file holds."""
    found = sha256()
    with path.open("rb") as file:
        while data := file.read(CHUNK):
            found.update(data)
    return found.hexdigest()


def bring(source: Path, target: Path, progress: Progress | None = None) -> Print:
    """Copy a file from the drive to a new one here; what changes meanwhile is read again.

    Raises:
        Unfaithful: it does not stop changing. OSError: it cannot be read.
    """
    for _ in range(_TRIES):
        before = look(source)
        if before is None:
            raise FileNotFoundError(source)
        found = _copy(source, target, before.size, progress)
        if look(source) == before:
            return msgspec.structs.replace(before, digest=found)
    raise Unfaithful(source)


def _copy(source: Path, target: Path, total: int, progress: Progress | None) -> str:
    found, done = sha256(), 0
    opened = os.open(target, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600)
    with source.open("rb") as file, os.fdopen(opened, "wb") as copy:
        while data := file.read(CHUNK):
            copy.write(data)
            found.update(data)
            done += len(data)
            if progress is not None:
                progress(done, max(total, done))
        copy.flush()
        os.fsync(copy.fileno())
    return found.hexdigest()


def carry(source: Path, draft: Path, progress: Progress | None = None) -> str:
    """Copy a file onto the drive under a name that does not count yet, and read it back there.

    Raises:
        Unfaithful: the drive gives back something else. OSError: it does not take it.
    """
    written = _copy(source, draft, source.stat().st_size, progress)
    _forget_cached(draft)
    if digest(draft) != written:
        raise Unfaithful(draft)
    return written


def _forget_cached(path: Path) -> None:
    """Have it read from the drive and not from memory, where the system knows how."""
    forget = getattr(os, "posix_fadvise", None)
    if forget is None:
        return
    with suppress(OSError), path.open("rb") as file:
        forget(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def give_name(draft: Path, path: Path) -> None:
    """The draft becomes the file of that name, at one stroke, and stays it through a power cut."""
    draft.replace(path)
    settle(path.parent)


def settle(folder: Path) -> None:
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
