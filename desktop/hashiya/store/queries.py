"""Rows to records: articles, annotations, relations as they are stored; it writes nothing."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from hashiya.model.annotation import Annotation
from hashiya.model.article import Article, ArticleLine
from hashiya.model.attribute import AttributeValue
from hashiya.model.dataset import AnnotatedArticle
from hashiya.model.errors import NoSuchArticle
from hashiya.model.relation import Relation, age
from hashiya.model.schema import Schema
from hashiya.model.span import Span
from hashiya.model.unplaced import Unplaced
from hashiya.store import codec, marks, uid, unplaced
from hashiya.store.bad_row import BadRow, decoding

CHUNK = 500
"""Ids a query names at once: far below SQLite's limit of variables."""

_ARTICLE = """SELECT a.id, a.uid, a.name, a.title, t.text, a.sha256, a.encoding, a.language,
  a.direction, a.source, a.url, a.author, a.published, a.labels, a.status, a.position, a.created,
  a.deleted, a.directions, a.note, a.bookmarks FROM articles a JOIN texts t ON t.id = a.text_id """
LINE = """SELECT a.uid, a.name, a.title, a.sha256, a.language, a.direction, a.source, a.published,
  a.status, a.position, a.deleted, a.n_chars, a.n_annotations, a.n_relations,
  (SELECT count(*) FROM unplaced u WHERE u.article_id = a.id) FROM articles a """
_SPAN = """SELECT s.id, s.uid, a.uid, l.layer, l.code, s.start, s.end, s.quote, n.name, s.created
  FROM spans s JOIN articles a ON a.id = s.article_id JOIN labels l ON l.id = s.label_id
  JOIN annotators n ON n.id = s.annotator_id """
_RELATION = """SELECT r.id, r.uid, a.uid, l.code, f.uid, t.uid, n.name, r.created
  FROM relations r JOIN articles a ON a.id = r.article_id JOIN labels l ON l.id = r.label_id
  JOIN spans f ON f.id = r.from_id JOIN spans t ON t.id = r.to_id
  JOIN annotators n ON n.id = r.annotator_id """
_BY_AGE = " ORDER BY r.created, f.start, f.end, t.start, t.end, r.uid"

Row = tuple[Any, ...]
Found = dict[bytes, tuple[int, Annotation]]


def schema(db: sqlite3.Connection) -> Schema:
    with decoding():
        return codec.schema(db.execute("SELECT record FROM label_set WHERE id = 1").fetchone()[0])


def article_lines(db: sqlite3.Connection, *, deleted: bool) -> list[ArticleLine]:
    """The corpus list, in its order."""
    rows = db.execute(LINE + "WHERE a.deleted = ? ORDER BY a.position, a.id", (deleted,))
    with decoding():
        return [line(row) for row in rows.fetchall()]


def line(row: Row) -> ArticleLine:
    return ArticleLine(
        id=uid.to_text(row[0]),
        name=row[1],
        title=row[2],
        sha256=row[3],
        language=row[4],
        direction=row[5],
        source=row[6],
        published=row[7],
        status=row[8],
        position=row[9],
        deleted=bool(row[10]),
        code_points=row[11],
        annotations=row[12],
        relations=row[13],
        unplaced=row[14],
    )


def article(db: sqlite3.Connection, article_id: str) -> Article:
    """One article with its text.

    Raises:
        NoSuchArticle: when the project has none of that id.
    """
    found = find_articles(db, [article_key(article_id)])
    if not found:
        raise NoSuchArticle(article=article_id)
    return next(iter(found.values()))[1]


def article_key(article_id: str) -> bytes:
    try:
        return uid.to_bytes(article_id)
    except ValueError:
        raise NoSuchArticle(article=article_id) from None


def key(record_id: str) -> bytes:
    """The key of an annotation or relation; one that no record can have when the id is no id."""
    try:
        return uid.to_bytes(record_id)
    except ValueError:
        return b""


def original(db: sqlite3.Connection, article_id: str) -> bytes | None:
    query = "SELECT bytes FROM originals WHERE article = ?"
    row = db.execute(query, (article_key(article_id),)).fetchone()
    return row[0] if row else None


