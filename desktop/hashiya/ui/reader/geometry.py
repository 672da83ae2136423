"""Where a range of text lies on its lines, exact in mixed directions; it draws nothing.

Rectangles come from the glyph runs of the line, never from caret positions: at a change of
direction two carets share one place. Only inside a ligature is the caret asked, where to halve it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple

from PySide6.QtGui import QTextLine

from hashiya.ui.reader.layout import Line, ShapedBlock

TOUCHING = 2.0
KEPT = 2048


class Edge(NamedTuple):
    """The true start or end of a range: its x, and which way the text there runs."""

    x: float
    rtl: bool


class Stretch(NamedTuple):
    """What a range covers on one line: extents by x, and the edges where it enters and leaves."""

    line: int
    extents: tuple[tuple[float, float], ...]
    start: Edge
    end: Edge

    def covers(self, x: float) -> bool:
        return any(a <= x < b for a, b in self.extents)


Extents = tuple[tuple[float, float], ...]


@dataclass(slots=True)
class _Run:
    x0: float
    x1: float
    rtl: bool


def stretches(block: ShapedBlock, start: int, end: int) -> list[Stretch]:
    """The range of article positions on each line that it touches.

    What was found is kept with the block: its lines never move sideways once they are shaped.
    """
    known = block.stretches.get((start, end))
    if known is None:
        if len(block.stretches) >= KEPT:
            block.stretches.clear()
        known = block.stretches[start, end] = _stretches(block, start, end)
    return known


def _stretches(block: ShapedBlock, start: int, end: int) -> list[Stretch]:
    first, last = block.positions.units(start, end)
    found: list[Stretch] = []
    for number, line in enumerate(block.lines):
        if line.stop <= first:
            continue
        if line.start >= last:
            break
        a, b = max(first, line.start), min(last, line.end)
        if a < b:
            found.append(_stretch(block, number, line, a, b))
    return found


def _stretch(block: ShapedBlock, number: int, line: Line, a: int, b: int) -> Stretch:
    runs = _visual_runs(block, line, a, b)
    extents = _merged(runs)
    if len(extents) == 1:  # both ends are on its rim, wherever the carets are: see _outer
        ((x0, x1),) = extents
        ends = (x1, x0) if block.rtl else (x0, x1)
        return Stretch(number, extents, Edge(ends[0], block.rtl), Edge(ends[1], block.rtl))
    start, end = _start_edge(block, line, a), _end_edge(block, line, a, b)
    if not runs:
        low, high = sorted((start.x, end.x))
        return Stretch(number, ((low, max(high, low + 2.0)),), start, end)
    forward = _outer(extents, start, rtl=block.rtl, first=True)
    return Stretch(number, extents, forward, _outer(extents, end, rtl=block.rtl, first=False))


def _outer(extents: Extents, edge: Edge, *, rtl: bool, first: bool) -> Edge:
    """The edge as it is marked: always on the rim of what is covered.

    One extent has both true ends on its rim, so they are told by the block's direction; where
    more than one is covered, an edge inside a run of the other direction moves to the rim too.
    """
    x0, x1 = min(extents, key=lambda it: max(it[0] - edge.x, edge.x - it[1], 0.0))
    if len(extents) > 1:
        for rim, is_low in ((x0, True), (x1, False)):
            if abs(edge.x - rim) <= TOUCHING:
                return Edge(rim, is_low != first)
    return Edge(x1 if rtl == first else x0, rtl)


def _merged(runs: list[_Run]) -> tuple[tuple[float, float], ...]:
    if len(runs) == 1:
        return ((runs[0].x0, runs[0].x1),)
    merged: list[tuple[float, float]] = []
    for run in sorted(runs, key=lambda it: it.x0):
        if merged and run.x0 - merged[-1][1] <= TOUCHING:
            merged[-1] = merged[-1][0], max(merged[-1][1], run.x1)
        else:
            merged.append((run.x0, run.x1))
    return tuple(merged)


def _visual_runs(block: ShapedBlock, line: Line, a: int, b: int) -> list[_Run]:
    runs = _runs(line.qt, a, b - a)
    if _inside_ligature(block, line, a):
        runs += _rest_of_ligature(line, a)
    if b < line.stop and _inside_ligature(block, line, b):
        _cut_ligature(line, runs, b)
    return [it for it in runs if it.x1 > it.x0]


def _runs(line: QTextLine, start: int, length: int) -> list[_Run]:
    found: list[_Run] = []
    for run in line.glyphRuns(start, length):
        rect: Any = run.boundingRect().getRect()  # four numbers, which its stub keeps to itself
        if rect[2] > 0:
            found.append(_Run(rect[0], rect[0] + rect[2], run.isRightToLeft()))
    return found


def _inside_ligature(block: ShapedBlock, line: Line, unit: int) -> bool:
    """Whether a letter has no glyph of its own because the one before it drew both."""
    if not line.start < unit < line.stop:
        return False
    known = block.drawn_before.get(unit)
    if known is None:
        known = block.drawn_before[unit] = _has_no_glyph(block, line, unit)
    return known


def _has_no_glyph(block: ShapedBlock, line: Line, unit: int) -> bool:
    at = block.positions.to_article(unit) - block.positions.start
    if not block.text[at].isalpha() or (at > 0 and block.text[at - 1].isspace()):
        return False
    return not _runs(line.qt, unit, 1)


def _ligature(line: Line, unit: int) -> _Run | None:
    for head in range(unit - 1, max(line.start, unit - 6) - 1, -1):
        runs = _runs(line.qt, head, 1)
        if runs:
            return runs[-1]
    return None


def _rest_of_ligature(line: Line, unit: int) -> list[_Run]:
    whole = _ligature(line, unit)
    if whole is None:
        return []
    cut = min(max(caret(line, unit), whole.x0), whole.x1)
    return [_Run(whole.x0, cut, rtl=True) if whole.rtl else _Run(cut, whole.x1, rtl=False)]


def _cut_ligature(line: Line, runs: list[_Run], unit: int) -> None:
    whole = _ligature(line, unit)
    if whole is None:
        return
    cut = min(max(caret(line, unit), whole.x0), whole.x1)
    for run in runs:
        if whole.rtl and abs(run.x0 - whole.x0) < TOUCHING:
            run.x0 = cut
        elif not whole.rtl and abs(run.x1 - whole.x1) < TOUCHING:
            run.x1 = cut


def _start_edge(block: ShapedBlock, line: Line, unit: int) -> Edge:
    if _inside_ligature(block, line, unit):
        return Edge(caret(line, unit), block.rtl)
    runs = _runs(line.qt, unit, 1)
    if not runs:
        return Edge(caret(line, unit), block.rtl)
    run = runs[0]
    return Edge(run.x1 if run.rtl else run.x0, run.rtl)


def _end_edge(block: ShapedBlock, line: Line, start: int, unit: int) -> Edge:
    if unit < line.stop and _inside_ligature(block, line, unit):
        return Edge(caret(line, unit), block.rtl)
    for last in range(unit - 1, max(start, unit - 8) - 1, -1):
        runs = _runs(line.qt, last, 1)
        if runs:
            run = runs[-1]
            return Edge(run.x0 if run.rtl else run.x1, run.rtl)
    return Edge(caret(line, unit), block.rtl)


def caret(line: Line, unit: int) -> float:
    """Where a caret stands: good for the inside of a ligature, not for the edges of ranges."""
    place: Any = line.qt.cursorToX(unit)  # the binding gives a pair, its stub says a number
    return float(place[0] if isinstance(place, tuple) else place)
