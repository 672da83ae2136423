"""Display blocks of a text: paragraphs, long ones cut; positions only, the text stays as it is.

A paragraph over ``LONGEST`` code points is cut where a sentence ends once ``TARGET`` is reached,
else at the last white space, else between two words, else between two letters. A place after ``.,``
that was given a direction is shown as the start of a paragraph (``joins``). Blocks cover the
whole text, line ends included; the last block of a paragraph holds its line end.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from heapq import merge
from itertools import accumulate, pairwise

from hashiya.text import direction, graphemes, words
from hashiya.text.direction import Direction
from hashiya.text.joins import is_join, joins
from hashiya.text.patterns import V1, pattern

TARGET, LONGEST = 700, 1050
DEEPEST = 125
"""Levels of embedding that any bidi algorithm knows."""

_LINE_END = re.compile("\r\n|[\n\r\v\f\x85\u2028\u2029]")
_SENTENCE_END = re.compile(r"[.!?؟۔…][\"'”’»)\]]*[,،]?[ \t\u2000-\u2006\u2008-\u200a]+")
_GAP = re.compile(r"[ \t\u2000-\u2006\u2008-\u200a](?![ \t\u2000-\u2006\u2008-\u200a])")
_LAST_GAP = re.compile(".*" + _GAP.pattern, re.DOTALL)
_NO_LINE_END = "\x1c\x1d\x1e"  # where Python splits lines and we do not
_LINE_BREAKS = "\n\r\v\f\x85\u2028\u2029"
# what a layout would break at, draw as nothing or refuse; astral ones stay, so that a copy has
# as many UTF-16 units as the text
_UNSAFE = pattern(
    r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufdd0-\ufdef\ufffc\ufffe\uffff\ue000-\uf8ff"
    r"[\p{Cn}&&[\u0000-\uffff]]" + _LINE_BREAKS + "]",
    V1,
)


class BlockTable:
    """The display blocks of one text; made by :func:`split_blocks`."""

    __slots__ = (
        "_default",
        "_directions",
        "_open",
        "_paragraphs",
        "_shown",
        "_stack",
        "_starts",
        "_text",
        "_turned",
        "_walked",
    )

    def __init__(
        self,
        text: str,
        starts: list[int],
        paragraphs: list[int],
        default: Direction | None,
        turned: Mapping[int, Direction],
        shown: frozenset[int] = frozenset(),
    ) -> None:
        self._text = text
        self._starts = starts
        self._paragraphs = paragraphs  # starts of paragraphs, a part of the blocks' starts
        self._shown = shown  # those of them that no line end makes
        self._default: Direction | None = default
        self._turned = turned
        self._directions: dict[int, Direction] = {}
        self._open: dict[int, str] = {}
        self._stack: list[str] = []
        self._walked = 0

    def __len__(self) -> int:
        return len(self._starts)

    def range(self, k: int) -> tuple[int, int]:
        """Where block ``k`` starts and ends, its line end included."""
        start = self._starts[k]
        at = k + 1 if k >= 0 else len(self._starts) + k + 1
        return start, self._starts[at] if at < len(self._starts) else len(self._text)

    def extents(self) -> Iterator[tuple[int, bool]]:
        """Length of each block in turn, and whether it opens a paragraph."""
        opening = set(self._paragraphs)
        for start, end in pairwise([*self._starts, len(self._text)]):
            yield end - start, start in opening

    def content(self, k: int) -> tuple[int, int]:
        """The range of block ``k`` without its line end: what is laid out."""
        start, end = self.range(k)
        if end > start and self._text[end - 1] in _LINE_BREAKS:
            end -= 2 if self._text.endswith("\r\n", start, end) else 1
        return start, end

    def at(self, pos: int) -> int:
        """The block that holds the code point at ``pos``; the last one for the text's end."""
        return max(0, bisect_right(self._starts, pos) - 1)

    def paragraph(self, pos: int) -> tuple[int, int]:
        """The whole paragraph round a position, without its line end."""
        p = max(0, bisect_right(self._paragraphs, pos) - 1)
        following = p + 1 < len(self._paragraphs)
        last = self.at(self._paragraphs[p + 1] - 1) if following else len(self) - 1
        return self._paragraphs[p], self.content(last)[1]

    def starts_paragraph(self, k: int) -> bool:
        """Whether block ``k`` opens its paragraph; the others continue the block before."""
        return self._paragraphs[self._paragraph(k)] == self._starts[k]

    def direction(self, k: int) -> Direction:
        """The direction of block ``k``'s whole paragraph.

        A paragraph that was turned has the direction it was given. One without a strong letter
        takes that of the paragraph before, the first ones that of the document.
        """
        undecided: list[int] = []
        found: Direction | None = None
        for p in range(self._paragraph(k), -1, -1):
            given = self._turned.get(self._paragraphs[p])
            found = given or self._directions.get(p) or self._own_direction(p)
            undecided.append(p)
            if found is not None:
                break
        found = found or self._default or direction.base_direction(self._text)
        for p in undecided:
            self._directions[p] = found
        return found

    def turned(self, k: int) -> Direction | None:
        """The direction that the paragraph of block ``k`` was given by hand."""
        return self._turned.get(self._paragraphs[self._paragraph(k)])

    def open_controls(self, k: int) -> str:
        """Bidi controls of the paragraph that are open where block ``k`` starts.

        A view puts them in front of the block's display copy, so that a cut changes no order.
        """
        k = k if k >= 0 else len(self) + k
        if self._starts_line(k):
            return ""
        if k > self._walked:
            self._walk_to(k)
        return self._open.get(k, "")

    def _walk_to(self, k: int) -> None:
        """Note what is open at each block up to ``k``; the walk goes on where the last one ended."""
        stack = self._stack
        for pos in direction.explicit(self._text, self._starts[self._walked], self._starts[k]):
            self._carry(self.at(pos))
            direction.take(stack, self._text, pos)
        self._carry(k)

    def _carry(self, last: int) -> None:
        """What is open stays so from block to block, but not into another paragraph."""
        while self._walked < last and self._stack:
            self._walked += 1
            if self._starts_line(self._walked):
                self._stack.clear()
            else:
                self._open[self._walked] = "".join(self._stack[:DEEPEST])
        self._walked = last

    def _starts_line(self, k: int) -> bool:
        return self.starts_paragraph(k) and self._starts[k] not in self._shown

    def _paragraph(self, k: int) -> int:
        return bisect_right(self._paragraphs, self._starts[k]) - 1

    def _own_direction(self, p: int) -> Direction | None:
        following = p + 1 < len(self._paragraphs)
        end = self._paragraphs[p + 1] if following else len(self._text)
        return direction.first_strong(self._text, self._paragraphs[p], end)


