"""What every dialog shares: a titled body, a row of buttons at the foot, the window's direction."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QPushButton, QWidget

from hashiya.ui.look import Look
from hashiya.ui.widgets import GRID, button, column, label, row


class Dialog(QDialog):
    """Fill ``body`` and add buttons with ``act``; Escape always leaves without doing anything."""

    def __init__(self, parent: QWidget | None, look: Look, title: str) -> None:
        super().__init__(parent)
        self.look = look
        self.setWindowTitle(look.say(title))
        self.setLayoutDirection(look.direction)
        self.body = column(gap=GRID)
        self._foot = row(1)
        whole = column(label(look.say(title), "title"), self.body, self._foot, gap=2 * GRID)
        whole.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        whole.setStretch(1, 1)
        self.setLayout(whole)

    def act(self, message: str, run: Callable[[], object], role: str = "") -> QPushButton:
        made = button(self.look.say(message), run, role)
        made.setMinimumWidth(96)
        self._foot.addWidget(made)
        return made

    def add_cancel(self, message: str = "ui-cancel") -> QPushButton:
        return self.act(message, self.reject)
