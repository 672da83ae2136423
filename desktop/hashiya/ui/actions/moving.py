"""The keys of the word cursor; each with Shift extends."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from hashiya.ui.actions.action import Action, article

if TYPE_CHECKING:
    from hashiya.ui.main_window import MainWindow
    from hashiya.ui.moving import Moving


def actions() -> Iterator[Action]:
    """Keys of the word cursor; in no menu, but on the shortcuts sheet. Each with Shift extends."""
    row = partial(Action, in_reader=True, repeats=True, when=article)
    for name, keys, move in _MOVES:
        yield row(id=name, keys=(keys,), run=partial(_moved, move=move, extend=False))
        base, _, key = keys.rpartition("+")
        longer = f"{base}+shift+{key}" if base else f"shift+{key}"
        yield row(id=f"extend-{name}", keys=(longer,), run=partial(_moved, move=move, extend=True))
    yield Action(id="back", keys=("esc",), in_reader=True, run=lambda w: w.step_back())


Move = Callable[["Moving", bool], None]
_MOVES: tuple[tuple[str, str, Move], ...] = (
    ("word-left", "left", lambda it, extend: it.word("left", extend=extend)),
    ("word-right", "right", lambda it, extend: it.word("right", extend=extend)),
    ("line-up", "up", lambda it, extend: it.line(-1, extend=extend)),
    ("line-down", "down", lambda it, extend: it.line(1, extend=extend)),
    ("sentence-left", "ctrl+left", lambda it, extend: it.sentence("left", extend=extend)),
    ("sentence-right", "ctrl+right", lambda it, extend: it.sentence("right", extend=extend)),
    ("page-up", "pgup", lambda it, extend: it.page(-1, extend=extend)),
    ("page-down", "pgdn", lambda it, extend: it.page(1, extend=extend)),
    ("paragraph-start", "home", lambda it, extend: it.paragraph(end=False, extend=extend)),
    ("paragraph-end", "end", lambda it, extend: it.paragraph(end=True, extend=extend)),
    ("article-start", "ctrl+home", lambda it, extend: it.article(end=False, extend=extend)),
    ("article-end", "ctrl+end", lambda it, extend: it.article(end=True, extend=extend)),
)


def _moved(window: MainWindow, *, move: Move, extend: bool) -> None:
    move(window.moving, extend)
