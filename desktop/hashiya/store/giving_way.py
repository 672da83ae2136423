"""Lets whoever looks a project through step aside for whoever writes; it reads and writes nothing itself.

A file at rest has no log beside it, and then one reader keeps every writer out. The check reads for
minutes in a large project: it lets go at once, and begins anew when the writing is done.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from threading import Condition

PATIENCE = 5.0
_AGAIN = 0.02
Look = Callable[[], None]


class GivenWay(Exception):
    """The reading ended for somebody who writes."""


class Way:
    """Between one writer and those who only look, each in a thread of its own."""

    def __init__(self) -> None:
        self._changed = Condition()
        self._readers: set[sqlite3.Connection] = set()
        self._cut: set[sqlite3.Connection] = set()
        """Readers that were told to end: what fails in them is no damage, however late it comes."""
        self._wanted = False

    @contextmanager
    def reading(self, db: sqlite3.Connection) -> Generator[Look]:
        """Read until it is done or somebody writes; call what you get between two questions."""
        with self._changed:
            self._changed.wait_for(lambda: not self._wanted)
            self._readers.add(db)
        try:
            yield lambda: self._look(db)
        except Exception as failure:  # a question cut short fails in one of many ways
            if not self._is_wanted(db):
                raise
            raise GivenWay from failure
        finally:
            with self._changed:
                self._readers.discard(db)
                self._cut.discard(db)
                self._changed.notify_all()

    def _look(self, db: sqlite3.Connection) -> None:
        if self._is_wanted(db):
            raise GivenWay

    def _is_wanted(self, db: sqlite3.Connection) -> bool:
        return self._wanted or db in self._cut

    def wait(self) -> None:
        """Until nobody writes."""
        with self._changed:
            self._changed.wait_for(lambda: not self._wanted)

    @contextmanager
    def clear(self, *, needed: bool) -> Generator[None]:
        """Write while no reader is in the way; one that cannot stop is not waited for for ever."""
        if not needed:
            yield
            return
        try:
            self._end_readers()
            yield
        finally:
            with self._changed:
                self._wanted = False
                self._changed.notify_all()

    def _end_readers(self) -> None:
        with self._changed:
            self._wanted = True
            self._cut |= self._readers
            for _ in range(int(PATIENCE / _AGAIN)):
                for db in self._readers:
                    with suppress(sqlite3.ProgrammingError):  # it was closed just now
                        db.interrupt()
                if self._changed.wait_for(lambda: not self._readers, _AGAIN):
                    return
