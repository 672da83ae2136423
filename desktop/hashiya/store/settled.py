"""Marks that waited for a place once, as the history has them; it changes nothing.

Whether one stands in the text now, and where, the rows say: it has its id there.
"""

from __future__ import annotations

import sqlite3

from hashiya.model.unplaced import Unplaced
from hashiya.store import journal, past, queries, uid
from hashiya.store.bad_row import decoding

ACTS = ("correcting.place", "correcting.let_go")
"""What a person does with a mark that waits."""
_STEPS = f"""SELECT h.uid FROM history_articles a JOIN history h ON h.id = a.history_id
  WHERE a.article = ? AND h.act IN ({", ".join("?" * len(ACTS))}) ORDER BY h.id"""


def in_article(db: sqlite3.Connection, article_id: str) -> list[Unplaced]:
    """Those that steps placed or let go which were not taken back; the oldest first."""
    rows = db.execute(_STEPS, (queries.key(article_id), *ACTS)).fetchall()
    with decoding():
        steps = [uid.to_text(it) for (it,) in rows]
    gone = past.undone(db, steps)
    found: list[Unplaced] = []
    for step_id in steps:
        step = None if step_id in gone else journal.read(db, step_id)
        for edit in step.edits if step else ():
            it = edit.before
            if isinstance(it, Unplaced) and edit.after is None and it.article == article_id:
                found.append(it)
    return found
