"""Finds room for chips: names and jumps in rows above a line, "+n" where more lies than can be shown.

No chip lies over another and none leaves the column; what finds no room is in the list of a "+n".
It computes and paints nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, NamedTuple

from PySide6.QtCore import QRectF

from hashiya.display.highlights import BlockMarks, Look
from hashiya.ui.reader.geometry import Edge, stretches
from hashiya.ui.reader.layout import ShapedBlock
from hashiya.ui.reader.theme import Style, text_width

MOST_ROWS = 2
GAP = 3.0
NEAR_EM = 4.0
_LAST = MOST_ROWS - 1

Kind = Literal["name", "jump", "more"]


class PlacedChip(NamedTuple):
    """A chip above a line, ``row`` 0 nearest the text; a "+n" of lanes has a negative row: below so many.

    ``annotation`` is what a click is about, ``hidden`` what a "+n" stands for.
    """

    annotation: str
    text: str
    line: int
    x0: float
    x1: float
    row: int
    kind: Kind = "name"
    look: Look | None = None
    hidden: tuple[str, ...] = ()
    to: str = ""

    def box(self, base: float, style: Style) -> QRectF:
        """Where it lies when its line's base is at this height."""
        height = style.chip_height
        if self.row < 0:
            top = base + style.below_lanes(-1 - self.row)
        else:
            top = round(base - style.text_top) - self.row * (height + style.chip_gap) - height
        return QRectF(round(self.x0), top, round(self.x1) - round(self.x0), height)

    def meets(self, x0: float, x1: float) -> bool:
        return self.x0 < x1 + GAP and x0 < self.x1 + GAP


def chips_of(
    shaped: ShapedBlock, marks: BlockMarks, style: Style, kept: str, lanes: Mapping[int, int]
) -> list[PlacedChip]:
    """All chips of a block; ``kept`` is never hidden, ``lanes`` are how many each line has."""
    rooms: dict[int, _Room] = {}
    wishes = sorted(marks.chips, key=lambda it: (it.annotation != kept, it.at))
    for wish in wishes:
        edge = _edge(shaped, wish.at)
        if edge is not None:
            line, x = edge
            chip = PlacedChip(wish.annotation, wish.text, line, 0, 0, 0, look=wish.look)
            chip = _at(chip, x, shaped, style)
            rooms.setdefault(line, _Room(shaped, style)).add(chip)
    found = [chip for room in rooms.values() for chip in room.finished(marks)]
    return found + _more_below(shaped, marks, style, lanes)


def _edge(shaped: ShapedBlock, position: int) -> tuple[int, Edge] | None:
    """The letter at a position; where white space at a line's end has no place, the next letter."""
    end = shaped.positions.end
    parts = stretches(shaped, position, position + 1) or stretches(shaped, position, end)
    return (parts[0].line, parts[0].start) if parts else None


def _at(chip: PlacedChip, edge: Edge, shaped: ShapedBlock, style: Style) -> PlacedChip:
    """At the first character, on the block's start side, never outside the column."""
    width = min(chip_width(chip, style), shaped.width)
    x0 = edge.x - width if shaped.rtl else edge.x
    x0 = min(max(0.0, x0), max(0.0, shaped.width - width))
    return chip._replace(x0=x0, x1=x0 + width)


def chip_width(chip: PlacedChip, style: Style) -> float:
    arrow = style.jump_arrow if chip.kind == "jump" else 0.0
    return text_width(style.chip_font, chip.text) + 2 * style.chip_padding + arrow


class _Room:
    """The rows above one line while they are filled."""

    def __init__(self, shaped: ShapedBlock, style: Style) -> None:
        self._shaped = shaped
        self._style = style
        self._chips: list[PlacedChip] = []

    def add(self, chip: PlacedChip) -> None:
        for row in range(MOST_ROWS):
            if self._free(row, chip.x0, chip.x1):
                self._chips.append(chip._replace(row=row))
                return
        self._hide([chip])

    def _free(self, row: int, x0: float, x1: float) -> bool:
        return not any(it.row == row and it.meets(x0, x1) for it in self._chips)

    def _hide(self, chips: Sequence[PlacedChip]) -> None:
        """Into a "+n" in the last row; the names that it would cover go into it too."""
        more = _more_chip(chips[0].line, _hidden(chips), chips[0], self._shaped, self._style)
        near = self._style.em * NEAR_EM
        beside = [
            it
            for it in self._chips
            if it.row == _LAST
            and (it.meets(more.x0, more.x1) or (it.kind == "more" and abs(it.x0 - more.x0) < near))
        ]
        if beside:
            self._chips = [it for it in self._chips if it not in beside]
            place = next((it for it in beside if it.kind == "more"), more)
            self._hide([place._replace(hidden=_hidden([*beside, *chips]))])
        else:
            self._chips.append(more._replace(row=_LAST))

    def finished(self, marks: BlockMarks) -> list[PlacedChip]:
        """With the jumps, where there is room for them beside their names."""
        jumps = {it.annotation: it for it in marks.jumps}
        for name in [it for it in self._chips if it.kind == "name" and it.annotation in jumps]:
            jump = jumps[name.annotation]
            chip = PlacedChip(
                name.annotation,
                jump.text,
                name.line,
                0,
                0,
                name.row,
                "jump",
                jump.look,
                (),
                jump.to,
            )
            width = chip_width(chip, self._style)
            x0 = name.x0 - GAP - width if self._shaped.rtl else name.x1 + GAP
            inside = x0 >= 0 and x0 + width <= self._shaped.width
            others = [it for it in self._chips if it is not name and it.row == name.row]
            if inside and not any(it.meets(x0, x0 + width) for it in others):
                self._chips.append(chip._replace(x0=x0, x1=x0 + width))
        return self._chips


def _hidden(chips: Iterable[PlacedChip]) -> tuple[str, ...]:
    ids = (one for it in chips for one in (it.hidden or (it.annotation,)))
    return tuple(dict.fromkeys(ids))


def _more_chip(
    line: int, hidden: tuple[str, ...], near: PlacedChip, shaped: ShapedBlock, style: Style
) -> PlacedChip:
    chip = PlacedChip(hidden[0], f"+{len(hidden)}", line, 0, 0, _LAST, "more", None, hidden)
    x = near.x1 if shaped.rtl else near.x0
    return _at(chip, Edge(x, shaped.rtl), shaped, style)


def _more_below(
    shaped: ShapedBlock, marks: BlockMarks, style: Style, lanes: Mapping[int, int]
) -> list[PlacedChip]:
    """One "+n" for hidden lanes that begin near each other on a line."""
    places: list[tuple[int, Edge, list[str]]] = []
    for more in marks.more:
        found = _edge(shaped, more.at)
        if found is None:
            continue
        line, edge = found
        for known_line, known, ids in places:
            if known_line == line and abs(known.x - edge.x) < NEAR_EM * style.em:
                ids += more.annotations
                break
        else:
            places.append((line, edge, list(more.annotations)))
    chips: list[PlacedChip] = []
    for line, edge, ids in places:
        row = -1 - lanes.get(line, 0)
        hidden = tuple(dict.fromkeys(ids))
        chip = PlacedChip(ids[0], f"+{len(hidden)}", line, 0, 0, row, "more", None, hidden)
        chips.append(_at(chip, edge, shaped, style))
    return chips
