"""Catches what nobody expected: a calm sentence with folded details, a log, and the work goes on.

What fails while painting, or while Qt asks for something, fails again at once, so it is logged and told
once for each place in the code. Any other failure is told again, but never while its sentence still
stands on the screen, nor while the same place fails without a pause.
"""

from __future__ import annotations

import logging
import sys
import threading
import traceback
from collections.abc import Callable
from functools import wraps
from time import monotonic
from types import TracebackType
from typing import ParamSpec

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QStyledItemDelegate, QStyleOptionViewItem

from hashiya.model.errors import HashiyaError

log = logging.getLogger("hashiya")

Show = Callable[[BaseException, str], None]
P = ParamSpec("P")
PAUSE = 5.0
"""Seconds without a failure after which the same place is told of again."""


class PartFailed(Exception):
    """What Qt asks for again and again failed; its cause is the error."""


class PaintingFailed(PartFailed):
    """Something could not be drawn. What was to be drawn is as it was."""


class AnswerFailed(PartFailed):
    """Something of ours gave Qt no answer: a size, a row, a filtered event."""


class CrashHook(QObject):
    """Put in place of Python's hooks; an error in a slot, an event or a thread ends up here."""

    caught = Signal(object, str)

    def __init__(self, show: Show) -> None:
        super().__init__()
        self._show = show
        self._told: dict[tuple[str, int], float] = {}
        # queued: also from another thread, and never inside the event that failed
        self.caught.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        sys.excepthook = self._on_exception
        threading.excepthook = self._on_thread
        sys.unraisablehook = _on_unraisable

    def _on_exception(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        if not self._is_news(error, _place(trace)):
            return
        details = "".join(traceback.format_exception(kind, error, trace))
        log.error("unexpected", exc_info=(kind, error, trace))
        self.caught.emit(error, details)

    def _is_news(self, error: BaseException, place: tuple[str, int]) -> bool:
        before, at = self._told.get(place), monotonic()
        self._told[place] = at
        if isinstance(error, HashiyaError):
            return True
        return before is None or not (isinstance(error, PartFailed) or at - before < PAUSE)

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


def report(error: BaseException) -> None:
    """Hand an error to the hook as Python would, and go on."""
    sys.excepthook(type(error), error, error.__traceback__)


def contain(act: Callable[[], object]) -> None:
    """Do something whose failure must cost nothing but itself."""
    try:
        act()
    except Exception as error:  # whatever it is, the work goes on
        report(error)


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


def _on_unraisable(what: sys.UnraisableHookArgs) -> None:
    """An error while something was let go: nobody waits for it, so it is only logged."""
    error = what.exc_value
    if error is not None:
        log.error("unraisable", exc_info=(type(error), error, what.exc_traceback))


def _is_told() -> bool:
    """Whether a sentence about a failure stands on the screen."""
    from hashiya.ui.dialogs.problem import ProblemDialog

    return isinstance(QApplication.activeModalWidget(), ProblemDialog)


def _place(trace: TracebackType | None) -> tuple[str, int]:
    """Where in the code it happened."""
    frames = traceback.extract_tb(trace)
    return (frames[-1].filename, frames[-1].lineno or 0) if frames else ("", 0)