def paragraph_start(text: str, pos: int, turned: Mapping[int, Direction] | None = None) -> int:
    """Where the paragraph of a position starts; with ``turned``, that which is shown as one."""
    start = _line_start(text, pos)
    breaks = (it for it in turned or () if start < it <= pos and is_join(text, it))
    return max(breaks, default=start)


def _line_start(text: str, pos: int) -> int:
    before = text[:pos]
    if before.endswith("\r") and text[pos : pos + 1] == "\n":
        before = before[:-1]  # inside of one line end
    return max(before.rfind(it) for it in _LINE_BREAKS) + 1


def paragraph_starts(text: str) -> set[int]:
    """Where paragraphs start; the text's end is none, unless the text is empty."""
    starts = {0, *(it.end() for it in _LINE_END.finditer(text))}
    return starts - {len(text)} or {0}


def turnable(text: str) -> set[int]:
    """Where a direction may be given: where paragraphs start, and where one may be shown to start."""
    return paragraph_starts(text) | set(joins(text))


def broken_at_joins(
    text: str, default: Direction | None, turned: Mapping[int, Direction]
) -> dict[int, Direction]:
    """``turned`` with a break at each ``.,``; what is shown apart keeps the direction of its paragraph."""
    table = split_blocks(text, default, turned)
    wanted: dict[int, Direction] = {
        it: turned.get(it) or table.direction(table.at(it)) for it in joins(text)
    }
    together: dict[int, Direction] = {**turned, **wanted}
    return dict(sorted(together.items()))


