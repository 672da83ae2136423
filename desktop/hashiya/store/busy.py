"""Looks whether another program holds a project file locked, and waits until it lets go; it opens and writes nothing.

Another window of ours is none of its business: that one has the lock beside the file.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from hashiya.store import connection, opening

LOOK_EVERY = 0.1
"""Seconds between two looks: a scanner lets go within a few."""
_IN_THE_WAY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}


def is_busy(path: Path) -> bool:
    """Whether reading it would have to wait; what else may be wrong with it is told by opening it."""
    if opening.keeps_log(path):  # nobody stands in a reader's way there, and looking would write
        return False
    try:
        with closing(connection.connect(path, "ro", patience=0)) as db:
            db.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except sqlite3.OperationalError as failure:
        return failure.sqlite_errorcode & 0xFF in _IN_THE_WAY
    except sqlite3.Error:
        return False
    return False


def wait(path: Path, progress: Callable[[int, int], None]) -> None:
    """Come back when nobody holds it any more; for a thread of its own.

    Raises:
        What ``progress`` raises, which is asked at every look.
    """
    while is_busy(path):
        progress(0, 0)
        time.sleep(LOOK_EVERY)
