"""Waits for a slow drive with a window that stays alive: a sentence, how far it is, a way not to wait."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar, cast

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QProgressBar, QWidget

from hashiya.ui.background import Cancelled, Progress
from hashiya.ui.dialogs.dialog import Dialog
from hashiya.ui.drive_job import DriveJob
from hashiya.ui.look import Look
from hashiya.ui.widgets import label

T = TypeVar("T")
SHOW_AFTER_MS = 300
"""What takes no longer is not worth a dialog."""


class WaitingDialog(Dialog):
    """Closes itself when the work is through; Escape and its button give the waiting up."""

    def __init__(
        self, parent: QWidget, look: Look, job: DriveJob[object], room: str, sentence: str
    ) -> None:
        super().__init__(parent, look, f"{room}-title")
        self._job = job
        self._ended = False
        self._quietly = QEventLoop(self)
        self.outcome: object = None
        self.failure: Exception | None = Cancelled()
        self.sentence = label(sentence, wrap=True)
        self.sentence.setMinimumWidth(420)
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setAccessibleName(sentence)
        self.body.addWidget(self.sentence)
        self.body.addWidget(self.bar)
        self.stop = self.add_cancel(f"{room}-stop")
        job.voice.progressed.connect(self._show_progress)
        job.voice.finished.connect(self._finished)
        job.voice.failed.connect(self._failed)

    def wait(self) -> None:
        """Come back when it is through, or nobody wants to wait any more."""
        self._job.start()
        QTimer.singleShot(SHOW_AFTER_MS, self._quietly.quit)
        self._quietly.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
        if not self._ended:
            self.exec()
        if not self._ended:
            self._job.cancel()

    def _show_progress(self, done: int, total: int) -> None:
        """Of nothing nobody knows how much is left."""
        self.bar.setRange(0, 1000 if total else 0)
        self.bar.setValue(1000 * done // max(1, total))

    def _finished(self, outcome: object) -> None:
        self._end(outcome, None)

    def _failed(self, failure: object) -> None:
        self._end(None, cast("Exception", failure))

    def _end(self, outcome: object, failure: Exception | None) -> None:
        if self._ended:
            return
        self._ended, self.outcome, self.failure = True, outcome, failure
        self._quietly.quit()
        self.accept()


def wait(parent: QWidget, look: Look, work: Callable[[Progress], T], room: str, sentence: str) -> T:
    """Do ``work`` in a thread and give what it gives; raise what it raises.

    Raises:
        Cancelled: nobody waits any more; ``work`` hears of it at its next ``progress``.
    """
    job: DriveJob[object] = DriveJob(work)
    dialog = WaitingDialog(parent, look, job, room, sentence)
    try:
        dialog.wait()
        if dialog.failure is not None:
            raise dialog.failure
        return cast("T", dialog.outcome)
    finally:
        dialog.deleteLater()
