"""Says why a key that changes something does nothing in a project open for reading; it runs no action."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from hashiya.ui.actions.action import Action, focused, taggable, writable

if TYPE_CHECKING:
    from hashiya.ui.main_window import MainWindow

_CHANGES = (taggable, focused, writable)


def explain(window: MainWindow, action: Action) -> None:
    """Tell it once a key is pressed where the action would have run."""
    workspace = window.session.workspace
    if workspace is None or not workspace.read_only or action.when not in _CHANGES:
        return
    focus = QApplication.focusWidget()
    reading = focus is window.reader or (focus is not None and window.reader.isAncestorOf(focus))
    if reading:
        window.session.said.emit(window.look.say("hands-read-only"))
