"""The values of an attribute as a table: code, both names, uses; it asks for changes and makes none itself."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem

from hashiya.model.attribute import Choice
from hashiya.ui.dialogs.label_set_fields import Field
from hashiya.ui.look import Look
from hashiya.ui.widgets import button, column, holder, row

COLUMNS = ("code", "ar", "en", "uses")
_HEIGHT = 188
_ROW = 32


class ChoicesField(Field):
    """``act_asked`` is ``add``, ``remove``, ``up`` or ``down`` at a row; ``cell_told`` a text in a cell."""

    act_asked = Signal(str, int)
    cell_told = Signal(int, str, str)

    def __init__(self, look: Look, path: str, caption: str) -> None:
        super().__init__(look, path, caption)
        self.table = QTableWidget(0, len(COLUMNS))
        self.table.setHorizontalHeaderLabels([look.say(f"labelset-choice-{it}") for it in COLUMNS])
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(_ROW)
        self.table.setShowGrid(False)
        self.table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        self.table.setFixedHeight(_HEIGHT)
        head = self.table.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for at in range(3):
            head.setSectionResizeMode(at, QHeaderView.ResizeMode.Stretch)
        head.setSectionResizeMode(3, QHeaderView.ResizeMode.ResizeToContents)
        self.table.itemChanged.connect(self._told)
        self.verbs = {
            act: button(look.say(f"labelset-{act}"), lambda it=act: self._ask(it), "quiet")
            for act in ("add", "remove", "up", "down")
        }
        line = row(*self.verbs.values(), 1)
        both = holder(column(self.table, line, gap=4))
        self.hold(both)
        both.setFocusProxy(self.table)
        self.table.setAccessibleName(caption)
        self._locked = False
        self._uses: Sequence[str] = ()

    def show_uses(self, uses: Sequence[str]) -> None:
        """How often each value is used, in words; before ``show_value``."""
        self._uses = uses

    def show_value(self, value: Any) -> None:
        choices: tuple[Choice, ...] = tuple(value or ())
        current = self.table.currentRow()
        self.table.blockSignals(True)  # noqa: FBT003 - Qt's own signature
        self.table.setRowCount(len(choices))
        for at, it in enumerate(choices):
            uses = self._uses[at] if at < len(self._uses) else ""
            cells = (it.code, it.names.get("ar", ""), it.names.get("en", ""), uses)
            for column_, text in enumerate(cells):
                item = QTableWidgetItem(text)
                if self._locked or column_ == len(COLUMNS) - 1:
                    item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEditable)
                self.table.setItem(at, column_, item)
        self.table.blockSignals(False)  # noqa: FBT003 - Qt's own signature
        if choices:
            self.table.setCurrentCell(min(max(current, 0), len(choices) - 1), 0)

    def lock(self, *, on: bool) -> None:
        self._locked = on
        for it in self.verbs.values():
            it.setVisible(not on)

    def _ask(self, act: str) -> None:
        before = self.table.rowCount()
        self.act_asked.emit(act, self.table.currentRow())
        if act == "add" and self.table.rowCount() > before:
            self._write_name(before)

    def _write_name(self, at: int) -> None:
        """A new value is there to be named: its name in the language of the window is open for writing."""
        name = self.table.item(at, COLUMNS.index("ar" if self.look.wording.rtl else "en"))
        if name is not None:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
            self.table.setCurrentItem(name)
            self.table.editItem(name)

    def _told(self, item: QTableWidgetItem) -> None:
        self.cell_told.emit(item.row(), COLUMNS[item.column()], item.text())
