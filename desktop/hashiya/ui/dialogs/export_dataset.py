"""Export: what leaves and in which format, where to; what the format loses is told before and after writing.

Weighing and writing run in a worker (``export_order``); what was told of one choice is never left standing for another.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QResizeEvent
from PySide6.QtWidgets import QPushButton, QWidget

from hashiya.commands import bundles, choosing
from hashiya.commands.datasets import Receipt
from hashiya.commands.offers import Offer
from hashiya.commands.write_options import options_for, ways
from hashiya.formats.format import Format, WriteOptions
from hashiya.model.errors import HashiyaError, WouldReplace
from hashiya.ui.background import Job
from hashiya.ui.dialogs import agreeing
from hashiya.ui.dialogs.dialog import Dialog
from hashiya.ui.dialogs.export_choices import About, ExportChoices
from hashiya.ui.dialogs.export_order import Destination, Order, Shown, Weighed
from hashiya.ui.dialogs.export_preview import ExportPreview
from hashiya.ui.dialogs.export_report import ExportReport
from hashiya.ui.dialogs.export_target import ExportTarget
from hashiya.ui.dialogs.return_key import ReturnKey
from hashiya.ui.dialogs.scrolled import Scrolled, bar_into_margin
from hashiya.ui.dialogs.sides import Sides
from hashiya.ui.look import Look
from hashiya.ui.session import Session
from hashiya.ui.widgets import column, holder

_SIZE = (1240, 752)
_FOR_PREVIEW = 640
"""Pixels of height; in less the report has all of them."""
_PAUSE_MS = 60
_OVERDUE_MS = 200
"""So long what was told before stays: a report that comes at once needs no emptiness before it."""


class ExportDialog(Dialog):
    def __init__(self, parent: QWidget | None, session: Session, look: Look) -> None:
        super().__init__(parent, look, "ui-export-title")
        self.resize(*_SIZE)
        workspace = session.workspace
        assert workspace is not None
        session.settle()
        self._session = session
        self._project, self._me = workspace.file, workspace.me
        self._beside = workspace.path
        self._total = len(workspace.articles())
        self._job: Job[object] | None = None
        self._is_writing = False
        self._asked = self._agreed = False
        self._weighed: Weighed | None = None
        self._offers: tuple[Offer, ...] = ()
        self.receipt: Receipt | None = None
        about = About(
            schema=session.schema,
            annotators=workspace.annotators(),
            article=session.article.id if session.article else "",
        )
        self.choices = ExportChoices(look, about, self)
        self.format = self.choices.format
        self._where = ExportTarget(self, look, workspace.path)
        self.target = self._where.field
        self._told = ExportReport(look, session.schema)
        self._status, self.report = self._told.status, self._told.text
        self.preview = ExportPreview(look, session.schema)
        self._later = self._timer(_PAUSE_MS, self.weigh)
        self._overdue = self._timer(_OVERDUE_MS, self._wait)
        self._assemble()
        self._changed()

    def _timer(self, pause: int, run: Callable[[], None]) -> QTimer:
        made = QTimer(self)
        made.setSingleShot(True)
        made.setInterval(pause)
        made.timeout.connect(run)
        return made

    def _assemble(self) -> None:
        place = self._where.line
        report = column(self._status, self._told.told, self.preview, self._told.progress, 0)
        report.setStretchFactor(self._told.told, 2)
        report.setStretchFactor(self.preview, 1)
        self._sides = Sides(column(self._scrolled(), place, 1), report)
        self.body.addWidget(self._sides, 1)
        bar_into_margin(self, place, report)
        self._open = self.act("ui-export-open-folder", self._open_folder)
        self._open.hide()
        self._leave = self.add_cancel()
        self._go = self.act("ui-export-go", self.write, "primary")
        self._offer(self._go)
        ReturnKey(self, self._go, with_alt=self._told.take_seed)
        self.choices.changed.connect(self._changed)
        self.report.chosen.connect(self.choices.take)
        self.format.setFocus()

    def _scrolled(self) -> Scrolled:
        """The choices; on a low screen they are scrolled, and the report stays in sight."""
        area = Scrolled()
        area.setAccessibleName(self.look.say("ui-export-title"))
        self.choices.grid.setRowStretch(100, 1)
        self.choices.grid.setContentsMargins(0, 0, 0, 0)
        area.setWidget(holder(self.choices.grid))
        self.choices.lay_ways()
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
        self._weighed, self._offers = None, ()
        self._asked = False
        self._offer(self._go)
        self._open.hide()
        self._where.indent(self.choices.indent)
        self._where.suggest(self.chosen, is_bundle=self.choices.is_bundle)
        self._later.start()
        self._overdue.start()

    def _wait(self) -> None:
        """The report is not there yet: what stands is another choice's, and is not to be written unseen."""
        if self._weighed is None and not self._is_writing:
            self._told.wait()
            self.preview.wait()
            self._told.begin()
            self._go.setEnabled(False)

    def _order(self) -> Order:
        return Order(
            project=self._project,
            me=self._me,
            choice=self.choices.choice(),
            parts=self.choices.parts_if_any(),
            format_id=self.chosen.id,
            options=self.write_options,
            total=self._weighed.counts.articles if self._weighed else self._total,
        )

    # work

    def weigh(self) -> None:
        """Say what the chosen format loses, before anything is written."""
        if self._job is not None:
            if not self._is_writing:
                self._job.cancel()
            self._later.start()
            return
        self._later.stop()
        self._start(Job(self._order().weigh), self._show_weighed)

    def write(self) -> None:
        """Write the dataset; the window stays usable and Cancel leaves the old file as it was."""
        if not self.target.text().strip() or self._is_writing:
            return
        if self._weighed is None:
            self._asked = True  # it is written as soon as it is weighed
            if self._job is None:
                self.weigh()
            return
        if not self._weighed.is_any:
            return
        if self._job is not None:  # offers are still worked out: nobody waits for them any more
            self._asked = True
            self._job.cancel()
            return
        try:
            destination = self._destination()
        except HashiyaError as error:
            self._told.say(error.message, **error.values)
            return
        self._forget(self._weighed)
        self._told.say("ui-export-writing")
        self._told.begin()
        self._go.setEnabled(False)
        self._is_writing = True
        self._start(Job(partial(self._order().write, destination)), self._written)

    def _forget(self, weighed: Weighed) -> None:
        """What was told of a file that was written before is not told of the next one, which may fail."""
        if self.receipt is None:
            return
        self.receipt = None
        self._tell(weighed)
        self.preview.show_written(done=False)
        self._open.hide()
        self._leave.setText(self.look.say("ui-cancel"))
        self._offer(self._go)

    def _destination(self) -> Destination:
        parts = self.choices.division()
        about = bundles.About(
            title=self._beside.stem,
            licence=self.choices.licence.text().strip(),
            language=self.look.language,
            parts=str(parts or ""),
            seed=parts.seed if parts else 0,
            held_back=self.choices.choice() != choosing.Choice(),
        )
        agreed, self._agreed = self._agreed, False
        return Destination(self._where.place, about if self.choices.is_bundle else None, agreed)

    def _start(self, job: Job[object], then: Callable[[object], None]) -> None:
        self._job = job
        job.voice.progressed.connect(self._show_progress)
        job.voice.finished.connect(then)
        job.voice.failed.connect(self._failed)
        job.voice.cancelled.connect(self._cancelled)
        job.start()

    def _done(self) -> None:
        self._job = None
        self._is_writing = False
        self._told.progress.hide()
        self._go.setEnabled(self._weighed is None or self._weighed.is_any)

    def _show_progress(self, done: int, total: int) -> None:
        if self._job is not None:  # else left meanwhile: the dialog may be gone
            self._told.show_progress(done, total)

    def _show_weighed(self, weighed: object) -> None:
        if self._job is None or not isinstance(weighed, Weighed):
            return
        if self._later.isActive():  # of a choice that was changed since
            self._job = None
            return
        self._overdue.stop()
        self._weighed = weighed
        self._done()
        self._tell(weighed)
        if self._asked:
            self._asked = False
            self.write()
        elif weighed.is_any:
            self.preview.show_counts(
                weighed.counts, weighed.report, self.chosen, self.write_options
            )
            self._start(Job(self._order().preview), self._show_preview)
        else:
            self.preview.filled = False
        self._show_parts()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_parts()

    def _show_parts(self) -> None:
        """The preview has what room the report leaves: below a report that stands below the choices there is none."""
        room = self._sides.is_wide or not self.report.lines
        self.preview.setVisible(self.preview.filled and room and self.height() >= _FOR_PREVIEW)

    def _show_preview(self, shown: object) -> None:
        if self._job is None or not isinstance(shown, Shown):
            return
        self._job = None
        if self._weighed is None:  # another choice stands there meanwhile
            return
        self.preview.show_lines(shown.preview, self.chosen)
        self._compare(self._weighed)
        if self._job is None:
            self._write_if_asked()

    def _compare(self, weighed: Weighed) -> None:
        """Which other choices of this format keep more; that is told later, and nothing waits for it."""
        found = ways(self.chosen, weighed.report, self.write_options, self._session.schema)
        if found and not self._asked:
            order = self._order()
            self._start(Job(partial(order.compare, weighed.report, found)), self._show_offers)

    def _show_offers(self, offers: object) -> None:
        if self._job is None or not isinstance(offers, tuple):
            return
        self._job = None
        if self._weighed is not None and offers:
            self._offers = offers
            bar = self.report.verticalScrollBar()
            at = bar.value()
            self._tell(self._weighed)
            bar.setValue(at)  # somebody may be reading
        self._write_if_asked()

    def _write_if_asked(self) -> None:
        asked, self._asked = self._asked, False
        if asked:
            self.write()

    def _tell(self, weighed: Weighed) -> None:
        """With the choices of this format that keep more of what it would lose."""
        named = [(it, self.choices.value(it.name, it.value)) for it in self._offers]
        self._told.show_weighed(weighed, named, self.choices.unclear_parts)

    def _written(self, receipt: object) -> None:
        if self._job is None or not isinstance(receipt, Receipt):
            return
        self._done()
        self.receipt = receipt
        if self._weighed is not None:
            self._tell(Weighed(receipt.losses, self._weighed.counts))
        self._told.show_written(receipt)
        self.preview.show_written(done=True)
        self._leave.setText(self.look.say("ui-close"))
        self._open.show()
        self._offer(self._leave)
        self._leave.setFocus()

    def _open_folder(self) -> None:
        """That of the file, or the dataset itself where it is one."""
        if self.receipt is not None:
            path = self.receipt.path
            folder = path if path.is_dir() else path.parent
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    def _failed(self, error: object) -> None:
        if self._job is None:
            return
        self._overdue.stop()
        self._done()
        self._asked = False
        if isinstance(error, WouldReplace):
            self._ask(error)
        elif isinstance(error, HashiyaError):
            self._told.say(error.message, **error.values)
        elif isinstance(error, Exception):
            raise error

    def _ask(self, error: WouldReplace) -> None:
        """Whether what lies there may go, or stay beside; without a yes nothing is written."""
        if error.values["kind"] in ("beside", "taken"):
            where = agreeing.where_to(self, self.look, error)
            if where == "apart":
                self.target.setText(str(error.values["own"]))
            self._agreed = where == "beside"
            self._go_on(agreed=bool(where))
            return
        self._agreed = agreeing.to_replace(self, self.look, error)
        self._go_on(agreed=self._agreed)

    def _go_on(self, *, agreed: bool) -> None:
        if agreed:
            self.write()
        else:
            self._told.say("ui-export-cancelled")

    def _cancelled(self) -> None:
        if self._job is None:
            return
        if not self._is_writing:  # another choice is weighed next, or it is to be written
            self._job = None
            if self._weighed is not None:
                self._write_if_asked()
            return
        self._done()
        self._told.say("ui-export-cancelled")

    def reject(self) -> None:
        """Cancel stops the writing first, and leaves the dialog when nothing is being written."""
        if self._job is not None:
            self._job.cancel()
            if self._is_writing:
                return
            self._job = None
        self._later.stop()
        self._overdue.stop()
        super().reject()
