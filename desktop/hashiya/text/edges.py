"""Where a marked stretch of text may begin and end: on whole letters, never on a blank; it judges no meaning.

An edge lies between letters as readers count them. White space, ZWNJ and ZWJ are never the first or the
last sign: they belong to what they part. An emoji sequence keeps the joiners inside it.
"""

from __future__ import annotations

from typing import Literal

from hashiya.text import graphemes

End = Literal["start", "end"]
Range = tuple[int, int]

_JOINERS = "\u200c\u200d"


def tidy(text: str, start: int, end: int) -> Range | None:
    """The range on whole letters and without blanks at its edges; None when nothing else is in it."""
    start, end = graphemes.snap(text, start, end)
    start, end = _after_blanks(text, start, end), _before_blanks(text, start, end)
    return (start, end) if start < end else None


def step(text: str, span: Range, which: End, by: int) -> Range:
    """The range with one edge moved by letters, over blanks at once; it never becomes empty."""
    for _ in range(abs(by)):
        span = _one_step(text, span, which, forward=by > 0)
    return span


def _one_step(text: str, span: Range, which: End, *, forward: bool) -> Range:
    start, end = span
    at = start if which == "start" else end
    while True:
        before = at
        at = graphemes.next_boundary(text, at) if forward else graphemes.previous_boundary(text, at)
        if at == before:
            return span
        if which == "start":
            moved = _after_blanks(text, at, end), end
        else:
            moved = start, _before_blanks(text, start, at)
        if moved[0] >= moved[1]:
            return span
        if moved != span and (moved[0] > start or moved[1] > end) == forward:
            return moved


def _after_blanks(text: str, start: int, end: int) -> int:
    while start < end and _blank(text[start]):
        start = graphemes.next_boundary(text, start)
    return start


def _before_blanks(text: str, start: int, end: int) -> int:
    while start < end:
        letter = graphemes.previous_boundary(text, end)
        if _blank(text[letter]):
            end = letter
        elif text[end - 1] in _JOINERS:
            end -= 1  # a joiner that joins nothing any more; it goes with the letter before it
        else:
            break
    return end


def _blank(sign: str) -> bool:
    return sign.isspace() or sign in _JOINERS
