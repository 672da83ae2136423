"""The part of a project's reading half that serves tables of the whole project; all SQL lies in ``table_rows``."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager

from hashiya.model.table_rows import Asked, MarkRow
from hashiya.store import connection


class TableReader:
    def _reading(self) -> AbstractContextManager[sqlite3.Connection]:
        raise NotImplementedError

    def mark_rows(
        self, asked: Asked, article_ids: Sequence[str] | None = None, first: int | None = None
    ) -> Iterator[list[MarkRow]]:
        """Marks for a table in the order of the corpus, some at a time; any thread may ask."""
        from hashiya.store import table_rows  # long after the window stands

        with self._reading() as db, connection.snapshot(db):
            yield from table_rows.rows(db, asked, article_ids, first)

    def mark_count(self, labels: Iterable[tuple[str, str]]) -> int:
        """How many marks there are with these labels, the bin left out."""
        from hashiya.store import table_rows

        with self._reading() as db:
            return table_rows.count(db, labels)

    def stored_text(self, article_id: str) -> str:
        """An article's text alone; empty when there is no such article."""
        from hashiya.store import table_rows

        with self._reading() as db:
            return table_rows.text(db, article_id)

    def far_ends(self) -> list[str]:
        """Ids of annotations to which a relation of another article points."""
        from hashiya.store import uses

        with self._reading() as db:
            return uses.far_ends(db)
