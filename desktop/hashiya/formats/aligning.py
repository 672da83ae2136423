"""Finds out how a file counts its offsets, by the words that it quotes; it changes no text.

Programs count code points, UTF-16 units or bytes, and some count in a text that is not quite ours:
with other line ends, with a byte order mark in front, trimmed, or with runs of white space become one
space. A *reading* is one such way. The one that shows most quotes where the file says wins, for the
whole article; what it does not explain is looked for by its words.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, NamedTuple

from hashiya.formats.placing import Placed, Range, place
from hashiya.model.span import Span
from hashiya.text.offsets import Utf8Map, Utf16Map, has_astral

Unit = Literal["code_point", "utf-16", "utf-8"]
Shape = Literal["same", "crlf_as_lf", "lf_as_crlf", "mark_in_front", "trimmed", "collapsed"]
Converter = Callable[[int], int]

MARK = "\ufeff"
UNKNOWN = "…"
"""Stands for the words of a mark of which the file says neither words nor a place in the text."""

_CRLF = re.compile(r"\r\n")
_BARE_LF = re.compile(r"(?<!\r)\n")
_WHITE = re.compile(r"\s+")
_ONE_WHITE = re.compile(r"\s")
_LETTERS = re.compile(r"\S{1,64}")


class Mark(NamedTuple):
    """A span as a file has it: ``ranges`` in whatever the file counts, ``quote`` the words it says
    stand from the first start to the last end (``None``: it says nothing)."""

    ranges: tuple[Range, ...]
    quote: str | None = None


@dataclass(frozen=True, slots=True)
class Aligned:
    """Where each mark stands, in the order given, and by which reading.

    ``proved`` tells that quotes decided; without any, the edges of words did.
    """

    placed: tuple[Placed, ...]
    unit: Unit = "code_point"
    shape: Shape = "same"
    proved: bool = True

    @property
    def as_written(self) -> bool:
        return self.unit == "code_point" and self.shape == "same"


def align(text: str, marks: Sequence[Mark], unit: Unit = "code_point") -> Aligned:
    """Place all marks of one article. ``unit`` is what the format says that offsets count."""
    if unit == "code_point" and (straight := _straight(text, marks)) is not None:
        return Aligned(straight)
    plain = unit == "code_point" or not has_astral(text)
    if plain and (found := _as_written(text, marks)) is not None:
        return Aligned(found)
    usual = _Reading(text, unit, "same")
    best = usual if _explains(usual, marks) else _best(text, marks, usual)
    placed = tuple(_placed(text, it, best) for it in marks)
    quoted = any(it.quote is not None for it in marks)
    if best is usual:
        return Aligned(placed)
    return Aligned(placed, best.unit, best.shape, proved=quoted)


def _straight(text: str, marks: Sequence[Mark]) -> tuple[Placed, ...] | None:
    """The usual case, quickly: every mark quotes its words, and they stand where it says."""
    placed: list[Placed] = []
    for ranges, quote in marks:
        start, end = ranges[0][0], ranges[-1][1]
        if quote is None or text[start:end] != quote or not 0 <= start < end <= len(text):
            return None
        if len(ranges) == 1:
            placed.append(Placed((Span(start, end),), "right"))
        else:
            placed.append(place(text, list(ranges), quote))
    return tuple(placed)


def _as_written(text: str, marks: Sequence[Mark]) -> tuple[Placed, ...] | None:
    """All marks where the file has them, when each stands there in order and shows its quote."""
    found: list[Placed] = []
    length = len(text)
    for it in marks:
        start, end = it.ranges[0][0], it.ranges[-1][1]
        apart = len(it.ranges) == 1 or _is_apart(it.ranges)
        if not (apart and 0 <= start < end <= length and text[start:end] == it.quote):
            return None
        found.append(Placed(tuple(Span(one, other) for one, other in it.ranges), "right"))
    return tuple(found)


def _is_apart(ranges: Sequence[Range]) -> bool:
    return all(one[0] < one[1] < other[0] < other[1] for one, other in pairwise(ranges))


class _Reading:
    """One way of counting: the text as the other program had it, and the way back to ours."""

    def __init__(self, text: str, unit: Unit, shape: Shape) -> None:
        self.unit: Unit = unit
        self.shape: Shape = shape
        self.text, self._back = _reshaped(text, shape)
        self._units = _converter(self.text, unit)

    def theirs(self, places: Range) -> Range | None:
        """The range in code points of the other program's text."""
        try:
            start, end = self._units(places[0]), self._units(places[1])
        except (IndexError, ValueError):
            return None
        return (start, end) if 0 <= start < end <= len(self.text) else None

    def ours(self, theirs: Range) -> Range:
        """From code points there to code points here."""
        return self._back(theirs[0]), self._back(theirs[1] - 1) + 1

    def shows(self, mark: Mark) -> bool:
        """Whether the quote stands there: as it is, with other white space, or its parts joined."""
        whole = self.theirs((mark.ranges[0][0], mark.ranges[-1][1]))
        if whole is None or mark.quote is None:
            return False
        if whole[1] - whole[0] == len(mark.quote):  # else no more of the text is looked at
            words = self.text[whole[0] : whole[1]]
            if words == mark.quote or _white(mark.quote) == _white(words):
                return True
        return len(mark.ranges) > 1 and self._joins(mark.ranges, "".join(mark.quote.split()))

    def _joins(self, ranges: Iterable[Range], letters: str) -> bool:
        """Whether its parts have these letters; programs put a space between them, or nothing."""
        at = 0
        for part in filter(None, map(self.theirs, ranges)):
            for it in _LETTERS.finditer(self.text, *part):
                if not letters.startswith(it[0], at):
                    return False
                at += len(it[0])
        return at == len(letters)


