"""Marks beside the scroll bar where a search found something; a click tells which place is meant.

It lies over the margin of the page at the side of the scroll bar: at the left in a window that
reads from the right. It scrolls nothing itself.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from hashiya.display.palette import ThemeName, palette
from hashiya.text.searching import Places
from hashiya.ui.crash import calm
from hashiya.ui.reader.canvas import Canvas
from hashiya.ui.reader.sheet import Sheet
from hashiya.ui.reader.theme import colour

WIDTH = 12
MARK = 3
REACH = 6
SETTLE_MS = 80


class Gutter(QWidget):
    """``asked`` gives the number of the place whose mark was clicked."""

    asked = Signal(int)

    def __init__(self, reader: Canvas) -> None:
        super().__init__(reader.viewport())
        self._reader = reader
        self._places: Places | None = None
        self._current: int | None = None
        self._rows: list[int] = []
        self._theme: ThemeName = "light"
        self._measured = (0, 0.0, 0)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SETTLE_MS)
        self._soon.timeout.connect(self.measure)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        reader.viewport().installEventFilter(self)
        reader.scrolled.connect(self._soon.start)
        self.hide()

    def set_theme(self, theme: ThemeName) -> None:
        self._theme = theme
        self.update()

    def show_places(self, places: Places | None, current: int | None) -> None:
        """Show marks of these places, the current one apart; none without places."""
        if places is not self._places:
            self._measured = (0, 0.0, 0)
            self._rows = []
        self._places, self._current = places, current
        self.setVisible(places is not None)
        self._place()
        self._soon.start()
        self.update()

    def rows(self) -> list[int]:
        """Heights of the marks, in pixels from the top."""
        return list(self._rows)

    def measure(self) -> None:
        """Find where the marks lie, unless nothing has changed since."""
        sheet, places = self._reader.sheet, self._places
        if sheet is None or places is None:
            self._rows = []
            return
        now = len(places), sheet.heights.total, self.height()
        if now != self._measured:
            self._measured = now
            self._rows = _rows_of(sheet, places, self.height())
            self.update()

    def _place(self) -> None:
        area = self._reader.viewport().rect()
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        x = 0 if rtl else area.width() - WIDTH
        self.setGeometry(x, 0, WIDTH, area.height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self._places is not None:
            self._place()
            self._soon.start()
        return False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        sheet, places = self._reader.sheet, self._places
        y = event.position().y()
        near = min(self._rows, key=lambda it: abs(it - y), default=None)
        if sheet is None or places is None or near is None or abs(near - y) > REACH:
            event.ignore()
            return
        start = _position(sheet, near, self.height())
        self.asked.emit(min(places.first_from(start), len(places) - 1))

    @calm
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        try:
            colours = palette(self._theme)
            for y in self._rows:
                painter.fillRect(2, y - MARK // 2, WIDTH - 4, MARK, colour(colours.hit_edge))
            y = self._current_row()
            if y is not None:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.setPen(colour(colours.page))
                painter.setBrush(colour(colours.focus))
                painter.drawRoundedRect(QRectF(0.5, y - 3.5, WIDTH - 1, 7), 2.5, 2.5)
        finally:
            painter.end()

    def _current_row(self) -> int | None:
        sheet, places = self._reader.sheet, self._places
        if sheet is None or places is None or self._current is None or not len(places):
            return None
        start = places[self._current][0]
        block = sheet.blocks.at(start)
        first, end = sheet.blocks.range(block)
        share = (start - first) / max(1, end - first)
        at = sheet.heights.before(block + 1) + share * sheet.heights[block + 1]
        return round(at / max(1.0, sheet.heights.total) * self.height())


def _rows_of(sheet: Sheet, places: Places, height: int) -> list[int]:
    edges = [_position(sheet, y, height) for y in range(height)] + [len(sheet.text)]
    return [
        y for y in range(height) if edges[y] < edges[y + 1] and places.touches(*edges[y : y + 2])
    ]


def _position(sheet: Sheet, y: int, height: int) -> int:
    """The position of the text at a row, as if its letters were spread evenly over their block."""
    at = y / max(1, height) * sheet.heights.total
    slot = sheet.heights.find(at)
    if slot < 1:
        return 0
    if slot > len(sheet):
        return len(sheet.text)
    start, end = sheet.blocks.range(slot - 1)
    share = (at - sheet.heights.before(slot)) / max(1.0, sheet.heights[slot])
    return start + int(min(max(share, 0.0), 1.0) * (end - start))
