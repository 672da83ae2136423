"""What the window shows while no project is open: go on, recent ones, new, open, try the demo."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QSizePolicy, QWidget

from hashiya.ui.look import Look
from hashiya.ui.there import is_there
from hashiya.ui.widgets import GRID, button, clear, column, frame, holder, label, row
from hashiya.wording import isolate

_WIDTH = 560


def _middled(words: QLabel) -> QLabel:
    words.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return words


class StartScreen(QWidget):
    new_asked = Signal()
    open_asked = Signal()
    demo_asked = Signal()
    restore_asked = Signal()
    project_asked = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setObjectName("start")
        self._recent = column(gap=2)
        self._recent_box = self._make_recent()
        self._notice = _middled(label("", "muted", wrap=True))
        self._notice.hide()
        body = column(
            _middled(label(look.say("ui-app-name"), "display")),
            _middled(label(look.say("ui-start-line"), wrap=True)),
            self._tiles(),
            self._recent_box,
            row(1, self._earlier(), 1),
            self._notice,
            gap=2 * GRID,
        )
        middle = holder(body)
        middle.setMaximumWidth(_WIDTH)
        middle.setMinimumWidth(_WIDTH)
        middle.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        box = column(2, row(1, middle, 1), 3)
        box.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        self.setLayout(box)
        self.refresh()

    @property
    def notice(self) -> str:
        return self._notice.text()

    def say(self, sentence: str) -> None:
        """One quiet line under everything else."""
        self._notice.setText(sentence)
        self._notice.show()

    def refresh(self) -> None:
        clear(self._recent)
        found = [it for it in self._look.settings.recent if may_be_there(it)]
        self._recent_box.setVisible(bool(found))
        for path in found:
            self._recent.addWidget(self._line(path))

    def _tiles(self) -> QWidget:
        say = self._look.say
        demo = button(say("ui-start-demo"), self.demo_asked.emit, "primary")
        new = button(say("ui-start-new"), self.new_asked.emit)
        other = button(say("ui-start-open"), self.open_asked.emit)
        for it in (demo, new, other):
            it.setMinimumHeight(40)
        return holder(row(1, demo, new, other, 1))

    def _earlier(self) -> QPushButton:
        return button(self._look.say("ui-start-restore"), self.restore_asked.emit, "quiet")

    def _make_recent(self) -> QFrame:
        box = frame("card")
        inner = column(
            label(self._look.say("ui-start-recent"), "heading"), self._recent, margin=2 * GRID
        )
        box.setLayout(inner)
        return box

    def _line(self, path: Path) -> QPushButton:
        made = button(isolate(path.stem), lambda: self.project_asked.emit(path), "quiet")
        made.setToolTip(str(path))
        made.setCursor(Qt.CursorShape.PointingHandCursor)
        made.setStyleSheet("text-align: left;")  # Qt mirrors it
        return made


def may_be_there(path: Path) -> bool:
    """A drive that may stall is not asked: whether it is there is seen when it is opened."""
    from hashiya.store.surroundings import on_network

    return on_network(path) or is_there(path)
