"""Everything that the command palette offers in this window now: actions, labels, articles. It runs nothing itself."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from hashiya.model.schema import Label
from hashiya.ui.actions import Action, label_action
from hashiya.ui.command_search import Entry
from hashiya.ui.key_positions import legend
from hashiya.wording import Wording, isolate, languages

if TYPE_CHECKING:
    from hashiya.ui.main_window import MainWindow

_ITSELF = "palette"
ACTION, LABEL, ARTICLE, MOVE = range(4)
"""Kinds in the order in which they stand where words fit equally well."""


def entries(window: MainWindow) -> list[Entry]:
    return [*_actions(window), *_labels(window), *_articles(window)]


def _actions(window: MainWindow) -> Iterator[Entry]:
    voices = [Wording(code) for code in languages()]
    say = window.look.say
    for action in window.bindings.actions:
        if action.is_label or action.id == _ITSELF:
            continue
        menu = f"ui-menu-{action.menu}" if action.menu else "ui-shortcuts-moves"
        names = [voice.say(it) for voice in voices for it in (action.message, menu)]
        yield Entry(
            id=action.id,
            title=say(action.message),
            words=" ".join([*names, *map(_spoken, action.keys)]),
            also=other_words(voices, f"words-{action.id}"),
            about=say(menu),
            keys=action.keys,
            enabled=action.when(window),
            weight=ACTION if action.menu else MOVE,
            run=partial(_run, window, action),
        )


def _labels(window: MainWindow) -> Iterator[Entry]:
    language = window.look.language
    tags = other_words([Wording(code) for code in languages()], "words-pick")
    layers = {it.code: it.names.get(language, it.code) for it in window.session.schema.layers}
    for label in window.session.schema.labels:
        action = window.bindings.action(label_action(label))
        if action is None:
            continue
        yield Entry(
            id=action.id,
            title=window.look.say("keys-palette-tag", name=label.name(language)),
            words=_names_of(label) + " ".join(map(_spoken, action.keys)),
            also=tags,
            about=isolate(layers.get(label.layer, label.layer)),
            keys=action.keys,
            enabled=action.when(window),
            weight=LABEL,
            run=partial(_run, window, action),
        )


def other_words(voices: list[Wording], message: str) -> str:
    """What people also call it, in every language of the program."""
    return " ".join(voice.say(message) for voice in voices if voice.has(message))


def _names_of(label: Label) -> str:
    return " ".join((label.code, label.short, *label.names.values(), ""))


def _articles(window: MainWindow) -> Iterator[Entry]:
    if window.session.workspace is None:
        return
    about = window.look.say("keys-palette-article")
    for line in window.articles.lines:
        yield Entry(
            id=f"article-{line.id}",
            title=line.title or line.name,
            words=line.name if line.title else "",
            about=about,
            weight=ARTICLE,
            run=partial(_go, window, line.id),
        )


def _spoken(keys: str) -> str:
    """Words by which a chord is found: ``ctrl+z`` as "ctrl z"."""
    return legend(keys).replace("+", " ")


def _run(window: MainWindow, action: Action) -> None:
    if action.in_reader:
        window.reader.setFocus()
    window.run_action(action)


def _go(window: MainWindow, article_id: str) -> None:
    window.session.show(article_id)
    window.reader.setFocus()
