"""Which keys run which action: those of the list, of the label set, and over them the person's own.

One chord runs one action. A key that a person chose wins over one that came with the program; the
label set of a project never takes a key away from anybody's choice. It opens no dialog.
"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from hashiya.model.schema import Label, Schema
from hashiya.ui.actions import ACTIONS, Action, label_action, label_actions
from hashiya.ui.key_positions import is_chord
from hashiya.ui.settings import Settings

_SYSTEM = frozenset({"alt+f4", "ctrl+alt+delete", "ctrl+esc", "alt+esc", "alt+space"})
_ALWAYS = frozenset({"esc"})
_NO_KEY = "none"
"""How the choice of no key is stored: an empty line is damage."""


class Bindings(QObject):
    """Keys of the actions in use; ``changed`` is told after one of them got other keys."""

    changed = Signal()

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self._settings = settings
        self._own = _read(settings)
        self._labels: tuple[Action, ...] = ()
        self._settle()

    def show_schema(self, schema: Schema, language: str) -> None:
        """The labels of this set have keys from now on."""
        self._labels = label_actions(schema, language)
        self._settle()
        self.changed.emit()

    # what is in force

    @property
    def actions(self) -> tuple[Action, ...]:
        """All actions with the keys that run them now, labels last."""
        return tuple(self._actions.values())

    def action(self, action_id: str) -> Action | None:
        return self._actions.get(action_id)

    def find(self, keys: str) -> Action | None:
        """The action that this chord runs."""
        return self._by_keys.get(keys)

    def keys(self, action_id: str) -> tuple[str, ...]:
        found = self._actions.get(action_id)
        return found.keys if found else ()

    def key_of(self, label: Label) -> str:
        return next(iter(self.keys(label_action(label))), "")

    def on_labels(self, schema: Schema) -> Schema:
        """The label set with the keys that are in force here: for what shows labels with keys."""
        labels = tuple(replace(it, shortcut=self.key_of(it)) for it in schema.labels)
        return schema if labels == schema.labels else replace(schema, labels=labels)

    def is_own(self, action_id: str) -> bool:
        """Whether the person chose the keys of this action."""
        return action_id in self._own

    @property
    def any_own(self) -> bool:
        return bool(self._own)

    # the person's own

    def refusal(self, keys: str) -> str:
        """The sentence that says why nobody may choose this chord; empty when one may."""
        held = keys.split("+")[:-1]
        if keys in _ALWAYS or "meta" in held or keys in _SYSTEM:
            return "keys-refused-system"
        if {"ctrl", "alt"} <= set(held):
            return "keys-refused-level"
        if {"alt", "shift"} <= set(held):
            return "keys-refused-switch"
        return ""

    def choose(self, action_id: str, keys: tuple[str, ...]) -> None:
        """Give the action these chords; who had one of them loses it."""
        for chord in keys:
            owner = self.find(chord)
            if owner is not None and owner.id != action_id:
                left = self._own.get(owner.id, owner.keys)
                self._own[owner.id] = tuple(it for it in left if it != chord)
                self._keep(owner.id)
        self._own[action_id] = keys
        if keys == self.usual(action_id):
            del self._own[action_id]
        self._keep(action_id)
        self._settle()
        self.changed.emit()

    def usual(self, action_id: str) -> tuple[str, ...]:
        """The keys that the action came with."""
        return next((it.keys for it in (*ACTIONS, *self._labels) if it.id == action_id), ())

    def reset_all(self) -> None:
        ids = list(self._own)
        self._own = {}
        for action_id in ids:
            self._keep(action_id)
        self._settle()
        self.changed.emit()

    def _keep(self, action_id: str) -> None:
        own = self._own.get(action_id)
        self._settings.remember_keys(action_id, None if own is None else " ".join(own) or _NO_KEY)

    def _settle(self) -> None:
        """Deal out the chords: what a person chose first, then what is left of the usual ones."""
        taken: dict[str, str] = {}
        for own in (True, False):
            for action in (*ACTIONS, *self._labels):
                if (action.id in self._own) == own:
                    for chord in self._own.get(action.id, action.keys):
                        taken.setdefault(chord, action.id)
        self._actions: dict[str, Action] = {}
        for action in (*ACTIONS, *self._labels):
            wanted = self._own.get(action.id, action.keys)
            keys = tuple(it for it in wanted if taken[it] == action.id)
            self._actions[action.id] = action if keys == action.keys else replace(action, keys=keys)
        self._by_keys = {chord: self._actions[action_id] for chord, action_id in taken.items()}


def _read(settings: Settings) -> dict[str, tuple[str, ...]]:
    """What was stored; a line that is no list of chords is as if it were not there."""
    found: dict[str, tuple[str, ...]] = {}
    for action_id, words in settings.own_keys().items():
        keys = () if words == _NO_KEY else tuple(words.split())
        if (
            (keys or words == _NO_KEY)
            and all(is_chord(it) for it in keys)
            and len(set(keys)) == len(keys)
        ):
            found[action_id] = keys
    return found
