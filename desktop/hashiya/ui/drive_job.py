"""Runs what reaches a slow drive in a thread that nobody has to wait for: neither the window nor the program's end."""

from __future__ import annotations

import threading
from typing import TypeVar

from hashiya.ui.background import Job

T = TypeVar("T")


class DriveJob(Job[T]):
    """A ``Job`` outside the pool: a call that a drive never answers holds up nothing else."""

    def start(self) -> None:
        threading.Thread(target=self._run_alone, daemon=True, name="drive").start()

    def _run_alone(self) -> None:
        try:
            self.run()
        except RuntimeError:  # whoever was to hear it is gone with the window
            return
