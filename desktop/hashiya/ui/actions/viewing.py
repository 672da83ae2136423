"""The actions of the View menu."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from hashiya.model.article import Direction
from hashiya.ui.actions.action import Action, article, project, taggable
from hashiya.ui.reader.faces import FACES, Face, faces_for
from hashiya.ui.reader.theme import MEASURES, SPACINGS, Measure, Spacing

if TYPE_CHECKING:
    from hashiya.ui.main_window import MainWindow

DIRECTIONS: tuple[Direction, ...] = ("auto", "rtl", "ltr")
THEMES = ("system", "light", "sepia", "dark", "contrast")


def actions() -> Iterator[Action]:
    yield Action(id="zoom-in", menu="view", keys=("ctrl+=",), run=lambda w: w.look.zoom(1))
    yield Action(id="zoom-out", menu="view", keys=("ctrl+-",), run=lambda w: w.look.zoom(-1))
    yield Action(id="zoom-reset", menu="view", keys=("ctrl+0",), run=lambda w: w.look.zoom(0))
    yield from (_face(it, first=it is FACES[0]) for it in FACES)
    yield from (_measure(it) for it in MEASURES)
    yield from (_spacing(it) for it in SPACINGS)
    yield from (_theme(it) for it in THEMES)
    yield Action(
        id="harakat",
        menu="view",
        rule_before=True,
        checked=lambda w: w.look.harakat,
        run=lambda w: w.look.show_harakat(on=not w.look.harakat),
    )
    yield Action(
        id="signs",
        menu="view",
        checked=lambda w: w.look.signs,
        run=lambda w: w.look.show_signs(on=not w.look.signs),
    )
    yield from (_turned(it) for it in DIRECTIONS)
    yield Action(
        id="paragraph-breaks",
        menu="view",
        when=lambda w: taggable(w) and w.turning.can_break,
        checked=lambda w: w.turning.breaks,
        run=lambda w: w.turning.turn_breaks(),
    )
    yield Action(
        id="hide-marks",
        menu="view",
        submenu="marks",
        keys=("h",),
        in_reader=True,
        when=article,
        run=lambda w: w.hiding.toggle(),
    )
    yield Action(
        id="next-layer",
        menu="view",
        submenu="marks",
        keys=("shift+h",),
        in_reader=True,
        when=article,
        run=lambda w: w.hiding.next_layer(),
    )
    yield Action(
        id="all-relations",
        menu="view",
        submenu="marks",
        checked=lambda w: w.look.flag("all-relations"),
        run=lambda w: w.look.toggle("all-relations"),
    )
    yield Action(
        id="reserve-lanes",
        menu="view",
        submenu="marks",
        checked=lambda w: w.look.flag("reserve-lanes"),
        run=lambda w: w.look.toggle("reserve-lanes"),
    )
    yield Action(
        id="inspector",
        menu="view",
        keys=("f9",),
        when=project,
        rule_before=True,
        run=lambda w: w.toggle_inspector(),
    )
    yield Action(
        id="history",
        menu="view",
        keys=("ctrl+h",),
        when=project,
        checked=lambda w: w.looking_back.on,
        run=lambda w: w.toggle_history(),
    )
    yield Action(
        id="findings",
        menu="view",
        keys=("f7",),
        when=project,
        checked=lambda w: w.shelf.shows("findings"),
        run=_findings,
    )
    yield Action(
        id="second-article",
        menu="view",
        keys=("f8",),
        when=article,
        checked=lambda w: w.shelf.shows("second-article"),
        run=lambda w: w.side_by_side.toggle(),
    )
    yield Action(
        id="paragraph",
        menu="view",
        when=project,
        checked=lambda w: not w.paragraph.isHidden(),
        run=lambda w: w.paragraph.toggle(),
    )
    yield Action(
        id="focus-mode",
        menu="view",
        keys=("f11",),
        when=project,
        checked=lambda w: w.focus_mode.on,
        run=lambda w: w.focus_mode.toggle(),
    )
    yield Action(
        id="steady-line",
        menu="view",
        when=project,
        checked=lambda w: w.focus_mode.steady,
        run=lambda w: w.focus_mode.toggle_steady(),
    )
    yield Action(id="lock", menu="view", keys=("f4",), when=project, run=lambda w: w.toggle_lock())
    yield Action(id="next-pane", keys=("f6",), run=lambda w: w.panes.go(1))
    yield Action(id="previous-pane", keys=("shift+f6",), run=lambda w: w.panes.go(-1))
    yield Action(
        id="language", menu="view", rule_before=True, run=lambda w: w.flows.switch_language()
    )


def _findings(window: MainWindow) -> None:
    """Into the list; from within it, away."""
    shelf = window.shelf
    if shelf.shows("findings") and not shelf.isAncestorOf(window.focusWidget() or window):
        shelf.open_view("findings")
    else:
        shelf.toggle("findings")


def _turned(direction: Direction) -> Action:
    return Action(
        id=f"paragraph-{direction}",
        menu="view",
        submenu="paragraph",
        when=taggable,
        checked=lambda w: w.turning.direction == direction,
        run=lambda w: w.turning.turn(direction),
    )


def _face(face: Face, *, first: bool) -> Action:
    def offered(window: MainWindow) -> bool:
        return face in faces_for(window.look.group)

    def current(window: MainWindow) -> bool:
        return window.look.typography().face is face

    return Action(
        id=f"face-{face.id}",
        menu="view",
        submenu="face",
        rule_before=first,
        when=offered,
        checked=current,
        run=lambda w: w.look.set_face(face),
    )


def _measure(measure: Measure) -> Action:
    return Action(
        id=f"measure-{measure}",
        menu="view",
        submenu="measure",
        checked=lambda w: w.look.measure == measure,
        run=lambda w: w.look.set_measure(measure),
    )


def _spacing(spacing: Spacing) -> Action:
    return Action(
        id=f"spacing-{spacing}",
        menu="view",
        submenu="spacing",
        checked=lambda w: w.look.spacing == spacing,
        run=lambda w: w.look.set_spacing(spacing),
    )


def _theme(name: str) -> Action:
    return Action(
        id=f"theme-{name}",
        menu="view",
        submenu="theme",
        checked=lambda w: w.look.settings.theme == name,
        run=lambda w: w.look.set_theme(name),
    )
