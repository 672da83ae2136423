"""What lies under a point of the sheet: a position, a word, annotations, an edge; it changes nothing.

A mark that is out of sight lies under no point.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QTextLine

from hashiya.model.span import Span
from hashiya.text import graphemes
from hashiya.text.words import next_word, previous_word
from hashiya.ui.reader.chips import PlacedChip
from hashiya.ui.reader.geometry import stretches
from hashiya.ui.reader.placing import PlacedBlock
from hashiya.ui.reader.selecting import End, Range, Selecting
from hashiya.ui.reader.sheet import Sheet

EDGE_REACH = 7.0


@dataclass(frozen=True, slots=True)
class Place:
    """A line of the sheet with the point in coordinates of its block."""

    block: int
    line: int
    x: float
    y: float
    placed: PlacedBlock


def place_at(sheet: Sheet, x: float, y: float) -> Place | None:
    """The nearest line to a point; None where the sheet has no text at all."""
    block = min(max(sheet.heights.find(y) - 1, 0), len(sheet) - 1)
    for candidate in _outwards(block, len(sheet)):
        placed = sheet.placed(candidate)
        if not placed.shaped.blank:
            inner = y - sheet.top(candidate)
            inner = inner if candidate == block else (0.0 if candidate > block else placed.height)
            return Place(candidate, placed.shaped.line_at(inner), x, inner, placed)
    return None


def _outwards(block: int, count: int) -> list[int]:
    near = [block]
    for step in range(1, 40):
        near += [it for it in (block - step, block + step) if 0 <= it < count]
    return near


def position_at(sheet: Sheet, x: float, y: float) -> int:
    """The boundary between letters that is nearest to a point."""
    place = place_at(sheet, x, y)
    if place is None:
        return 0
    shaped = place.placed.shaped
    line = shaped.lines[place.line]
    unit = line.qt.xToCursor(x, QTextLine.CursorPosition.CursorBetweenCharacters)
    position = shaped.positions.to_article(min(max(unit, line.start), line.end))
    return graphemes.snap(sheet.text, position, position)[0]


def unit_at(sheet: Sheet, selecting: Selecting, x: float, y: float) -> Range | None:
    """The word (or sign) drawn under a point, else the nearest on its line."""
    place = place_at(sheet, x, y)
    if place is None:
        return None
    near = _units_near(selecting, position_at(sheet, x, y))
    best: Range | None = None
    least = float("inf")
    for unit in near:
        for part in stretches(place.placed.shaped, *unit):
            if part.line == place.line:
                distance = min(max(a - x, x - b, 0.0) for a, b in part.extents)
                if distance < least:
                    best, least = unit, distance
    return best


def _units_near(selecting: Selecting, position: int) -> list[Range]:
    candidates = [
        selecting.unit_at(position),
        selecting.unit_at(position - 1),
        next_word(selecting.text, position),
        previous_word(selecting.text, position),
    ]
    return [it for it in dict.fromkeys(candidates) if it]


def annotations_at(sheet: Sheet, x: float, y: float) -> list[str]:
    """Ids of the annotations drawn under a point: a chip or a lane first, then all, innermost first."""
    place = place_at(sheet, x, y)
    if place is None:
        return []
    chip = _chip_at(sheet, place)
    if chip is not None and chip.kind != "name":
        return []
    direct = chip.annotation if chip else _lane_at(sheet, place)
    covering: dict[str, None] = dict.fromkeys([direct] if direct else [])
    base = place.placed.shaped.lines[place.line].base
    if abs(place.y - base) < sheet.style.em:
        for annotation in _covering(sheet, place):
            covering[annotation] = None
    return list(covering)


def chip_at(sheet: Sheet, x: float, y: float) -> PlacedChip | None:
    """The chip under a point."""
    place = place_at(sheet, x, y)
    return _chip_at(sheet, place) if place else None


def _chip_at(sheet: Sheet, place: Place) -> PlacedChip | None:
    base = place.placed.shaped.lines[place.line].base
    reach = sheet.style.chip_gap / 2
    for chip in place.placed.chips:
        if chip.line == place.line and not sheet.hides(chip.annotation):
            box = chip.box(base, sheet.style).adjusted(-1, -reach, 1, reach)
            if box.contains(place.x, place.y):
                return chip
    return None


def _lane_at(sheet: Sheet, place: Place) -> str:
    reach = sheet.style.lane_step / 2
    for it in place.placed.lanes:
        if it.line == place.line and not sheet.hides(it.lane.annotation):
            distance = abs(place.y - place.placed.lane_y(it.line, it.lane.number, sheet.style))
            extents = [*it.extents, *([it.code] if it.code else [])]
            if distance <= reach and any(a <= place.x < b for a, b in extents):
                return it.lane.annotation
    return ""


def _covering(sheet: Sheet, place: Place) -> list[str]:
    over = [(it.lane.annotation, it.line, it.extents) for it in place.placed.lanes]
    over += [(it.band.annotation, it.line, it.extents) for it in place.placed.bands]
    ids = {
        annotation
        for annotation, line, extents in over
        if line == place.line and any(a <= place.x < b for a, b in extents)
    }
    found = [it for it in map(sheet.index.get, ids) if it is not None and not sheet.hides(it.id)]
    found.sort(key=lambda it: (it.end - it.start, it.layer != "entity", it.start, it.id))
    return [it.id for it in found]


def edge_at(sheet: Sheet, span: Span, x: float, y: float) -> End | None:
    """The end of a span whose handle is under a point."""
    place = place_at(sheet, x, y)
    if place is None:
        return None
    parts = stretches(place.placed.shaped, span.start, span.end)
    here = place.placed.shaped.positions
    line = place.placed.shaped.lines[place.line]
    if not line.base - sheet.style.text_top < place.y < line.base + sheet.style.text_bottom + 8:
        return None
    near: list[tuple[float, End]] = []
    if parts and here.start <= span.start and parts[0].line == place.line:
        near.append((abs(parts[0].start.x - x), "start"))
    if parts and span.end <= here.end and parts[-1].line == place.line:
        near.append((abs(parts[-1].end.x - x), "end"))
    distance, end = min(near, default=(EDGE_REACH + 1, "end"))
    return end if distance <= EDGE_REACH else None


def on_mark(sheet: Sheet, x: float, y: float) -> bool:
    """Whether a chip or a lane itself is under a point."""
    place = place_at(sheet, x, y)
    return place is not None and bool(_chip_at(sheet, place) or _lane_at(sheet, place))


def centre_of(sheet: Sheet, position: int) -> tuple[float, float]:
    """The middle of the letter at a position, at its line's base."""
    block = sheet.blocks.at(position)
    shaped = sheet.placed(block).shaped
    for part in stretches(shaped, position, position + 1):
        x0, x1 = part.extents[0]
        return (x0 + x1) / 2, sheet.top(block) + shaped.lines[part.line].base
    return sheet.width / 2, sheet.top(block)


def unit_beside(
    sheet: Sheet, selecting: Selecting, x: float, position: int, by: int
) -> Range | None:
    """The word on the next line above (-1) or below (+1) that is nearest to ``x``."""
    block = sheet.blocks.at(position)
    shaped = sheet.placed(block).shaped
    if not shaped.blank:
        line = shaped.line_of(shaped.positions.to_layout(position)) + by
        if 0 <= line < len(shaped.lines):
            return unit_at(sheet, selecting, x, sheet.top(block) + shaped.lines[line].base)
    while 0 <= (block := block + by) < len(sheet):
        shaped = sheet.placed(block).shaped
        if not shaped.blank:
            line = shaped.lines[0 if by > 0 else -1]
            return unit_at(sheet, selecting, x, sheet.top(block) + line.base)
    return None
