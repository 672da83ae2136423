"""Saves what can be saved of a damaged, foreign or newer project into a new file, and shows the report."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QProgressBar, QWidget

from hashiya.commands import rescue
from hashiya.model.errors import HashiyaError
from hashiya.model.rescue import RescueReport
from hashiya.store.surroundings import from_home
from hashiya.ui.background import Job, Progress
from hashiya.ui.dialogs import files
from hashiya.ui.dialogs.dialog import Dialog
from hashiya.ui.look import Look
from hashiya.ui.widgets import button, column, holder, label, row, show_in_direction

_MOST_NOTES = 500
REPORT_HEIGHT = 320
ROUND_IT, WIDE = 220, 680
"""Some fifteen lines: what was saved of a usual project is read without scrolling."""


class RescueDialog(Dialog):
    """``open_asked`` carries the path of the new project."""

    open_asked = Signal(object)

    def __init__(self, parent: QWidget | None, look: Look, path: Path, sentence: str) -> None:
        super().__init__(parent, look, "rescue-title")
        self.setMinimumWidth(560)
        self._path = path
        self._job: Job[RescueReport] | None = None
        self.report: RescueReport | None = None
        self._sentence = label(sentence, wrap=True)
        self.target = QLineEdit(str(rescue.suggested_name(path)))
        self.target.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.target.setAccessibleName(look.say("rescue-target"))
        choose = button(look.say("ui-choose"), self._choose)
        self._where_box = holder(
            column(label(look.say("rescue-target"), "caption"), row(self.target, choose), gap=2)
        )
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(look.say("rescue-title"))
        self._bar.hide()
        self._problem = label("", "danger", wrap=True)
        self._problem.hide()
        self.told = QPlainTextEdit()
        self.told.setReadOnly(True)
        self.told.setMinimumHeight(REPORT_HEIGHT)
        self.told.setAccessibleName(look.say("rescue-title"))
        self.told.hide()
        self.body.addWidget(self._sentence)
        self.body.addWidget(self._where_box)
        for it in (self._bar, self._problem):
            self.body.addWidget(it)
        self.body.addWidget(self.told, 1)
        self._leave = self.add_cancel()
        self.go = self.act("rescue-go", self.begin, "primary")
        self.go.setDefault(True)
        self.go.setFocus()
        self.finished.connect(self._stop)

    def begin(self) -> None:
        source, target = self._path, from_home(self.target.text())

        def work(progress: Progress) -> RescueReport:
            return rescue.salvage(source, target, progress)

        job = self._job = Job(work)
        job.voice.progressed.connect(self._show_progress)
        job.voice.finished.connect(self._show_report)
        job.voice.failed.connect(self._show_failure)
        self.go.setEnabled(False)
        self.target.setEnabled(False)
        self._problem.hide()
        self._bar.setRange(0, 0)
        self._bar.show()
        job.start()

    def _choose(self) -> None:
        chosen = files.export_target(self, self.look, Path(self.target.text()))
        if chosen is not None:
            self.target.setText(str(chosen))

    def _show_progress(self, done: int, total: int) -> None:
        self._bar.setRange(0, max(1, total))
        self._bar.setValue(done)

    def _show_report(self, report: object) -> None:
        assert isinstance(report, RescueReport)
        self._job = None
        self.report = report
        self._bar.hide()
        name, new = self._path.name, Path(self.target.text()).name
        self._sentence.setText(self.look.say("rescue-done", name=name, new=new))
        show_in_direction(self.told, "\n".join(self._lines(report)), rtl=self.look.wording.rtl)
        self.told.show()
        self.resize(max(self.width(), WIDE), max(self.height(), REPORT_HEIGHT + ROUND_IT))
        self.go.setText(self.look.say("rescue-open"))
        self.go.setEnabled(True)
        self.go.clicked.disconnect()
        self.go.clicked.connect(self._open)
        self._leave.setText(self.look.say("ui-close"))
        self._where_box.hide()
        self.go.setFocus()

    def _lines(self, report: RescueReport) -> list[str]:
        say = self.look.say
        lines = [
            say(f"rescue-count-{part}", saved=it.saved, known=it.known)
            for part in ("articles", "annotations", "relations", "steps")
            if (it := getattr(report, part)).known
        ]
        lines += [
            say(f"rescue-count-{part}", count=count)
            for part in ("repaired", "doubtful")
            if (count := getattr(report, part))
        ]
        if report.foreign:
            lines.append(say("rescue-foreign", parts=tuple(report.foreign[:5])))
        lines += [say(it.message, **it.values) for it in report.notes[:_MOST_NOTES]]
        return [*lines, say("rescue-original")]

    def _show_failure(self, error: object) -> None:
        self._job = None
        self._bar.hide()
        self.go.setEnabled(True)
        self.target.setEnabled(True)
        if not isinstance(error, HashiyaError):
            assert isinstance(error, Exception)
            raise error
        self._problem.setText(self.look.say(error.message, **error.values))
        self._problem.show()

    def _open(self) -> None:
        self.open_asked.emit(from_home(self.target.text()))
        self.accept()

    def _stop(self) -> None:
        """Left before the end: the draft goes, nothing of it stays."""
        if self._job is not None:
            self._job.cancel()
            self._job = None
