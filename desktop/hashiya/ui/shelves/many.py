"""Runs a command on many marks: at once, or in a worker to which the project is lent; it decides nothing."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from hashiya.model.edit import Step
from hashiya.model.errors import HashiyaError
from hashiya.ui.background import Job, Progress
from hashiya.ui.look import Look
from hashiya.ui.session import Session

AT_ONCE = 300
"""Marks up to which nobody has to wait."""
Act = Callable[[Progress | None], Step | None]


class Many(QObject):
    """One doing at a time; what was done is said, and that it can be taken back."""

    def __init__(self, session: Session, look: Look, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._look = session, look
        self._job: Job[tuple[Step | None]] | None = None
        session.closing.connect(self._call_off)

    @property
    def busy(self) -> bool:
        return self._job is not None

    def run(self, count: int, act: Act) -> None:
        if self.busy:
            return
        if count <= AT_ONCE:
            done = self._session.attempt(lambda: (act(None),))
            if done is not None:
                self._tell(done[0], count)
            return
        self._begin(count, act)

    def _begin(self, count: int, act: Act) -> None:
        workspace = self._session.workspace
        loan = self._session.attempt(workspace.lend) if workspace is not None else None
        if loan is None:
            return

        def work(progress: Progress) -> tuple[Step | None]:
            with loan:
                return (act(progress),)

        self._session.said.emit(self._look.say("tables-changing", count=f"{count:,}"))
        self._count = count
        job = self._job = Job(work, lasting=True)
        job.voice.finished.connect(self._finished)
        job.voice.cancelled.connect(self._ended)
        job.voice.failed.connect(self._failed)
        job.start()

    def _call_off(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _ended(self) -> None:
        self._job = None

    def _finished(self, done: object) -> None:
        self._job = None
        if self._session.workspace is None:  # closed while it was told
            return
        self._session.workspace.tell_untold()
        step = done[0] if isinstance(done, tuple) else None
        self._tell(step, self._count)

    def _failed(self, error: object) -> None:
        self._job = None
        if isinstance(error, HashiyaError):
            self._session.failed.emit(error)
        elif isinstance(error, Exception):
            raise error

    def _tell(self, step: object, _count: int) -> None:
        if not isinstance(step, Step):
            self._session.said.emit(self._look.say("tables-nothing-changed"))
            return
        changed = step.long or len(step.edits)
        self._session.said.emit(self._look.say("tables-changed", count=f"{changed:,}"))
