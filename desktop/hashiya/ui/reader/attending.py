"""What helps to stay with a text: the lit sentence, the steady line, the place that was reached.

It keeps nothing beyond the article in view; who remembers places over time is the window.
"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from hashiya.display.progress import Measured, Progress
from hashiya.model.span import Span
from hashiya.text.sentences import sentence_at
from hashiya.ui.reader.choosing import Choosing
from hashiya.ui.reader.painter import Shown
from hashiya.ui.reader.routing import foot_of
from hashiya.ui.reader.sheet import Sheet

STEADY = 0.42
"""Where the current line is kept while it is steady, as a share of the view's height."""


class Attending(Choosing):
    """A reading view that can dim what is not being read and knows how far one came."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._one_sentence = False
        self._steady = False
        self._lit: tuple[int, Span | None] = (-1, None)
        self._measured: Measured | None = None

    def _show_sheet(self, sheet: Sheet | None) -> None:
        self._lit = -1, None
        self._measured = None
        super()._show_sheet(sheet)

    # --- no word under the chips at the view's foot ---

    def _set_focused(self, annotation_id: str) -> None:
        if self._scroller is not None and annotation_id != self._focused:
            needed = foot_of(len(self._relations.of(annotation_id)), self._style)
            # what was once reserved stays: the page does not jump when the mark is left
            self._scroller.foot = max(self._scroller.foot, needed)
        super()._set_focused(annotation_id)

    def uncover(self) -> None:
        """Bring the focused mark out from under the chips that it has brought up."""
        found = self.sheet.index.get(self._focused) if self.sheet else None
        if found is None or self._scroller is None:
            return
        self._ways()
        top, bottom = self._extent(found.start, found.start + 1)
        if self.arrows.covers(top) or self.arrows.covers(bottom):
            super().bring_into_view(found.start, found.start + 1)

    # --- one sentence at a time ---

    def light_one_sentence(self, *, on: bool) -> None:
        """Show the sentence that is read in full ink and the rest dimmed."""
        self._one_sentence = on
        self.viewport().update()

    def keep_line_steady(self, *, on: bool) -> None:
        """Keep the current line at one height, as a typewriter does."""
        self._steady = on
        if on and self.sheet is not None:
            self.bring_into_view(self.selecting.position, self.selecting.position + 1)

    def bring_into_view(self, start: int, end: int) -> None:
        if not self._steady or self._scroller is None or self.sheet is None:
            super().bring_into_view(start, end)
            return
        self._scroller.height = float(max(1, self.viewport().height()))
        self._put(start, STEADY * self._scroller.height)
        self.settle()

    def _shown(self) -> Shown:
        shown = super()._shown()
        return replace(shown, lit=self._lit_sentence()) if self._one_sentence else shown

    def _page_state(self) -> object:
        return None if self._one_sentence else super()._page_state()

    def _lit_sentence(self) -> Span | None:
        at = self._read_position()
        if self._lit[0] != at:
            found = sentence_at(self.selecting.text, at)
            self._lit = at, Span(*found) if found else None
        return self._lit[1]

    # --- how far one came ---

    def _read_position(self) -> int:
        """The current word if it is in view, else the first line in view."""
        at = self.selecting.position
        return at if self._in_view(at) else self.position()

    def _in_view(self, position: int) -> bool:
        if self.sheet is None or self._scroller is None or not len(self.sheet):
            return False
        slot = self.sheet.blocks.at(position) + 1
        top, height = self._scroller.top, self._scroller.height
        start = self.sheet.heights.before(slot)
        if start > top + height or start + self.sheet.heights[slot] < top:
            return False  # asked of heights alone: nothing far away is shaped for it
        return top <= self._base(position) <= top + height

    def heading_in_view(self) -> bool:
        return self.sheet is not None and self._scroller is not None and self._scroller.slot == 0

    def reading_progress(self) -> Progress | None:
        """How far the article is read; None without an article."""
        if self.sheet is None or self._scroller is None:
            return None
        if self._measured is None:
            self._measured = Measured(self.sheet.text, _paragraphs(self.sheet))
        at = self._read_position()
        if not self._in_view(self.selecting.position) and self._at_end():
            at = len(self.sheet.text)
        return self._measured.at(at)

    def _at_end(self) -> bool:
        scroller = self._scroller
        return scroller is not None and 0 < scroller.range <= scroller.top + 1

    def place(self) -> tuple[int, int]:
        """The first position in view (0 at the very top) and the current word's."""
        top = 0 if self.heading_in_view() else self.position()
        return top, self.selecting.position

    def return_to(self, top: int, word: int) -> None:
        """Go back to a place; whatever lies outside the text is put into it."""
        if self.sheet is None or self._scroller is None:
            return
        last = max(0, len(self.sheet.text) - 1)
        self.selecting.put_word(min(max(0, word), last))
        top = min(max(0, top), last)
        if top > 0:
            block = self.sheet.blocks.at(top)
            self._scroller.slot, self._scroller.offset = block + 1, 0.0
            self._scroller.height = float(max(1, self.viewport().height()))
            start, _end = self._extent(top, top + 1)
            self._put(top, self._base(top) - start)
            self.settle()
        self.chosen(show=False)


def _paragraphs(sheet: Sheet) -> list[int]:
    """Starts of the paragraphs that have words."""
    found: list[int] = []
    counted = False
    start = 0
    for length, opens in sheet.blocks.extents():
        if opens:
            counted = False
        if not counted and length and not sheet.text[start : start + length].isspace():
            counted = True
            found.append(start)
        start += length
    return found
