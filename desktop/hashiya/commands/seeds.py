"""Looks for a seed with which the parts of a dataset come nearest to their shares; an article stays in its part as with any."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from hashiya.commands.choosing import Parts

MOST_SEEDS = 1000
MOST_DRAWS = 200_000
"""Of many articles fewer seeds are tried: with them shares are met, and no part is empty, sooner."""


def nearest(digests: Sequence[str], parts: Parts) -> Parts:
    """The same parts with the first seed that leaves fewest of them empty and is nearest to the shares.

    It depends on the texts (their digests), not on their order: whoever asks again gets the same.
    """
    tried = min(MOST_SEEDS, max(20, MOST_DRAWS // max(1, len(digests))))
    seeds = dict.fromkeys((parts.seed, *range(tried)))
    return min((replace(parts, seed=it) for it in seeds), key=lambda it: _distance(digests, it))


def _distance(digests: Sequence[str], parts: Parts) -> tuple[int, int]:
    """Parts that ask for a share and are empty; how far all are from their shares, squared, in whole numbers."""
    found = Counter(map(parts.part_of, digests))
    total = sum(share for _, share in parts.shares)
    empty = sum(1 for name, share in parts.shares if share and not found[name])
    off = sum((found[name] * total - len(digests) * share) ** 2 for name, share in parts.shares)
    return empty, off
