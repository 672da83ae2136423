"""Goes through slow steps a little at a time between events: the window lives on one thread and can stop."""

from __future__ import annotations

from collections.abc import Generator
from time import monotonic
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

SLICE = 0.02
"""Seconds of work between two looks at what the person does."""


class Stepper(QObject):
    """Signals: the share that is done, the result, or the failure. One work at a time."""

    progressed = Signal(float)
    finished = Signal(object)
    failed = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._steps: Generator[float, None, Any] | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._go_on)

    @property
    def busy(self) -> bool:
        return self._steps is not None

    def start(self, steps: Generator[float, None, Any]) -> None:
        """Work on these; what was being done is given up."""
        self.stop()
        self._steps = steps
        self._timer.start()

    def stop(self) -> None:
        """Give up; whatever was begun is cleared away before this returns."""
        self._timer.stop()
        steps, self._steps = self._steps, None
        if steps is not None:
            steps.close()

    def _go_on(self) -> None:
        steps = self._steps
        if steps is None:
            return
        share, until = 0.0, monotonic() + SLICE
        try:
            while monotonic() < until:
                share = next(steps)
        except StopIteration as end:
            self._done()
            self.finished.emit(end.value)
        except Exception as error:  # every failure is told to the person
            self._done()
            self.failed.emit(error)
        else:
            self.progressed.emit(share)

    def _done(self) -> None:
        self._timer.stop()
        self._steps = None
