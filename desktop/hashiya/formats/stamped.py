"""Files by what the disk says of them, so that what was worked out of one is kept until it changes; it reads none."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple


class Stamped(NamedTuple):
    """A file of the disk as it is now: one that changes has another stamp."""

    path: Path
    stamp: tuple[int, ...]

    @classmethod
    def of(cls, path: Path) -> Stamped:
        try:
            found = path.stat()
        except FileNotFoundError:
            return cls(path, ())
        return cls(path, (found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino))
