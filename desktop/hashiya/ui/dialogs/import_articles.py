"""Import: what the files hold is shown before anything is stored; one step, undone at once.

Files are looked through in a worker, and read once more in another that stores them: neither the texts nor
the marks of thousands of files ever lie in memory together. Without files it asks for some at once, and offers
folders and drops beside.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QTabWidget, QWidget

from hashiya.commands import backups, doubting, likeness, surveying
from hashiya.commands.arrived import ImportReport
from hashiya.commands.reading import Asked
from hashiya.commands.surveying import Found, Survey
from hashiya.display import arrivals
from hashiya.model.errors import BackupNotMade, HashiyaError
from hashiya.text.confusable import Lookalike
from hashiya.ui import dropping
from hashiya.ui.background import Job, Progress
from hashiya.ui.dialogs.dialog import Dialog
from hashiya.ui.dialogs.doubts import look_alike
from hashiya.ui.dialogs.import_articles_page import ArticlesPage, HowAsked
from hashiya.ui.dialogs.import_choices import ByHand
from hashiya.ui.dialogs.import_leaving import wants_to_leave
from hashiya.ui.dialogs.import_names import NamesPage
from hashiya.ui.dialogs.return_key import ReturnKey
from hashiya.ui.dialogs.storing import Storing, why_not
from hashiya.ui.look import Look
from hashiya.ui.session import Session
from hashiya.ui.widgets import GRID, button, holder, label, row

_SIZE = (1180, 840)


class ImportDialog(Dialog):
    """``added`` are the ids of the articles that came in or were completed."""

    def __init__(
        self, parent: QWidget | None, session: Session, look: Look, paths: list[Path]
    ) -> None:
        super().__init__(parent, look, "ui-import-title")
        self.resize(*_SIZE)
        self._session = session
        self._project = session.workspace
        self._job: Job[Survey] | None = None
        self._told: tuple[Lookalike, ...] = ()
        self.added: list[str] = []
        self.report: ImportReport | None = None
        self._storing = Storing(self, session)
        self._storing.moved.connect(self._show_stored)
        self._storing.stored.connect(self._stored)
        self._storing.called_off.connect(self._called_off)
        self._storing.failed.connect(self._not_stored)
        self.by_hand = ByHand()
        self.articles = ArticlesPage(look, self.by_hand)
        self.articles.reread.connect(self.read)
        self.articles.changed.connect(self._summarise)
        if self._project is not None:
            self.articles.rules.nameless.offer(self._project.me, self._project.annotators())
            self.articles.rules.nameless.changed.connect(self._show_notice)
        self.names = NamesPage(look)
        self.names.chosen.connect(self._names_chosen)
        self.pages = QTabWidget()
        self._hint = label("", "caption", wrap=True)
        self._look_at = button(look.say("ui-import-names-look"), self._show_names, "quiet")
        self._notice = holder(_beside(self._hint, self._look_at))
        self._summary = label("", wrap=True)
        self._look_problems = button(
            look.say("ui-import-problems-look"), self._show_problems, "quiet"
        )
        self._progress = QProgressBar()
        self._progress.setTextVisible(False)
        self._assemble()
        self.setAcceptDrops(True)
        self._asks = not paths
        if paths:
            self.read(paths)
        else:
            self._progress.hide()
            self._wait_for_files()

    def _assemble(self) -> None:
        self.pages.setTabBarAutoHide(True)
        self.pages.setDocumentMode(True)
        self.pages.addTab(self.articles, self.look.say("ui-import-page-articles"))
        self.pages.currentChanged.connect(lambda _at: self._turned())
        self.names.hide()
        self._notice.hide()
        self.body.addWidget(self.pages, 1)
        self.body.addWidget(self._notice)
        self.body.addWidget(self._progress)
        ticks = self.articles.all, self.articles.none
        self.body.addLayout(_beside(self._summary, *ticks, self._look_problems))
        for it in (*ticks, self._look_problems):
            it.hide()
        self.articles.table.setFocus()
        self._leave = self.add_cancel()
        self._go = self.act("ui-import-go", self._import, "primary")
        ReturnKey(self, self._go)

    # files that are yet to be chosen

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._asks:
            self._asks = False
            QTimer.singleShot(0, self._ask_for_files)

    def _ask_for_files(self) -> None:
        """At once, as the key promises; whoever wants a folder leaves the question and finds the button."""
        if self.isVisible() and self._may_read():
            self.articles.more_files()

    def _wait_for_files(self) -> None:
        self._summary.setText(self.look.say("ui-import-none-yet"))
        self._go.setEnabled(False)
        self.articles.files.setFocus()

    def _may_read(self) -> bool:
        return self._job is None and not self._storing.busy

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._may_read() and dropping.paths(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = dropping.paths(event.mimeData())
        event.acceptProposedAction()
        if self._may_read():
            self.articles.take_more(paths)

    # reading

    def read(self, paths: list[Path], asked: HowAsked | None = None) -> None:
        """Read in a worker and add what is found to the table."""
        how = asked or Asked(strict=self.articles.strict)
        self._job = job = Job(lambda progress: self._read_ahead(paths, how, progress))
        job.voice.progressed.connect(self._show_read)
        job.voice.finished.connect(self._take)
        job.voice.failed.connect(self._failed)
        self._progress.setRange(0, 0)
        self._progress.show()
        self._summary.setText(self.look.say("ui-import-reading"))
        self.articles.set_reading(how)
        self._go.setEnabled(False)
        job.start()

    def _read_ahead(self, paths: list[Path], asked: HowAsked, progress: Progress) -> Survey:
        """In the worker: the files, and the backup that goes before them into the project."""
        survey = surveying.survey(self._project, paths, asked, progress)
        if self._project is not None and survey.found:
            with suppress(BackupNotMade):  # tried again, and told, when they are added
                backups.back_up(self._project, "import")
        return survey

    def _show_read(self, done: int, total: int) -> None:
        """Of one file nobody knows how much is left, and nothing is counted."""
        if self._job is None:
            return
        self._show_progress(done, total)
        if total > 1:
            said = self.look.say("ui-import-reading-some", done=done, total=total)
            self._summary.setText(said)

    def _show_progress(self, done: int, total: int) -> None:
        if self._job is None and not self._storing.busy:
            return
        # of one file nobody knows how much is left
        self._progress.setRange(0, total if total > 1 else 0)
        self._progress.setValue(done)

    def _take(self, survey: object) -> None:
        if self._job is None or not isinstance(survey, Survey):
            return  # called off: the dialog may be gone
        self._job = None
        self._progress.hide()
        waited = self.articles.is_empty
        self.articles.take(survey)
        if waited and not self.articles.is_empty:
            self.articles.table.setFocus()

    def _failed(self, error: object) -> None:
        if self._job is None:
            return
        self._give_up()
        if isinstance(error, Exception):
            raise error

    # leaving

    def reject(self) -> None:
        """What was chosen by hand is not lost unasked; while it is being stored this calls it off, and the dialog
        stays until that is done."""
        if self._storing.busy:
            self._leave.setEnabled(False)
            self._summary.setText(self.look.say("ui-import-stopping"))
            self._storing.call_off()
            return
        self.articles.keep_title()
        kinds = self.by_hand.kinds
        if not kinds or wants_to_leave(self, kinds):
            self._give_up()

    def _give_up(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job = None
        super().reject()

    # what is told below the pages

    def _summarise(self) -> None:
        say, chosen = self.look.say, self.articles.checked()
        bad = len(self.articles.left_out)
        doubles = sum(it.is_here for it in chosen)  # only their marks come in
        same = sum(it.is_here for it in self.articles.items) - doubles
        numbers = {"ready": len(chosen) - doubles, "same": same, "bad": bad}
        versions = sum(bool(it.version_of) for it in self.articles.items) - sum(
            bool(it.version_of) for it in chosen
        )
        told = [say("ui-import-summary", **numbers)]
        for message, count in (("marks", doubles), ("versions", versions)):
            if count:
                told.append(say(f"ui-import-summary-{message}", count=count))
        self._summary.setText(" · ".join(told))
        self._look_problems.setVisible(bool(bad))
        self._go.setEnabled(bool(chosen) and self._job is None)
        self.articles.rules.nameless.show_for(sum(it.nameless for it in chosen))
        self.names.show_for(self._session.schema, chosen)
        self._show_pages()

    def _show_pages(self) -> None:
        """The page of names is there when the articles have any."""
        say, at = self.look.say, self.pages.indexOf(self.names)
        if not self.names.fields:
            if at >= 0:
                self.pages.removeTab(at)
        else:
            new = len(self.names.unknown)
            title = say("ui-import-page-names-new", count=new) if new else ""
            title = title or say("ui-import-page-names")
            if at < 0:
                at = self.pages.addTab(self.names, title)
            self.pages.setTabText(at, title)
        self._show_notice()

    def _turned(self) -> None:
        """Another page is in view: the keys go to its list."""
        self._show_notice()
        if self.pages.currentWidget() is self.names:
            self.names.take_keys()
        else:
            self.articles.table.setFocus()

    def _show_notice(self) -> None:
        """What would come in under another name, or stand twice, is said where the articles are seen."""
        told, here = self.names.told(), self.pages.currentWidget() is self.articles
        said = "\n".join(filter(None, (told, *self._alike())))
        self._hint.setText(said)
        self._look_at.setVisible(bool(told))
        self._notice.setVisible(bool(said) and here)
        for it in (self.articles.all, self.articles.none):
            it.setVisible(here and len(self.articles.items) > 1)

    def _alike(self) -> Iterator[str]:
        """Of marks that name nobody, which would be those of another one here once more."""
        found = [it.likeness for it in self.articles.checked() if it.likeness]
        if self._project is not None and found:
            whose = self.articles.rules.nameless.name or self._project.me
            decided = self.names.decisions
            counts = likeness.doubles(found, self._session.schema, decided, whose)
            yield from arrivals.agreeing(counts, whose, self.look.say)

    def _show_names(self) -> None:
        self.pages.setCurrentWidget(self.names)
        self.names.take_keys()

    def _show_problems(self) -> None:
        self.pages.setCurrentWidget(self.articles)
        self.articles.show_problems()

    def _names_chosen(self) -> None:
        self.by_hand.note("names", on=self.names.changed)
        self._show_notice()

    # the end

    def _import(self) -> None:
        self.articles.keep_title()
        chosen = self.articles.checked()
        doubts = self._doubts(chosen)
        if doubts and doubts != self._told:
            self._told = doubts
            self._summary.setText(look_alike(doubts, self.look))
            self._go.setText(self.look.say("trouble-look-alike-go"))
            return
        try:
            whose = self.articles.rules.nameless.name
            self._storing.start(chosen, self.names.decisions, whose)
        except HashiyaError as error:
            self._not_stored(error)
            return
        self._set_storing(storing=True)
        self._show_stored(0, len(chosen))
        self._leave.setFocus()

    def _doubts(self, chosen: list[Found]) -> tuple[Lookalike, ...]:
        """Names that would come in and look like others."""
        decided = self.names.decisions
        labels = (decided.labels.get(name, name) for it in chosen for name in it.labels)
        relations = (decided.relations.get(name, name) for it in chosen for name in it.relations)
        found = (dict.fromkeys(filter(None, names)) for names in (labels, relations))
        return doubting.in_names(self._session.schema, *found)

    def _set_storing(self, *, storing: bool) -> None:
        ticks = self.articles.all, self.articles.none
        for it in (self.pages, self._notice, *ticks, self._look_problems, self._go):
            it.setEnabled(not storing)
        self._leave.setEnabled(True)
        self._progress.setVisible(storing)

    def _show_stored(self, done: int, total: int) -> None:
        if not self._leave.isEnabled():
            return
        self._show_progress(done, total)
        said = "ui-import-finishing" if done == total else "ui-import-storing"
        self._summary.setText(self.look.say(said, done=done, total=total))

    def _stored(self, report: object) -> None:
        assert isinstance(report, ImportReport)
        before = [it for it in self.articles.problems if it not in report.notes]
        self.report = replace(report, notes=(*before, *report.notes))
        self.added = [*report.articles, *report.completed, *report.restored]
        self.accept()

    def _called_off(self) -> None:
        self._set_storing(storing=False)
        self.articles.table.setFocus()  # the button that had the keys could not be used meanwhile
        self._summary.setText(self.look.say("ui-import-cancelled"))

    def _not_stored(self, error: object) -> None:
        """The choice stands as it was, to be tried again when there is room."""
        self._set_storing(storing=False)
        self._summary.setText(why_not(error, self.look))


def _beside(words: QLabel, *acts: QWidget) -> QHBoxLayout:
    """A sentence, and at its end what can be done about it."""
    made = row(words, *acts, gap=GRID)
    made.setStretch(0, 1)
    return made