def find_articles(
    db: sqlite3.Connection, keys: Sequence[bytes]
) -> dict[bytes, tuple[int, Article]]:
    """Number and record of each article that is there, by its key."""
    found: dict[bytes, tuple[int, Article]] = {}
    for row in _by_keys(db, _ARTICLE + "WHERE a.uid IN ", keys):
        with decoding():
            found[row[1]] = (row[0], _article(row))
    return found


def article_numbers(db: sqlite3.Connection, keys: Sequence[bytes]) -> dict[str, int]:
    """The number of each article that is there, by its id; its text is not read."""
    rows = _by_keys(db, "SELECT uid, id FROM articles WHERE uid IN ", keys)
    return {uid.to_text(its_key): number for its_key, number in rows}


def _article(row: Row) -> Article:
    (_, its_key, name, title, text, sha256, encoding, language, direction, source, url, *rest) = row
    author, published, labels, status, position, created, deleted, directions, *more = rest
    note, bookmarks = more
    return Article(
        id=uid.to_text(its_key),
        name=name,
        title=title,
        text=text,
        sha256=sha256,
        encoding=encoding,
        language=language,
        direction=direction,
        directions=codec.read_directions(directions),
        source=source,
        url=url,
        author=author,
        published=published,
        labels=codec.read_labels(labels),
        status=status,
        position=position,
        created=created,
        deleted=bool(deleted),
        note=note,
        bookmarks=codec.read_bookmarks(bookmarks),
    )


def annotations_in(
    db: sqlite3.Connection, article_id: str, start: int | None = None
) -> tuple[Annotation, ...]:
    """Those of one article, by start, longest first; with ``start`` only those that begin there."""
    return marks.read(db, article_key(article_id), article_id, start)


def find_annotations(db: sqlite3.Connection, keys: Sequence[bytes]) -> Found:
    """Number and record of each annotation that is there, by its key."""
    found: Found = {}
    for at in range(0, len(keys), CHUNK):
        rows = list(_by_keys(db, _SPAN + "WHERE s.uid IN ", keys[at : at + CHUNK]))
        numbers = [row[0] for row in rows]
        marks = f"({','.join('?' * len(numbers))})"
        parts = db.execute(_FRAGMENTS + marks + _IN_ORDER, numbers).fetchall()
        said = db.execute(_SPAN_ATTRIBUTES + marks, numbers).fetchall()
        with decoding():
            fragments, attributes = _fragments(parts), _attributes(said)
            ids = {its_key: uid.to_text(its_key) for its_key in {row[2] for row in rows}}
            for row in rows:
                annotation = _annotation(row, ids, fragments, attributes)
                if annotation is not None:
                    found[row[1]] = (row[0], annotation)
    return found


_FRAGMENTS = "SELECT span_id, start, end FROM span_fragments WHERE span_id IN "
_IN_ORDER = " ORDER BY span_id, ordinal"
_SPAN_ATTRIBUTES = "SELECT span_id, name, value FROM span_attributes WHERE span_id IN "
_RELATION_ATTRIBUTES = (
    "SELECT relation_id, name, value FROM relation_attributes WHERE relation_id IN "
)

Fragments = dict[int, list[tuple[int, int]]]
AttributesById = dict[int, dict[str, AttributeValue]]


def _fragments(rows: Iterable[Row]) -> Fragments:
    found: Fragments = {}
    for number, start, end in rows:
        found.setdefault(number, []).append((start, end))
    return found


def _attributes(rows: Iterable[Row]) -> AttributesById:
    found: AttributesById = {}
    for number, name, value in rows:
        found.setdefault(number, {})[name] = codec.read_value(value)
    return found


def _annotation(
    row: Row, articles: Mapping[bytes, str], fragments: Fragments, attributes: AttributesById
) -> Annotation | None:
    """The record; none where damage left no annotation: the rest is shown, the check names it."""
    number, its_key, article, layer, label, start, end, quote, annotator, created = row
    parts = fragments.get(number)
    try:
        return Annotation(
            id=uid.to_text(its_key),
            article=articles[article],
            layer=layer,
            label=label,
            fragments=tuple(Span(*part) for part in parts) if parts else (Span(start, end),),
            quote=quote,
            attributes=attributes.get(number) or {},
            annotator=annotator,
            created=created,
        )
    except ValueError:
        return None


