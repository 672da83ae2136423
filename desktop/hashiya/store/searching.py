"""Finds the articles in which words may stand: by the index where it can tell, else all; it matches nothing.

The index knows whole words. What may be the middle or the end of longer words is looked up in the
list of all words of the project first: كتاب leads to والكتاب and كتابه. What is given are
candidates; whoever asked looks into the texts.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from typing import NamedTuple

from hashiya.store import uid, words
from hashiya.text.matching import Edges

MANY_WORDS = 2_000
"""Different words from which looking into every text is no slower than asking for each."""
HEAD = 64
"""Texts at the top of the list that are looked into without the index: what is frequent is found there
before the index could be asked, and the list of all words need not be read for it."""
FIRST, MOST = 16, 256
"""Texts read at once: few at first, so that the first places are soon there."""

# letters and digits on which every Unicode version agrees, as folded; other letters are not looked up
_CERTAIN = re.compile(r"[\x00-\x7f\xa0-\xbf\u0590-\u05ff\u0600-\u061f\u0621-\u06ff\u2000-\u206f]*")
_WORD = re.compile(r"[^\W_]+")
_LIST = """SELECT a.uid, a.name, a.title, a.text_id FROM articles a WHERE a.deleted = 0 {}
  ORDER BY a.position, a.id"""
Known = tuple[int, str]
"""How many texts there were, and every word of them; below zero: the index is known to be wrong."""
Candidate = tuple[bytes, str, str, int]
"""An article's key, name and title, and the number of its text."""


class Text(NamedTuple):
    """A candidate: an article's id, name, title and text."""

    article: str
    name: str
    title: str
    text: str


def vocabulary(db: sqlite3.Connection) -> str:
    """Every different word of the index, each between two line ends."""
    db.execute(
        "CREATE VIRTUAL TABLE IF NOT EXISTS temp.vocabulary USING fts5vocab('main', 'text_words', 'row')"
    )
    found = db.execute("SELECT term FROM temp.vocabulary").fetchall()
    return "\n" + "".join(f"{term}\n" for (term,) in found)


def found(
    db: sqlite3.Connection, needle: str, edges: Edges, known: Known
) -> tuple[list[Candidate], Known]:
    """The candidates, and what is known of the words now; all of them where the index cannot be trusted."""
    try:
        if known[0] >= 0 and words.covers(db):
            size = _size(db)
            if known[0] != size:
                known = size, vocabulary(db)
            return candidates(db, query(needle, edges, known[1])), known
    except sqlite3.DatabaseError:  # it is damaged
        pass
    return candidates(db, None), known


def _size(db: sqlite3.Connection) -> int:
    """How many texts there are: as long as it is the same, so is the vocabulary, for they are only added."""
    return db.execute("SELECT coalesce(max(id), 0) FROM texts").fetchone()[0]


def query(needle: str, edges: Edges, known: str) -> str | None:
    """What to ask the index for; ``None``: it cannot tell, and every text is a candidate.

    ``known`` is the vocabulary. An empty answer means that no text has it. Texts of which a word was cut
    may have everything.
    """
    asked = _asked(needle, edges, known)
    if asked is None or f"\n{words.CUT}\n" not in known:
        return asked
    cut = f'"{words.CUT}"'
    return f"({asked}) OR {cut}" if asked else cut


def _asked(needle: str, edges: Edges, known: str) -> str | None:
    folded = words.folded(needle)
    if not _CERTAIN.fullmatch(folded):
        return None
    found = list(_WORD.finditer(folded))
    if not found:
        return None
    parts: list[str] = []
    for k, it in enumerate(found):
        before = k == 0 and it.start() == 0 and edges == "anywhere"
        after = k == len(found) - 1 and it.end() == len(folded) and edges != "whole"
        terms = _terms(it[0], known, before=before, after=after)
        if len(terms) > MANY_WORDS:
            continue
        if not terms:
            return ""
        parts.append("(" + " OR ".join(f'"{term}"' for term in terms) + ")")
    return " AND ".join(parts) or None


def _terms(word: str, known: str, *, before: bool, after: bool) -> list[str]:
    """The words of the project that are this one, or have letters before or after it.

    A word with a letter on which Unicode versions differ may be two words to us: it counts always.
    """
    found: list[str] = []
    at = known.find(word)
    while at >= 0 and len(found) <= MANY_WORDS:
        first, last = known.rfind("\n", 0, at) + 1, known.index("\n", at)
        term = known[first:last]
        starts = before or term.startswith(word)
        fits = starts and (after or (term.endswith(word) if before else term == word))
        if fits or not _CERTAIN.fullmatch(term):
            found.append(term)
        at = known.find(word, last)
    return found


def head(db: sqlite3.Connection) -> list[Candidate]:
    """The first articles of the list."""
    return db.execute(_LIST.format("") + " LIMIT ?", (HEAD,)).fetchall()


def candidates(db: sqlite3.Connection, asked: str | None) -> list[Candidate]:
    """Articles outside the bin, in the order of the list."""
    if asked is None:
        return db.execute(_LIST.format("")).fetchall()
    if not asked:
        return []
    clause = "AND a.text_id IN (SELECT rowid FROM text_words WHERE text_words MATCH ?)"
    return db.execute(_LIST.format(clause), (asked,)).fetchall()


def texts(db: sqlite3.Connection, chosen: list[Candidate]) -> Iterator[Text]:
    """The candidates with their texts, some at a time; nothing is held open between them."""
    at, many = 0, FIRST
    while at < len(chosen):
        some = chosen[at : at + many]
        marks = ",".join("?" * len(some))
        rows = db.execute(
            f"SELECT id, text FROM texts WHERE id IN ({marks})", [it[3] for it in some]
        ).fetchall()
        found = dict(rows)
        for key, name, title, number in some:
            yield Text(uid.to_text(key), name, title, found[number])
        at += many
        many = min(many * 2, MOST)
