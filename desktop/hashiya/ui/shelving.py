"""Opens and closes what stands below the page, one view at a time; what a view shows is its own affair."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from hashiya.ui.look import Look
from hashiya.ui.session import Session
from hashiya.ui.shelves import SHELVES
from hashiya.ui.shelves.shelf import ShelfView
from hashiya.ui.tagging import Tagging


class Shelf(QStackedWidget):
    """``left`` when it was closed: the keys go back to the page."""

    left = Signal()
    made = Signal(object)
    """A view was made; nobody has seen it yet."""

    def __init__(self, session: Session, look: Look, tagging: Tagging) -> None:
        super().__init__()
        self._session, self._look, self._tagging = session, look, tagging
        self._places = {it.id: it for it in SHELVES}
        self._views: dict[str, ShelfView] = {}
        session.project_changed.connect(self._forget)
        self.hide()

    @property
    def entry(self) -> QWidget | None:
        view = self.currentWidget()
        return view.entry if isinstance(view, ShelfView) else None

    def view(self, name: str) -> ShelfView:
        """The view of that name, made when first asked for.

        Raises:
            KeyError: there is none of that name.
        """
        if name not in self._views:
            made = self._places[name].make(self._session, self._look, self._tagging)
            made.closed.connect(self.close_view)
            self._views[name] = made
            self.addWidget(made)
            self.made.emit(made)
        return self._views[name]

    def shows(self, name: str) -> bool:
        return self.isVisible() and self.currentWidget() is self._views.get(name)

    def open_view(self, name: str) -> ShelfView:
        """Show a view in place of the one that stands there and give it the keys."""
        view = self.view(name)
        self.setCurrentWidget(view)
        self.show()
        view.refresh()
        view.entry.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return view

    def toggle(self, name: str) -> None:
        if self.shows(name):
            self.close_view()
        else:
            self.open_view(name)

    def copy(self) -> bool:
        """Copy what is chosen in the view that has the keys; False: the keys are elsewhere."""
        view, window = self.currentWidget(), self.window()
        has_keys = self.isVisible() and self.isAncestorOf(window.focusWidget() or window)
        return has_keys and isinstance(view, ShelfView) and view.copy()

    def close_view(self) -> bool:
        """Put it away; False when nothing stood there."""
        if not self.isVisible():
            return False
        self.hide()
        self.left.emit()
        return True

    def _forget(self) -> None:
        """Another project: what was listed lies in the one before."""
        self.hide()
        for it in self._views.values():
            self.removeWidget(it)
            it.deleteLater()
        self._views.clear()
