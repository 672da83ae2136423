"""Shows what the open project and a copy beside it have that the other has not; the copy is never changed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from hashiya.commands import articles, comparing
from hashiya.commands.reading import ImportBatch
from hashiya.display.comparing_words import lines
from hashiya.model.comparison import Comparison
from hashiya.model.errors import HashiyaError
from hashiya.ui.background import Progress
from hashiya.ui.calm_combo import CalmCombo
from hashiya.ui.dialogs.dialog import Dialog
from hashiya.ui.drive_job import DriveJob
from hashiya.ui.look import Look
from hashiya.ui.session import Session
from hashiya.ui.widgets import label
from hashiya.wording import isolate

Work = Callable[[Progress], object]


class CompareDialog(Dialog):
    """``open_asked`` carries the path of the copy. The files are read by a thread of their own."""

    open_asked = Signal(object)

    def __init__(self, parent: QWidget, look: Look, session: Session, copies: list[Path]) -> None:
        super().__init__(parent, look, "comparing-title")
        self.resize(620, 480)
        assert session.workspace is not None
        session.settle()
        self._session = session
        self._here, self._name = session.workspace.file, session.workspace.path.name
        self._job: DriveJob[object] | None = None
        self.copies = CalmCombo()
        for it in copies:
            self.copies.addItem(isolate(it.name), it)
        which = label(look.say("comparing-which", name=self._name), "caption", wrap=True)
        which.setBuddy(self.copies)
        self.copies.setAccessibleName(which.text())
        self.told = QPlainTextEdit()
        self.told.setReadOnly(True)
        self.told.setAccessibleName(look.say("comparing-title"))
        self.why = label(look.say("comparing-bring-why"), "muted", wrap=True)
        for it in (which, self.copies, self.told, self.why):
            self.body.addWidget(it)
        self.act("comparing-open", self._open)
        self.bring = self.act("comparing-bring", self.bring_over)
        self.act("ui-close", self.accept, "primary").setDefault(True)
        self.copies.currentIndexChanged.connect(self.look_at)
        self.finished.connect(self._stop)
        self.look_at()

    @property
    def chosen(self) -> Path:
        return self.copies.currentData()

    def look_at(self) -> None:
        """Read both, and say it."""
        self._stop()
        here, there = self._here, self.chosen
        self._say(self.look.say("comparing-reading"))
        self._start(lambda progress: comparing.compare(here, there, progress))

    def bring_over(self) -> None:
        """What is only there becomes one step here."""
        here, there = self._here, self.chosen
        self._say(self.look.say("comparing-reading"))
        self._start(lambda progress: comparing.gather(here, there, progress))

    def _start(self, work: Work) -> None:
        job: DriveJob[object] = DriveJob(work)
        job.voice.finished.connect(self._finished)
        job.voice.failed.connect(self._failed)
        self.bring.setEnabled(False)
        self._job = job
        job.start()

    def _finished(self, found: object) -> None:
        workspace = self._session.workspace
        if isinstance(found, Comparison):
            said = [
                self.look.say(message, **values) if message else f"  {isolate(str(values['name']))}"
                for message, values in lines(found, self._name, self.chosen.name)
            ]
            self._say("\n".join(said))
            self.bring.setEnabled(found.more_there and self._session.writable)
        elif isinstance(found, ImportBatch) and workspace is not None:
            report = self._session.attempt(lambda: articles.add(workspace, found))
            if report is not None:
                counts = {"articles": len(report.articles), "annotations": report.annotations}
                self._session.said.emit(self.look.say("comparing-brought", **counts))
            self.accept()

    def _failed(self, failure: object) -> None:
        if not isinstance(failure, HashiyaError):
            assert isinstance(failure, Exception)
            raise failure
        why = self.look.say(failure.message, **failure.values)
        self._say(self.look.say("comparing-failed", name=self.chosen.name, why=why))

    def _say(self, words: str) -> None:
        self.told.setPlainText(words)

    def _open(self) -> None:
        self.accept()
        self.open_asked.emit(self.chosen)

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job.voice.finished.disconnect(self._finished)
            self._job.voice.failed.disconnect(self._failed)
            self._job = None
