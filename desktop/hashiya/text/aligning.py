"""Finds what two versions of a text have in common, in code points; it never says what a change means.

First whole lines and sentences, then words between them, then letters of words that are alike. Between two
anchors (what stands once in both) the work is bounded: what is too much for it counts as rewritten.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise

Block = tuple[int, int, int]
"""Start in the old text, start in the new one, length."""
Change = tuple[int, int, int, int]
"""Start and end in the old text, start and end in the new one."""
Run = tuple[int, int, int]
Range = tuple[int, int]

_PIECE = re.compile(r"[^\n.!?؟؛]+[\n.!?؟؛]*|[\n.!?؟؛]+")
_JOINED = "\u0300-\u036f\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u200c\u200d"
_TOKEN = re.compile(rf"[\w{_JOINED}]+|[^\w\s]")
_WORDS_AT_ONCE = 250_000
_LETTERS_AT_ONCE = 40_000
_AT_ALL = 6_000_000
_ALIKE = 0.5
_FEW = 128


class Alignment:
    """What stayed between two texts: blocks that are equal, in the order of both."""

    __slots__ = ("_starts", "blocks", "new", "old")

    def __init__(self, old: str, new: str, blocks: list[Block]) -> None:
        self.old = old
        self.new = new
        self.blocks = blocks
        self._starts = [it[0] for it in blocks]

    def changes(self) -> Iterator[Change]:
        """What lies between the blocks, the first one first."""
        old, new = 0, 0
        for block in (*self.blocks, (len(self.old), len(self.new), 0)):
            if block[0] > old or block[1] > new:
                yield old, block[0], new, block[1]
            old, new = block[0] + block[2], block[1] + block[2]

    def kept(self, start: int, end: int) -> Iterator[Block]:
        """The parts of ``[start, end)`` of the old text that stand in the new one."""
        for at in range(max(0, bisect_right(self._starts, start) - 1), len(self.blocks)):
            old, new, length = self.blocks[at]
            if old >= end:
                return
            first, last = max(start, old), min(end, old + length)
            if first < last:
                yield first, new + first - old, last - first

    def window(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the new text between what stayed before ``start`` and what stayed from ``end`` on."""
        return self._after(start), self._before(end)

    def _after(self, pos: int) -> int:
        at = bisect_left(self._starts, pos) - 1
        if at < 0:
            return 0
        old, new, length = self.blocks[at]
        return new + min(length, pos - old)

    def _before(self, pos: int) -> int:
        at = bisect_right(self._starts, pos) - 1
        if at >= 0:
            old, new, length = self.blocks[at]
            if pos < old + length:
                return new + pos - old
        return self.blocks[at + 1][1] if at + 1 < len(self.blocks) else len(self.new)


def align(old: str, new: str) -> Alignment:
    """What stayed from ``old`` to ``new``; two texts of a million letters take a moment, whatever they are."""
    return Alignment(old, new, _joined(_Aligning(old, new).blocks()))


def _joined(blocks: Sequence[Block]) -> list[Block]:
    found: list[Block] = []
    for old, new, length in blocks:
        if found:
            last_old, last_new, last = found[-1]
            if (last_old + last, last_new + last) == (old, new):
                found[-1] = last_old, last_new, last + length
                continue
        found.append((old, new, length))
    return found


