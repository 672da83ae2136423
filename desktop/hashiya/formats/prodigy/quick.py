"""Examples of Prodigy that are just as Hashiya writes them, read quickly; it never notes anything.

Whatever is unusual in an example makes it give up: ``prodigy_reading`` then reads that example with care.
"""

from __future__ import annotations

import msgspec

from hashiya.formats import columns, facts, guesses
from hashiya.formats.draft import Draft
from hashiya.formats.format import Incoming, IncomingRelation, IncomingSpan
from hashiya.formats.json_values import has_no_doubles
from hashiya.formats.prodigy.shape import Example
from hashiya.formats.quick_checks import check_names, check_values, joined, standing, sure

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
    spans = standing(row.spans, row.text)
    draft.fill(spans, _relations(row, spans))
    said, rest = facts.heard(row.meta, row.text)
    sure("name" in said)
    for name, value in rest.items():
        columns.keep(draft, name, value)
    return draft.incoming(**said)


def _relations(row: Example, spans: dict[str, IncomingSpan]) -> dict[str, IncomingRelation]:
    found: dict[str, IncomingRelation] = {}
    for number, it in enumerate(row.relations or (), start=1):
        sure(it.from_id in spans and it.to_id in spans)
        check_values(it.attributes)
        found[f"#R{number}"] = joined(it, f"#R{number}", it.label, it.from_id, it.to_id)
    check_names(it.annotator for it in found.values())
    return found
