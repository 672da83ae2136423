"""Reads all annotations of an article at once, a hundred thousand as well as ten; it writes nothing.

Rows are fetched bare and joined here; equal attributes and quotes become one object. What a row
says is checked as the model would, and a row that is in order is made without asking it again.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Generator, Iterable
from contextlib import suppress
from typing import Any

from hashiya.model.annotation import Annotation
from hashiya.model.attribute import AttributeValue
from hashiya.model.span import Span
from hashiya.store import codec, uid
from hashiya.store.unhurried import unhurried

_ROWS = """SELECT id, uid, label_id, annotator_id, start, end, quote, created FROM spans
  WHERE id IN (SELECT id FROM spans WHERE article_id = ?{}) ORDER BY start, end DESC, id"""
_FRAGMENTS = "SELECT span_id, start, end FROM span_fragments WHERE span_id "
_ATTRIBUTES = "SELECT span_id, name, value FROM span_attributes WHERE span_id "
_IN_ORDER = " ORDER BY span_id, ordinal"

Row = tuple[Any, ...]
Attributes = dict[str, AttributeValue]
Details = tuple[dict[int, list[tuple[int, int]]], dict[int, Attributes]]


def read(
    db: sqlite3.Connection, article_key: bytes, article_id: str, start: int | None
) -> tuple[Annotation, ...]:
    """Those of one article, by start, longest first; with ``start`` only those that begin there."""
    row = db.execute("SELECT id, n_annotations FROM articles WHERE uid = ?", (article_key,))
    number, count = row.fetchone() or (None, 0)
    if number is None:
        return ()
    with unhurried(count):
        values = (number,) if start is None else (number, start)
        rows = db.execute(
            _ROWS.format("" if start is None else " AND start = ?"), values
        ).fetchall()
        if not rows:
            return ()
        return tuple(_made(rows, article_id, _Names(db), _details(db, rows)))


class _Names:
    """Labels and annotators by their numbers."""

    def __init__(self, db: sqlite3.Connection) -> None:
        labels = db.execute("SELECT id, layer, code FROM labels").fetchall()
        self.labels: dict[int, tuple[str, str]] = {it[0]: (it[1], it[2]) for it in labels}
        self.annotators: dict[int, str] = dict(db.execute("SELECT id, name FROM annotators"))


def _details(db: sqlite3.Connection, rows: list[Row]) -> Details:
    """Fragments and attributes of these rows.

    An import numbers an article's rows in one run, and a run is read without a look at each.
    """
    numbers = [row[0] for row in rows]
    low, high = min(numbers), max(numbers)
    if high - low < 2 * len(numbers):
        clause, values = "BETWEEN ? AND ?", (low, high)
    else:
        clause, values = "IN (SELECT value FROM json_each(?))", (str(numbers),)
    parts: dict[int, list[tuple[int, int]]] = {}
    for number, start, end in db.execute(_FRAGMENTS + clause + _IN_ORDER, values).fetchall():
        parts.setdefault(number, []).append((start, end))
    return parts, _attributes(db.execute(_ATTRIBUTES + clause, values).fetchall())


def _attributes(rows: Iterable[Row]) -> dict[int, Attributes]:
    """Attributes by number; annotations of which the same is said share one mapping."""
    said: dict[int, tuple[str, ...]] = {}
    for number, name, value in rows:
        known = said.get(number)
        said[number] = (name, value) if known is None else (*known, name, value)
    read = codec.read_value
    shared = {
        it: {name: read(value) for name, value in zip(it[::2], it[1::2], strict=True)}
        for it in set(said.values())
    }
    return {number: shared[it] for number, it in said.items()}


def _setter(kind: type, name: str) -> Any:
    """Sets a field of a frozen value that is just being made."""
    return kind.__dict__[name].__set__


_SPAN = [_setter(Span, it) for it in ("start", "end")]
_ANNOTATION = [
    _setter(Annotation, it)
    for it in (
        "id",
        "article",
        "layer",
        "label",
        "fragments",
        "quote",
        "attributes",
        "annotator",
        "created",
    )
]


def _made(
    rows: Iterable[Row], article_id: str, names: _Names, details: Details
) -> Generator[Annotation]:
    """The records; none where damage left no annotation: the rest is shown, the check names it."""
    fragments, attributes = details
    nothing: Attributes = {}
    quotes: dict[str, str] = {}
    new, to_text = object.__new__, uid.to_text
    set_start, set_end = _SPAN
    one, two, three, four, five, six, seven, eight, nine = _ANNOTATION
    for number, key, label, annotator, start, end, quote, created in rows:
        if label not in names.labels or annotator not in names.annotators:
            continue
        layer, code = names.labels[label]
        said = attributes.get(number, nothing)
        if number in fragments or not 0 <= start < end or len(quote) != end - start:
            with suppress(ValueError):
                yield Annotation(
                    id=to_text(key),
                    article=article_id,
                    layer=layer,
                    label=code,
                    fragments=tuple(Span(*it) for it in fragments.get(number, [(start, end)])),
                    quote=quote,
                    attributes=said,
                    annotator=names.annotators[annotator],
                    created=created,
                )
            continue
        span = new(Span)
        set_start(span, start)
        set_end(span, end)
        it = new(Annotation)
        one(it, to_text(key))
        two(it, article_id)
        three(it, layer)
        four(it, code)
        five(it, (span,))
        six(it, quotes.setdefault(quote, quote))
        seven(it, said)
        eight(it, names.annotators[annotator])
        nine(it, created)
        yield it
