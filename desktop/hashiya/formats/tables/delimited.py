"""Rows out of text with delimiters (CSV), with the lines where they begin; it knows no column."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from hashiya.formats.tables import cells

LONGEST_CELL = 16 * 1024 * 1024
Numbered = tuple[int, list[str]]
"""The line where a row begins, and its cells."""


class Rows:
    """``too_long`` has the lines of rows that were left out because a cell of theirs has no end.

    ``guarded``: from now on cells come without the apostrophe that stands before what would be a formula.
    """

    def __init__(self, stream: io.TextIOBase, delimiter: str = ",") -> None:
        self._stream = stream
        self._found = self._each(delimiter)
        self.too_long: list[int] = []
        self.guarded = False

    def __iter__(self) -> Iterator[Numbered]:
        return self._found

    def __next__(self) -> Numbered:
        return next(self._found)

    def close(self) -> None:
        self._stream.close()

    def _each(self, delimiter: str) -> Iterator[Numbered]:
        csv.field_size_limit(LONGEST_CELL)
        reader = csv.reader(self._stream, delimiter=delimiter)
        line = 1
        while not self._stream.closed:
            try:
                for row in reader:
                    if any(row):
                        if self.guarded:
                            row = [*map(cells.unguarded, row)]
                        yield line, row
                    line = reader.line_num + 1
                self._stream.close()
            except csv.Error:
                self.too_long.append(line)
                line = reader.line_num + 1
