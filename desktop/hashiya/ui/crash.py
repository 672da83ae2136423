"""Catches what nobody expected: a calm sentence with folded details, a log, and the work goes on."""

from __future__ import annotations

import logging
import sys
import threading
import traceback
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal

from hashiya.model.errors import HashiyaError

log = logging.getLogger("hashiya")

Show = Callable[[BaseException, str], None]


class CrashHook(QObject):
    """Put in place of Python's hooks; an error in a slot, an event or a thread ends up here."""

    caught = Signal(object, str)

    def __init__(self, show: Show) -> None:
        super().__init__()
        self._show = show
        self._showing = False
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
        details = "".join(traceback.format_exception(kind, error, trace))
        log.error("%s", details)
        self.caught.emit(error, details)

    def _on_thread(self, args: threading.ExceptHookArgs) -> None:
        error = args.exc_value
        if error is not None:
            self._on_exception(args.exc_type, error, args.exc_traceback)

    def _tell(self, error: object, details: str) -> None:
        if self._showing or not isinstance(error, BaseException):
            return
        self._showing = True
        try:
            self._show(error, "" if isinstance(error, HashiyaError) else details)
        finally:
            self._showing = False
