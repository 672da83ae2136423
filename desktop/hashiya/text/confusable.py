"""Which words look alike although their letters differ: «كيان» and «کیان», Latin O and Cyrillic О; it forbids none.

The classes of letters come from Unicode's table of confusable characters (UTS 39), kept to Latin, Greek,
Cyrillic, Hebrew and Arabic letters and to digits: ``resources/confusables.txt``.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import zip_longest
from typing import NamedTuple

from hashiya import assets

_UNSEEN = frozenset("\u200c\u200d\u0640")
"""Joiners are not seen, and a tatweel is only length."""


class Lookalike(NamedTuple):
    """Two words that look alike; ``codes`` says where they differ: ``U+0643 U+06A9``."""

    word: str
    other: str
    codes: str


def skeleton(word: str) -> str:
    """What is left of a word for the eye: two words with one skeleton look alike."""
    classes = _classes()
    bare = unicodedata.normalize("NFKD", word)
    return "".join(classes.get(it, it) for it in bare if it not in _UNSEEN)


def lookalikes(words: Iterable[str], known: Iterable[str] = ()) -> tuple[Lookalike, ...]:
    """Each of ``words`` that looks like one before it or like a known one, but is not it."""
    return tuple(_pairs(words, known))


def _pairs(words: Iterable[str], known: Iterable[str]) -> Iterator[Lookalike]:
    seen: dict[str, str] = {}
    for word in known:
        seen.setdefault(skeleton(word), word)
    for word in dict.fromkeys(words):
        other = seen.setdefault(skeleton(word), word)
        if other != word:
            yield Lookalike(word, other, _difference(word, other))


def _difference(word: str, other: str) -> str:
    for one, two in zip_longest(word, other, fillvalue=""):
        if one != two:
            return " ".join(f"U+{ord(it):04X}" for it in (one, two) if it)
    return ""


@cache
def _classes() -> dict[str, str]:
    file = assets.resources() / "confusables.txt"
    lines = file.read_text(encoding="utf-8").splitlines()
    return {it: line[0] for line in lines if not line.startswith("# ") for it in line}
