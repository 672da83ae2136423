"""Web pages that Label Studio shows, as the text that a person sees in paragraphs; nothing is loaded.

Offsets there count all text nodes as one string, in which paragraphs run into each other.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from html import unescape
from itertools import pairwise

from hashiya.formats.documents.html_text import BLOCKS
from hashiya.formats.placing import Range

_PARTS = BLOCKS | {"br", "td", "th"}
_BEGUN = re.compile(r"<(?:([!?]|/[^a-zA-Z])|/?[a-zA-Z])")
_TAG = re.compile(r"""<(/?)([a-zA-Z][^\s/>]*+)(?>[^>=]++|=\s*+(?:"[^"]*+"|'[^']*+')|=)*+>""")
_RAW = {it: re.compile(rf"</{it}(?=[\s/>])", re.IGNORECASE) for it in ("script", "style")}
"""Elements in which nothing is markup but their own end."""


class Page:
    """``raw`` is the string in which offsets count, ``text`` the same with line ends between the paragraphs."""

    def __init__(self, markup: str) -> None:
        nodes = _Nodes(markup)
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


class _Nodes:
    """The text nodes in their order, and where elements that stand in lines of their own begin and end.

    Each letter is looked at a few times at most, whatever was left open.
    """

    def __init__(self, markup: str) -> None:
        self.words: list[str] = []
        self.breaks: list[int] = []
        self._markup = markup
        self._length = 0
        at = 0
        while at < len(markup):
            at = self._tag(at) if markup[at] == "<" else self._text(at, at)

    def _text(self, at: int, looked: int) -> int:
        """Words as far as the next sign of a tag behind ``looked``; gives where they end."""
        end = self._markup.find("<", looked)
        end = len(self._markup) if end < 0 else end
        self._add(unescape(self._markup[at:end]))
        return end

    def _tag(self, at: int) -> int:
        """What a ``<`` begins; gives where it ends."""
        if not (begun := _BEGUN.match(self._markup, at)):
            return self._text(at, at + 1)
        if begun[1]:
            return self._aside(at)
        found = _TAG.match(self._markup, at)
        if not found:  # it is open to the end: so is all that follows
            self._add(unescape(self._markup[at:]))
            return len(self._markup)
        name = found[2].lower()
        if name in _PARTS:
            self.breaks.append(self._length)
        return self._raw(name, found.end()) if name in _RAW and not found[1] else found.end()

    def _aside(self, at: int) -> int:
        """Comments and declarations, which show nothing."""
        mark = "-->" if self._markup.startswith("<!--", at) else ">"
        end = self._markup.find(mark, at + 2)
        return len(self._markup) if end < 0 else end + len(mark)

    def _raw(self, name: str, at: int) -> int:
        """What is no markup, as it stands; gives where its end tag begins."""
        found = _RAW[name].search(self._markup, at)
        end = found.start() if found else len(self._markup)
        self._add(self._markup[at:end])
        return end

    def _add(self, words: str) -> None:
        self.words.append(words)
        self._length += len(words)
