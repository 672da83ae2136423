"""Parquet, read: Hashiya's own columns, or anybody's with a column of texts; plain types only.

Groups of rows are read one after the other. Types that bring code or meaning of their own are left alone, and
a file that would take too much memory is refused by what it says of itself before anything is unpacked.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, cast

import msgspec

from hashiya.formats import extras
from hashiya.formats.format import Incoming, Note, ReadOptions
from hashiya.formats.json_values import BadJson
from hashiya.formats.jsonl import quick as jsonl_quick
from hashiya.formats.jsonl import reading as jsonl_reading
from hashiya.formats.parquet import foreign
from hashiya.formats.source import Source, head_of, is_path

MOST_COLUMNS = 2_000
LONGEST = 512 * 1024 * 1024
"""Bytes of a group of rows, unpacked, as the file tells."""

_BATCH = 64
_PARQUET, _ARROW_FILE, _ARROW_STREAM = b"PAR1", b"ARROW1", b"\xff\xff\xff\xff"
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
    is_arrow = not head_of(source, len(_PARQUET)).startswith(_PARQUET)
    with source.open("rb") as stream:
        held = stream if is_path(source) else arrow.BufferReader(stream.read())
        try:
            if is_arrow:
                yield from _streamed(source, extras.module("pyarrow.ipc"), held, options)
            else:
                yield from _rows(source.name, parquet, held, options)
        except (arrow.ArrowException, OSError, ValueError, TypeError, KeyError, MemoryError):
            yield Note(message="formats-parquet-broken", name=source.name, lost=True)


def recognises(source: Source, head: bytes) -> bool:
    """By its first bytes: Parquet, or what ``datasets`` keeps on the disk (Arrow)."""
    return head.startswith((_PARQUET, _ARROW_FILE)) or (
        head.startswith(_ARROW_STREAM) and source.suffix.lower() == ".arrow"
    )


def _streamed(
    source: Source, ipc: Any, held: Any, options: ReadOptions
) -> Iterator[Incoming | Note]:
    """Rows as ``datasets`` keeps them on the disk; they lie there unpacked, as large as they are in memory."""
    if source.stat().st_size > LONGEST:
        yield Note(message="formats-too-large", name=source.name, lost=True)
        return
    if head_of(source, len(_ARROW_FILE)).startswith(_ARROW_FILE):
        opened = ipc.open_file(held)
        batches = (opened.get_batch(it) for it in range(opened.num_record_batches))
    else:
        opened = ipc.open_stream(held)
        batches = iter(opened)
    plain = [it.name for it in opened.schema if foreign.is_readable(it.type)]
    chosen = (it.select(plain) for it in batches)
    yield from foreign.articles(source.name, opened.schema, chosen, options)


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
    kinds = {it.name: it.type for it in found.schema_arrow}
    if not kinds.keys() >= _OWN:
        plain = [it for it, kind in kinds.items() if foreign.is_readable(kind)]
        batches = found.iter_batches(batch_size=_BATCH, columns=plain)
        yield from foreign.articles(file, found.schema_arrow, batches, options)
        return
    number = 0
    for batch in found.iter_batches(batch_size=_BATCH):
        for row in batch.to_pylist():
            number += 1
            yield _own(file, number, row)
    if not number:
        yield Note(message="formats-empty", name=file, lost=True)


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
