"""Spans and relations of one line of the own format, taken one by one; it never guesses in silence."""

from __future__ import annotations

from collections.abc import Container
from typing import Any, cast

from hashiya.formats.aligning import Mark, align, asked_for
from hashiya.formats.format import IncomingRelation, IncomingSpan
from hashiya.formats.jsonl.fields import (
    Notes,
    Unusable,
    annotator,
    attributes,
    code_of,
    created,
    id_of,
    listed,
    ranges,
    record_of,
    shown,
    storable,
)
from hashiya.formats.placing import Placed, place

SPAN_KEYS = frozenset(
    [
        "id",
        "layer",
        "label",
        "start",
        "end",
        "fragments",
        "text",
        "attributes",
        "annotator",
        "created",
    ]
)
_RELATION_KEYS = frozenset(["id", "label", "from", "to", "attributes", "annotator", "created"])
_PROOF = 2
"""Quotes that must agree before a line is taken to count in another way."""


def spans(raw: Any, text: str, notes: Notes) -> tuple[IncomingSpan, ...]:
    found: list[IncomingSpan] = []
    ids: set[str] = set()
    items = listed(raw, "spans", notes)
    counted = _counted_otherwise(items, text, notes)
    for number, it in enumerate(items, start=1):
        try:
            placed = counted.get(number) or _place(it, text)
            span = _span(it, placed, number, ids, notes)
        except Unusable as why:
            notes.lose(str(why), number=number, what=shown(it))
            continue
        ids.add(span.id)
        found.append(span)
    return tuple(found)


def _counted_otherwise(items: list[Any], text: str, notes: Notes) -> dict[int, Placed]:
    """Places by number when the line counts its offsets in another way that shows all quotes.

    One quote proves nothing: then it is an error of one span, and mended as such.
    """
    marks: dict[int, Mark] = {}
    for number, it in enumerate(items, start=1):
        try:
            marks[number] = _mark(it)
        except Unusable:
            continue
    if sum(it.quote is not None for it in marks.values()) < _PROOF:
        return {}
    aligned = align(text, list(marks.values()))
    sure = all(it.how in ("right", "recounted") for it in aligned.placed)
    if aligned.as_written or not sure:
        return {}
    how = aligned.unit if aligned.shape == "same" else aligned.shape
    notes.say("formats-realigned-proved", how=how)
    return dict(zip(marks, aligned.placed, strict=True))


def _mark(raw: Any) -> Mark:
    if not isinstance(raw, dict):
        raise Unusable("formats-not-a-record")
    span = cast("dict[str, Any]", raw)
    quote = span.get("text")
    if quote is not None and not isinstance(quote, str):
        raise Unusable("formats-span-no-offsets")
    return Mark(tuple(ranges(span)), storable(quote)[0] if quote is not None else None)


def _place(raw: Any, text: str) -> Placed:
    """Where it stands; without a place it waits under its words, if it has any.

    Raises:
        Unusable: it has neither a place nor words.
    """
    mark = _mark(raw)
    placed = place(text, list(mark.ranges), mark.quote)
    if not placed.fragments and not mark.quote:
        raise Unusable("formats-span-past" if placed.how == "past" else "formats-span-elsewhere")
    return placed


def relations(raw: Any, notes: Notes) -> tuple[IncomingRelation, ...]:
    """Relations with two ends; whether the ends exist is seen when they are added."""
    found: list[IncomingRelation] = []
    ids: set[str] = set()
    for number, it in enumerate(listed(raw, "relations", notes), start=1):
        try:
            arrow = relation(it, number, ids, notes)
        except Unusable as why:
            notes.lose(str(why), number=number, what=shown(it))
            continue
        ids.add(arrow.id)
        found.append(arrow)
    return tuple(found)


def _span(raw: Any, placed: Placed, number: int, ids: set[str], notes: Notes) -> IncomingSpan:
    span = record_of(raw, SPAN_KEYS, notes)
    label = code_of(span, "label")
    layer = code_of(span, "layer") if span.get("layer") is not None else ""
    name = id_of(span, number, ids)
    mark = _mark(raw)
    if not placed.fragments:
        notes.lose("formats-span-waits", number=number, what=shown(raw))
    elif placed.how not in ("right", "recounted"):
        where = placed.fragments[0].start
        notes.say(f"formats-span-{placed.how}", number=number, what=shown(raw), start=where)
    return IncomingSpan(
        id=name,
        layer=layer,
        label=label,
        fragments=placed.fragments or (asked_for(mark),),
        attributes=attributes(span.get("attributes"), notes, shown(raw)),
        annotator=annotator(span, notes),
        created=created(span, notes),
        words="" if placed.fragments else mark.quote or "",
    )


def relation(raw: Any, number: int, ids: Container[str], notes: Notes) -> IncomingRelation:
    """One relation; ``ids`` are those that its article has already.

    Raises:
        Unusable: it has no label or not two ends, or its id is taken.
    """
    arrow = record_of(raw, _RELATION_KEYS, notes)
    ends = arrow.get("from"), arrow.get("to")
    if not all(isinstance(it, str | int) for it in ends) or str(ends[0]) == str(ends[1]):
        raise Unusable("formats-relation-ends")
    return IncomingRelation(
        id=id_of(arrow, number, ids),
        label=code_of(arrow, "label"),
        from_id=storable(str(ends[0]))[0],
        to_id=storable(str(ends[1]))[0],
        attributes=attributes(arrow.get("attributes"), notes, shown(raw)),
        annotator=annotator(arrow, notes),
        created=created(arrow, notes),
    )
