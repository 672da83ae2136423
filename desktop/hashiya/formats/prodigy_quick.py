"""Examples of Prodigy that are just as Hashiya writes them, read quickly; it never notes anything.

Whatever is unusual in an example makes it give up: ``prodigy_reading`` then reads that example with care.
"""

from __future__ import annotations

import msgspec

from hashiya.formats import columns, facts, guesses
from hashiya.formats.draft import Draft
from hashiya.formats.format import Incoming, IncomingRelation, IncomingSpan
from hashiya.formats.json_values import has_no_doubles
from hashiya.formats.prodigy_shape import Example
from hashiya.formats.quick_checks import (
    BIGGEST,
    UnusualError,
    check_ids,
    check_names,
    check_values,
    parts,
    sure,
)
from hashiya.model import code
from hashiya.model.span import Span

_decode = msgspec.json.Decoder(Example).decode
_encode = msgspec.json.Encoder().encode
_FIRST, _LAST = b'[{"text":"', b'","start":,"end":,"id":,"ws":false}]'
_BETWEEN = b'","start":,"end":,"id":,"ws":false},{"text":"'


def article(data: bytes, file: str, line: int) -> Incoming | None:
    """The article of an example in which nothing is to be told; ``None``: read it with care."""
    try:
        row = _decode(data)
        if not has_no_doubles(data, _encode(row)) or not _are_tokens(bytes(row.tokens)):
            return None
        return _incoming(row, file, line)
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return None


def _are_tokens(array: bytes) -> bool:
    """Whether it is a list of tokens with the keys that we write, in our order, each once.

    They are not taken in, since every span says its words. Without figures all that stands between
    two words is the same, and in what is left of sound JSON only words have quotation marks, escaped.
    """
    bare = array.translate(None, b"0123456789").replace(b'"ws":true', b'"ws":false')
    if not (bare.startswith(_FIRST) and bare.endswith(_LAST)):
        return array == b"[]"
    words = bare[len(_FIRST) : -len(_LAST)].replace(_BETWEEN, b"")
    return b'"' not in words or b'"' not in words.replace(b"\\\\", b"").replace(b'\\"', b"")


def _incoming(row: Example, file: str, line: int) -> Incoming:
    sure("\0" not in row.text and guesses.has_letter(row.text))
    draft = Draft(file, row.text, line=line)
    spans = _spans(row)
    draft.fill(spans, _relations(row, spans))
    said, rest = facts.heard(row.meta, row.text)
    for name, value in rest.items():
        columns.keep(draft, name, value)
    return draft.incoming(**said)


def _spans(row: Example) -> dict[str, IncomingSpan]:
    text, is_code = row.text, code.is_code
    found: list[IncomingSpan] = []
    for it in row.spans:
        start, end, layer, attributes = it.start, it.end, it.layer, it.attributes
        if not (is_code(it.label) and (not layer or is_code(layer)) and 0 <= it.created < BIGGEST):
            raise UnusualError
        if text[start:end] != it.text or end - start != len(it.text):
            raise UnusualError
        if attributes:
            check_values(attributes)
        pieces = parts(it.fragments, start, end) if it.fragments else (Span(start, end),)
        found.append(
            IncomingSpan(
                id=it.id,
                layer=layer,
                label=it.label,
                fragments=pieces,
                attributes=attributes,
                annotator=it.annotator,
                created=it.created,
            )
        )
    ids = [it.id for it in found]
    check_ids(ids)
    check_names(it.annotator for it in found)
    return dict(zip(ids, found, strict=True))


def _relations(row: Example, spans: dict[str, IncomingSpan]) -> dict[str, IncomingRelation]:
    found: dict[str, IncomingRelation] = {}
    for number, it in enumerate(row.relations or (), start=1):
        one, other = it.from_id, it.to_id
        sure(one in spans and other in spans and one != other)
        sure(code.is_code(it.label) and 0 <= it.created < BIGGEST)
        check_values(it.attributes)
        found[f"#R{number}"] = IncomingRelation(
            id=f"#R{number}",
            label=it.label,
            from_id=one,
            to_id=other,
            attributes=it.attributes,
            annotator=it.annotator,
            created=it.created,
        )
    check_names(it.annotator for it in found.values())
    return found
