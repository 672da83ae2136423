"""Looks for damage in a project; what the label set asks for is no affair of it. It repairs and writes nothing."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator

from hashiya.model.annotation import Annotation
from hashiya.model.errors import HashiyaError, NoSuchArticle
from hashiya.model.record import Finding
from hashiya.model.relation import Relation
from hashiya.store import codec, owning, queries, uid, unplaced, wholeness
from hashiya.store.schema import fingerprint

Values = dict[str, str | int]
Progress = Callable[[int, int], None]
_NAME = owning.NAME


def check(
    db: sqlite3.Connection, *, thorough: bool = True, progress: Progress | None = None
) -> Iterator[Finding]:
    """First the file, then each article with what is marked in it.

    Not ``thorough``: what takes a moment, the articles with their texts too.
    """
    tick = (lambda: progress(0, 1)) if progress else _nothing
    try:
        for part in fingerprint.foreign_parts(db):
            yield _damage("store-finding-foreign", part=part)
    except (sqlite3.Error, ValueError) as failure:
        yield _damage("store-finding-file", detail=str(failure))
        return
    yield from wholeness.of_the_file(db, thorough=thorough)
    tick()
    yield from wholeness.of_the_project(db, tick)
    try:
        yield from _orphans(db)
        _read_label_set(db)
    except (HashiyaError, sqlite3.Error, ValueError, TypeError):
        yield _damage("store-finding-label-set")
    yield from _articles(db, progress)
    if thorough:
        tick = (lambda: progress(1, 1)) if progress else _nothing
        yield from wholeness.of_the_chain(db, tick)
        yield from wholeness.of_the_words(db, tick)


def _nothing() -> None:
    pass


def _articles(db: sqlite3.Connection, progress: Progress | None) -> Iterator[Finding]:
    try:
        rows = db.execute(
            f"SELECT uid, {_NAME}, checksum FROM articles NOT INDEXED ORDER BY position, id"
        ).fetchall()
    except (sqlite3.Error, ValueError) as failure:
        yield _damage("store-finding-file", detail=str(failure))
        return
    for done, (key, raw, checksum) in enumerate(rows):
        if progress is not None:
            progress(done, len(rows))
        yield from _looked_through(db, uid.to_text(key), raw, checksum)


def of_article(db: sqlite3.Connection, article_id: str) -> Iterator[Finding]:
    """The damage of one article.

    Raises:
        NoSuchArticle.
    """
    query = f"SELECT {_NAME}, checksum FROM articles WHERE uid = ?"
    row = db.execute(query, (queries.article_key(article_id),)).fetchone()
    if row is None:
        raise NoSuchArticle(article=article_id)
    raw, checksum = row
    yield from _looked_through(db, article_id, raw, checksum)


def _looked_through(
    db: sqlite3.Connection, article_id: str, raw: object, checksum: int
) -> Iterator[Finding]:
    name = owning.readable(raw)
    try:
        yield from _article(db, article_id, name, checksum)
        yield from _waiting(db, article_id, name)
    except (sqlite3.Error, HashiyaError, ValueError, TypeError, KeyError):
        yield _damage("store-finding-unreadable", article_id, name=name)


def _damage(message: str, article: str | None = None, /, **values: str | int) -> Finding:
    return Finding(severity="damage", message=message, values=values, article=article)


def _read_label_set(db: sqlite3.Connection) -> None:
    data, checksum = db.execute("SELECT record, checksum FROM label_set").fetchone()
    if codec.checksum(data.encode("utf-8")) != checksum:
        raise ValueError("checksum")
    codec.schema(data)


def _orphans(db: sqlite3.Connection) -> Iterator[Finding]:
    """Rows that name a row which is not there."""
    counts: dict[tuple[str, str], int] = {}
    for table, _, parent, _ in db.execute("PRAGMA foreign_key_check").fetchall():
        counts[table, parent] = counts.get((table, parent), 0) + 1
    for (table, parent), count in counts.items():
        yield _damage("store-finding-orphans", table=table, parent=parent, count=count)


def _article(
    db: sqlite3.Connection, article_id: str, name: str, checksum: int
) -> Iterator[Finding]:
    def damage(message: str, record: str | None = None, **values: str | int) -> Finding:
        return Finding(
            severity="damage",
            message=message,
            values={"name": name, **values},
            article=article_id,
            record=record,
        )

    article = queries.article(db, article_id)
    text_digest = codec.digest(article.text)
    if queries.stored_digest(db, article_id) != text_digest:
        yield damage("store-finding-text")
    elif codec.checksum(codec.article(article, text_digest)) != checksum:
        yield damage("store-finding-article")
    annotations = queries.annotations_in(db, article_id)
    relations = queries.relations_in(db, article_id)
    sums = queries.checksums(db, article_id)
    for it in (*annotations, *relations):
        if sums[it.id] != codec.checksum(codec.canonical(it)):
            yield damage("store-finding-record", it.id, what=_words(it))
        elif isinstance(it, Annotation) and not it.stands_in(article.text):
            yield damage("store-finding-quote", it.id, what=_words(it), start=it.start, end=it.end)
    for lost in sums.keys() - {it.id for it in (*annotations, *relations)}:
        yield damage("store-finding-record", lost, what=lost)
    for message in wholeness.of_an_article(db, article, (len(annotations), len(relations))):
        yield damage(message)


def _waiting(db: sqlite3.Connection, article_id: str, name: str) -> Iterator[Finding]:
    """Marks without a place that are not what was written."""
    for lost in unplaced.damaged(db, article_id):
        yield Finding(
            severity="damage",
            message="store-finding-unplaced",
            values={"name": name},
            article=article_id,
            record=lost,
        )


def _words(record: Annotation | Relation) -> str:
    return record.quote[:80] if isinstance(record, Annotation) else record.label
