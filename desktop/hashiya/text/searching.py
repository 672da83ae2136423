"""Finds all places of a needle in a long text bit by bit, so that nobody waits; it alters no text.

The text is folded slice by slice and searched in batches; between two batches the caller may
paint, take keys or give up. Places are kept as folded positions and led back to the text's own
when they are asked for.
"""

from __future__ import annotations

import unicodedata
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from hashiya.text import folding

SLICE = 16_384
BATCH = 4_096


@dataclass(frozen=True, slots=True)
class Sameness:
    """Which letters count as the same; ``exact`` takes every code point as it stands."""

    exact: bool = False
    ta_marbuta: bool = False
    hamza: bool = False


class Haystack:
    """A text as it is searched, with the way back to its own positions."""

    def __init__(self, text: str, sameness: Sameness) -> None:
        self.source = text
        self.sameness = sameness
        self.text = text if sameness.exact else ""
        self.complete = sameness.exact
        self._pieces: list[folding.Folded] = []
        self._folded_starts: list[int] = []
        self._source_starts: list[int] = []

    def grow(self) -> Iterator[None]:
        """Fold the text, a slice a turn; what was folded before an interruption is kept."""
        while not self.complete:
            self._fold_slice()
            yield

    def _fold_slice(self) -> None:
        start = at = 0
        if self._pieces:
            start = self._source_starts[-1] + len(self._pieces[-1].source)
            at = self._folded_starts[-1] + len(self._pieces[-1].text)
        if start >= len(self.source):
            self.text = "".join(it.text for it in self._pieces)
            self.complete = True
            return
        self._pieces.append(self._folded(self.source[start : self._cut(start + SLICE)]))
        self._source_starts.append(start)
        self._folded_starts.append(at)

    def _cut(self, at: int) -> int:
        """Marks stay with their letter."""
        while at < len(self.source) and unicodedata.combining(self.source[at]):
            at += 1
        return at

    def _folded(self, text: str) -> folding.Folded:
        kinds = self.sameness
        return folding.fold(text, ta_marbuta=kinds.ta_marbuta, hamza=kinds.hamza)

    def folded(self, needle: str) -> str:
        """The needle as it is looked for."""
        return needle if self.sameness.exact else self._folded(needle).text

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The text's own range for a range of what is searched; marks on its last letter belong to it."""
        if self.sameness.exact:
            return start, end
        return self._source_of(start, 0), self._source_of(end - 1, 1)

    def _source_of(self, letter: int, side: int) -> int:
        k = bisect_right(self._folded_starts, letter) - 1
        at = letter - self._folded_starts[k]
        return self._source_starts[k] + self._pieces[k].original(at, at + 1)[side]

    def letter_from(self, position: int) -> int:
        """The first letter of what is searched that comes from ``position`` of the text or after it."""
        if self.sameness.exact or not self._pieces:
            return position
        k = max(0, bisect_right(self._source_starts, position) - 1)
        piece, inside = self._pieces[k], position - self._source_starts[k]
        letters = range(len(piece.text))
        return self._folded_starts[k] + bisect_left(letters, inside, key=piece.origin)


class Places:
    """The places that were found, in text order, none overlapping; grows while the search runs."""

    def __init__(self, haystack: Haystack, needle: str) -> None:
        self._haystack = haystack
        self._wanted = haystack.folded(needle)
        self._starts = array("q")
        self.complete = not self._wanted

    def __len__(self) -> int:
        return len(self._starts)

    def __getitem__(self, k: int) -> tuple[int, int]:
        start = self._starts[k]
        return self._haystack.original(start, start + len(self._wanted))

    def first_from(self, position: int) -> int:
        """Number of the first place that starts at ``position`` or after it; ``len`` without one."""
        return bisect_left(self._starts, self._haystack.letter_from(position))

    def within(self, start: int, end: int) -> list[tuple[int, int]]:
        """The places that touch a range of the text."""
        first = max(0, self.first_from(start) - 1)
        last = self.first_from(end)
        found = (self[k] for k in range(first, last))
        return [it for it in found if it[1] > start and it[0] < end]

    def touches(self, start: int, end: int) -> bool:
        """Whether a place starts in a range of the text."""
        first = self.first_from(start)
        return first < len(self._starts) and self[first][0] < end

    def gather(self) -> Iterator[None]:
        """Search on, a batch a turn, until the text has no more."""
        yield from self._haystack.grow()
        text, wanted = self._haystack.text, self._wanted
        at = text.find(wanted) if wanted else -1
        while at >= 0:
            self._starts.append(at)
            at = text.find(wanted, at + len(wanted))
            if not len(self._starts) % BATCH:
                yield
        self.complete = True


def sameness_for(needle: str, wished: Sameness) -> Sameness:
    """Exact for a needle that folding would leave nothing of: a mark, a tatweel, a joiner."""
    if wished.exact or not needle or folding.fold(needle).text:
        return wished
    return Sameness(exact=True)