class _Aligning:
    """One alignment; keeps how much comparing of each with each is still allowed."""

    def __init__(self, old: str, new: str) -> None:
        self._old = old
        self._new = new
        self._allowed = _AT_ALL

    def blocks(self) -> list[Block]:
        if self._old == self._new:
            return [(0, 0, len(self._old))] if self._old else []
        found: list[Block] = []
        for same, lines in self._by_parts(_PIECE, (0, len(self._old), 0, len(self._new))):
            if same:
                found.append((lines[0], lines[2], lines[1] - lines[0]))
                continue
            for equal, words in self._by_parts(_TOKEN, lines):
                if equal:
                    found.append((words[0], words[2], words[1] - words[0]))
                else:
                    found += self._letters(words)
        return found

    def _by_parts(self, parts: re.Pattern[str], change: Change) -> Iterator[tuple[bool, Change]]:
        """Equal lines or words, and what lies between them, in the order of both texts."""
        a, b, c, d = change
        olds = [it.span() for it in parts.finditer(self._old, a, b)] if c < d else []
        news = [it.span() for it in parts.finditer(self._new, c, d)] if a < b else []
        matches = self._matches(
            [self._old[s:e] for s, e in olds], [self._new[s:e] for s, e in news]
        )
        for i, j, n in matches:
            for s, e, t, u in self._equal(olds[i : i + n], news[j : j + n]):
                if s > a or t > c:
                    yield False, (a, s, c, t)
                yield True, (s, e, t, u)
                a, c = e, u
        if a < b or c < d:
            yield False, (a, b, c, d)

    def _equal(self, olds: Sequence[Range], news: Sequence[Range]) -> Iterator[Change]:
        """A run of equal parts as one, where what lies between them is equal too."""
        (s, _), (_, e), (t, _), (_, u) = olds[0], olds[-1], news[0], news[-1]
        if self._old[s:e] == self._new[t:u]:
            yield s, e, t, u
        else:
            yield from ((*old, *new) for old, new in zip(olds, news, strict=True))

    def _matches(self, old: Sequence[str], new: Sequence[str]) -> list[Run]:
        """Equal runs of two sequences, in order: what stands once in both holds the rest in its place."""
        found: list[Run] = []
        work = [(0, len(old), 0, len(new))]
        while work:
            a, b, c, d = work.pop()
            start, end = _same_edges(old[a:b], new[c:d])
            found += [(a, c, start), (b - end, d - end, end)]
            a, b, c, d = a + start, b - end, c + start, d - end
            if a == b or c == d:
                continue
            anchors = _anchors(old[a:b], new[c:d])
            if anchors:
                found += [(a + i, c + j, 1) for i, j in anchors]
                edges = [(-1, -1), *anchors, (b - a, d - c)]
                work += [(a + i + 1, a + k, c + j + 1, c + m) for (i, j), (k, m) in pairwise(edges)]
                continue
            runs = self._compared(old[a:b], new[c:d], _WORDS_AT_ONCE)
            found += [(a + i, c + j, n) for i, j, n in runs]
        return sorted(it for it in found if it[2])

    def _letters(self, change: Change) -> list[Block]:
        """Equal letters of two stretches: both ends, and what is alike between them."""
        a, b, c, d = change
        start, end = _same_edges(self._old[a:b], self._new[c:d])
        found = [(a, c, start), (b - end, d - end, end)]
        a, b, c, d = a + start, b - end, c + start, d - end
        least = 0 if start + end else _ALIKE
        runs = self._compared(self._old[a:b], self._new[c:d], _LETTERS_AT_ONCE, least)
        found += [(a + i, c + j, n) for i, j, n in runs]
        return sorted(it for it in found if it[2])

    def _compared(
        self, old: Sequence[str], new: Sequence[str], most: int, least: float = 0
    ) -> list[Run]:
        """Each with each, where that is not too much; nothing of what is less alike than ``least``."""
        cost = len(old) * len(new)
        if cost > min(most, self._allowed):
            return _few_differences(old, new)
        if not cost:
            return []
        self._allowed -= cost
        matcher = SequenceMatcher(None, old, new, autojunk=False)
        if least and matcher.ratio() < least:
            return []
        return [(i, j, n) for i, j, n in matcher.get_matching_blocks() if n]


def _same_edges(old: Sequence[str], new: Sequence[str]) -> tuple[int, int]:
    """How many two sequences begin with in common, and how many more they end with."""
    start = _same_start(old, new, 0, 0)
    most = min(len(old), len(new)) - start
    low, high = 0, most
    a, b = len(old), len(new)
    while low < high:
        middle = (low + high + 1) // 2
        if old[a - middle : a - low] == new[b - middle : b - low]:
            low = middle
        else:
            high = middle - 1
    return start, low


def _same_start(old: Sequence[str], new: Sequence[str], i: int, j: int) -> int:
    """How many are equal from there on; slices are compared, which costs next to nothing."""
    low, high = 0, min(len(old) - i, len(new) - j)
    reach = 8
    while low < high:
        middle = min(low + reach, high)
        if old[i + low : i + middle] == new[j + low : j + middle]:
            low, reach = middle, 2 * reach
            continue
        high, reach = middle - 1, max(1, (middle - low) // 2)
    return low


def _few_differences(old: Sequence[str], new: Sequence[str]) -> list[Run]:
    """The runs of the shortest way from one to the other (Myers 1986); none when it is a long way."""
    common = sum((Counter(old) & Counter(new)).values())
    most = max(len(old), len(new))
    if common + _FEW < most or 2 * common < most:
        return []
    reached = {1: 0}
    trace: list[dict[int, int]] = []
    for distance in range(_FEW + 1):
        trace.append(dict(reached))
        for k in range(-distance, distance + 1, 2):
            down = k == -distance or (k != distance and reached[k - 1] < reached[k + 1])
            i = reached[k + 1] if down else reached[k - 1] + 1
            if i > len(old) or i - k > len(new):
                reached[k] = -1
                continue
            i += _same_start(old, new, i, i - k)
            reached[k] = i
            if i >= len(old) and i - k >= len(new):
                return _way_back(trace, len(old), len(new))
    return []


def _way_back(trace: Sequence[dict[int, int]], i: int, j: int) -> list[Run]:
    runs: list[Run] = []
    for distance in range(len(trace) - 1, -1, -1):
        reached, k = trace[distance], i - j
        down = k == -distance or (k != distance and reached[k - 1] < reached[k + 1])
        before = k + 1 if down else k - 1
        start = reached[before] if down else reached[before] + 1
        if distance == 0:
            start = 0
        runs.append((start, start - k, i - start))
        i = reached[before]
        j = i - before
    return runs[::-1]


def _anchors(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """The longest series of what stands once on each side, in the order of both."""
    once = {it for it, count in Counter(new).items() if count == 1}
    once &= {it for it, count in Counter(old).items() if count == 1}
    if not once:
        return []
    place = {it: j for j, it in enumerate(new) if it in once}
    pairs = [(i, place[it]) for i, it in enumerate(old) if it in once]
    tails: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for at, (_, j) in enumerate(pairs):
        k = bisect_left(tails, j)
        tails[k : k + 1] = [j]
        last[k : k + 1] = [at]
        before.append(last[k - 1] if k else -1)
    series: list[tuple[int, int]] = []
    at = last[-1]
    while at >= 0:
        series.append(pairs[at])
        at = before[at]
    return series[::-1]
