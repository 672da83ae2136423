"""How many marks of one person meet a mark of another's: each has one partner at most, and as many as can be are paired.

A place is what a mark covers: its fragments, in text order and apart, as ``Annotation.fragments`` has them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from heapq import heappop, heappush

from hashiya.model.span import Span

Place = tuple[Span, ...]
Meetings = list[list[int]]
"""For each place of one side the numbers of those of the other side that it shares a code point with."""


def same(one: Iterable[Place], other: Iterable[Place]) -> int:
    """How many places of one side are a place of the other, to the code point; each is counted once."""
    return (Counter(one) & Counter(other)).total()


def meeting(one: Sequence[Place], other: Sequence[Place]) -> int:
    """How many pairs share at least one code point: the most that there can be, whatever the order."""
    if all(len(it) == 1 for it in one) and all(len(it) == 1 for it in other):
        return _most_in_one_walk(one, other)
    return _most(_meetings(one, other), len(other))


def _most_in_one_walk(one: Sequence[Place], other: Sequence[Place]) -> int:
    """The same for places of one part, without looking at each meeting: there may be very many.

    Whoever ends first takes, of those that it meets, the one that ends next. All that it meets hold its last code
    point, so that one that is left can stand in wherever the one that was taken would have been.
    """
    sides = (one, other)
    by_start = [sorted(range(len(it)), key=lambda at, it=it: -it[at][0].start) for it in sides]
    begun: tuple[list[tuple[int, int]], ...] = ([], [])
    gone = [bytearray(len(it)) for it in sides]
    ends = [(it[0].end, side, at) for side in (0, 1) for at, it in enumerate(sides[side])]
    count = 0
    for end, side, at in sorted(ends):
        if gone[side][at]:
            continue
        gone[side][at] = 1
        beyond = 1 - side
        waiting, places = by_start[beyond], sides[beyond]
        while waiting and places[waiting[-1]][0].start < end:
            theirs = waiting.pop()
            heappush(begun[beyond], (places[theirs][0].end, theirs))
        while begun[beyond]:
            theirs = heappop(begun[beyond])[1]
            if not gone[beyond][theirs]:
                gone[beyond][theirs] = 1
                count += 1
                break
    return count


def _meetings(one: Sequence[Place], other: Sequence[Place]) -> Meetings:
    """One walk through the text; at each start what is still open on the other side is looked at."""
    found: Meetings = [[] for _ in one]
    sides = (one, other)
    are_open: tuple[list[int], list[int]] = ([], [])
    starts = [(it[0].start, side, at) for side in (0, 1) for at, it in enumerate(sides[side])]
    for start, side, at in sorted(starts):
        beyond = sides[1 - side]
        still = [it for it in are_open[1 - side] if beyond[it][-1].end > start]
        are_open[1 - side][:] = still
        for it in still:
            if _share(sides[side][at], beyond[it]):
                mine, theirs = (at, it) if side == 0 else (it, at)
                found[mine].append(theirs)
        are_open[side].append(at)
    return found


def _share(one: Place, other: Place) -> bool:
    """Whether any code point is in both; the outer edges are known to overlap."""
    if len(one) == 1 == len(other):
        return True
    return any(a.overlaps(b) for a in one for b in other)


def _most(meetings: Meetings, others: int) -> int:
    """The size of a largest pairing: each place in turn gets a partner, others giving way where they can.

    What was looked through in vain stays in vain, so that all of it takes no more steps than there are meetings
    for each partner found.
    """
    pairing = _Pairing(meetings, others)
    return sum(pairing.pair(at) for at in range(len(meetings)))


class _Pairing:
    """Who is with whom, by number: -1 for nobody."""

    def __init__(self, meetings: Meetings, others: int) -> None:
        self._meetings = meetings
        self._of_mine = [-1] * len(meetings)
        self._of_theirs = [-1] * others
        self._in_vain = bytearray(others)

    def pair(self, first: int) -> bool:
        """Find a partner for one that has none; whether there was a way."""
        asked_by: dict[int, int] = {}
        waiting = [first]
        while waiting:
            mine = waiting.pop()
            for theirs in self._meetings[mine]:
                if theirs in asked_by or self._in_vain[theirs]:
                    continue
                asked_by[theirs] = mine
                if self._of_theirs[theirs] < 0:
                    self._take(theirs, asked_by)
                    return True
                waiting.append(self._of_theirs[theirs])
        for theirs in asked_by:
            self._in_vain[theirs] = 1
        return False

    def _take(self, theirs: int, asked_by: Mapping[int, int]) -> None:
        """Each on the way takes the one it asked and leaves the one that it had."""
        while theirs >= 0:
            mine = asked_by[theirs]
            had = self._of_mine[mine]
            self._of_mine[mine], self._of_theirs[theirs] = theirs, mine
            theirs = had
