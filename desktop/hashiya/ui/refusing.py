"""Says why a key does nothing: a project open for reading, a word without a cut; it runs no action."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from hashiya.display.listing import short_quote
from hashiya.ui.actions.action import Action, focused, taggable, writable

if TYPE_CHECKING:
    from hashiya.ui.main_window import MainWindow

_CHANGES = (taggable, focused, writable)


def explain(window: MainWindow, action: Action) -> None:
    """Tell it once a key is pressed where the action would have run."""
    session = window.session
    if session.workspace is None or session.writable or action.when not in _CHANGES:
        return
    focus = QApplication.focusWidget()
    reading = focus is window.reader or (focus is not None and window.reader.isAncestorOf(focus))
    if reading:
        reason = "history-past-read-only" if session.past else "hands-read-only"
        session.said.emit(window.look.say(reason))


def nothing_to_cut(window: MainWindow, end: str) -> None:
    """Tell that nothing is attached to that end of what the hand is about."""
    span, article = window.reader.subject(), window.session.article
    if span is not None and article is not None:
        word = short_quote(span.quote(article.text))
        window.session.said.emit(window.look.say(f"hands-no-cut-{end}", word=word))
