"""Values as cells of a table and back; it knows neither files nor articles."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Generic, TypeVar, cast

Cell = str | int
Row = list[Cell]
Column = Sequence[Cell]
"""The cells of one column, row below row: all of them words, or all of them numbers."""

LIST = "[]"
"""A column of this ending holds several values in a cell, with a semicolon between them."""

GUARDED = frozenset("=+-@\t\r\n'＝＋－＠")
_ITEM = re.compile(r"(?:[^\\;]|\\.)*", re.DOTALL)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_SPECIAL = re.compile(r"[\\;]")
_WHOLE = re.compile(r"\s*(\d{1,15})(?:\.0+|[,٫](?!000\s*$)0+)?\s*")


_MOST_KNOWN, _LONGEST_KNOWN = 4_096, 200
Form = TypeVar("Form", str, bytes)


class Known(dict[str, Form], Generic[Form]):
    """Cells as they are written, by what they hold; columns of few different cells have the same in every article."""

    def __init__(self, write: Callable[[str], Form]) -> None:
        super().__init__()
        self._write = write

    def __missing__(self, cell: str) -> Form:
        written = self._write(cell)
        if len(cell) <= _LONGEST_KNOWN:
            if len(self) >= _MOST_KNOWN:
                self.clear()
            self[cell] = written
        return written


def guarded(cell: Cell) -> Cell:
    """A cell that a spreadsheet could take for a formula gets an apostrophe in front.

    So does one that begins with an apostrophe: taking the first one away gives the cell back.
    """
    return f"'{cell}" if isinstance(cell, str) and cell[:1] in GUARDED else cell


def unguarded(cell: str) -> str:
    """The way back. An apostrophe before anything else is somebody's own and stays."""
    return cell[1:] if cell[:1] == "'" and cell[1:2] in GUARDED else cell


def shown(value: object) -> str:
    """As a cell shows it; empty when there is nothing to show."""
    if type(value) is str:
        return value
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case tuple():
            return listed(map(str, cast("tuple[object, ...]", value)))
        case _:
            return str(value)


def listed(items: Iterable[str]) -> str:
    return "; ".join([_SPECIAL.sub(r"\\\g<0>", it) for it in items])


def items(cell: str) -> tuple[str, ...]:
    """What ``listed`` joined."""
    if not cell:
        return ()
    if "\\" in cell:
        return tuple(_items(cell))
    first, *others = cell.split(";")
    return (first, *(it[1:] if it[:1] == " " else it for it in others))


def _items(cell: str) -> Iterator[str]:
    at = 0
    while at <= len(cell):
        found = _ITEM.match(cell, at)
        end = found.end() if found else len(cell)
        yield _ESCAPED.sub(r"\1", cell[at:end])
        at = end + 2 if cell[end + 1 : end + 2] == " " else end + 1
        if at > len(cell) or end == len(cell):
            return


def whole(cell: str) -> int | None:
    """The number that stands there, in any digits and as spreadsheets write it (``12.0``, ``12,0``).

    ``12,000`` may be either twelve or twelve thousand, and is none.
    """
    if cell.isdecimal() and len(cell) <= 15:
        return int(cell)
    found = _WHOLE.fullmatch(cell)
    return int(found[1]) if found else None


def heading(name: str, fixed: Iterable[str], *, many: bool) -> str:
    """The head of the column of an attribute: never that of a fixed column, never read otherwise."""
    if name in fixed or name.startswith("attribute_"):
        name = f"attribute_{name}"
    if name.endswith((LIST, "\\")):
        name += "\\"
    return f"{name}{LIST}" if many else name


def named(head: str) -> tuple[str, bool]:
    """The attribute's name, and whether the cells hold several values."""
    many = head.endswith(LIST)
    name = head.removesuffix(LIST) if many else head
    return name.removesuffix("\\").removeprefix("attribute_"), many
