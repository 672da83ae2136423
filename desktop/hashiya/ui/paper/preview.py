"""Shows one page, or the beginning of a picture, as it will be; it chooses and writes nothing."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QWidget

from hashiya.ui.paper.composing import Sample

_ROOM = 14


class Preview(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._sample: Sample | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(300, 380)

    def sizeHint(self) -> QSize:
        return QSize(430, 600)

    def show_sample(self, sample: Sample | None) -> None:
        self._sample = sample
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        sample = self._sample
        painter = QPainter(self)
        try:
            painter.fillRect(
                self.rect(), self.palette().color(QPalette.ColorRole.Window).darker(106)
            )
            if sample is not None:
                self._paint(painter, sample)
        finally:
            painter.end()

    def _paint(self, painter: QPainter, sample: Sample) -> None:
        room = self.rect().adjusted(_ROOM, _ROOM, -_ROOM, -_ROOM)
        scale = min(room.width() / sample.width, room.height() / sample.height)
        size = (sample.width * scale, sample.height * scale)
        page = QRectF(0, 0, *size)
        page.moveCenter(QRectF(room).center())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for spread in (3, 2, 1):
            painter.setBrush(QColor(0, 0, 0, 14))
            painter.drawRect(page.adjusted(-spread, -spread + 1, spread, spread + 1))
        painter.fillRect(page, QColor(sample.page))
        painter.setClipRect(page)
        painter.translate(page.topLeft())
        painter.scale(scale, scale)
        sample.paint(painter)
