"""Spans and relations of a DocBin's document that are just as Hashiya writes them, read quickly; it notes nothing.

Whatever is unusual in them makes it give up: ``docbin_reading`` then reads the document with care.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import msgspec

from hashiya.formats.docbin_codec import Group, Packed
from hashiya.formats.draft import LONGEST_ID
from hashiya.formats.format import IncomingRelation, IncomingSpan
from hashiya.formats.placing import Range
from hashiya.model import code
from hashiya.model.span import Span
from hashiya.text.decoding import storable

_BIGGEST = 1 << 53
_Value = str | bool | int | float | tuple[str, ...]
_Attributes = dict[str, _Value]
_Found = tuple[tuple[IncomingSpan, ...], tuple[IncomingRelation, ...]]


class _Unusual(ValueError):
    """The document has to be read with care."""


class _Said(msgspec.Struct, gc=False):
    annotator: str
    created: int
    attributes: _Attributes = msgspec.field(default_factory=dict)
    fragments: list[Range] = msgspec.field(default_factory=list)


class _Relation(msgspec.Struct, rename={"from_": "from"}, gc=False):
    id: str
    label: str
    from_: str
    to: str
    attributes: _Attributes
    annotator: str
    created: int


class _Ours(msgspec.Struct):
    spans: dict[str, _Said]
    relations: list[_Relation]


class _Data(msgspec.Struct, forbid_unknown_fields=True):
    hashiya: _Ours


_decode = msgspec.msgpack.Decoder(_Data).decode


def marks(doc: Packed, places: Sequence[Range], layers: dict[str, str]) -> _Found | None:
    """All spans and relations, if nothing is to be told of any; ``None``: read them with care.

    ``places`` are those of the words, ``layers`` what the names of the groups stand for.
    """
    if not doc.user_data:
        return None
    try:
        told = _decode(doc.user_data).hashiya
        spans = _spans(doc, places, layers, told.spans)
        return tuple(spans), _relations(told.relations, {it.id for it in spans})
    except (msgspec.MsgspecError, ValueError, KeyError, RecursionError):
        return None


def _spans(
    doc: Packed, places: Sequence[Range], layers: dict[str, str], told: dict[str, _Said]
) -> list[IncomingSpan]:
    spans: list[IncomingSpan] = []
    grouped: set[tuple[str, int, int]] = set()
    for name, group in doc.groups.items():
        grouped.update((it.label, it.start, it.end) for it in group)
        spans += _of_group(group, places, layers[name], told)
    if any((it.label, it.start, it.end) not in grouped for it in doc.entities):
        raise _Unusual
    ids = {it.id for it in spans}
    if len(ids) < len(spans) or not all(
        0 < len(it) <= LONGEST_ID and it.isprintable() for it in ids
    ):
        raise _Unusual
    if not all(map(code.is_code, {it.label for it in spans})):
        raise _Unusual
    if not all(not it or code.is_code(it) for it in layers.values()):
        raise _Unusual
    return spans


def _of_group(
    group: list[Group], places: Sequence[Range], layer: str, told: dict[str, _Said]
) -> list[IncomingSpan]:
    spans: list[IncomingSpan] = []
    count = len(places)
    for span_id, kb_id, label, first, end, _, _ in group:
        said = told[span_id]
        if not 0 <= first < end <= count or (kb_id and not said.attributes):
            raise _Unusual
        if not 0 <= said.created < _BIGGEST:
            raise _Unusual
        place = places[first][0], places[end - 1][1]
        if said.attributes:
            _check(said.attributes)
        spans.append(
            IncomingSpan(
                id=span_id,
                layer=layer,
                label=label,
                fragments=_parts(said.fragments, place) if said.fragments else (Span(*place),),
                attributes=said.attributes,
                annotator=said.annotator,
                created=said.created,
            )
        )
    return spans


def _parts(fragments: list[Range], place: Range) -> tuple[Span, ...]:
    """In order, and apart."""
    parts = tuple(Span(*it) for it in fragments)
    apart = all(one.end < other.start for one, other in pairwise(parts))
    if not apart or (parts[0].start, parts[-1].end) != place:
        raise _Unusual
    return parts


def _relations(told: list[_Relation], spans: set[str]) -> tuple[IncomingRelation, ...]:
    if len({it.id for it in told}) < len(told):
        raise _Unusual
    if not all(map(code.is_code, {it.label for it in told})):
        raise _Unusual
    found: list[IncomingRelation] = []
    for it in told:
        if it.from_ == it.to or it.from_ not in spans or it.to not in spans:
            raise _Unusual
        if not (it.id and it.id.isprintable() and 0 <= it.created < _BIGGEST):
            raise _Unusual
        if it.attributes:
            _check(it.attributes)
        found.append(
            IncomingRelation(
                id=it.id,
                label=it.label,
                from_id=it.from_,
                to_id=it.to,
                attributes=it.attributes,
                annotator=it.annotator,
                created=it.created,
            )
        )
    return tuple(found)


def _check(attributes: _Attributes) -> None:
    for name, value in attributes.items():
        if not code.is_code(name):
            raise _Unusual
        if type(value) is str:
            if not value.isprintable() and storable(value)[1]:
                raise _Unusual
        elif type(value) is tuple and any(storable(it)[1] for it in value):
            raise _Unusual
