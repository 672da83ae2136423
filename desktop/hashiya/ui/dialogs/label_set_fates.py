"""What becomes of the uses of what leaves a label set: asked before, with their number; nothing is done here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QGridLayout,
    QLineEdit,
    QRadioButton,
    QScrollArea,
    QWidget,
)

from hashiya.model.attribute import AttributeType
from hashiya.model.code import is_code
from hashiya.model.schema import Label
from hashiya.ui.calm_combo import CalmCombo
from hashiya.ui.dialogs.dialog import Dialog
from hashiya.ui.look import Look
from hashiya.ui.widgets import GRID, column, holder, label

Targets = Sequence[tuple[Any, str]]
KEEP, REMOVE, MOVE = "keep", "remove", "move"
_WIDTH = 460


class FateDialog(Dialog):
    """``fate`` is one of keep, remove and move; ``target`` what they move to."""

    def __init__(
        self, parent: QWidget, look: Look, name: str, count: int, targets: Targets
    ) -> None:
        super().__init__(parent, look, "labelset-fate-title")
        self.setMinimumWidth(_WIDTH)
        said = look.say("labelset-fate-question", name=name, count=count)
        self.body.addWidget(label(said, wrap=True))
        self._group = QButtonGroup(self)
        self.ways: dict[str, QRadioButton] = {}
        for way in (KEEP, REMOVE, MOVE) if targets else (KEEP, REMOVE):
            made = QRadioButton(look.say(f"labelset-fate-{way}"))
            self._group.addButton(made)
            self.ways[way] = made
            self.body.addWidget(made)
            if way != MOVE:
                why = label(look.say(f"labelset-fate-{way}-why"), "muted", wrap=True)
                why.setContentsMargins(3 * GRID, 0, 0, 0)
                self.body.addWidget(why)
        self.to = CalmCombo()
        for code, title in targets:
            self.to.addItem(title, code)
        self.to.setAccessibleName(look.say("labelset-fate-move"))
        self.to.activated.connect(lambda: self.ways[MOVE].setChecked(True))
        if targets:
            self.body.addWidget(self.to)
        self.ways[KEEP].setChecked(True)
        self.add_cancel()
        self.act("labelset-fate-agree", self.accept, "primary").setDefault(True)

    @property
    def fate(self) -> str:
        return next((way for way, it in self.ways.items() if it.isChecked()), KEEP)

    @property
    def target(self) -> Any:
        return self.to.currentData()


class MergeDialog(Dialog):
    """Into which label another one goes."""

    def __init__(
        self, parent: QWidget, look: Look, name: str, count: int, targets: Targets
    ) -> None:
        super().__init__(parent, look, "labelset-merge-title")
        self.setMinimumWidth(_WIDTH)
        said = look.say("labelset-merge-question", name=name, count=count)
        self.body.addWidget(label(said, wrap=True))
        self.to = CalmCombo()
        for code, title in targets:
            self.to.addItem(title, code)
        self.to.setAccessibleName(look.say("labelset-merge-title"))
        self.body.addWidget(self.to)
        self.add_cancel()
        self.act("labelset-merge-agree", self.accept, "primary").setDefault(True)

    @property
    def target(self) -> Any:
        return self.to.currentData()


class SplitDialog(Dialog):
    """Which value of which attribute makes another label of a use.

    ``values`` gives the chosen ones, each with its label; the others keep theirs.
    """

    def __init__(
        self,
        parent: QWidget,
        look: Look,
        of: Label,
        attributes: Sequence[AttributeType],
        labels: Sequence[Label],
        counts: dict[tuple[str, str], int],
    ) -> None:
        super().__init__(parent, look, "labelset-split-title")
        self.resize(620, 460)
        self._of, self._labels, self._counts = of, labels, counts
        name = of.name(look.language)
        self.body.addWidget(label(look.say("labelset-split-question", name=name), wrap=True))
        self.by = CalmCombo()
        self.by.setAccessibleName(look.say("labelset-split-by"))
        self._attributes = {it.name: it for it in attributes}
        for it in attributes:
            self.by.addItem(it.name_in(look.language), it.name)
        self.by.currentIndexChanged.connect(self._fill)
        self.body.addWidget(self.by)
        self.targets: dict[str, QComboBox] = {}
        self.codes: dict[str, QLineEdit] = {}
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QScrollArea.Shape.NoFrame)
        self.body.addWidget(self._area, 1)
        self._said = label("", "danger", wrap=True)
        self.body.addWidget(self._said)
        self.add_cancel()
        self.act("labelset-split-agree", self._agree, "primary").setDefault(True)
        self._fill()

    def _fill(self) -> None:
        look = self.look
        attribute = self._attributes[self.by.currentData()]
        self.targets, self.codes = {}, {}
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * GRID)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        for at, (code, title) in enumerate(_values(attribute, look)):
            count = self._counts.get((attribute.name, code), 0)
            said = look.say("labelset-split-value", value=title, count=count)
            to = CalmCombo()
            to.setAccessibleName(said)
            to.addItem(look.say("labelset-split-stays"), "")
            to.addItem(look.say("labelset-split-new"), "new")
            for it in self._labels:
                if it != self._of:
                    to.addItem(it.name(look.language), it)
            line = QLineEdit(f"{self._of.code}_{code}".upper().replace(" ", "_"))
            line.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
            line.setAccessibleName(look.say("labelset-field-code"))
            line.setEnabled(False)
            to.currentIndexChanged.connect(
                lambda _at, it=line, of=to: it.setEnabled(of.currentData() == "new")
            )
            self.targets[code], self.codes[code] = to, line
            grid.addWidget(label(said), at, 0)
            grid.addWidget(to, at, 1)
            grid.addWidget(line, at, 2)
        page = holder(column(grid, 1))
        page.setAutoFillBackground(False)
        self._area.setWidget(page)

    @property
    def values(self) -> dict[str, Label]:
        attribute = self._attributes[self.by.currentData()]
        titles = {it.code: it for it in attribute.choices}
        found: dict[str, Label] = {}
        for code, to in self.targets.items():
            chosen = to.currentData()
            if isinstance(chosen, Label):
                found[code] = chosen
            elif chosen == "new":
                more = titles[code].names if code in titles else {}
                names = {
                    language: f"{name} – {more.get(language, code)}"
                    for language, name in self._of.names.items()
                }
                found[code] = replace(
                    self._of,
                    code=self.codes[code].text().strip(),
                    names=names,
                    shortcut="",
                    short="",
                )
        return found

    def _agree(self) -> None:
        found = self.values
        taken = {it.code for it in self._labels}
        fresh = [it.code for it in found.values() if it not in self._labels]
        bad = [it for it in fresh if not is_code(it) or it in taken or fresh.count(it) > 1]
        if not found:
            self._said.setText(self.look.say("labelset-split-nothing"))
        elif bad:
            self._said.setText(self.look.say("labelset-split-code", value=bad[0]))
        else:
            self.accept()


def _values(of: AttributeType, look: Look) -> list[tuple[str, str]]:
    if of.kind == "flag":
        return [(it, look.say(f"labelset-flag-{it}")) for it in ("true", "false")]
    return [(it.code, it.name_in(look.language)) for it in of.choices]
