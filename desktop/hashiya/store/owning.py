"""Whose is it? Tells in which articles a damaged row or entry lies, as far as that can be known; it only reads."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress

from hashiya.model.record import Finding
from hashiya.store import codec, evidence, uid

NAME = "CAST(CASE title WHEN '' THEN name ELSE title END AS BLOB)"
"""What a person calls an article, as bytes: damage may have left no letters."""
_ROW = re.compile(r"row (\d+) (?:missing from|values differ from) index (\w+)$")
_CONTENT = re.compile("CHECK constraint failed in spans$")
_OF_ARTICLES = {
    "spans": "spans_article",
    "relations": "relations_article",
    "unplaced": "unplaced_article",
}
"""The index by which each table's rows are found for their article: it may say another one than the row."""


def readable(raw: object) -> str:
    return raw.decode("utf-8", "replace") if isinstance(raw, bytes) else str(raw)


def articles(db: sqlite3.Connection, complaint: str) -> dict[str, str]:
    """Id and name of the articles that one of SQLite's complaints is about; none: it is of the file.

    A row that its index does not have is content of its article: the order of the index is whole.
    """
    found: set[int] = set()
    with suppress(sqlite3.Error, ValueError, TypeError):
        if row := _ROW.match(complaint):
            found = _of_row(db, int(row[1]), row[2])
        elif _CONTENT.match(complaint):
            found = _reversed(db)
        names = _named(db, "id", found)
        return names if len(names) == len(found) else {}
    return {}


def _of_row(db: sqlite3.Connection, number: int, index: str) -> set[int]:
    query = "SELECT tbl_name FROM sqlite_schema WHERE type = 'index' AND name = ?"
    table = (db.execute(query, (index,)).fetchone() or ("",))[0]
    if table == "articles":
        return {number}
    if table not in _OF_ARTICLES:
        return set()
    said = db.execute(f"SELECT article_id FROM {table} NOT INDEXED WHERE id = ?", (number,))
    found = {it for (it,) in said.fetchall()}
    listed = (
        f"SELECT id, article_id FROM {table} INDEXED BY {_OF_ARTICLES[table]} ORDER BY article_id"
    )
    return found | {article for its_id, article in db.execute(listed) if its_id == number}


def _reversed(db: sqlite3.Connection) -> set[int]:
    """Articles with a span that could never be stored: SQLite does not say in which row it lies."""
    query = "SELECT article_id FROM spans NOT INDEXED WHERE NOT (start >= 0 AND end > start)"
    return {it for (it,) in db.execute(query)}


def of_the_chain(
    db: sqlite3.Connection, strange: Mapping[str, list[bytes]], missing: Collection[bytes]
) -> Iterator[Finding]:
    """What the history does not lead to, and what it leads to and is not there, article by article."""
    counts: dict[bytes, int] = {}
    lost = 0
    for table, keys in strange.items():
        for key in keys:
            owner = key if table == "articles" else _owner(db, table, key)
            lost += owner is None
            if owner is not None:
                counts[owner] = counts.get(owner, 0) + 1
    for owner in _owners_in_history(db, set(missing)) if missing else ():
        counts[owner] = counts.get(owner, 0) + 1
    names = _named(db, "uid", counts)
    for key, count in counts.items():
        its_id = uid.to_text(key)
        if its_id not in names:
            lost += count
            continue
        yield Finding(
            severity="damage",
            message="store-finding-chain-article",
            values={"name": names[its_id], "count": count},
            article=its_id,
        )
    if lost:
        yield Finding(severity="damage", message="store-finding-chain", values={"count": lost})


def _owner(db: sqlite3.Connection, table: str, key: bytes) -> bytes | None:
    query = f"""SELECT a.uid FROM {table} r NOT INDEXED JOIN articles a ON a.id = r.article_id
      WHERE r.uid = ?"""
    row = db.execute(query, (key,)).fetchone()
    return row[0] if row else None


def _owners_in_history(db: sqlite3.Connection, missing: set[bytes]) -> list[bytes]:
    """The article of each of these records, by its last version."""
    found: dict[bytes, bytes] = {}
    for (data,) in db.execute("SELECT edits FROM history_edits ORDER BY history_id, part"):
        for kind, before, after in codec.raw_edits(data):
            raw = after or before or b"{}"
            key = evidence.key_of(kind, raw)
            if key in missing and (place := evidence.place_of(kind, raw)) is not None:
                found[key] = place
    return list(found.values())


def _named(db: sqlite3.Connection, column: str, which: Iterable[int | bytes]) -> dict[str, str]:
    found: dict[str, str] = {}
    for it in which:
        query = f"SELECT uid, {NAME} FROM articles NOT INDEXED WHERE {column} = ?"
        for key, raw in db.execute(query, (it,)).fetchall():
            found[uid.to_text(key)] = readable(raw)
    return found
