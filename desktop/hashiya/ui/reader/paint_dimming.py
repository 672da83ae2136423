"""Focus mode's layer: lays the page thinly over all but the lit sentence; it paints no text itself."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QRegion

from hashiya.display.palette import blend, contrast
from hashiya.model.span import Span
from hashiya.ui.reader.geometry import stretches
from hashiya.ui.reader.placing import PlacedBlock
from hashiya.ui.reader.theme import Style, colour

INK_LEFT = 0.6
LEAST_CONTRAST = 4.5
_BESIDE = 400


def ink_left(style: Style) -> float:
    """How much of the ink is left: 60 %, or more where dimmed text could not be read."""
    share = INK_LEFT
    ink, page = style.palette.ink, style.palette.page
    while share < 1 and contrast(blend(ink, page, share), page) < LEAST_CONTRAST:
        share += 0.01
    return share


def paint_dimming(
    painter: QPainter, placed: PlacedBlock, gap: float, style: Style, lit: Span
) -> None:
    """Dim a block, the gap above it too, but for the lit stretches; origin is its first line."""
    shaped = placed.shaped
    dimmed = QRegion(_rect(-_BESIDE, -gap, shaped.width + _BESIDE, placed.height))
    for part in stretches(shaped, lit.start, lit.end):
        line = shaped.lines[part.line]
        for x0, x1 in part.extents:
            dimmed -= QRegion(_rect(x0 - 3, line.top, x1 + 3, line.bottom))
    veil = colour(style.palette.page, 1 - ink_left(style))
    pieces: Any = dimmed  # the binding can walk through it, its stub does not say so
    for it in pieces:
        painter.fillRect(it, veil)


def dim_heading(painter: QPainter, width: float, height: float, style: Style) -> None:
    veil = colour(style.palette.page, 1 - ink_left(style))
    painter.fillRect(_rect(-_BESIDE, 0, width + _BESIDE, height), veil)


def _rect(x0: float, y0: float, x1: float, y1: float) -> QRect:
    return QRect(round(x0), round(y0), round(x1) - round(x0), round(y1) - round(y0))
