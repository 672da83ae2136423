"""ACTIONS, the one list of what the window can do: id, menu, keys, when, run; no action does work itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from hashiya.model.schema import Label, Schema

if TYPE_CHECKING:
    from hashiya.ui.main_window import MainWindow
    from hashiya.ui.moving import Moving

Run = Callable[["MainWindow"], object]
When = Callable[["MainWindow"], bool]

MENUS = ("file", "edit", "annotate", "view", "go", "help")


def _always(_window: MainWindow) -> bool:
    return True


def _project(window: MainWindow) -> bool:
    return window.session.workspace is not None


def _writable(window: MainWindow) -> bool:
    workspace = window.session.workspace
    return workspace is not None and not workspace.read_only


def _article(window: MainWindow) -> bool:
    return window.session.article is not None


def _taggable(window: MainWindow) -> bool:
    return _article(window) and _writable(window)


def _focused(window: MainWindow) -> bool:
    return window.session.focused is not None and _writable(window)


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """One thing to do. ``keys`` are positions as on a US keyboard, the first one is shown.

    ``in_reader``: plain keys that act only while the reader has the focus (WCAG 2.1.4).
    ``title`` is a sentence of the catalogue unless the label set gives it.
    """

    id: str
    run: Run
    keys: tuple[str, ...] = ()
    menu: str = ""
    when: When = _always
    in_reader: bool = False
    repeats: bool = False
    rule_before: bool = False
    title: str = ""

    @property
    def message(self) -> str:
        return f"ui-action-{self.id}"


def _file() -> Iterator[Action]:
    yield Action(id="new", menu="file", keys=("ctrl+n",), run=lambda w: w.flows.new_project())
    yield Action(id="open", menu="file", keys=("ctrl+o",), run=lambda w: w.flows.choose_project())
    yield Action(id="demo", menu="file", run=lambda w: w.flows.open_demo())
    yield Action(
        id="import",
        menu="file",
        keys=("ctrl+i",),
        when=_writable,
        rule_before=True,
        run=lambda w: w.flows.import_articles(),
    )
    yield Action(
        id="export", menu="file", keys=("ctrl+e",), when=_project, run=lambda w: w.flows.export()
    )
    yield Action(
        id="settings",
        menu="file",
        keys=("ctrl+,",),
        rule_before=True,
        run=lambda w: w.flows.settings(),
    )
    yield Action(
        id="close-project", menu="file", when=_project, run=lambda w: w.flows.close_project()
    )
    yield Action(id="quit", menu="file", keys=("ctrl+q",), run=lambda w: w.close())


def _edit() -> Iterator[Action]:
    yield Action(
        id="undo", menu="edit", keys=("ctrl+z",), when=_writable, run=lambda w: w.tagging.undo()
    )
    yield Action(
        id="redo",
        menu="edit",
        keys=("ctrl+shift+z", "ctrl+y"),
        when=_writable,
        run=lambda w: w.tagging.redo(),
    )
    yield Action(
        id="copy",
        menu="edit",
        keys=("ctrl+c",),
        when=_article,
        rule_before=True,
        run=lambda w: w.tagging.copy(),
    )
    yield Action(
        id="details",
        menu="edit",
        when=_taggable,
        rule_before=True,
        run=lambda w: w.flows.article_details(),
    )
    yield Action(id="bin-article", menu="edit", when=_taggable, run=lambda w: w.flows.bin_article())


def _annotate() -> Iterator[Action]:
    row = partial(Action, menu="annotate", in_reader=True)
    yield row(id="pick", keys=("l",), when=_taggable, run=lambda w: w.tagging.pick())
    yield row(id="enter", keys=("enter",), when=_taggable, run=lambda w: w.tagging.enter())
    yield row(id="repeat", keys=(".",), when=_taggable, run=lambda w: w.tagging.repeat())
    yield row(id="change", keys=("c",), when=_focused, run=lambda w: w.tagging.change_label())
    yield row(id="relate", keys=("r",), when=_focused, run=lambda w: w.linking.begin())
    yield row(
        id="delete", keys=("d", "delete"), when=_focused, run=lambda w: w.tagging.remove_focused()
    )
    yield row(
        id="sentence",
        keys=("s",),
        when=_article,
        rule_before=True,
        run=lambda w: w.moving.select_sentence(),
    )
    yield row(id="widen", keys=("w",), when=_article, run=lambda w: w.moving.widen())
    yield row(id="narrow", keys=("shift+w",), when=_article, run=lambda w: w.moving.narrow())
    yield row(id="swap-edge", keys=("o",), when=_article, run=lambda w: w.moving.swap_edge())
    yield row(
        id="edge-left",
        keys=("[",),
        when=_article,
        repeats=True,
        run=lambda w: w.moving.trim("left", other=False),
    )
    yield row(
        id="edge-right",
        keys=("]",),
        when=_article,
        repeats=True,
        run=lambda w: w.moving.trim("right", other=False),
    )
    yield row(
        id="other-left",
        menu="",
        keys=("shift+[",),
        when=_article,
        repeats=True,
        run=lambda w: w.moving.trim("left", other=True),
    )
    yield row(
        id="other-right",
        menu="",
        keys=("shift+]",),
        when=_article,
        repeats=True,
        run=lambda w: w.moving.trim("right", other=True),
    )
    yield row(
        id="inner",
        keys=("i",),
        when=_article,
        rule_before=True,
        run=lambda w: w.tagging.step_in(),
    )
    yield row(id="outer", keys=("u",), when=_article, run=lambda w: w.tagging.step_out())
    yield row(id="cycle", keys=(";",), when=_article, run=lambda w: w.tagging.cycle())


def _moves() -> Iterator[Action]:
    """Keys of the word cursor; in no menu, but on the shortcuts sheet. Each with Shift extends."""
    row = partial(Action, in_reader=True, repeats=True, when=_article)
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


def _view() -> Iterator[Action]:
    yield Action(id="zoom-in", menu="view", keys=("ctrl+=",), run=lambda w: w.look.zoom(1))
    yield Action(id="zoom-out", menu="view", keys=("ctrl+-",), run=lambda w: w.look.zoom(-1))
    yield Action(id="zoom-reset", menu="view", keys=("ctrl+0",), run=lambda w: w.look.zoom(0))
    yield Action(
        id="inspector",
        menu="view",
        keys=("f9",),
        when=_project,
        rule_before=True,
        run=lambda w: w.toggle_inspector(),
    )
    yield Action(
        id="focus-mode",
        menu="view",
        keys=("f11",),
        when=_project,
        run=lambda w: w.toggle_focus_mode(),
    )
    yield Action(id="next-pane", keys=("f6",), run=lambda w: w.next_pane(1))
    yield Action(id="previous-pane", keys=("shift+f6",), run=lambda w: w.next_pane(-1))
    yield Action(
        id="theme-light", menu="view", rule_before=True, run=lambda w: w.look.set_theme("light")
    )
    yield Action(id="theme-sepia", menu="view", run=lambda w: w.look.set_theme("sepia"))
    yield Action(id="theme-dark", menu="view", run=lambda w: w.look.set_theme("dark"))
    yield Action(
        id="language", menu="view", rule_before=True, run=lambda w: w.flows.switch_language()
    )


def _go() -> Iterator[Action]:
    yield Action(
        id="done-next",
        menu="go",
        keys=("ctrl+enter",),
        when=_taggable,
        run=lambda w: w.tagging.done_and_next(),
    )
    yield Action(
        id="next-article",
        menu="go",
        keys=("ctrl+pgdn",),
        when=_project,
        rule_before=True,
        run=lambda w: w.go_article(1),
    )
    yield Action(
        id="previous-article",
        menu="go",
        keys=("ctrl+pgup",),
        when=_project,
        run=lambda w: w.go_article(-1),
    )


def _help() -> Iterator[Action]:
    yield Action(
        id="shortcuts", menu="help", keys=("f1", "shift+/"), run=lambda w: w.flows.shortcuts()
    )
    yield Action(id="about", menu="help", rule_before=True, run=lambda w: w.flows.about())


ACTIONS: tuple[Action, ...] = (
    *_file(),
    *_edit(),
    *_annotate(),
    *_moves(),
    *_view(),
    *_go(),
    *_help(),
)


def label_actions(schema: Schema, language: str) -> tuple[Action, ...]:
    """One action a label that has a key; its title is the label's own name."""
    return tuple(
        Action(
            id=f"label-{label.layer}-{label.code}",
            keys=(label.shortcut,),
            in_reader=True,
            when=_taggable,
            title=label.name(language),
            run=partial(_tag, label=label),
        )
        for label in schema.labels
        if label.shortcut
    )


def _tag(window: MainWindow, *, label: Label) -> None:
    window.tagging.tag(label)


class KeyTable:
    """Which action a chord runs, for the actions in use."""

    def __init__(self, actions: tuple[Action, ...]) -> None:
        self.actions = actions
        self._by_keys = {keys: action for action in actions for keys in action.keys}

    def find(self, keys: str) -> Action | None:
        return self._by_keys.get(keys)

    def clashes(self) -> list[str]:
        seen: set[str] = set()
        keys = [it for action in self.actions for it in action.keys]
        return [it for it in keys if it in seen or seen.add(it)]
