"""Chooses, of spans that overlap, those that a flat format can carry; it writes nothing."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable
from operator import attrgetter
from typing import Literal, NamedTuple

from hashiya.formats.losses import LossKind
from hashiya.model.annotation import Annotation

Level = Literal["outermost", "innermost"]


class Claimed(NamedTuple):
    """An annotation and the stretch of text that it takes in the file (maybe whole words)."""

    annotation: Annotation
    start: int
    end: int


_start = attrgetter("start")


def choose(candidates: Iterable[Claimed], level: Level) -> tuple[list[Claimed], list[Claimed]]:
    """Those that stand beside each other, in text order, and the rest.

    Outermost takes the longest first, innermost the shortest; equals by start, then by layer,
    label and id, so that the same articles always give the same file. Most spans meet no other:
    only those that do are weighed against each other.
    """
    kept: list[Claimed] = []
    rest: list[Claimed] = []
    group: list[Claimed] = []
    reach = 0
    for it in sorted(candidates, key=_start):
        _, start, end = it
        if start >= reach:
            kept += group if len(group) < 2 else _chosen(group, level, rest)
            group, reach = [it], end
        else:
            group.append(it)
            reach = max(reach, end)
    return kept + (group if len(group) < 2 else _chosen(group, level, rest)), rest


def _chosen(group: list[Claimed], level: Level, rest: list[Claimed]) -> list[Claimed]:
    """Of some that overlap; those that are not chosen go to the ``rest``."""
    sign = -1 if level == "outermost" else 1
    ordered = sorted(group, key=lambda it: (sign * (it.end - it.start), it.start, _tie(it)))
    if len(ordered) == 2:  # as most: one stands, the other does not
        rest.append(ordered[1])
        return ordered[:1]
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


def losses_of(rest: Iterable[Claimed], kept: list[Claimed]) -> list[LossKind]:
    """How spans that were not chosen stand to those (in text order) that took their places."""
    starts, ends = [it.start for it in kept], [it.end for it in kept]
    return [
        _loss(one, kept[bisect_right(ends, one.start) : bisect_left(starts, one.end)])
        for one in rest
    ]


def _loss(one: Claimed, taken: list[Claimed]) -> LossKind:
    start, end = one.annotation.start, one.annotation.end
    others = [(it.annotation.start, it.annotation.end) for it in taken]
    if (start, end) in others:
        return "same_extent"
    if any(
        (first <= start and end <= last) or (start <= first and last <= end)
        for first, last in others
    ):
        return "nested"
    shared = any(first < end and start < last for first, last in others)
    return "crossing" if shared else "shared_word"


def _tie(claimed: Claimed) -> tuple[str, str, str]:
    it = claimed.annotation
    return it.layer, it.label, it.id
