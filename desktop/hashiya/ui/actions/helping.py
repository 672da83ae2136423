"""The actions of the Help menu."""

from __future__ import annotations

from collections.abc import Iterator

from hashiya.ui import guiding
from hashiya.ui.actions.action import Action, project


def actions() -> Iterator[Action]:
    yield Action(
        id="shortcuts", menu="help", keys=("f1", "shift+/"), run=lambda w: w.flows.shortcuts()
    )
    yield Action(
        id="guideline",
        menu="help",
        keys=("shift+f1",),
        when=project,
        run=guiding.show_guideline,
    )
    yield Action(id="keys", menu="help", run=lambda w: w.flows.change_keys())
    yield Action(id="formats", menu="help", run=lambda w: w.flows.formats())
    yield Action(id="about", menu="help", rule_before=True, run=lambda w: w.flows.about())
