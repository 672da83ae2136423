"""Puts a span of a foreign file on the text: right offsets pass, wrong ones are mended by the quote."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal, NamedTuple, cast

from hashiya.formats.whole_numbers import pair
from hashiya.model.span import Span

NEAR = 100

Range = tuple[int, int]
Place = Literal["right", "recounted", "mended", "merged", "past", "elsewhere"]


class Placed(NamedTuple):
    """``fragments`` is empty when the span has no place: ``how`` says why (past, elsewhere).

    ``recounted`` spans stand where the file has them, only that it counts differently.
    """

    fragments: tuple[Span, ...]
    how: Place


def are_ranges(ranges: Sequence[Range]) -> bool:
    """Whether there is one, and each begins in a text and ends behind its beginning."""
    for start, end in ranges:  # written out: asked of every span of a file
        if start >= end or start < 0:
            return False
    return bool(ranges)


def as_written(own_id: str, ranges: Sequence[Range], label: str) -> str:
    """What tells a mark of a file from others there: its id, or where it is said to stand; and its label."""
    places = " ".join(f"{start}–{end}" for start, end in ranges)
    return f"{own_id or places} {label}".strip()


def parts(listed: Any, whole: Range | None) -> list[Range]:
    """The parts of a divided span as a file lists them, if they fit the whole; else the whole."""
    if whole is None or listed is None:
        return [whole] if whole else []
    pairs: list[Range] = []
    items = cast("list[Any]", listed) if isinstance(listed, list) else []
    for it in items:
        of = cast("list[Any]", it) if isinstance(it, list) else []
        if len(of) == 2 and (found := pair(*of)):
            pairs.append(found)
    fits = bool(pairs) and len(pairs) == len(items) and (pairs[0][0], pairs[-1][1]) == whole
    return pairs if fits else [whole]


def place(text: str, ranges: list[Range], quote: str | None) -> Placed:
    """Find the fragments' place in ``text``.

    ``quote`` is what the file says stands from the first start to the last end, line ends and
    all. Offsets that do not show it are moved to the one place near by that does, or to the only
    one in the text; with several or none the span has no place.
    """
    ordered = _joined(sorted(ranges))
    start, end = ordered[0][0], ordered[-1][1]
    within = start >= 0 and end <= len(text)
    if within and (quote is None or text[start:end] == quote):
        return Placed(_spans(ordered, 0), "right" if ordered == ranges else "merged")
    if quote is None:
        return Placed((), "past")
    found = _only(text, quote, start) if end - start == len(quote) else None
    if found is None and len(ordered) == 1:
        found = _only(text, quote, start)
        ordered = [(start, start + len(quote))]
    if found is None:
        return Placed((), "elsewhere" if within else "past")
    return Placed(_spans(ordered, found - start), "mended")


def _joined(ranges: list[Range]) -> list[Range]:
    """Fragments that touch or overlap become one."""
    joined = [ranges[0]]
    for start, end in ranges[1:]:
        if start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _spans(ranges: list[Range], by: int) -> tuple[Span, ...]:
    return tuple(Span(start + by, end + by) for start, end in ranges)


def _only(text: str, quote: str, start: int) -> int | None:
    if not quote:
        return None
    near = _places(text, quote, max(0, start - NEAR), start + NEAR + len(quote))
    if len(near) == 1:
        return near[0]
    everywhere = [] if near else _places(text, quote, 0, len(text))
    return everywhere[0] if len(everywhere) == 1 else None


def _places(text: str, quote: str, start: int, end: int) -> list[int]:
    """The first two places at most: more would not tell us more."""
    places: list[int] = []
    position = text.find(quote, start, end)
    while position >= 0 and len(places) < 2:
        places.append(position)
        position = text.find(quote, position + 1, end)
    return places
