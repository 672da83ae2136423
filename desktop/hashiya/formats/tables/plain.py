"""Rows of our own tables that are cut into their cells a portion at a time, by one expression; it knows no file.

Of such rows the cells that are asked for are there at once, column by column. What is the same in many of them
comes as one piece, which is looked into once however often it comes: who marked what when (the stamp), and the
attributes that stand last (the tail). Whatever is odd is no such row, and is left to the careful way.
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from itertools import compress, groupby
from typing import Generic, Literal, NamedTuple, TypeVar

from hashiya.formats.tables import cells
from hashiya.formats.tables.headings import Heads
from hashiya.model import code
from hashiya.model.attribute import AttributeValue
from hashiya.text.decoding import storable

Numbered = tuple[int, list[str]]
"""The line where a row begins, and its cells."""

Kind = Literal["name", "number", "words", "passed"]
_KINDS: Mapping[str, Kind] = {
    "layer": "name", "label": "name", "text": "words", "start": "number", "end": "number",
    "id": "name", "from": "name", "to": "name",
}  # fmt: skip
"""What must be there for a row to be plain; of the other columns nothing is asked."""

_STAMP = ("annotator", "created", "doc_id")
Said = dict[str, AttributeValue]
Value = TypeVar("Value")


class OddError(ValueError):
    """Something is not as Hashiya writes it."""


class Form(ABC):
    """How a format writes a row. ``name``, ``number`` and ``words`` are expressions with one group, the cell.

    ``passed`` is any cell; if it has a group, that is what stands between quotation marks. ``begin`` is what a
    row begins with. ``stamp`` are the cells of that name with nothing captured, and ``more`` is one that may
    follow; ``tail`` is all that stands behind.
    """

    begin: str
    between: str
    kinds: Mapping[Kind, str]
    stamp: str
    more: str
    tail: str
    signs: str
    """Where one of them stands in a cell, ``said`` tells what it says."""

    @abstractmethod
    def said(self, cell: str) -> str: ...

    @abstractmethod
    def cells(self, text: str) -> list[str]:
        """Those of a row taken apart with all care."""

    @abstractmethod
    def cells_of_stamp(self, stamp: str) -> list[str]:
        """Those of a stamp. Raises: OddError."""

    @abstractmethod
    def cells_of_tail(self, tail: str) -> list[str]:
        """Those of a tail, of which nothing is proved before. Raises: OddError."""

    def heard(self, column: list[str], words: str, *, name: bool) -> list[str]:
        """What the cells of a column say; ``words`` are all of them. Raises: OddError."""
        return [*map(self.said, column)] if any(map(words.__contains__, self.signs)) else column

    def proved(self, shape: Shape, pieces: list[str], text: str, end: int) -> int:
        """The lines of these rows, which are all of the text up to ``end``. Raises: OddError, if they hide a line."""
        return len(pieces) // shape.stride

    def lines(self, row: str) -> int:
        """How many lines it takes."""
        return 1


class Stamp(NamedTuple):
    annotator: str
    created: int
    article: str


class Cut(NamedTuple):
    """The pieces of rows, where these end in the text, and how many lines they take."""

    pieces: list[str]
    end: int
    lines: int


class Shape:
    """The rows of one table: ``places`` says which piece of a row is the cell of which role."""

    def __init__(self, form: Form, heads: Heads, fixed: Sequence[str]) -> None:
        self.form = form
        cut = fixed[: fixed.index(_STAMP[0])]
        more = len(fixed) - len(cut) - len(_STAMP)
        whole = [form.kinds[_KINDS.get(it, "passed")] for it in cut]
        row = form.between.join([*whole, f"({form.stamp}{form.more * more})"])
        self._split = re.compile(f"{form.begin}{row}{form.tail}").split
        bare = re.sub(r"(?<!\\)\((?!\?)", "(?:", row + form.tail)
        self._rows = re.compile(f"{form.begin}({bare})").findall
        self.places: dict[str, int] = {}
        self.quoted: list[int] = []
        at = 1
        for name, it in zip(cut, whole, strict=True):
            kind = _KINDS.get(name, "passed")
            if re.compile(it).groups:
                self.quoted += [at] if kind == "passed" else []
                self.places |= {} if kind == "passed" else {name: at}
                at += 1
        kinds = [(it, _KINDS[it]) for it in cut if it in self.places and it in _KINDS]
        self._words = [(self.places[it], of == "name") for it, of in kinds if of != "number"]
        self.stamp, self.tail, self.stride = at, at + 1, at + 2
        self.stamps = Known(self._stamp_of)
        self.apart: dict[str, str] = {}
        """Tails that tell of several parts, and these."""

        self.tails = Known(_Tails(form, heads, len(fixed), self.apart).said)

    def cut(self, text: str) -> Cut:
        """All whole rows. Raises: OddError, when something is odd before their end."""
        pieces = self._split(text)
        end = len(text) - len(pieces.pop())
        if any(pieces[:: self.stride]):
            raise OddError
        lines = self.form.proved(self, pieces, text, end)
        for it, _ in groupby(pieces[self.stamp :: self.stride]):  # most are as the one before
            _ = self.stamps[it]
        for it in {*pieces[self.tail :: self.stride]}:
            _ = self.tails[it]
        for at, is_name in self._words:
            column = pieces[at :: self.stride]
            heard = self.form.heard(column, "".join(column), name=is_name)
            if heard is not column:
                pieces[at :: self.stride] = heard
        return Cut(pieces, end, lines)

    def rows(self, text: str) -> list[str]:
        """The rows of a text that was cut, as they stand there."""
        return self._rows(text)

    def _stamp_of(self, text: str) -> Stamp:
        found = self.form.cells_of_stamp(text)
        if len(found) < len(_STAMP) or not found[2] or not _NUMBER.fullmatch(found[1]):
            raise OddError
        return Stamp(found[0], int(found[1]), found[2])


_NUMBER = re.compile("[0-9]{1,15}")
_MOST_KNOWN, _LONGEST_KNOWN = 4_096, 1_000


class Known(dict[str, Value], Generic[Value]):
    """What pieces say that come again and again."""

    def __init__(self, read: Callable[[str], Value]) -> None:
        super().__init__()
        self._read = read

    def __missing__(self, piece: str) -> Value:
        said = self._read(piece)
        if len(piece) <= _LONGEST_KNOWN:
            if len(self) >= _MOST_KNOWN:
                self.clear()
            self[piece] = said
        return said


class _Tails:
    def __init__(self, form: Form, heads: Heads, first: int, apart: dict[str, str]) -> None:
        self._form, self._first, self._apart = form, first, apart
        self._others, self._fragments = heads.others, heads.roles.get("fragments", -1)
        self._width = heads.width

    def said(self, tail: str) -> Said:
        said: Said = {}
        found = self._form.cells_of_tail(tail)
        for at, cell in compress(enumerate(found, start=self._first), found):
            if at >= self._width:  # behind the last column: it is told of, line by line
                raise OddError
            if at == self._fragments:
                self._apart[tail] = cell
            elif at in self._others:
                name, many = self._others[at]
                kept = storable(cell)[0]
                said[name] = cells.items(kept) if many else kept
        return said


def shape_of(form: Form, heads: Heads, kind: str) -> Shape | None:
    """That of a table of spans or relations whose columns stand as they are written today."""
    names = [name for name, _ in heads.others.values()]
    fits = kind != "documents" and len({*names}) == len(names) and all(map(code.is_code, names))
    return Shape(form, heads, heads.laid_out) if heads.laid_out and fits else None