def _white(words: str) -> str:
    return _ONE_WHITE.sub(" ", words)


def _reshaped(text: str, shape: Shape) -> tuple[str, Converter]:
    if shape == "crlf_as_lf":
        return _replaced(text, _CRLF, "\n")
    if shape == "lf_as_crlf":
        return _replaced(text, _BARE_LF, "\r\n")
    if shape == "collapsed":
        return _replaced(text, _WHITE, " ")
    if shape == "mark_in_front":
        return MARK + text, lambda at: max(0, at - 1)
    if shape == "trimmed":
        lead = len(text) - len(text.lstrip())
        return text.strip(), lambda at: at + lead
    return text, lambda at: at


def _replaced(text: str, pattern: re.Pattern[str], by: str) -> tuple[str, Converter]:
    """The text with all matches replaced, and for a position in it the one in the text given."""
    pieces: list[str] = []
    starts, origins = [0], [0]
    reached = length = 0
    for it in pattern.finditer(text):
        pieces += (text[reached : it.start()], by)
        length += it.start() - reached
        starts += (length, length + len(by))
        origins += (it.start(), it.end())
        length += len(by)
        reached = it.end()
    pieces.append(text[reached:])

    def back(at: int) -> int:
        k = bisect_right(starts, at) - 1
        limit = origins[k + 1] - 1 if k + 1 < len(origins) else len(text)
        return min(origins[k] + at - starts[k], max(limit, origins[k]))

    return "".join(pieces), back


def _converter(text: str, unit: Unit) -> Converter:
    if unit == "utf-16":
        return Utf16Map(text).to_code_point
    return Utf8Map(text).to_code_point if unit == "utf-8" else lambda at: at


def _explains(reading: _Reading, marks: Iterable[Mark]) -> bool:
    """Whether every quote stands where it should, and whatever has none begins and ends at a word."""
    return all(
        reading.shows(it) if it.quote is not None else _is_whole(reading, it) for it in marks
    )


def _best(text: str, marks: Sequence[Mark], usual: _Reading) -> _Reading:
    quoted = [it for it in marks if it.quote is not None]
    score = _quotes_shown if quoted else _words_kept
    judged = quoted or list(marks)
    best, most = usual, score(usual, judged)
    for unit, shape in _others(text, usual.unit):
        if most == len(judged):
            break
        reading = _Reading(text, unit, shape)
        if (shown := score(reading, judged)) > most:
            best, most = reading, shown
    return best


def _quotes_shown(reading: _Reading, marks: Sequence[Mark]) -> int:
    return sum(map(reading.shows, marks))


def _words_kept(reading: _Reading, marks: Sequence[Mark]) -> int:
    return sum(_is_whole(reading, it) for it in marks)


def _is_whole(reading: _Reading, mark: Mark) -> bool:
    """Whether the span lies in the text and neither edge is white or inside a word."""
    whole = reading.theirs((mark.ranges[0][0], mark.ranges[-1][1]))
    if whole is None:
        return False
    start, end = whole
    text = reading.text
    if text[start] == MARK:
        return False  # nobody marks a byte order mark: that is no sign of one in the file
    before, after = text[start - 1 : start], text[end : end + 1]
    return not (
        text[start].isspace()
        or text[end - 1].isspace()
        or (before.isalnum() and text[start].isalnum())
        or (after.isalnum() and text[end - 1].isalnum())
    )


def _others(text: str, usual: Unit) -> Iterable[tuple[Unit, Shape]]:
    """Other ways of counting that can differ in this text, the likely ones first."""
    units: list[Unit] = ["code_point"]
    if has_astral(text):
        units.append("utf-16")
    shapes: list[Shape] = ["same"]
    if "\r\n" in text:
        shapes.append("crlf_as_lf")
    if _BARE_LF.search(text):
        shapes.append("lf_as_crlf")
    shapes.append("mark_in_front")
    if text != text.strip():
        shapes.append("trimmed")
    if _WHITE.sub(" ", text) != text:
        shapes.append("collapsed")
    for shape in shapes:
        for unit in units:
            if (unit, shape) != (usual, "same"):
                yield unit, shape
    if not text.isascii():
        yield "utf-8", "same"


def _placed(text: str, mark: Mark, reading: _Reading) -> Placed:
    theirs = [reading.theirs(it) for it in mark.ranges]
    if mark.quote is None or reading.shows(mark):
        ours = [reading.ours(it) for it in theirs if it is not None]
        if len(ours) == len(mark.ranges):
            by_place = place(text, ours, None)
            changed = by_place.how == "right" and tuple(ours) != mark.ranges
            return Placed(by_place.fragments, "recounted") if changed else by_place
        if mark.quote is None:  # an offset past the text or inside a letter: nothing is guessed
            return Placed((), "past")
    return place(text, list(mark.ranges), mark.quote)


def asked_for(mark: Mark) -> Span:
    """Where the file has a mark that has no place: as near as a span can say it."""
    start = max(0, mark.ranges[0][0])
    return Span(start, start + max(1, len(mark.quote or UNKNOWN)))
