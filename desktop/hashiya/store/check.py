"""Looks for damage and for broken rules in a project; it repairs nothing and writes nothing."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator

from hashiya.model.annotation import Annotation
from hashiya.model.errors import HashiyaError, NoSuchArticle
from hashiya.model.record import Finding
from hashiya.model.relation import Relation
from hashiya.model.schema import Label, RelationType, Schema
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
        schema = _schema(db)
        yield from wholeness.of_the_label_set(schema)
    except (HashiyaError, sqlite3.Error, ValueError, TypeError):
        yield _damage("store-finding-label-set")
        schema = None
    yield from _articles(db, schema, progress)
    if thorough:
        tick = (lambda: progress(1, 1)) if progress else _nothing
        yield from wholeness.of_the_chain(db, tick)
        yield from wholeness.of_the_words(db, tick)


def _nothing() -> None:
    pass


def _articles(
    db: sqlite3.Connection, schema: Schema | None, progress: Progress | None
) -> Iterator[Finding]:
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
        yield from _looked_through(db, uid.to_text(key), raw, checksum, schema)


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
    yield from _looked_through(db, article_id, raw, checksum, None)


def _looked_through(
    db: sqlite3.Connection, article_id: str, raw: object, checksum: int, schema: Schema | None
) -> Iterator[Finding]:
    name = owning.readable(raw)
    try:
        yield from _article(db, article_id, name, checksum, schema)
        yield from _waiting(db, article_id, name)
    except (sqlite3.Error, HashiyaError, ValueError, TypeError, KeyError):
        yield _damage("store-finding-unreadable", article_id, name=name)


def _damage(message: str, article: str | None = None, /, **values: str | int) -> Finding:
    return Finding(severity="damage", message=message, values=values, article=article)


def _schema(db: sqlite3.Connection) -> Schema:
    data, checksum = db.execute("SELECT record, checksum FROM label_set").fetchone()
    if codec.checksum(data.encode("utf-8")) != checksum:
        raise ValueError("checksum")
    return codec.schema(data)


def _orphans(db: sqlite3.Connection) -> Iterator[Finding]:
    """Rows that name a row which is not there."""
    counts: dict[tuple[str, str], int] = {}
    for table, _, parent, _ in db.execute("PRAGMA foreign_key_check").fetchall():
        counts[table, parent] = counts.get((table, parent), 0) + 1
    for (table, parent), count in counts.items():
        yield _damage("store-finding-orphans", table=table, parent=parent, count=count)


def _article(
    db: sqlite3.Connection, article_id: str, name: str, checksum: int, schema: Schema | None
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
    if schema is not None:
        yield from _rules(db, schema, name, annotations, relations)


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


def _rules(
    db: sqlite3.Connection,
    schema: Schema,
    name: str,
    annotations: tuple[Annotation, ...],
    relations: tuple[Relation, ...],
) -> Iterator[Finding]:
    """What the label set forbids: labels it does not know, relations between ends that do not fit."""
    for it in annotations:
        if schema.label(it.layer, it.label) is None:
            yield _rule("store-finding-unknown-label", it, name, label=it.label, what=_words(it))
    ends = {it.id: it for it in annotations}
    missing = {end for it in relations for end in (it.from_id, it.to_id)} - ends.keys()
    others = queries.find_annotations(db, [uid.to_bytes(it) for it in missing])
    ends |= {it.id: it for _, it in others.values()}
    for it in relations:
        kind = schema.relation(it.label)
        if kind is None:
            yield _rule("store-finding-unknown-relation", it, name, label=it.label)
            continue
        start, end = ends.get(it.from_id), ends.get(it.to_id)
        if start and end and not _fits(schema, kind, start, end):
            yield _rule(
                "store-finding-relation-ends",
                it,
                name,
                label=it.label,
                **{"from": start.label, "to": end.label},
            )


def _rule(message: str, record: Annotation | Relation, name: str, **values: str | int) -> Finding:
    return Finding(
        severity="rule",
        message=message,
        values={"name": name, **values},
        article=record.article,
        record=record.id,
    )


def _fits(schema: Schema, kind: RelationType, start: Annotation, end: Annotation) -> bool:
    start_label, end_label = (
        schema.label(it.layer, it.label) or Label(code=it.label, layer=it.layer)
        for it in (start, end)
    )
    return kind in schema.fitting(start_label, end_label)
