"""Cuts a text into words and spaces as spaCy and Prodigy count them; nothing of the text is lost.

A token may be followed by one space that belongs to it; all other white space is a token of its own. Words
are cut wherever a span begins or ends, so that every span is a row of whole tokens.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

from hashiya.model.span import Span
from hashiya.text.words import tokens


@dataclass(frozen=True, slots=True)
class Spaced:
    """Tokens by where they start and end, each with whether a space follows that is its own."""

    starts: list[int]
    ends: list[int]
    spaces: list[bool]

    def words(self, text: str) -> list[str]:
        return [text[start:end] for start, end in zip(self.starts, self.ends, strict=True)]

    def of(self, span: Span) -> tuple[int, int]:
        """The first and the last token of a span, by their numbers from 0."""
        return bisect_left(self.starts, span.start), bisect_left(self.ends, span.end)


def spaced(text: str, spans: Iterable[Span]) -> Spaced:
    """The tokens of the text, cut at all edges of these spans."""
    covered = list(spans)
    begin, end = {it.start for it in covered}, {it.end for it in covered}
    cuts = [*sorted(begin | end), len(text) + 1]
    found = Spaced([], [], [])
    starts, ends, spaces = found.starts, found.ends, found.spaces
    reached = at = 0
    for start, stop in [*tokens(text), (len(text), len(text))]:
        if start != reached:
            alone = text[reached:start] != " " or not reached
            if alone or reached in begin or start in end:
                _add(reached, start, cuts, found)
            else:
                spaces[-1] = True
        while cuts[at] <= start:
            at += 1
        if cuts[at] < stop or start == stop:
            _add(start, stop, cuts, found)
        else:  # as nearly all: no span begins or ends in it
            starts.append(start)
            ends.append(stop)
            spaces.append(False)
        reached = stop
    return found


def _add(start: int, end: int, cuts: list[int], found: Spaced) -> None:
    """A stretch as one token, or as several where spans begin or end in it."""
    at = bisect_left(cuts, start + 1)
    while start < end:
        stop = min(cuts[at], end) if at < len(cuts) else end
        found.starts.append(start)
        found.ends.append(stop)
        found.spaces.append(False)
        start, at = stop, at + 1
