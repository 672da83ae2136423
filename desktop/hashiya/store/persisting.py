"""Opens again what one bad read kept from being opened: only what lasts is told; it opens nothing itself.

A drive that wakes up, a loose plug or a network drive may refuse one read and give the next one.
"""

from __future__ import annotations

import errno
import sqlite3
import time
from collections.abc import Callable
from typing import TypeVar

from hashiya.model import errors

PAUSES = (0.0, 0.1, 0.3)
"""Seconds before each further try; the last of them is the last try."""
_READ_AGAIN = 1
"""Further tries of what reads as damaged: one read may have given wrong bytes, a second one tells."""
T = TypeVar("T")


def persist(act: Callable[[], T]) -> T:
    """Do it, and again for as long as a read may have failed in passing.

    Raises:
        What the last try raised.
    """
    for done, pause in enumerate(PAUSES):
        try:
            return act()
        except (errors.ProjectDamaged, errors.ProjectUnreadable) as failure:
            if not _may_pass(failure, done):
                raise
        time.sleep(pause)
    return act()


def _may_pass(failure: errors.HashiyaError, done: int) -> bool:
    origin = failure.__cause__
    code = (getattr(origin, "sqlite_errorcode", None) or 0) & 0xFF
    if code == sqlite3.SQLITE_IOERR or getattr(origin, "errno", None) == errno.EIO:
        return True
    return isinstance(failure, errors.ProjectDamaged) and done < _READ_AGAIN
