"""Reads the annotations of an article column by column, ten thousand and more at once; it writes nothing.

SQLite hands over a column of many rows as one value: stepping through ten thousand rows costs more
than all that is in them. Rows that are out of order go to who makes them one by one.
"""

from __future__ import annotations

import sqlite3
import struct
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields
from itertools import repeat
from operator import lshift, sub
from typing import Any, NamedTuple

import msgspec

from hashiya.model.annotation import Annotation
from hashiya.model.attribute import AttributeValue
from hashiya.model.span import Span

AT_ONCE = 8_192
"""Numbers in one bite: its columns stay small, and so does what is held twice."""
MOST_TEXT = 16_000_000
"""Code points of all quotes together, from which the rows are read one by one."""

_EXTENT = "SELECT count(*), min(id), max(id), sum(end - start) FROM spans WHERE article_id = ?"
_COLUMNS = """SELECT json_group_array(id), group_concat(hex(uid), ' '), json_group_array(quote),
  json_group_array(label_id), json_group_array(annotator_id), json_group_array(start),
  json_group_array(end), json_group_array(created) FROM spans """
_RUN = "NOT INDEXED WHERE id BETWEEN ? AND ? AND article_id = ?"
_SCATTERED = "WHERE id IN (SELECT id FROM spans WHERE id BETWEEN ? AND ? AND article_id = ?)"
_KEY = struct.Struct("8s4s4s4s12sx")
_PITCH = _KEY.size
read_numbers = msgspec.json.Decoder(list[int]).decode
_read_texts = msgspec.json.Decoder(list[str]).decode

Row = tuple[Any, ...]
Columns = tuple[
    list[int], list[str], list[int], list[int], list[int], list[int], list[str], list[int]
]
"""Number, id, label, annotator, start, end, quote, time: of each row, in this order."""
Attributes = Mapping[str, AttributeValue]


class Unreadable(Exception):
    """The rows cannot be had as columns; one by one they can."""


class Extent(NamedTuple):
    """How many annotations an article has, between which numbers, and the length of their quotes."""

    total: int
    low: int
    high: int
    text: int

    @classmethod
    def of(cls, db: sqlite3.Connection, article: int) -> Extent:
        total, low, high, text = db.execute(_EXTENT, (article,)).fetchone()
        return cls(total, low or 0, high or 0, text or 0)

    @property
    def is_run(self) -> bool:
        """Whether they lie together, as an import numbers them: no look at each is needed."""
        return self.high - self.low < 2 * self.total


class Said(NamedTuple):
    """What is said elsewhere of rows: by number of a label, of an annotator, and of a row."""

    labels: Mapping[int, tuple[str, str]]
    annotators: Mapping[int, str]
    attributes: Mapping[int, Attributes]
    parts: Mapping[int, list[tuple[int, int]]]
    """Fragments, where they are more than one."""


def read(
    db: sqlite3.Connection,
    article: tuple[int, str],
    extent: Extent,
    said: Said,
    one_by_one: Callable[[Iterable[Row]], Iterable[Annotation]],
) -> list[Annotation]:
    """The annotations of an article (number, id) by start, longest first, then by id.

    Raises:
        Unreadable: they have to be read one by one.
    """
    number, article_id = article
    if extent.text > MOST_TEXT:
        raise Unreadable
    quotes: dict[str, str] = {}
    found: list[Annotation] = []
    last: tuple[int, str] = (-1, "")
    sorted_so_far = True
    for columns in _bites(db, number, extent):
        if _are_whole(columns, said):
            found += _made(columns, article_id, said, quotes)
            places = [last, *zip(_places(columns), columns[1], strict=True)]
            sorted_so_far = sorted_so_far and places == sorted(places)
            last = places[-1]
        else:
            numbers, ids, *others = columns
            found += one_by_one(zip(numbers, ids, *others, strict=True))
            sorted_so_far = False
    if not sorted_so_far:
        found.sort(key=lambda it: (it.start, -it.end, it.id))
    return found


def _places(columns: Columns) -> Iterable[int]:
    """A number for each row that is the larger the later it is read; no loop of ours."""
    starts, ends = columns[4:6]
    return map(sub, map(lshift, starts, repeat(32)), ends)


def _bites(db: sqlite3.Connection, number: int, extent: Extent) -> Iterator[Columns]:
    query = _COLUMNS + (_RUN if extent.is_run else _SCATTERED)
    step = AT_ONCE if extent.is_run else extent.high or 1
    for low in range(extent.low, extent.high + 1, step):
        try:
            row = db.execute(query, (low, low + step - 1, number)).fetchone()
            numbers = read_numbers(row[0])
            if numbers:
                labels, annotators, starts, ends, created = map(read_numbers, row[3:])
                ids, quotes = _ids(row[1], len(numbers)), _read_texts(row[2])
                yield numbers, ids, labels, annotators, starts, ends, quotes, created
        except (sqlite3.DataError, msgspec.MsgspecError) as failure:  # too long, or no number
            raise Unreadable from failure


def _ids(joined: str, count: int) -> list[str]:
    """The hexadecimal keys as ids; each must be of 16 bytes, or the next would not start in its place."""
    if len(joined) != count * _PITCH - 1 or joined[_PITCH - 1 :: _PITCH] != " " * (count - 1):
        raise Unreadable
    parts = _KEY.iter_unpack(joined.lower().encode("ascii") + b" ")
    return b" ".join(map(b"-".join, parts)).decode("ascii").split(" ")


def _are_whole(columns: Columns, said: Said) -> bool:
    """Whether each row is a whole annotation of one span, with a quote of its length."""
    numbers, _, labels, annotators, starts, ends, quotes, _ = columns
    lengths = list(map(len, quotes))
    return (
        min(starts) >= 0
        and min(lengths) > 0
        and lengths == list(map(sub, ends, starts))
        and said.labels.keys() >= set(labels)
        and said.annotators.keys() >= set(annotators)
        and said.parts.keys().isdisjoint(numbers)
    )


def setters(kind: type) -> list[Any]:
    """What sets each field of a frozen value with slots that is just being made, in their order."""
    return [kind.__dict__[it.name].__set__ for it in fields(kind)]


def _filled(kind: type, count: int, *values: Iterable[Any]) -> list[Any]:
    """Frozen values, from a column for each field; nothing is checked."""
    made = list(map(object.__new__, repeat(kind, count)))
    for set_field, column in zip(setters(kind), values, strict=True):
        deque(map(set_field, made, column), maxlen=0)
    return made


def _made(
    columns: Columns, article_id: str, said: Said, quotes: dict[str, str]
) -> list[Annotation]:
    numbers, ids, labels, annotators, starts, ends, texts, created = columns
    count = len(ids)
    layers = {number: layer for number, (layer, _) in said.labels.items()}
    codes = {number: code for number, (_, code) in said.labels.items()}
    nothing: Attributes = {}
    times: dict[int, int] = {}
    return _filled(
        Annotation,
        count,
        ids,
        repeat(article_id),
        map(layers.__getitem__, labels),
        map(codes.__getitem__, labels),
        zip(map(Span, starts, ends), strict=True),
        map(quotes.setdefault, texts, texts),
        map(said.attributes.get, numbers, repeat(nothing)),
        map(said.annotators.__getitem__, annotators),
        map(times.setdefault, created, created),
    )
