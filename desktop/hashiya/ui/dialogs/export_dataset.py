"""Export: what leaves and in which format, where to; what the format loses is told before and after writing.

Weighing and writing run in a worker over its own read-only connection to the project.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import cast

from PySide6.QtCore import QEvent, QSize, Qt, QTimer
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QWidget,
)

from hashiya.commands import bundles, choosing, datasets, projects, replacing
from hashiya.commands.datasets import Receipt
from hashiya.commands.write_options import avoiding, options_for
from hashiya.formats.format import Format, WriteOptions
from hashiya.formats.losses import LossReport
from hashiya.model.errors import HashiyaError, WouldReplace
from hashiya.ui.background import Job, Progress
from hashiya.ui.dialogs import agreeing, files
from hashiya.ui.dialogs.dialog import Dialog
from hashiya.ui.dialogs.export_choices import About, ExportChoices
from hashiya.ui.dialogs.return_key import ReturnKey
from hashiya.ui.look import Look
from hashiya.ui.session import Session
from hashiya.ui.widgets import GRID, button, column, holder, label, row, rule, show_in_direction

_PAUSE_MS = 120
_REPORT = 128
"""Pixels: a few lines of the report are seen whatever stands above it."""
_LEAST = 120
"""Pixels of the choices that are seen on the lowest screen."""


class ExportDialog(Dialog):
    def __init__(self, parent: QWidget | None, session: Session, look: Look) -> None:
        super().__init__(parent, look, "ui-export-title")
        self.resize(760, 720)
        workspace = session.workspace
        assert workspace is not None
        session.settle()
        self._session = session
        self._project, self._me = workspace.file, workspace.me
        self._beside = workspace.path
        self._names = {it.code: it.name(look.language) for it in session.schema.labels}
        self._total = len(workspace.articles())
        self._job: Job[object] | None = None
        self._asked = self._agreed = False
        self._empty: tuple[str, ...] = ()
        self.receipt: Receipt | None = None
        about = About(
            schema=session.schema,
            annotators=workspace.annotators(),
            article=session.article.id if session.article else "",
        )
        self.choices = ExportChoices(look, about, self)
        self.format = self.choices.format
        self.target = QLineEdit()
        self._suggested = ""
        self.report = QPlainTextEdit()
        self._told = holder(column(self.report))  # the style sets the field's own least height
        self._told.setMinimumHeight(_REPORT)
        self._told.hide()
        self._progress = QProgressBar()
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_PAUSE_MS)
        self._later.timeout.connect(self.weigh)
        self._assemble()
        self._changed()

    def _assemble(self) -> None:
        say = self.look.say
        self.target.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.target.setAccessibleName(say("ui-export-target"))
        self.report.setReadOnly(True)
        self.report.hide()
        self.report.setAccessibleName(say("datasets-lossless"))
        self._progress.setTextVisible(False)
        self._progress.hide()
        self._status = label("", wrap=True)
        self._caption = caption = label(say("ui-export-target"), "caption")
        caption.setBuddy(self.target)
        place = row(caption, self.target, button(say("ui-choose"), self._choose))
        place.setStretch(1, 1)
        self.body.addWidget(self._scrolled())
        self.body.addLayout(place)
        self.body.addWidget(rule())
        self.body.addWidget(self._status)
        self.body.addWidget(self._told, 1)
        self.body.addWidget(self._progress)
        self.body.addStretch()
        self._leave = self.add_cancel()
        self._go = self.act("ui-export-go", self.write, "primary")
        self._offer(self._go)
        ReturnKey(self, self._go)
        self.choices.changed.connect(self._changed)
        self.format.setFocus()

    def _scrolled(self) -> QScrollArea:
        """The choices; on a low screen they are scrolled, and the report stays in sight."""
        area = _AsHighAsNeeded()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setAccessibleName(self.look.say("ui-export-title"))
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inner = holder(self.choices.grid)
        self.choices.grid.setRowStretch(100, 1)
        rtl = self.look.direction == Qt.LayoutDirection.RightToLeft
        # WORKAROUND: margins of a layout are not turned with its direction
        self.choices.grid.setContentsMargins(GRID if rtl else 0, 0, 0 if rtl else GRID, 0)
        area.setWidget(inner)
        return area

    # what was chosen

    @property
    def chosen(self) -> Format:
        return self.choices.chosen

    @property
    def write_options(self) -> WriteOptions:
        return options_for(self.chosen, self.choices.given(), self._session.schema)

    def _offer(self, first: QPushButton) -> None:
        """What Enter does: it writes, and once that is done it leaves."""
        for it in (self._leave, self._go):
            it.setDefault(it is first)

    def _changed(self) -> None:
        self._offer(self._go)
        self._caption.setMinimumWidth(self.choices.indent - GRID)
        self._suggest()
        self._later.start()

    def _suggest(self) -> None:
        """A name beside the project, with the ending of the format; a name of one's own is kept."""
        written = self.target.text()
        known = written in ("", self._suggested)
        base = (self._beside if known else Path(written)).with_suffix("")
        chosen = self.chosen
        is_folder = chosen.folder or self.choices.is_bundle
        if is_folder:
            name = f"{base.name}-{chosen.id}" if known else base.name
        else:
            name = base.name + (chosen.suffixes[0] if chosen.suffixes else "")
        if known or not is_folder:
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
        project, me, choice = self._project, self._me, self.choices.choice()
        chosen, options = self.chosen.id, self.write_options
        parts = self.choices.parts_if_any()

        def work(_progress: Progress) -> object:
            with projects.open_project(project, me, read_only=True) as ws:
                empty = choosing.empty_parts(ws, choice, parts) if parts else ()
                return datasets.losses(choosing.chosen(ws, choice), chosen, options), empty

        self._start(work, self._show_losses)

    def write(self) -> None:
        """Write the dataset; the window stays usable and Cancel leaves the old file as it was."""
        not_weighed = self._later.isActive()
        self._later.stop()
        if not self.target.text().strip():
            return
        if not_weighed and self._job is None and self.choices.parts_if_any():
            self.weigh()  # so that empty parts are those of this choice
        if self._job is not None:
            self._asked = self._go.isEnabled()  # it weighs: then it is written next
            return
        try:
            work = self._writing()
        except HashiyaError as error:
            self._status.setText(self.look.say(error.message, **error.values))
            return
        self._status.setText(self.look.say("ui-export-writing"))
        self._go.setEnabled(False)
        self._start(work, self._written)

    def _writing(self) -> Callable[[Progress], object]:
        project, me, choice = self._project, self._me, self.choices.choice()
        chosen, options = self.chosen.id, self.write_options
        target, total = Path(self.target.text()).expanduser(), self._total
        parts, is_bundle = self.choices.division(), self.choices.is_bundle
        agreed, self._agreed = self._agreed, False
        about = bundles.About(
            title=self._beside.stem,
            licence=self.choices.licence.text().strip(),
            language=self.look.language,
            parts=str(parts or ""),
            held_back=choice != choosing.Choice(),
        )

        def work(progress: Progress) -> object:
            with projects.open_project(project, me, read_only=True) as ws:
                if not agreed:
                    replacing.refuse(target)
                heard = partial(_hear, progress, total)
                if not is_bundle:
                    whole = choosing.chosen(ws, choice)
                    return datasets.export(whole, target, chosen, options, heard)
                found = (
                    choosing.in_parts(ws, choice, parts)
                    if parts
                    else {bundles.WHOLE: choosing.chosen(ws, choice)}
                )
                return bundles.export(found, target, chosen, options, about, heard)

        return work

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
        if self._job is None:  # left meanwhile: the dialog may be gone
            return
        self._progress.setRange(0, total)
        self._progress.setValue(done)

    def _show_losses(self, weighed: object) -> None:
        if self._job is None or not isinstance(weighed, tuple):
            return
        report, self._empty = cast("tuple[LossReport, tuple[str, ...]]", weighed)
        self._done()
        self._tell_losses(report)
        if self._asked:
            self._asked = False
            self.write()

    def _tell_losses(self, report: LossReport) -> None:
        say = self.look.say
        counts = say("datasets-counts", **report.counts)
        if report.lossless:
            self._status.setText(f"{counts}. {say('datasets-lossless')}")
        else:
            self._status.setText(f"{counts}. {say('datasets-losses', count=report.count())}")
        lines = self._empty_parts()
        lines += [
            say(
                f"datasets-loss-{it.kind}",
                label=self._names.get(it.label, it.label),
                count=it.count,
            )
            for it in report.losses
        ]
        lines += self._ways(report)
        rtl = self.look.direction == Qt.LayoutDirection.RightToLeft
        show_in_direction(self.report, "\n".join(lines), rtl=rtl)
        for it in (self._told, self.report):
            it.setVisible(bool(lines))

    def _empty_parts(self) -> list[str]:
        """Parts that get no article are told first, as a line or none."""
        if not self._empty:
            return []
        names = self.look.wording.join(self._empty)
        return [self.look.say("datasets-empty-parts", names=names, count=len(self._empty))]

    def _ways(self, report: LossReport) -> list[str]:
        """Choices of this format that could keep what it would lose."""
        say, choices = self.look.say, self.choices
        return [
            say(
                "ui-export-avoid", option=say(f"ui-export-{name}"), value=choices.value(name, value)
            )
            for name, value in avoiding(self.chosen, report, self.write_options)
        ]

    def _written(self, receipt: object) -> None:
        if self._job is None or not isinstance(receipt, Receipt):
            return
        self._done()
        self.receipt = receipt
        replacing.remember(receipt)
        self._tell_losses(receipt.losses)
        done = self.look.say("datasets-written", articles=receipt.articles, name=receipt.path.name)
        self._status.setText(f"{done}\n{self._status.text()}")
        self._leave.setText(self.look.say("ui-close"))
        self._offer(self._leave)
        self._leave.setFocus()

    def _failed(self, error: object) -> None:
        if self._job is None:
            return
        self._done()
        self._asked = False
        if isinstance(error, WouldReplace):
            self._ask(error)
        elif isinstance(error, HashiyaError):
            self._status.setText(self.look.say(error.message, **error.values))
        elif isinstance(error, Exception):
            raise error

    def _ask(self, error: WouldReplace) -> None:
        """Whether what lies there may go; without a yes nothing is written."""
        self._agreed = agreeing.to_replace(self, self.look, error)
        if self._agreed:
            self.write()
        else:
            self._status.setText(self.look.say("ui-export-cancelled"))

    def _cancelled(self) -> None:
        if self._job is None:
            return
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


class _AsHighAsNeeded(QScrollArea):
    """No higher than what it holds, so that the report has the rest; less high where there is no room."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def sizeHint(self) -> QSize:
        inner = self.widget()
        if inner is None:
            return super().sizeHint()
        wanted = inner.sizeHint()
        if inner.hasHeightForWidth():
            wanted.setHeight(inner.heightForWidth(max(1, self.viewport().width())))
        return wanted

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), _LEAST)

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            self.updateGeometry()
        return super().event(event)


def _hear(progress: Progress, total: int, done: int) -> None:
    progress(done, total)
