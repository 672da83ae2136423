"""Token classification as data sets have it in JSON, read: rows of tokens with a tag each, or with its number."""

from __future__ import annotations

from collections.abc import Iterator

from hashiya.formats import json_records
from hashiya.formats.corpus import corpus, token_columns, token_rows
from hashiya.formats.format import Incoming, Note, ReadOptions
from hashiya.formats.source import Source
from hashiya.formats.tokens import rows_below, tag_names

SUFFIXES = (".jsonl", ".json", ".ndjson")


def read(source: Source, options: ReadOptions) -> Iterator[Incoming | Note]:
    """An article for each document that the rows name, or one of them all; a note for each bad row.

    Raises:
        OSError: the file cannot be read.
    """
    columns = None if options.columns.get("text") else _columns(source)
    if columns is None:
        yield from corpus.read(source, options)
        return
    if rows_below.firsts(source):
        rows = rows_below.rows(source)
    else:
        found = json_records.records(source, _nothing)
        rows = (it for it in found if not isinstance(it, Incoming))
    yield from token_rows.articles(source.name, source.stem, rows, columns, strict=options.strict)


def recognises(source: Source, head: bytes) -> bool:
    """By what the first rows hold: a list of words, and one of tags or of their numbers beside it."""
    return head.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] in (b"{", b"[") and bool(
        _columns(source)
    )


def _columns(source: Source) -> token_columns.TokenColumns | None:
    rows = rows_below.firsts(source) or list(json_records.firsts(source))
    return token_columns.columns_in(rows, tag_names.beside(source)) if rows else None


def _nothing(data: bytes, file: str, line: int) -> None:
    """No row is an article by itself."""
