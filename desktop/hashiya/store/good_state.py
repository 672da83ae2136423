"""One article read whole from a sound place, and put back into a damaged one; it looks for no backup.

What a reader could get of the damaged article is changed by one step; what nobody could read is
written anew in its row. The caller holds the transaction.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from hashiya.model.annotation import Annotation
from hashiya.model.article import Article
from hashiya.model.damage import Whole
from hashiya.model.dataset import AnnotatedArticle
from hashiya.model.edit import Edit, Record, Step
from hashiya.model.errors import HashiyaError, NoSuchArticle
from hashiya.model.relation import Relation
from hashiya.model.repair import Part, Repaired
from hashiya.store import check, codec, connection, queries, rows, uid, unplaced, words, writing
from hashiya.store.renewing import is_old

_TABLES: dict[str, type[Annotation | Relation]] = {"spans": Annotation, "relations": Relation}
_SUMMED: dict[type[Record], str] = {Annotation: "spans", Relation: "relations", Article: "articles"}


def whole_in(path: Path, article_id: str) -> Whole | None:
    """The article as a backup has it, if it is whole there and the backup is of today's tables."""
    try:
        with closing(connection.connect(path, "ro", immutable=True)) as db:
            if is_old(db) or any(check.of_article(db, article_id)):
                return None
            return _read(db, article_id)
    except (sqlite3.Error, HashiyaError, ValueError, OSError):
        return None  # the backup is damaged itself, or gone


def _read(db: sqlite3.Connection, article_id: str) -> Whole:
    shown = AnnotatedArticle(
        article=queries.article(db, article_id),
        annotations=queries.annotations_in(db, article_id),
        relations=queries.relations_in(db, article_id),
    )
    waiting = unplaced.in_article(db, article_id)
    return Whole(shown=shown, unplaced=waiting, original=queries.original(db, article_id))


def put_back(db: sqlite3.Connection, step: Step, good: Whole) -> Repaired:
    """Make the article what it is in ``good``; ``step`` comes without edits and is given with them.

    Raises:
        NoSuchArticle: it is not in the project any more.
    """
    read_text = db.text_factory
    db.text_factory = _read_anyhow
    try:
        return _PutBack(db, step, good).run()
    finally:
        db.text_factory = read_text


def _read_anyhow(raw: bytes) -> str:
    return raw.decode("utf-8", "replace")


