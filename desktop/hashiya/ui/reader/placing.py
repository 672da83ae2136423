"""Gives the marks of a block their place: lanes under lines, bands behind, chips above.

Lines get the height that their own marks need, so that nothing meets the neighbouring line. It
computes and paints nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from hashiya.display.highlights import Band, BlockMarks, Lane
from hashiya.ui.reader.chips import PlacedChip, chips_of
from hashiya.ui.reader.geometry import Edge, Stretch, caret, stretches
from hashiya.ui.reader.layout import ShapedBlock
from hashiya.ui.reader.theme import Style, text_width

CODE_GAP = 3.0

_TURNING = re.compile("[\u202a\u202b\u202d\u202e\u2066-\u2068]")


class PlacedLane(NamedTuple):
    """A lane on one line; ``opens`` and ``closes`` are the ticks' places or None at a line break."""

    lane: Lane
    line: int
    extents: tuple[tuple[float, float], ...]
    opens: Edge | None
    closes: Edge | None
    code: tuple[float, float] | None

    @property
    def code_inside(self) -> bool:
        """The code stands on the lane itself, in place of the opening tick."""
        if self.code is None or self.opens is None:
            return False
        middle = (self.code[0] + self.code[1]) / 2
        return (middle < self.opens.x) == self.opens.rtl


class PlacedBand(NamedTuple):
    """A band on one line."""

    band: Band
    line: int
    extents: tuple[tuple[float, float], ...]
    opens: Edge | None
    closes: Edge | None


@dataclass(slots=True)
class PlacedBlock:
    """A shaped block with all its marks in place; coordinates are those of the column."""

    shaped: ShapedBlock
    lanes: list[PlacedLane] = field(default_factory=list[PlacedLane])
    bands: list[PlacedBand] = field(default_factory=list[PlacedBand])
    chips: list[PlacedChip] = field(default_factory=list[PlacedChip])
    controls: list[tuple[int, float]] = field(default_factory=list[tuple[int, float]])
    height: float = 0.0
    _by_line: dict[int, tuple[object, ...]] | None = None

    def on_line(self, number: int) -> tuple[object, ...]:
        """All that is drawn with a line, to be compared with what was drawn before."""
        if self._by_line is None:
            found: dict[int, list[object]] = {}
            for it in (*self.bands, *self.lanes, *self.chips):
                found.setdefault(it.line, []).append(it)
            self._by_line = {line: tuple(marks) for line, marks in found.items()}
        return self._by_line.get(number, ())

    def lane_y(self, line: int, number: int, style: Style) -> float:
        return self.shaped.lines[line].base + style.lane_first + number * style.lane_step


def place(shaped: ShapedBlock, marks: BlockMarks, style: Style, kept: str = "") -> PlacedBlock:
    """Find the places of all marks and give the lines their heights; ``kept`` is never hidden."""
    placed = PlacedBlock(shaped)
    if shaped.blank:
        placed.height = style.blank_height
        return placed
    placed.lanes = [it for lane in marks.lanes for it in _lane(shaped, lane, style)]
    _codes_outside(placed, style)
    placed.bands = [it for band in marks.bands for it in _band(shaped, band)]
    placed.chips = chips_of(shaped, marks, style, kept, _lane_counts(placed))
    placed.controls = _controls(shaped)
    over, under = _needs(placed, style)
    placed.height = shaped.place(over, under)
    return placed


def _lane(shaped: ShapedBlock, lane: Lane, style: Style) -> list[PlacedLane]:
    parts = stretches(shaped, lane.start, lane.end)
    found: list[PlacedLane] = []
    for number, part in enumerate(parts):
        opens = part.start if lane.opens and number == 0 else None
        closes = part.end if lane.closes and number == len(parts) - 1 else None
        code = _code(part, lane, style) if opens else None
        found.append(PlacedLane(lane, part.line, part.extents, opens, closes, code))
    return found


def _code(part: Stretch, lane: Lane, style: Style) -> tuple[float, float] | None:
    """The room for the label's code at the true start, where the stretch is long enough for it."""
    width = text_width(style.code_font, lane.look.code) + 2 * CODE_GAP
    for x0, x1 in part.extents:
        if x0 - 1 <= part.start.x <= x1 + 1 and x1 - x0 >= width + style.tick:
            edge = part.start
            return (edge.x - width, edge.x) if edge.rtl else (edge.x, edge.x + width)
    return None


def _codes_outside(placed: PlacedBlock, style: Style) -> None:
    """Put the code of a short lane before its start, where nothing else lies in that lane."""
    neighbours: dict[tuple[int, int], list[int]] = {}
    for at, it in enumerate(placed.lanes):
        neighbours.setdefault((it.line, it.lane.number), []).append(at)
    for at, it in enumerate(placed.lanes):
        if it.opens is None or it.code is not None:
            continue
        width = text_width(style.code_font, it.lane.look.code) + 2 * CODE_GAP
        x0 = it.opens.x if it.opens.rtl else it.opens.x - width
        room = (x0, x0 + width)
        inside = x0 >= -CODE_GAP and x0 + width <= placed.shaped.width + CODE_GAP
        beside = neighbours[it.line, it.lane.number]
        if inside and not any(_in_the_way(placed.lanes[n], room) for n in beside if n != at):
            placed.lanes[at] = it._replace(code=room)


def _in_the_way(other: PlacedLane, room: tuple[float, float]) -> bool:
    taken = other.extents if other.code is None else (*other.extents, other.code)
    return any(a < room[1] and room[0] < b for a, b in taken)


def _band(shaped: ShapedBlock, band: Band) -> list[PlacedBand]:
    parts = stretches(shaped, band.start, band.end)
    return [
        PlacedBand(
            band,
            part.line,
            part.extents,
            part.start if band.opens and number == 0 else None,
            part.end if band.closes and number == len(parts) - 1 else None,
        )
        for number, part in enumerate(parts)
    ]


def _controls(shaped: ShapedBlock) -> list[tuple[int, float]]:
    """Lines and places of the invisible characters that embed, override or isolate."""
    found: list[tuple[int, float]] = []
    for it in _TURNING.finditer(shaped.text):
        unit = shaped.positions.to_layout(shaped.positions.start + it.start())
        line = shaped.line_of(unit)
        found.append((line, caret(shaped.lines[line], unit)))
    return found


def _lane_counts(placed: PlacedBlock) -> dict[int, int]:
    """How many lanes lie under each line that has any."""
    counts: dict[int, int] = {}
    for lane in placed.lanes:
        counts[lane.line] = max(counts.get(lane.line, 0), lane.lane.number + 1)
    return counts


def _needs(placed: PlacedBlock, style: Style) -> tuple[list[float], list[float]]:
    count = len(placed.shaped.lines)
    lanes, chips = _lane_counts(placed), [0] * count
    under = [_under(max(style.reserved, lanes.get(line, 0)), style) for line in range(count)]
    for chip in placed.chips:
        if chip.row >= 0:
            chips[chip.line] = max(chips[chip.line], chip.row + 1)
        else:
            bottom = style.below_lanes(-1 - chip.row) + style.chip_height + style.chip_gap
            under[chip.line] = max(under[chip.line], bottom)
    return [_over(rows, style) for rows in chips], under


def _over(chip_rows: int, style: Style) -> float:
    if not chip_rows:
        return style.over
    return style.text_top + chip_rows * (style.chip_height + style.chip_gap) + style.chip_gap


def _under(lanes: int, style: Style) -> float:
    if not lanes:
        return style.under
    return max(style.under, style.lane_first + (lanes - 0.5) * style.lane_step + 2.0)
