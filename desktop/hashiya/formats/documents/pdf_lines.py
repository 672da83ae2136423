"""Lines of a printed page to paragraphs: no letter goes, no hyphen is resolved; it reads no file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

_ENDS = tuple(".!?؟۔…:»”\"')]")
_SHORT = 0.8
_CUT_SHORT, _WITH_A_WORD, _WITH_A_SENTENCE = 0.7, 0.9, 0.97
"""Of the room beside it: how short a line is that ends a paragraph, and how much the next word may fill of it."""
_WIDE = 0.6
_GAP = 1.45
_OTHER_SIZE = 1.18
_MARKERS = ("•", "●", "▪", "◦", "–", "-", "*", "■")


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
    """The paragraphs of all pages; one that a page's end divides is one, where its last line is full and ends no sentence."""
    found: list[str] = []
    before: list[Line] = []
    for lines in pages:
        made = paragraphs(lines)
        if made and before and _goes_on(before, lines):
            found[-1] += " " + made.pop(0)
        found += made
        before = lines or before
    return found


def _goes_on(lines: list[Line], after: list[Line]) -> bool:
    last, first = lines[-1], after[0]
    if last.box is None or first.box is None or _other_size(last, first):
        return False
    room = max(_extent(it) for it in lines)
    full = _extent(last) >= _SHORT * room and _extent(last) >= _WIDE * max(map(_extent, after))
    return full and not last.text.endswith(_ENDS) and not first.text.startswith(_MARKERS)


def paragraphs(lines: list[Line]) -> list[str]:
    """Lines that belong together are joined by a space.

    A paragraph ends where the next line stands further off than lines do there, is of another size,
    or begins a list; where a line ends a sentence before its room does, and where the next word had room in it.
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
        ends = ends or _stops_short(lines[at - 1] if at else None, it, after)
        yield it, apart or ends or _other_size(it, after) or after.text.startswith(_MARKERS)


def _stops_short(before: Line | None, it: Line, after: Line) -> bool:
    """Whether the first word of the next line, which begins at the same edge and is wider, had room behind this one."""
    if it.box is None or after.box is None or it.box.bottom - after.box.bottom < it.box.height / 2:
        return False
    slack = it.box.height / 2
    if min(abs(it.box.east - after.box.east), abs(it.box.west - after.box.west)) > slack:
        return False
    beside = before is not None and before.box is not None and before.box.bottom > it.box.bottom
    room = max(_extent(after), _extent(before) if before is not None and beside else 0.0)
    word = after.text.split(maxsplit=1)[0]
    needed = _extent(it) + _extent(after) * (len(word) + 1) / max(1, len(after.text))
    if it.text.endswith(_ENDS):
        return needed < _WITH_A_SENTENCE * room
    return _extent(it) < _CUT_SHORT * room and needed < _WITH_A_WORD * room


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
