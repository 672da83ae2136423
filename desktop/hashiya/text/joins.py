"""Where ``.,`` stands for the end of a paragraph that a publisher's export lost; it changes no text.

A page may be shown with a break there. The break is a place after the sign, never a letter more.
"""

from __future__ import annotations

import re

from hashiya.text import graphemes

_SIGN = r"(?<=[^\s.,])\.,(?![.,])[^\S\n\r\v\f\x85\u2028\u2029]{0,32}"
_JOIN = re.compile(_SIGN)
_BEFORE = re.compile(_SIGN + r"\Z")
_REACH = 48
"""Code points before a break in which its sign stands."""


def joins(text: str) -> list[int]:
    """Where a paragraph would begin if ``.,`` ended the one before; rising, never a line's start."""
    if ".," not in text:
        return []
    return [it.end() for it in _JOIN.finditer(text) if _fits(text, it.end())]


def is_join(text: str, pos: int) -> bool:
    """Whether that is such a place."""
    return _BEFORE.search(text, max(0, pos - _REACH), pos) is not None and _fits(text, pos)


def _fits(text: str, pos: int) -> bool:
    following = text[pos : pos + 1]
    if not following or following.isspace() or following in ".,":
        return False
    return graphemes.is_boundary(text, pos)
