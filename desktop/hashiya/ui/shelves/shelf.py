"""The place below the page: one view at a time, with a heading and a way to close it; it reads nothing."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget

from hashiya.ui.look import Look
from hashiya.ui.session import Session
from hashiya.ui.tagging import Tagging
from hashiya.ui.widgets import GRID, button, column, label, row


class ShelfView(QFrame):
    """A card with a heading, a count and ``tools`` in one line and a ``body`` below.

    ``entry`` is where the focus goes when it is opened. Esc and its button ask to close it.
    """

    closed = Signal()

    def __init__(self, session: Session, look: Look, tagging: Tagging, title: str) -> None:
        super().__init__()
        self.session = session
        self.look = look
        self.tagging = tagging
        self.setProperty("role", "card")
        self.setAccessibleName(look.say(title))
        heading = label(look.say(title), "heading")
        self.count = label("", "caption")
        self.tools = row(gap=GRID // 2)
        close = button(look.say("ui-shelf-close"), self.closed.emit, "quiet")
        head = row(heading, self.count, self.tools, close)
        head.setStretch(2, 1)
        self.body = column(gap=GRID // 2)
        box = column(head, self.body, gap=GRID // 2)
        box.setStretch(1, 1)
        box.setContentsMargins(GRID, GRID // 2, GRID, GRID // 2)
        self.setLayout(box)
        self.entry: QWidget = self

    def refresh(self) -> None:
        """Show what the project holds now; called each time it is opened. A view overrides it."""

    def keep_height(self, least: int, most: int, share: float) -> None:
        """Never lower than that share of the window, within bounds."""
        self.setMinimumHeight(min(most, max(least, round(self.window().height() * share))))

    def copy(self) -> bool:
        """What Ctrl+C does while the keys are in it; False: nothing."""
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
