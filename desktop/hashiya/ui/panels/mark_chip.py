"""A mark as a chip: its words with the hue of its label, cut where there is no room; a press goes to it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from hashiya.display.listing import short_quote
from hashiya.display.palette import palette
from hashiya.model.annotation import Annotation
from hashiya.model.schema import Label
from hashiya.ui.crash import calm
from hashiya.ui.look import Look
from hashiya.ui.widgets import GRID, paint_line

_HEIGHT = 28
_BAR = 4
_LEAST = 72
_WIDEST = 320


class MarkChip(QAbstractButton):
    """Enter and Space go to the mark; Delete does what ``remove`` does, where it is given."""

    def __init__(self, words: str, label: Label | None, look: Look, *, wide: bool = True) -> None:
        super().__init__()
        self._look = look
        self._slot = label.slot if label else 0
        self.remove: Callable[[], object] | None = None
        self.setText(words)
        self.setToolTip(words)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        wish = QSizePolicy.Policy.Ignored if wide else QSizePolicy.Policy.Preferred
        self.setSizePolicy(wish, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        width = self.fontMetrics().horizontalAdvance(self.text()) + 3 * GRID + _BAR
        return QSize(min(max(width, _LEAST // 2), _WIDEST), _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(min(_LEAST, self.sizeHint().width()), _HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() == Qt.Key.Key_Delete and self.remove is not None:
            self.remove()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.HoverEnter, QEvent.Type.HoverLeave):
            self.update()
        return super().event(event)

    @calm
    def paintEvent(self, _event: object) -> None:
        theme = self._look.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge, width = (theme.accent, 2.0) if self.hasFocus() else (theme.hairline, 1.0)
        painter.setPen(QPen(QColor(edge), width))
        painter.setBrush(QColor(theme.hover if self.underMouse() else theme.page))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        bar = QRect(0, 6, _BAR, self.height() - 12)
        bar.moveLeft(self.width() - 6 - _BAR if rtl else 6)
        painter.fillRect(bar, QColor(palette(theme.name).hue(self._slot)))
        painter.setPen(QColor(theme.text))
        start, end = GRID + _BAR + 2, GRID
        room = self.rect().adjusted(end if rtl else start, 0, -(start if rtl else end), 0)
        paint_line(painter, room, self.text(), self.layoutDirection())
        painter.end()


def chip_of(annotation: Annotation, label: Label | None, look: Look, *, wide: bool) -> MarkChip:
    """The chip of a mark, with a name for those who do not see it."""
    words = short_quote(annotation.quote, 120)
    made = MarkChip(words, label, look, wide=wide)
    name = label.name(look.language) if label else annotation.label
    made.setAccessibleName(look.say("card-go-to", words=words, label=name))
    made.setToolTip(f"{name}\n{words}")
    return made
