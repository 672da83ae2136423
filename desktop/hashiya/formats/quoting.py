"""Rows of text with delimiters, cut by the library; a quotation mark that is never closed does not swallow the rows behind it.

A row of several lines that is not sound is looked at again: where its first line has as many cells as the
table has columns once that mark is taken for a sign like any other, and nearly all lines behind it are rows of
so many cells, that is what they are. It knows no column and opens no file.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, NamedTuple

Dialect = dict[str, Any]
"""What ``csv.reader`` is told."""

END = "\ue000\ue001\ue000"
"""A line that no file has: a row of its own, unless the last row's quotation marks are still open."""
_MARK, _SIGN = '"', "\ue002"
_MOST_MARKS, _MOST_ROWS = 20, 50
_MOST_LETTERS = 1 << 28
"""So many letters of a file are read again behind open marks; what is behind one may be all the rest."""
_ALIKE = 0.8


class Cut(NamedTuple):
    """A row and its line; ``open``: lines that are in it because its mark is never closed; ``mended``: it would
    have been so."""

    line: int
    row: list[str]
    open: int = 0
    mended: bool = False


class TooLongError(csv.Error):
    """A cell, or a line, is longer than the library was told; ``line`` is where its row begins."""

    def __init__(self, line: int) -> None:
        super().__init__()
        self.line = line


class Rows(Iterator[Cut]):
    """``width``: how many columns the table has; 0: not known yet, then nothing is read again.

    After a ``TooLongError`` it goes on behind what was too long.
    """

    def __init__(self, lines: Iterable[str], how: Dialect, line: int = 1) -> None:
        self.width = 0
        self.line = line
        """Where the next row begins."""
        self.last: list[str] = []
        """The lines of the row that came last, as the file has them."""
        self._how = how
        self._lines = iter(lines)
        self._waiting: list[str] = []
        self._held: list[str] = []
        self._ended = False
        self._again = 0
        self._reader = csv.reader(self._feed(), **how)

    @property
    def waits(self) -> bool:
        """Whether lines that were read before come once more."""
        return bool(self._waiting)

    def __next__(self) -> Cut:
        if self._ended and not self._waiting:
            raise StopIteration
        self._held = []
        start = self.line
        try:
            row = next(self._reader)
        except csv.Error:
            if (mended := self._mended(start)) is not None:
                return mended
            self.line += len(self._held)
            self._reader = csv.reader(self._feed(), **self._how)
            raise TooLongError(start) from None
        held = self._held
        is_open = bool(held) and held[-1] == END and row != [END]
        if row == [END]:
            raise StopIteration
        if len(held) > 1 and (is_open or not self._is_sound(held)):
            mended = self._mended(start)
            if mended is not None:
                return mended
        if is_open:
            row[-1] = row[-1].removesuffix(END)
            held = held[:-1]
        self.last = held
        self.line += len(held)
        return Cut(start, row, len(held) if is_open else 0)

    def _feed(self) -> Iterator[str]:
        while True:
            if self._waiting:
                line = self._waiting.pop()
            elif self._ended:
                return
            else:
                line = next(self._lines, END)
            self._ended = self._ended or line == END
            self._held.append(line)
            yield line

    def _is_sound(self, held: list[str]) -> bool:
        try:
            for _ in csv.reader(held, strict=True, **self._how):
                pass
        except csv.Error:
            return False
        return True

    def _mended(self, start: int) -> Cut | None:
        """The first line of what is held as a row by itself; the others come again."""
        held = [it for it in self._held if it != END]
        if self.width < 2 or len(held) < 2 or self._again >= _MOST_LETTERS:
            return None
        row = self._alone(held[0])
        if row is None or not self._are_rows(held[1:]):
            return None
        self._again += sum(map(len, held))
        self._waiting += [*reversed(self._held[1:])]
        self._ended = False
        self.last, self.line = held[:1], start + 1
        self._reader = csv.reader(self._feed(), **self._how)
        return Cut(start, row, mended=True)

    def _alone(self, line: str) -> list[str] | None:
        """Its cells, with one of its quotation marks taken for a sign."""
        places = [at for at, it in enumerate(line) if it == _MARK][-_MOST_MARKS:]
        for at in reversed(places):
            tried = line[:at] + _SIGN + line[at + 1 :]
            if not self._is_sound([tried]):
                continue
            row = next(csv.reader([tried], **self._how), [])
            if len(row) == self.width:
                return [it.replace(_SIGN, _MARK) for it in row]
        return None

    def _are_rows(self, lines: list[str]) -> bool:
        """Nearly all of the first: cut by the library, or each by itself, where several have an open mark."""
        try:
            rows = [it for it in islice(csv.reader(lines, **self._how), _MOST_ROWS) if it]
        except csv.Error:
            rows = []
        alike = sum(len(it) == self.width for it in rows)
        if rows and alike >= _ALIKE * len(rows):
            return True
        first = [it for it in lines[:_MOST_ROWS] if it.strip()]
        return bool(first) and sum(map(self._is_row, first)) >= _ALIKE * len(first)

    def _is_row(self, line: str) -> bool:
        if self._is_sound([line]):
            return len(next(csv.reader([line], **self._how), [])) == self.width
        return self._alone(line) is not None


def lines_of(words: io.TextIOBase, longest: int) -> Iterator[str]:
    """Each as the file has it.

    Raises:
        csv.Error: one is too long.
    """
    while it := words.readline(longest + 1):
        if len(it) > longest:
            raise csv.Error
        yield it
