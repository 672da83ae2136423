"""Lines of the own format that are just as Hashiya writes them, read quickly; it never notes anything.

Whatever is unusual in a line makes it give up: ``jsonl_reading`` then reads that line with care.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

import msgspec

from hashiya.formats import guesses
from hashiya.formats.format import Incoming, IncomingRelation, IncomingSpan
from hashiya.formats.json_values import has_no_doubles
from hashiya.model import code
from hashiya.model.span import Span

_BIGGEST = 1 << 53
_SHA256 = re.compile(r"[0-9a-f]{64}")
_Value = str | bool | int | float | tuple[str, ...]
_Unset = msgspec.UnsetType


class _Span(msgspec.Struct, forbid_unknown_fields=True):
    id: str
    layer: str
    label: str
    start: int
    end: int
    fragments: tuple[tuple[int, int], ...] | _Unset = msgspec.UNSET
    text: str | _Unset = msgspec.UNSET
    attributes: dict[str, _Value] | _Unset = msgspec.UNSET
    annotator: str | _Unset = msgspec.UNSET
    created: int | _Unset = msgspec.UNSET


class _Relation(msgspec.Struct, forbid_unknown_fields=True, rename={"from_": "from"}):
    id: str
    label: str
    from_: str
    to: str
    attributes: dict[str, _Value] | _Unset = msgspec.UNSET
    annotator: str | _Unset = msgspec.UNSET
    created: int | _Unset = msgspec.UNSET


class _Row(msgspec.Struct, forbid_unknown_fields=True):
    """The keys that nearly every line has; a line with others is read with care."""

    format: str
    version: int
    id: str
    name: str
    title: str
    text: str
    sha256: str
    language: str
    direction: str
    labels: dict[str, str | tuple[str, ...]]
    spans: list[_Span]
    relations: list[_Relation]
    source: str | _Unset = msgspec.UNSET
    url: str | _Unset = msgspec.UNSET
    author: str | _Unset = msgspec.UNSET
    published: str | _Unset = msgspec.UNSET
    created: int | _Unset = msgspec.UNSET


_decode = msgspec.json.Decoder(_Row).decode
_encode = msgspec.json.Encoder().encode


class _Unusual(ValueError):
    """The line has to be read with care."""


def article(line: bytes, file: str, number: int) -> Incoming | None:
    """The article of a line in which nothing is to be told; ``None``: read it with care."""
    if b"\\u0000" in line:
        return None
    try:
        row = _decode(line)
        if not has_no_doubles(line, _encode(row)):
            return None
        return _incoming(row, file, number)
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return None


def _incoming(row: _Row, file: str, number: int) -> Incoming:
    _sure(row.format == "hashiya" and row.version == 1 and row.direction in ("auto", "rtl", "ltr"))
    _sure(_SHA256.fullmatch(row.sha256) is not None and guesses.has_letter(row.text))
    _sure(all(map(code.is_code, row.labels)))
    given: dict[str, Any] = {
        name: value
        for name in ("source", "url", "author", "published", "created")
        if (value := getattr(row, name)) is not msgspec.UNSET
    }
    _sure(0 <= given.get("created", 0) < _BIGGEST)
    return Incoming(
        id=row.id,
        name=row.name or file,
        title=row.title or guesses.title(row.text),
        text=row.text,
        sha256=row.sha256,
        line=number,
        language=row.language or guesses.language(row.text),
        direction="auto" if row.direction == "auto" else "rtl" if row.direction == "rtl" else "ltr",
        labels=row.labels,
        spans=_spans(row),
        relations=_relations(row),
        **given,
    )


def _spans(row: _Row) -> tuple[IncomingSpan, ...]:
    text, is_code, unset = row.text, code.is_code, msgspec.UNSET
    length = len(text)
    found: list[IncomingSpan] = []
    for it in row.spans:
        start, end = it.start, it.end
        if not (is_code(it.label) and is_code(it.layer) and end <= length):
            raise _Unusual
        if it.text is not unset and text[start:end] != it.text:
            raise _Unusual
        attributes = {} if it.attributes is unset else it.attributes
        if attributes:
            _check_values(attributes)
        parts = (Span(start, end),) if it.fragments is unset else _parts(it.fragments, start, end)
        created = 0 if it.created is unset else it.created
        if not 0 <= created < _BIGGEST:
            raise _Unusual
        annotator = "" if it.annotator is unset else it.annotator
        found.append(
            IncomingSpan(
                id=it.id,
                layer=it.layer,
                label=it.label,
                fragments=parts,
                attributes=attributes,
                annotator=annotator,
                created=created,
            )
        )
    _check_ids([it.id for it in row.spans])
    return tuple(found)


def _parts(fragments: tuple[tuple[int, int], ...], start: int, end: int) -> tuple[Span, ...]:
    parts = tuple(Span(*it) for it in fragments)
    _sure(bool(parts) and parts[0].start == start and parts[-1].end == end)
    _sure(all(one.end < other.start for one, other in pairwise(parts)))
    return parts


def _relations(row: _Row) -> tuple[IncomingRelation, ...]:
    found: list[IncomingRelation] = []
    for it in row.relations:
        attributes = {} if it.attributes is msgspec.UNSET else it.attributes
        _check_values(attributes)
        created = 0 if it.created is msgspec.UNSET else it.created
        _sure(code.is_code(it.label) and it.from_ != it.to and 0 <= created < _BIGGEST)
        annotator = "" if it.annotator is msgspec.UNSET else it.annotator
        found.append(
            IncomingRelation(
                id=it.id,
                label=it.label,
                from_id=it.from_,
                to_id=it.to,
                attributes=attributes,
                annotator=annotator,
                created=created,
            )
        )
    _check_ids([it.id for it in row.relations])
    return tuple(found)


def _check_values(attributes: dict[str, _Value]) -> None:
    for name, value in attributes.items():
        if not code.is_code(name) or (type(value) is int and not -_BIGGEST < value < _BIGGEST):
            raise _Unusual


def _check_ids(ids: list[str]) -> None:
    _sure(len(set(ids)) == len(ids) and all(0 < len(it) < 200 for it in ids))


def _sure(fact: bool) -> None:  # noqa: FBT001 - a check reads best so
    if not fact:
        raise _Unusual
