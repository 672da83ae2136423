"""Backs up the open project while its person works: at opening, every ten minutes, on close.

It runs in a worker over a connection of its own and tells one quiet line when it fails; it never
asks, never blocks the window and never touches what is on the screen.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from threading import Event

from PySide6.QtCore import QObject, QTimer, Signal

from hashiya.model.backup import Reason
from hashiya.model.errors import HashiyaError
from hashiya.ui.background import Job, Progress
from hashiya.ui.session import Session

AFTER_OPENING_MS = 1_500
"""The window stands and the article is in view by then."""
LOOK_EVERY_MS = 15_000
OLDEST = 570.0
"""Seconds of work from which there must be a new backup: it is ready within the ten minutes."""
AGAIN_AFTER = 60.0
AT_CLOSE = 256 * 1024**2
"""Bytes up to which a project is backed up while it closes; a larger one at its next opening."""
LONGEST_WAIT = 20.0

Clock = Callable[[], float]


@dataclass(frozen=True, slots=True)
class Trouble:
    """There is no backup since ``since`` (as the clock said; empty: none at all)."""

    since: str
    error: HashiyaError


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of the backup that was begun as number ``turn``."""

    turn: int
    trouble: Trouble | None


class BackingUp(QObject):
    """Over one session, whatever window shows it. ``told`` carries a ``Trouble``, or ``None``."""

    told = Signal(object)

    def __init__(self, session: Session, clock: Clock = time.monotonic) -> None:
        super().__init__()
        self._session = session
        self._clock = clock
        self._unkept: float | None = None  # since when there is work without a backup
        self._not_before = 0.0
        self._turn = 0
        self._before: float | None = None  # what ``_unkept`` was when the backup was begun
        self._job: Job[Outcome] | None = None
        self._done = Event()
        self.trouble: Trouble | None = None
        self._after_opening = QTimer(self)
        self._after_opening.setSingleShot(True)
        self._after_opening.setInterval(AFTER_OPENING_MS)
        self._after_opening.timeout.connect(lambda: self.start("open"))
        self._look = QTimer(self)
        self._look.setInterval(LOOK_EVERY_MS)
        self._look.timeout.connect(self.look)
        self._open = ""
        session.project_changed.connect(self._project_changed)
        session.stepped.connect(self._stepped)
        session.closing.connect(self._closing)

    def look(self) -> None:
        """Start a backup when the work without one is nearly ten minutes old."""
        now = self._clock()
        if self._unkept is not None and now - self._unkept >= OLDEST and now >= self._not_before:
            self.start("timer")

    def start(self, reason: Reason) -> None:
        """Make a backup in the worker, unless one is being made."""
        workspace = self._session.workspace
        if workspace is None or workspace.read_only or self._job is not None:
            return
        path, project_id, done = workspace.file, workspace.project_id, Event()
        origin = workspace.path
        self._turn += 1
        turn = self._turn

        def work(_progress: Progress) -> Outcome:
            try:
                return Outcome(turn, _made(path, project_id, reason, origin))
            finally:
                done.set()

        job = Job(work, quiet=True)
        job.voice.finished.connect(self._finished)
        job.voice.failed.connect(self._failed)
        self._before, self._unkept = self._unkept, None
        self._job, self._done = job, done
        job.start()

    def _finished(self, outcome: object) -> None:
        """On the main thread, when the worker is through; one of a closed project counts no more."""
        if not isinstance(outcome, Outcome) or outcome.turn != self._turn or self._job is None:
            return
        self._job = None
        if outcome.trouble is not None:
            self._still_unkept()
        self._tell(outcome.trouble)

    def _failed(self, error: object) -> None:
        self._job = None
        self._still_unkept()
        if isinstance(error, Exception):
            raise error

    def _still_unkept(self) -> None:
        """What was to be kept is older than what was done since."""
        self._not_before = self._clock() + AGAIN_AFTER
        if self._before is not None:
            self._unkept = self._before

    def _tell(self, trouble: Trouble | None) -> None:
        if trouble != self.trouble:
            self.trouble = trouble
            self.told.emit(trouble)

    def _project_changed(self) -> None:
        workspace = self._session.workspace
        opened = workspace.project_id if workspace else ""
        if opened and opened == self._open:
            return  # another window over the same project
        self._open = opened
        self._unkept = None
        self._tell(None)
        if workspace is not None and not workspace.read_only:
            self._after_opening.start()
            self._look.start()

    def _stepped(self) -> None:
        if self._unkept is None:
            self._unkept = self._clock()

    def _closing(self) -> None:
        """Wait for what is being made, then keep what was done since."""
        self._after_opening.stop()
        self._look.stop()
        if self._job is not None:
            if not self._job.withdraw():
                self._done.wait(LONGEST_WAIT)
            self._job = None
            self._unkept = self._unkept or self._before
        workspace = self._session.workspace
        if workspace is not None and self._unkept is not None and _size(workspace.file) <= AT_CLOSE:
            _made(workspace.file, workspace.project_id, "close", workspace.path)
        self._unkept = None
        self._open = ""


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _made(path: Path, project_id: str, reason: Reason, origin: Path) -> Trouble | None:
    from hashiya.commands import backups  # the store is imported after the first paint

    try:
        backups.back_up_at(path, project_id, reason, origin=origin)
    except HashiyaError as error:
        newest = next(iter(backups.kept(project_id)), None)
        since = datetime.fromtimestamp(newest.at / 1000) if newest else None
        shown = "" if since is None else _moment(since)
        return Trouble(shown, error)
    return None


def _moment(then: datetime) -> str:
    """The time, and the day unless it is today."""
    today = then.date() == datetime.now().astimezone().date()
    return then.strftime("%H:%M" if today else "%Y-%m-%d %H:%M")
