"""The legend under a picture or at the end of the pages: samples of the labels used, in rows."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from hashiya.display.highlights import Look
from hashiya.model.dataset import AnnotatedArticle
from hashiya.ui.reader.paint_marks import DASHES
from hashiya.ui.reader.sheet import Sheet
from hashiya.ui.reader.theme import Style, colour, text_width
from hashiya.wording import RTL_LANGUAGES


def looks_used(annotated: AnnotatedArticle, sheet: Sheet) -> list[Look]:
    """The looks of the labels that occur, in the order of the label set."""
    used = {(it.layer, it.label): sheet.looks.of(it) for it in annotated.annotations}
    order = sheet.looks.order
    ranked = sorted(used.items(), key=lambda it: order.get(it[0], len(order)))
    return [look for _, look in ranked]


class Legend:
    """Rows begin at the interface's start side; a part of them can be painted, for pages."""

    def __init__(self, looks: Sequence[Look], style: Style, width: float, language: str) -> None:
        self._style = style
        self._width = width
        self._rtl = language in RTL_LANGUAGES
        self._row = round(style.em * 1.15)
        self._items: list[tuple[Look, float, int]] = []
        x, row = 0.0, 0
        for look in looks:
            item = self._item_width(look)
            if x and x + item > width:
                x, row = 0.0, row + 1
            self._items.append((look, x, row))
            x += item + style.em * 0.9
        self.rows = row + 1 if looks else 0

    def height(self, rows: int) -> float:
        """The room that so many rows need, with the rule above them and white below."""
        return round(rows * self._row + 2.24 * self._style.em) if rows else 0

    def rows_in(self, room: float) -> int:
        """How many rows find place in that height."""
        return max(0, int((room - 2.24 * self._style.em) // self._row))

    def _item_width(self, look: Look) -> float:
        em = self._style.em
        return 1.5 * em + text_width(self._style.note_font, look.name) + self._code_width(look)

    def _code_width(self, look: Look) -> float:
        return text_width(self._style.code_font, look.short) + 0.35 * self._style.em

    def paint(self, painter: QPainter, first: int = 0, rows: int | None = None) -> None:
        """Paint ``rows`` rows from the ``first`` on; the painter's origin is the rule above."""
        after = self.rows if rows is None else first + rows
        items = [it for it in self._items if first <= it[2] < after]
        if not items:
            return
        painter.setPen(colour(self._style.palette.hairline))
        painter.drawLine(QPointF(0, 0), QPointF(self._width, 0))
        for look, x, row in items:
            self._item(painter, look, x, self._style.em * 0.8 + (row - first) * self._row)

    def _item(self, painter: QPainter, look: Look, x: float, y: float) -> None:
        self._sample(painter, look, self._mirrored(x, 1.3 * self._style.em), y + self._row / 2)
        em = self._style.em
        code = self._code_width(look)
        painter.setFont(self._style.code_font)
        painter.setPen(colour(self._style.palette.lettering(look.slot)))
        self._text(painter, look.short, x + 1.45 * em, code, y)
        painter.setFont(self._style.note_font)
        painter.setPen(colour(self._style.palette.ink))
        name_width = text_width(self._style.note_font, look.name) + 4
        self._text(painter, look.name, x + 1.45 * em + code, name_width, y)

    def _sample(self, painter: QPainter, look: Look, at: float, middle: float) -> None:
        em, colours = self._style.em, self._style.palette
        hue = colour(colours.hue(look.slot))
        if look.form == "band":
            tint = colour(colours.tint(look.slot, colours.deep_band))
            painter.fillRect(QRectF(at, middle - 0.3 * em, 1.3 * em, 0.6 * em), tint)
            bar = max(2.0, em / 13)
            for x in (at, at + 1.3 * em - bar):
                painter.fillRect(QRectF(x, middle - 0.3 * em, bar, 0.6 * em), hue)
            return
        thin = look.form == "thin"
        pen = QPen(hue, self._style.thin_width if thin else self._style.lane_width)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        if look.line in DASHES:
            pen.setDashPattern([it * (2.0 if thin else 1.0) for it in DASHES[look.line]])
        painter.setPen(pen)
        painter.drawLine(QPointF(at, middle), QPointF(at + 1.3 * em, middle))

    def _text(self, painter: QPainter, text: str, x: float, width: float, y: float) -> None:
        box = QRectF(self._mirrored(x, width), y, width, self._row)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine, text)

    def _mirrored(self, x: float, width: float) -> float:
        return self._width - x - width if self._rtl else x
