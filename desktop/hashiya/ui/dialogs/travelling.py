"""Undo and redo of a very long step: a worker does it, with progress and a way to leave it as it is."""

from __future__ import annotations

from typing import Literal

from PySide6.QtWidgets import QProgressBar, QWidget

from hashiya.model.edit import Step
from hashiya.ui.background import Job, Progress
from hashiya.ui.dialogs.dialog import Dialog
from hashiya.ui.drive_job import DriveJob
from hashiya.ui.look import Look
from hashiya.ui.widgets import label
from hashiya.workspace import Workspace

Way = Literal["undo", "redo"]


class TravelDialog(Dialog):
    """Stays until the worker is through: what is called off is taken back whole, too."""

    def __init__(self, parent: QWidget, look: Look, job: Job[Step], way: Way, edits: int) -> None:
        super().__init__(parent, look, f"travel-{way}-title")
        self._job = job
        self.step: Step | None = None
        self.failure: Exception | None = None
        sentence = look.say("travel-sentence", count=edits)
        self.sentence = label(sentence, wrap=True)
        self.sentence.setMinimumWidth(420)
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setAccessibleName(sentence)
        self.body.addWidget(self.sentence)
        self.body.addWidget(self.bar)
        self.stop = self.add_cancel("travel-stop")
        job.voice.progressed.connect(self._show_progress)
        job.voice.finished.connect(self._finished)
        job.voice.failed.connect(self._failed)
        job.voice.cancelled.connect(self.accept)

    def reject(self) -> None:
        """Escape and the button ask the worker to leave it; the dialog goes when it has."""
        self.stop.setEnabled(False)
        self._job.cancel()

    def _show_progress(self, done: int, total: int) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(done)

    def _finished(self, step: object) -> None:
        assert isinstance(step, Step)
        self.step = step
        self.accept()

    def _failed(self, failure: object) -> None:
        assert isinstance(failure, Exception)
        self.failure = failure
        self.accept()


def travel(parent: QWidget, look: Look, workspace: Workspace, way: Way) -> Step | None:
    """Take back my newest step, or do it again; in a worker when it is very long. None: it was called off.

    Raises:
        HashiyaError: as ``Workspace.undo`` and ``redo`` do.
    """
    edits = workspace.ahead(way)
    if not edits:
        return workspace.undo() if way == "undo" else workspace.redo()
    loan = workspace.lend()

    def work(progress: Progress) -> Step:
        with loan:
            return workspace.undo(progress) if way == "undo" else workspace.redo(progress)

    job: DriveJob[Step] = DriveJob(work, lasting=True)
    dialog = TravelDialog(parent, look, job, way, edits)
    job.start()
    dialog.exec()
    dialog.deleteLater()
    workspace.tell_untold()
    if dialog.failure is not None:
        raise dialog.failure
    return dialog.step
