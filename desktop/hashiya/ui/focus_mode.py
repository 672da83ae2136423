"""Focus mode: only the text, one sentence in full ink; it hides and shows and changes no data."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from hashiya.ui.look import Look
from hashiya.ui.session import Session

if TYPE_CHECKING:
    from hashiya.ui.reader.view import ReaderView

ON, STEADY = "focus_mode", "steady_line"


class FocusMode(QObject):
    """Hides ``parts`` while it is on and a project is open; what was hidden before stays so after."""

    changed = Signal()

    def __init__(
        self, reader: ReaderView, session: Session, look: Look, parts: Sequence[QWidget]
    ) -> None:
        super().__init__(reader)
        self._reader = reader
        self._session = session
        self._look = look
        self._parts = parts
        self._put_away: list[QWidget] | None = None
        session.project_changed.connect(self.apply)

    @property
    def on(self) -> bool:
        return self._look.settings.flag(ON, default=False)

    @property
    def steady(self) -> bool:
        """Whether the current line is kept at one height."""
        return self._look.settings.flag(STEADY, default=False)

    def toggle(self) -> None:
        self._look.settings.remember_flag(ON, on=not self.on)
        self.apply()

    def toggle_steady(self) -> None:
        self._look.settings.remember_flag(STEADY, on=not self.steady)
        self._attend(on=self._put_away is not None)
        self.changed.emit()

    def leave(self) -> bool:
        """Back to the whole window; False when there was nothing to leave."""
        if self._put_away is None:
            return False
        self.toggle()
        return True

    def apply(self) -> None:
        """Make the window as the switch says; without a project it is always whole."""
        on = self.on and self._session.workspace is not None
        if on and self._put_away is None:
            self._put_away = [it for it in self._parts if not it.isHidden()]
            for it in self._put_away:
                it.hide()
            self._reader.setFocus()
            self._session.said.emit(self._look.say("ui-focus-hint"))
        elif not on and self._put_away is not None:
            for it in self._put_away:
                it.show()
            self._put_away = None
            self._reader.setFocus()
            if self._session.workspace is not None:
                # the hint how to leave must not outlast what it speaks of
                self._session.said.emit(self._look.say("ui-focus-left"))
        self._attend(on=on)
        self.changed.emit()

    def _attend(self, *, on: bool) -> None:
        self._reader.light_one_sentence(on=on)
        self._reader.keep_line_steady(on=on and self.steady)
