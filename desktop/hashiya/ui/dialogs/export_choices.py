"""The upper part of the export dialog: what leaves, in which parts, and the format's own choices."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QLineEdit,
    QWidget,
)

from hashiya import formats
from hashiya.commands.choosing import Choice, Parts
from hashiya.commands.write_options import values_of
from hashiya.display.format_names import shown_title
from hashiya.formats.format import Format
from hashiya.model.article import Status
from hashiya.model.errors import BadParts
from hashiya.model.schema import Schema
from hashiya.ui.calm_combo import CalmCombo, NamesCombo, NumberField
from hashiya.ui.dialogs.export_labels import LabelChoices
from hashiya.ui.look import Look
from hashiya.ui.widgets import GRID, label, wait_at_start
from hashiya.wording import isolate

_STATUSES: tuple[Status, ...] = ("done", "in_progress", "new", "skipped")
_TOP = Qt.AlignmentFlag.AlignTop
_SENTENCE = re.compile(r"(?<=[.؟:])\s")
_LEAST_TOLD = 60
_DIVISIONS = ("80/10/10", "70/15/15", "90/10")
_LAST_SEED = 2**31 - 1
_OPTIONS_AT, _CHOICES_AT = 2, 20
"""Rows of the grid: those of the format's own options follow it, two to a row."""
_FIRST, _SECOND = 0, 2
"""Columns of the captions."""
_INSET = 3
"""Pixels by which Qt sets what is written in a list of choices in from what is only chosen."""
_SHORT = 8
"""Letters that a list of choices has room for at least; more where there is room."""


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What the fields need to know of the project."""

    schema: Schema
    annotators: Sequence[str]
    article: str = ""
    """The id of the article in view; empty: there is none."""


class ExportChoices(QObject):
    """Rows of a grid. ``changed`` is sent whenever what would be written changes."""

    changed = Signal()

    def __init__(self, look: Look, of: About, parent: QObject) -> None:
        super().__init__(parent)
        self._look, self._of = look, of
        self.grid = QGridLayout()
        self.grid.setHorizontalSpacing(2 * GRID)
        self.grid.setVerticalSpacing(GRID)
        for caption in (_FIRST, _SECOND):
            self.grid.setColumnStretch(caption + 1, 1)
        titles = [(look.say(it.title), it.id) for it in _writable()]
        self.format = self._combo(titles, shown_title)
        self.about_format = label("", "muted", wrap=True)
        self.which = self._combo(self._articles())
        self.marks = self._combo(self._layers())
        self.labels = LabelChoices(look, of.schema.labels)
        self.whose = self._combo([(look.say("ui-export-everyone"), None), *self._annotators()])
        self.parts = self._divisions()
        self.only_marked = QCheckBox(look.say("ui-export-only-marked"))
        self.seed = NumberField(_LAST_SEED)
        self.card = QCheckBox(look.say("ui-export-card-why"))
        self._card_wished = False
        self.licence = QLineEdit()
        self.options: dict[str, QComboBox] = {}
        self._captions: dict[QWidget, QWidget] = {}
        self._lay()
        self._show()

    @property
    def indent(self) -> int:
        """Pixels from the captions' edge to the fields, so that what stands below can begin there too."""
        first = (self.grid.itemAtPosition(at, _FIRST) for at in range(self.grid.rowCount()))
        shown = [it.widget() for it in first if it is not None]
        widest = max(it.sizeHint().width() for it in shown if it is not None and not _is_away(it))
        return widest + self.grid.horizontalSpacing()

    # -- what was chosen

    @property
    def chosen(self) -> Format:
        return formats.by_id(self.format.currentData())

    def choice(self) -> Choice:
        which, marks = self.which.currentData(), self.marks.currentData()
        return Choice(
            whose=self.whose.currentData(),
            articles=(self._of.article,) if which == "this" else None,
            statuses=(which,) if which in _STATUSES else None,
            layers=(marks.removeprefix("layer "),) if marks.startswith("layer ") else None,
            labels=self.labels.ticked() if marks == "labels" else None,
            only_marked=self.only_marked.isChecked(),
        )

    def division(self) -> Parts | None:
        """The parts as written; none when the dataset stays whole.

        Raises:
            BadParts: what was written says no parts.
        """
        written = self.parts.currentText().strip()
        if not written or written == self._look.say("ui-export-undivided"):
            return None
        return Parts.parse(written, self.seed.value())

    def parts_if_any(self) -> Parts | None:
        """The parts; none also where what was written says none, which is told when it is to be written."""
        try:
            return self.division()
        except BadParts:
            return None

    @property
    def is_divided(self) -> bool:
        try:
            return self.division() is not None
        except BadParts:
            return True

    @property
    def unclear_parts(self) -> str:
        """What was written for them, where it says none."""
        try:
            self.division()
        except BadParts:
            return self.parts.currentText().strip()
        return ""

    @property
    def is_bundle(self) -> bool:
        return self.card.isChecked() or self.is_divided

    def given(self) -> dict[str, str]:
        return {name: str(it.currentData()) for name, it in self.options.items()}

    def take(self, name: str, value: str) -> None:
        """What the report offered: the seed, only articles with marks, one annotator, or an option of the format."""
        if name == "seed":
            self.seed.setValue(int(value))
        elif name == "only_marked":
            self.only_marked.setChecked(True)
        elif name == "whose":
            self.whose.setCurrentIndex(self.whose.findData(value))
        elif name in self.options:
            self.options[name].setCurrentIndex(self.options[name].findData(value))

    # -- fields

    def _articles(self) -> list[tuple[str, str]]:
        say = self._look.say
        found = [(say("ui-export-all"), "all")]
        if self._of.article:
            found.append((say("ui-export-this"), "this"))
        return found + [(say(f"ui-export-status-{it}"), it) for it in _STATUSES]

    def _layers(self) -> list[tuple[str, str]]:
        say, language = self._look.say, self._look.language
        layers = [
            (
                say("ui-export-one-layer", name=it.names.get(language, it.code)),
                f"layer {it.code}",
            )
            for it in self._of.schema.layers
        ]
        return [(say("ui-export-all-marks"), ""), *layers, (say("ui-export-some"), "labels")]

    def _annotators(self) -> list[tuple[str, str]]:
        return [(it, it) for it in self._of.annotators]

    def _divisions(self) -> QComboBox:
        made = self._combo(
            [(self._look.say("ui-export-undivided"), ""), *((it, it) for it in _DIVISIONS)]
        )
        made.setEditable(True)
        made.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        written = made.lineEdit()
        assert written is not None
        written.setTextMargins(-_INSET, 0, -_INSET, 0)
        wait_at_start(written, rtl=self._look.wording.rtl)
        made.setToolTip(self._look.say("ui-export-parts-why"))
        made.editTextChanged.connect(lambda: self._shown_anew())
        return made

    def _combo(
        self, items: Sequence[tuple[str, str | None]], shown: Callable[[str], str] = isolate
    ) -> QComboBox:
        made = _combo(shown)
        for name, data in items:
            made.addItem(name, data)
        made.currentIndexChanged.connect(self._shown_anew)
        return made

    # -- rows

    def _lay(self) -> None:
        self._add("format", self.format, 0, wide=True)
        self.grid.addWidget(self.about_format, 1, 1, 1, 3)
        at = _CHOICES_AT
        self._add("which", self.which, at)
        self.grid.addWidget(self.only_marked, at, _SECOND, 1, 2)
        self._add("marks", self.marks, at + 1)
        self._add("whose", self.whose, at + 1, _SECOND)
        self._add("labels", self.labels, at + 2, wide=True)
        self._add("parts", self.parts, at + 3)
        self._add("seed", self.seed, at + 3, _SECOND)
        self._add("card", self.card, at + 4)
        self._add("licence", self.licence, at + 4, _SECOND)
        self.licence.setPlaceholderText("CC-BY-4.0")
        for it in (self.licence, self.seed):
            wait_at_start(it, rtl=self._look.wording.rtl)
        self.card.setToolTip(self._look.say("ui-export-card-tip"))
        self.seed.setToolTip(self._look.say("ui-export-seed-why"))
        self.seed.valueChanged.connect(lambda: self.changed.emit())
        self.labels.changed.connect(self.changed)
        self.only_marked.toggled.connect(lambda: self.changed.emit())
        self.card.toggled.connect(lambda: self._shown_anew())

    def _add(
        self, name: str, field: QWidget, at: int, beside: int = _FIRST, *, wide: bool = False
    ) -> None:
        caption = label(self._look.say(f"ui-export-{name}"), "caption")
        caption.setBuddy(field)
        field.setAccessibleName(caption.text())
        tall = field is self.labels
        self.grid.addWidget(caption, at, beside, _TOP if tall else Qt.AlignmentFlag.AlignVCenter)
        self.grid.addWidget(field, at, beside + 1, 1, 3 if wide else 1)
        self._captions[field] = caption

    def lay_ways(self) -> None:
        """The way of the Tab key, row after row; it can be laid once the fields are in their window."""
        labels = (self.labels.list, self.labels.all, self.labels.none)
        whole = (self.which, self.only_marked, self.marks, self.whose, *labels)
        fields = (self.format, *self.options.values(), *whole, *self._folder())
        if self.format.window() is not self.format:
            for one, following in pairwise(fields):
                QWidget.setTabOrder(one, following)

    def _folder(self) -> tuple[QWidget, ...]:
        return self.parts, self.seed, self.card, self.licence

    def _shown_anew(self) -> None:
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        """The rows that the choices so far leave open."""
        said = self._look.say(self.chosen.help)
        self.about_format.setText(_first_sentence(said))
        self.about_format.setToolTip(said)
        self._show_row(self.labels, on=self.marks.currentData() == "labels")
        self._show_row(self.seed, on=self.is_divided)
        self._show_card()
        self._show_row(self.licence, on=self.is_bundle)
        self._show_options()

    def _show_card(self) -> None:
        """Parts always lie in a folder with a card: then it is ticked, and cannot be taken away."""
        divided = self.is_divided
        if divided != self.card.isEnabled():  # nothing changed
            return
        if divided:
            self._card_wished = self.card.isChecked()
        self.card.setEnabled(not divided)
        self.card.blockSignals(True)  # noqa: FBT003 - Qt's own signature
        self.card.setChecked(divided or self._card_wished)
        self.card.blockSignals(False)  # noqa: FBT003 - Qt's own signature

    def _show_row(self, field: QWidget, *, on: bool) -> None:
        self._captions[field].setVisible(on)
        field.setVisible(on)

    def _show_options(self) -> None:
        """Those of the format, below it, in its order; one that the last format had too keeps its choice."""
        wanted = [str(it.name) for it in self.chosen.options]
        for name in [it for it in self.options if it not in wanted]:
            field = self.options.pop(name)
            for it in (field, self._captions.pop(field)):
                self.grid.removeWidget(it)
                it.hide()
                it.deleteLater()
        for option in self.chosen.options:
            self._show_option(str(option.name), values_of(option, self._of.schema))
        self.options = {name: self.options[name] for name in wanted}
        for number, field in enumerate(self.options.values()):
            at, beside = _OPTIONS_AT + number // 2, (_FIRST, _SECOND)[number % 2]
            middle = Qt.AlignmentFlag.AlignVCenter
            self.grid.addWidget(self._captions[field], at, beside, middle)
            self.grid.addWidget(field, at, beside + 1)
        self.lay_ways()

    def _show_option(self, name: str, values: Sequence[str]) -> None:
        field = self.options.get(name)
        if field is not None and [field.itemData(it) for it in range(field.count())] == [*values]:
            return
        if field is None:
            field = self.options[name] = _combo()
            self._add(name, field, _OPTIONS_AT)
            field.currentIndexChanged.connect(lambda: self.changed.emit())
        field.blockSignals(True)  # noqa: FBT003 - Qt's own signature
        field.clear()
        for it in values:
            field.addItem(self.value(name, it), it)
        field.blockSignals(False)  # noqa: FBT003 - Qt's own signature

    def value(self, name: str, value: str) -> str:
        """How a choice is called: a layer by its name, others as the catalogue has them, else as they are."""
        if name == "layer":
            layers = {it.code: it for it in self._of.schema.layers}
            return layers[value].names.get(self._look.language, value)
        message = f"ui-export-{value}"
        return self._look.say(message) if self._look.wording.has(message) else value


def _combo(shown: Callable[[str], str] = isolate) -> CalmCombo:
    """Its room decides its width, not the longest of its choices: the tip has all of a long one."""
    made = NamesCombo(shown)
    made.currentTextChanged.connect(
        lambda words: made.isEditable() or made.setToolTip(words)  # what is written has its own tip
    )
    made.setSizeAdjustPolicy(CalmCombo.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.setMinimumContentsLength(_SHORT)
    return made


def _is_away(it: QWidget) -> bool:
    """Hidden by us; what was only not shown yet is not."""
    return it.isHidden() and it.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide)


def _first_sentence(words: str) -> str:
    """What it is for; the rest is in the tip and in the help on formats."""
    cut = _SENTENCE.search(words, _LEAST_TOLD)
    return words[: cut.start()].rstrip(":") if cut else words


def _writable() -> list[Format]:
    return [it for it in formats.FORMATS if it.write]
