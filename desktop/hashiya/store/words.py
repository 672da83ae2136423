"""Feeds the index of words with folded texts; it is no truth, it can be made anew from the texts.

The index holds the coarsest folding (ة as ه, every seat of hamza as one): what is found in it are
candidates, to be looked for in the texts themselves. A text with a word that is too long for it is
always one.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Collection, Iterable

from hashiya.store import connection
from hashiya.store.numbered import by_number
from hashiya.text import folding

CHUNK = 200
_DELETE_ALL = "INSERT INTO text_words(text_words) VALUES ('delete-all')"
_CHECK = "INSERT INTO text_words(text_words) VALUES ('integrity-check')"
MOST_LETTERS = 4_000_000
"""Code points of all texts up to which the index is made anew at one stroke, and looked through whenever a
copy is made."""
FILLED_AT_ONCE = 60_000
"""Code points that are put into an emptied index at one stroke: nobody feels it."""
_LACKING = """SELECT id, text FROM texts t WHERE id > ?
  AND NOT EXISTS (SELECT 1 FROM text_words_docsize d WHERE d.id = t.id) ORDER BY id LIMIT 1"""
_AT_FIRST = (
    ("text_words_data", (1, b"")),
    ("text_words_data", (10, bytes(7))),
    ("text_words_config", ("version", 4)),
)
"""The rows of an index without a word: what it counts, its structure, the form of both."""
MOST_OF_A_WORD = 8_000
"""Letters that are held of what has no space: SQLite keeps 32,768 bytes of a word, ends it inside a letter, and
then cannot read its own list of words."""
CUT = "\ue9c7"
"""The word that a text has in the index when a longer one was cut."""
_LONGER = re.compile(rf"(?<!\S)(\S{{{MOST_OF_A_WORD}}})\S+")
TEXTS = "SELECT id, text FROM texts WHERE id > ? ORDER BY id LIMIT ?"


def folded(text: str) -> str:
    """Letters as the index holds them; words to be looked for are folded the same way."""
    return folding.key(text, ta_marbuta=True, hamza=True)


def held(text: str) -> str:
    """What the index is given of a text."""
    words = folded(text)
    if len(words) <= MOST_OF_A_WORD:
        return words
    words, cut = _LONGER.subn(r"\1", words)
    return f"{words} {CUT}" if cut else words


def add(db: sqlite3.Connection, texts: Collection[tuple[int, str]]) -> None:
    """Index new texts, by their numbers.

    An index that takes nothing is broken: it is emptied, so that it keeps no article out. One that
    lacks texts is not asked, and is made anew by who looks the project through.
    """
    if _is_proved(db):
        try:
            _add(db, texts)
        except sqlite3.DatabaseError:
            empty(db)
            _add(db, texts)
        return
    db.execute("SAVEPOINT adding")
    try:
        _add(db, texts)
        _prove_taken(db)
    except sqlite3.DatabaseError:
        # takes along what the index still holds, else it refuses every further savepoint
        db.execute("ROLLBACK TO adding")
        empty(db)
        _add(db, texts)
    db.execute("RELEASE adding")


def covers(db: sqlite3.Connection) -> bool:
    """Whether every text is in it: then it may be asked."""
    query = "SELECT (SELECT count(*) FROM texts) = (SELECT count(*) FROM text_words_docsize)"
    return bool(db.execute(query).fetchone()[0])


def _is_proved(db: sqlite3.Connection) -> bool:
    query = "SELECT 1 FROM temp.sqlite_schema WHERE name = 'words_taken'"
    return bool(db.execute(query).fetchone())


def _prove_taken(db: sqlite3.Connection) -> None:
    """Have the first texts of a connection written at once: a broken index would only refuse the commit."""
    db.execute("SAVEPOINT taken")  # at each of them the index writes what it holds
    db.execute("RELEASE taken")
    db.execute("CREATE TEMP TABLE words_taken(yes)")


def _add(db: sqlite3.Connection, texts: Iterable[tuple[int, str]]) -> None:
    db.executemany(
        "INSERT INTO text_words(rowid, body) VALUES (?, ?)",
        ((number, held(text)) for number, text in texts),
    )


def mend(db: sqlite3.Connection) -> bool:
    """Make a broken index anew, in a copy; gives whether it was. Of a large project the doctor tells it."""
    if is_large(db) or not _is_there(db) or _holds_together(db):
        return False
    rebuild(db)
    return True


def _is_there(db: sqlite3.Connection) -> bool:
    """Older projects have none."""
    return bool(db.execute("SELECT 1 FROM sqlite_schema WHERE name = 'text_words'").fetchone())


def _holds_together(db: sqlite3.Connection) -> bool:
    texts = db.execute("SELECT count(*) FROM texts").fetchone()[0]
    try:
        db.execute(_CHECK)
        indexed = db.execute("SELECT count(*) FROM text_words_docsize").fetchone()[0]
        # of an index whose head is overwritten SQLite says that it is in order, and finds nothing
        db.execute("CREATE VIRTUAL TABLE temp.seen USING fts5vocab(main, text_words, row)")
        some = db.execute("SELECT 1 FROM temp.seen LIMIT 1").fetchone()
    except sqlite3.DatabaseError:
        return False
    finally:
        db.execute("DROP TABLE IF EXISTS temp.seen")
    return indexed == texts and bool(some or not texts)


def rebuild(db: sqlite3.Connection) -> None:
    """Make the index anew, however damaged it is; the caller holds the transaction."""
    empty(db)
    for texts in by_number(db, TEXTS, CHUNK):
        _add(db, texts)


def fill(db: sqlite3.Connection) -> bool:
    """Put some of the texts that it lacks into an index that was emptied; whether it has all now.

    How far it came is known to the connection alone: another one begins at the first text.
    """
    db.execute("CREATE TEMP TABLE IF NOT EXISTS words_filled(at INTEGER NOT NULL)")
    at = db.execute("SELECT coalesce(max(at), 0) FROM temp.words_filled").fetchone()[0]
    letters = FILLED_AT_ONCE
    while letters > 0:
        row = db.execute(_LACKING, (at,)).fetchone()
        if row is None:
            return True
        _add(db, [row])
        at, letters = row[0], letters - len(row[1])
    db.execute("INSERT INTO temp.words_filled VALUES (?)", (at,))
    return False


def is_large(db: sqlite3.Connection) -> bool:
    """Whether making it anew takes longer than a window can wait."""
    query = "SELECT coalesce(sum(n_chars), 0) FROM texts"
    return db.execute(query).fetchone()[0] > MOST_LETTERS


def empty(db: sqlite3.Connection) -> None:
    """Take everything out of the index, first making it one that SQLite can open."""
    db.execute("DROP TABLE IF EXISTS temp.words_filled")
    db.execute("SAVEPOINT emptying")
    try:
        db.execute(_DELETE_ALL)
        db.execute(_CHECK)
    except sqlite3.DatabaseError:
        db.execute("ROLLBACK TO emptying")
        with connection.undefended(db):
            for table, row in _AT_FIRST:
                db.execute(f"INSERT OR REPLACE INTO {table} VALUES (?, ?)", row)
        db.execute(_DELETE_ALL)
    db.execute("RELEASE emptying")
