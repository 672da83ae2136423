"""The rows of a table of plain text, as they stream by; what stands in no column, and what is no letter, is told.

A row with more cells than the table has columns has mostly a separator in words that nobody put between quotation
marks. Where those are certain to be the text that stands last, they are put together again.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from hashiya.formats import quoting
from hashiya.formats.corpus.columns import Columns
from hashiya.formats.corpus.records import SAMPLE
from hashiya.formats.corpus.tables import (
    LONGEST_CELL,
    WIDEST,
    Dialect,
    dialect,
    first_rows,
    only_tells,
)
from hashiya.formats.documents.refused import Refused
from hashiya.formats.format import Note
from hashiya.formats.guesses import has_letter
from hashiya.formats.source import Source, head_of
from hashiya.text.decoding import storable
from hashiya.wording import Inserted, first_of

Row = tuple[int, list[str], Mapping[str, Any]]
"""Its number, its cells and, of a JSON file, the record that they are of."""

_NAMED = 10
"""So many rows are told by their lines."""
_OF_WORDS = ("title", "author", "source")
"""What may have a separator of its own, before the text has one."""


def dialect_of(source: Source, sample: str) -> Dialect:
    return dialect(sample, tabs=source.suffix.lower() != ".csv")


def rows(source: Source, encoding: str, columns: Columns) -> Iterator[Row | Note]:
    """Those behind the names of the columns, with their lines; then notes of what befell some of them.

    Raises:
        OSError: it cannot be read. Refused: a row is too wide.
    """
    sample = head_of(source, SAMPLE).decode(encoding, "replace")
    how = dialect_of(source, sample)
    cut = _Cut(columns, how, first_rows(sample, how)[columns.above :])
    done = titles = 0
    wide = encoding.startswith(("utf-16", "utf-32"))
    mended: list[int] = []
    with source.open("rb") as stream:
        errors = "replace" if wide else "surrogateescape"
        words = io.TextIOWrapper(stream, encoding=encoding, errors=errors, newline="")
        every = quoting.Rows(quoting.lines_of(words, LONGEST_CELL), how)
        every.width = len(columns.names)
        try:
            for start, row, is_open, is_mended in every:
                if is_open:
                    yield unclosed(source.name, start, is_open)
                if is_mended:
                    mended.append(start)
                if len(row) > WIDEST:
                    raise Refused("formats-corpus-wide", count=WIDEST)
                if start == 1 and only_tells(row):
                    continue
                done += 1
                if done <= columns.above:
                    titles += any(map(str.strip, row))
                elif row and not (done == columns.above + 1 and columns.has_header):
                    yield start, cut.row(start, row, every.last[-1], wide=wide), {}
        except csv.Error as why:
            values: dict[str, str | int] = {"count": LONGEST_CELL >> 20}
            message = "formats-corpus-cell"
            line = why.line if isinstance(why, quoting.TooLongError) else every.line
            yield Note(message=message, name=source.name, line=line, values=values, lost=True)
    if titles:
        yield Note(message="formats-table-above", name=source.name, values={"count": titles})
    yield from passed_over(source.name, "mended", mended, lost=False)
    yield from passed_over(source.name, "joined", cut.joined, lost=False)
    yield from passed_over(source.name, "surplus", cut.surplus)
    yield from passed_over(source.name, "undecoded", cut.undecoded)


def unclosed(name: str, line: int, count: int) -> Note:
    """Of a row of so many lines whose quotation marks end with the file."""
    values: dict[str, str | int] = {"count": count}
    return Note(message="formats-corpus-unclosed", name=name, line=line, values=values, lost=True)


def passed_over(name: str, what: str, lines: list[int], *, lost: bool = True) -> Iterator[Note]:
    """How many rows it befell, and the first of them by their lines."""
    if lines:
        first = first_of(lines, _NAMED)
        values: dict[str, Inserted] = {"count": len(lines), "lines": first}
        yield Note(message=f"formats-corpus-{what}", name=name, values=values, lost=lost)


class _Cut:
    """``joined``, ``surplus`` and ``undecoded`` are the lines of rows that it befell."""

    def __init__(self, columns: Columns, how: Dialect, first: Sequence[Sequence[str]]) -> None:
        self.joined: list[int] = []
        self.surplus: list[int] = []
        self.undecoded: list[int] = []
        self._columns, self._delimiter = columns, str(how["delimiter"])
        self._width = len(columns.names)
        self._may_join = _may_join(columns, first)

    def row(self, line: int, row: list[str], last: str, *, wide: bool) -> list[str]:
        """As many cells as there are columns, or fewer; ``last`` is its last line as the file has it."""
        if len(row) > self._width and any(map(str.strip, row[self._width :])):
            row = self._without_surplus(line, row, last)
        words = "\n".join(row)
        if not words.isascii() and (
            storable(words.replace("\0", ""))[1] or (wide and "\ufffd" in words)
        ):
            self.undecoded.append(line)
            text = self._columns.roles.get("text", -1)  # that is seen to where the article is made
            row = [it if at == text else storable(it)[0] for at, it in enumerate(row)]
        return row

    def _without_surplus(self, line: int, row: list[str], last: str) -> list[str]:
        """The text as the line has it, if all that is too much is of it; else what has a column."""
        at = self._width - 1
        if self._may_join and self._is_of_text(row, last):
            self.joined.append(line)
            return [*row[:at], self._delimiter.join(row[at:])]
        self.surplus.append(line)
        return row[: self._width]

    def _is_of_text(self, row: list[str], last: str) -> bool:
        """Whether nothing was put between marks, and the cells before the text are no words that were cut."""
        at, day = self._width - 1, self._columns.roles.get("published", -1)
        return (
            self._delimiter.join(row) == last.rstrip("\r\n")
            and has_letter(row[at])
            and any(map(has_letter, row[self._width :]))
            and not any(len(it.split()) > 1 for n, it in enumerate(row[:at]) if n != day)
        )


def _may_join(columns: Columns, first: Sequence[Sequence[str]]) -> bool:
    """Whether the text stands last, and cells that are too much are no column that has no name.

    They are none where most rows have none, or where they begin as words do behind a comma.
    """
    width = len(columns.names)
    roles = columns.roles
    if not columns.has_header or roles.get("text", -1) != width - 1:
        return False
    if any(it in roles for it in _OF_WORDS):
        return False
    body = [it for it in first[1:] if it]
    over = [it for it in body if len(it) > width]
    return len(over) * 2 < len(body) or all(it[width][:1].isspace() for it in over)
