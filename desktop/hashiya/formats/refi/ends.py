"""Whether a project's selections end with their last letter or behind it; it places nothing.

The standard is read both ways: most programs name the place behind the last letter, some the letter.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from hashiya.formats.refi.hearing import Selection
from hashiya.formats.tables import cells

Proof = Literal["", "proved", "guessed"]
_ENOUGH = 3
"""Selections by whose edges alone a way of counting is guessed, at least."""


def counts_last(text: str, selections: Iterable[Selection]) -> Proof:
    """How it is known that ends are last letters: by the words that selections name, else because every
    end cuts the last letter off a word. Empty: they are not."""
    proved = False
    edges: list[bool] = []
    for it in selections:
        start, end = cells.whole(it.start), cells.whole(it.end)
        if start is None or end is None or not 0 <= start <= end < len(text):
            continue
        if it.name and text[start:end] == it.name:
            return ""
        proved = proved or (bool(it.name) and text[start : end + 1] == it.name)
        edges.append(_cuts_one_off(text, end))
    if proved:
        return "proved"
    return "guessed" if len(edges) >= _ENOUGH and all(edges) else ""


def _cuts_one_off(text: str, end: int) -> bool:
    """Whether just one letter of the word is left behind the end."""
    within = end > 0 and text[end - 1].isalnum() and text[end].isalnum()
    return within and not text[end + 1 : end + 2].isalnum()
