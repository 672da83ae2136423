"""GLiNER's training data, read: sentences of words, and spans by the numbers of their first and last words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Any, NamedTuple, cast

import msgspec

from hashiya.formats import json_records, many
from hashiya.formats.draft import Draft
from hashiya.formats.format import Incoming, Note, ReadOptions
from hashiya.formats.guesses import has_letter
from hashiya.formats.said import names_shown
from hashiya.formats.source import Source

WORDS, MARKS = "tokenized_text", "ner"
LONGEST = 200_000
"""Words of an article: the file does not say where one ends and the next begins."""

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


_KEYS = [f'"{it}":'.encode() for it in _Own.__struct_fields__]
"""Each once: a key that comes twice is told by the careful way; no string holds one."""
_decode = msgspec.json.Decoder(_Own).decode


@dataclass(slots=True)
class _Gathered:
    """What an article that is not over yet is made of: its lines, and its marks in columns.

    Rows are not kept: a long file has so many that the collector of garbage would walk through them all the time.
    """

    first: int = 0
    words: int = 0
    length: int = 0
    lettered: bool = False
    lines: list[str] = field(default_factory=list[str])
    labels: list[str] = field(default_factory=list[str])
    starts: list[int] = field(default_factory=list[int])
    ends: list[int] = field(default_factory=list[int])
    rows: list[int] = field(default_factory=list[int])
    lost: list[tuple[str, int, str]] = field(default_factory=list[tuple[str, int, str]])

    def add(self, row: _Sentence) -> None:
        line = " ".join(row.words)
        self.first = self.first or row.line
        if row.marks:
            self._mark(row, [*accumulate(map(len, row.words), initial=self.length)])
        self.lines.append(line)
        self.words += len(row.words)
        self.length += len(line) + 1
        self.lettered = self.lettered or has_letter(line)

    def _mark(self, row: _Sentence, at: list[int]) -> None:
        """``at``: where its words would begin were there no spaces."""
        count = len(row.words)
        for it in row.marks:
            if type(it) is not tuple and not _is_mark(it):  # those of our own records are known
                self.lost.append(("formats-gliner-mark", row.line, str(it)[:80]))
                continue
            first, last, label = it
            if 0 <= first <= last < count:
                self.labels.append(label)
                self.starts.append(at[first] + first)
                self.ends.append(at[last + 1] + last)
                self.rows.append(row.line)
            else:
                what = f"[{first}, {last}] {label}"[:80]
                self.lost.append(("formats-gliner-range", row.line, what))

    def article(self, file: str, name: str) -> Incoming:
        draft = Draft(file, "\n".join(self.lines), line=self.first)
        many.show(draft, self.labels, self.starts, self.ends, self.rows)
        for message, line, what in self.lost:
            draft.lose(message, line=line, what=what)
        return draft.incoming(name=name)


def read(source: Source, options: ReadOptions) -> Iterator[Incoming | Note]:
    """One article of all sentences, or several of a long file; a note for each record that cannot be used.

    Raises:
        OSError: the file cannot be read.
    """
    gathered, made, taken = _Gathered(), 0, 0
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
        if gathered.words + len(row.words) > LONGEST and gathered.words:
            made += 1
            yield gathered.article(source.name, f"{source.stem}-{made}")
            gathered = _Gathered()
        gathered.add(row)
        taken += 1
    if others:
        told = {"count": len(others), "names": names_shown(others)}
        yield Note(message="formats-corpus-columns", name=source.name, values=told)
    if gathered.lettered:
        name = f"{source.stem}-{made + 1}" if made else source.name
        if taken > 1 and not made:
            joined: dict[str, str | int] = {"count": taken, "how": "commas"}
            yield Note(message="formats-tokens-joined", name=source.name, values=joined)
        yield gathered.article(source.name, name)
    elif not made:
        yield Note(message="formats-no-letter", name=source.name, lost=True)


def recognises(source: Source, head: bytes) -> bool:
    """By what its first records hold."""
    if WORDS.encode() not in head:
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
    if not words or "" in words or any(data.count(it) != 1 for it in _KEYS):
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


def _is_mark(it: Any) -> bool:
    return type(it) is list and list(map(type, cast("list[Any]", it))) == _MARK
