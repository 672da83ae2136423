"""Lines of doccano that are just as Hashiya writes them, read quickly; it never notes anything.

Whatever is unusual in a line makes it give up: ``doccano_reading`` then reads that line with care.
"""

from __future__ import annotations

from typing import Any, Literal

import msgspec

from hashiya.formats import columns, facts, guesses
from hashiya.formats.draft import Draft
from hashiya.formats.format import Incoming, IncomingRelation, IncomingSpan
from hashiya.formats.json_values import has_no_doubles
from hashiya.formats.quick_checks import (
    Value,
    check_ids,
    check_names,
    check_values,
    joined,
    standing,
    sure,
)

_OURS = ("id", "text", "entities", "relations", "offsets")
_OTHERS = frozenset(
    {"data", "label", "labels", "annotations", "annotation_approver", "Comments", "comments", "cats", "meta"}
)  # fmt: skip
"""Columns that doccano has a meaning for, which we do not write beside entities."""


class _Structure(msgspec.Struct, forbid_unknown_fields=True, omit_defaults=True, gc=False):
    """What says nothing is not there."""


class _Entity(_Structure, rename={"start": "start_offset", "end": "end_offset"}):
    id: int
    label: str
    start: int
    end: int
    text: str
    layer: str
    fragments: tuple[tuple[int, int], ...] = ()
    attributes: dict[str, Value] = {}
    annotator: str = ""
    created: int = 0


class _Relation(_Structure):
    id: int
    from_id: int
    to_id: int
    type: str
    attributes: dict[str, Value] = {}
    annotator: str = ""
    created: int = 0


_raws = msgspec.json.Decoder(dict[str, msgspec.Raw]).decode
_any = msgspec.json.Decoder().decode
_number = msgspec.json.Decoder(int).decode
_words = msgspec.json.Decoder(str).decode
_unit = msgspec.json.Decoder(Literal["code_point"]).decode
_entities = msgspec.json.Decoder(list[_Entity]).decode
_arrows = msgspec.json.Decoder(list[_Relation]).decode
_encode = msgspec.json.Encoder().encode


def article(data: bytes, file: str, line: int) -> Incoming | None:
    """The article of a line in which nothing is to be told; ``None``: read it with care."""
    try:
        row = _raws(data)
        if not _OTHERS.isdisjoint(row) or not has_no_doubles(data, _encode(row)):
            return None
        return _incoming(row, file, line)
    except (msgspec.MsgspecError, ValueError, KeyError, RecursionError):
        return None


def _incoming(row: dict[str, msgspec.Raw], file: str, line: int) -> Incoming:
    number, text, entities, arrows, unit = (row.pop(it) for it in _OURS)
    _unit(unit)
    words = _words(text)
    sure("\0" not in words and guesses.has_letter(words))
    draft = Draft(file, words, line=line)
    spans = _spans(entities, words)
    draft.fill(spans, _relations(arrows, spans))
    said, rest = facts.heard({name: _sound(it) for name, it in row.items()}, words)
    sure("name" in said)
    for name, value in rest.items():
        columns.keep(draft, name, value)
    return draft.incoming(id=str(_number(number)), **said)


def _sound(raw: msgspec.Raw) -> Any:
    value = _any(raw)
    sure(has_no_doubles(bytes(raw), _encode(value)))
    return value


def _spans(raw: msgspec.Raw, text: str) -> dict[str, IncomingSpan]:
    entities = _entities(raw)
    sure(has_no_doubles(bytes(raw), _encode(entities)))
    return standing(entities, text)


def _relations(raw: msgspec.Raw, spans: dict[str, IncomingSpan]) -> dict[str, IncomingRelation]:
    arrows = _arrows(raw)
    sure(has_no_doubles(bytes(raw), _encode(arrows)))
    found: dict[str, IncomingRelation] = {}
    for it in arrows:
        one, other = str(it.from_id), str(it.to_id)
        sure(one in spans and other in spans)
        check_values(it.attributes)
        found[f"R{it.id}"] = joined(it, f"R{it.id}", it.type, one, other)
    sure(len(found) == len(arrows))
    check_ids(list(found))
    check_names(it.annotator for it in found.values())
    return found
