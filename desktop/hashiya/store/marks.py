"""Reads all annotations of an article at once, a hundred thousand as well as ten; it writes nothing.

Rows are fetched bare and joined here, many of them by the column; equal attributes and quotes
become one object. What a row says is checked as the model would, and a row that is in order is
made without asking it again.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Generator, Iterable
from contextlib import suppress

from hashiya.model.annotation import Annotation
from hashiya.model.attribute import AttributeValue
from hashiya.model.span import Span
from hashiya.store import codec, columns, uid
from hashiya.store.bad_row import decoding
from hashiya.store.columns import Said
from hashiya.store.unhurried import BULK, unhurried

_ROWS = """SELECT id, uid, label_id, annotator_id, start, end, quote, created FROM spans
  WHERE id IN (SELECT id FROM spans WHERE article_id = ?{}) ORDER BY start, end DESC, uid"""
_FRAGMENTS = "SELECT span_id, start, end FROM span_fragments WHERE span_id "
_ATTRIBUTES = """SELECT name, value, json_group_array(span_id) FROM span_attributes
  WHERE span_id {} GROUP BY name, value"""
_IN_ORDER = " ORDER BY span_id, ordinal"

Attributes = dict[str, AttributeValue]


def read(
    db: sqlite3.Connection, article_key: bytes, article_id: str, start: int | None
) -> tuple[Annotation, ...]:
    """Those of one article, by start, longest first, then by id; with ``start`` only those that begin there.

    Never by the number of a row: one that was removed and came back has another.
    """
    row = db.execute("SELECT id, n_annotations FROM articles WHERE uid = ?", (article_key,))
    number, count = row.fetchone() or (None, 0)
    if number is None:
        return ()
    with unhurried(count):
        if start is None and count >= BULK:
            with suppress(columns.Unreadable), decoding():
                return tuple(_in_columns(db, number, article_id))
        values = (number,) if start is None else (number, start)
        rows = db.execute(
            _ROWS.format("" if start is None else " AND start = ?"), values
        ).fetchall()
        if not rows:
            return ()
        with decoding():
            named = ((row[0], uid.to_text(row[1]), *row[2:]) for row in rows)
            return tuple(_made(named, article_id, _said(db, *_these(rows))))


def _in_columns(db: sqlite3.Connection, number: int, article_id: str) -> list[Annotation]:
    """The same as row by row, in the same order."""
    extent = columns.Extent.of(db, number)
    run = "BETWEEN ? AND ?", (extent.low, extent.high)
    scattered = "IN (SELECT id FROM spans WHERE article_id = ?)", (number,)
    said = _said(db, *(run if extent.is_run else scattered))
    return columns.read(
        db, (number, article_id), extent, said, lambda rows: _made(rows, article_id, said)
    )


def _these(rows: list[columns.Row]) -> tuple[str, tuple[object, ...]]:
    """Picks out these rows' details; a run of numbers is read without a look at each."""
    numbers = [row[0] for row in rows]
    low, high = min(numbers), max(numbers)
    if high - low < 2 * len(numbers):
        return "BETWEEN ? AND ?", (low, high)
    return "IN (SELECT value FROM json_each(?))", (str(numbers),)


def _said(db: sqlite3.Connection, clause: str, values: tuple[object, ...]) -> Said:
    """Labels and annotators by number, fragments and attributes of the rows that are meant."""
    labels = db.execute("SELECT id, layer, code FROM labels").fetchall()
    parts: dict[int, list[tuple[int, int]]] = {}
    for number, start, end in db.execute(_FRAGMENTS + clause + _IN_ORDER, values).fetchall():
        parts.setdefault(number, []).append((start, end))
    return Said(
        labels={number: (layer, code) for number, layer, code in labels},
        annotators=dict(db.execute("SELECT id, name FROM annotators")),
        attributes=_attributes(db.execute(_ATTRIBUTES.format(clause), values).fetchall()),
        parts=parts,
    )


def _attributes(rows: Iterable[tuple[str, str, str]]) -> dict[int, Attributes]:
    """Attributes by number, from who has each; annotations that say the same share one mapping."""
    said: dict[int, Attributes] = {}
    for name, value, whose in rows:
        numbers, alone = columns.read_numbers(whose), {name: codec.read_value(value)}
        if said.keys().isdisjoint(numbers):
            said |= dict.fromkeys(numbers, alone)
            continue
        joined: dict[int, tuple[Attributes, Attributes]] = {}
        for number in numbers:
            known = said.get(number)
            if known is None:
                said[number] = alone
                continue
            if id(known) not in joined:  # kept beside, so that its id stays its own
                joined[id(known)] = known, known | alone
            said[number] = joined[id(known)][1]
    return said


_ANNOTATION = columns.setters(Annotation)


def _made(rows: Iterable[columns.Row], article_id: str, known: Said) -> Generator[Annotation]:
    """The records; none where damage left no annotation: the rest is shown, the check names it."""
    fragments, attributes = known.parts, known.attributes
    nothing: Attributes = {}
    quotes: dict[str, str] = {}
    new = object.__new__
    one, two, three, four, five, six, seven, eight, nine = _ANNOTATION
    for number, its_id, label, annotator, start, end, quote, created in rows:
        if label not in known.labels or annotator not in known.annotators:
            continue
        layer, code = known.labels[label]
        said = attributes.get(number, nothing)
        if number in fragments or not 0 <= start < end or len(quote) != end - start:
            with suppress(ValueError):
                yield Annotation(
                    id=its_id,
                    article=article_id,
                    layer=layer,
                    label=code,
                    fragments=tuple(Span(*it) for it in fragments.get(number, [(start, end)])),
                    quote=quote,
                    attributes=said,
                    annotator=known.annotators[annotator],
                    created=created,
                )
            continue
        it = new(Annotation)
        one(it, its_id)
        two(it, article_id)
        three(it, layer)
        four(it, code)
        five(it, (Span(start, end),))
        six(it, quotes.setdefault(quote, quote))
        seven(it, said)
        eight(it, known.annotators[annotator])
        nine(it, created)
        yield it
