"""Whether annotations stand in their rows as an edit says that they were; it makes no records and writes nothing.

Ten thousand records made only to be compared cost more than the change itself. So the values of
the rows are compared; what is not the same value by value is left to who compares records.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from hashiya.model.annotation import Annotation
from hashiya.store import rows, uid

CHUNK = 500
"""Rows a query names at once: far below SQLite's limit of variables."""

_SPANS = """SELECT uid, id, article_id, label_id, annotator_id, start, end, quote, created FROM spans
  WHERE uid IN """
_FRAGMENTS = "SELECT span_id, ordinal, start, end FROM span_fragments WHERE span_id IN "
_ATTRIBUTES = "SELECT span_id, name, value FROM span_attributes WHERE span_id IN "


def numbers(
    db: sqlite3.Connection,
    registry: rows.Registry,
    articles: Mapping[str, int],
    records: Sequence[Annotation],
) -> dict[str, int]:
    """The number of each record whose rows say exactly the same; of the others nothing is known."""
    keys = uid.many_to_bytes([it.id for it in records])
    label, annotator = registry.labels.get, registry.annotators.get  # ask, but make none
    said = {
        key: (
            articles.get(it.article),
            label((it.layer, it.label)),
            annotator(it.annotator),
            it.fragments[0].start,
            it.fragments[-1].end,
            it.quote,
            it.created,
        )
        for key, it in zip(keys, records, strict=True)
    }
    # in the order of their index: so its pages are read once
    found = {row[0]: row[1] for row in _rows(db, _SPANS, sorted(said)) if said[row[0]] == row[2:]}
    same = [(found[key], it) for key, it in zip(keys, records, strict=True) if key in found]
    other = _other_details(db, same)
    return {it.id: number for number, it in same if number not in other}


def _other_details(db: sqlite3.Connection, records: Sequence[tuple[int, Annotation]]) -> set[int]:
    """Numbers of those whose fragments or attributes are not exactly these."""
    known = sorted(number for number, _ in records)
    differing: set[Any] = set()
    differing |= set(_rows(db, _FRAGMENTS, known)) ^ set(rows.fragment_rows(records))
    differing |= set(_rows(db, _ATTRIBUTES, known)) ^ set(rows.attribute_rows(records))
    return {row[0] for row in differing}


def _rows(
    db: sqlite3.Connection, query: str, keys: Sequence[bytes] | Sequence[int]
) -> Iterator[tuple[Any, ...]]:
    for at in range(0, len(keys), CHUNK):
        part: Iterable[Any] = keys[at : at + CHUNK]
        marks = ",".join("?" * len(keys[at : at + CHUNK]))
        yield from db.execute(f"{query}({marks})", tuple(part)).fetchall()
