"""Whole numbers as files of others write them: libraries for tables make 6.0 or "6" of 6; opens no file."""

from __future__ import annotations

import re
from typing import Any

_DIGITS = re.compile(r"(\d{1,12})(?:\.0{1,6})?")


def whole(value: Any) -> int | None:
    """Of 6, 6.0, "6", "6.0" and "٦"; of anything else, ``True`` too, nothing."""
    if type(value) is int:
        return value
    if isinstance(value, float):
        return int(value) if value.is_integer() else None
    found = _DIGITS.fullmatch(value.strip()) if isinstance(value, str) else None
    return int(found[1]) if found else None


def pair(start: Any, end: Any) -> tuple[int, int] | None:
    """Both ends of a place; ``None``: one of them is no number."""
    if type(start) is type(end) is int:
        return start, end
    one, other = whole(start), whole(end)
    return None if one is None or other is None else (one, other)
