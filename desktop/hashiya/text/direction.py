"""The direction of a paragraph by its first strong letter, and the bidi controls; it moves no letter."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from hashiya.text.patterns import V1, pattern

Direction = Literal["rtl", "ltr"]

LRM, RLM, ALM = "\u200e", "\u200f", "\u061c"
LRE, RLE, PDF, LRO, RLO = "\u202a", "\u202b", "\u202c", "\u202d", "\u202e"
LRI, RLI, FSI, PDI = "\u2066", "\u2067", "\u2068", "\u2069"

MARKS = LRM + RLM + ALM
EMBEDDINGS = LRE + RLE + LRO + RLO
ISOLATES = LRI + RLI + FSI
CONTROLS = MARKS + EMBEDDINGS + PDF + ISOLATES + PDI

_STRONG = pattern(rf"[\p{{bc=L}}\p{{bc=R}}\p{{bc=AL}}{ISOLATES}{PDI}]")
_MEANT = pattern(rf"[[\p{{bc=L}}\p{{bc=R}}\p{{bc=AL}}{ISOLATES}{PDI}]--\p{{Emoji}}]", V1)
"""The same without signs that are pictures to whoever reads them: the two halves of a flag are Latin to Unicode."""
_RTL = pattern(r"[\p{bc=R}\p{bc=AL}]")
_EXPLICIT = pattern(f"[{EMBEDDINGS}{PDF}{ISOLATES}{PDI}]")


def first_strong(text: str, start: int = 0, end: int | None = None) -> Direction | None:
    """The direction of the first strong letter outside isolates (UAX #9, P2); None without one.

    A flag or another emoji is no letter: a message that begins with one runs as its words do (UAX #9, HL1).
    """
    depth = 0
    for it in _MEANT.finditer(text, start, len(text) if end is None else end):
        char = it[0]
        if char in ISOLATES:
            depth += 1
        elif char == PDI:
            depth = max(0, depth - 1)
        elif not depth:
            return "rtl" if _RTL.match(char) else "ltr"
    return None


def base_direction(text: str, default: Direction = "rtl") -> Direction:
    """The paragraph's direction; ``default`` for one without a strong letter (dates, "2024")."""
    return first_strong(text) or default


def explicit(text: str, start: int, end: int) -> Iterator[int]:
    """Where in the range an embedding, override or isolate is opened or closed."""
    # nearly no text has one, and a single character is looked for ten times as fast as a class
    if any(text.find(it, start, end) >= 0 for it in EMBEDDINGS + PDF + ISOLATES + PDI):
        for it in _EXPLICIT.finditer(text, start, end):
            yield it.start()


def open_controls(text: str, start: int, end: int) -> str:
    """Embeddings, overrides and isolates that are opened in the range and still open at its end.

    An FSI is given as the LRI or RLI that it stands for: what decided it may lie before the cut.
    """
    stack: list[str] = []
    for it in _EXPLICIT.finditer(text, start, end):
        take(stack, text, it.start())
    return "".join(stack)


def take(stack: list[str], text: str, pos: int) -> None:
    """Open or close what the control at ``pos`` says."""
    char = text[pos]
    if char in EMBEDDINGS:
        stack.append(char)
    elif char in ISOLATES:
        stack.append(_settled(text, pos) if char == FSI else char)
    elif char == PDF:
        if stack and stack[-1] in EMBEDDINGS:
            stack.pop()
    elif any(it in ISOLATES for it in stack):
        while stack.pop() not in ISOLATES:
            pass


def _settled(text: str, pos: int) -> str:
    depth = 0
    for it in _STRONG.finditer(text, pos + 1):
        char = it[0]
        if char in ISOLATES:
            depth += 1
        elif char == PDI:
            if not depth:
                break
            depth -= 1
        elif not depth:
            return RLI if _RTL.match(char) else LRI
    return LRI
