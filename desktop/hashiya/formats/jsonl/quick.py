"""Lines of the own format that are just as Hashiya writes them, read quickly; it never notes anything.

Whatever is unusual in a line makes it give up: ``jsonl_reading`` then reads that line with care.
"""

from __future__ import annotations

import re
from typing import Any

import msgspec

from hashiya.formats import guesses
from hashiya.formats.format import Incoming, IncomingRelation, IncomingSpan
from hashiya.formats.json_values import has_no_doubles
from hashiya.formats.quick_checks import (
    BIGGEST,
    UnusualError,
    Value,
    check_ids,
    check_values,
    incoming,
    parts,
    sure,
)
from hashiya.model import code
from hashiya.model.span import Span

_SHA256 = re.compile(r"[0-9a-f]{64}")
_Unset = msgspec.UnsetType


class _Span(msgspec.Struct, forbid_unknown_fields=True):
    id: str
    layer: str
    label: str
    start: int
    end: int
    fragments: tuple[tuple[int, int], ...] | _Unset = msgspec.UNSET
    text: str | _Unset = msgspec.UNSET
    attributes: dict[str, Value] | _Unset = msgspec.UNSET
    annotator: str | _Unset = msgspec.UNSET
    created: int | _Unset = msgspec.UNSET


class _Relation(msgspec.Struct, forbid_unknown_fields=True, rename={"from_": "from"}):
    id: str
    label: str
    from_: str
    to: str
    attributes: dict[str, Value] | _Unset = msgspec.UNSET
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
    sure(row.format == "hashiya" and row.version == 1 and row.direction in ("auto", "rtl", "ltr"))
    sure(_SHA256.fullmatch(row.sha256) is not None and guesses.has_letter(row.text))
    sure(all(map(code.is_code, row.labels)))
    given: dict[str, Any] = {
        name: value
        for name in ("source", "url", "author", "published", "created")
        if (value := getattr(row, name)) is not msgspec.UNSET
    }
    sure(0 <= given.get("created", 0) < BIGGEST)
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
            raise UnusualError
        if it.text is not unset and text[start:end] != it.text:
            raise UnusualError
        attributes = {} if it.attributes is unset else it.attributes
        if attributes:
            check_values(attributes)
        pieces = (Span(start, end),) if it.fragments is unset else parts(it.fragments, start, end)
        created = 0 if it.created is unset else it.created
        if not 0 <= created < BIGGEST:
            raise UnusualError
        annotator = "" if it.annotator is unset else it.annotator
        found.append(
            IncomingSpan(
                id=it.id,
                layer=it.layer,
                label=it.label,
                fragments=pieces,
                attributes=attributes,
                annotator=annotator,
                created=created,
            )
        )
    check_ids([it.id for it in row.spans])
    return tuple(found)


def _relations(row: _Row) -> tuple[IncomingRelation, ...]:
    for it in row.relations:
        check_values(it.attributes or {})
    check_ids([it.id for it in row.relations])
    return tuple([incoming(it, it.id) for it in row.relations])
