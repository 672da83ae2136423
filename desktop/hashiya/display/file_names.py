"""File names as they are shown among words of another direction; the names themselves stay as they are."""

from __future__ import annotations

from hashiya.text.direction import LRI, PDI, first_strong
from hashiya.text.patterns import pattern
from hashiya.wording import isolate, visible

_PARTS = pattern(r"/|\.[A-Za-z][A-Za-z0-9]{0,9}(?=/|\Z)")
"""What holds a path together and runs from the left: slashes, and the endings of names."""


def shown_name(name: str) -> str:
    """``name``, which may be a path in an archive, isolated as a whole and its parts within it.

    A path runs from the left, whatever letters its names have: an Arabic name neither takes the digits of its
    neighbour nor lets the ending of a file wander to its other side.
    """
    name = visible(name)
    if not _has_rtl(name):
        return _part(name)
    parts, at = [LRI], 0
    for it in _PARTS.finditer(name):
        parts += [_part(name[at : it.start()]), it[0]]
        at = it.end()
    return "".join([*parts, _part(name[at:]), PDI])


def told_name(name: str) -> str:
    """The same for a sentence, which isolates by itself what is put into it."""
    return shown_name(name) if _has_rtl(visible(name)) else name


def _has_rtl(name: str) -> bool:
    return any(first_strong(it) == "rtl" for it in _PARTS.split(name))


def _part(name: str) -> str:
    return isolate(name) if name else ""
