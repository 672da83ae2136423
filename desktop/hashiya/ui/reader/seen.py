"""Tells what of a page has changed in view, and what has only moved; it paints nothing itself.

A scrolled page is mostly the one that is on the screen already, some pixels higher: those are moved,
and letters are drawn only where something new came into view or a mark has changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from hashiya.ui.reader.sheet import Sheet

MARGIN = 0.35
"""How far signs may reach out of their line, in em."""

RIM = 3
"""Rows of pixels at the view's rims that are never moved: a soft edge was cut there."""


class SeenLine(NamedTuple):
    """One line as it stands in the view; ``y`` is its base line, ``top`` and ``bottom`` its room."""

    y: int
    top: float
    bottom: float
    letters: object
    marks: Sequence[object]


Seen = Mapping[tuple[int, int], SeenLine]
"""The lines in view from top to bottom, by block and number; the heading is the line 0 of -1."""


class Changes(NamedTuple):
    """``moved`` are heights between which the picture goes ``by`` pixels down, ``stale`` is painted anew."""

    by: int
    moved: tuple[int, int] | None
    stale: list[tuple[int, int]]


def lines_in_view(sheet: Sheet, top: float, height: float) -> Seen:
    """What can be seen between two heights of a sheet, with the lines that reach into it."""
    found: dict[tuple[int, int], SeenLine] = {}
    zero, slack = round(top), sheet.style.em
    if top < sheet.heading.height:
        found[-1, 0] = SeenLine(-zero, -zero, sheet.heading.height - zero, sheet.heading, ())
    block = max(0, sheet.heights.find(top - slack) - 1)
    while block < len(sheet) and sheet.heights.before(block + 1) < top + height + slack:
        placed = sheet.placed(block)
        offset = round(sheet.top(block)) - zero
        for number, line in enumerate(placed.shaped.lines):
            above, below = offset + line.top, offset + line.bottom
            if below > -slack and above < height + slack:
                y, marks = offset + round(line.base), placed.on_line(number)
                found[block, number] = SeenLine(y, above, below, placed.shaped, marks)
        block += 1
    return found


def changes(before: Seen, after: Seen, height: int, em: float) -> Changes | None:
    """What must be done on the screen; None when it is simplest to paint everything."""
    moves: list[tuple[int | None, SeenLine, SeenLine]] = []
    for key, line in after.items():
        known = before.get(key, line)
        kept = key in before and known.letters is line.letters and known.marks == line.marks
        moves.append((line.y - known.y if kept else None, known, line))
    ways = {way for way, _, _ in moves if way}
    if len(ways) > 1:
        return None
    by = next(iter(ways), 0)
    gone = (line for key, line in before.items() if key not in after)
    if any(line.bottom + by > 0 and line.top + by < height for line in gone):
        return None
    margin = MARGIN * em
    stale = [  # where a line stood and where it stands
        (round(min(known.top, line.top) - margin), round(max(known.bottom, line.bottom) + margin))
        for way, known, line in moves
        if way is None
    ]
    if not by:
        return Changes(0, None, stale)
    moved = _moved(moves, height)
    rims = [(0, RIM), (height - RIM, height)]
    return None if moved is None else Changes(by, moved, stale + rims)


def _moved(
    moves: Sequence[tuple[int | None, SeenLine, SeenLine]], height: int
) -> tuple[int, int] | None:
    """The room of the lines that move, to the rim of the view where nothing there stays."""
    numbers = [at for at, (way, _, _) in enumerate(moves) if way]
    first, last = numbers[0], numbers[-1]
    if len(numbers) != last - first + 1:
        return None
    _, known, line = moves[first]
    stay_above = any(way == 0 for way, _, _ in moves[:first])
    top = round(min(known.top, line.top)) if stay_above else 0
    _, known, line = moves[last]
    stay_below = any(way == 0 for way, _, _ in moves[last + 1 :])
    bottom = round(max(known.bottom, line.bottom)) if stay_below else height
    return max(0, top), min(height, bottom)


def joined(areas: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The same heights, those that touch as one."""
    found: list[tuple[int, int]] = []
    for top, bottom in sorted(areas):
        if found and top <= found[-1][1]:
            found[-1] = found[-1][0], max(bottom, found[-1][1])
        else:
            found.append((top, bottom))
    return found
