"""What lies at the place of the reader for which its menu is asked: no row stands there that could do nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hashiya.ui.main_window import MainWindow


def nowhere(_window: MainWindow) -> bool:
    """What is about the article stands in the menu bar."""
    return False


def of_mark(window: MainWindow) -> bool:
    return window.reader.held() is not None


def of_words(window: MainWindow) -> bool:
    return not of_mark(window)


def on_mark(window: MainWindow) -> bool:
    """The cursor lies in a mark, and none is in focus."""
    return window.session.focused is None and bool(window.reader.annotations_here())


def of_several(window: MainWindow) -> bool:
    return len(window.reader.annotations_here()) > 1


def related(window: MainWindow) -> bool:
    focused = window.session.focused
    return focused is not None and bool(window.session.arrows.of(focused))
