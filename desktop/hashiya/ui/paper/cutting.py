"""Cuts a sheet into pages between its lines; no line is ever divided and none is left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from hashiya.ui.reader.sheet import Sheet


@dataclass(frozen=True, slots=True)
class LineBox:
    """A line with all its marks, from the sheet's top; whether a paragraph begins or ends with it."""

    top: float
    bottom: float
    opens: bool
    closes: bool
    block: int


@dataclass(frozen=True, slots=True)
class Cut:
    """What of the sheet stands on one page."""

    top: float
    bottom: float

    @property
    def height(self) -> float:
        return self.bottom - self.top


def line_boxes(sheet: Sheet) -> Iterator[LineBox]:
    """Every line in order; each block is measured on the way, so nothing is guessed."""
    for block in range(len(sheet)):
        top = sheet.top(block)
        shaped = sheet.placed(block).shaped
        if shaped.blank:
            continue
        opens = sheet.blocks.starts_paragraph(block)
        last = block + 1 == len(sheet) or sheet.blocks.starts_paragraph(block + 1)
        end = len(shaped.lines) - 1
        for number, line in enumerate(shaped.lines):
            first, final = opens and number == 0, last and number == end
            yield LineBox(top + line.top, top + line.bottom, first, final, block)


def cut(lines: Iterable[LineBox], room: float, heading: float) -> Iterator[Cut]:
    """Pages of at most ``room``; the first one begins with the heading.

    The first line of a paragraph is not left alone at a page's foot, nor the last at its head
    unless that would leave the first one alone.
    """
    page: list[LineBox] = []
    top, number = 0.0, 0
    for line in lines:
        if page and line.bottom - top > room:
            kept = _kept(page, line)
            yield Cut(top, page[kept - 1].bottom)
            page = page[kept:]
            top = page[0].top if page else line.top
            number += 1
        page.append(line)
    if page or not number:
        yield Cut(top, page[-1].bottom if page else heading)


def _kept(page: list[LineBox], coming: LineBox) -> int:
    """How many lines stay on the page when the next one does not fit."""
    if len(page) < 3:
        return len(page)
    before, last = page[-2:]
    alone_below = last.opens and not last.closes
    alone_above = coming.closes and not coming.opens and not last.opens and not before.opens
    return len(page) - 1 if alone_below or alone_above else len(page)
