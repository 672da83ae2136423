"""The corpus list by columns: what orders, filters and counts need of every article, and no sentence of it.

A million articles are five columns of numbers; a line is made of those alone that are looked at.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field
from typing import Literal

from hashiya.model.article import Status

STATUSES: tuple[Status, ...] = ("new", "in_progress", "done", "skipped")
BINNED = 4
"""Added to the status of an article that lies in the bin."""

TextOrder = Literal["title", "published"]


def _numbers() -> array[int]:
    return array("q")


@dataclass(slots=True)
class Columns:
    """``numbers`` are the store's names for articles, rising; they hold until rows come or go.

    A state is the place in ``STATUSES``, with ``BINNED`` added for what lies in the bin.
    """

    numbers: array[int] = field(default_factory=_numbers)
    positions: array[int] = field(default_factory=_numbers)
    states: bytearray = field(default_factory=bytearray)
    annotations: array[int] = field(default_factory=_numbers)
    lengths: array[int] = field(default_factory=_numbers)

    def __len__(self) -> int:
        return len(self.numbers)
