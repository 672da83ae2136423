"""Reads relations that come into an article from other ones, and their far ends; it writes nothing."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import AbstractContextManager

from hashiya.model.relation import Relation, age
from hashiya.store import connection, queries, uid

_BY_SPAN = """SELECT r.uid FROM spans s CROSS JOIN relations r ON r.to_id = s.id
  WHERE s.article_id = ?1 AND r.article_id <> ?1"""
_BY_RELATION = """SELECT r.uid FROM relations r CROSS JOIN spans s ON s.id = r.to_id
  WHERE s.article_id = ?1 AND r.article_id <> ?1"""

Quote = tuple[str, str, str]
"""Id, article and words of an annotation."""


def relations_into(db: sqlite3.Connection, article_id: str) -> tuple[Relation, ...]:
    """Those that end in an article and begin in another, in the order in which they were made.

    Asked of the article's annotations or of all relations, whichever are fewer.
    """
    query = "SELECT id, n_annotations FROM articles WHERE uid = ?"
    number, marks = db.execute(query, (queries.key(article_id),)).fetchone() or (None, 0)
    if number is None or not marks:
        return ()
    arrows = db.execute("SELECT max(id) FROM relations").fetchone()[0] or 0
    asked = _BY_RELATION if arrows < marks else _BY_SPAN
    keys = [row[0] for row in db.execute(asked, (number,))]
    found = queries.find_relations(db, keys).values() if keys else ()
    return tuple(sorted((record for _, record in found), key=age))


Cursor = tuple[int, int, int]
"""How far one came: the label's place in the list, the numbers of article and annotation."""
START: Cursor = (0, 0, 0)
_QUOTES = """SELECT s.article_id, s.id, s.uid, a.uid, s.quote FROM spans s
  JOIN articles a ON a.id = s.article_id
  WHERE s.label_id = (SELECT id FROM labels WHERE layer = ? AND code = ?)
  AND (s.article_id, s.id) > (?, ?) AND a.deleted = 0 AND a.uid <> ?
  ORDER BY s.article_id, s.id LIMIT ?"""


def quotes_outside(
    db: sqlite3.Connection,
    labels: Sequence[tuple[str, str]],
    article_id: str,
    after: Cursor,
    most: int,
) -> tuple[list[Quote], Cursor | None]:
    """Some of the annotations with these labels in all other articles but the bin; ``None``: all were given."""
    at, article, number = after
    if at >= len(labels):
        return [], None
    values = (*labels[at], article, number, queries.key(article_id), most)
    rows = db.execute(_QUOTES, values).fetchall()
    found = [(uid.to_text(row[2]), uid.to_text(row[3]), row[4]) for row in rows]
    if len(rows) < most:
        return found, (at + 1, 0, 0) if at + 1 < len(labels) else None
    return found, (at, rows[-1][0], rows[-1][1])


class AcrossReader:
    """The part of a project's reading half that looks from one article into another."""

    def _reading(self) -> AbstractContextManager[sqlite3.Connection]:
        raise NotImplementedError

    def relations_into(self, article_id: str) -> tuple[Relation, ...]:
        """Relations of other articles that end in this one."""
        with self._reading() as db, connection.snapshot(db):
            return relations_into(db, article_id)

    def quotes_outside(
        self, labels: Sequence[tuple[str, str]], article_id: str, after: Cursor, most: int
    ) -> tuple[list[Quote], Cursor | None]:
        """Id, article and words of some annotations with these labels in all other articles."""
        with self._reading() as db:
            return quotes_outside(db, labels, article_id, after, most)

    def far_ends(self) -> list[str]:
        """Ids of annotations to which a relation of another article points."""
        from hashiya.store import uses  # long after the window stands

        with self._reading() as db:
            return uses.far_ends(db)
