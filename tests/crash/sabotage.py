"""Negative controls: ways to spoil the store so that a harness must notice; never used otherwise."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import Any

from hashiya.model.edit import Step
from hashiya.model.errors import HashiyaError
from hashiya.store import backups, journal
from hashiya.store.project_file import ProjectFile

_commit = ProjectFile.commit
_close = journal.Entry.close


def two_transactions() -> None:
    """Rows and history are committed one after the other."""

    def close(self: journal.Entry) -> None:
        self._db.execute("COMMIT")
        self._db.execute("BEGIN IMMEDIATE")
        _close(self)

    journal.Entry.close = close


def swallow() -> None:
    """An ``except: pass`` around the write."""

    def commit(self: ProjectFile, step: Step, *rest: Any) -> None:
        with suppress(HashiyaError):
            _commit(self, step, *rest)

    ProjectFile.commit = commit


def forget() -> None:
    """Every second step is told to be stored and is not."""
    count = itertools.count()

    def commit(self: ProjectFile, step: Step, *rest: Any) -> int:
        if next(count) % 2:
            return len(step.edits)
        return _commit(self, step, *rest)

    ProjectFile.commit = commit


def journal_first() -> None:
    """A file that is replaced loses its journal before, what lies there is not brought in."""
    backups._bring_to_rest = lambda path: None


def level(name: str) -> None:
    """Another level of care for the disk than the store has chosen."""

    def commit(self: ProjectFile, step: Step, *rest: Any) -> int:
        self._write_ahead()
        self._db.execute(f"PRAGMA synchronous = {name}")
        return _commit(self, step, *rest)

    ProjectFile.commit = commit


KINDS: dict[str, Callable[[], None]] = {
    "two-transactions": two_transactions,
    "swallow": swallow,
    "forget": forget,
    "journal-first": journal_first,
    "sync-off": partial(level, "OFF"),
    "sync-normal": partial(level, "NORMAL"),
    "sync-full": partial(level, "FULL"),
    "ack-early": lambda: None,  # the writer's own: see random_kills
}
