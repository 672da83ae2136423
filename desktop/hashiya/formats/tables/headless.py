"""Rows without names above them, as shared tasks have them: which cell is what, and what a row marks; it opens no file.

The article and its label, start and end; or without the label; the article, the number of a line and its labels; or
the article and its label.
"""

from __future__ import annotations

from collections.abc import Sequence

from hashiya.formats.draft import Draft, Told
from hashiya.formats.placing import Range
from hashiya.formats.tables.headings import Heads
from hashiya.formats.tables.plain import Numbered
from hashiya.formats.tables.rows import Table

UNLABELLED = "SPAN"
"""Of a place of which nothing more is said, or ``?``."""
CLASS = "label"
"""The name of what is said of a whole article."""

_DIGITS, _LONGEST = 10, 400
_PLACED, _SHORT, _TWO = 4, 3, 2


def heads_of(row: Sequence[str]) -> Heads | None:
    """What the cells are, if such a row can have them."""
    cells = [it.strip() for it in row]
    if not all(cells) or any(len(it.split()) > 1 or len(it) > _LONGEST for it in cells):
        return None
    numbers = [_number(it) for it in cells]
    rising = 0 <= numbers[-2] < numbers[-1] if len(numbers) >= _TWO else False
    if len(cells) == _PLACED and rising:
        return _heads("doc", "label", "start", "end")
    if len(cells) == _SHORT and rising:
        return _heads("doc", "start", "end")
    if len(cells) == _SHORT and numbers[1] > 0 > numbers[2]:
        return _heads("doc", "line", "label")
    if len(cells) == _TWO and numbers[1] < 0 <= numbers[0]:
        return _heads("doc", "label")
    return None


def _heads(*names: str) -> Heads:
    roles = {it: at for at, it in enumerate(names)}
    return Heads(roles, {}, width=len(names), named=False)


def _number(cell: str) -> int:
    """-1: it is none."""
    return int(cell) if cell.isascii() and cell.isdigit() and len(cell) < _DIGITS else -1


def put(draft: Draft, table: Table, row: Numbered) -> None:
    """What the row marks: a place, the line of that number with each of its labels, or the whole article."""
    line, label = row[0], table.cell(row, "label").strip()
    if "line" in table.heads:
        place = _line(draft.text, _number(table.cell(row, "line").strip()))
        for it in label.split(","):
            _span(draft, it.strip(), place, line)
    elif "start" in table.heads:
        ends = [_number(table.cell(row, it).strip()) for it in ("start", "end")]
        _span(draft, label, (ends[0], ends[1]) if min(ends) >= 0 else None, line)
    elif label:
        draft.label(CLASS, label)


def _span(draft: Draft, label: str, place: Range | None, line: int) -> None:
    label = UNLABELLED if label in ("", "?") else label
    draft.span("", label, [place] if place else [], told=Told(line))


def _line(text: str, number: int) -> Range | None:
    """Where the words of the line of that number stand, counted from 1."""
    start = 0
    for at, it in enumerate(text.split("\n"), 1):
        if at == number:
            words = it.strip()
            begun = start + len(it) - len(it.lstrip())
            return (begun, begun + len(words)) if words else None
        start += len(it) + 1
    return None
