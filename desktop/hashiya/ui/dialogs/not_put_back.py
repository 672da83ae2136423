"""Asks, when a project is closed that its drive does not take now, whether to close all the same; nothing is lost so."""

from __future__ import annotations

from typing import Literal

from PySide6.QtWidgets import QWidget

from hashiya.ui.dialogs.dialog import Dialog
from hashiya.ui.look import Look
from hashiya.ui.widgets import label

Choice = Literal["close", "again", "copy", "stay"]


class NotPutBackDialog(Dialog):
    """Enter closes: everything is saved on this computer. Escape stays."""

    def __init__(self, parent: QWidget, look: Look, sentence: str) -> None:
        super().__init__(parent, look, "drive-close-title")
        self.choice: Choice = "stay"
        self.sentence = label(f"{sentence} {look.say('drive-close-later')}", wrap=True)
        self.sentence.setMinimumWidth(420)
        self.body.addWidget(self.sentence)
        self.add_cancel()
        self.act("keeping-retry", lambda: self._choose("again"))
        self.act("keeping-save-copy", lambda: self._choose("copy"))
        self.act("drive-close", lambda: self._choose("close"), "primary").setDefault(True)

    def _choose(self, choice: Choice) -> None:
        self.choice = choice
        self.accept()


def ask(parent: QWidget, look: Look, sentence: str) -> Choice:
    dialog = NotPutBackDialog(parent, look, sentence)
    dialog.exec()
    dialog.deleteLater()
    return dialog.choice
