"""Puts numbers into structures that are alike but for them, a great many at once; it knows no notation."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import chain, count
from operator import itemgetter

MOST = 1 << 15
"""Numbers that are kept with what stands beside them: those of nearly all texts."""


class Places:
    """Structures that say nothing but where they are: ``one`` has the id, the start and the end as ``%d``.

    Half of a file is such words, and the same numbers come in every file.
    """

    def __init__(self, one: str) -> None:
        self._one = one
        before, after_id, after_start, after = one.replace("%%", "%").split("%d")
        self._around = ((before, after_id), ("", after_start), ("", after))
        self._kept: tuple[list[str], ...] = ([], [], [])

    def __call__(self, first: int, starts: Sequence[int], ends: Sequence[int]) -> str:
        """With ids from ``first`` on; ``ends`` do not decrease."""
        many = len(starts)
        if not many:
            return ""
        highest = max(first + many, ends[-1])
        if highest >= MOST:
            told = zip(count(first), starts, ends)
            return (self._one * many) % tuple(chain.from_iterable(told))
        self._reach(highest)
        ids, begins, closes = self._kept
        parts = [""] * (3 * many)
        parts[::3] = ids[first : first + many]
        parts[1::3] = _chosen(begins, starts)
        parts[2::3] = _chosen(closes, ends)
        return "".join(parts)

    def _reach(self, highest: int) -> None:
        for kept, (before, after) in zip(self._kept, self._around, strict=True):
            if len(kept) <= highest:
                more = range(len(kept), min(MOST, highest + 1_000))
                kept += [f"{before}{it}{after}" for it in more]


def _chosen(kept: list[str], places: Sequence[int]) -> Sequence[str]:
    return itemgetter(*places)(kept) if len(places) > 1 else [kept[it] for it in places]


class Numerals:
    """Numbers as words."""

    def __init__(self) -> None:
        self._kept: list[str] = []

    def up_to(self, highest: int) -> Callable[[int], str]:
        """What gives the word for any number as high as that."""
        return self._kept.__getitem__ if self._reaches(highest) else str

    def run(self, first: int, after: int) -> Sequence[str]:
        """Those from ``first`` on, as far as ``after``."""
        if self._reaches(after):
            return self._kept[first:after]
        return list(map(str, range(first, after)))

    def _reaches(self, highest: int) -> bool:
        if highest >= MOST:
            return False
        if len(self._kept) <= highest:
            self._kept += map(str, range(len(self._kept), min(MOST, highest + 1_000)))
        return True
