"""Ends the program as its window's cross does when the system asks: a signal, or the end of the day's sitting.

What was acknowledged is in the file already; here the project is only brought to rest. It never asks a
question: the system waits a few seconds at most.
"""

from __future__ import annotations

import signal
import socket
from contextlib import suppress
from types import FrameType

from PySide6.QtCore import QCoreApplication, QObject, QSocketNotifier, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QSessionManager

from hashiya.ui.session import Session

ASKED = ("SIGTERM", "SIGINT", "SIGHUP", "SIGBREAK")


class Leaving(QObject):
    """While it lives, a signal that asks the program to end lets it end well, with exit status 0."""

    def __init__(self, application: QGuiApplication, session: Session) -> None:
        super().__init__(application)
        self._session = session
        self._ours, self._systems = socket.socketpair()
        for end in (self._ours, self._systems):
            end.setblocking(False)  # noqa: FBT003 - it takes no keyword
        # Python looks for signals between its own steps, and Qt's loop makes none: a byte wakes it
        self._before_wakeup = signal.set_wakeup_fd(
            self._systems.fileno(), warn_on_full_buffer=False
        )
        self._notifier = QSocketNotifier(self._ours.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._woken)
        self._before = {
            it: signal.signal(it, self._asked)
            for it in (getattr(signal, name, None) for name in ASKED)
            if it is not None
        }
        application.commitDataRequest.connect(
            self._sitting_ends, Qt.ConnectionType.DirectConnection
        )

    def stop(self) -> None:
        """Give the signals back."""
        for number, handler in self._before.items():
            signal.signal(number, handler)
        signal.set_wakeup_fd(self._before_wakeup)
        self._notifier.setEnabled(False)
        self._ours.close()
        self._systems.close()

    def _asked(self, _number: int, _frame: FrameType | None) -> None:
        # by way of the loop, which may not have begun yet
        QTimer.singleShot(0, self._leave)

    def _leave(self) -> None:
        # leaves every loop, also that of a dialog, and asks no window
        QCoreApplication.exit(0)

    def _woken(self) -> None:
        with suppress(OSError):
            self._ours.recv(64)

    def _sitting_ends(self, _manager: QSessionManager) -> None:
        self._session.settle()
