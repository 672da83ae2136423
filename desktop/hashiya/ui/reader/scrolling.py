"""Where a sheet is looked at: anchored by block, so that true heights never move what is read."""

from __future__ import annotations

from hashiya.ui.reader.sheet import Sheet

FAR = 4.0


class Scroller:
    """The top of the view as a slot of the sheet's heights and an offset in it."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self.slot = 0
        self.offset = 0.0
        self.height = 1.0
        self.foot = 0.0
        """A strip at the view's foot in which no word is meant to be: the last line goes above it."""

    @property
    def top(self) -> float:
        return self._sheet.heights.before(self.slot) + self.offset

    @property
    def range(self) -> float:
        """How far the top can go, as far as heights are known."""
        return max(0.0, self._sheet.heights.total + self.foot - self.height)

    def set_top(self, top: float) -> None:
        """Jump to a height (the scroll bar): the block there becomes the anchor."""
        top = min(max(0.0, top), self.range)
        self.slot = self._sheet.heights.find(top)
        self.offset = top - self._sheet.heights.before(self.slot)
        self.settle()

    def move_by(self, distance: float) -> None:
        """Walk up or down, measuring each block that is passed."""
        self.offset += distance
        self.settle()

    def settle(self) -> None:
        """Measure what is in view and keep the anchor within the sheet."""
        self._normalise()
        self._measure_view()
        over = self.top - self.range
        if (over > 0 and self.slot + 1 >= len(self._sheet.heights)) or over > self.height:
            self._to_end()
        elif over > 0:
            self.offset -= over
            self._normalise()
            self._measure_view()

    def _normalise(self) -> None:
        heights = self._sheet.heights
        while self.offset < 0 and self.slot > 0:
            self.slot -= 1
            self._measure(self.slot)
            self.offset += heights[self.slot]
        self.offset = max(0.0, self.offset)
        self._measure(self.slot)
        while self.slot + 1 < len(heights) and self.offset >= heights[self.slot]:
            self.offset -= heights[self.slot]
            self.slot += 1
            self._measure(self.slot)

    def _to_end(self) -> None:
        heights = self._sheet.heights
        self.slot, rest = len(heights), self.height - self.foot
        while self.slot > 0 and rest > 0:
            self.slot -= 1
            self._measure(self.slot)
            rest -= heights[self.slot]
        self.offset = max(0.0, -rest)

    def _measure_view(self) -> None:
        """With what is so near that its letters may reach in."""
        heights, near = self._sheet.heights, self._sheet.style.em
        if self.slot > 0 and self.offset < near:
            self._measure(self.slot - 1)
        seen, slot = -self.offset, self.slot
        while slot < len(heights) and seen < self.height + near:
            self._measure(slot)
            seen += heights[slot]
            slot += 1

    def _measure(self, slot: int) -> None:
        if 0 < slot <= len(self._sheet):
            self._sheet.placed(slot - 1)

    def show(self, start: float, end: float, margin: float) -> None:
        """Scroll as little as needed so that a stretch of heights is in view; its start rules."""
        seen = self.height - self.foot
        margin = min(margin, max(0.0, (seen - (end - start)) / 2))
        if abs(start - self.top) > FAR * self.height:
            self.set_top(start - self.height / 3)
            return
        if start - margin < self.top:
            self.move_by(start - margin - self.top)
        elif end + margin > self.top + seen:
            self.move_by(min(end + margin - self.top - seen, start - margin - self.top))
