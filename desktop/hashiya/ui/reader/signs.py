"""Where invisible characters stand in a shaped block and how their signs look; it moves no letter.

Signs are painted over the finished text: nothing is inserted, so shaping and offsets stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from hashiya.display.highlights import rows
from hashiya.display.invisible import ENDS, INVISIBLE, Invisible
from hashiya.display.palette import nudged
from hashiya.ui.reader.geometry import caret, stretches
from hashiya.ui.reader.layout import ShapedBlock
from hashiya.ui.reader.theme import Style, colour, text_width

MOST_ENDS = 6
PADDING = 2.5
FLAG_GAP = 1.0
_INSIDE = re.compile("[" + re.escape("".join(INVISIBLE)) + "]")
_ENDS = re.compile("|".join(ENDS))


@dataclass(frozen=True, slots=True)
class PlacedSign:
    """A sign on a line; ``row`` 0 is the uppermost, ``x`` is where the character itself stands."""

    char: str
    sign: Invisible
    line: int
    x: float
    x0: float
    x1: float
    row: int = 0

    def box(self, block: ShapedBlock, style: Style) -> QRectF:
        """What it covers, in coordinates of the block."""
        base = block.lines[self.line].base
        if self.sign.kind in ("flag", "end"):
            height = _height(style)
            top = base - style.text_top - 2 + self.row * (height + 1)
            if self.sign.kind == "end":
                top = base - 0.3 * style.em - height / 2
            return QRectF(self.x0, round(top), self.x1 - self.x0, height)
        return QRectF(self.x0, base - 0.5 * style.em, self.x1 - self.x0, 0.7 * style.em)


def signs_of(block: ShapedBlock, ending: str, style: Style) -> list[PlacedSign]:
    """The signs of a block; ``ending`` is what ends its line, empty lines after it included."""
    if block.blank:
        return []
    found = [*_inside(block, style)]
    by_line: dict[int, list[PlacedSign]] = {}
    for it in found:
        by_line.setdefault(it.line, []).append(it)
    placed: list[PlacedSign] = []
    for several in by_line.values():
        flags = [it for it in several if it.sign.kind == "flag"]
        numbers = rows([(it.x0, it.x1) for it in flags], FLAG_GAP)
        for it, row in zip(flags, numbers, strict=True):
            placed.append(PlacedSign(it.char, it.sign, it.line, it.x, it.x0, it.x1, row))
        placed += [it for it in several if it.sign.kind != "flag"]
    return [*placed, *_at_end(block, ending, style)]


def _height(style: Style) -> float:
    return round(0.36 * style.em + 2)


def _inside(block: ShapedBlock, style: Style) -> Iterator[PlacedSign]:
    first = block.positions.start
    for it in _INSIDE.finditer(block.text):
        sign = INVISIBLE[it[0]]
        at = first + it.start()
        unit = block.positions.to_layout(at)
        line = block.line_of(unit)
        x = caret(block.lines[line], unit)
        if sign.kind == "flag":
            half = text_width(style.code_font, sign.short) / 2 + PADDING
            middle = min(max(x, half), block.width - half)
            yield PlacedSign(it[0], sign, line, x, middle - half, middle + half)
            continue
        if sign.kind == "tab":  # its glyph, where a face has one, is not where the gap is
            x0, x1 = sorted((x, caret(block.lines[line], unit + 1)))
            yield PlacedSign(it[0], sign, line, (x0 + x1) / 2, x0, x1)
            continue
        for part in stretches(block, at, at + 1):
            for x0, x1 in part.extents:
                yield PlacedSign(it[0], sign, part.line, (x0 + x1) / 2, x0, x1)


def _at_end(block: ShapedBlock, ending: str, style: Style) -> Iterator[PlacedSign]:
    line = block.lines[-1]
    room = line.qt.naturalTextRect()
    x = room.left() - 6 if block.rtl else room.right() + 6
    for it in list(_ENDS.finditer(ending))[:MOST_ENDS]:
        sign = ENDS[it[0]]
        width = text_width(style.code_font, sign.short) + 2 * PADDING
        x0 = x - width if block.rtl else x
        yield PlacedSign(it[0], sign, len(block.lines) - 1, x, x0, x0 + width)
        x = x0 - 3 if block.rtl else x0 + width + 3


class SignPainter:
    """Paints the signs of one block."""

    def __init__(self, painter: QPainter, block: ShapedBlock, style: Style) -> None:
        self._painter = painter
        self._block = block
        self._style = style
        page, ink = style.palette.page, style.palette.ink
        self._plain = colour(nudged(style.palette.focus, page, ink, 4.5))
        self._risky = colour(style.palette.lettering(2))

    def paint(self, signs: list[PlacedSign], lines: set[int]) -> None:
        self._painter.save()
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._painter.setFont(self._style.code_font)
        for it in signs:
            if it.line in lines:
                self._one(it)
        self._painter.restore()

    def _one(self, it: PlacedSign) -> None:
        hue = self._risky if it.sign.risky else self._plain
        box = it.box(self._block, self._style)
        base = self._block.lines[it.line].base
        self._painter.setPen(QPen(hue, 1.2))
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        match it.sign.kind:
            case "flag":
                self._painter.drawLine(QPointF(it.x, box.bottom()), QPointF(it.x, base + 3))
                self._label(box, it.sign.short)
            case "end":
                self._label(box, it.sign.short)
            case "space":
                size = 0.11 * self._style.em * (1.0 if it.char == "\u00a0" else 0.7)
                self._painter.drawEllipse(QPointF(it.x, base - 0.25 * self._style.em), size, size)
            case "tab":
                self._arrow(box, base - 0.25 * self._style.em)
            case "stroke":
                y = base + 0.16 * self._style.em
                self._painter.drawLine(QPointF(box.left() + 1, y), QPointF(box.right() - 1, y))
                self._painter.drawLine(QPointF(it.x, y), QPointF(it.x, y + 3))

    def _label(self, box: QRectF, short: str) -> None:
        self._painter.setBrush(colour(self._style.palette.page, 0.88))
        self._painter.drawRoundedRect(box, 2.5, 2.5)
        self._painter.drawText(box, Qt.AlignmentFlag.AlignCenter, short)
        self._painter.setBrush(Qt.BrushStyle.NoBrush)

    def _arrow(self, box: QRectF, y: float) -> None:
        tip, tail = box.right() - 2, box.left() + 2
        back = -4.0
        if self._block.rtl:
            tip, tail, back = tail, tip, 4.0
        for dx, dy in ((tail - tip, 0.0), (back, -3.0), (back, 3.0)):
            self._painter.drawLine(QPointF(tip + dx, y + dy), QPointF(tip, y))
