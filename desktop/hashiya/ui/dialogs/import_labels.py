"""Labels of the files that the project does not have, each with the one that it is taken as: seen and chosen
before anything is stored; what is proposed is decided elsewhere.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QComboBox, QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from hashiya.commands import name_matches
from hashiya.commands.surveying import Found
from hashiya.model.schema import Schema
from hashiya.ui.calm_combo import CalmCombo
from hashiya.ui.look import Look
from hashiya.ui.widgets import GRID, column, frame, label
from hashiya.wording import isolate

_LABEL, _COUNT, _TO = range(3)
_HEADS = ("theirs", "count", "to")
_ROW, _HEAD = 34, 44
"""Pixels of a row with its field, and of the names of the columns."""
_CODE = Qt.ItemDataRole.UserRole
_MOST = 100
"""Labels that are asked about; of still more, those that are rarest come in as new ones."""
_ROWS = 2
"""So many are seen however little room there is."""


class LabelMatches(QWidget):
    """Hidden while the project has all labels of what is to be imported, or none that they could be."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._counts: dict[str, int] = {}
        self._chosen: dict[str, str] = {}
        self._choices: QStandardItemModel | None = None
        self.fields: dict[str, QComboBox] = {}
        self.hint = label("", "caption", wrap=True)
        self.table = QTreeWidget()
        self.table.setHeaderLabels([look.say(f"ui-import-match-{it}") for it in _HEADS])
        self.table.setRootIsDecorated(False)
        self.table.setAccessibleName(look.say("ui-import-matches"))
        header = self.table.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(_TO, QHeaderView.ResizeMode.Stretch)
        self.table.setColumnWidth(_LABEL, 220)
        self.table.setColumnWidth(_COUNT, 100)
        card = frame("card")
        card.setLayout(column(self.table, margin=2))
        whole = column(self.hint, card, gap=GRID // 2)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        self.hide()

    def show_for(self, schema: Schema, found: Iterable[Found]) -> bool:
        """The labels of these articles; what a person chose before stands. Whether the list came into view."""
        counts: Counter[str] = Counter()
        for it in found:
            counts.update(it.labels)
        unknown = name_matches.unknown(schema, "label", counts) if schema.labels else {}
        if unknown == self._counts:
            return False
        appears = not self._counts
        self._counts = unknown
        self.setVisible(bool(unknown))
        proposed = name_matches.proposed(schema, "label", unknown)
        shown = sorted(unknown, key=lambda it: (it not in proposed, -unknown[it]))[:_MOST]
        self._tell(proposed=bool(proposed), more=len(unknown) - len(shown))
        self.table.clear()
        self.fields.clear()
        choices = self._choices = self._choices or self._all_of(schema)
        for name in shown:
            self._add(name, unknown[name], proposed.get(name, ""), choices)
        for before, after in pairwise((self.table, *self.fields.values())):
            QWidget.setTabOrder(before, after)
        self.table.setMinimumHeight(_HEAD + _ROW * min(len(shown), _ROWS))
        self.table.setMaximumHeight(_HEAD + _ROW * len(shown))
        return appears

    def _tell(self, *, proposed: bool, more: int) -> None:
        say = self._look.say
        said = [say("ui-import-matches-proposed" if proposed else "ui-import-matches-open")]
        if more:
            said.append(say("ui-import-matches-more", count=more))
        self.hint.setText(" ".join(said))

    def _all_of(self, schema: Schema) -> QStandardItemModel:
        """One list for all fields: there may be many of them."""
        say = self._look.say
        made = QStandardItemModel(self.table)
        new = QStandardItem(say("ui-import-match-new"))
        new.setData("", _CODE)
        made.appendRow(new)
        for it in schema.labels:
            title = it.name(self._look.language)
            one = QStandardItem(say("ui-import-match-label", name=title, code=it.code))
            one.setData(it.code, _CODE)
            made.appendRow(one)
        return made

    def _add(self, name: str, count: int, proposed: str, choices: QStandardItemModel) -> None:
        line = QTreeWidgetItem([isolate(name), f"{count:,}"])
        self.table.addTopLevelItem(line)
        field = self.fields[name] = CalmCombo()
        field.setModel(choices)
        field.setCurrentIndex(max(0, field.findData(self._chosen.get(name, proposed))))
        field.setAccessibleName(self._look.say("ui-import-match-of", name=name))
        field.activated.connect(lambda: self._keep(name))
        self.table.setItemWidget(line, _TO, field)

    def _keep(self, name: str) -> None:
        self._chosen[name] = self.fields[name].currentData()

    @property
    def matches(self) -> dict[str, str]:
        """Each of the labels shown with the one that it is taken as; with itself where it stays."""
        return {name: it.currentData() or name for name, it in self.fields.items()}
