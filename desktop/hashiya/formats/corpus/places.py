"""Entries of records by their names, however these are written, and the places in a text that they say; opens no file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any, cast

from hashiya.formats.whole_numbers import whole

_STARTS = (
    "start", "startoffset", "startchar", "startpos", "startindex", "startidx", "begin", "beginoffset", "beginchar",
    "charstart", "charbegin", "characteroffsetbegin", "offset",
)  # fmt: skip
_ENDS = (
    "end", "endoffset", "endchar", "endpos", "endindex", "endidx", "charend", "characteroffsetend", "stop",
)  # fmt: skip
_LENGTHS = ("length",)
_PLACES = (
    "indices",
    "span",
    "charspan",
    "offsets",
    "charoffsets",
    "location",
    "locations",
    "position",
    "pos",
    "range",
    "boundaries",
)
"""Where both ends stand together, or the ends of several parts."""
NAMES = frozenset([*_STARTS, *_ENDS, *_LENGTHS, *_PLACES])

_NOT_IN_NAMES = re.compile(r"[\W_]+")
_DEEPEST = 3

Range = tuple[int, int]


def ranges(of: Mapping[str, Any], words: str | None = None) -> list[Range]:
    """Of an object under folded names; empty: it says no place."""
    start, end = number(of, _STARTS), number(of, _ENDS)
    if start is not None:
        size = number(of, _LENGTHS)
        if end is None and (size is not None or words):
            end = start + (len(words or "") if size is None else size)
        return [(start, end)] if end is not None else []
    return next((found for key in _PLACES if (found := pairs(of.get(key)))), [])


def pairs(value: Any, depth: int = _DEEPEST) -> list[Range]:
    """One pair of numbers, or several; or objects that say the same."""
    if not isinstance(value, list) or not value or not depth:
        return []
    items = cast("list[Any]", value)
    if len(items) == 2 and all(type(it) in (int, float, str) for it in items):
        ends = [it for one in items if (it := whole(one)) is not None]
        return [(ends[0], ends[1])] if len(ends) == 2 else []
    found: list[Range] = []
    for it in items:
        if (
            isinstance(it, list)
            and (pair := pairs(it, depth - 1))
            and len(cast("list[Any]", it)) == 2
        ):
            found += pair
        elif isinstance(it, dict) and (of := ranges(folded(it))):
            found += of
        else:
            return []
    return found


def flat(of: Mapping[str, Any], depth: int = 0) -> Mapping[str, Any]:
    """With what stands in objects within it, where it says itself nothing of its place."""
    if has_start(of) or depth == _DEEPEST:
        return of
    inner = [flat(folded(it), depth + 1) for it in of.values() if isinstance(it, dict)]
    return {**of, **{key: it for one in inner for key, it in one.items()}} if inner else of


def has_start(of: Mapping[str, Any]) -> bool:
    return number(of, _STARTS) is not None


def number(of: Mapping[str, Any], keys: Iterable[str]) -> int | None:
    return whole(next((of[key] for key in keys if key in of), None))


def folded(of: Any) -> dict[str, Any]:
    """Under names without capitals and signs; of two that are alike then the first counts."""
    row = cast("dict[str, Any]", of)
    found = {plain(key): value for key, value in row.items()}
    if len(found) < len(row):
        return {plain(key): value for key, value in reversed(row.items())}
    return found


@lru_cache(4096)
def plain(name: str) -> str:
    return _NOT_IN_NAMES.sub("", name).lower()
