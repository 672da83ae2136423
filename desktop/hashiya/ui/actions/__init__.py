"""ACTIONS, the one list of what the window can do, one file a menu; no action does work itself."""

from __future__ import annotations

from hashiya.ui.actions import annotating, editing, files, going, helping, moving, viewing
from hashiya.ui.actions.action import MENUS, Action
from hashiya.ui.actions.labels import label_action, label_actions

ACTIONS: tuple[Action, ...] = (
    *files.actions(),
    *editing.actions(),
    *annotating.actions(),
    *moving.actions(),
    *viewing.actions(),
    *going.actions(),
    *helping.actions(),
)

__all__ = ["ACTIONS", "MENUS", "Action", "label_action", "label_actions"]
