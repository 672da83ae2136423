"""Which marks of an article were stored later than others: the numbers of rows rise, and are never given again while
the newest row stands."""

from __future__ import annotations

import sqlite3

from hashiya.store import queries, uid

Reach = tuple[int, int, int]
"""The last numbers of spans, relations and marks without a place."""

_TABLES = ("spans", "relations", "unplaced")
_HERE = "article_id = (SELECT id FROM articles WHERE uid = ?)"


def reach(db: sqlite3.Connection) -> Reach:
    spans, relations, unplaced = (
        db.execute(f"SELECT coalesce(max(id), 0) FROM {it}").fetchone()[0] for it in _TABLES
    )
    return spans, relations, unplaced


def since(db: sqlite3.Connection, article_id: str, then: Reach) -> frozenset[str]:
    """Ids of what is in the article and was stored, or changed in a way that gives it another row, after that."""
    key = queries.key(article_id)
    found: list[str] = []
    for table, last in zip(_TABLES, then, strict=True):
        query = f"SELECT uid FROM {table} WHERE {_HERE} AND id > ?"
        found += [uid.to_text(it) for (it,) in db.execute(query, (key, last))]
    return frozenset(found)
