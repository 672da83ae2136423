"""Which quotation marks and brackets belong together, curly, straight and angled; it knows no meaning.

A pair lies within one line. Curly and angled marks are often typed the wrong way round in
right-to-left text and straight ones have no side, so the neighbours decide first: a mark before
which nothing stands opens, one after which nothing stands closes. Signs inside words are no
quotation marks: ``צה"ל``, ``don't``. Positions are code points, half-open.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import Literal

from hashiya.text.patterns import pattern
from hashiya.text.sentences import LINE_END
from hashiya.text.words import WHITE

Range = tuple[int, int]
Side = Literal["open", "close", "either"]

_OPENING = {"«": "«", "‹": "‹", "“": "“", "„": "“", "‟": "“", "‘": "‘", "‚": "‘", "‛": "‘"}
_CLOSING = {"»": "«", "›": "‹", "”": "“", "’": "‘"}
_STRAIGHT = {'"': '"', "״": '"', "'": "'", "＂": '"'}
_BRACKETS = {"(": "(", "[": "[", "{": "{", "﴿": "﴾", "⟦": "⟦"}
_BRACKETS_END = {")": "(", "]": "[", "}": "{", "﴾": "﴾", "⟧": "⟦"}
QUOTES = "".join((*_OPENING, *_CLOSING, *_STRAIGHT))
_MARKS = pattern(rf"[{QUOTES}()\[\]{{}}﴿﴾⟦⟧]")
_LETTER = pattern(r"[\p{L}\p{M}\p{N}]")
_BEFORE_OPENING = set("([{«‹“„‘\"'-–—:،,/") | {"\u0640"}
_AFTER_CLOSING = set(")]}»›”’\"'.،,؛;:!?؟…-–—/")
_SINGLE = {"'", "‘"}


@dataclass(frozen=True, slots=True)
class Pair:
    """Two marks that belong together: ``start`` of the first to ``end`` after the last; ``depth`` from 0."""

    start: int
    end: int
    depth: int
    quotes: bool

    @property
    def inner(self) -> Range:
        return self.start + 1, self.end - 1


@dataclass(frozen=True, slots=True)
class _Mark:
    at: int
    family: str
    side: Side
    quotes: bool


def pairs(text: str, start: int = 0, end: int | None = None) -> list[Pair]:
    """The pairs of the lines that ``[start, end)`` touches, in the order of their first marks."""
    first, last = _lines(text, start, len(text) if end is None else end)
    found: list[Pair] = []
    for line in _each_line(text, first, last):
        found += _matched(_marks(text, *line))
    return sorted(found, key=lambda it: it.start)


def quotation_at(text: str, pos: int) -> Pair | None:
    """The innermost quotation that holds the letter at ``pos`` or one of whose marks stands there."""
    around = [it for it in pairs(text, pos, pos) if it.quotes and it.start <= pos < it.end]
    return max(around, key=lambda it: it.depth, default=None)


def around(text: str, start: int, end: int) -> list[Pair]:
    """The quotations that hold all of ``[start, end)``, the innermost first."""
    holding = [
        it for it in pairs(text, start, end) if it.quotes and it.start < start and end < it.end
    ]
    return sorted(holding, key=lambda it: -it.depth)


class Paired:
    """All marks of a text and their partners, for who asks about many ranges of it."""

    def __init__(self, text: str, start: int = 0, end: int | None = None) -> None:
        first, last = _lines(text, start, len(text) if end is None else end)
        self._text = text
        self._marks: list[int] = []
        self._partner: dict[int, int] = {}
        for line in _each_line(text, first, last):
            marks = _marks(text, *line)
            self._marks += [it.at for it in marks]
            for it in _matched(marks):
                self._partner[it.start], self._partner[it.end - 1] = it.end - 1, it.start

    def halves(self, start: int, end: int) -> list[int]:
        """Places in ``[start, end)`` of marks whose partner lies outside it, or nowhere."""
        inside = self._marks[bisect_left(self._marks, start) : bisect_left(self._marks, end)]
        return [it for it in inside if not start <= self._partner.get(it, -1) < end]

    def partner(self, at: int) -> int | None:
        """Where the partner of the mark at that place stands; None where it has none."""
        return self._partner.get(at)

    def without_halves(self, start: int, end: int) -> Range | None:
        """The range with the half pairs at its edges taken off; None when nothing else is in it."""
        text = self._text
        while start < end:
            lone = self.halves(start, end)
            if lone and lone[0] == start:
                start += 1
            elif lone and lone[-1] == end - 1:
                end -= 1
            else:
                return start, end
            while start < end and text[start].isspace():
                start += 1
            while start < end and text[end - 1].isspace():
                end -= 1
        return None


def halves(text: str, start: int, end: int) -> list[int]:
    """Places in ``[start, end)`` of marks whose partner lies outside it, or nowhere."""
    return Paired(text, start, end).halves(start, end)


def without_halves(text: str, start: int, end: int) -> Range | None:
    """The range with the half pairs at its edges taken off; None when nothing else is in it."""
    return Paired(text, start, end).without_halves(start, end)


def _lines(text: str, start: int, end: int) -> Range:
    """From the start of the line of ``start`` to the end of that of ``end``."""
    first = max((text.rfind(it, 0, start) for it in "\n\r\u2028\u2029\x85\v\f"), default=-1) + 1
    found = LINE_END.search(text, max(end, start))
    return first, found.start() if found else len(text)


def _each_line(text: str, first: int, last: int) -> list[Range]:
    found: list[Range] = []
    at = first
    for it in LINE_END.finditer(text, first, last):
        found.append((at, it.start()))
        at = it.end()
    return [*found, (at, last)]


def _marks(text: str, start: int, end: int) -> list[_Mark]:
    found = (_mark(text, it.start(), start, end) for it in _MARKS.finditer(text, start, end))
    return [it for it in found if it is not None]


def _mark(text: str, at: int, start: int, end: int) -> _Mark | None:
    sign = text[at]
    if sign in _BRACKETS:
        return _Mark(at, _BRACKETS[sign], "either" if sign == "﴿" else "open", quotes=False)
    if sign in _BRACKETS_END:
        return _Mark(at, _BRACKETS_END[sign], "either" if sign == "﴾" else "close", quotes=False)
    before = text[at - 1] if at > start else ""
    after = text[at + 1] if at + 1 < end else ""
    family = _OPENING.get(sign) or _CLOSING.get(sign) or _STRAIGHT[sign]
    in_word = bool(_LETTER.match(before) and _LETTER.match(after))
    if in_word and (family in _SINGLE or (sign in _STRAIGHT and _rtl_word(before, after))):
        return None  # an apostrophe, or gershayim
    may_open = _nothing(before) or before in _BEFORE_OPENING
    may_close = _nothing(after) or after in _AFTER_CLOSING
    if _nothing(after) != _nothing(before):
        side: Side = "close" if _nothing(after) else "open"
    elif sign in _OPENING:
        side = "open"
    elif sign in _CLOSING:
        side = "close"
    else:
        side = "either" if may_open == may_close else ("open" if may_open else "close")
    if sign in _STRAIGHT and family in _SINGLE and side == "either":
        return None
    return _Mark(at, family, side, quotes=True)


def _rtl_word(before: str, after: str) -> bool:
    """Straight marks inside a Hebrew word; Arabic writes none, so between its letters one parts words."""
    return all("\u0590" <= it <= "\u05ff" for it in (before, after))


def _nothing(sign: str) -> bool:
    return not sign or sign in WHITE or sign.isspace()


def _matched(marks: list[_Mark]) -> list[Pair]:
    found: list[Pair] = []
    waiting: list[_Mark] = []
    for mark in marks:
        at = next((k for k in range(len(waiting) - 1, -1, -1) if _fits(waiting[k], mark)), -1)
        if mark.side != "open" and at >= 0:
            opened = waiting[at]
            del waiting[at:]
            found.append(Pair(opened.at, mark.at + 1, len(waiting), opened.quotes))
        elif mark.side != "close":
            waiting.append(mark)
    return found


def _fits(opened: _Mark, mark: _Mark) -> bool:
    """Whether one closes the other; newsrooms open with a straight mark and close with a curly one."""
    double = {'"', "“"}
    single = {"'", "‘"}
    return opened.family == mark.family or any(
        {opened.family, mark.family} <= it for it in (double, single)
    )
