"""Runs a slow function in a worker thread: progress, cancel, result or failure back on the main thread."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

T = TypeVar("T")
Progress = Callable[[int, int], None]


class Cancelled(Exception):
    """The person asked to stop; nothing was kept."""


class _Voice(QObject):
    """Signals from the worker; delivered on the thread of the receiver."""

    progressed = Signal(int, int)
    finished = Signal(object)
    failed = Signal(object)
    cancelled = Signal()


class Job(QRunnable, Generic[T]):
    """``work`` gets a ``progress(done, total)`` to call often: it raises ``Cancelled`` when asked to stop.

    ``work`` must touch no widget and no database, but what was lent to it. ``lasting`` work may be
    done by the time somebody asks it to stop: then its result counts.
    """

    def __init__(self, work: Callable[[Progress], T], *, lasting: bool = False) -> None:
        super().__init__()
        self.setAutoDelete(False)
        self._lasting = lasting
        self._work = work
        self._stop = Event()
        self.voice = _Voice()

    def start(self) -> None:
        QThreadPool.globalInstance().start(self)

    def cancel(self) -> None:
        self._stop.set()

    def run(self) -> None:
        try:
            result = self._work(self._progress)
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
