"""What of a project must agree with itself: file, indexes, history, index of words; it only looks.

SQLite's quick check does not compare an index with its table, and a flipped bit there hides a
record from who asks by it: only the thorough check does.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator

import msgspec

from hashiya.model.article import Article
from hashiya.model.record import Finding
from hashiya.store import (
    codec,
    complaints,
    evidence,
    facts,
    journal,
    owning,
    queries,
    revisions,
    uid,
    words,
)
from hashiya.store.numbered import by_number
from hashiya.store.schema import tables

MOST_COMPLAINTS = 20
MOST_LETTERS = 4_000_000
"""Code points of all texts up to which the index of words is compared place by place."""
_WORDS = next(it for it in tables.KEEPING if "fts5" in it).split("(", 1)[1]
Tick = Callable[[], object]
"""Called often; who wants to stop raises."""
_THERE, _FRESH = "words_there", "words_fresh"


def damage(message: str, **values: str | int) -> Finding:
    return Finding(severity="damage", message=message, values=values)


def of_the_file(db: sqlite3.Connection, *, thorough: bool) -> Iterator[Finding]:
    told = complaints.found(db, "integrity_check" if thorough else "quick_check", MOST_COMPLAINTS)
    for complaint in told:
        detail = complaint[:200]
        # where the list is full there may be more than it says
        owners = owning.articles(db, detail) if len(told) < MOST_COMPLAINTS else {}
        for article, name in owners.items():
            values: dict[str, str | int] = {"detail": detail, "name": name}
            yield Finding(
                severity="damage", message="store-finding-file", values=values, article=article
            )
        if not owners:
            yield damage("store-finding-file", detail=detail)


def of_the_project(db: sqlite3.Connection, tick: Tick) -> Iterator[Finding]:
    """Its own facts, and the history step by step."""
    try:
        if not facts.sound(db):
            yield damage("store-finding-facts")
        bad = 0
        for _, stored, computed in journal.sealed(db):
            tick()
            bad += stored != computed
        # a part or a place of a step that is not there
        bad += _lone(db, "history_edits") + _lone(db, "history_articles")
    except (sqlite3.Error, ValueError, TypeError):
        yield damage("store-finding-history-unreadable")
    else:
        if bad:
            yield damage("store-finding-history", count=bad)


def _lone(db: sqlite3.Connection, table: str) -> int:
    query = f"SELECT count(*) FROM {table} WHERE history_id NOT IN (SELECT id FROM history)"
    return db.execute(query).fetchone()[0]


def of_the_chain(db: sqlite3.Connection, tick: Tick) -> Iterator[Finding]:
    """Whether the history, step after step, leads to the records that are there."""
    try:
        latest: dict[bytes, int] = {}
        for (data,) in db.execute("SELECT edits FROM history_edits ORDER BY history_id, part"):
            tick()
            for kind, before, after in codec.raw_edits(data):
                key = evidence.key_of(kind, after or before or b"{}")
                if after is None:
                    latest.pop(key, None)
                elif kind != "schema":
                    latest[key] = codec.checksum(after)
        strange: dict[str, list[bytes]] = {}
        for table in ("articles", "spans", "relations", "unplaced"):
            for key, crc in db.execute(f"SELECT uid, checksum FROM {table} NOT INDEXED"):
                if latest.pop(key, None) != crc:
                    strange.setdefault(table, []).append(key)
        yield from owning.of_the_chain(db, strange, latest.keys())
    except (sqlite3.Error, ValueError, TypeError, msgspec.MsgspecError):
        yield damage("store-finding-history-unreadable")


def of_an_article(
    db: sqlite3.Connection, article: Article, marks: tuple[int, int]
) -> Iterator[str]:
    """What does not fit of the bytes it came from and of the counts kept for the list."""
    key = uid.to_bytes(article.id)
    row = db.execute("SELECT bytes FROM originals WHERE article = ?", (key,)).fetchone()
    if row is not None and not revisions.is_whole_file(db, article, row[0]):
        yield "store-finding-original"
    if queries.counts(db, article.id) != (*marks, len(article.text), len(article.text)):
        yield "store-finding-counts"


def of_the_words(db: sqlite3.Connection, tick: Tick) -> Iterator[Finding]:
    """Whether the index of words is the one that the texts give."""
    try:
        letters = db.execute("SELECT coalesce(sum(n_chars), 0) FROM texts").fetchone()[0]
        kind = "instance" if letters <= MOST_LETTERS else "row"
        same = _same_words(db, kind, tick)
    except (sqlite3.Error, ValueError, TypeError):
        same = False
    if not same:
        yield damage("store-finding-words")


def _same_words(db: sqlite3.Connection, kind: str, tick: Tick) -> bool:
    """Made anew beside it and compared; what is made is gone afterwards."""
    try:
        db.execute(f"CREATE VIRTUAL TABLE temp.{_FRESH} USING fts5({_WORDS}")
        db.execute(f"CREATE VIRTUAL TABLE temp.fresh_list USING fts5vocab(temp, {_FRESH}, {kind})")
        db.execute(f"CREATE VIRTUAL TABLE temp.{_THERE} USING fts5vocab(main, text_words, {kind})")
        for texts in by_number(db, words.TEXTS, words.CHUNK):
            tick()
            db.executemany(
                f"INSERT INTO temp.{_FRESH}(rowid, body) VALUES (?, ?)",
                ((number, words.held(text)) for number, text in texts),
            )
        there = db.execute(f"SELECT * FROM temp.{_THERE}")
        fresh = db.execute("SELECT * FROM temp.fresh_list")
        try:
            return all(one == other for one, other in zip(there, fresh, strict=True))
        finally:
            there.close()
            fresh.close()
    finally:
        for table in (_THERE, "fresh_list", _FRESH):
            db.execute(f"DROP TABLE IF EXISTS temp.{table}")
