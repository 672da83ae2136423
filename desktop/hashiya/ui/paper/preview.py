"""Shows one page, or the beginning of a picture, as it will be; it chooses and writes nothing."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QWidget

from hashiya.ui.paper.composing import Sample

_ROOM = 14
_FINER = 2


class Preview(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._sample: Sample | None = None
        self._note = ""
        self._drawn: tuple[tuple[int, float], QImage] | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(300, 380)

    def sizeHint(self) -> QSize:
        return QSize(430, 600)

    def show_sample(self, sample: Sample) -> None:
        self._sample, self._drawn, self._note = sample, None, ""
        self.update()

    def show_note(self, sentence: str) -> None:
        """Say why there is nothing to be seen."""
        self._sample, self._drawn, self._note = None, None, sentence
        self.setAccessibleDescription(sentence)
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
            elif self._note:
                room = self.rect().adjusted(5 * _ROOM, _ROOM, -5 * _ROOM, -_ROOM)
                wrapped = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
                painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
                painter.drawText(room, int(wrapped), self._note)
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
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(page, self._image(sample, scale))

    def _image(self, sample: Sample, scale: float) -> QImage:
        """Drawn finer than shown: of lines thinner than a dot some would be lost otherwise."""
        scale *= _FINER * self.devicePixelRatioF()
        known = (id(sample), scale)
        if self._drawn is None or self._drawn[0] != known:
            size = QSize(round(sample.width * scale), round(sample.height * scale))
            image = QImage(size, QImage.Format.Format_RGB32)
            image.fill(QColor(sample.page))
            painter = QPainter(image)
            try:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.scale(scale, scale)
                sample.paint(painter)
            finally:
                painter.end()
            self._drawn = known, image
        return self._drawn[1]
