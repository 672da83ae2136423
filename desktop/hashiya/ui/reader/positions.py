"""Positions of a display block: code points of the article to UTF-16 units of its layout and back."""

from __future__ import annotations

from hashiya.text.offsets import Utf16Map


class Positions:
    """The one place of the reader where UTF-16 units exist."""

    def __init__(self, text: str, start: int, lead: int = 0) -> None:
        """``lead`` units of the layout come before the block's own text."""
        self.start = start
        self._lead = lead
        self.end = start + len(text)
        self._map = Utf16Map(text)

    def to_layout(self, position: int) -> int:
        """Layout units of an article position, clamped to the block."""
        inside = min(max(position, self.start), self.end) - self.start
        return self._lead + self._map.to_utf16(inside)

    def to_article(self, unit: int) -> int:
        """Article position of a layout unit; inside a surrogate pair the character's start."""
        unit = max(0, unit - self._lead)
        try:
            return self.start + self._map.to_code_point(unit)
        except ValueError:
            return self.start + self._map.to_code_point(unit - 1)
