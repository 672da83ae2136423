"""What the export would write, as it will look: files, labels, offsets, and the first lines; it writes nothing itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from PySide6.QtCore import QMimeData, QSize, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QLayout, QPlainTextEdit, QWidget

from hashiya.commands.previewing import Preview
from hashiya.commands.weighing import Counts
from hashiya.formats.format import Format, WriteOptions
from hashiya.formats.losses import SPANS_LOST, LossReport
from hashiya.model.schema import Schema
from hashiya.ui.look import Look
from hashiya.ui.widgets import GRID, column, label, show_in_direction
from hashiya.wording import FSI, PDI, bare, first_of, visible

_USUAL = 216
_LEAST = 60
"""Pixels: of the whole beside a long report, and of the lines."""
_NAMES, _LABELS = 6, 8
_GAP = GRID // 2
_TAB = 12
_FAMILIES = ("Noto Sans Mono", "Consolas", "Menlo", "Liberation Mono", "Courier New")
_RTL = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff"
_STRETCH = re.compile(rf"[{_RTL}](?:[^\t\"\\<>{{}}\[\]|,]*[{_RTL}])?")
"""From a letter that runs from the right to the last before a mark of a format."""


class Lines(QPlainTextEdit):
    """As they stand in a file: from the left, in letters of one width; what is copied from it is as in the file."""

    def __init__(self) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        made = self.font()
        made.setFamilies([*_FAMILIES, *made.families()])  # without Arabic: that comes from ours
        made.setStyleHint(QFont.StyleHint.Monospace)
        self.setFont(made)
        self.setMinimumHeight(_LEAST)
        self.setTabStopDistance(_TAB * self.fontMetrics().horizontalAdvance("x"))

    def sizeHint(self) -> QSize:
        """What stands above it has the room that it needs first; this has the rest."""
        return QSize(super().sizeHint().width(), _LEAST)

    def show_lines(self, lines: Sequence[str], *, cut: bool) -> None:
        shown = [*map(_in_order, lines), *(["…"] if cut and lines else [])]
        show_in_direction(self, "\n".join(shown), rtl=False)

    def createMimeDataFromSelection(self) -> QMimeData:
        copied = QMimeData()
        copied.setText(bare(self.textCursor().selection().toPlainText()))
        return copied


def _in_order(line: str) -> str:
    """Each stretch of Arabic by itself: the marks of the format around it stay where they stand in the file."""
    shown = "\t".join(map(visible, line.split("\t")))
    return _STRETCH.sub(lambda it: f"{FSI}{it[0]}{PDI}", shown)


class ExportPreview(QWidget):
    """Facts above, lines below. What was shown of another choice goes with ``wait``.

    It asks for no room: the dialog shows it where there is some (``fits``).
    """

    def __init__(self, look: Look, schema: Schema) -> None:
        super().__init__()
        self._look = look
        self._called = {it.code: it.name(look.language) for it in schema.labels}
        self._found: Preview | None = None
        self._written = False
        self.head = label(self._headed(), "caption")
        self.facts = label("", "muted", wrap=True)
        self.lines = Lines()
        self.lines.setAccessibleName(self.head.text())
        box = column(self.head, self.facts, self.lines, 0, gap=_GAP)
        box.setStretchFactor(self.lines, 1)
        box.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.setLayout(box)
        self.filled = False
        self.hide()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), _USUAL)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)

    def wait(self) -> None:
        """The room stays as it is, so that nothing jumps."""
        self._begin()
        self.facts.setText("")
        self.lines.setPlainText("")

    def show_counts(
        self, counts: Counts, report: LossReport, chosen: Format, options: WriteOptions
    ) -> None:
        """As soon as it was weighed; the lines come after that."""
        self._begin()
        self.facts.setText("\n".join(self._facts(counts, report, chosen, options)))
        self.filled = True

    def show_lines(self, found: Preview | None, chosen: Format) -> None:
        if found is None:
            return
        if found.name or len(found.files) > 1:
            names = self._look.wording.join(map(str, first_of(found.files, _NAMES)))
            told = self._look.say("ui-export-preview-files")
            self.facts.setText(f"{self.facts.text()}\n{told} {names}")
        self._found = found
        self.head.setText(self._headed())
        self.lines.show_lines(found.lines, cut=found.is_cut)
        self.lines.setVisible(bool(found.lines))

    def show_written(self, *, done: bool) -> None:
        """What was to be written was written just so; or is to be written once more."""
        self._written = done
        self.head.setText(self._headed())

    def _begin(self) -> None:
        """Nothing of this choice was written yet."""
        self._found, self._written = None, False
        self.head.setText(self._headed())

    def _headed(self) -> str:
        found, done = self._found, "yes" if self._written else "no"
        if found is not None and not found.lines:
            return self._look.say("ui-export-preview-binary", done=done)
        if found is not None and found.name:
            return self._look.say("ui-export-preview-of", done=done, name=found.name)
        return self._look.say("ui-export-preview", done=done)

    def _facts(
        self, counts: Counts, report: LossReport, chosen: Format, options: WriteOptions
    ) -> Iterator[str]:
        say, wording = self._look.say, self._look.wording
        unit = options.unit if any(it.name == "unit" for it in chosen.options) else chosen.unit
        yield say(
            "ui-export-preview-facts", articles=counts.articles, unit=say(f"ui-export-unit-{unit}")
        )
        lost: dict[str, int] = {}
        for it in report.losses:
            if it.kind in SPANS_LOST:
                lost[it.label] = lost.get(it.label, 0) + it.count
        left = {code: count - lost.get(code, 0) for code, count in counts.labels.most_common()}
        named = [
            f"{self._called.get(code) or code}\u00a0{n:,}" for code, n in left.items() if n > 0
        ]
        if named:
            yield f"{say('ui-export-preview-labels')} {wording.row(map(str, first_of(named, _LABELS)))}"
