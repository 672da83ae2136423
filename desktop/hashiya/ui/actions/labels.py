"""The actions that a label set brings: one a label, with the label's key."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from hashiya.model.schema import Label, Schema
from hashiya.ui.actions.action import Action, taggable

if TYPE_CHECKING:
    from hashiya.ui.main_window import MainWindow


def label_action(label: Label) -> str:
    """The id of the action that tags with this label."""
    return f"label-{label.layer}-{label.code}"


def label_actions(schema: Schema, language: str) -> tuple[Action, ...]:
    """One action a label; its title is the label's own name."""
    return tuple(
        Action(
            id=label_action(label),
            keys=(label.shortcut,) if label.shortcut else (),
            in_reader=True,
            is_label=True,
            when=taggable,
            title=label.name(language),
            run=partial(_tag, label=label),
        )
        for label in schema.labels
    )


def _tag(window: MainWindow, *, label: Label) -> None:
    window.tagging.tag(label)
