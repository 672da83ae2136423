"""The sheet of keys (F1): every action with its keys, searchable; key names read left to right."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hashiya.ui.bindings import Bindings
from hashiya.ui.dialogs.dialog import Dialog
from hashiya.ui.dialogs.key_tree import KeyTree
from hashiya.ui.look import Look
from hashiya.ui.widgets import label, search_field, wait_at_start


class ShortcutsDialog(Dialog):
    """``change_asked`` asks for the dialog in which keys are chosen."""

    change_asked = Signal()

    def __init__(self, parent: QWidget | None, look: Look, bindings: Bindings) -> None:
        super().__init__(parent, look, "ui-shortcuts-title")
        self.resize(680, 680)
        self._find = search_field(look.say("ui-shortcuts-find"), look.say("ui-clear"))
        wait_at_start(self._find, rtl=look.wording.rtl)
        self.tree = KeyTree(look, bindings, whole=False)
        self.tree.setSelectionMode(KeyTree.SelectionMode.NoSelection)
        self._find.textChanged.connect(self.tree.filter)
        self.body.addWidget(self._find)
        self.body.addWidget(self.tree, 1)
        self.body.addWidget(label(look.say("ui-shortcuts-claims"), "muted", wrap=True))
        self.act("keys-change", self.change_asked.emit)
        self.act("ui-close", self.accept, "primary")
        self._find.setFocus()
