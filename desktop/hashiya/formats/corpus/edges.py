"""Whether numbers are places in a text: those stand where words begin and end, times of a recording anywhere; opens no file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from hashiya.formats.corpus.places import Range

_LOOKED_AT = 500
HALF = 0.5
"""Of all ends: marks may begin behind an article or a preposition, but then they end with the word."""
_FEWEST = 3
"""Records by which it shows that their numbers run on."""

Placed = tuple[Range, str]
"""A place without words, and the text in which it may stand."""
_Unit = Callable[[str, int], int]


def share(places: Sequence[Placed]) -> float:
    """Of all ends the part that stands at edges of words, in the way of counting that meets most; 1 of none."""
    of = places[:_LOOKED_AT]
    if not of:
        return 1
    beyond = any(end > len(text) for (_, end), text in of)
    units: tuple[_Unit, ...] = (_letters, _pairs, _bytes) if beyond else (_letters, _pairs)
    most = max(
        sum(
            _is_edge(text, unit(text, start)) + _is_edge(text, unit(text, end) + last)
            for (start, end), text in of
        )
        for unit in units
        for last in (0, 1)
    )
    return most / (2 * len(of))


def run_on(places: Sequence[Placed]) -> bool:
    """Whether each of several texts has numbers that begin where those of the text before end: times, or pages."""
    if len(places) < _FEWEST or len({text for _, text in places}) < len(places):
        return False
    return all(one[0][1] <= other[0][0] for one, other in pairwise(places))


def _is_edge(text: str, at: int) -> bool:
    if at <= 0 or at >= len(text):
        return at in (0, len(text))
    return not (text[at - 1].isalnum() and text[at].isalnum())


def _letters(text: str, at: int) -> int:
    return at


def _pairs(text: str, at: int) -> int:
    """Of units of UTF-16; -1: within one letter."""
    return _counted(text, at, "utf-16-le", 2)


def _bytes(text: str, at: int) -> int:
    return _counted(text, at, "utf-8", 1)


def _counted(text: str, at: int, encoding: str, size: int) -> int:
    data = text.encode(encoding, "surrogatepass")
    if not 0 <= at * size <= len(data):
        return -2
    return len(data[: at * size].decode(encoding, "ignore"))
