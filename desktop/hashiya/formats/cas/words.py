"""Cuts the words and sentences out of a file before anybody parses it; it touches nothing else of the file.

They are most of a file, say nothing that we keep, and stand one behind the other, alike but for their numbers.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_DIGITS = b"0123456789"
_GAP = b"\0"
"""Where a word was: what stands before and behind it does not become one."""
_KINDS = 8
"""Words of more kinds are parsed: with a lemma or without, the last one with no line end."""


def cut(
    data: bytes,
    after: int,
    marks: Sequence[bytes],
    signs: tuple[bytes, bytes],
    word: re.Pattern[bytes],
) -> bytes:
    """The same without the stretch from the first of the ``marks`` to the last, if it is nothing but words.

    ``marks`` stand once in every word, ``signs`` begin and end it, and ``word`` knows it without its digits.
    """
    first = min((at for it in marks if (at := data.find(it, after)) >= 0), default=-1)
    if first < 0:
        return data
    last = first
    for it in marks:
        last = max(last, data.rfind(it, last))
    start = data.rfind(signs[0], after, first + len(signs[0]))
    end = data.find(signs[1], last) + len(signs[1])
    region = data[start:end]
    if start < 0 or end < start or not _is_words(region, marks, word):
        return data
    return data[:start] + data[end:]


def _is_words(region: bytes, marks: Sequence[bytes], word: re.Pattern[bytes]) -> bool:
    rest = region.translate(None, _DIGITS)
    if _GAP in rest:
        return False
    known = [(it, region.count(it)) for it in marks]
    count = 0
    for _ in range(_KINDS):
        one = word.match(rest)
        if one is None:
            return False
        times, rest = _without(rest, one[0], known)
        count += times
        rest = rest.lstrip(_GAP)
        if not rest:
            return count == sum(many for _, many in known)
    return False


def _without(rest: bytes, one: bytes, known: Sequence[tuple[bytes, int]]) -> tuple[int, bytes]:
    """How often the word is there, and what is left; it is much quicker not to look for each."""
    for mark, times in known:
        if mark in one and rest.startswith(
            one * times
        ):  # all that have this mark, as nearly always
            return times, rest[len(one) * times :]
    times = rest.count(one)
    if rest.startswith(one * times):
        return times, rest[len(one) * times :]
    return times, rest.replace(one, _GAP)
