"""Parquet, read: Hashiya's own columns, or anybody's with a column of texts; plain types only.

Groups of rows are read one after the other. Types that bring code or meaning of their own are left alone, and
a file that would take too much memory is refused by what it says of itself before anything is unpacked.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, cast

import msgspec

from hashiya.formats import columns, extras, facts, guesses
from hashiya.formats.draft import Draft
from hashiya.formats.format import Incoming, Note, ReadOptions
from hashiya.formats.json_values import BadJson
from hashiya.formats.jsonl import quick as jsonl_quick
from hashiya.formats.jsonl import reading as jsonl_reading
from hashiya.formats.source import Source, is_path

MOST_COLUMNS = 2_000
LONGEST = 512 * 1024 * 1024
"""Bytes of a group of rows, unpacked, as the file tells."""

_BATCH = 64
_TEXTS = ("text", "content", "body", "article", "document", "sentence")
_NEEDED = ("id", "name", "title", "text", "sha256", "language", "direction")
_SILENT = (None, "", [], 0, "new", "utf-8")
_OWN = frozenset({"text", "spans", "relations", "labels", "sha256"})
_Row = Mapping[str, Any]


def read(source: Source, options: ReadOptions) -> Iterator[Incoming | Note]:
    """Each row an article, with its number for a line.

    Raises:
        OSError: the file cannot be read.
        MissingExtra: the library is not installed.
    """
    arrow, parquet = extras.module("pyarrow"), extras.module("pyarrow.parquet")
    with source.open("rb") as stream:
        held = stream if is_path(source) else arrow.BufferReader(stream.read())
        try:
            yield from _rows(source.name, parquet, held, options)
        except (arrow.ArrowException, OSError, ValueError, TypeError, KeyError, MemoryError):
            yield Note(message="formats-parquet-broken", name=source.name, lost=True)


def recognises(source: Source, head: bytes) -> bool:
    return head.startswith(b"PAR1")


def _rows(file: str, parquet: Any, held: Any, options: ReadOptions) -> Iterator[Incoming | Note]:
    found = parquet.ParquetFile(
        held, thrift_string_size_limit=64 * 1024 * 1024, thrift_container_size_limit=1_000_000
    )
    about = found.metadata
    if about.num_columns > MOST_COLUMNS:
        values = {"count": about.num_columns}
        yield Note(message="formats-parquet-columns", name=file, values=values, lost=True)
        return
    if any(about.row_group(it).total_byte_size > LONGEST for it in range(about.num_row_groups)):
        yield Note(message="formats-parquet-large", name=file, lost=True)
        return
    names = {it.name: it.type for it in found.schema_arrow}
    ours = names.keys() >= _OWN
    text = "text" if ours else _text_column(names, options)
    if not text:
        yield Note(message="formats-parquet-no-text", name=file, lost=True)
        return
    plain = [it for it, kind in names.items() if ours or _is_plain(kind)]
    if others := [it for it in names if it not in plain]:
        values = {"keys": ", ".join(others)[:200], "count": len(others)}
        yield Note(message="formats-unknown-keys", name=file, values=values, lost=True)
    number = 0
    for batch in found.iter_batches(batch_size=_BATCH, columns=plain):
        for row in batch.to_pylist():
            number += 1
            yield _own(file, number, row) if ours else _foreign(file, number, row, text, options)
    if not number:
        yield Note(message="formats-empty", name=file, lost=True)


def _text_column(names: Mapping[str, Any], options: ReadOptions) -> str:
    """The column that the person named, else one with a usual name, else the only one of words."""
    listed = list(names)
    asked = options.columns.get("text", "")
    if asked.isascii() and asked.isdigit() and 0 < int(asked) <= len(listed):
        return listed[int(asked) - 1]
    if asked:
        return asked if asked in names else ""
    words = [it for it, kind in names.items() if str(kind) in ("string", "large_string")]
    usual = [it for it in _TEXTS if it in words]
    return usual[0] if usual else words[0] if len(words) == 1 else ""


def _is_plain(kind: Any) -> bool:
    """Words, numbers and lists of words; nothing that an extension would give a meaning."""
    name = str(kind)
    if name in ("list<item: string>", "list<element: string>", "large_list<item: string>"):
        return True
    return name in ("string", "large_string", "bool", "double", "float") or name.strip(
        "u"
    ).startswith("int")


# -- our own columns


def _own(file: str, number: int, row: dict[str, Any]) -> Incoming | Note:
    """The row as a record of Hashiya's own format, read with the same care."""
    record: dict[str, Any] = {"format": "hashiya", "version": 1}
    record |= {it: row.get(it) or "" for it in _NEEDED}
    record |= {it: value for it, value in row.items() if value not in _SILENT and it not in record}
    record["labels"] = {
        it["name"]: it["values"] if it["many"] or not it["values"] else it["values"][0]
        for it in _structs(row, "labels")
    }
    if turned := _structs(row, "directions"):
        record["directions"] = {str(it["start"]): it["direction"] for it in turned}
    record["spans"] = [_said(it, "fragments") for it in _structs(row, "spans")]
    record["relations"] = [_said(it) for it in _structs(row, "relations")]
    try:
        quick = jsonl_quick.article(msgspec.json.encode(record), file, number)
        return quick or jsonl_reading.of_record(record, file, number)
    except BadJson as bad:
        return Note(message=bad.message, name=file, line=number, values=bad.values, lost=True)


def _structs(row: dict[str, Any], name: str) -> list[dict[str, Any]]:
    value = row.get(name)
    return (
        [it for it in cast("list[Any]", value) if isinstance(it, dict)]
        if isinstance(value, list)
        else []
    )


def _said(of: dict[str, Any], parts: str = "") -> dict[str, Any]:
    written = of.get("attributes")
    of["attributes"] = {} if written in ("{}", None) else _attributes(written)
    if parts and (places := [[it["start"], it["end"]] for it in _structs(of, parts)]):
        of[parts] = places
    elif parts:
        of.pop(parts, None)
    return of if None not in of.values() else {it: v for it, v in of.items() if v is not None}


def _attributes(written: Any) -> Any:
    if not written or written == "{}":
        return {}
    try:
        return msgspec.json.decode(written) if isinstance(written, str) else written
    except (msgspec.MsgspecError, RecursionError):
        return written  # told of as what is no attribute


# -- columns of others


def _foreign(
    file: str, number: int, row: _Row, column: str, options: ReadOptions
) -> Incoming | Note:
    text = row.get(column)
    if not isinstance(text, str) or not guesses.has_letter(text):
        message = "formats-no-letter" if isinstance(text, str) else "formats-line-no-text"
        return Note(message=message, name=file, line=number, lost=True)
    draft = Draft(file, text, line=number)
    chosen = {name: fact for fact, name in options.columns.items() if fact != "text"}
    given = {chosen.get(name, name): value for name, value in row.items() if name != column}
    number_of = given.pop("id", None)
    said, rest = facts.heard(given, draft.text)
    for name, value in rest.items():
        columns.keep(draft, name, value)
    own_id = str(number_of) if isinstance(number_of, str | int) else ""
    return draft.incoming(id=own_id, **said)
