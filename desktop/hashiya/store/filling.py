"""Fills what version 3 brought from what a file holds already; it runs inside the renewing transaction."""

from __future__ import annotations

import sqlite3

from hashiya.store import facts, journal, standing, words


def fill(db: sqlite3.Connection) -> None:
    db.execute(
        """UPDATE articles SET
        n_chars = (SELECT t.n_chars FROM texts t WHERE t.id = articles.text_id)"""
    )
    standing.fill(db)
    journal.seal_all(db)
    words.rebuild(db)
    facts.seal(db)