def relations_in(db: sqlite3.Connection, article_id: str) -> tuple[Relation, ...]:
    """Those whose from end lies in one article, in the order in which they were made, then of the text.

    A row's number says nothing of that: what an undo brings back has another one.
    """
    clause = "WHERE r.article_id = (SELECT id FROM articles WHERE uid = ?)"
    its_key = article_key(article_id)
    rows = db.execute(_RELATION + clause + _BY_AGE, (its_key,)).fetchall()
    inner = f"(SELECT r.id FROM relations r {clause})"
    said = db.execute(_RELATION_ATTRIBUTES + inner, (its_key,)).fetchall()
    with decoding():
        attributes = _attributes(said)
        return tuple(_relation(row, attributes) for row in rows)


def relations_of(db: sqlite3.Connection, annotation_ids: Iterable[str]) -> tuple[Relation, ...]:
    """Relations with at least one of these ends."""
    keys = [key(it) for it in annotation_ids]
    found: set[bytes] = set()
    for end in ("from_id", "to_id"):
        query = f"SELECT r.uid FROM relations r JOIN spans s ON s.id = r.{end} WHERE s.uid IN "
        found.update(row[0] for row in _by_keys(db, query, keys))
    records = (record for _, record in find_relations(db, sorted(found)).values())
    return tuple(sorted(records, key=age))


def find_relations(
    db: sqlite3.Connection, keys: Sequence[bytes]
) -> dict[bytes, tuple[int, Relation]]:
    """Number and record of each relation that is there, by its key."""
    found: dict[bytes, tuple[int, Relation]] = {}
    for at in range(0, len(keys), CHUNK):
        rows = list(_by_keys(db, _RELATION + "WHERE r.uid IN ", keys[at : at + CHUNK]))
        numbers = [row[0] for row in rows]
        marks = f"({','.join('?' * len(numbers))})"
        said = db.execute(_RELATION_ATTRIBUTES + marks, numbers).fetchall()
        with decoding():
            attributes = _attributes(said)
            found |= {row[1]: (row[0], _relation(row, attributes)) for row in rows}
    return found


def _relation(row: Row, attributes: AttributesById) -> Relation:
    number, its_key, article, label, from_key, to_key, annotator, created = row
    return Relation(
        id=uid.to_text(its_key),
        article=uid.to_text(article),
        label=label,
        from_id=uid.to_text(from_key),
        to_id=uid.to_text(to_key),
        attributes=attributes.get(number) or {},
        annotator=annotator,
        created=created,
    )


def annotated(
    db: sqlite3.Connection, article_ids: Sequence[str] | None, whose: str | None
) -> Iterator[AnnotatedArticle]:
    """Articles with what is marked in them, one after the other; without ids all outside the bin.

    With ``whose`` only that annotator's work; relations then keep both ends or are left out.
    """
    if article_ids is None:
        rows = db.execute("SELECT uid FROM articles WHERE deleted = 0 ORDER BY position, id")
        article_ids = [uid.to_text(row[0]) for row in rows.fetchall()]
    for article_id in article_ids:
        marks = annotations_in(db, article_id)
        arrows = relations_in(db, article_id)
        waiting = unplaced.in_article(db, article_id)
        if whose is not None:
            known = {it.id for it in marks}
            marks = tuple(it for it in marks if it.annotator == whose)
            kept = {it.id for it in marks}
            far = [key(it.to_id) for it in arrows if it.to_id not in known]
            kept |= {it.id for _, it in find_annotations(db, far).values() if it.annotator == whose}
            arrows = tuple(it for it in arrows if {it.from_id, it.to_id} <= kept)
            waiting = _waiting_of(db, waiting, whose)
        yield AnnotatedArticle(
            article=article(db, article_id),
            annotations=marks,
            relations=arrows,
            waiting=waiting,
        )


