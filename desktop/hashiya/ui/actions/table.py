"""Which key runs which action: the fixed ones and one a label of the project."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from hashiya.model.schema import Label, Schema
from hashiya.ui.actions.action import Action, taggable

if TYPE_CHECKING:
    from hashiya.ui.main_window import MainWindow


def label_actions(schema: Schema, language: str) -> tuple[Action, ...]:
    """One action a label that has a key; its title is the label's own name."""
    return tuple(
        Action(
            id=f"label-{label.layer}-{label.code}",
            keys=(label.shortcut,),
            in_reader=True,
            when=taggable,
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
