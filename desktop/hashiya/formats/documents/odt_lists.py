"""Lists of an OpenDocument text: the number that LibreOffice shows before a paragraph; it walks through no text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from hashiya.formats.documents import xml
from hashiya.formats.documents.list_numbers import Counting, shown, with_gap

_KINDS = {
    "1": "decimal",
    "01, 02, 03, ...": "decimalZero",
    "a": "lowerLetter",
    "A": "upperLetter",
    "i": "lowerRoman",
    "I": "upperRoman",
    "أ, ب, ت, ...": "arabicAlpha",
    "ا, ب, ج, ...": "arabicAbjad",
    "א, י, ק, ...": "hebrew1",
    "א, ב, ג, ...": "hebrew2",
    "١, ٢, ٣, ...": "arabicDigits",
    "۱, ۲, ۳, ...": "persianDigits",
}
_PLACE = re.compile(r"%(\d{1,2})%")
_LEVELS = ("list-level-style-number", "list-level-style-bullet", "outline-level-style")
OUTLINE = "outline of headings"
"""The list of all headings: no style has such a name."""


@dataclass(frozen=True, slots=True)
class Level:
    kind: str
    pattern: str
    start: int
    gap: bool


@dataclass(slots=True)
class _Open:
    """A list that is open: ``fresh`` while the first paragraph of an item is still to come."""

    style: str
    counting: Counting
    fresh: bool = False
    start: int | None = None


class Lists:
    """The lists of a document while its elements go by."""

    def __init__(self, levels: dict[str, dict[int, Level]]) -> None:
        self._levels = levels
        self._open: list[_Open] = []
        self._by_id: dict[str, Counting] = {}
        self._last: dict[str, Counting] = {}
        self._headings = Counting()

    def enter(self, node: Any, name: str) -> None:
        """A list or an item of one begins."""
        if name == "list":
            self._begin(node)
        elif self._open:
            self._open[-1].fresh = name == "list-item"
            start = xml.given(node, "start-value")
            self._open[-1].start = int(start) if start.isdecimal() else None

    def leave(self, name: str) -> None:
        if name == "list" and self._open:
            self._open.pop()

    def number(self, node: Any, name: str) -> str | None:
        """What stands before a paragraph that begins, with the gap behind it: empty for a bullet or the like, None where
        there is nothing."""
        if self._open:
            it, level = self._open[-1], len(self._open) - 1
            if not it.fresh:
                return None
            it.fresh = False
            return self._next(self._levels.get(it.style, {}), it.counting, level, it.start)
        told = xml.given(node, "outline-level")
        if name == "h" and told.isdecimal() and xml.given(node, "is-list-header") != "true":
            levels = self._levels.get(OUTLINE, {})
            return self._next(levels, self._headings, int(told) - 1, None)
        return None

    def _begin(self, node: Any) -> None:
        above = self._open[-1] if self._open else None
        style = xml.given(node, "style-name") or (above.style if above else "")
        counting = above.counting if above else None
        if counting is None:
            counting = self._by_id.get(xml.given(node, "continue-list"))
        if counting is None and xml.given(node, "continue-numbering") == "true":
            counting = self._last.get(style)
        counting = counting or Counting()
        self._last[style] = counting
        if name := xml.given(node, "id"):
            self._by_id[name] = counting
        self._open.append(_Open(style, counting))

    def _next(
        self, levels: dict[int, Level], counting: Counting, level: int, start: int | None
    ) -> str | None:
        told = levels.get(level)
        if told is None:
            return None
        if start is not None:
            counting.at[level] = start - 1
        counting.next(level, {at: it.start for at, it in levels.items()})
        if told.kind == "bullet":
            return ""

        def one(it: re.Match[str]) -> str:
            at = int(it[1]) - 1
            kind = levels[at].kind if at in levels else "none"
            return shown(counting.at.get(at, 1), kind) if kind not in ("none", "bullet") else ""

        words = _PLACE.sub(one, told.pattern)
        return with_gap(words, " " * told.gap)


def levels_of(style: Any) -> dict[int, Level]:
    """Of a style of lists, counted from 0."""
    found: dict[int, Level] = {}
    for it in style:
        at = xml.given(it, "level")
        if xml.local(it.tag) in _LEVELS and at.isdecimal():
            found[int(at) - 1] = _level(it, int(at))
    return found


def _level(node: Any, at: int) -> Level:
    told = xml.given(node, "num-format")
    kind = "bullet" if xml.local(node.tag).endswith("bullet") else _KINDS.get(told, "decimal")
    depth, start = xml.given(node, "display-levels"), xml.given(node, "start-value")
    first = at + 1 - int(depth) if depth.isdecimal() else at
    numbers = ".".join(f"%{it}%" for it in range(max(first, 1), at + 1))
    usual = f"{xml.given(node, 'num-prefix')}{numbers}{xml.given(node, 'num-suffix')}"
    followed = [xml.given(it, "label-followed-by") for it in node.iter()]
    return Level(
        kind=kind if told or kind == "bullet" else "none",
        pattern=(xml.given(node, "num-list-format") or usual) if told else "",
        start=int(start) if start.isdecimal() else 1,
        gap="nothing" not in followed,
    )
