"""What an article will be, in its own direction, beneath what is to be said of it; it reads no file."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from hashiya.text.direction import base_direction
from hashiya.ui.look import Look
from hashiya.ui.widgets import GRID, column, show_in_direction

_LEAST, _LEAST_BELOW = 100, 64
"""Pixels: some lines of a file are seen whatever stands above them, below remarks two: the list has the room."""
_MOST_LINES = 3
_NARROW = 400
"""Pixels of a line of remarks at least, while nothing is shown yet."""
_AROUND = 20
"""Pixels of the frame round the remarks."""


class ImportPreview(QWidget):
    """``remarks`` are of the program and in its language, ``text`` is of the file alone."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._rtl = look.direction == Qt.LayoutDirection.RightToLeft
        self.remarks, self.text = QPlainTextEdit(), QPlainTextEdit()
        self.remarks.setProperty("role", "notice")
        for field, name in ((self.remarks, "remarks"), (self.text, "preview")):
            field.setReadOnly(True)
            field.setTabChangesFocus(True)
            field.setAccessibleName(look.say(f"ui-import-{name}"))
        whole = column(self.remarks, self.text, gap=GRID // 2)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        self.show_words([], "", "")

    def show_words(self, remarks: Sequence[str], shown: str, text: str) -> None:
        """``shown`` is the beginning of ``text`` as the page will have it; a file that gave none has remarks alone."""
        self.remarks.setVisible(bool(remarks))
        self.text.setVisible(bool(shown) or not remarks)
        show_in_direction(self.remarks, "\n".join(remarks), rtl=self._rtl)
        high = self._height(remarks)
        self.remarks.setFixedHeight(high)
        # WORKAROUND: the style sheet takes a least height of the text itself away again.
        least = high + _LEAST_BELOW if remarks else _LEAST
        self.setMinimumHeight(least if shown else high)
        show_in_direction(
            self.text, shown, rtl=base_direction(text) == "rtl" if text else self._rtl
        )

    def _height(self, remarks: Sequence[str]) -> int:
        """Pixels that these need, up to some lines; of still more they are scrolled."""
        self.remarks.ensurePolished()  # with its own letters, which are smaller
        metrics = self.remarks.fontMetrics()
        wide = max(self.width() - 2 * _AROUND, _NARROW)
        lines = sum(1 + metrics.horizontalAdvance(it) // wide for it in remarks)
        return min(lines, _MOST_LINES) * metrics.lineSpacing() + _AROUND
