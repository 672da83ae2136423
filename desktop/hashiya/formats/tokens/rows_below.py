"""Rows of tokens in lists below names, as FewRel keeps the sentences of each relation; it knows no column."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, cast

from hashiya.formats import json_records, json_values
from hashiya.formats.format import Note
from hashiya.formats.json_values import BadJson
from hashiya.formats.source import Source, head_of

LARGEST = 256 << 20
_NAME = re.compile(rb'(?:\xef\xbb\xbf)?\s*\{\s*"((?:[^"\\]|\\.)*)"\s*:\s*(?=\[\s*\{)')

Row = dict[str, Any]


def firsts(source: Source) -> list[Row]:
    """Some rows of the first list; none where the file begins otherwise."""
    head = head_of(source, json_records.FIRST)
    begun = _NAME.match(head)
    if begun is None:
        return []
    name = begun[1].decode("utf-8", "replace")
    return [_named(it, name) for it in json_records.firsts_in(head[begun.end() :])]


def rows(source: Source) -> Iterator[tuple[int, Row] | Note]:
    """All of them, numbered through all lists, and what is none.

    Raises:
        OSError: the file cannot be read.
    """
    if source.stat().st_size > LARGEST:
        yield Note(message="formats-too-large", name=source.name, lost=True)
        return
    try:
        whole = json_values.parse(source.read_bytes().removeprefix(b"\xef\xbb\xbf"))
    except BadJson:
        yield Note(message="formats-damaged", name=source.name, lost=True)
        return
    number = 0
    for name, listed in cast("dict[str, Any]", whole).items():
        for it in cast("list[Any]", listed) if isinstance(listed, list) else [listed]:
            number += 1
            if isinstance(it, dict):
                yield number, _named(cast("dict[str, Any]", it), name)
            else:
                message = "formats-line-no-object"
                yield Note(message=message, name=source.name, line=number, lost=True)


def _named(row: Mapping[str, Any], name: str) -> Row:
    """What two ends are to each other says the name above, where the row has no other."""
    is_related = "h" in row and "t" in row and "relation" not in row
    return {**row, "relation": name} if is_related else dict(row)
