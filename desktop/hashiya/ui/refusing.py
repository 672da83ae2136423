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
    workspace = session.workspace
    if workspace is None or action.when not in _CHANGES:
        return
    focus = QApplication.focusWidget()
    reading = focus is window.reader or (focus is not None and window.reader.isAncestorOf(focus))
    if not reading:
        return
    if session.writable:
        if action.when is focused and session.article is not None:
            nothing_in_focus(window)
        return
    closed = workspace.closed.names.get(session.article.id if session.article else "")
    if session.past:
        session.said.emit(window.look.say("history-past-read-only"))
    elif closed is not None and not workspace.read_only:
        session.said.emit(window.look.say("error-article-closed", name=closed))
    else:
        session.said.emit(window.look.say("hands-read-only"))


def nothing_in_focus(window: MainWindow) -> None:
    """Tell that the key is about a mark, and how one is chosen."""
    window.session.said.emit(window.look.say("hands-no-mark"))


def nothing_to_cut(window: MainWindow, end: str) -> None:
    """Tell that nothing is attached to that end of what the hand is about."""
    span, article = window.reader.subject(), window.session.article
    if span is not None and article is not None:
        word = short_quote(span.quote(article.text))
        window.session.said.emit(window.look.say(f"hands-no-cut-{end}", word=word))
