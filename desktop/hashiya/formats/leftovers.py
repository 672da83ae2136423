"""What a program keeps beside its data and nothing is taken of, gathered to be told once a file; it knows no format."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from hashiya.formats.format import Note
from hashiya.formats.said import names_shown
from hashiya.text.decoding import storable

_MOST = 24
_SILENT = (None, "", [], {}, False, 0)


class Leftovers:
    """Names of entries that say something, in the order of being met."""

    def __init__(self) -> None:
        self._names: dict[str, None] = {}

    def add(self, row: Mapping[str, Any], used: Collection[str], of: str = "") -> None:
        """What ``row`` has beside what is ``used``; ``of`` stands before the names, if it says where they are."""
        for name, value in row.items():
            if name not in used and value not in _SILENT:
                self._names[f"{of}.{name}" if of else name] = None

    def notes(self, file: str) -> Iterator[Note]:
        """One, if there is anything."""
        if self._names:
            names = names_shown((storable(it)[0] for it in self._names), _MOST)
            values: dict[str, str | int] = {"count": len(self._names), "names": names}
            yield Note(message="formats-program-entries", name=file, values=values)
