"""Correcting from the window: opens the dialog, tells what was done, goes to what waits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from hashiya.ui.shelves.findings import FindingsView

if TYPE_CHECKING:
    from hashiya.ui.main_window import MainWindow


class Correcting(QObject):
    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        window.header.unplaced_asked.connect(self.show_unplaced)
        window.shelf.made.connect(self._made)

    def _made(self, view: object) -> None:
        if isinstance(view, FindingsView):
            view.waiting_asked.connect(self.next_waiting)

    def open(self) -> None:
        """The dialog for the article in view."""
        from hashiya.ui.dialogs.correct_text import CorrectTextDialog

        window = self._window
        article = window.session.article
        if article is None:
            return
        dialog = CorrectTextDialog(window, article, window.session, window.look)
        agreed = dialog.exec()
        done = dialog.correction
        dialog.deleteLater()
        if not agreed or done is None:
            return
        window.reader.setFocus()
        said = "correcting-done-waiting" if done.unplaced else "correcting-done"
        window.session.said.emit(window.look.say(said, count=len(done.unplaced)))

    def next_waiting(self) -> None:
        """To the list of the next article in which marks wait for a place."""
        window = self._window
        article_id = window.articles.next_waiting()
        if article_id is None:
            window.session.said.emit(window.look.say("correcting-none-waiting"))
            return
        window.session.show(article_id)
        window.panels["unplaced"].refresh()
        self.show_unplaced()

    def show_unplaced(self) -> None:
        """To the list of marks without a place."""
        window = self._window
        panel = window.panels["unplaced"]
        if panel.isHidden():
            return
        if not panel.isVisible():
            window.toggle_inspector()
        panel.take_focus()
