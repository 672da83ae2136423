"""What an action is: id, menu, keys, when, run; and when one may run. No action does work itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hashiya.ui.main_window import MainWindow

Run = Callable[["MainWindow"], object]
When = Callable[["MainWindow"], bool]

MENUS = ("file", "edit", "annotate", "view", "go", "help")


def always(_window: MainWindow) -> bool:
    return True


def project(window: MainWindow) -> bool:
    return window.session.workspace is not None


def writable(window: MainWindow) -> bool:
    return window.session.may_change() and not window.session.past


def article(window: MainWindow) -> bool:
    return window.session.article is not None


def taggable(window: MainWindow) -> bool:
    return article(window) and window.session.writable


def focused(window: MainWindow) -> bool:
    return window.session.focused is not None and window.session.writable


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """One thing to do. ``keys`` are positions as on a US keyboard, the first one is shown.

    ``in_reader``: plain keys that act only while the reader has the focus (WCAG 2.1.4).
    ``title`` is a sentence of the catalogue unless the label set gives it. ``submenu`` gathers rows
    that choose one of a few things; there, what cannot run is not shown. ``checked``: a row that
    shows whether it is in force. ``here``: whether the menu at a place of the reader has it now.
    """

    id: str
    run: Run
    keys: tuple[str, ...] = ()
    menu: str = ""
    when: When = always
    in_reader: bool = False
    repeats: bool = False
    rule_before: bool = False
    submenu: str = ""
    checked: When | None = None
    here: When = always
    title: str = ""
    is_label: bool = False

    @property
    def message(self) -> str:
        return f"ui-action-{self.id}"
