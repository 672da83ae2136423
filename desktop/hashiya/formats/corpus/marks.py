"""Marks of places in the records of a corpus: lists of objects that say where, and what stands there.

Many programs and scripts write them, each with its own names for the same three things.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, cast

from hashiya.formats.draft import Draft

_STARTS = ("start", "start_offset", "start_char", "startOffset", "start_pos", "begin", "offset")
_ENDS = ("end", "end_offset", "end_char", "endOffset", "end_pos", "stop")
_LABELS = (
    "label", "labels", "tag_name", "entity_group", "entity_type", "entity", "type", "tag", "category", "class", "ner",
)  # fmt: skip
_QUOTES = ("text", "quote", "surface", "mention", "exact")
_WORDS = ("value", "word", "token")
"""What stands there in most files; in some a form of it, which says nothing against its place."""

_KNOWN = frozenset([*_STARTS, *_ENDS, *_QUOTES, *_WORDS, "length", "points", "id"])

Mark = tuple[int, int, list[str], str | None, bool]


def are(values: Iterable[Any]) -> bool:
    """Whether what the records have in a column are such marks."""
    some = [it for it in values if it]
    if not some or not all(isinstance(it, list) for it in some):
        return False
    return all(next(_marks(it), None) is not None for of in some for it in of)


def besides(name: str, values: Iterable[Any]) -> list[str]:
    """What else the marks have, of which nothing is taken."""
    found: dict[str, None] = {}
    for of in values:
        for it in cast("list[dict[str, Any]]", of or []):
            label = next((key for key in _LABELS if key in it), "")
            for key, value in it.items():
                if key != label and key not in _KNOWN and value not in (None, "", [], {}):
                    found[f"{name}.{key}"] = None
    return list(found)


def put(draft: Draft, value: Any) -> None:
    """Those whose place or label nobody can tell are told too: the first records showed none."""
    items = cast("list[Any]", value) if isinstance(value, list) else [value] if value else []
    for it in items:
        marks = list(_marks(it))
        if not marks:
            draft.span("", str(it)[:40], [])
        for start, end, labels, words, proof in marks:
            quote = words
            if words and draft.text[start:end] != words:
                last_counts = draft.text[start : end + 1] == words
                end += last_counts
                quote = words if proof or last_counts else None
            for label in labels:
                draft.span("", label, [(start, end)], quote)


def _marks(item: Any) -> Iterator[Mark]:
    """Of one object its mark; one for each of its ``points``, if it has such."""
    if not isinstance(item, dict):
        return
    it = cast("dict[str, Any]", item)
    labels = _labels(next((it[key] for key in _LABELS if it.get(key)), None))
    points = it.get("points")
    for one in cast("list[Any]", points) if isinstance(points, list) else [it]:
        if isinstance(one, dict) and labels:
            at = cast("dict[str, Any]", one)
            start, end = _number(at, _STARTS), _number(at, _ENDS)
            if end is None and start is not None and (size := _number(at, ("length",))) is not None:
                end = start + size
            if start is not None and end is not None:
                yield start, end, labels, *_quote(at)


def _labels(value: Any) -> list[str]:
    if isinstance(value, list):
        return [label for it in cast("list[Any]", value) for label in _labels(it)]
    if isinstance(value, dict):
        return _labels(cast("dict[str, Any]", value).get("value"))
    return [value] if isinstance(value, str) and value.strip() else []


def _number(of: Mapping[str, Any], keys: Iterable[str]) -> int | None:
    found = next((of[key] for key in keys if key in of), None)
    return found if isinstance(found, int) and not isinstance(found, bool) else None


def _quote(of: Mapping[str, Any]) -> tuple[str | None, bool]:
    """What stands there, and whether it proves the place."""
    for key in (*_QUOTES, *_WORDS):
        if isinstance(found := of.get(key), str) and found:
            return found, key in _QUOTES
    return None, False
