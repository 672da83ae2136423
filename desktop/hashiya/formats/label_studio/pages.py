"""Web pages that Label Studio shows, as the text that a person sees in paragraphs; nothing is loaded.

Offsets there count all text nodes as one string, in which paragraphs run into each other.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from html.parser import HTMLParser
from itertools import pairwise

from hashiya.formats.documents.html_text import BLOCKS
from hashiya.formats.placing import Range

_PARTS = BLOCKS | {"br", "td", "th"}


class Page:
    """``raw`` is the string in which offsets count, ``text`` the same with line ends between the paragraphs."""

    def __init__(self, markup: str) -> None:
        nodes = _Nodes()
        nodes.feed(markup)
        nodes.close()
        self.raw = raw = "".join(nodes.words)
        self._breaks = [
            at
            for at in dict.fromkeys(nodes.breaks)
            if 0 < at < len(raw) and raw[at - 1] != "\n" and raw[at] != "\n"
        ]
        pieces = [0, *self._breaks, len(raw)]
        self.text = "\n".join(raw[a:b] for a, b in pairwise(pieces))

    def placed(self, ranges: list[Range], quote: str | None) -> tuple[list[Range], str | None]:
        """The same place in ``text``, and its words there where the quote proves it in ``raw``."""
        if quote and len(ranges) <= 1 and not (ranges and self._shows(ranges[0], quote)):
            at = self.raw.find(quote)
            if at >= 0 and self.raw.find(quote, at + 1) < 0:
                ranges = [(at, at + len(quote))]
        moved = [self._moved(it) for it in ranges]
        if quote and len(ranges) == 1 and self._shows(ranges[0], quote):
            return moved, self.text[moved[0][0] : moved[0][1]]
        return moved, quote

    def _shows(self, place: Range, quote: str) -> bool:
        return self.raw[place[0] : place[1]] == quote

    def _moved(self, place: Range) -> Range:
        start, end = place
        return start + bisect_right(self._breaks, start), end + bisect_left(self._breaks, end)


class _Nodes(HTMLParser):
    """The text nodes in their order, and where elements that stand in lines of their own begin and end."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self.breaks: list[int] = []
        self._length = 0

    def handle_data(self, data: str) -> None:
        self.words.append(data)
        self._length += len(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._end_line(tag)

    def handle_endtag(self, tag: str) -> None:
        self._end_line(tag)

    def _end_line(self, tag: str) -> None:
        if tag in _PARTS:
            self.breaks.append(self._length)
