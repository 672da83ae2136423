"""Feeds the index of words with folded texts; it is no truth, it can be made anew from the texts.

The index holds the coarsest folding (ة as ه, every seat of hamza as one): what is found in it are
candidates, to be looked for in the texts themselves.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from hashiya.store import connection
from hashiya.store.numbered import by_number
from hashiya.text import folding

CHUNK = 200
_DELETE_ALL = "INSERT INTO text_words(text_words) VALUES ('delete-all')"
_AT_FIRST = (
    ("text_words_data", (1, b"")),
    ("text_words_data", (10, bytes(7))),
    ("text_words_config", ("version", 4)),
)
"""The rows of an index without a word: what it counts, its structure, the form of both."""
TEXTS = "SELECT id, text FROM texts WHERE id > ? ORDER BY id LIMIT ?"


def folded(text: str) -> str:
    """The text as the index holds it; words to be looked for are folded the same way."""
    return folding.key(text, ta_marbuta=True, hamza=True)


def add(db: sqlite3.Connection, texts: Iterable[tuple[int, str]]) -> None:
    """Index new texts, by their numbers."""
    db.executemany(
        "INSERT INTO text_words(rowid, body) VALUES (?, ?)",
        ((number, folded(text)) for number, text in texts),
    )


def rebuild(db: sqlite3.Connection) -> None:
    """Make the index anew, however damaged it is; the caller holds the transaction."""
    _empty(db)
    for texts in by_number(db, TEXTS, CHUNK):
        add(db, texts)


def _empty(db: sqlite3.Connection) -> None:
    """Take everything out of the index, first making it one that SQLite can open."""
    db.execute("SAVEPOINT emptying")
    try:
        db.execute(_DELETE_ALL)
        db.execute("INSERT INTO text_words(text_words) VALUES ('integrity-check')")
    except sqlite3.DatabaseError:
        db.execute("ROLLBACK TO emptying")
        with connection.undefended(db):
            for table, row in _AT_FIRST:
                db.execute(f"INSERT OR REPLACE INTO {table} VALUES (?, ?)", row)
        db.execute(_DELETE_ALL)
    db.execute("RELEASE emptying")
