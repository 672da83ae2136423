"""What a panel is: a titled card at one side of the reader; it speaks to others through the session only."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, QTimer
from PySide6.QtWidgets import QFrame, QListView, QWidget

from hashiya.ui.look import Look
from hashiya.ui.session import Session
from hashiya.ui.tagging import Tagging
from hashiya.ui.widgets import GRID, ElidedLabel, column, label, row

LATER_MS = 60


def choose_row(view: QListView, index: QModelIndex) -> None:
    """Make this row the only chosen one; a view of its own would add it while Ctrl is held."""
    view.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)


class Panel(QFrame):
    """A heading with a count beside it and a body below; ``entry`` is where F6 puts the focus."""

    def __init__(self, session: Session, look: Look, tagging: Tagging, title: str) -> None:
        super().__init__()
        self.session = session
        self.look = look
        self.tagging = tagging
        self._title = ElidedLabel("heading")
        self._count = label("", "muted")
        self._title.show_text(look.say(title))
        self.setAccessibleName(look.say(title))
        self.setProperty("role", "card")
        self.tools = row(gap=GRID // 2)
        head = row(self._title, self._count, self.tools)
        head.setStretch(0, 1)
        head.setContentsMargins(GRID, 0, GRID // 2, 0)
        self.body = column(gap=GRID)
        whole = column(head, self.body, gap=GRID // 2)
        whole.setContentsMargins(GRID, GRID // 2, GRID, GRID)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        self.entry: QWidget = self
        # several signals of one step show themselves once, after the page is painted
        self.later = QTimer(self)
        self.later.setSingleShot(True)
        self.later.setInterval(LATER_MS)
        self.later.timeout.connect(self.refresh)
        session.writing_changed.connect(self.later.start)

    def refresh(self) -> None:
        """Show what the session holds now; a panel overrides it."""
        self.later.stop()

    def set_title(self, text: str) -> None:
        self._title.show_text(text)
        self.setAccessibleName(text)

    def set_count(self, text: str) -> None:
        self._count.setText(text)

    def take_focus(self) -> None:
        self.entry.setFocus(Qt.FocusReason.TabFocusReason)
