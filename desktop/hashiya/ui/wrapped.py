"""A label of several lines, each of which begins at the very edge from which it is read."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QStyle

from hashiya.ui.crash import calm

_LINE_END = "\u2028"


class WrappedLabel(QLabel):
    """WORKAROUND: Qt pushes a line of a right-to-left label in by the width of the space at which it was wrapped."""

    def __init__(self, *, whole: bool = False) -> None:
        """``whole``: its lines have their room, whatever stands round it.

        WORKAROUND: a splitter does not ask how high a text becomes at its width, and Qt cuts its last line.
        """
        super().__init__()
        self._whole = whole
        self.setWordWrap(True)

    def _take_room(self) -> None:
        if self._whole:
            self.setMinimumHeight(max(0, self.heightForWidth(self.width())))

    def setText(self, text: str) -> None:
        super().setText(text)
        self._take_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._take_room()

    def lines(self) -> QTextLayout:
        """The text as it is drawn, in the room that it has; the layout begins where the first line does."""
        room = self.contentsRect()
        side = QStyle.visualAlignment(self.layoutDirection(), self.alignment())
        option = QTextOption(side | Qt.AlignmentFlag.AlignAbsolute)
        option.setTextDirection(self.layoutDirection())
        option.setWrapMode(QTextOption.WrapMode.WordWrap)
        made = QTextLayout(self.text().replace("\n", _LINE_END), self.font(), self)
        made.setTextOption(option)
        made.beginLayout()
        below = 0.0
        while (line := made.createLine()).isValid():
            line.setLineWidth(room.width())
            line.setPosition(QPointF(0, below))
            below += line.height()
        made.endLayout()
        spare = max(0.0, room.height() - below)
        at_top, at_bottom = Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignBottom
        above = 0.0 if side & at_top else spare if side & at_bottom else spare / 2
        made.setPosition(QPointF(room.left(), room.top() + above))
        return made

    @calm
    def paintEvent(self, event: QPaintEvent) -> None:
        selectable = self.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByMouse
        if selectable or self.frameWidth() or not self.isRightToLeft():
            super().paintEvent(event)
            return
        painter = QPainter(self)
        self.drawFrame(painter)
        painter.setPen(self.palette().color(self.foregroundRole()))
        self.lines().draw(painter, QPointF(0, 0))
        painter.end()
