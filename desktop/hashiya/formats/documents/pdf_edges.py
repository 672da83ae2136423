"""What stands at the edges of many pages: running heads, feet, page numbers. They would divide sentences."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from hashiya.formats.documents.pdf_lines import Box, Line

_LEAST = 3
_SHARES = (0.25, 0.5)
"""Of the pages, for the first row from the top or the bottom and for the one beside it: what stands in the same
place on so many is their edge; elsewhere it is text that happens to stand there."""
_PLACE = 4
"""Points: in one place."""
_DIGITS = re.compile(r"\d+")
_LETTER = re.compile(r"[^\W\d]")

_Form = tuple[bool, int, int, str]
"""Top or bottom, which row, how high, and what it says but for numbers."""

_Placed = tuple[int, str, Box]


def without_edges(pages: Sequence[list[Line]]) -> tuple[list[list[Line]], list[str]]:
    """The pages without what repeats at their edges but for its numbers; and what was taken away."""
    edges = [_edges(it) for it in pages]
    often = Counter(form for found in edges for form in dict.fromkeys(found.values()))
    kept: list[list[Line]] = []
    taken: list[str] = []
    for lines, found in zip(pages, edges, strict=True):
        gone = {
            at
            for at, form in found.items()
            if often[form] >= max(_LEAST, _SHARES[form[1]] * len(pages))
        }
        if len(gone) == len(lines):  # a page of nothing else: it is its text
            gone = set()
        taken += [lines[at].text for at in sorted(gone)]
        kept.append([it for at, it in enumerate(lines) if at not in gone])
    return kept, taken


def _edges(lines: Sequence[Line]) -> dict[int, _Form]:
    """The lines at the top and at the bottom by their place in the list, with what they are but for numbers."""
    placed = [(at, it.text, it.box) for at, it in enumerate(lines) if it.box is not None]
    found: dict[int, _Form] = {}
    for top in (True, False):
        for row, members in enumerate(_rows(placed, top=top)):
            for at, text, box in members:
                form = _DIGITS.sub("#", text)
                if _LETTER.search(form) or not row:  # numbers alone only at the very edge
                    found.setdefault(at, (top, row, round(box.bottom / _PLACE), form))
    return found


def _rows(placed: list[_Placed], *, top: bool) -> list[list[_Placed]]:
    found: list[list[_Placed]] = []
    height: float | None = None
    for it in sorted(placed, key=lambda it: it[2].bottom, reverse=top):
        box = it[2]
        if height is None or abs(box.bottom - height) > box.height / 2:
            if len(found) == len(_SHARES):
                break
            found.append([])
            height = box.bottom
        found[-1].append(it)
    return found
