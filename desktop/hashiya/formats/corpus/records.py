"""Cuts JSON of whatever shape into the records of a corpus, those of known programs laid open; it knows no column."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, cast

import msgspec

from hashiya.formats import json_records, json_values, lines
from hashiya.formats.corpus import flat_marks, frames, label_lines, pub_tator, xml_records
from hashiya.formats.corpus import marks as corpus_marks
from hashiya.formats.corpus.columns import role_of
from hashiya.formats.corpus.openings import opened
from hashiya.formats.corpus.shapes import records_in
from hashiya.formats.documents.refused import Refused
from hashiya.formats.format import Note
from hashiya.formats.json_values import BadJson
from hashiya.formats.said import names_shown
from hashiya.formats.source import Source, head_of

Cut = Iterator[tuple[int, Mapping[str, Any]] | Note]

SAMPLE = 1 << 20
LARGEST_ARRAY = 256 << 20
_DEEPEST = 2
_MESSAGES = {
    "formats-line-not-json": "formats-corpus-line",
    "formats-line-not-utf8": "formats-corpus-line",
}
_HELD = ("paragraphs", "documents", "docs", "articles", "texts", "examples", "samples")
"""Names under which a record holds documents."""
_TABLES = frozenset([".csv", ".tsv"])
_ONE_A_LINE = frozenset([".jsonl", ".ndjson", ".manifest"])


def is_no_json(source: Source, head: bytes) -> bool:
    """Whether records are told otherwise there, as lines with classes or in XML."""
    return _other(source, head) is not None


def _other(source: Source, head: bytes) -> Callable[[Source], Cut] | None:
    """What cuts such a file; signs within the cells of a table, or within JSON, are only quoted there."""
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()[:1]
    quoted = start in (b"{", b"[") or (source.suffix.lower() in _TABLES and start != b"<")
    found = next((cut for is_one, cut in _OTHERS if is_one(head)), None)
    return None if quoted and found is _of_xml else found


def records(source: Source) -> Cut:
    """The objects of a JSON file, numbered: one a line, or all of one list; those of XML and of lines with classes.

    Where each is one mark of a text that it repeats, those of a text are one.
    """
    yield from flat_marks.together(_records(source))


def _records(source: Source) -> Cut:
    start = head_of(source, SAMPLE).removeprefix(b"\xef\xbb\xbf").lstrip()
    if other := _other(source, start):
        yield from other(source)
        return
    first, _, rest = start.partition(b"\n")
    named = source.suffix.lower() in _ONE_A_LINE
    one_a_line = named or (bool(rest.strip()) and _is_whole(first))
    if start.startswith(b"{") and one_a_line:
        for number, data in lines.numbered(source):
            if data is None or data.strip():
                yield _record(source, number, data)
        return
    if source.stat().st_size > LARGEST_ARRAY:
        raise Refused("formats-too-large")
    try:
        data = json_values.parse(source.read_bytes().removeprefix(b"\xef\xbb\xbf"))
    except BadJson:
        yield from _one_by_one(source)
        return
    found, others = _list(data)
    if others:
        values: dict[str, str | int] = {"count": len(others), "names": names_shown(others)}
        yield Note(message="formats-corpus-columns", name=source.name, values=values)
    for number, it in enumerate(_documents(found), 1):
        if isinstance(it, dict):
            yield number, opened(cast("dict[str, Any]", it))
        else:
            yield Note(message="formats-line-no-object", name=source.name, line=number, lost=True)


def _of_xml(source: Source) -> Cut:
    yield from enumerate(map(opened, xml_records.records(source)), 1)


def _of_lines(source: Source) -> Cut:
    for it in pub_tator.records(source):
        yield it if isinstance(it, Note) else (it[0], opened(it[1]))


_OTHERS: Sequence[tuple[Callable[[bytes], bool], Callable[[Source], Cut]]] = (
    (label_lines.is_one, label_lines.records),
    (pub_tator.is_one, _of_lines),
    (xml_records.is_one, _of_xml),
)


def _one_by_one(source: Source) -> Iterator[tuple[int, Mapping[str, Any]] | Note]:
    """The records of a file that is not sound as a whole, and what is wrong with each that is not."""
    number = 0
    told: list[Note] = []
    for it in json_records.records(source, _nothing):
        number += 1
        if isinstance(it, Note):
            told.append(it)
        else:
            yield number, opened(it[1])
    if len(told) == number and all(it.message in _MESSAGES for it in told):
        raise Refused("formats-damaged")
    yield from told


def _nothing(data: bytes, file: str, line: int) -> None:
    """No record is an article by itself."""


def _is_whole(line_of: bytes) -> bool:
    try:
        msgspec.json.decode(line_of)
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return False
    return True


def _record(
    source: Source, number: int, data: bytes | None
) -> tuple[int, Mapping[str, Any]] | Note:
    try:
        return number, opened(json_values.record(data))
    except BadJson as bad:
        message = _MESSAGES.get(bad.message, bad.message)
        values = bad.values if message == bad.message else {}
        return Note(message=message, name=source.name, line=number, values=values, lost=True)


def _list(data: Any) -> tuple[list[Any], list[str]]:
    """The records of it, and the names of what else it holds."""
    if isinstance(data, list):
        items = cast("list[Any]", data)
        return [{"text": it} if isinstance(it, str) else it for it in items], []
    if not isinstance(data, dict):
        return [], []
    whole = cast("dict[str, Any]", data)
    if (rows := frames.by_id(whole)) is not None:
        return rows, []
    open_to = opened(whole)
    if open_to is not whole or _is_one_text(whole):
        return [open_to], []
    if (rows := frames.rows(whole)) is not None:
        return rows, []
    return _inside(whole) or ([whole], [])


def _is_one_text(whole: Mapping[str, Any]) -> bool:
    """Whether it has a text itself, and marks in it."""
    texts = [it for key, it in whole.items() if role_of(key) == "text" and isinstance(it, str)]
    held = [it for it in whole.values() if isinstance(it, list | dict)]
    return bool(texts) and any(corpus_marks.are([it], texts) for it in held)


def _inside(whole: Mapping[str, Any], depth: int = 0) -> tuple[list[Any], list[str]] | None:
    """Of the lists of records in it the longest and those that are like it (train, test); else of those deeper."""
    lists = {
        key: cast("list[Any]", it)
        for key, it in whole.items()
        if isinstance(it, list) and any(isinstance(one, dict) for one in cast("list[Any]", it))
    }
    if not lists:
        deeper = [cast("dict[str, Any]", it) for it in whole.values() if isinstance(it, dict)]
        found = [it for one in deeper if depth < _DEEPEST and (it := _inside(one, depth + 1))]
        return max(found, key=lambda it: len(it[0]), default=None)
    longest = max(lists, key=lambda it: (_has_text(lists[it]), len(lists[it])))
    alike = [key for key, it in lists.items() if key == longest or _are_alike(it, lists[longest])]
    others = [
        key for key, it in whole.items() if key not in alike and isinstance(it, list | dict) and it
    ]
    return [one for key in alike for one in lists[key]], others


def _has_text(items: list[Any]) -> bool:
    return any(role_of(key) == "text" for key in _keys(items))


def _are_alike(one: list[Any], other: list[Any]) -> bool:
    """Whether their records have a text and mostly the same entries."""
    mine, theirs = _keys(one), _keys(other)
    return _has_text(one) and len(mine & theirs) * 2 > len(mine | theirs)


def _keys(items: list[Any]) -> set[str]:
    first = next((it for it in items if isinstance(it, dict)), {})
    return set(opened(cast("dict[str, Any]", first)))


def _documents(records: list[Any]) -> list[Any]:
    """Of records that hold documents (SQuAD's articles, MedCAT's projects): each of these, with what its holder says."""
    rows = [cast("dict[str, Any]", it) for it in records if isinstance(it, dict)]
    name = next((it for it in _HELD if rows and all(it in row for row in rows)), "")
    if not name or len(rows) < len(records) or any(_is_text(row) for row in rows):
        return records
    if name != "paragraphs" and not any(_has_text(records_in(row[name])) for row in rows):
        return records
    return [one for row in rows for one in _held(row, name)]


def _held(record: dict[str, Any], name: str) -> Iterator[Any]:
    """What both say stays too, that of the holder under a further name."""
    inside = record[name]
    facts = {key: value for key, value in record.items() if key != name}
    for it in cast("list[Any]", inside) if isinstance(inside, list) else [inside]:
        if not isinstance(it, dict):
            yield it
            continue
        of = cast("dict[str, Any]", it)
        yield {(f"{key} (2)" if key in of else key): one for key, one in facts.items()} | of


def _is_text(record: Mapping[str, Any]) -> bool:
    return any(role_of(key) == "text" and isinstance(it, str) for key, it in record.items())
