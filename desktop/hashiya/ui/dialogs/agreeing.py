"""Asks whether an export may take the place of files that would be lost; it replaces nothing itself."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from hashiya.model.errors import WouldReplace
from hashiya.ui.dialogs.dialog import Dialog
from hashiya.ui.look import Look
from hashiya.ui.widgets import label

_WIDTH = 440


class ReplaceDialog(Dialog):
    """Enter and Escape both leave everything as it is."""

    def __init__(self, parent: QWidget, look: Look, found: WouldReplace) -> None:
        super().__init__(parent, look, "datasets-replace-title")
        values = {name: it for name, it in found.values.items() if name != "kind"}
        said = look.say(f"datasets-replace-{found.values['kind']}", **values)
        self.sentence = label(said, wrap=True)
        self.sentence.setMinimumWidth(_WIDTH)
        self.body.addWidget(self.sentence)
        self.act("datasets-replace-go", self.accept, "danger").setAutoDefault(False)
        self.add_cancel().setDefault(True)


def to_replace(parent: QWidget, look: Look, found: WouldReplace) -> bool:
    dialog = ReplaceDialog(parent, look, found)
    agreed = bool(dialog.exec())
    dialog.deleteLater()
    return agreed
