"""What holds for all articles of an import: titles, paragraphs, tags of tokens, marks of nobody; it reads and stores nothing."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from hashiya.commands import surveying
from hashiya.ui.calm_combo import CalmCombo
from hashiya.ui.dialogs.import_nameless import Nameless
from hashiya.ui.flow_layout import FlowLayout
from hashiya.ui.look import Look
from hashiya.ui.widgets import GRID, holder, label, row

_RULES: dict[str, tuple[str, ...]] = {
    "titles": surveying.TITLES,
    "paragraphs": surveying.PARAGRAPHS,
    "tags": ("meant", "strict"),
}


_AROUND = 60
"""Pixels round the words of a list of choices, its arrow among them."""


class ImportRules(QWidget):
    """One row behind what is given to stand in front, or several where it is narrow.

    ``chosen`` names the rule that was changed; ``tags`` is there for files of tagged tokens only.
    """

    chosen = Signal(str)

    def __init__(self, look: Look, *front: QWidget) -> None:
        super().__init__()
        self.fields: dict[str, QComboBox] = {}
        self._rooms: dict[str, QWidget] = {}
        self.nameless = Nameless(look)
        self.nameless.changed.connect(lambda: self.chosen.emit("nameless"))
        line = FlowLayout(2 * GRID)
        for it in front:
            line.addWidget(it)
        for rule, values in _RULES.items():
            field = self.fields[rule] = CalmCombo()
            for it in values:
                field.addItem(look.say(f"ui-import-{rule}-{it}"), it)
            caption = label(look.say(f"ui-import-{rule}"), "caption")
            caption.setBuddy(field)
            field.setAccessibleName(caption.text())
            _keep_small(field)
            field.setToolTip(look.say(f"ui-import-{rule}-tip"))
            field.activated.connect(lambda _at, rule=rule: self.chosen.emit(rule))
            room = self._rooms[rule] = holder(row(caption, field))
            line.addWidget(room)
        line.addWidget(self.nameless)
        self.setLayout(line)
        self.show_tags(there=False)

    @property
    def changed(self) -> bool:
        """Whether one is not what it is at first."""
        return bool(self.nameless.name) or any(it.currentIndex() > 0 for it in self.fields.values())

    @property
    def titles(self) -> str:
        return self.fields["titles"].currentData()

    @property
    def breaks(self) -> bool:
        return self.fields["paragraphs"].currentData() == "joins"

    @property
    def strict(self) -> bool:
        return self.fields["tags"].currentData() == "strict"

    def show_tags(self, *, there: bool) -> None:
        self._rooms["tags"].setVisible(there)


def _keep_small(field: QComboBox) -> None:
    """As wide as what is chosen: so all rules have room in a row. The list shows the longest in full."""

    def fit() -> None:
        words = field.fontMetrics().horizontalAdvance(field.currentText())
        field.setMaximumWidth(words + _AROUND)

    view = field.view()
    view.setMinimumWidth(view.sizeHintForColumn(0) + 3 * GRID)
    field.currentIndexChanged.connect(lambda _at: fit())
    fit()
