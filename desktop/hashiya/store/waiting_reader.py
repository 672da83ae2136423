"""The part of a project's reading half that serves marks without a place, marks as they were once, and which came later;
all SQL lies in ``unplaced``, ``settled`` and ``since``."""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Sequence
from contextlib import AbstractContextManager

from hashiya.model.annotation import Annotation
from hashiya.model.article import Article
from hashiya.model.unplaced import Unplaced
from hashiya.store import connection, queries, settled, since, unplaced


class WaitingReader:
    def _reading(self) -> AbstractContextManager[sqlite3.Connection]:
        raise NotImplementedError

    def unplaced(self, article_id: str) -> tuple[Unplaced, ...]:
        """The marks of an article that lost their place, in the order of the text they were in."""
        with self._reading() as db:
            return unplaced.in_article(db, article_id)

    def find_unplaced(self, ids: Sequence[str]) -> dict[str, Unplaced]:
        """Those of these ids that exist, by id."""
        with self._reading() as db:
            found = unplaced.find(db, [queries.key(it) for it in ids])
        return {it.id: it for _, it in found.values()}

    def waiting(self, annotation_ids: Sequence[str]) -> dict[str, Unplaced]:
        """Those of these annotations that wait for a place, by the annotation's id."""
        with self._reading() as db:
            return unplaced.of_annotations(db, annotation_ids)

    def articles_waiting(self) -> array[int]:
        """Numbers of the articles outside the bin in which marks wait for a place."""
        with self._reading() as db:
            return unplaced.articles(db)

    def settled(self, article_id: str) -> list[Unplaced]:
        """Marks of an article that waited once and were placed or let go, as they waited; the oldest first."""
        with self._reading() as db, connection.snapshot(db):
            return settled.waited(db, article_id)

    def changed(self, article_id: str) -> list[Annotation]:
        """Marks that got another place or label by hand, as they were before; the oldest first."""
        with self._reading() as db, connection.snapshot(db):
            return settled.changed(db, article_id)

    def reach(self) -> since.Reach:
        """How far the marks of the project go by now, to ask what came ``since``."""
        with self._reading() as db, connection.snapshot(db):
            return since.reach(db)

    def since(self, article_id: str, then: since.Reach) -> frozenset[str]:
        """Ids of the marks, relations and marks without a place of an article that were stored after that."""
        with self._reading() as db, connection.snapshot(db):
            return since.since(db, article_id, then)

    def told(self, article_id: str) -> list[Article]:
        """An article as it was before each time that a person gave it another fact; the oldest first."""
        with self._reading() as db, connection.snapshot(db):
            return settled.told(db, article_id)
