"""Lines of a printed page to paragraphs: no letter goes, no hyphen is resolved; it reads no file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from hashiya.text import direction

_ENDS = tuple(".!?؟۔…:»”\"')]")
_SHORT = 0.8
_CUT_SHORT, _WITH_A_WORD, _WITH_A_SENTENCE = 0.7, 0.9, 0.97
"""Of the room beside it: how short a line is that ends a paragraph, and how much the next word may fill of it."""
_WIDER = 1.3
"""So much wider than its letters are in the line on average a word may be."""
_WIDE = 0.6
_GAP = 1.45
_WITNESSES = 4
_EDGE, _LEAST_INSET, _MOST_INSET = 0.3, 0.6, 6.0
"""Of a line's height: what is at one edge, and how far in a paragraph's first line begins."""
_OTHER_SIZE = 1.18
_MARKER = re.compile(r"[•●▪◦–\-*■\ue000-\uf8ff]|.*\s[\ue000-\uf8ff]$")
"""What stands before an item of a list: also a sign that only its own face has, by whichever way the line runs."""


@dataclass(frozen=True, slots=True)
class Box:
    """Where a line stands on its page, in points; ``bottom`` grows upwards."""

    west: float
    bottom: float
    east: float
    height: float

    @property
    def width(self) -> float:
        return self.east - self.west


@dataclass(frozen=True, slots=True)
class Line:
    """What a line says, and where it stands if that is known.

    ``size`` is what its letters are set in (0: not known); how high its box is depends on their faces too.
    """

    text: str
    box: Box | None = None
    size: float = 0.0


Placed = list[tuple[Line, Box]]


def in_order(lines: list[Line], *, rtl: bool) -> list[Line]:
    """Lines in the order of reading: as they were written, unless one stands above another before it.

    Then from top to bottom; columns that stand beside one another between lines as wide as the page
    are read one after the other, from the side where the script begins.
    """
    placed = [(it, it.box) for it in lines if it.box is not None]
    if len(placed) < len(lines) or not _jumps_up([box for _, box in placed]):
        return lines
    west, east = min(box.west for _, box in placed), max(box.east for _, box in placed)
    found: list[Line] = []
    narrow: Placed = []
    for line, box in sorted(placed, key=lambda it: -it[1].bottom):
        if box.width < _WIDE * (east - west):
            narrow.append((line, box))
            continue
        found += _columns(narrow, rtl=rtl)
        narrow = []
        found.append(line)
    return found + _columns(narrow, rtl=rtl)


def _jumps_up(boxes: list[Box]) -> bool:
    """Whether a line stands above one that was written before it, in the same column."""
    return any(
        after.bottom > one.bottom + one.height / 2
        and min(one.east, after.east) - max(one.west, after.west) > min(one.width, after.width) / 2
        for one, after in pairwise(boxes)
    )


def _columns(lines: Placed, *, rtl: bool) -> list[Line]:
    """Lines with nothing between them and the next column are one."""
    columns: list[Placed] = []
    edge = float("-inf")
    for line, box in sorted(lines, key=lambda it: it[1].west):
        if box.west > edge + box.height / 2 or not columns:
            columns.append([])
        columns[-1].append((line, box))
        edge = max(edge, box.east)
    if rtl:
        columns.reverse()
    return [line for column in columns for line, _ in sorted(column, key=lambda it: -it[1].bottom)]


def over_pages(pages: Sequence[list[Line]]) -> list[str]:
    """The paragraphs of all pages; one that the end of a page or of a column divides is one, where its last line is
    full and ends no sentence."""
    found: list[str] = []
    before: list[Line] = []
    for lines in (column for page in pages for column in _downwards(page)):
        made = paragraphs(lines)
        if made and before and _goes_on(before, lines):
            found[-1] += " " + made.pop(0)
        found += made
        before = lines or before
    return found


def _downwards(lines: list[Line]) -> list[list[Line]]:
    """Cut where the next line stands higher: there another column begins."""
    found: list[list[Line]] = [[]]
    for one, other in pairwise([Line(""), *lines]):
        if one.box is not None and other.box is not None:
            higher = other.box.bottom - one.box.bottom
            if higher > max(one.box.height, other.box.height):
                found.append([])
        found[-1].append(other)
    return found


def _goes_on(lines: list[Line], after: list[Line]) -> bool:
    last, first = lines[-1], after[0]
    if last.box is None or first.box is None or _other_size(last, first):
        return False
    room = max(_extent(it) for it in lines)
    full = _extent(last) >= _SHORT * room and _extent(last) >= _WIDE * max(map(_extent, after))
    return full and not last.text.endswith(_ENDS) and not _MARKER.match(first.text)


def paragraphs(lines: list[Line]) -> list[str]:
    """Lines that belong together are joined by a space.

    A paragraph ends where the next line stands further off than lines do there, is of another size,
    begins a list or begins further in; where a line ends a sentence before its room does, and where the next
    word had room in it.
    """
    found: list[str] = []
    joined: list[str] = []
    for it, is_last in _with_ends(lines):
        joined.append(it.text)
        if is_last:
            found.append(" ".join(joined))
            joined = []
    return found


def _with_ends(lines: list[Line]) -> Iterator[tuple[Line, bool]]:
    room = max((_extent(it) for it in lines), default=0.0)
    steps = [_step(one, other) for one, other in pairwise(lines)]
    usual = median([it for it in steps if it is not None and it > 0] or [0.0])
    for at, it in enumerate(lines):
        if at + 1 == len(lines):
            yield it, True
            continue
        after, step = lines[at + 1], steps[at]
        apart = step is not None and usual > 0 and (step > _GAP * usual or step < -usual)
        ends = it.text.endswith(_ENDS) and _extent(it) < _SHORT * room
        ends = ends or _stops_short(lines, at) or _is_set_in(lines, at + 1)
        yield it, apart or ends or _other_size(it, after) or bool(_MARKER.match(after.text))


def _stops_short(lines: Sequence[Line], at: int) -> bool:
    """Whether the first word of the next line, which begins at the same edge, had room behind this one.

    How much room there is the lines around tell: the one before it, and the two after it.
    """
    it, after = lines[at], lines[at + 1]
    if it.box is None or after.box is None or not _stands_below(it, after):
        return False
    if not _at_one_edge(it, after):
        return False
    around = [after, *lines[at + 2 : at + 3]] if after is not lines[-1] else [after]
    room = max(_extent(one) for one in around if _at_one_edge(it, one) or _at_one_edge(after, one))
    if at and _stands_below(lines[at - 1], it):
        room = max(room, _extent(lines[at - 1]))
    word = after.text.split(maxsplit=1)[0]
    usual = _extent(after) / max(1, len(after.text))
    needed = _extent(it) + _WIDER * usual * (len(word) + 1)
    if it.text.endswith(_ENDS):
        return needed < _WITH_A_SENTENCE * room
    return _extent(it) < _CUT_SHORT * room and needed < _WITH_A_WORD * room


def _is_set_in(lines: Sequence[Line], at: int) -> bool:
    """Whether the line begins further in than the one before it and the two after it, which begin at one edge, as
    most lines there do."""
    around = lines[max(0, at - 1) : at + 3]
    boxes = [it.box for it in around if it.box is not None]
    if not at or len(boxes) < _WITNESSES or not all(map(_stands_below, around, around[1:])):
        return False
    rtl = direction.first_strong(lines[at].text) == "rtl"
    first, it, *others = [_start(box, rtl=rtl) for box in boxes]
    size = boxes[1].height
    if size <= 0:
        return False
    if not _LEAST_INSET < (it - first) / size < _MOST_INSET:
        return False
    if any(abs(first - other) >= size * _EDGE for other in others):
        return False
    column = [of.box for of in lines if of.box is not None and _overlap(of.box, boxes[0])]
    even = sum(abs(first - _start(box, rtl=rtl)) < size * _EDGE for box in column)
    return 2 * even > len(column)


def _start(box: Box, *, rtl: bool) -> float:
    """Where the line begins; further in is more."""
    return -box.east if rtl else box.west


def _overlap(one: Box, other: Box) -> bool:
    return one.west < other.east and other.west < one.east


def _stands_below(one: Line, other: Line) -> bool:
    """In the same column, in a line of its own."""
    if one.box is None or other.box is None:
        return False
    return one.box.bottom - other.box.bottom >= one.box.height / 2


def _at_one_edge(one: Line, other: Line) -> bool:
    if one.box is None or other.box is None:
        return False
    slack = one.box.height / 2
    return min(abs(one.box.east - other.box.east), abs(one.box.west - other.box.west)) <= slack


def _extent(it: Line) -> float:
    return it.box.width if it.box is not None else float(len(it.text))


def _step(one: Line, other: Line) -> float | None:
    if one.box is None or other.box is None:
        return None
    return one.box.bottom - other.box.bottom


def _other_size(one: Line, other: Line) -> bool:
    if one.box is None or other.box is None:
        return False
    known = one.size > 0 and other.size > 0  # a sign of another face makes a line higher
    heights = (one.size, other.size) if known else (one.box.height, other.box.height)
    return max(heights) > _OTHER_SIZE * min(heights)
