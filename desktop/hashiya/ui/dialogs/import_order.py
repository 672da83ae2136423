"""The lines of the import keep their places, and the file in hand stays in hand, however often it is read; no widget."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from hashiya.commands.surveying import Found
from hashiya.formats.format import Note


def file_of(note: Note) -> str:
    """The name of the file that a note is about; of one in an archive that of the archive."""
    return note.name.partition("/")[0]


class FileOrder:
    """Files in the order in which they came first."""

    def __init__(self) -> None:
        self._articles: dict[Path, int] = {}
        self._notes: dict[str, int] = {}

    def articles(self, found: Sequence[Found]) -> list[Found]:
        return sorted(found, key=lambda it: self._articles[it.path])

    def notes(self, notes: Sequence[Note]) -> list[Note]:
        return sorted(notes, key=lambda it: self._notes[file_of(it)])

    def learn(self, paths: Sequence[Path], notes: Sequence[Note]) -> None:
        """Where what is told of files stands follows what is told first, not which of them gave articles."""
        for it in (*map(file_of, notes), *(path.name for path in paths)):
            self._notes.setdefault(it, len(self._notes))
        for path in paths:
            self._articles.setdefault(path, len(self._articles))


@dataclass(frozen=True, slots=True)
class InHand:
    """An article of a file, or what is told of a file (``path`` is then None): found again when it was read anew."""

    path: Path | None
    name: str
    number: int = -1

    def find(self, found: Sequence[Found], notes: Sequence[Note]) -> int | None:
        """The line of it among articles and then notes: its article, else the first line of its file."""
        mine = [(it.number, at) for at, it in enumerate(found) if self._holds(it)]
        same = [at for number, at in mine if number == self.number]
        told = [len(found) + at for at, it in enumerate(notes) if file_of(it) == self.name]
        lines = [*same, *(at for _number, at in mine), *told]
        return lines[0] if lines else None

    def _holds(self, it: Found) -> bool:
        return it.path == self.path if self.path is not None else it.path.name == self.name
