"""The sheet of keys (F1): every action with its keys, searchable; key names read left to right."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QTreeWidget, QTreeWidgetItem, QWidget

from hashiya.model.schema import Schema
from hashiya.text import folding
from hashiya.ui.actions import ACTIONS, Action, label_actions
from hashiya.ui.dialogs.dialog import Dialog
from hashiya.ui.key_positions import legend, printed_on
from hashiya.ui.look import Look

LRI, PDI = "\u2066", "\u2069"


class ShortcutsDialog(Dialog):
    def __init__(self, parent: QWidget | None, look: Look, schema: Schema) -> None:
        super().__init__(parent, look, "ui-shortcuts-title")
        self.resize(640, 640)
        self._find = QLineEdit()
        self._find.setPlaceholderText(look.say("ui-shortcuts-find"))
        self._find.setAccessibleName(look.say("ui-shortcuts-find"))
        self._find.setClearButtonEnabled(True)
        self._find.textChanged.connect(self._filter)
        self.tree = QTreeWidget()
        self.tree.setColumnCount(2)
        self.tree.setHeaderLabels([look.say("ui-shortcuts-what"), look.say("ui-shortcuts-keys")])
        self.tree.setRootIsDecorated(False)
        self.tree.setColumnWidth(0, 380)
        self.tree.setSelectionMode(QTreeWidget.SelectionMode.NoSelection)
        self._add_all(schema)
        self.body.addWidget(self._find)
        self.body.addWidget(self.tree, 1)
        self.act("ui-close", self.accept, "primary")
        self._find.setFocus()

    def _add_all(self, schema: Schema) -> None:
        say = self.look.say
        self._add_group(say("ui-shortcuts-labels"), label_actions(schema, self.look.language))
        for menu in ("annotate", "", "go", "edit", "file", "view", "help"):
            title = say(f"ui-menu-{menu}") if menu else say("ui-shortcuts-moves")
            found = [it for it in ACTIONS if it.menu == menu and it.keys]
            self._add_group(title, tuple(it for it in found if not it.id.startswith("extend-")))

    def _add_group(self, title: str, actions: tuple[Action, ...]) -> None:
        if not actions:
            return
        head = QTreeWidgetItem([title, ""])
        font = head.font(0)
        font.setBold(True)
        head.setFont(0, font)
        self.tree.addTopLevelItem(head)
        for action in actions:
            name = action.title or self.look.say(action.message)
            keys = "   ".join(_shown(it) for it in action.keys)
            head.addChild(QTreeWidgetItem([name, keys]))
        head.setExpanded(True)

    def _filter(self, words: str) -> None:
        wanted = folding.fold(words.strip()).text
        for k in range(self.tree.topLevelItemCount()):
            head = self.tree.topLevelItem(k)
            if head is None:
                continue
            some = False
            for j in range(head.childCount()):
                item = head.child(j)
                if item is None:
                    continue
                found = wanted in folding.fold(f"{item.text(0)} {item.text(1)}").text
                item.setHidden(not found)
                some = some or found
            head.setHidden(not some)


def _shown(keys: str) -> str:
    """``Ctrl+Z`` and, for a lone letter, what an Arabic keyboard prints on it: ``N ى``."""
    arabic = printed_on(keys.rpartition("+")[2]) if "+" not in keys else ""
    return f"{LRI}{legend(keys)}{' ' + arabic if arabic else ''}{PDI}"
