"""Carries marked stretches from a text into its corrected version; the words decide, and nothing is guessed in silence.

A stretch whose words stand where they stood is placed. What else becomes of it is named: its own
words were mended, all round it is new, it stands elsewhere - or it has no place any more.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Literal, NamedTuple, TypeVar

from hashiya.text import edges, graphemes
from hashiya.text.aligning import Alignment, Block
from hashiya.text.blocks import paragraph_start
from hashiya.text.joins import is_join

How = Literal["placed", "words", "around", "moved", "gone", "elsewhere", "broken"]
"""placed: the same words in the same place. words: its own words were changed. around: the same
words, but everything round them is new. moved: the same words, with what stood round them, in
another place. Without a place: gone, elsewhere (the words stand in other places), broken (too
little of them is left)."""
Range = tuple[int, int]
D = TypeVar("D")

_BY_WORTH: tuple[How, ...] = ("placed", "around", "moved", "words")
LOST = frozenset({"gone", "elsewhere", "broken"})
_ALIKE = 0.6
_A_REST = 0.3
_NEAR = 24
_KNOWN_NEAR = 0.2
_CONTEXT = (16, 8)
_LONG = 24
_NEIGHBOURHOOD = 200
_SEARCHING = 3_000_000_000


class Fate(NamedTuple):
    """What became of a stretch: ``parts`` is empty when it has no place."""

    how: How
    parts: tuple[Range, ...] = ()


class Carrier:
    """Carries stretches over one alignment; looking for lost ones all over the text is bounded."""

    def __init__(self, alignment: Alignment) -> None:
        self._alignment = alignment
        self._old = alignment.old
        self._new = alignment.new
        self._looks = _SEARCHING // (len(self._new) + len(self._old) + 1)
        self._count = lru_cache(maxsize=10_000)(self._count_of)

    def carry(self, parts: Sequence[Range]) -> Fate:
        """One stretch, or the parts of one, in the order of the text."""
        fates = [self._one(*part) for part in parts]
        if len(fates) == 1:
            return fates[0]
        return self._together(parts, fates)

    def _together(self, parts: Sequence[Range], fates: Sequence[Fate]) -> Fate:
        whole = sum(end - start for start, end in parts)
        found = [it.parts[0] for it in fates if it.parts]
        if sum(end - start for start, end in found) < _ALIKE * whole:
            return Fate("broken" if found else fates[0].how)
        if any(one > other for one, other in pairwise(found)):
            return Fate("broken")
        joined = [found[0]]
        for start, end in found[1:]:
            if start <= joined[-1][1]:
                joined[-1] = joined[-1][0], max(end, joined[-1][1])
            else:
                joined.append((start, end))
        before = self._old[parts[0][0] : parts[-1][1]]
        if self._new[joined[0][0] : joined[-1][1]] != before or len(joined) != len(parts):
            return Fate("words", tuple(joined))
        worst = max(_BY_WORTH.index(it.how) for it in fates)
        return Fate(_BY_WORTH[worst], tuple(joined))

    def _one(self, start: int, end: int) -> Fate:
        kept = list(self._alignment.kept(start, end))
        if len(kept) == 1 and kept[0][2] == end - start:
            return self._standing(start, end, kept[0][1])
        quote = self._old[start:end]
        low, high = self._alignment.window(start, end)
        at = self._new.find(quote, low, high)
        if at >= 0 and self._new.find(quote, at + 1, high) < 0:
            return self._standing(start, end, at)
        alike = 0.0
        if at < 0 and kept:
            place, alike = self._mended(start, end, kept, (low, high))
            if place and alike >= _ALIKE:
                return Fate("words", (place,))
        return self._lost(start, end, alike)

    def _standing(self, start: int, end: int, at: int) -> Fate:
        known = self._is_known(start, end, (at, at + end - start))
        return self._same_words(start, end, at, "placed" if known else "around")

    def _same_words(self, start: int, end: int, at: int, how: How) -> Fate:
        """The same words; letters that grew a mark at the edge are taken whole."""
        found = at, at + end - start
        snapped = graphemes.snap(self._new, *found)
        if snapped != found and graphemes.snap(self._old, start, end) == (start, end):
            tidy = edges.tidy(self._new, *found)
            return Fate("words", (tidy,)) if tidy else Fate("broken")
        return Fate(how, (found,))

    def _is_known(self, start: int, end: int, found: Range) -> bool:
        """Whether something of what stood beside it stands beside it still."""
        before, after = min(_NEAR, start), min(_NEAR, len(self._old) - end)
        if not before + after:
            return True
        beside = 0
        for _, new, length in self._alignment.kept(start - before, start):
            beside += length if found[0] - 3 * _NEAR <= new <= found[0] else 0
        for _, new, length in self._alignment.kept(end, end + after):
            beside += length if found[1] <= new <= found[1] + 3 * _NEAR else 0
        return beside >= _KNOWN_NEAR * (before + after)

    def _mended(
        self, start: int, end: int, kept: Sequence[Block], room: Range
    ) -> tuple[Range | None, float]:
        """Where its changed words stand, from the first letter that stayed to the last."""
        old_start, new_start, _ = kept[0]
        old_end, new_end = kept[-1][0] + kept[-1][2], kept[-1][1] + kept[-1][2]
        if old_start > start:
            several = any(it.isspace() for it in self._old[start:old_start])
            new_start = room[0] if several else self._word_start(new_start, room[0])
        if old_end < end:
            several = any(it.isspace() for it in self._old[old_end:end])
            new_end = room[1] if several else self._word_end(new_end, room[1])
        place = edges.tidy(self._new, new_start, new_end)
        if place is None:
            return None, 0.0
        stayed = sum(length for _, _, length in kept)
        return place, 2 * stayed / (end - start + place[1] - place[0])

    def _word_start(self, pos: int, low: int) -> int:
        while pos > low and self._new[pos - 1].isalnum():
            pos -= 1
        return pos

    def _word_end(self, pos: int, high: int) -> int:
        while pos < high and (
            self._new[pos].isalnum() or not graphemes.is_boundary(self._new, pos)
        ):
            pos += 1
        return pos

    def _lost(self, start: int, end: int, alike: float) -> Fate:
        """Its place is gone: the same words with what stood round them, once, or none."""
        quote = self._old[start:end]
        if not self._count(quote):
            return Fate("broken" if alike >= _A_REST else "gone")
        for beside in _CONTEXT:
            first = max(0, start - beside)
            words = self._old[first : end + beside]
            if len(words) > len(quote) + 4 and (at := self._only_place(words)) is not None:
                return self._same_words(start, end, at + start - first, "moved")
        at = self._only_place(quote)
        if at is not None and (len(quote) >= _LONG or self._is_near(start, end, at)):
            return self._same_words(start, end, at, "moved")
        return Fate("elsewhere")

    def _is_near(self, start: int, end: int, at: int) -> bool:
        low, high = self._alignment.window(start, end)
        return low - _NEIGHBOURHOOD <= at <= high + _NEIGHBOURHOOD

    def _only_place(self, words: str) -> int | None:
        if self._count(words) != 1 or self._old.count(words) != 1:
            return None
        return self._new.find(words)

    def _count_of(self, words: str) -> int:
        self._looks -= 1
        return self._new.count(words) if self._looks > 0 else 0


def carry_starts(alignment: Alignment, starts: Mapping[int, D]) -> dict[int, D]:
    """What is said of paragraphs by their starts, by where those paragraphs start now.

    A break that is only shown (``joins``) goes along while its sign stands before it.
    """
    found: dict[int, D] = {}
    for start, limit in pairwise([*sorted(starts), len(alignment.old)]):
        kept = next(alignment.kept(start, _line_end(alignment.old, start, limit)), None)
        if kept is None:
            continue
        if not is_join(alignment.old, start):
            found.setdefault(paragraph_start(alignment.new, kept[1]), starts[start])
        elif is_join(alignment.new, kept[1]):
            found.setdefault(kept[1], starts[start])
    return found


def carry_places(alignment: Alignment, places: Iterable[int]) -> tuple[int, ...]:
    """Single places, by where the next letter of their line that was kept stands now."""
    old = alignment.old
    kept = (next(alignment.kept(it, _line_end(old, it, len(old))), None) for it in places)
    return tuple(sorted({it[1] for it in kept if it is not None}))


def _line_end(text: str, start: int, limit: int) -> int:
    end = text.find("\n", start, limit)
    return limit if end < 0 else max(end, start + 1)