def _waiting_of(
    db: sqlite3.Connection, waiting: Sequence[Unplaced], whose: str
) -> tuple[Unplaced, ...]:
    """Those of one annotator, with the relations of which both ends are theirs, standing or waiting."""
    found = [it for it in waiting if it.annotator == whose]
    ends = {end for it in found for one in it.relations for end in (one.from_id, one.to_id)}
    standing = find_annotations(db, [key(it) for it in ends]).values()
    lost = unplaced.of_annotations(db, ends).values()
    theirs = {it.id for _, it in standing if it.annotator == whose}
    theirs |= {it.annotation.id for it in lost if it.annotator == whose}
    return tuple(
        replace(
            it,
            relations=tuple(one for one in it.relations if {one.from_id, one.to_id} <= theirs),
        )
        for it in found
    )


def by_digest(db: sqlite3.Connection, digests: Sequence[str]) -> dict[str, str]:
    """Article id for each of these digests that the project has; one in the bin only if no other."""
    found: dict[str, str] = {}
    for at in range(0, len(digests), CHUNK):
        part = digests[at : at + CHUNK]
        query = f"SELECT sha256, uid FROM articles WHERE sha256 IN ({','.join('?' * len(part))}) "
        for row in db.execute(query + "ORDER BY deleted DESC, id DESC", part).fetchall():
            found[row[0]] = uid.to_text(row[1])
    return found


def by_text(db: sqlite3.Connection) -> dict[bytes, str]:
    """Article id by the digest of its text; of several the first, one in the bin only if no other."""
    query = """SELECT t.digest, a.uid FROM articles a JOIN texts t ON t.id = a.text_id
      ORDER BY a.deleted DESC, a.position DESC, a.id DESC"""
    return {digest: uid.to_text(its_key) for digest, its_key in db.execute(query)}


def addresses(db: sqlite3.Connection) -> list[tuple[str, str]]:
    """Article id and address, in order, of those outside the bin that have one."""
    query = "SELECT uid, url FROM articles WHERE deleted = 0 AND url <> '' ORDER BY position, id"
    return [(uid.to_text(its_key), url) for its_key, url in db.execute(query)]


def annotators(db: sqlite3.Connection) -> list[str]:
    """Names of all whose work the project holds or held."""
    return [row[0] for row in db.execute("SELECT name FROM annotators ORDER BY id").fetchall()]


def stored_digest(db: sqlite3.Connection, article_id: str) -> bytes:
    """What the text of an article was known by when it was stored."""
    query = "SELECT t.digest FROM articles a JOIN texts t ON t.id = a.text_id WHERE a.uid = ?"
    return db.execute(query, (article_key(article_id),)).fetchone()[0]


def checksums(db: sqlite3.Connection, article_id: str) -> dict[str, int]:
    """The checksum stored beside each annotation and relation of an article, by id."""
    its_key = article_key(article_id)
    clause = "WHERE article_id = (SELECT id FROM articles WHERE uid = ?)"
    found: dict[str, int] = {}
    for table in ("spans", "relations"):
        rows = db.execute(f"SELECT uid, checksum FROM {table} {clause}", (its_key,)).fetchall()
        found |= {uid.to_text(row[0]): row[1] for row in rows}
    return found


def counts(db: sqlite3.Connection, article_id: str) -> tuple[int, int, int, int]:
    """How many annotations, relations and code points an article is said to have; the last twice."""
    query = """SELECT a.n_annotations, a.n_relations, a.n_chars, t.n_chars
      FROM articles a JOIN texts t ON t.id = a.text_id WHERE a.uid = ?"""
    return db.execute(query, (article_key(article_id),)).fetchone()


def texts(db: sqlite3.Connection, digest: bytes) -> str:
    """The text of that digest; texts are never removed."""
    row = db.execute("SELECT text FROM texts WHERE digest = ?", (digest,)).fetchone()
    if row is None:
        raise BadRow("no text of that digest")
    return row[0]


def _by_keys(db: sqlite3.Connection, query: str, keys: Sequence[bytes]) -> Iterator[Row]:
    for at in range(0, len(keys), CHUNK):
        part = keys[at : at + CHUNK]
        yield from db.execute(query + f"({','.join('?' * len(part))})", part).fetchall()
