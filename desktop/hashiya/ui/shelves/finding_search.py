"""Looks through the whole project for what breaks the rules, in a worker that can be stopped; it shows nothing."""

from __future__ import annotations

from threading import Event
from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRunnable, Signal

from hashiya.ui import background

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hashiya.model.record import Finding
    from hashiya.workspace import Workspace

BATCH, BATCH_S = 200, 0.1


class _Stopped(Exception):
    """Nobody waits for the findings any more."""


class FindingSearch(QRunnable):
    """``articles``: those alone. Findings come in batches; ``ended`` is told once, ``stopped`` or not."""

    def __init__(self, workspace: Workspace, articles: Sequence[str] | None = None) -> None:
        super().__init__()
        self.setAutoDelete(False)
        self._workspace = workspace
        self.articles = articles
        self._stop = Event()
        self._batch: list[Finding] = []
        self._since = perf_counter()
        self.voice = FindingVoice()

    def start(self) -> None:
        background.begin(self)

    def stop(self) -> None:
        self._stop.set()

    def run(self) -> None:
        from hashiya.commands.checking import findings

        try:
            for it in findings(self._workspace, self.articles, self._look_up):
                self._batch.append(it)
                if len(self._batch) >= BATCH:
                    self._tell()
                if self._stop.is_set():
                    raise _Stopped
        except _Stopped:
            return
        except Exception as error:  # told on the main thread
            self.voice.failed.emit(self, error)
        else:
            self._tell()
            self.voice.ended.emit(self)

    def _look_up(self, done: int) -> None:
        if self._stop.is_set():
            raise _Stopped
        if perf_counter() - self._since > BATCH_S:
            self._since = perf_counter()
            self._tell()
            self.voice.progressed.emit(self, done)

    def _tell(self) -> None:
        if self._batch:
            batch, self._batch = self._batch, []
            self.voice.found.emit(self, batch)


class FindingVoice(QObject):
    """Each signal says which search speaks: one that was given up is not heard."""

    found = Signal(object, object)
    progressed = Signal(object, int)
    ended = Signal(object)
    failed = Signal(object, object)
