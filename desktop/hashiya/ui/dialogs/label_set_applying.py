"""Counts and applies a change of the label set in a worker, so that the window stays alive; one work at a time."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from hashiya.model.edit import Step
from hashiya.model.errors import HashiyaError
from hashiya.ui.background import Job, Progress
from hashiya.ui.session import Session

if TYPE_CHECKING:
    from hashiya.ui.main_window import MainWindow

Told = Callable[[object], object]
LONG = 2000
"""Uses whose undoing would be felt on the main thread."""
_TOPIC = "label-set-undo"


class Counting(QObject):
    """``moved`` tells articles done and to do. What was called off leaves nothing behind."""

    moved = Signal(int, int)

    def __init__(self, parent: QObject, session: Session) -> None:
        super().__init__(parent)
        self._session = session
        self._job: Job[object] | None = None
        self._reading: Job[object] | None = None
        self._writing = False
        self._told: Told = _nobody
        self._not_told: Told = _nobody

    @property
    def busy(self) -> bool:
        return self._job is not None

    @property
    def busy_writing(self) -> bool:
        return self._job is not None and self._writing

    def read(self, work: Callable[[], object], told: Told) -> None:
        """Something that is only read, and nobody waits for."""
        job = self._reading = Job(lambda _progress: work())
        job.voice.finished.connect(told)
        job.voice.failed.connect(self._session.failed)
        job.start()

    def count(self, work: Callable[[Progress], object], told: Told, failed: Told) -> None:
        self._start(work, told, failed, writes=False)

    def change(self, work: Callable[[Progress], Step | None], told: Told, failed: Told) -> None:
        """
        Raises:
            SaveHeld: the project is being written to already.
        """
        workspace = self._session.workspace
        assert workspace is not None
        loan = workspace.lend()

        def lent(progress: Progress) -> object:
            with loan:
                return work(progress)

        self._start(lent, told, failed, writes=True)

    def _start(
        self, work: Callable[[Progress], object], told: Told, failed: Told, *, writes: bool
    ) -> None:
        job = self._job = Job(work, lasting=writes)
        self._writing, self._told, self._not_told = writes, told, failed
        # bound methods: what the worker tells is heard on the main thread
        job.voice.progressed.connect(self.moved)
        job.voice.finished.connect(self._finished)
        job.voice.cancelled.connect(self._cancelled)
        job.voice.failed.connect(self._failed)
        job.start()

    def call_off(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _finished(self, found: object) -> None:
        self._end()
        self._told(found)

    def _cancelled(self) -> None:
        self._end()
        self._not_told(None)

    def _failed(self, error: object) -> None:
        self._end()
        self._not_told(error)
        if isinstance(error, Exception) and not isinstance(error, HashiyaError):
            raise error

    def _end(self) -> None:
        self._job, self._writing = None, False
        if self._session.workspace is not None:  # closed while it was told
            self._session.workspace.tell_untold()


class TakingBack(QObject):
    """Takes the last step back in a worker, and tells in the banner that it does and that it is done."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._work = Counting(self, window.session)

    def start(self) -> None:
        window = self._window
        workspace = window.session.workspace
        if workspace is None:
            return
        window.banner.tell(window.look.say("labelset-undoing"), topic=_TOPIC)
        try:
            self._work.change(lambda _progress: workspace.undo(), self._done, self._failed)
        except HashiyaError as error:
            self._failed(error)

    def _done(self, _step: object) -> None:
        window = self._window
        window.banner.drop(_TOPIC)
        window.session.said.emit(window.look.say("labelset-undone"))
        self.deleteLater()

    def _failed(self, error: object) -> None:
        self._window.banner.drop(_TOPIC)
        if isinstance(error, HashiyaError):
            self._window.session.failed.emit(error)
        self.deleteLater()


def take_back(window: MainWindow, uses: int) -> None:
    """Undo the change of the label set: where it was long, the window stays alive meanwhile."""
    if uses < LONG:
        window.tagging.undo()
    else:
        TakingBack(window).start()


def _nobody(_found: object) -> None:
    """Nobody waits yet."""
