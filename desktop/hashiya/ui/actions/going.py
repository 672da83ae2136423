"""The actions of the Go menu."""

from __future__ import annotations

from collections.abc import Iterator

from hashiya.ui.actions.action import Action, article, project, taggable


def actions() -> Iterator[Action]:
    yield Action(id="palette", menu="go", keys=("ctrl+k",), run=lambda w: w.flows.command_palette())
    yield Action(
        id="claims",
        menu="go",
        keys=("ctrl+shift+k",),
        when=project,
        run=lambda w: w.shelf.toggle("claims"),
    )
    yield Action(
        id="entities",
        menu="go",
        keys=("ctrl+shift+e",),
        when=project,
        run=lambda w: w.shelf.toggle("entities"),
    )
    yield Action(
        id="hints",
        menu="go",
        keys=("j",),
        in_reader=True,
        when=article,
        run=lambda w: w.hints.begin(),
    )
    yield Action(
        id="done-next",
        rule_before=True,
        menu="go",
        keys=("ctrl+enter",),
        when=taggable,
        run=lambda w: w.finishing.done_and_next(),
    )
    yield Action(
        id="skip-next",
        menu="go",
        keys=("ctrl+shift+enter",),
        when=taggable,
        run=lambda w: w.finishing.skip(),
    )
    yield Action(
        id="bookmark",
        menu="go",
        keys=("m",),
        in_reader=True,
        when=taggable,
        rule_before=True,
        run=lambda w: w.bookmarking.toggle(),
    )
    yield Action(
        id="next-bookmark",
        menu="go",
        keys=("ctrl+m",),
        when=article,
        run=lambda w: w.bookmarking.go(1),
    )
    yield Action(
        id="previous-bookmark",
        menu="go",
        keys=("ctrl+shift+m",),
        when=article,
        run=lambda w: w.bookmarking.go(-1),
    )
    yield Action(
        id="next-article",
        menu="go",
        keys=("ctrl+pgdn",),
        when=project,
        rule_before=True,
        run=lambda w: w.go_article(1),
    )
    yield Action(
        id="previous-article",
        menu="go",
        keys=("ctrl+pgup",),
        when=project,
        run=lambda w: w.go_article(-1),
    )
    yield Action(
        id="next-waiting",
        menu="go",
        when=project,
        run=lambda w: w.correcting.next_waiting(),
    )
