"""Chooses, of spans that overlap, those that a flat format can carry; it writes nothing."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Sequence
from functools import partial
from itertools import accumulate, compress, count
from operator import attrgetter, gt, itemgetter
from typing import Any, Literal, NamedTuple

from hashiya.formats.losses import LossKind
from hashiya.model.annotation import Annotation

Level = Literal["outermost", "innermost"]
Range = tuple[int, int]


class Claimed(NamedTuple):
    """An annotation, the stretch of text that it takes in the file (maybe whole words), and the words of that."""

    annotation: Annotation
    start: int
    end: int
    words: Range


_made: Any = partial(tuple.__new__, Claimed)
_annotation, _start, _end = attrgetter("annotation"), itemgetter(1), itemgetter(2)


def claimed(
    annotations: Iterable[Annotation],
    starts: Iterable[int],
    ends: Iterable[int],
    words: Iterable[Range],
) -> list[Claimed]:
    """One of each; half of what it costs to make them one by one."""
    return list(map(_made, zip(annotations, starts, ends, words, strict=True)))


def annotations_of(claims: Iterable[Claimed]) -> list[Annotation]:
    return list(map(_annotation, claims))


def choose(candidates: Iterable[Claimed], level: Level) -> tuple[list[Claimed], list[Claimed]]:
    """Those that stand beside each other, in text order, and the rest.

    Outermost takes the longest first, innermost the shortest; equals by start, then by layer,
    label and id, so that the same articles always give the same file. Most spans meet no other:
    only those that do are weighed against each other.
    """
    ordered = sorted(candidates, key=_start)
    reaches = accumulate(map(_end, ordered), max)
    meeting = list(compress(count(1), map(gt, reaches, map(_start, ordered[1:]))))
    kept: list[Claimed] = []
    rest: list[Claimed] = []
    before = at = 0
    while at < len(meeting):
        begin = end = meeting[at]
        while at < len(meeting) and meeting[at] == end:
            at, end = at + 1, end + 1
        kept += ordered[before : begin - 1]
        kept += _chosen(ordered[begin - 1 : end], level, rest)
        before = end
    return kept + ordered[before:], rest


def _chosen(group: list[Claimed], level: Level, rest: list[Claimed]) -> list[Claimed]:
    """Of some that overlap; those that are not chosen go to the ``rest``."""
    sign = -1 if level == "outermost" else 1
    if len(group) == 2:  # as most: one stands, the other does not
        one, other = group
        longer = sign * ((other.end - other.start) - (one.end - one.start))
        if longer < 0 or (longer == 0 and (other.start, _tie(other)) < (one.start, _tie(one))):
            one, other = other, one
        rest.append(other)
        return [one]
    ordered = sorted(group, key=lambda it: (sign * (it.end - it.start), it.start, _tie(it)))
    kept: list[tuple[int, int, Claimed]] = []
    starts: list[int] = []
    for it in ordered:
        at = bisect_left(starts, it.end)
        if at and kept[at - 1][1] > it.start:
            rest.append(it)
        else:
            insort(starts, it.start)
            kept.insert(at, (it.start, it.end, it))
    return [it for _, _, it in kept]


def losses_of(rest: Iterable[Claimed], kept: Sequence[Claimed]) -> list[LossKind]:
    """How spans that were not chosen stand to those (in text order) that took their places."""
    starts, ends = list(map(_start, kept)), list(map(_end, kept))
    return [
        _loss(of, kept[bisect_right(ends, start) : bisect_left(starts, end)])
        for of, start, end, _ in rest
    ]


def _loss(one: Annotation, taken: Sequence[Claimed]) -> LossKind:
    start, end = one.start, one.end
    others = [(it.annotation.start, it.annotation.end) for it in taken]
    if (start, end) in others:
        return "same_extent"
    shared = False
    for first, last in others:
        if (first <= start and end <= last) or (start <= first and last <= end):
            return "nested"
        shared |= first < end and start < last
    return "crossing" if shared else "shared_word"


def _tie(claimed: Claimed) -> tuple[str, str, str]:
    it = claimed.annotation
    return it.layer, it.label, it.id
