"""The cuts of the first word as chips, the one that holds marked; what a chip does is not its affair."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from hashiya.model.span import Span
from hashiya.ui.look import Look
from hashiya.ui.widgets import GRID, label, paint_keys, row

_HEIGHT = 32
_MOST_LETTERS = 18


class _Chip(QAbstractButton):
    def __init__(self, words: str, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self.setText(words)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(words)

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + 24, _HEIGHT)

    def paintEvent(self, _event: object) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._look.theme
        on = self.isChecked()
        painter.setPen(QPen(QColor(theme.accent if on else theme.hairline), 2.0 if on else 1.0))
        painter.setBrush(QColor(theme.chosen if on else theme.page))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 6, 6)
        painter.setPen(QColor(theme.text))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
        painter.end()


class _KeyCap(QWidget):
    def __init__(self, keys: str, look: Look) -> None:
        super().__init__()
        self._keys, self._look = keys, look
        self.setFixedSize(max(22, self.fontMetrics().horizontalAdvance(keys) + 14), _HEIGHT)

    def paintEvent(self, _event: object) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(self._look.theme.text))
        paint_keys(painter, self.rect(), self._keys, self._look.theme, at_left=True)
        painter.end()


class CutChips(QWidget):
    """Hidden when there is nothing to choose."""

    chosen = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._spans: list[Span] = []
        self._chips: list[_Chip] = []
        self._row = row(label(look.say("hands-edges"), "caption"), gap=GRID)
        self.setLayout(self._row)
        self.hide()

    def show_cuts(self, text: str, spans: list[Span], current: Span, keys: str) -> None:
        """``keys`` is printed beside the chips: what goes from one to the next."""
        self._spans = spans
        for it in spans:
            words = " ".join(it.quote(text).split(maxsplit=1)[:1]) or it.quote(text)
            chip = _Chip(words[:_MOST_LETTERS], self._look, self)
            chip.clicked.connect(lambda _checked=False, of=it: self.chosen.emit(of))
            self._row.addWidget(chip)
            self._chips.append(chip)
        self._row.addWidget(_KeyCap(keys, self._look))
        self._row.addStretch(1)
        self.setVisible(len(spans) > 1)
        self.mark(current)

    @property
    def offered(self) -> bool:
        return len(self._spans) > 1

    def mark(self, current: Span) -> None:
        for chip, span in zip(self._chips, self._spans, strict=True):
            chip.setChecked(span == current)

    def beside(self, current: Span, by: int) -> Span:
        """The next (+1) or the previous (-1) cut, round and round."""
        at = self._spans.index(current) if current in self._spans else -1 if by > 0 else 0
        return self._spans[(at + by) % len(self._spans)]
