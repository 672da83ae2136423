"""The menu bar, made of ACTIONS; its entries show their keys but own no key sequence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QMenuBar

from hashiya.ui.actions import ACTIONS, MENUS, Action
from hashiya.ui.key_positions import legend
from hashiya.wording import isolate

if TYPE_CHECKING:
    from hashiya.ui.main_window import MainWindow

LRI, PDI = "\u2066", "\u2069"


class MenuBar(QMenuBar):
    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._menus: dict[str, QMenu] = {}
        self._actions: list[tuple[QAction, Action]] = []
        for name in MENUS:
            self._menus[name] = self._make_menu(name)

    def entries(self) -> list[tuple[QAction, Action]]:
        return list(self._actions)

    def _make_menu(self, name: str) -> QMenu:
        menu = QMenu(self._window.look.say(f"ui-menu-{name}"), self)
        for action in ACTIONS:
            if action.menu != name:
                continue
            if action.rule_before:
                menu.addSeparator()
            self._add(menu, action)
            if action.id == "open":
                self._recent = menu.addMenu(self._window.look.say("ui-menu-recent"))
        menu.aboutToShow.connect(self._refresh)
        self.addMenu(menu)
        return menu

    def _add(self, menu: QMenu, action: Action) -> None:
        title = self._window.look.say(action.message)
        # after the tab stands the column of keys; LRI keeps its order in a mirrored menu
        keys = f"\t{LRI}{legend(action.keys[0])}{PDI}" if action.keys else ""
        entry = menu.addAction(title.replace("&", "&&") + keys)
        entry.triggered.connect(lambda: self._window.run_action(action))
        self._actions.append((entry, action))

    def _refresh(self) -> None:
        for entry, action in self._actions:
            entry.setEnabled(action.when(self._window))
        self._recent.clear()
        for path in self._window.look.settings.recent:
            if path.exists():
                entry = self._recent.addAction(isolate(path.stem))
                entry.setToolTip(str(path))
                entry.triggered.connect(
                    lambda _checked=False, it=path: self._window.flows.open_project(it)
                )
        self._recent.setEnabled(bool(self._recent.actions()))
