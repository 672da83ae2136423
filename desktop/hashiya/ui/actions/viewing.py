"""The actions of the View menu."""

from __future__ import annotations

from collections.abc import Iterator

from hashiya.ui.actions.action import Action, project


def actions() -> Iterator[Action]:
    yield Action(id="zoom-in", menu="view", keys=("ctrl+=",), run=lambda w: w.look.zoom(1))
    yield Action(id="zoom-out", menu="view", keys=("ctrl+-",), run=lambda w: w.look.zoom(-1))
    yield Action(id="zoom-reset", menu="view", keys=("ctrl+0",), run=lambda w: w.look.zoom(0))
    yield Action(
        id="inspector",
        menu="view",
        keys=("f9",),
        when=project,
        rule_before=True,
        run=lambda w: w.toggle_inspector(),
    )
    yield Action(
        id="focus-mode",
        menu="view",
        keys=("f11",),
        when=project,
        run=lambda w: w.toggle_focus_mode(),
    )
    yield Action(id="lock", menu="view", keys=("f4",), when=project, run=lambda w: w.toggle_lock())
    yield Action(id="next-pane", keys=("f6",), run=lambda w: w.next_pane(1))
    yield Action(id="previous-pane", keys=("shift+f6",), run=lambda w: w.next_pane(-1))
    yield Action(
        id="theme-light", menu="view", rule_before=True, run=lambda w: w.look.set_theme("light")
    )
    yield Action(id="theme-sepia", menu="view", run=lambda w: w.look.set_theme("sepia"))
    yield Action(id="theme-dark", menu="view", run=lambda w: w.look.set_theme("dark"))
    yield Action(id="theme-contrast", menu="view", run=lambda w: w.look.set_theme("contrast"))
    yield Action(id="theme-system", menu="view", run=lambda w: w.look.set_theme("system"))
    yield Action(
        id="language", menu="view", rule_before=True, run=lambda w: w.flows.switch_language()
    )
