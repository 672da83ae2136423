"""Export: format, whose work, where to; what the format loses is told before and after writing.

Weighing and writing run in a worker over its own read-only connection to the project.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QWidget,
)

from hashiya import formats
from hashiya.commands import datasets, projects
from hashiya.commands.datasets import Receipt
from hashiya.formats.format import Format, WriteOptions
from hashiya.formats.losses import LossReport
from hashiya.model.errors import HashiyaError
from hashiya.ui.background import Job, Progress
from hashiya.ui.dialogs import files
from hashiya.ui.dialogs.dialog import Dialog
from hashiya.ui.look import Look
from hashiya.ui.session import Session
from hashiya.ui.widgets import GRID, button, holder, label, row, rule, show_in_direction

_PAUSE_MS = 120
_REPORT = 120
"""Pixels: a few lines of the report are seen whatever stands above it."""


class ExportDialog(Dialog):
    def __init__(self, parent: QWidget | None, session: Session, look: Look) -> None:
        super().__init__(parent, look, "ui-export-title")
        self.resize(720, 620)
        workspace = session.workspace
        assert workspace is not None
        session.settle()
        self._session = session
        self._project, self._me = workspace.file, workspace.me
        self._beside = workspace.path
        self._names = {it.code: it.name(look.language) for it in session.schema.labels}
        self._total = len(workspace.articles())
        self._job: Job[object] | None = None
        self.receipt: Receipt | None = None
        self._grid = QGridLayout()
        self.format = self._combo([(look.say(it.title), it.id) for it in _writable()])
        self.whose = self._combo(
            [(look.say("ui-export-everyone"), None), *((it, it) for it in workspace.annotators())]
        )
        self.which = self._combo(
            [(look.say("ui-export-all"), "all"), (look.say("ui-export-this"), "this")]
        )
        self.which.setEnabled(session.article is not None)
        self.options = {name: self._combo(it) for name, it in self._choices().items()}
        self.target = QLineEdit()
        self._suggested = ""
        self.report = QPlainTextEdit()
        self.report.setMinimumHeight(_REPORT)
        self._progress = QProgressBar()
        self._rows: list[tuple[QWidget, QWidget, str]] = []
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_PAUSE_MS)
        self._later.timeout.connect(self.weigh)
        self._assemble()
        self._changed()

    def _choices(self) -> dict[str, list[tuple[str, str | None]]]:
        """The choices of the flat formats, by the name of their option."""
        say, language = self.look.say, self.look.language
        layers = self._session.schema.layers
        return {
            "layer": [(it.names.get(language, it.code), it.code) for it in layers],
            "scheme": [("IOB2", "iob2"), ("BIOES", "bioes")],
            "level": [(say(f"ui-export-{it}"), it) for it in ("outermost", "innermost")],
            "edges": [(say(f"ui-export-{it}"), it) for it in ("split", "expand")],
        }

    def _combo(self, items: list[tuple[str, str | None]]) -> QComboBox:
        made = QComboBox()
        for name, data in items:
            made.addItem(name, data)
        return made

    def _assemble(self) -> None:
        say = self.look.say
        self._grid.setHorizontalSpacing(2 * GRID)
        self._grid.setVerticalSpacing(GRID)
        self._grid.setColumnStretch(1, 1)
        self._add("format", self.format)
        self._add("which", self.which)
        self._add("whose", self.whose)
        for name, combo in self.options.items():
            self._add(name, combo)
        self.target.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        choose = button(say("ui-choose"), self._choose)
        place = row(self.target, choose)
        place.setStretch(0, 1)
        self._add("target", holder(place))
        self.target.setAccessibleName(say("ui-export-target"))
        self.report.setReadOnly(True)
        self.report.hide()
        self.report.setAccessibleName(say("datasets-lossless"))
        self._progress.setTextVisible(False)
        self._progress.hide()
        self._status = label("", wrap=True)
        self.body.addLayout(self._grid)
        self.body.addWidget(rule())
        self.body.addWidget(self._status)
        self.body.addWidget(self.report, 1)
        self.body.addStretch(0)
        self.body.addWidget(self._progress)
        self._leave = self.add_cancel()
        self._go = self.act("ui-export-go", self.write, "primary")
        self._go.setDefault(True)
        for combo in (self.format, self.whose, self.which, *self.options.values()):
            combo.currentIndexChanged.connect(self._changed)

    def _add(self, name: str, field: QWidget) -> None:
        caption = label(self.look.say(f"ui-export-{name}"), "caption")
        caption.setBuddy(field)
        field.setAccessibleName(caption.text())
        at = self._grid.rowCount()
        self._grid.addWidget(caption, at, 0)
        self._grid.addWidget(field, at, 1)
        self._rows.append((caption, field, name))

    # what was chosen

    @property
    def chosen(self) -> Format:
        return formats.by_id(self.format.currentData())

    @property
    def write_options(self) -> WriteOptions:
        values = {name: it.currentData() for name, it in self.options.items()}
        return WriteOptions(**values)

    def _articles(self) -> list[str] | None:
        article = self._session.article
        return [article.id] if self.which.currentData() == "this" and article else None

    def _changed(self) -> None:
        flat = self.chosen.id == "conll"
        for caption, field, name in self._rows:
            if name in self.options:
                caption.setVisible(flat)
                field.setVisible(flat)
        self._suggest()
        self._later.start()

    def _suggest(self) -> None:
        """A name beside the project, with the ending of the format; a name of one's own is kept."""
        written = self.target.text()
        known = written in ("", self._suggested)
        base = (self._beside if known else Path(written)).with_suffix("")
        chosen = self.chosen
        if chosen.folder:
            name = f"{base.name}-{chosen.id}" if known else base.name
        else:
            name = base.name + (chosen.suffixes[0] if chosen.suffixes else "")
        if known or not chosen.folder:
            self.target.setText(str(base.with_name(name)))
        if known:
            self._suggested = self.target.text()

    def _choose(self) -> None:
        path = files.export_target(self, self.look, Path(self.target.text()))
        if path is not None:
            self.target.setText(str(path))

    # work

    def weigh(self) -> None:
        """Say what the chosen format loses, before anything is written."""
        if self._job is not None:
            self._later.start()
            return
        self._status.setText(self.look.say("ui-export-weighing"))
        project, me, whose = self._project, self._me, self.whose.currentData()
        wanted, chosen, options = self._articles(), self.chosen.id, self.write_options

        def work(_progress: Progress) -> object:
            with projects.open_project(project, me, read_only=True) as ws:
                return datasets.losses(datasets.choose(ws, whose, wanted), chosen, options)

        self._start(work, self._show_losses)

    def write(self) -> None:
        """Write the dataset; the window stays usable and Cancel leaves the old file as it was."""
        self._later.stop()
        if self._job is not None or not self.target.text().strip():
            return
        self._status.setText(self.look.say("ui-export-writing"))
        project, me, whose = self._project, self._me, self.whose.currentData()
        wanted, chosen, options = self._articles(), self.chosen.id, self.write_options
        target, total = Path(self.target.text()).expanduser(), self._total

        def work(progress: Progress) -> object:
            with projects.open_project(project, me, read_only=True) as ws:
                dataset = datasets.choose(ws, whose, wanted)
                return datasets.export(
                    dataset, target, chosen, options, lambda done: progress(done, total)
                )

        self._go.setEnabled(False)
        self._start(work, self._written)

    def _start(self, work: Callable[[Progress], object], then: Callable[[object], None]) -> None:
        job: Job[object] = Job(work)
        self._job = job
        job.voice.progressed.connect(self._show_progress)
        job.voice.finished.connect(then)
        job.voice.failed.connect(self._failed)
        job.voice.cancelled.connect(self._cancelled)
        self._progress.setRange(0, 0)
        self._progress.show()
        job.start()

    def _done(self) -> None:
        self._job = None
        self._progress.hide()
        self._go.setEnabled(True)

    def _show_progress(self, done: int, total: int) -> None:
        self._progress.setRange(0, total)
        self._progress.setValue(done)

    def _show_losses(self, report: object) -> None:
        self._done()
        assert isinstance(report, LossReport)
        self._tell_losses(report)

    def _tell_losses(self, report: LossReport) -> None:
        say = self.look.say
        counts = say("datasets-counts", **report.counts)
        if report.lossless:
            self._status.setText(f"{counts}. {say('datasets-lossless')}")
        else:
            self._status.setText(f"{counts}. {say('datasets-losses', count=report.count())}")
        lines = [
            say(
                f"datasets-loss-{it.kind}",
                label=self._names.get(it.label, it.label),
                count=it.count,
            )
            for it in report.losses
        ]
        rtl = self.look.direction == Qt.LayoutDirection.RightToLeft
        show_in_direction(self.report, "\n".join(lines), rtl=rtl)
        self.report.setVisible(bool(lines))

    def _written(self, receipt: object) -> None:
        self._done()
        assert isinstance(receipt, Receipt)
        self.receipt = receipt
        self._tell_losses(receipt.losses)
        done = self.look.say("datasets-written", articles=receipt.articles, name=receipt.path.name)
        self._status.setText(f"{done}\n{self._status.text()}")
        self._leave.setText(self.look.say("ui-close"))

    def _failed(self, error: object) -> None:
        self._done()
        if isinstance(error, HashiyaError):
            self._status.setText(self.look.say(error.message, **error.values))
        elif isinstance(error, Exception):
            raise error

    def _cancelled(self) -> None:
        self._done()
        self._status.setText(self.look.say("ui-export-cancelled"))

    def reject(self) -> None:
        """Cancel stops the work first, and leaves the dialog when nothing is being done."""
        if self._job is not None and self.receipt is None and not self._go.isEnabled():
            self._job.cancel()
            return
        if self._job is not None:
            self._job.cancel()
            self._job = None
        self._later.stop()
        super().reject()


def _writable() -> list[Format]:
    return [it for it in formats.FORMATS if it.write]
