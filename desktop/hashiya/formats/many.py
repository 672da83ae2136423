"""Takes the spans of an article into its draft a column at a time; it knows no format and mends nothing.

What makes a span worth a look (no quote, another place, a name that does not fit) is asked of all of them
at once; the few that need one are left to the caller, in their turn.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from operator import eq
from typing import NamedTuple

from hashiya.formats.draft import LONGEST_ID, Draft, Told
from hashiya.formats.format import IncomingSpan
from hashiya.model import code
from hashiya.model.attribute import Attributes
from hashiya.model.span import Span


class Many(NamedTuple):
    """What is said of the spans, each a column; ``starts`` are not below zero, ``apart`` are not in one piece.

    ``said`` are the attributes, each a dictionary of its own with names and values as they can be stored.
    ``lines`` may be what gives them: they are asked for only when one of the spans needs a look.
    """

    lines: Sequence[int] | Callable[[], Sequence[int]]
    ids: Sequence[str]
    layers: Sequence[str]
    labels: Sequence[str]
    starts: Sequence[int]
    ends: Sequence[int]
    quotes: Sequence[str]
    apart: Sequence[object]
    annotators: Sequence[str]
    moments: Sequence[int]
    said: Sequence[Attributes]


def take(draft: Draft, many: Many, other: Callable[[int], None]) -> None:
    """``other`` is asked to take in the span of that number, when it needs a look."""
    if not _have_names(draft, many):
        for number in range(len(many.ids)):
            other(number)
        return
    found = _made(many, odd := _odd(draft.text, many))
    lines = many.lines
    if callable(lines):
        lines = lines() if odd else range(len(found))
    begin = 0
    for number in odd:
        draft.put(found[begin:number], lines[begin:number])
        other(number)
        begin = number + 1
    draft.put(found[begin:], lines[begin:])


def _have_names(draft: Draft, many: Many) -> bool:
    """Whether ids and labels can all stay as they are, and places count code points."""
    ids = {*many.ids}
    return (
        draft.is_straight
        and len(ids) == len(many.ids)
        and "" not in ids
        and max(map(len, ids), default=0) <= LONGEST_ID
        and are_printable(ids)
        and draft.has_none_of(ids)
        and all(map(code.is_code, {*many.labels}))
        and all(map(code.is_code, {*many.layers} - {""}))
        and are_printable({*many.annotators})
    )


class Shown:
    """Spans that the draft's own text shows, by code points, until all of them are taken in under new ids.

    To be taken in before anything else is told of the article or marked in it: in the order of the file.
    """

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._labels: list[str] = []
        self._starts: list[int] = []
        self._ends: list[int] = []
        self._lines: list[int] = []

    def add(self, label: str, start: int, end: int, line: int) -> None:
        self._labels.append(label)
        self._starts.append(start)
        self._ends.append(end)
        self._lines.append(line)

    def take_in(self) -> None:
        if self._labels:
            columns = self._labels, self._starts, self._ends, self._lines
            show(self._draft, *columns)
            for it in columns:
                it.clear()


def show(
    draft: Draft,
    labels: Sequence[str],
    starts: Sequence[int],
    ends: Sequence[int],
    lines: Sequence[int],
) -> None:
    """Take in spans that the draft's own text shows, by code points; they get new ids."""
    first = draft.count + 1
    ids = [f"#{number}" for number in range(first, first + len(labels))]
    if draft.is_straight and draft.has_none_of({*ids}) and all(map(code.is_code, {*labels})):
        every = zip(ids, labels, starts, ends, strict=True)
        spans = [
            IncomingSpan(id=own_id, layer="", label=label, fragments=(Span(start, end),))
            for own_id, label, start, end in every
        ]
        draft.put(spans, lines)
        return
    for label, start, end, line in zip(labels, starts, ends, lines, strict=True):
        draft.span("", label, ((start, end),), draft.text[start:end], told=Told(line))


_PRINTABLE = bytes(range(0x20, 0x7F))


def are_printable(words: Iterable[str]) -> bool:
    """As ``str.isprintable`` of all of them; ids are of plain letters, of which it can be asked in a fifth of the time."""
    joined = "".join(words)
    if joined.isascii():
        return not joined.encode().translate(None, _PRINTABLE)
    return joined.isprintable()


def _odd(text: str, many: Many) -> list[int]:
    """The numbers of those that are in pieces, or do not stand where they say."""
    words = map(text.__getitem__, map(slice, many.starts, many.ends))
    stand = max(many.ends, default=0) <= len(text) and all(map(eq, words, many.quotes))
    if stand and all(many.quotes) and not any(many.apart):
        return []
    every = zip(many.starts, many.ends, many.quotes, many.apart, strict=True)
    return [
        number
        for number, (start, end, quote, apart) in enumerate(every)
        if apart or not quote or end - start != len(quote) or text[start:end] != quote
    ]


def _made(many: Many, odd: Sequence[int]) -> list[IncomingSpan]:
    """Those that are odd have a place in the list, and nothing else."""
    starts, ends = many.starts, many.ends
    if odd:
        starts, ends = [*starts], [*ends]
        for number in odd:
            starts[number], ends[number] = 0, 1
    every = zip(
        many.ids,
        many.layers,
        many.labels,
        starts,
        ends,
        many.annotators,
        many.moments,
        many.said,
        strict=True,
    )
    return [
        IncomingSpan(
            id=own_id,
            layer=layer,
            label=label,
            fragments=(Span(start, end),),
            attributes=said,
            annotator=annotator,
            created=created,
        )
        for own_id, layer, label, start, end, annotator, created, said in every
    ]
