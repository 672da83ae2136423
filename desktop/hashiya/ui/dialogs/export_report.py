"""The lower part of the export dialog: a sentence, what is lost line by line, how far it is; it counts nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit, QProgressBar

from hashiya.display import departures
from hashiya.formats.losses import LossReport
from hashiya.model.schema import Schema
from hashiya.ui.dialogs.export_order import Weighed
from hashiya.ui.look import Look
from hashiya.ui.widgets import column, holder, label, show_in_direction

_LEAST = 128
"""Pixels: a few lines are seen whatever stands above them."""


class ExportReport:
    """``status``, ``told`` (with ``text``) and ``progress`` are widgets for the dialog to lay."""

    def __init__(self, look: Look, schema: Schema) -> None:
        self._look = look
        self._names = {it.code: it.name(look.language) for it in schema.labels}
        self.status = label("", wrap=True)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setAccessibleName(look.say("datasets-lossless"))
        self.told = holder(column(self.text))  # the style sets the field's own least height
        self.told.setMinimumHeight(_LEAST)
        self.told.hide()
        self.text.hide()
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.hide()

    def wait(self) -> None:
        """What stood there was of another choice; the room stays as it is, so that nothing jumps."""
        self.say("ui-export-weighing")
        self.text.setPlainText("")

    def say(self, message: str, **values: str | int) -> None:
        self.status.setText(self._look.say(message, **values))

    def show_weighed(self, weighed: Weighed, ways: Iterable[tuple[str, str]]) -> None:
        """``ways`` are choices, and the value of each, that could keep what would be lost."""
        if not weighed.counts.articles:
            self.say("ui-export-nothing")
            self._show([])
            return
        self._sum_up(weighed.report)
        self._show(self._lines(weighed, ways))

    def show_written(self, path: Path, articles: int) -> None:
        """Before what was told already, since what was written is what was weighed."""
        done = self._look.say("datasets-written", articles=articles, name=path.name)
        self.status.setText(f"{done}\n{self.status.text()}")
        place = self._look.say("ui-export-lies", path=str(path))
        self._show([place, *self.text.toPlainText().splitlines()])

    def _sum_up(self, report: LossReport) -> None:
        say = self._look.say
        counts = say("datasets-counts", **report.counts)
        if report.lossless:
            self.status.setText(f"{counts}. {say('datasets-lossless')}")
        else:
            self.status.setText(f"{counts}. {say('datasets-losses', count=report.count())}")

    def _lines(self, weighed: Weighed, ways: Iterable[tuple[str, str]]) -> list[str]:
        say, counts = self._look.say, weighed.counts
        lines = [*departures.parts(counts, self._look.wording)]
        lines += departures.warnings(counts, self._look.wording)
        if counts.some_bare:
            lines.append(say("ui-export-leave-out", option=say("ui-export-only-marked")))
        lines += [
            say(
                f"datasets-loss-{it.kind}",
                label=self._names.get(it.label, it.label),
                count=it.count,
            )
            for it in weighed.report.losses
        ]
        lines += [
            say("ui-export-avoid", option=say(f"ui-export-{name}"), value=value)
            for name, value in ways
        ]
        return lines

    def _show(self, lines: Sequence[str]) -> None:
        rtl = self._look.direction == Qt.LayoutDirection.RightToLeft
        show_in_direction(self.text, "\n".join(lines), rtl=rtl)
        for it in (self.told, self.text):
            it.setVisible(bool(lines))

    def show_progress(self, done: int, total: int) -> None:
        self.progress.setRange(0, total)
        self.progress.setValue(done)

    def begin(self) -> None:
        """How far it is nobody knows yet."""
        self.progress.setRange(0, 0)
        self.progress.show()
