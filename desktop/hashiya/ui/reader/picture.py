"""Pictures of a whole annotated article, by the reader's own painter; works without a window."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QImage, QImageWriter, QPainter, QPen

from hashiya.display.highlights import Look
from hashiya.display.palette import ThemeName
from hashiya.model.dataset import AnnotatedArticle
from hashiya.model.errors import WriteProblem
from hashiya.model.schema import Schema
from hashiya.ui.reader.painter import DASHES, Shown, paint
from hashiya.ui.reader.sheet import Sheet
from hashiya.ui.reader.theme import DEFAULT_PX, Style, colour, text_width

LARGEST = 32_000
LEAST_MARGIN = 40
TEXT_SHARE = 0.027


def save_png(
    annotated: AnnotatedArticle,
    schema: Schema,
    path: Path,
    *,
    width: int = 1000,
    language: str = "ar",
    theme: ThemeName = "light",
) -> None:
    """Write a picture of the article, its annotations and a legend of the labels used.

    Raises:
        WriteProblem: when the file cannot be written.
    """
    application = QGuiApplication.instance() or _application()
    image = draw(annotated, schema, width=width, language=language, theme=theme)
    # WORKAROUND: QImage.save refuses the bytes that its stub asks for
    if not QImageWriter(str(path), b"PNG").write(image):
        raise WriteProblem(name=path.name, reason="disk")
    del application


def draw(
    annotated: AnnotatedArticle,
    schema: Schema,
    *,
    width: int = 1000,
    language: str = "ar",
    theme: ThemeName = "light",
) -> QImage:
    """The picture itself; a very long article is cut at the largest height that images can have."""
    style = Style(theme, max(DEFAULT_PX, width * TEXT_SHARE))
    sheet = Sheet(annotated.article, schema, language, style)
    sheet.set_style(style, min(style.column, width - 2.0 * LEAST_MARGIN))
    sheet.annotate(annotated.annotations)
    legend = _Legend(_looks(annotated, sheet), sheet, language)
    height = min(LARGEST - legend.height, sheet.settle())
    image = QImage(width, round(height + legend.height), QImage.Format.Format_RGB32)
    image.fill(colour(style.palette.page))
    painter = QPainter(image)
    try:
        painter.translate(round((width - sheet.width) / 2), 0)
        paint(painter, sheet, 0, height, Shown())
        painter.translate(0, round(height))
        legend.paint(painter)
    finally:
        painter.end()
    return image


def _application() -> QGuiApplication:
    """For programs without a window: an application that needs no screen."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    return QGuiApplication(["hashiya"])


def _looks(annotated: AnnotatedArticle, sheet: Sheet) -> list[Look]:
    used = {(it.layer, it.label): sheet.looks.of(it) for it in annotated.annotations}
    order = sheet.looks.order
    ranked = sorted(used.items(), key=lambda it: order.get(it[0], len(order)))
    return [look for _, look in ranked]


class _Legend:
    """Samples of the labels used, in rows that begin at the interface's start side."""

    def __init__(self, looks: Sequence[Look], sheet: Sheet, language: str) -> None:
        self._style = sheet.style
        self._width = sheet.width
        self._rtl = language in {"ar", "fa", "ur", "he"}
        self._row = round(sheet.style.em * 1.15)
        self._items: list[tuple[Look, float, int]] = []
        x, row = 0.0, 0
        for look in looks:
            item = self._item_width(look)
            if x and x + item > self._width:
                x, row = 0.0, row + 1
            self._items.append((look, x, row))
            x += item + sheet.style.em * 0.9
        pad = sheet.style.em * 1.4
        self.height = round((row + 1) * self._row + 1.6 * pad) if looks else 0

    def _item_width(self, look: Look) -> float:
        em = self._style.em
        return 1.5 * em + text_width(self._style.note_font, look.name) + self._code_width(look)

    def _code_width(self, look: Look) -> float:
        return text_width(self._style.code_font, look.short) + 0.35 * self._style.em

    def paint(self, painter: QPainter) -> None:
        if not self._items:
            return
        colours = self._style.palette
        painter.setPen(colour(colours.hairline))
        painter.drawLine(QPointF(0, 0), QPointF(self._width, 0))
        for look, x, row in self._items:
            self._item(painter, look, x, self._style.em * 0.8 + row * self._row)

    def _item(self, painter: QPainter, look: Look, x: float, y: float) -> None:
        em = self._style.em
        sample = self._mirrored(x, 1.3 * em)
        middle = y + self._row / 2
        hue = colour(self._style.palette.hue(look.slot))
        if look.form == "band":
            tint = colour(self._style.palette.tint(look.slot, self._style.palette.deep_band))
            painter.fillRect(QRectF(sample, middle - 0.3 * em, 1.3 * em, 0.6 * em), tint)
            for at in (sample, sample + 1.3 * em - 2):
                painter.fillRect(QRectF(at, middle - 0.3 * em, 2, 0.6 * em), hue)
        else:
            thin = look.form == "thin"
            pen = QPen(hue, self._style.thin_width if thin else self._style.lane_width)
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            if look.line in DASHES:
                pen.setDashPattern([it * (2.0 if thin else 1.0) for it in DASHES[look.line]])
            painter.setPen(pen)
            painter.drawLine(QPointF(sample, middle), QPointF(sample + 1.3 * em, middle))
        code = self._code_width(look)
        painter.setFont(self._style.code_font)
        painter.setPen(colour(self._style.palette.lettering(look.slot)))
        self._text(painter, look.short, x + 1.45 * em, code, y)
        painter.setFont(self._style.note_font)
        painter.setPen(colour(self._style.palette.ink))
        name_width = text_width(self._style.note_font, look.name) + 4
        self._text(painter, look.name, x + 1.45 * em + code, name_width, y)

    def _text(self, painter: QPainter, text: str, x: float, width: float, y: float) -> None:
        box = QRectF(self._mirrored(x, width), y, width, self._row)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine, text)

    def _mirrored(self, x: float, width: float) -> float:
        return self._width - x - width if self._rtl else x
