"""The actions of the Annotate menu."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from hashiya.ui.actions import places
from hashiya.ui.actions.action import Action, article, focused, taggable


def actions() -> Iterator[Action]:
    row = partial(Action, menu="annotate", in_reader=True)
    place = partial(row, submenu="place")
    yield row(
        id="pick",
        keys=("l",),
        when=taggable,
        here=places.of_words,
        run=lambda w: w.tagging.pick(),
    )
    yield row(
        id="enter",
        keys=("enter",),
        when=taggable,
        here=places.on_mark,
        run=lambda w: w.tagging.enter(),
    )
    yield row(
        id="repeat",
        keys=(".",),
        when=taggable,
        here=lambda w: w.tagging.last_label is not None,
        run=lambda w: w.tagging.repeat(),
    )
    yield row(
        id="toggle",
        keys=("z",),
        when=focused,
        here=lambda w: w.tagging.other_label() is not None,
        run=lambda w: w.tagging.toggle(),
    )
    yield row(
        id="change",
        keys=("c",),
        when=focused,
        here=places.of_mark,
        run=lambda w: w.tagging.change_label(),
    )
    yield row(id="relate", keys=("r",), when=focused, run=lambda w: w.linking.begin())
    yield row(
        id="turn-relation",
        keys=("shift+r",),
        when=focused,
        here=lambda w: w.relation.subject is not None,
        run=lambda w: w.relation.turn(),
    )
    yield row(
        id="next-relation",
        keys=("e",),
        when=article,
        here=places.related,
        run=lambda w: w.relation.step(),
    )
    yield row(id="doubt", keys=(",",), when=focused, run=lambda w: w.relation.doubt())
    yield row(
        id="claim",
        keys=("q",),
        when=taggable,
        here=lambda w: bool(w.session.schema.labels_as("claim")),
        run=lambda w: w.proposing.claim(),
    )
    yield row(
        id="accept",
        keys=("space",),
        when=taggable,
        here=lambda w: w.proposing.stands,
        run=lambda w: w.proposing.accept(),
    )
    yield row(
        id="reject",
        keys=("x",),
        when=taggable,
        here=lambda w: w.proposing.stands,
        run=lambda w: w.proposing.reject(),
    )
    yield row(id="attributes", keys=("a",), when=focused, run=lambda w: w.strip.begin())
    yield row(id="note", keys=("t",), when=focused, run=lambda w: w.edit_field("comment"))
    yield row(
        id="article-labels",
        keys=("shift+a",),
        when=taggable,
        here=places.nowhere,
        run=lambda w: w.edit_article("label:"),
    )
    yield row(
        id="article-note",
        keys=("shift+t",),
        when=taggable,
        here=places.nowhere,
        run=lambda w: w.edit_article("note"),
    )
    yield row(
        id="delete",
        keys=("d", "delete"),
        when=focused,
        run=lambda w: w.relation.remove() or w.tagging.remove_focused(),
    )
    yield place(
        id="sentence",
        keys=("s",),
        when=article,
        rule_before=True,
        run=lambda w: w.moving.select_sentence(),
    )
    yield place(id="widen", keys=("w",), when=article, run=lambda w: w.moving.widen())
    yield place(id="narrow", keys=("shift+w",), when=article, run=lambda w: w.moving.narrow())
    yield place(id="swap-edge", keys=("o",), when=article, run=lambda w: w.moving.swap_edge())
    yield place(
        id="edge-left",
        keys=("[",),
        when=article,
        repeats=True,
        run=lambda w: w.moving.trim("left", other=False),
    )
    yield place(
        id="edge-right",
        keys=("]",),
        when=article,
        repeats=True,
        run=lambda w: w.moving.trim("right", other=False),
    )
    yield row(
        id="other-left",
        menu="",
        keys=("shift+[",),
        when=article,
        repeats=True,
        run=lambda w: w.moving.trim("left", other=True),
    )
    yield row(
        id="other-right",
        menu="",
        keys=("shift+]",),
        when=article,
        repeats=True,
        run=lambda w: w.moving.trim("right", other=True),
    )
    yield place(
        id="trim-start",
        keys=("f",),
        when=article,
        rule_before=True,
        run=lambda w: w.moving.cut("start", 1),
    )
    yield row(
        id="trim-start-back",
        menu="",
        keys=("shift+f",),
        when=article,
        run=lambda w: w.moving.cut("start", -1),
    )
    yield place(id="trim-end", keys=("g",), when=article, run=lambda w: w.moving.cut("end", 1))
    yield row(
        id="trim-end-back",
        menu="",
        keys=("shift+g",),
        when=article,
        run=lambda w: w.moving.cut("end", -1),
    )
    yield row(
        id="inner",
        keys=("i",),
        when=article,
        rule_before=True,
        here=places.of_several,
        run=lambda w: w.tagging.step_in(),
    )
    yield row(
        id="outer",
        keys=("u",),
        when=article,
        here=places.of_several,
        run=lambda w: w.tagging.step_out(),
    )
    yield row(
        id="context-menu",
        menu="",
        keys=("menu", "shift+f10"),
        when=article,
        run=lambda w: w.menus.show_beside(),
    )
    yield row(
        id="cycle",
        keys=(";",),
        when=article,
        here=places.of_several,
        run=lambda w: w.tagging.cycle(),
    )
