"""Finds the letters of a text that no font can draw; it changes nothing and shows nothing."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from typing import Literal

from PySide6.QtGui import QFont, QTextLayout

Script = Literal["arabic", "hebrew", "emoji", "other"]
SCRIPTS: tuple[Script, ...] = ("arabic", "hebrew", "emoji", "other")
SAMPLE = 60_000
_NOBODYS = "\U000d0123"
"""A code point of a plane that Unicode leaves empty: no font draws it, as some do those for private use."""


class Missing:
    """Remembers what was looked at, so that each letter is asked for once."""

    def __init__(self) -> None:
        self._seen: dict[str, bool] = {}

    def in_text(self, text: str, font: QFont) -> dict[Script, str]:
        """By script the letters that would show as boxes, for the scripts that have any."""
        letters = {it for it in set(_sample(text)) if _drawn(it)}
        new = [it for it in sorted(letters) if it not in self._seen]
        if new:
            lacking = without_glyph(new, font)
            self._seen.update((it, it in lacking) for it in new)
        found: dict[Script, str] = {}
        for it in sorted(letters):
            if self._seen[it]:
                script = script_of(it)
                found[script] = found.get(script, "") + it
        return found


def without_glyph(letters: Iterable[str], font: QFont) -> set[str]:
    """The letters for which Qt, with all its fallbacks, has only a box."""
    row = "\n".join([_NOBODYS, *letters])
    layout = QTextLayout(row, font)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(1e9)
    layout.endLayout()
    missing: set[str] = set()
    unit = 0
    for letter in row:
        width = 2 if letter > "\uffff" else 1
        if letter != "\n":
            glyphs = [it for run in line.glyphRuns(unit, width) for it in run.glyphIndexes()]
            if not any(glyphs):
                missing.add(letter)
        unit += width
    # Qt's stand-in where there is no font at all counts its boxes as glyphs
    return missing - {_NOBODYS} if _NOBODYS in missing else set(row) - {"\n", _NOBODYS}


def script_of(letter: str) -> Script:
    name = unicodedata.name(letter, "")
    if name.startswith("ARABIC"):
        return "arabic"
    if name.startswith("HEBREW"):
        return "hebrew"
    return "emoji" if letter >= "\U0001f000" or unicodedata.category(letter) == "So" else "other"


def _drawn(letter: str) -> bool:
    """Letters, figures, signs and symbols; marks and invisible characters have no place of their own."""
    return unicodedata.category(letter)[0] in "LNPS" and not letter.isspace()


def _sample(text: str) -> str:
    """The beginning, the middle and the end: enough to know the scripts of the longest article."""
    if len(text) <= 3 * SAMPLE:
        return text
    middle = len(text) // 2
    return text[:SAMPLE] + text[middle : middle + SAMPLE] + text[-SAMPLE:]