class _PutBack:
    def __init__(self, db: sqlite3.Connection, step: Step, good: Whole) -> None:
        self._db = db
        self._step = step
        self._good = good
        self._id = good.shown.article.id
        self._registry = rows.Registry(db)
        self._done: dict[Part, int] = {}

    def run(self) -> Repaired:
        self._text()
        self._original()
        then = self._then()
        self._rows_of_nobody(then)
        now = self._now()
        step = replace(self._step, edits=tuple(self._edits(now, then)))
        if step.edits:
            writing.write(self._db, step)
        self._sums(then)
        if rows.recount(self._db):
            self._done["counts"] = 1
        return Repaired(done=self._done, step=step if step.edits else None)

    # -- what no step can say

    def _text(self) -> None:
        """The text in its own row, whose SHA-256 proves it; what else is found there gets a row of its own."""
        text = self._good.shown.article.text
        data = text.encode("utf-8")
        mended = self._db.execute(
            "UPDATE texts SET text = ?, n_chars = ? WHERE digest = ? AND CAST(text AS BLOB) <> ?",
            (text, len(text), codec.digest(text), data),
        )
        query = """SELECT CAST(t.text AS BLOB), t.digest, a.id FROM articles a
          JOIN texts t ON t.id = a.text_id WHERE a.uid = ?"""
        row = self._db.execute(query, (queries.article_key(self._id),)).fetchone()
        if row is None:
            raise NoSuchArticle(article=self._id)
        found, digest, number = _read_anyhow(bytes(row[0])), row[1], row[2]
        if codec.digest(found) != digest:  # undo shall bring back what was found
            rows.change_text(self._db, number, found)
            words.rebuild(self._db)  # it held what the damaged row says no more
        if mended.rowcount or codec.digest(found) != codec.digest(text):
            self._done["texts"] = 1
        try:
            queries.article(self._db, self._id)
        except ValueError:  # facts that nobody could read
            there = self._good.shown.article
            rows.change_article(self._db, number, there, codec.canonical(there))
            self._done["articles"] = 1

    def _original(self) -> None:
        if self._good.original is not None:
            values = (uid.to_bytes(self._id), self._good.original)
            self._db.execute("INSERT OR REPLACE INTO originals VALUES (?, ?)", values)

    def _rows_of_nobody(self, then: dict[str, Record]) -> None:
        """Rows that no reader could get anything of: as they were, or away."""
        readable = self._now().keys()
        key = queries.article_key(self._id)
        for table, kind in _TABLES.items():
            query = f"""SELECT uid, id FROM {table} NOT INDEXED
              WHERE article_id = (SELECT id FROM articles WHERE uid = ?)"""
            for raw, number in self._db.execute(query, (key,)).fetchall():
                its_id = uid.to_text(raw)
                if its_id in readable:
                    continue
                known = then.get(its_id)
                if isinstance(known, kind):
                    rows.put_back(self._db, self._registry, known, codec.canonical(known))
                else:
                    self._remove(table, number)
                self._count("marks")
        for its_id in unplaced.damaged(self._db, self._id):
            self._db.execute("DELETE FROM unplaced WHERE uid = ?", (uid.to_bytes(its_id),))

    def _remove(self, table: str, number: int) -> None:
        if table == "relations":
            rows.remove_relations(self._db, [number])
            return
        hanging = "SELECT id FROM relations NOT INDEXED WHERE ? IN (from_id, to_id)"
        rows.remove_relations(self._db, [it for (it,) in self._db.execute(hanging, (number,))])
        for details in ("span_fragments", "span_attributes"):
            self._db.execute(f"DELETE FROM {details} WHERE span_id = ?", (number,))
        self._db.execute("DELETE FROM spans WHERE id = ?", (number,))

    def _sums(self, then: dict[str, Record]) -> None:
        """Rows that read right and whose checksum alone was changed."""
        for it in then.values():
            table = _SUMMED.get(type(it))
            if table is not None:
                query = f"UPDATE {table} SET checksum = ? WHERE uid = ? AND checksum <> ?"
                crc = codec.checksum(codec.canonical(it))
                self._db.execute(query, (crc, uid.to_bytes(it.id), crc))

    # -- what a step says

    def _now(self) -> dict[str, Record]:
        return _by_id(_read(self._db, self._id))

    def _then(self) -> dict[str, Record]:
        """The good state, without relations whose other end is in the project no more."""
        then = _by_id(self._good)
        position = queries.article(self._db, self._id).position
        then[self._id] = replace(self._good.shown.article, position=position)
        arrows = [it for it in then.values() if isinstance(it, Relation)]
        ends = sorted({end for it in arrows for end in (it.from_id, it.to_id)} - then.keys())
        there = queries.find_annotations(self._db, [uid.to_bytes(it) for it in ends])
        known = then.keys() | {it.id for _, it in there.values() if it.article != self._id}
        lost = [it.id for it in arrows if not {it.from_id, it.to_id} <= known]
        return {key: it for key, it in then.items() if key not in lost}

    def _edits(self, now: dict[str, Record], then: dict[str, Record]) -> Iterable[Edit]:
        gone = [it.id for it in now.values() if isinstance(it, Annotation) and it.id not in then]
        for it in queries.relations_of(self._db, gone):
            if it.article != self._id:
                yield Edit(it, None)
        for key in dict.fromkeys((*now, *then)):
            old, new = now.get(key), then.get(key)
            if _json(old) != _json(new):
                self._count("articles" if isinstance(new or old, Article) else "marks")
                yield Edit(old, new)

    def _count(self, part: Part) -> None:
        self._done[part] = self._done.get(part, 0) + 1


def _by_id(it: Whole) -> dict[str, Record]:
    shown = it.shown
    records: tuple[Record, ...] = (shown.article, *shown.annotations, *shown.relations)
    return {one.id: one for one in (*records, *it.unplaced)}


def _json(record: Record | None) -> bytes:
    return b"" if record is None else codec.canonical(record)
