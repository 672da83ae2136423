"""Which way a key goes: sides of the keyboard become forward and back, then the reader moves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from hashiya.text.edges import End
    from hashiya.ui.reader.view import ReaderView

Side = Literal["left", "right"]
"""Of the key that was pressed; what it means in the text is decided by the paragraph's direction."""


class Moving(QObject):
    """The word cursor, the selection and the edges, by keys; ``nothing_to_cut`` names the end."""

    nothing_to_cut = Signal(str)

    def __init__(self, reader: ReaderView) -> None:
        super().__init__(reader)
        self._reader = reader

    def word(self, side: Side, *, extend: bool) -> None:
        self._reader.move_word(self._onward(side), extend=extend)

    def line(self, by: int, *, extend: bool) -> None:
        self._reader.move_line(by, extend=extend)

    def page(self, by: int, *, extend: bool) -> None:
        self._reader.move_page(by, extend=extend)

    def sentence(self, side: Side, *, extend: bool) -> None:
        self._reader.move_sentence(self._onward(side), extend=extend)

    def trim(self, side: Side, *, other: bool) -> None:
        """The active edge (or the other one) one letter to that side of the screen."""
        self._reader.move_edge(self._onward(side), other=other)

    def cut(self, which: End, by: int) -> None:
        """The next or previous cut of what is attached to the first (last) word."""
        if not self._reader.trim(which, by):
            self.nothing_to_cut.emit(which)

    def swap_edge(self) -> None:
        self._reader.swap_edge()

    def select_sentence(self) -> None:
        self._reader.select_sentence()

    def widen(self) -> None:
        self._reader.widen()

    def narrow(self) -> None:
        self._reader.narrow()

    def paragraph(self, *, end: bool, extend: bool) -> None:
        self._reader.move_to_paragraph_edge(1 if end else -1, extend=extend)

    def article(self, *, end: bool, extend: bool) -> None:
        self._reader.move_to_article_edge(1 if end else -1, extend=extend)

    def _onward(self, side: Side) -> int:
        """+1 when that side is onward in the paragraph of the cursor."""
        return 1 if (side == "left") == self._reader.forward_key_is_left() else -1
