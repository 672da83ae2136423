"""The frame of the benchmarks: a row, how one is measured, and nothing about any room.

A benchmark is a module of this package with ``NAME`` (what ``dev.py bench NAME`` takes) and
``run() -> list[Row]``. It measures and does not judge: a missed goal is printed, never raised.
"""

from __future__ import annotations

import gc
import math
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from statistics import median as middle
from time import perf_counter
from typing import Any

REPEATS = 5


@dataclass(frozen=True, slots=True)
class Against:
    """The same work done by something else in the same run."""

    name: str
    median: float
    ratio: float


@dataclass(frozen=True, slots=True)
class Row:
    """One figure. ``goal`` is the most that is wanted, in ``unit``; None: there is no goal."""

    name: str
    median: float
    p95: float
    unit: str = "ms"
    goal: float | None = None
    met: bool | None = None
    against: Against | None = None

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


def row(
    name: str,
    samples: Sequence[float],
    *,
    goal: float | None = None,
    unit: str = "ms",
    judge: str = "median",
    against: Against | None = None,
) -> Row:
    """A row from measured samples; the goal is compared with the median or, if so said, the p95."""
    typical, high = round(middle(samples), 3), round(percentile(samples, 95), 3)
    judged = high if judge == "p95" else typical
    met = None if goal is None else judged <= goal
    return Row(name, typical, high, unit, goal, met, against)


def percentile(samples: Sequence[float], percent: float) -> float:
    """The nearest-rank percentile: always one of the samples."""
    ordered = sorted(samples)
    return ordered[max(0, math.ceil(len(ordered) * percent / 100) - 1)]


def milliseconds(work: Callable[[], object]) -> float:
    """How long one call takes, with the rubbish of earlier calls collected before it."""
    gc.collect()
    begin = perf_counter()
    work()
    return (perf_counter() - begin) * 1000


def measure(
    name: str,
    work: Callable[[], object],
    *,
    before: Callable[[], object] | None = None,
    repeats: int = REPEATS,
    goal: float | None = None,
    judge: str = "median",
) -> Row:
    """Time ``work`` ``repeats`` times; ``before`` prepares each time and is not counted."""
    samples: list[float] = []
    for _ in range(repeats):
        if before is not None:
            before()
        samples.append(milliseconds(work))
    return row(name, samples, goal=goal, judge=judge)


def compare(
    name: str,
    work: Callable[[], object],
    other_name: str,
    other: Callable[[], object],
    *,
    at_most: float | None = None,
    repeats: int = REPEATS,
) -> Row:
    """Time ``work`` and ``other`` in turns, so that a busy machine slows both alike.

    ``at_most`` is how many times as long as ``other`` it may take: the goal is that, in
    milliseconds of this run.
    """
    ours: list[float] = []
    theirs: list[float] = []
    for _ in range(repeats):
        theirs.append(milliseconds(other))
        ours.append(milliseconds(work))
    base = middle(theirs)
    ratio = round(middle(ours) / base, 3) if base else math.inf
    goal = None if at_most is None else round(at_most * base, 3)
    return row(name, ours, goal=goal, against=Against(other_name, round(base, 3), ratio))
