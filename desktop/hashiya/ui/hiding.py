"""Hides the marks of the page and shows them again; the foot of the window says so, and no mark is touched."""

from __future__ import annotations

from PySide6.QtCore import QObject

from hashiya.ui.reader.view import ReaderView
from hashiya.ui.session import Session
from hashiya.ui.status_bar import StatusBar


class Hiding(QObject):
    """What is marked is always seen: a step, and another article, bring the marks back."""

    def __init__(self, reader: ReaderView, session: Session, status: StatusBar) -> None:
        super().__init__(reader)
        self._reader = reader
        self._status = status
        session.saved.connect(self.show)
        session.article_shown.connect(self.show)

    def toggle(self) -> None:
        self._set(shown=not self._reader.marks_shown)

    def show(self) -> None:
        if not self._reader.marks_shown:
            self._set(shown=True)

    def _set(self, *, shown: bool) -> None:
        self._reader.show_marks(on=shown)
        self._status.show_hidden(on=not shown)
