"""Marks and facts as they were before a person dealt with them, as the history has them; it changes nothing.

Whether one stands in the text now, and where, the rows say: it has its id there.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from hashiya.model.annotation import Annotation
from hashiya.model.article import Article
from hashiya.model.edit import Edit
from hashiya.model.unplaced import Unplaced
from hashiya.store import journal, past, queries, uid
from hashiya.store.bad_row import decoding

PLACING = ("correcting.place", "correcting.let_go")
"""What a person does with a mark that waits."""
CHANGING = ("annotate.move", "annotate.retag", "claims.widen", "fixing.fix")
"""What gives a mark another place or label by hand."""
TELLING = ("articles.rename", "articles.update")
"""What gives an article another fact by hand."""
_STEPS = """SELECT h.uid FROM history_articles a JOIN history h ON h.id = a.history_id
  WHERE a.article = ? AND h.act IN ({}) ORDER BY h.id"""


def waited(db: sqlite3.Connection, article_id: str) -> list[Unplaced]:
    """Those that waited for a place and were placed or let go; the oldest first."""
    edits = _edits(db, article_id, PLACING)
    found = (it.before for it in edits if it.after is None)
    return [it for it in found if isinstance(it, Unplaced) and it.article == article_id]


def changed(db: sqlite3.Connection, article_id: str) -> list[Annotation]:
    """Those that got another place or label, as they were before; the oldest first."""
    edits = _edits(db, article_id, CHANGING)
    found = (it.before for it in edits if it.after is not None)
    return [it for it in found if isinstance(it, Annotation) and it.article == article_id]


def told(db: sqlite3.Connection, article_id: str) -> list[Article]:
    """The article as it was before each time that a person gave it another fact; the oldest first."""
    edits = _edits(db, article_id, TELLING)
    found = (it.before for it in edits if it.after is not None)
    return [it for it in found if isinstance(it, Article) and it.id == article_id]


def _edits(db: sqlite3.Connection, article_id: str, acts: tuple[str, ...]) -> Iterator[Edit]:
    """The edits of steps with these acts that were not taken back."""
    query = _STEPS.format(", ".join("?" * len(acts)))
    rows = db.execute(query, (queries.key(article_id), *acts)).fetchall()
    with decoding():
        steps = [uid.to_text(it) for (it,) in rows]
    gone = past.undone(db, steps)
    for step_id in steps:
        step = None if step_id in gone else journal.read(db, step_id)
        yield from step.edits if step else ()
