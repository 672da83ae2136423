"""GLiNER's training data, read: sentences of words, and spans by the numbers of their first and last words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from typing import Any, NamedTuple, cast

import msgspec

from hashiya.formats import json_records
from hashiya.formats.draft import Draft
from hashiya.formats.format import Incoming, Note, ReadOptions
from hashiya.formats.guesses import has_letter
from hashiya.formats.source import Source
from hashiya.formats.tokens.text import Places

WORDS, MARKS = "tokenized_text", "ner"
LONGEST = 200_000
"""Words of an article: the file does not say where one ends and the next begins."""

_SUFFIXES = (".json", ".jsonl", ".ndjson")
_MARK = [int, int, str]


class _Sentence(NamedTuple):
    """The line of its record, its words, and what is said of them."""

    line: int
    words: list[str]
    marks: Sequence[Any]


class _Own(msgspec.Struct, forbid_unknown_fields=True, gc=False):
    """A record that is just as Hashiya writes it."""

    tokenized_text: list[str]
    ner: list[tuple[int, int, str]]


_decode = msgspec.json.Decoder(_Own).decode


def read(source: Source, options: ReadOptions) -> Iterator[Incoming | Note]:
    """One article of all sentences, or several of a long file; a note for each record that cannot be used.

    Raises:
        OSError: the file cannot be read.
    """
    rows: list[_Sentence] = []
    words = made = 0
    others: dict[str, None] = {}
    for it in json_records.records(source, _quick):
        if isinstance(it, Note):
            yield it
            continue
        row = it if isinstance(it, _Sentence) else _row(*it)
        if row is None:
            message = "formats-gliner-no-words"
            yield Note(message=message, name=source.name, line=it[0], lost=True)
            continue
        if row is not it:
            others |= dict.fromkeys(key for key in it[1] if key not in (WORDS, MARKS))
        if words + len(row.words) > LONGEST and rows:
            made += 1
            yield _article(source, f"{source.stem}-{made}", rows)
            rows, words = [], 0
        rows.append(row)
        words += len(row.words)
    if others:
        told = {"count": len(others), "names": " · ".join(key[:40] for key in list(others)[:20])}
        yield Note(message="formats-corpus-columns", name=source.name, values=told)
    if any(has_letter(" ".join(it.words)) for it in rows):
        yield _article(source, f"{source.stem}-{made + 1}" if made else source.name, rows)
    elif not made:
        yield Note(message="formats-no-letter", name=source.name, lost=True)


def recognises(source: Source, head: bytes) -> bool:
    """By what its first records hold."""
    if source.suffix.lower() not in _SUFFIXES or WORDS.encode() not in head:
        return False
    rows = list(json_records.firsts(source))
    return bool(rows) and all(WORDS in it and isinstance(it.get(MARKS), list) for it in rows)


def _quick(data: bytes, file: str, line: int) -> _Sentence | None:
    """A record of ours in which nothing is to be told."""
    try:
        own = _decode(data)
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return None
    words = own.tokenized_text
    if not words or "" in words or data.count(b'":') != len(_Own.__struct_fields__):
        return None
    return _Sentence(line, words, own.ner)


def _row(line: int, record: Mapping[str, Any]) -> _Sentence | None:
    told, said = record.get(WORDS), record.get(MARKS)
    words = cast("list[str]", told) if isinstance(told, list) else []
    marks = cast("list[Any]", said) if isinstance(said, list) else []
    try:
        if not "".join(words):
            return None
    except TypeError:
        return None
    if "" in words:  # the others have to be counted anew
        before = [*accumulate(map(bool, words), initial=0)]
        fits = [_is_mark(it) and 0 <= it[0] <= it[1] < len(words) for it in marks]
        marks = [
            [before[it[0]], before[it[1] + 1] - 1, it[2]] if fit else it
            for it, fit in zip(marks, fits, strict=True)
        ]
        words = list(filter(None, words))
    return _Sentence(line, words, marks)


def _article(source: Source, name: str, rows: Sequence[_Sentence]) -> Incoming:
    places = Places([words for _, words, _ in rows])
    draft = Draft(source.name, places.text, line=rows[0][0])
    for number, (line, words, marks) in enumerate(rows):
        if marks:
            _mark(draft, places.of(number), len(words), marks, line)
    return draft.incoming(name=name)


def _mark(draft: Draft, at: list[int], count: int, marks: Sequence[Any], line: int) -> None:
    """``at``: see ``Places.of``."""
    for it in marks:
        if type(it) is not tuple and not _is_mark(it):  # those of our own records are known
            draft.lose("formats-gliner-mark", line=line, what=str(it)[:80])
            continue
        first, last, label = it
        if 0 <= first <= last < count:
            draft.here(label, at[first] + first, at[last + 1] + last, line)
        else:
            draft.lose("formats-gliner-range", line=line, what=f"[{first}, {last}] {label}"[:80])


def _is_mark(it: Any) -> bool:
    return type(it) is list and list(map(type, cast("list[Any]", it))) == _MARK
