"""Tables that lie in JSON as libraries for tables write them, column by column or apart from their names; it reads no file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from hashiya.formats.corpus.columns import is_often_text, role_of

Rows = list[Any]


def rows(whole: Mapping[str, Any]) -> Rows | None:
    """The rows as records, or ``None`` for what is no such table."""
    return (
        _of_service(whole)
        or _apart(whole)
        or _in_columns(whole)
        or _in_lists(whole)
        or by_id(whole)
    )


def _of_service(whole: Mapping[str, Any]) -> Rows | None:
    """``{"rows": [{"row_idx": 0, "row": {...}}]}``, as data sets are given by the page that shows them."""
    found = whole.get("rows")
    if not isinstance(found, list) or not found:
        return None
    inner = [
        cast("dict[str, Any]", it).get("row") if isinstance(it, dict) else None
        for it in cast("list[Any]", found)
    ]
    return inner if all(isinstance(it, dict) for it in inner) else None


def _apart(whole: Mapping[str, Any]) -> Rows | None:
    """``{"columns": [names], "data": [[cells]]}``."""
    names, data = whole.get("columns"), whole.get("data")
    if not isinstance(names, list) or not isinstance(data, list) or not data:
        return None
    columns = [it for it in cast("list[Any]", names) if isinstance(it, str)]
    cells = [cast("list[Any]", it) for it in cast("list[Any]", data) if isinstance(it, list)]
    if len(cells) < len(cast("list[Any]", data)) or any(len(it) != len(columns) for it in cells):
        return None
    return [dict(zip(columns, it, strict=True)) for it in cells]


def _in_columns(whole: Mapping[str, Any]) -> Rows | None:
    """``{"text": {"0": ..., "1": ...}, "label": {"0": ...}}``."""
    columns = {key: cast("dict[str, Any]", it) for key, it in whole.items() if isinstance(it, dict)}
    if len(columns) < len(whole) or not columns:
        return None
    numbers = next(iter(columns.values())).keys()
    texts = [it for key, it in columns.items() if role_of(key) == "text"]
    if (
        not texts
        or any(it.keys() != numbers for it in columns.values())
        or not _are_words(texts[0].values())
    ):
        return None
    return [{key: it[number] for key, it in columns.items()} for number in numbers]


def _in_lists(whole: Mapping[str, Any]) -> Rows | None:
    """``{"text": [...], "label": [...]}``, several lists of one length; a single one may be an article's paragraphs."""
    columns = {key: cast("list[Any]", it) for key, it in whole.items() if isinstance(it, list)}
    if (
        len(columns) < len(whole)
        or len(columns) == 1
        or len({len(it) for it in columns.values()}) != 1
    ):
        return None
    texts = [it for key, it in columns.items() if role_of(key) == "text"]
    if not texts or not _are_words(texts[0]):
        return None
    return [dict(zip(columns, cells, strict=True)) for cells in zip(*columns.values(), strict=True)]


def by_id(whole: Mapping[str, Any]) -> Rows | None:
    """``{"a1": {"text": ...}, "a2": {"text": ...}}``: each record below its id, with marks of its own or none."""
    records = {key: cast("dict[str, Any]", it) for key, it in whole.items() if isinstance(it, dict)}
    if len(records) < len(whole) or len(records) == 1:
        return None
    if not all(map(_has_text, records.values())):
        return None
    return [{"id": key, **it} for key, it in records.items()]


def _has_text(record: Mapping[str, Any]) -> bool:
    texts = [key for key, it in record.items() if isinstance(it, str)]
    return any(role_of(it) == "text" or is_often_text(it) for it in texts)


def _are_words(values: Any) -> bool:
    found = [it for it in values if it is not None]
    return bool(found) and all(isinstance(it, str) for it in found)
