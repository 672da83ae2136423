"""Runs a slow function in a worker thread: progress, cancel, result or failure back on the main thread.

What a person waits for never stands behind what nobody waits for: each kind has threads of its own.
"""

from __future__ import annotations

import atexit
from collections.abc import Callable
from functools import cache
from threading import Event
from typing import Generic, TypeVar, cast

from PySide6.QtCore import QCoreApplication, QObject, QRunnable, QThreadPool, Signal

QUIET_THREADS = 2
"""A check and a backup: neither waits for the other."""
_QUIET = "quiet"
T = TypeVar("T")
Progress = Callable[[int, int], None]


class Cancelled(Exception):
    """The person asked to stop; nothing was kept."""


def quiet_pool() -> QThreadPool:
    """The threads for what nobody waits for; they end with the application, as the others do."""
    application = QCoreApplication.instance()
    assert application is not None
    found = application.findChild(QThreadPool, _QUIET)
    if found is None:
        found = QThreadPool(application)
        found.setObjectName(_QUIET)
        found.setMaxThreadCount(QUIET_THREADS)
    return found


def begin(work: QRunnable, *, quiet: bool = False) -> None:
    """Run it in a thread of its kind; the program does not end before it has ended."""
    _end_after_all()
    _pool(quiet=quiet).start(work)


def _pool(*, quiet: bool) -> QThreadPool:
    return quiet_pool() if quiet else QThreadPool.globalInstance()


@cache
def _end_after_all() -> None:
    """Threads that come back when the interpreter is being taken down bring the program down with them."""
    atexit.register(_wait)


def _wait() -> None:
    QThreadPool.globalInstance().waitForDone()
    if QCoreApplication.instance() is not None:
        quiet_pool().waitForDone()


class _Voice(QObject):
    """Signals from the worker; delivered on the thread of the receiver.

    WORKAROUND: PySide keeps what a pool has run for good, and with it whatever that holds. So the work is held
    here, and let go of on this object's own thread, where the widgets that it may hold can be taken down.
    """

    progressed = Signal(int, int)
    finished = Signal(object)
    failed = Signal(object)
    cancelled = Signal()
    left = Signal()

    def __init__(self, work: object) -> None:
        super().__init__()
        self.work: object = work
        self.left.connect(self._let_go)

    def _let_go(self) -> None:
        self.work = None


class Job(QRunnable, Generic[T]):
    """``work`` gets a ``progress(done, total)`` to call often: it raises ``Cancelled`` when asked to stop.

    ``work`` must touch no widget and no database, but what was lent to it. ``lasting`` work may be
    done by the time somebody asks it to stop: then its result counts. ``quiet`` is what nobody waits
    for: checks and backups.
    """

    def __init__(
        self, work: Callable[[Progress], T], *, lasting: bool = False, quiet: bool = False
    ) -> None:
        super().__init__()
        self.setAutoDelete(False)
        self._lasting = lasting
        self._quiet = quiet
        self._stop = Event()
        self.voice = _Voice(work)

    def start(self) -> None:
        begin(self, quiet=self._quiet)

    def cancel(self) -> None:
        self._stop.set()

    def withdraw(self) -> bool:
        """Ask it to stop; whether it had not begun, and never will."""
        self.cancel()
        taken = _pool(quiet=self._quiet).tryTake(self)
        if taken:
            self.voice.work = None
        return taken

    def run(self) -> None:
        try:
            self._do(cast("Callable[[Progress], T]", self.voice.work))
        finally:
            self.voice.left.emit()

    def _do(self, work: Callable[[Progress], T]) -> None:
        try:
            result = work(self._progress)
        except Cancelled:
            self.voice.cancelled.emit()
        except Exception as error:  # every failure is told on the main thread
            self.voice.failed.emit(error)
        else:
            if self._stop.is_set() and not self._lasting:
                self.voice.cancelled.emit()
            else:
                self.voice.finished.emit(result)

    def _progress(self, done: int, total: int) -> None:
        if self._stop.is_set():
            raise Cancelled
        self.voice.progressed.emit(done, total)
