"""The corpus list out of the file: columns of numbers at once, lines and words by numbers; it writes nothing.

An article is named by its row number here: what is held of a million articles is a few numbers each.
"""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Iterable, Iterator, Sequence
from heapq import merge

from hashiya.model.article import ArticleLine
from hashiya.model.columns import BINNED, STATUSES, Columns, TextOrder
from hashiya.store import queries
from hashiya.store.bad_row import decoding
from hashiya.text import folding

_AT_ONCE = 4_096
_SORTED = 16_384
_STATE = " ".join(f"WHEN '{it}' THEN {k}" for k, it in enumerate(STATUSES))
_COLUMNS = f"""SELECT id, position, CASE status {_STATE} ELSE 0 END + {BINNED} * (deleted <> 0),
  coalesce(n_annotations, 0), coalesce(n_chars, 0) FROM articles {{}} ORDER BY id"""
_LINES = queries.LINE.replace("SELECT ", "SELECT a.id, ", 1)
_WORDS = """SELECT id, title || ' ' || name || ' ' || source || ' ' || published FROM articles
  WHERE id BETWEEN ? AND ? ORDER BY id"""
_TITLES = (
    "SELECT id, position, CASE title WHEN '' THEN name ELSE title END FROM articles ORDER BY id"
)
_DATES = "SELECT id, position, published FROM articles ORDER BY id"
_HEAD = "WHERE id IN (SELECT id FROM articles WHERE deleted = 0 ORDER BY position, id LIMIT ?)"

Words = list[tuple[int, str]]


def size(db: sqlite3.Connection) -> int:
    """At most so many articles there are; found without a walk along the table."""
    return db.execute("SELECT coalesce(max(id), 0) FROM articles").fetchone()[0]


def count(db: sqlite3.Connection) -> int:
    """How many articles there are, the bin left out."""
    return db.execute("SELECT count(*) FROM articles WHERE deleted = 0").fetchone()[0]


def columns(db: sqlite3.Connection, first: int | None = None) -> Columns:
    """One walk along the table, without a text; or only the ``first`` articles of the list."""
    found = Columns()
    if first is None:
        rows = db.execute(_COLUMNS.format(""))
    else:
        rows = db.execute(_COLUMNS.format(_HEAD), (first,))
    while some := rows.fetchmany(_AT_ONCE):
        numbers, positions, states, annotations, lengths = zip(*some, strict=True)
        found.numbers.extend(numbers)
        found.positions.extend(positions)
        found.states += bytes(states)
        found.annotations.extend(annotations)
        found.lengths.extend(lengths)
    return found


def lines(db: sqlite3.Connection, numbers: Sequence[int]) -> dict[int, ArticleLine]:
    """The lines of these articles, of those that are there."""
    found: dict[int, ArticleLine] = {}
    for at in range(0, len(numbers), queries.CHUNK):
        part = numbers[at : at + queries.CHUNK]
        query = f"{_LINES} WHERE a.id IN ({','.join('?' * len(part))})"
        found |= _lines(db.execute(query, tuple(part)))
    return found


def lines_of(db: sqlite3.Connection, article_ids: Sequence[str]) -> dict[int, ArticleLine]:
    """The same by ids."""
    found: dict[int, ArticleLine] = {}
    keys = [queries.key(it) for it in article_ids]
    for at in range(0, len(keys), queries.CHUNK):
        part = keys[at : at + queries.CHUNK]
        query = f"{_LINES} WHERE a.uid IN ({','.join('?' * len(part))})"
        found |= _lines(db.execute(query, part))
    return found


def _lines(rows: Iterable[queries.Row]) -> dict[int, ArticleLine]:
    found: dict[int, ArticleLine] = {}
    for row in rows:
        with decoding():
            found[row[0]] = queries.line(row[1:])
    return found


def words(db: sqlite3.Connection, ranges: Iterable[tuple[int, int]]) -> Iterator[Words]:
    """What an article is found by in the list, for these ranges of numbers, one after the other."""
    for first, last in ranges:
        yield db.execute(_WORDS, (first, last)).fetchall()


def in_order(db: sqlite3.Connection, order: TextOrder) -> array[int]:
    """All articles by what only their rows say; those that say the same in the order of the list."""
    return _by_date(db) if order == "published" else _by_title(db)


def _by_title(db: sqlite3.Connection) -> array[int]:
    """Folded some at a time, for one costs as much as fifty; sorted in pieces, so that threads take turns."""
    pieces: list[list[tuple[str, int, int]]] = []
    rows = db.execute(_TITLES)
    while some := rows.fetchmany(_SORTED):
        titles = "\n".join(title.replace("\n", " ") for _, _, title in some)
        keys = folding.key(titles).split("\n")
        pieces.append(sorted((key, it[1], it[0]) for key, it in zip(keys, some, strict=True)))
    return array("q", (number for _, _, number in merge(*pieces)))


def _by_date(db: sqlite3.Connection) -> array[int]:
    """The newest first, a year before its days, those without a date last: many articles share a day."""
    days: dict[str, list[tuple[int, int]]] = {}
    rows = db.execute(_DATES)
    while some := rows.fetchmany(_AT_ONCE):
        for number, position, published in some:
            days.setdefault(published, []).append((position, number))
    found: array[int] = array("q")
    for day in sorted(days, key=lambda it: (not it, [-ord(letter) for letter in it])):
        found.extend([number for _, number in sorted(days[day])])
    return found


def letters(db: sqlite3.Connection) -> int:
    """Letters of all articles outside the bin."""
    query = "SELECT coalesce(sum(n_chars), 0) FROM articles WHERE deleted = 0"
    return db.execute(query).fetchone()[0]
