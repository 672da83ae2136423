"""Asks for one value in words: an attribute of many marks, or the name of an entity; it checks nothing."""

from __future__ import annotations

from PySide6.QtWidgets import QFormLayout, QLineEdit, QWidget

from hashiya.model.attribute import AttributeType
from hashiya.ui.dialogs.dialog import Dialog
from hashiya.ui.look import Look
from hashiya.ui.widgets import label, wait_at_start

_WIDTH = 380


class OneValueDialog(Dialog):
    """``title`` names the sentence of its head, ``why`` stands above the fields, ``done`` on the button."""

    def __init__(self, parent: QWidget | None, look: Look, title: str, why: str, done: str) -> None:
        super().__init__(parent, look, title)
        self._rtl = look.wording.rtl
        self.body.addWidget(label(why, "muted", wrap=True))
        self._form = QFormLayout()
        self.body.addLayout(self._form)
        self.act(done, self.accept, "primary")
        self.add_cancel()
        self.setMinimumWidth(_WIDTH)

    def add(self, name: str, value: str = "") -> QLineEdit:
        field = QLineEdit(value)
        field.setAccessibleName(name)
        wait_at_start(field, rtl=self._rtl)
        self._form.addRow(label(name), field)
        return field


def ask_value(parent: QWidget, look: Look, kind: AttributeType) -> str:
    """What is to be said; empty when nothing was."""
    why = {
        "date": "tables-write-date",
        "link": "tables-write-link",
        "choices": "tables-write-codes",
    }
    message = why.get(kind.kind, "tables-write-why")
    codes = " ".join(it.code for it in kind.choices)
    sentence = look.say(message, codes=codes) if kind.kind == "choices" else look.say(message)
    dialog = OneValueDialog(parent, look, "tables-write-title", sentence, "tables-set")
    field = dialog.add(kind.name_in(look.language))
    agreed = dialog.exec()
    dialog.deleteLater()
    return field.text().strip() if agreed else ""


def ask_entity(
    parent: QWidget, look: Look, title: str, why: str, name: str, link: str | None
) -> tuple[str, str] | None:
    """Name and link of an entity; ``link`` is not asked for where it is ``None``."""
    dialog = OneValueDialog(parent, look, title, why, f"{title}-do")
    names = dialog.add(look.say("tables-entity-name"), name)
    links = dialog.add(look.say("tables-entity-link"), link) if link is not None else None
    names.selectAll()
    agreed = dialog.exec()
    dialog.deleteLater()
    if not agreed:
        return None
    return names.text().strip(), links.text().strip() if links is not None else ""
