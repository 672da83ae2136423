"""A backup of a project and what lies in it: values to list and to compare; it opens no file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Reason = Literal["open", "renew", "import", "merge", "bulk", "timer", "close", "asked", "replaced"]
"""Why a backup was made: ``renew`` before new tables, ``replaced`` before a restored state."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """What a project held: two of equal contents are the same state of it.

    ``articles``, ``annotations`` and ``relations`` count what lies outside the bin, ``steps`` the
    history; ``last_step`` is the id of its newest step, ``version`` that of the tables.
    """

    articles: int
    annotations: int
    relations: int
    steps: int
    last_step: str
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """One checked copy. ``number`` orders backups: the clock of a computer may jump, it never does.

    ``at`` is when the clock said it was made (milliseconds since 1970), ``worked`` the time of work
    up to it, in which no jump and no pause counts more than a day. ``source`` is the file that it
    was made from.
    """

    path: Path
    number: int
    at: int
    reason: str
    size: int
    source: str
    worked: int
    contents: Contents

    @property
    def id(self) -> str:
        return self.path.stem
