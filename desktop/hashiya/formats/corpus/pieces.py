"""Records whose text lies in pieces, each with the place where it begins, put together; it opens no file.

BigBIO and BioC (passages), Stanford's CoreNLP (tokens). What a file leaves out between pieces is spaces.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from typing import Any, cast

from hashiya.formats.corpus.shapes import MARKS, Record, odd_in, record_of, records_in
from hashiya.text.offsets import Utf16Map

_MOST_FILLED, _FREE = 20, 1000
"""So many spaces for each letter, and so many more, may stand for what a file leaves out between its pieces."""
_CORE_ENDS = ("characterOffsetBegin", "characterOffsetEnd")


def passages(record: Record) -> dict[str, Any] | None:
    """BigBIO and BioC: passages with the place where each begins, and marks that count from the text's beginning."""
    of = records_in(record.get("passages"))
    parts = [one for it in of for one in ([it] if _has_text(it) else _sentences(it))]
    pieces = [it for one in parts for it in _pieces(one)]
    if not pieces:
        return None
    text = ""
    room = _MOST_FILLED * sum(len(words) for _, words in pieces) + _FREE
    for start, words in sorted(pieces):
        room -= start - len(text)
        if start < len(text) or room < 0:
            return None
        text += (" " if text else "") * (start - len(text)) + words
    rest = {it: value for it, value in record.items() if it not in ("passages", "infons")}
    rest = {**record_of(record.get("infons")), **rest}
    holders = [one for it in of for one in (it, *_sentences(it))]
    inner = [it for one in [record, *holders] for it in records_in(one.get("annotations"))]
    rest.pop("annotations", None)
    given = rest.pop(MARKS, None)
    marks = [*records_in(given), *map(_of_bioc, inner)]
    odd = [
        *odd_in(given),
        *(it for one in [record, *holders] for it in odd_in(one.get("annotations"))),
    ]
    arrows = [it for one in [record, *holders] for it in records_in(one.get("relations"))]
    found = {**rest, "text": text, MARKS: marks, "relations": list(map(_of_bioc, arrows))}
    if any(len(record_of(it.get("infons"))) > 1 for it in of):
        found["passages.infons"] = [record_of(it.get("infons")) for it in of]
    return {**found, "annotations.?": odd} if odd else found


def _has_text(passage: Record) -> bool:
    return bool(passage.get("text"))


def _sentences(passage: Record) -> list[dict[str, Any]]:
    return records_in(passage.get("sentences"))


def _pieces(passage: Record) -> Iterator[tuple[int, str]]:
    match passage:
        case {"offset": int() as start, "text": str() as words}:
            yield start, words
        case {"offsets": [[int() as start, *_], *_], "text": [str(), *_] as words}:
            yield start, "".join(cast("list[str]", words))
        case _:
            pass


def _of_bioc(item: Record) -> Record:
    """A mark or a relation: of what kind it is stands among what is said of it."""
    if "infons" not in item:
        return item
    said = record_of(item.get("infons"))
    kind = said.pop("type", None)
    return {**item, "infons": said, "label": kind}


def core_nlp(record: Record) -> dict[str, Any] | None:
    """Stanford's CoreNLP: sentences of tokens with what stands around each."""
    sentences = records_in(record.get("sentences"))
    tokens = [it for one in sentences for it in records_in(one.get("tokens"))]
    if not tokens or any(not isinstance(it.get("characterOffsetBegin"), int) for it in tokens):
        return None
    words = [str(it.get("originalText") or it.get("word", "")) for it in tokens]
    length = _in_utf16 if _counts_utf16(tokens, words) else len
    pieces: list[str] = []
    at, room = 0, _MOST_FILLED * sum(map(len, words)) + _FREE
    for it, word in zip(tokens, words, strict=True):
        gap = it["characterOffsetBegin"] - at
        before = str(it.get("before", ""))
        before = before if length(before) == gap else " " * gap if gap <= room else ""
        room -= gap
        if room < 0:
            return None
        pieces += before, word
        at += length(before) + length(word)
    text = "".join(pieces)
    units = Utf16Map(text) if length is _in_utf16 else None
    marks = [it for one in sentences for it in records_in(one.get("entitymentions"))]
    rest = {it: value for it, value in record.items() if it != "sentences"}
    return {**rest, "text": text, MARKS: [_named(it, units) for it in marks]}


def _counts_utf16(tokens: list[dict[str, Any]], words: list[str]) -> bool:
    """Whether a token is as long as in UTF-16, and longer than in code points: so Java counts."""
    return any(
        len(word)
        < _in_utf16(word)
        == _number(it.get("characterOffsetEnd")) - it["characterOffsetBegin"]
        for it, word in zip(tokens, words, strict=True)
    )


def _in_utf16(words: str) -> int:
    return len(words) + sum(it > "\uffff" for it in words)


def _number(value: Any) -> int:
    return value if type(value) is int else -1


def _named(mark: Record, units: Utf16Map | None) -> Record:
    kept = ("text", *_CORE_ENDS, "ner", "normalizedNER")
    found = {it: mark[it] for it in kept if it in mark}
    for end in _CORE_ENDS:
        with suppress(IndexError, ValueError):
            if units and type(found.get(end)) is int:
                found[end] = units.to_code_point(found[end])
    return found
