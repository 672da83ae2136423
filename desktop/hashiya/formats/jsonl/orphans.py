"""Marks of one line of the own format that have no place in its text, with their relations; it places none of them."""

from __future__ import annotations

from collections.abc import Container
from itertools import pairwise
from typing import Any, Literal, cast, get_args

from hashiya.formats.aligning import UNKNOWN
from hashiya.formats.format import IncomingRelation, IncomingSpan, Waits
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
from hashiya.formats.jsonl.records import SPAN_KEYS, relation
from hashiya.model.span import Span
from hashiya.model.unplaced import Reason

_KEYS = SPAN_KEYS | {"reason", "prefix", "suffix", "relations"}
_REASONS = frozenset(get_args(Reason))


def with_orphans(
    raw: Any,
    spans: tuple[IncomingSpan, ...],
    relations: tuple[IncomingRelation, ...],
    notes: Notes,
) -> tuple[tuple[IncomingSpan, ...], tuple[IncomingRelation, ...]]:
    """The spans with those that wait after them, and the relations with those that wait with these.

    A relation between two that wait may stand with both: it is one.
    """
    marks = {it.id: it for it in spans}
    arrows = {it.id: it for it in relations}
    for number, it in enumerate(listed(raw, "orphans", notes), start=1):
        try:
            mark = _orphan(it, number, marks, notes)
        except Unusable as why:
            notes.lose(str(why), number=number, what=shown(it))
        else:
            marks[mark.id] = mark
        if isinstance(it, dict):
            _take_relations(cast("dict[str, Any]", it), arrows, notes)
    return tuple(marks.values()), tuple(arrows.values())


def _take_relations(
    orphan: dict[str, Any], known: dict[str, IncomingRelation], notes: Notes
) -> None:
    """Also those of a mark that was left out: that an end of theirs is missing is told of each."""
    for number, it in enumerate(listed(orphan.get("relations"), "relations", notes), start=1):
        try:
            told = cast("dict[str, Any]", it).get("id") if isinstance(it, dict) else None
            found = relation(it, len(known) + number, known if told is None else (), notes)
            if known.setdefault(found.id, found) != found:
                raise Unusable("formats-id-twice")
        except Unusable as why:
            notes.lose(str(why), number=number, what=shown(it))


def _orphan(raw: Any, number: int, ids: Container[str], notes: Notes) -> IncomingSpan:
    orphan = record_of(raw, _KEYS, notes)
    label = code_of(orphan, "label")
    layer = code_of(orphan, "layer") if orphan.get("layer") is not None else ""
    its_id = id_of(orphan, number, ids)
    words = orphan.get("text")
    if words is not None and not isinstance(words, str):
        raise Unusable("formats-not-a-record")
    quote = storable(words or UNKNOWN)[0]
    return IncomingSpan(
        id=its_id,
        layer=layer,
        label=label,
        fragments=_once(orphan, len(quote), notes),
        attributes=attributes(orphan.get("attributes"), notes, shown(raw)),
        annotator=annotator(orphan, notes),
        created=created(orphan, notes),
        words=quote,
        waits=Waits(
            reason=_reason(orphan, notes),
            before=_beside(orphan, "prefix", notes),
            after=_beside(orphan, "suffix", notes),
        ),
    )


def _once(orphan: dict[str, Any], length: int, notes: Notes) -> tuple[Span, ...]:
    """Where it stood in another text; a place that its words do not fill is none, and it begins where it says."""
    try:
        found = [Span(*it) for it in ranges(orphan)]
    except Unusable:
        found = []
    if (
        found
        and found[-1].end - found[0].start == length
        and all(one.end < other.start for one, other in pairwise(found))
    ):
        return tuple(found)
    notes.lose("formats-wrong-type", key="start")
    start = found[0].start if found else 0
    return (Span(start, start + length),)


def _reason(orphan: dict[str, Any], notes: Notes) -> Reason | Literal[""]:
    given = orphan.get("reason")
    if isinstance(given, str) and given in _REASONS:
        return cast("Reason", given)
    if given is not None:
        notes.lose("formats-wrong-type", key="reason")
    return ""


def _beside(orphan: dict[str, Any], key: str, notes: Notes) -> str:
    given = orphan.get(key)
    if given is None or isinstance(given, str):
        return storable(given or "")[0]
    notes.lose("formats-wrong-type", key=key)
    return ""
