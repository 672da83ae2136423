"""Rows of a table that are walked through once: one by one, or those of an article as a whole; it knows no file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate, chain
from typing import overload

from hashiya.formats.tables.plain import Numbered, Said, Shape

_MOST_TAKEN = 50_000
"""Rows that are held together; a table may say of an article whatever it likes."""


@dataclass(frozen=True, slots=True)
class _Part:
    """``count`` rows of a text, behind those that are ``gone``; ``number`` is the line where the text begins."""

    text: str
    number: int
    gone: int
    count: int

    def rows(self, shape: Shape) -> list[tuple[int, str]]:
        """With their lines, as they stand there."""
        found = shape.rows(self.text)
        numbers = accumulate(map(shape.form.lines, found), initial=self.number)
        return [*zip(numbers, found, strict=False)][self.gone : self.gone + self.count]


@dataclass(slots=True)
class Plain:
    """Rows that were cut by their shape."""

    shape: Shape
    pieces: list[str]
    parts: list[_Part]
    count: int
    _rows: list[tuple[int, str]] = field(default_factory=list[tuple[int, str]])

    def column(self, place: int, start: int, end: int) -> list[str]:
        stride = self.shape.stride
        return self.pieces[start * stride + place : end * stride : stride]

    def row(self, at: int) -> Numbered:
        """With all its cells, as the careful way takes them out."""
        if not self._rows:
            self._rows = [*chain.from_iterable(it.rows(self.shape) for it in self.parts)]
        number, row = self._rows[at]
        return number, self.shape.form.cells(row)

    def behind(self, start: int, other: Plain) -> Plain:
        """What is left of it from that row on, and the other behind it."""
        parts: list[_Part] = []
        rest = self.count - start
        for it in reversed(self.parts):
            kept = min(rest, it.count)
            if kept:
                parts.insert(0, replace(it, gone=it.gone + it.count - kept, count=kept))
            rest -= kept
        pieces = self.pieces[start * self.shape.stride :] + other.pieces
        return Plain(self.shape, pieces, parts + other.parts, self.count - start + other.count)


def plain(shape: Shape, pieces: list[str], text: str, number: int) -> Plain:
    """The rows that are these pieces; they are the first of that text, which begins at that line."""
    count = len(pieces) // shape.stride
    return Plain(shape, pieces, [_Part(text, number, 0, count)], count)


@dataclass(slots=True)
class Block(Sequence[Numbered]):
    """The rows of an article: one by one as of any table, and column by column."""

    plain: Plain
    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    @overload
    def __getitem__(self, at: int) -> Numbered: ...
    @overload
    def __getitem__(self, at: slice) -> list[Numbered]: ...
    def __getitem__(self, at: int | slice) -> Numbered | list[Numbered]:
        if isinstance(at, slice):
            return [self[it] for it in range(*at.indices(len(self)))]
        if not 0 <= at < len(self):
            raise IndexError(at)
        return self.plain.row(self.start + at)

    def lines(self) -> list[int]:
        return [line for line, _ in self]

    def of(self, role: str) -> list[str]:
        """The cells of that role."""
        return self.plain.column(self.plain.shape.places[role], self.start, self.end)

    def numbers(self, role: str) -> list[int]:
        return [*map(int, self.of(role))]

    def stamps(self) -> tuple[list[str], list[int]]:
        """The annotator and the moment of each."""
        shape = self.plain.shape
        column = self.plain.column(shape.stamp, self.start, self.end)
        first = shape.stamps[column[0]]
        if column.count(column[0]) == len(column):
            return [first.annotator] * len(column), [first.created] * len(column)
        every = [shape.stamps[it] for it in column]
        return [it.annotator for it in every], [it.created for it in every]

    def others(self) -> list[Said]:
        """What the attributes of each row say, as it can be stored."""
        return [*map(dict.copy, map(self.plain.shape.tails.__getitem__, self._tails()))]

    def apart(self) -> Sequence[str]:
        """The parts of those that are not in one piece."""
        found = self.plain.shape.apart
        return [found.get(it, "") for it in self._tails()] if found else ("",) * len(self)

    def _tails(self) -> list[str]:
        return self.plain.column(self.plain.shape.tail, self.start, self.end)


Portion = Plain | Iterator[Numbered]


class Walk(Iterator[Numbered]):
    """Rows out of portions that are plain or are not; of plain ones an article can be taken as a whole."""

    def __init__(self) -> None:
        self.shape: Shape | None = None
        self._portions = self._cut()
        self._plain: Plain | None = None
        self._at = 0
        self._slow: Iterator[Numbered] | None = None

    def _cut(self) -> Iterator[Portion]:
        raise NotImplementedError

    def lay_out(self, shape: Shape) -> None:
        """As soon as the head is read: from then on rows can be plain."""
        self.shape = shape

    def __next__(self) -> Numbered:
        while True:
            plain = self._plain
            if plain is not None and self._at < plain.count:
                self._at += 1
                return plain.row(self._at - 1)
            self._plain = None
            if self._slow is not None:
                for row in self._slow:
                    return row
                self._slow = None
            self._take(next(self._portions))

    def again(self, rows: Sequence[Numbered]) -> None:
        """These come once more before all others; asked only where no row is plain."""
        self._slow = chain(rows, self._slow or ())

    def back(self, count: int) -> bool:
        """So many rows once more, if all of them were plain."""
        if count and (self._plain is None or self._at < count):
            return False
        self._at -= count
        return True

    def take(self, key: str, count: int) -> Block | None:
        """The next rows, if they are plain, all of that article and all that follow of it; else none is taken."""
        if count > _MOST_TAKEN:
            return None
        while self._plain is None or self._plain.count - self._at <= count:
            if self._is_slow() or (found := next(self._portions, None)) is None:
                break
            self._take(found)
        plain, start = self._plain, self._at
        end = start + count
        if plain is None or end > plain.count or (end == plain.count and self._is_slow()):
            return None
        stamps = plain.shape.stamps
        found = plain.column(plain.shape.stamp, start, end + 1)
        if len(found) > count and stamps[found.pop()].article == key:
            return None
        if found.count(found[0]) < count and any(stamps[it].article != key for it in {*found}):
            return None
        if stamps[found[0]].article != key:
            return None
        self._at = end
        return Block(plain, start, end)

    def _is_slow(self) -> bool:
        """Whether rows that are not plain come next."""
        row = next(self._slow, None) if self._slow else None
        self._slow = chain([row], self._slow) if row and self._slow else None
        return row is not None

    def _take(self, portion: Portion) -> None:
        """To what is left of the one before."""
        if not isinstance(portion, Plain):
            self._slow = portion
            return
        plain = self._plain
        if plain is not None and self._at < plain.count:
            portion = plain.behind(self._at, portion)
        self._plain, self._at = portion, 0
