"""Paints the places that a search found, behind the text; it searches nothing and moves nothing.

A place has a fill and a frame, so that it is told from the selection (a fill alone) and from bands
(a tint alone) without colour too; the current place, which is selected, keeps the frame, thicker.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Protocol

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from hashiya.ui.reader.geometry import stretches
from hashiya.ui.reader.layout import ShapedBlock
from hashiya.ui.reader.theme import Style, colour

ROUND = 2.5


class Finds(Protocol):
    """Found places by position in the article."""

    def within(self, start: int, end: int) -> Sequence[tuple[int, int]]: ...


def paint_finds(
    painter: QPainter,
    block: ShapedBlock,
    style: Style,
    finds: Finds | None,
    lines: Collection[int],
    current: tuple[int, int] | None,
) -> None:
    """Fill and frame what was found in these lines; ``current`` is framed, its fill is the selection's."""
    if finds is None:
        return
    here = finds.within(block.positions.start, block.positions.end)
    if not here:
        return
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for place in here:
        chosen = place == current
        _paint_place(painter, block, style, place, lines, chosen=chosen)
    painter.restore()


def _paint_place(
    painter: QPainter,
    block: ShapedBlock,
    style: Style,
    place: tuple[int, int],
    lines: Collection[int],
    *,
    chosen: bool,
) -> None:
    palette = style.palette
    painter.setPen(QPen(colour(palette.hit_edge), 2.0 if chosen else 1.0))
    painter.setBrush(Qt.BrushStyle.NoBrush if chosen else colour(palette.hit))
    grow = 1.0 if chosen else -0.5
    for part in stretches(block, *place):
        if part.line in lines:
            base = block.lines[part.line].base
            top, bottom = round(base - style.text_top), round(base + style.text_bottom)
            for x0, x1 in part.extents:
                box = QRectF(round(x0), top + 1, max(3, round(x1) - round(x0)), bottom - top - 2)
                painter.drawRoundedRect(box.adjusted(-grow, -grow, grow, grow), ROUND, ROUND)
