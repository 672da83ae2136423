"""Finds the texts of which tables of annotations speak: in a column, or in files beside; it leaves no folder."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from hashiya.formats import neighbours
from hashiya.formats.format import Note
from hashiya.formats.source import Source
from hashiya.formats.tables import cells
from hashiya.formats.tables.plain import Numbered
from hashiya.formats.tables.reading import Text
from hashiya.formats.tables.rows import Table
from hashiya.text import decoding

FOLDER = "texts"
LARGEST = 256 * 1024 * 1024
_PROJECT = re.compile(r"\.hashiya(?:-wal|-shm|-journal)?\Z", re.IGNORECASE)
"""Never opened here: SQLite may have it open in this process, and would lose its locks (0028)."""


def candidates(told: str) -> tuple[str, ...]:
    """The names that a text may have of which a table speaks so; never a way out of the folder, nor a project."""
    name = told.replace("\\", "/").rsplit("/", 1)[-1].strip()
    if not name or name in (".", ".."):
        return ()
    if name.lower().endswith(".txt"):
        return (name,)
    made = f"{name}.txt", f"article{name}.txt"
    return made if _PROJECT.search(name) else (name, *made)


def find(source: Source, told: str, *, widely: bool = False) -> Source | None:
    """The text of which a table speaks so: beside it, in its folder of texts, or ``widely`` in a folder around it."""
    for it in candidates(told):
        for place in (f"{FOLDER}/{it}", it):
            if (found := _beside(source, place)) is not None:
                return found
    return _around(source, candidates(told)) if widely else None


def _around(source: Source, names: Sequence[str]) -> Source | None:
    """Of several folders that have it the one whose name is most like that of the table's."""
    mine = set(neighbours.folder_of(source).split("-"))
    best, most = None, -1
    for folder in neighbours.around(source) if names else ():
        alike = len(mine.intersection(folder.name.split("-")))
        file = next((it for it in map(folder.file, names) if alike > most and _is_there(it)), None)
        if file is not None:
            best, most = file, alike
    return best


def _is_there(file: Source) -> bool:
    try:
        return file.is_file()
    except (OSError, ValueError):
        return False


class Beside:
    """Finds the text of an article: in its file, or in a column of the tables."""

    def __init__(
        self, source: Source, encoding: str | None, spans: Table | None, documents: Table | None
    ) -> None:
        self._source, self._encoding = source, encoding
        self._spans, self._documents = spans, documents

    def of(self, key: str, row: Numbered | None, marks: Sequence[Numbered]) -> Text | Note:
        length: int | None = None
        told = [key]
        if self._documents and row:
            own = self._documents.heads.own
            length = cells.whole(self._documents.cell(row, "code_points")) if own else None
            told = [self._documents.cell(row, "file"), self._documents.cell(row, "doc"), key]
            if content := self._documents.cell(row, "content"):
                return Text(content)
        for it in marks[:1] if self._spans and "content" in self._spans.heads else ():
            assert self._spans
            if content := self._spans.cell(it, "content"):
                return Text(content, facts={"name": self._spans.cell(it, "doc").strip()})
        file = self._file(told)
        if file is None:
            line = row[0] if row else marks[0][0]
            if not marks and not any(it.strip() for it in told):
                return Note(
                    message="formats-line-no-text", name=self._source.name, line=line, lost=True
                )
            what = told[0] or key or self._source.with_suffix(".txt").name
            values: dict[str, str | int] = {"what": what[:80], "count": len(marks)}
            message, name = "formats-table-no-text", self._source.name
            return Note(message=message, name=name, line=line, values=values, lost=True)
        found = self._read(file, length)
        elsewhere = self._lies_around(file, told) and isinstance(found, Text)
        return replace(found, folder=neighbours.folder_of(file)) if elsewhere else found

    def _lies_around(self, file: Source, told: Sequence[str]) -> bool:
        """Whether it was taken from a folder around the table's, where none lies beside it."""
        if self._bears_its_name:
            return False
        return self._widely and all(find(self._source, it) != file for it in told)

    def _file(self, told: Sequence[str]) -> Source | None:
        if self._bears_its_name:
            beside = self._source.with_suffix(".txt")
            return beside if beside.is_file() else None
        found = (find(self._source, name, widely=self._widely) for name in told)
        return next(filter(None, found), None)

    @property
    def _bears_its_name(self) -> bool:
        """Whether the one text of a table that names none is the one beside it of the same name."""
        return bool(self._spans and "doc" not in self._spans.heads and not self._documents)

    @property
    def _widely(self) -> bool:
        return self._spans is not None and not self._spans.heads.own

    def _read(self, file: Source, length: int | None) -> Text | Note:
        """``length``: how long it is if nobody changed it; then it is taken letter by letter."""
        if file.stat().st_size > LARGEST:
            return Note(message="formats-too-large", name=file.name, lost=True)
        data = file.read_bytes()
        if length is not None:
            try:
                text = data.decode("utf-8")
            except UnicodeDecodeError:
                text = ""
            if len(text) == length:
                return Text(text, data)
        try:
            found = decoding.decode(data, self._encoding)
        except decoding.NotText as error:
            return Note(message=f"formats-{error.reason}", name=file.name, lost=True)
        told = {"encoding": found.encoding, "certain": found.certain, "name": file.name}
        return Text(found.text, data, told, found.replaced)


def _beside(source: Source, place: str) -> Source | None:
    """A file of the same folder or of its folder of texts, if it is there; some names no system can hold."""
    if isinstance(source, Path):
        found = source.parent / place
        try:
            return found if found.is_file() else None
        except (OSError, ValueError):
            return None
    try:
        other = source.with_name(place)
    except ValueError:
        return None
    return other if other.is_file() else None
