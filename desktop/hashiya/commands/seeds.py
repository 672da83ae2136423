"""Looks for a seed with which the parts of a dataset come nearest to their shares; an article stays in its part as with any."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace

from hashiya.commands.choosing import Parts

MOST_SEEDS = 1000
MOST_DRAWS = 200_000
"""Of many articles fewer seeds are tried: with them shares are met, and no part is empty, sooner."""


def nearest(digests: Sequence[str], parts: Parts, marked: Collection[str] = ()) -> Parts:
    """The same parts with the first seed that leaves fewest of them empty, then fewest without an article that
    is ``marked``, and is nearest to the shares.

    It depends on the texts (their digests), not on their order: whoever asks again gets the same.
    """
    tried = min(MOST_SEEDS, max(20, MOST_DRAWS // max(1, len(digests))))
    seeds = dict.fromkeys((parts.seed, *range(tried)))
    return min(
        (replace(parts, seed=it) for it in seeds), key=lambda it: _distance(digests, it, marked)
    )


def lacking(digests: Sequence[str], parts: Parts, marked: Collection[str] = ()) -> tuple[int, int]:
    """How many parts that ask for a share are empty; how many have no article that is marked."""
    return _distance(digests, parts, marked)[:2]


def _distance(
    digests: Sequence[str], parts: Parts, marked: Collection[str]
) -> tuple[int, int, int]:
    """As ``lacking`` has it; then how far all are from their shares, squared, in whole numbers."""
    placed = [*map(parts.part_of, digests)]
    found, filled = (
        Counter(placed),
        {part for part, it in zip(placed, digests, strict=True) if it in marked},
    )
    total = sum(share for _, share in parts.shares)
    asked = [name for name, share in parts.shares if share]
    empty = sum(1 for it in asked if not found[it])
    off = sum((found[name] * total - len(digests) * share) ** 2 for name, share in parts.shares)
    return empty, len(set(asked) - filled), off
