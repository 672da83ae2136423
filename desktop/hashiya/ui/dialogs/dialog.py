"""What every dialog shares: a titled body, a row of buttons at the foot, the window's direction."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QPushButton, QWidget

from hashiya.ui.look import Look
from hashiya.ui.widgets import GRID, button, column, label, row

_FRAME = (16, 48)
"""Room for the frame and the title that the system draws round a dialog."""

_RETURN = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_KEYPAD = Qt.KeyboardModifier.KeypadModifier


class Dialog(QDialog):
    """Fill ``body`` and add buttons with ``act``, which stand in ``foot``; Escape always leaves without doing anything."""

    def __init__(self, parent: QWidget | None, look: Look, title: str) -> None:
        super().__init__(parent)
        self.look = look
        self.setWindowTitle(look.say(title))
        self.setLayoutDirection(look.direction)
        self.body = column(gap=GRID)
        self.foot = row(1)
        whole = column(label(look.say(title), "title"), self.body, self.foot, gap=2 * GRID)
        whole.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        whole.setStretch(1, 1)
        self.setLayout(whole)

    def showEvent(self, event: QShowEvent) -> None:
        """Never larger than the screen: its foot has the buttons."""
        room = self.screen().availableSize() - QSize(*_FRAME)
        if self.width() > room.width() or self.height() > room.height():
            self.resize(self.size().boundedTo(room))
        super().showEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return on a button does what that button says, and never what the dialog is for."""
        held, plain = self.focusWidget(), not event.modifiers() & ~_KEYPAD
        if event.key() in _RETURN and plain and isinstance(held, QPushButton):
            held.click()
            return
        super().keyPressEvent(event)

    def act(self, message: str, run: Callable[[], object], role: str = "") -> QPushButton:
        made = button(self.look.say(message), run, role)
        made.setMinimumWidth(96)
        self.foot.addWidget(made)
        return made

    def add_cancel(self, message: str = "ui-cancel") -> QPushButton:
        return self.act(message, self.reject)
