"""Asks before a project is closed that holds what could not be saved; it saves and closes nothing itself."""

from __future__ import annotations

from typing import Literal

from PySide6.QtWidgets import QWidget

from hashiya.ui.dialogs.dialog import Dialog
from hashiya.ui.look import Look
from hashiya.ui.widgets import label
from hashiya.workspace import Workspace

Choice = Literal["copy", "leave", "stay"]


class LeavingDialog(Dialog):
    """The safe way out is the one that Enter takes; Escape stays."""

    def __init__(self, parent: QWidget, look: Look, workspace: Workspace) -> None:
        super().__init__(parent, look, "keeping-close-title")
        self.choice: Choice = "stay"
        count, name = len(workspace.pending), workspace.path.name
        self.sentence = label(look.say("keeping-close-question", count=count, name=name), wrap=True)
        self.sentence.setMinimumWidth(420)
        self.body.addWidget(self.sentence)
        self.act("keeping-close-anyway", lambda: self._choose("leave"), "danger")
        self.add_cancel()
        self.act("keeping-save-elsewhere", lambda: self._choose("copy"), "primary").setDefault(True)

    def _choose(self, choice: Choice) -> None:
        self.choice = choice
        self.accept()


def ask(parent: QWidget, look: Look, workspace: Workspace) -> Choice:
    dialog = LeavingDialog(parent, look, workspace)
    dialog.exec()
    dialog.deleteLater()
    return dialog.choice
