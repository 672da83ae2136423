"""Files by what the disk says of them, so that what was worked out of one is kept until it changes; it reads none."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Generic, NamedTuple, TypeVar

Made = TypeVar("Made")


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


class Kept(Generic[Made]):
    """What was made of several files, until one of them, or a folder among them, changes."""

    def __init__(
        self, look: Callable[[], Sequence[Path]], make: Callable[[Sequence[Path]], Made]
    ) -> None:
        """``look`` finds the files and folders that count, ``make`` makes something of them."""
        self._look, self._make = look, make
        self._seen: tuple[Stamped, ...] = ()
        self._made: list[Made] = []

    @property
    def now(self) -> Made:
        """Made anew where anything changed.

        Raises:
            OSError: one of them cannot be looked at.
        """
        if not self._made or any(Stamped.of(it.path) != it for it in self._seen):
            found = self._look()
            self._seen = tuple(map(Stamped.of, found))
            self._made = [self._make(found)]
        return self._made[0]
