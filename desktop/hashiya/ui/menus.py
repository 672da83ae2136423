"""The menu bar, made of ACTIONS; its entries show their keys but own no key sequence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QMenuBar

from hashiya.ui.actions import ACTIONS, MENUS, Action
from hashiya.ui.below import open_at, start_below
from hashiya.ui.key_positions import LRI, PDI, legend
from hashiya.ui.there import is_there
from hashiya.wording import isolate

if TYPE_CHECKING:
    from hashiya.ui.main_window import MainWindow


class MenuBar(QMenuBar):
    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._menus: dict[str, QMenu] = {}
        self._submenus: dict[str, QMenu] = {}
        self._actions: list[tuple[QAction, Action]] = []
        for name in MENUS:
            self._menus[name] = self._make_menu(name)
        window.bindings.changed.connect(self.show_keys)

    def entries(self) -> list[tuple[QAction, Action]]:
        return list(self._actions)

    def _make_menu(self, name: str) -> QMenu:
        menu = QMenu(self._window.look.say(f"ui-menu-{name}"), self)
        for action in ACTIONS:
            if action.menu != name:
                continue
            within = self._submenus.get(action.submenu, menu)
            if action.rule_before:
                within.addSeparator()
            self._add(self._submenu(menu, action.submenu) if action.submenu else menu, action)
            if action.id == "open":
                self._recent = menu.addMenu(self._window.look.say("ui-menu-recent"))
        menu.aboutToShow.connect(self._refresh)
        self.addMenu(menu)
        return menu

    def _submenu(self, menu: QMenu, name: str) -> QMenu:
        if name not in self._submenus:
            self._submenus[name] = menu.addMenu(self._window.look.say(f"ui-menu-{name}"))
        return self._submenus[name]

    def _add(self, menu: QMenu, action: Action) -> None:
        entry = menu.addAction(self._text(action))
        entry.triggered.connect(lambda: self._window.run_action(action))
        entry.setCheckable(action.checked is not None)
        self._actions.append((entry, action))

    def _text(self, action: Action) -> str:
        title = self._window.look.say(action.message)
        # after the tab stands the column of keys; LRI keeps its order in a mirrored menu
        keys = self._window.bindings.keys(action.id)
        shown = f"\t{LRI}{legend(keys[0])}{PDI}" if keys else ""
        return title.replace("&", "&&") + shown

    def show_keys(self) -> None:
        """The person chose other keys."""
        for entry, action in self._actions:
            entry.setText(self._text(action))

    def show_beside(self) -> None:
        """The menu of the reader beside what is selected in it (menu key, Shift+F10)."""
        reader = self._window.reader
        span = reader.target()
        place = reader.rect_of(span.start, span.end) if span else QRect()
        view = reader.viewport()
        if place.isValid():
            self.show_at(start_below(place, view))
        else:
            self.show_at(view.mapToGlobal(view.rect().center()))

    def show_at(self, place: QPoint) -> None:
        """The menu of the reader: what can be done with the words and marks of a place, and nothing else."""
        self._refresh()
        window, menu = self._window, QMenu(self._window)
        menu.addActions([it for it, action in self._actions if action.id == "copy"])
        menu.addSeparator()
        idle = {it for it, of in self._actions if not (of.when(window) and of.here(window))}
        menu.addActions([it for it in self._menus["annotate"].actions() if it not in idle])
        menu.addSeparator()
        # by its action: a menu that is added goes, in Python, with the one that it was added to
        menu.addAction(self._submenus["paragraph"].menuAction())
        menu.aboutToHide.connect(menu.deleteLater)
        open_at(menu, place)

    def _refresh(self) -> None:
        for entry, action in self._actions:
            possible = action.when(self._window)
            entry.setEnabled(possible)
            entry.setVisible(possible or not action.submenu)
            if action.checked is not None:
                entry.setChecked(action.checked(self._window))
        for submenu in self._submenus.values():
            submenu.setEnabled(any(it.isVisible() for it in submenu.actions()))
        self._recent.clear()
        for path in self._window.look.settings.recent:
            if is_there(path):
                entry = self._recent.addAction(isolate(path.stem))
                entry.setToolTip(str(path))
                entry.triggered.connect(
                    lambda _checked=False, it=path: self._window.flows.open_project(it)
                )
        self._recent.setEnabled(bool(self._recent.actions()))
