"""Catches what nobody expected: a calm sentence with folded details, a log, and the work goes on.

What fails while painting fails at every repaint, so it is logged and told once for each place in the
code. Any other failure is told again, but never while its sentence still stands on the screen.
"""

from __future__ import annotations

import logging
import sys
import threading
import traceback
from collections.abc import Callable
from functools import wraps
from types import TracebackType
from typing import ParamSpec

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QStyledItemDelegate, QStyleOptionViewItem

from hashiya.model.errors import HashiyaError

log = logging.getLogger("hashiya")

Show = Callable[[BaseException, str], None]
P = ParamSpec("P")


class PaintingFailed(Exception):
    """Something could not be drawn; its cause is the error. What was to be drawn is as it was."""


class CrashHook(QObject):
    """Put in place of Python's hooks; an error in a slot, an event or a thread ends up here."""

    caught = Signal(object, str)

    def __init__(self, show: Show) -> None:
        super().__init__()
        self._show = show
        self._painted: set[tuple[str, int]] = set()
        # queued: also from another thread, and never inside the event that failed
        self.caught.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        sys.excepthook = self._on_exception
        threading.excepthook = self._on_thread

    def _on_exception(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        if isinstance(error, PaintingFailed):
            place = _place(trace)
            if place in self._painted:
                return
            self._painted.add(place)
        details = "".join(traceback.format_exception(kind, error, trace))
        log.error("unexpected", exc_info=(kind, error, trace))
        self.caught.emit(error, details)

    def _on_thread(self, args: threading.ExceptHookArgs) -> None:
        error = args.exc_value
        if error is not None:
            self._on_exception(args.exc_type, error, args.exc_traceback)

    def _tell(self, error: object, details: str) -> None:
        if not isinstance(error, BaseException):
            return
        if isinstance(error, HashiyaError):
            self._show(error, "")
        elif not _is_told():
            self._show(error, details)


def painting_failed(error: Exception) -> None:
    """Tell of an error of painting, and let go of every painter that it holds."""
    failure = PaintingFailed(str(error))
    failure.__cause__ = error
    trace = error.__traceback__
    sys.excepthook(PaintingFailed, failure, trace)
    # a painter that is kept by the error would still be at work when the next one begins
    traceback.clear_frames(trace)


def calm(paint: Callable[P, None]) -> Callable[P, None]:
    """For a paint event: when it fails the part stays as far as it got, and the window lives."""

    @wraps(paint)
    def painted(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            paint(*args, **kwargs)
        except Exception as error:  # whatever it is, the window lives
            painting_failed(error)

    return painted


class CalmPainter(QStyledItemDelegate):
    """Draws rows by ``draw``; a row that cannot be drawn so is shown as Qt shows it, in plain words."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        painter.save()
        try:
            self.draw(painter, option, index)
        except Exception as error:  # whatever it is, the row is readable
            painting_failed(error)
            painter.restore()
            painter.save()
            super().paint(painter, option, index)
        finally:
            painter.restore()

    def draw(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw a row; a list overrides it."""
        super().paint(painter, option, index)


def _is_told() -> bool:
    """Whether a sentence about a failure stands on the screen."""
    from hashiya.ui.dialogs.problem import ProblemDialog

    return isinstance(QApplication.activeModalWidget(), ProblemDialog)


def _place(trace: TracebackType | None) -> tuple[str, int]:
    """Where in the code it happened."""
    frames = traceback.extract_tb(trace)
    return (frames[-1].filename, frames[-1].lineno or 0) if frames else ("", 0)
