"""The actions of the Edit menu."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from hashiya.ui.actions.action import Action, article, project, taggable, writable

if TYPE_CHECKING:
    from hashiya.ui.main_window import MainWindow


def actions() -> Iterator[Action]:
    yield Action(
        id="undo", menu="edit", keys=("ctrl+z",), when=writable, run=lambda w: w.tagging.undo()
    )
    yield Action(
        id="redo",
        menu="edit",
        keys=("ctrl+shift+z", "ctrl+y"),
        when=writable,
        run=lambda w: w.tagging.redo(),
    )
    yield Action(
        id="copy",
        menu="edit",
        keys=("ctrl+c",),
        when=lambda w: article(w) or w.shelf.isVisible(),
        rule_before=True,
        run=_copy,
    )
    yield Action(
        id="find",
        menu="edit",
        keys=("ctrl+f",),
        when=article,
        rule_before=True,
        run=lambda w: w.finding.open(),
    )
    yield Action(
        id="find-everywhere",
        menu="edit",
        keys=("ctrl+shift+f",),
        when=project,
        run=lambda w: w.searching.open(),
    )
    # beside Ctrl+F, a key of the reader alone
    yield Action(
        id="find-here", keys=("/",), in_reader=True, when=article, run=lambda w: w.finding.open()
    )
    yield Action(
        id="find-next",
        menu="edit",
        keys=("f3",),
        when=_findable,
        repeats=True,
        run=lambda w: _find_on(w, 1),
    )
    yield Action(
        id="find-previous",
        menu="edit",
        keys=("shift+f3",),
        when=_findable,
        repeats=True,
        run=lambda w: _find_on(w, -1),
    )
    yield Action(
        id="copy-json",
        menu="edit",
        keys=("ctrl+shift+c",),
        when=lambda w: w.session.focused is not None,
        run=lambda w: w.tagging.copy_json(),
    )
    yield Action(
        id="label-set",
        menu="edit",
        keys=("ctrl+shift+l",),
        when=project,
        rule_before=True,
        run=lambda w: w.flows.label_set(),
    )
    yield Action(
        id="details",
        menu="edit",
        when=taggable,
        rule_before=True,
        run=lambda w: w.flows.article_details(),
    )
    yield Action(id="correct-text", menu="edit", when=taggable, run=lambda w: w.correcting.open())
    yield Action(id="bin-article", menu="edit", when=taggable, run=lambda w: w.flows.bin_article())


def _copy(window: MainWindow) -> None:
    """What the keys are in: rows of a table, else the words of the page."""
    if not window.shelf.copy():
        window.tagging.copy()


def _findable(window: MainWindow) -> bool:
    return article(window) or window.searching.lists


def _find_on(window: MainWindow, by: int) -> None:
    """Through the places of the bar that is up: of the article, else of all texts."""
    if window.searching.lists and not window.finding.bar.isVisible():
        window.searching.step(by)
    else:
        window.finding.go_on(by)
