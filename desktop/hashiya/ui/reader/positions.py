"""Positions of a display block: code points of the article to UTF-16 units of its layout and back."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from hashiya.text.offsets import Utf16Map


class Positions:
    """The one place of the reader where UTF-16 units exist."""

    def __init__(self, text: str, start: int, lead: int = 0, gone: Sequence[int] = ()) -> None:
        """``lead`` units of the layout come before the block's own text.

        ``gone`` are offsets in ``text``, in order, of what the layout leaves out: marks, each of
        which belongs to a letter before it.
        """
        self.start = start
        self._lead = lead
        self.end = start + len(text)
        self._gone = gone
        # how many letters are drawn before each mark that is not
        self._drawn = [at - number for number, at in enumerate(gone)]
        self.shown = _without(text, gone) if gone else text
        self._map = Utf16Map(self.shown)
        # nearly always units are letters, and this is asked hundreds of times a page
        self._plain = not lead and not gone and self._map.length == len(text)

    def to_layout(self, position: int) -> int:
        """Layout units of an article position, clamped to the block; a mark left out is its letter's end."""
        inside = min(max(position, self.start), self.end) - self.start
        if self._plain:
            return inside
        if self._gone:
            inside -= bisect_left(self._gone, inside)
        return self._lead + self._map.to_utf16(inside)

    def to_article(self, unit: int) -> int:
        """Article position of a layout unit; inside a surrogate pair the character's start.

        What was left out belongs to the letter before it, so the end of a letter comes after it.
        """
        if self._plain and 0 <= unit <= self.end - self.start:
            return self.start + unit
        unit = max(0, unit - self._lead)
        try:
            inside = self._map.to_code_point(unit)
        except ValueError:
            inside = self._map.to_code_point(unit - 1)
        return self.start + inside + bisect_right(self._drawn, inside)

    def units(self, start: int, end: int) -> tuple[int, int]:
        """The layout's range for one of the article; for marks that are left out, their letter."""
        first, last = self.to_layout(start), self.to_layout(end)
        if first == last and self._gone and start < end and self.start < start < self.end:
            before = self.shown[: self._map.to_code_point(first - self._lead)]
            first -= len(before[-1:].encode("utf-16-le")) // 2
        return max(self._lead, first), last


def _without(text: str, gone: Sequence[int]) -> str:
    pieces: list[str] = []
    done = 0
    for at in gone:
        pieces.append(text[done:at])
        done = at + 1
    pieces.append(text[done:])
    return "".join(pieces)
