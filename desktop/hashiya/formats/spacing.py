"""Cuts a text into words and spaces as spaCy and Prodigy count them; nothing of the text is lost.

A token may be followed by one space that belongs to it; all other white space is a token of its own. Words
are cut wherever a span begins or ends, so that every span is a row of whole tokens.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from operator import lt

from hashiya.model.span import Span
from hashiya.text.words import edges


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
    return cut_at(text, begin, end)


def cut_at(text: str, begin: set[int], end: set[int]) -> Spaced:
    """The same, by where spans begin and end.

    Between two edges of any kind lies a token, or white space; of white space one space between two
    tokens goes with the one before, unless a span begins or ends with it.
    """
    starts, ends = edges(text)
    cuts = begin.difference(starts) | end.difference(
        ends
    )  # inside of tokens and of white space: few
    nexts = [*starts[1:], len(text)]
    spaces = [*map(lt, ends, nexts)]
    alone = [
        at
        for at, (start, stop) in enumerate(zip(ends, nexts, strict=False))
        if stop > start and (stop - start > 1 or text[start] != " ")
    ]
    for it in cuts:
        at = bisect_right(ends, it) - 1
        if at >= 0 and it <= nexts[at]:
            alone.append(at)
    for at in alone:
        spaces[at] = False
    more = cuts.union([ends[at] for at in alone], [0] if text else ())
    others = cuts.union([nexts[at] for at in alone], starts[:1] or [len(text)])
    return _with(
        Spaced(starts, ends, spaces),
        sorted(more.difference(starts, [len(text)])),
        sorted(others.difference(ends, [0])),
    )


def _with(found: Spaced, starts: list[int], ends: list[int]) -> Spaced:
    """With tokens that begin and end there besides, no space behind any of them."""
    lasts, spaces = sorted(found.ends + ends), found.spaces
    for it in ends:
        spaces.insert(bisect_left(lasts, it), False)
    return Spaced(sorted(found.starts + starts), lasts, spaces)
