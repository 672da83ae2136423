"""Shows the articles alone in which marks wait for a place: a chip that is there while any do; it filters nothing."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from hashiya.ui.crash import calm
from hashiya.ui.look import Look
from hashiya.ui.panels.article_list import paint_unplaced, unplaced_width
from hashiya.ui.widgets import GRID

_HEIGHT = 28
_SIGN = 16


class WaitingChip(QAbstractButton):
    """The dashed sign with the number of articles, and what that is; ``chosen`` carries whether it is pressed."""

    chosen = Signal(bool)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._count = 0
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.clicked.connect(self.chosen)
        self.hide()

    def sizeHint(self) -> QSize:
        return QSize(96, _HEIGHT)

    def show_count(self, count: int, *, on: bool) -> None:
        """How many articles they are; ``on``: whether it can be chosen from at all."""
        self._count = count
        self.setText(self._look.say("corpus-waiting"))
        told = self._look.say("corpus-waiting-tip", count=count)
        self.setAccessibleName(told)
        self.setToolTip(told)
        self.setVisible(on and bool(count))
        self.update()

    @calm
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme = self._look.theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = self.rect().adjusted(1, 1, -1, -1)
        if self.isChecked() or self.underMouse() or self.hasFocus():
            ring = self.isChecked() or self.hasFocus()
            pen = QPen(QColor(theme.accent), 2 if self.hasFocus() else 1)
            painter.setPen(pen if ring else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.chosen if self.isChecked() else theme.hover))
            painter.drawRoundedRect(box, 6, 6)
        wide = unplaced_width(painter, self._count)
        sign = QRect(box.left() + GRID, box.center().y() - _SIGN // 2 + 1, wide, _SIGN)
        words = box.adjusted(GRID + wide + GRID, 0, -GRID, 0)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            sign.moveRight(box.right() - GRID)
            words = box.adjusted(GRID, 0, -(GRID + wide + GRID), 0)
        paint_unplaced(painter, sign, self._count, theme)
        painter.setPen(QColor(theme.text))
        shown = painter.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, words.width()
        )
        start = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(words, int(start), shown)
        painter.end()