def unbroken(text: str, turned: Mapping[int, Direction]) -> dict[int, Direction]:
    """``turned`` without those breaks."""
    return {at: it for at, it in turned.items() if not is_join(text, at)}


def split_blocks(
    text: str,
    default: Direction | None = None,
    turned: Mapping[int, Direction] | None = None,
) -> BlockTable:
    """The display blocks of ``text``: at least one, none of them empty unless the text is.

    ``default`` is the direction of paragraphs that have none before any paragraph has one; without
    it the text's first strong letter decides, and right-to-left when there is none. ``turned`` are
    paragraphs that were given a direction, by their start.
    """
    starts: list[int] = []
    paragraphs: list[int] = []
    shown = sorted(it for it in turned or () if 0 < it < len(text) and is_join(text, it))
    at = 0
    for end in _paragraph_ends(text, shown):
        paragraphs.append(at)
        starts.append(at)
        if end - at > LONGEST:
            _cut(text, at, end, starts)
        at = end
    if at < len(text) or not starts:
        paragraphs.append(at)
        starts.append(at)
        _cut(text, at, len(text), starts)
    return BlockTable(text, starts, paragraphs, default, turned or {}, frozenset(shown))


def _paragraph_ends(text: str, shown: list[int]) -> Iterable[int]:
    return merge(_line_ends(text), shown) if shown else _line_ends(text)


def _line_ends(text: str) -> Iterable[int]:
    """The end of every line with its line end; for the text's own end there may be one more.

    Python's own splitting is ten times as fast as a pattern, and takes three controls too many.
    """
    if any(it in text for it in _NO_LINE_END):
        return (it.end() for it in _LINE_END.finditer(text))
    return accumulate(map(len, text.splitlines(keepends=True)))


def display_text(text: str, start: int, end: int) -> str:
    """A copy of the range that any layout can take: as long, unsafe characters replaced one to one.

    Line ends inside become spaces, controls and what has no glyph U+FFFD.
    """
    return _UNSAFE.sub(lambda it: " " if it[0] in _LINE_BREAKS else "\ufffd", text[start:end])


def _cut(text: str, start: int, end: int, starts: list[int]) -> None:
    while end - start > LONGEST:
        start = _next_cut(text, start, end)
        if start >= end:
            break
        starts.append(start)


def _next_cut(text: str, start: int, end: int) -> int:
    limit = start + LONGEST
    for it in _SENTENCE_END.finditer(text, start + TARGET, limit):
        if graphemes.is_boundary(text, it.end()):
            return it.end()
    last = _LAST_GAP.match(text, start + 1, limit)
    if last is None:
        return _hard_cut(text, start, limit, end)
    if graphemes.is_boundary(text, last.end()):
        return last.end()
    gaps = [it.end() for it in _GAP.finditer(text, start + 1, limit)]
    for at in reversed(gaps):
        if graphemes.is_boundary(text, at):
            return at
    return _hard_cut(text, start, limit, end)


def _hard_cut(text: str, start: int, limit: int, end: int) -> int:
    """No white space within reach: between words near the target, else between letters."""
    edges = [e for _s, e in words.tokens(text, start, limit)][:-1]
    for at in reversed(edges):
        if at > start and graphemes.is_boundary(text, at):
            return at
    at = graphemes.next_boundary(text, start + TARGET - 1)
    return min(at, end)
