"""Shapes a text as one block, as the reader does, for tests of geometry."""

from __future__ import annotations

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage, QPainter, QTextCharFormat, QTextLayout

from hashiya.text.direction import base_direction
from hashiya.ui.reader.layout import ShapedBlock, Source
from hashiya.ui.reader.theme import Style

MIXED = (
    "نشرت شركة OpenText Corp تقريرًا عن الناتو (Reuters, 2024-11-21) وقالت إن Qt 6.12 في 15.5%"
    " من الأجهزة والأعضاء، لأن كلا الحزبين NATO תגדיל את מספר ל-500 می‌گوید عام 2018 🇮🇶 العراق."
)
MARKED = "وَٱلْمَلَائِكَةُ يُسَبِّحُونَ بِحَمْدِ رَبِّهِمْ وَالنَّاتُو فِي مُسْتَشْفَيَاتٍ لا إله إلا الله والناتو"


def shaped(text: str, width: float = 640.0, px: float = 26.0) -> ShapedBlock:
    style = Style("light", px)
    block = ShapedBlock(Source(text, 0, base_direction(text) == "rtl"), style, width)
    count = len(block.lines)
    block.place([style.over] * count, [style.under] * count)
    return block


def selected_columns(block: ShapedBlock, start: int, end: int) -> list[set[int]]:
    """By line, the pixel columns that Qt itself fills when it draws this selection."""
    chosen = QTextLayout.FormatRange()
    chosen.start = block.positions.to_layout(start)
    chosen.length = block.positions.to_layout(end) - chosen.start
    look = QTextCharFormat()
    look.setBackground(QColor("red"))
    chosen.format = look
    image = QImage(700, int(block.lines[-1].bottom) + 60, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    try:
        painter.setPen(QColor(255, 255, 255, 0))
        block.layout.draw(painter, QPointF(20, 0), [chosen])
    finally:
        painter.end()
    rows = [bytes(image.constScanLine(int(it.base) + 2)) for it in block.lines]
    places = range(20, 20 + int(block.width))
    red = b"\x00\x00\xff"  # blue, green, red
    return [{x - 20 for x in places if row[4 * x : 4 * x + 3] == red} for row in rows]
