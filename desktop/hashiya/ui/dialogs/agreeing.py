"""Asks whether an export may replace files, or lie among those of others; it replaces and writes nothing itself."""

from __future__ import annotations

from typing import Literal

from PySide6.QtWidgets import QPushButton, QWidget

from hashiya.model.errors import WouldReplace
from hashiya.ui.dialogs.dialog import Dialog
from hashiya.ui.look import Look
from hashiya.ui.widgets import label

_WIDTH = 440
Where = Literal["", "apart", "beside"]


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


class BesideDialog(Dialog):
    """Enter and Escape both leave everything as it is. Beside a file that is in the way nothing can be written."""

    def __init__(self, parent: QWidget, look: Look, found: WouldReplace) -> None:
        kind = found.values["kind"]
        super().__init__(parent, look, f"datasets-replace-{kind}-title")
        self.where: Where = ""
        values = {name: found.values[name] for name in ("name", "count", "other")}
        self.sentence = label(look.say(f"datasets-replace-{kind}", **values), wrap=True)
        self.sentence.setMinimumWidth(_WIDTH)
        self.body.addWidget(self.sentence)
        self.apart = self.act("datasets-replace-apart", lambda: self._choose("apart"))
        self.apart.setAutoDefault(False)
        self.beside = None if kind == "taken" else self._offer_beside()
        self.add_cancel().setDefault(True)

    def _offer_beside(self) -> QPushButton:
        made = self.act("datasets-replace-there", lambda: self._choose("beside"))
        made.setAutoDefault(False)
        return made

    def _choose(self, where: Where) -> None:
        self.where = where
        self.accept()


def where_to(parent: QWidget, look: Look, found: WouldReplace) -> Where:
    """In a folder of its own, beside what lies there, or (empty) not at all."""
    dialog = BesideDialog(parent, look, found)
    dialog.exec()
    dialog.deleteLater()
    return dialog.where
