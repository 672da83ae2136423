"""Whoever cannot see the window is told what has the focus; whoever cannot aim well can hit it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget

from hashiya.commands import annotate
from hashiya.model.span import Span
from hashiya.ui.actions import ACTIONS
from hashiya.ui.dialogs import files
from hashiya.ui.dialogs.problem import tell
from hashiya.ui.panes import takes_focus

LEAST = 24
OPENING = ("new", "export", "settings", "details", "shortcuts", "about", "pick", "import")


@pytest.fixture(params=["ar", "en"])
def settings(settings, request):
    settings.language = request.param
    return settings


def name(widget: QWidget) -> str:
    found = QAccessible.queryAccessibleInterface(widget)
    return found.text(QAccessible.Text.Name).strip() if found is not None else ""


def path(widget: QWidget) -> str:
    names: list[str] = []
    at: QWidget | None = widget
    while at is not None:
        names.append(type(at).__name__)
        at = at.parentWidget()
    return " in ".join(names)


def nameless(top: QWidget) -> list[str]:
    parts = [top, *top.findChildren(QWidget)]
    return [path(it) for it in parts if (takes_focus(it) or clickable(it)) and not name(it)]


def small(top: QWidget) -> list[str]:
    # the cross in a line stands for keys that do the same, and Qt gives it its size
    buttons = [
        it
        for it in top.findChildren(QWidget)
        if clickable(it) and not isinstance(it.parentWidget(), QLineEdit)
    ]
    return [f"{path(it)} {it.size()}" for it in buttons if min(it.width(), it.height()) < LEAST]


def clickable(widget: QWidget) -> bool:
    return isinstance(widget, QAbstractButton) and widget.isVisible() and widget.isEnabled()


def without_tip(top: QWidget) -> list[str]:
    """Buttons that show a picture alone say in a tip what they do."""
    buttons = [it for it in top.findChildren(QAbstractButton) if it.isVisible()]
    return [
        path(it) for it in buttons if not it.text() and not it.icon().isNull() and not it.toolTip()
    ]


def faults(top: QWidget) -> dict[str, list[str]]:
    found = {"no name": nameless(top), "small": small(top), "no tip": without_tip(top)}
    return {what: places for what, places in found.items() if places}


def test_the_window_names_all_that_takes_the_focus(window):
    session = window.session
    made = annotate.tag(session.workspace, session.article.id, Span(0, 9), "entity", "PERS")
    annotate.tag(session.workspace, session.article.id, Span(0, 4), "claim", "CLAIM")
    window.panels["inspector"].refresh()
    assert not faults(window)
    window.tagging.jump_to(made.id)
    window.panels["inspector"].refresh()
    for field in window.findChildren(QWidget):
        if hasattr(field, "isClearButtonEnabled") and field.isClearButtonEnabled():
            field.setText("نص")
    assert not faults(window)


def test_the_start_screen_names_all_that_takes_the_focus(shell):
    assert not faults(shell.window)


@pytest.mark.parametrize("action", [it for it in ACTIONS if it.id in OPENING], ids=lambda it: it.id)
def test_a_dialog_names_all_that_takes_the_focus(window, action, monkeypatch, project):
    """Each dialog as its action opens it: looked through while it is open, then closed."""
    monkeypatch.setattr(files, "articles_to_import", lambda *_: [project.parent])
    (project.parent / "a.txt").write_text("نص قصير", encoding="utf-8")
    found: list[dict[str, list[str]]] = []

    def look() -> None:
        top = QApplication.activeModalWidget() or QApplication.activePopupWidget()
        assert top is not None, "nothing was opened"
        found.append(faults(top))
        top.close()

    QTimer.singleShot(0, look)
    window.run_action(action)
    if not found:
        QApplication.processEvents()
    assert found == [{}]


def test_the_calm_message_names_all_that_takes_the_focus(window, qtbot):
    tell(window, window.look, "جملة", "details")
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
    top = QApplication.activeModalWidget()
    assert not faults(top)
    top.close()
