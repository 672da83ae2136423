"""The versions of an article's text, told by its history; nothing is kept beside it, nothing is written."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from hashiya.model.article import Article
from hashiya.model.edit import CORRECT
from hashiya.model.record import Revision
from hashiya.store import codec, journal, queries, uid

_STEPS = """SELECT h.uid, h.act, n.name, h.at, h.undoes FROM history h
  JOIN annotators n ON n.id = h.annotator_id
  WHERE h.id IN (SELECT history_id FROM history_articles WHERE article = ?) ORDER BY h.id"""
Row = tuple[Any, ...]


def of(db: sqlite3.Connection, article_id: str) -> list[Revision]:
    """Every version, the first one first; a version that was taken back and done again is there twice."""
    key = queries.article_key(article_id)
    steps = db.execute(_STEPS, (key,)).fetchall()
    now = queries.article(db, article_id)
    changes = list(_changes(db, steps, article_id))
    first = changes[0][1] if changes else now
    found = [_revision(steps[0] if steps else None, first)]
    found += [_revision(row, after) for row, _, after in changes]
    return [*found[:-1], replace(found[-1], current=True)]


def is_whole_file(db: sqlite3.Connection, article: Article, data: bytes) -> bool:
    """Whether these are the bytes of the file that the article came from.

    A corrected text has a digest of its own: that of the file is then in the history.
    """
    found = hashlib.sha256(data).hexdigest()
    if found == article.sha256:
        return True
    steps = db.execute(_STEPS, (uid.to_bytes(article.id),)).fetchall()
    return any(old.sha256 == found for _, old, _ in _changes(db, steps, article.id))


def _changes(
    db: sqlite3.Connection, steps: list[Row], article_id: str
) -> Iterator[tuple[Row, Article, Article]]:
    """The steps that gave the article another text, with the article before and after."""
    corrections: set[bytes] = set()
    for row in steps:
        key, act, _, _, undoes = row
        if act != CORRECT and undoes not in corrections and not act.startswith("history."):
            continue
        corrections.add(key)
        step = journal.read(db, uid.to_text(key))
        for edit in step.edits if step else ():
            old, new = edit.before, edit.after
            if not isinstance(old, Article) or not isinstance(new, Article):
                continue
            if new.id == article_id and old.text != new.text:
                yield row, old, new


def _revision(row: Row | None, article: Article) -> Revision:
    key, act, by, at = row[:4] if row else (None, "articles.add", "", article.created)
    return Revision(
        step=uid.to_text(key) if key else "",
        act=act,
        by=by,
        at=at,
        text=codec.digest(article.text).hex(),
        code_points=len(article.text),
        current=False,
    )
