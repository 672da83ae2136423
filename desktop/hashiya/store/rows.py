"""Records to rows: the only place that knows which column holds what; it checks nothing.

Each function takes records of one kind together with their canonical JSON, so that a thousand
rows cost one statement.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import count as count_from
from operator import attrgetter
from typing import Any

from hashiya.model.annotation import Annotation
from hashiya.model.article import Article
from hashiya.model.identity import new_id, now
from hashiya.model.relation import Relation
from hashiya.model.schema import Schema
from hashiya.store import codec, uid, words

RELATIONS = ""
"""The layer under which labels of relations are registered; no layer of a label set is empty."""

_LABEL = attrgetter("layer", "label")
_ANNOTATOR = attrgetter("annotator")
_QUOTE = attrgetter("quote")
_CREATED = attrgetter("created")


class _Numbers(dict[Any, int]):
    """Numbers of what is known; asking for what is not known makes it."""

    def __init__(self, rows: Iterable[tuple[Any, int]], make: Callable[[int, Any], None]) -> None:
        super().__init__(rows)
        self._make = make

    def __missing__(self, key: Any) -> int:
        number = self[key] = max(self.values(), default=0) + 1
        self._make(number, key)
        return number


class Registry:
    """Numbers of labels and annotators; makes those that are new. Lives for one transaction."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        rows = db.execute("SELECT id, layer, code FROM labels").fetchall()
        labels = (((layer, code), number) for number, layer, code in rows)
        people = db.execute("SELECT name, id FROM annotators").fetchall()
        self.labels = _Numbers(labels, self._make_label)
        self.annotators = _Numbers(people, self._make_annotator)

    def label(self, layer: str, code: str) -> int:
        return self.labels[layer, code]

    def annotator(self, name: str) -> int:
        return self.annotators[name]

    def _make_label(self, number: int, key: tuple[str, str]) -> None:
        self._db.execute("INSERT INTO labels VALUES (?, ?, ?)", (number, *key))

    def _make_annotator(self, number: int, name: str) -> None:
        values = (number, uid.to_bytes(new_id()), name, now())
        self._db.execute("INSERT INTO annotators VALUES (?, ?, ?, ?)", values)


def put_schema(db: sqlite3.Connection, record: Schema) -> None:
    data = codec.canonical(record)
    values = (data.decode("utf-8"), codec.checksum(data))
    db.execute("INSERT OR REPLACE INTO label_set VALUES (1, ?, ?)", values)


def next_number(db: sqlite3.Connection, table: str) -> int:
    """The first free number of one of our own tables."""
    return db.execute(f"SELECT coalesce(max(id), 0) + 1 FROM {table}").fetchone()[0]


def add_articles(
    db: sqlite3.Connection, records: Sequence[tuple[Article, bytes, bytes]]
) -> dict[str, int]:
    """Write articles (record, JSON, digest of the text); gives their numbers."""
    first_text = next_number(db, "texts")
    db.executemany(
        "INSERT OR IGNORE INTO texts(digest, n_chars, text) VALUES (?, ?, ?)",
        ((digest, len(it.text), it.text) for it, _, digest in records),
    )
    numbers = dict(db.execute("SELECT digest, id FROM texts WHERE id >= ?", (first_text,)))
    new = {numbers[digest]: it.text for it, _, digest in records if digest in numbers}
    words.add(db, list(new.items()))
    for _, _, digest in records:
        if digest not in numbers:
            row = db.execute("SELECT id FROM texts WHERE digest = ?", (digest,)).fetchone()
            numbers[digest] = row[0]
    first = next_number(db, "articles")
    db.executemany(
        "INSERT INTO articles VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, ?, ?, ?, ?, ?)",
        (
            (
                number,
                uid.to_bytes(it.id),
                numbers[digest],
                *_article(it),
                codec.checksum(data),
                codec.directions(it.directions),
                len(it.text),
                it.note,
                codec.bookmarks(it.bookmarks),
            )
            for number, (it, data, digest) in enumerate(records, first)
        ),
    )
    db.executemany(
        "INSERT OR IGNORE INTO originals VALUES (?, ?)",
        ((uid.to_bytes(it.id), it.original) for it, _, _ in records if it.original is not None),
    )
    return {it.id: number for number, (it, _, _) in enumerate(records, first)}


def add_original(db: sqlite3.Connection, article: bytes, data: bytes) -> None:
    """The bytes of the file that an article came from, by the article's key."""
    db.execute("INSERT OR IGNORE INTO originals VALUES (?, ?)", (article, data))


def change_article(db: sqlite3.Connection, number: int, record: Article, data: bytes) -> None:
    db.execute(
        """UPDATE articles SET name = ?, title = ?, sha256 = ?, encoding = ?, language = ?,
        direction = ?, source = ?, url = ?, author = ?, published = ?, labels = ?, status = ?,
        position = ?, created = ?, deleted = ?, checksum = ?, directions = ?, note = ?,
        bookmarks = ? WHERE id = ?""",
        (
            *_article(record),
            codec.checksum(data),
            codec.directions(record.directions),
            record.note,
            codec.bookmarks(record.bookmarks),
            number,
        ),
    )


def change_text(db: sqlite3.Connection, number: int, text: str) -> None:
    """Let an article point to another text; the text that it had stays in its row."""
    digest = codec.digest(text)
    row = db.execute("SELECT id FROM texts WHERE digest = ?", (digest,)).fetchone()
    text_id = row[0] if row else next_number(db, "texts")
    if not row:
        db.execute("INSERT INTO texts VALUES (?, ?, ?, ?)", (text_id, digest, len(text), text))
        words.add(db, [(text_id, text)])
    values = (text_id, len(text), number)
    db.execute("UPDATE articles SET text_id = ?, n_chars = ? WHERE id = ?", values)


def _article(it: Article) -> tuple[object, ...]:
    return (
        it.name,
        it.title,
        it.sha256,
        it.encoding,
        it.language,
        it.direction,
        it.source,
        it.url,
        it.author,
        it.published,
        codec.labels(it.labels),
        it.status,
        it.position,
        it.created,
        int(it.deleted),
    )


def remove_articles(db: sqlite3.Connection, numbers: Sequence[int]) -> None:
    """Take article rows away; texts and original bytes stay, so that redo can bring them back."""
    db.executemany("DELETE FROM articles WHERE id = ?", ((it,) for it in numbers))


def add_annotations(
    db: sqlite3.Connection,
    registry: Registry,
    articles: Mapping[str, int],
    records: Sequence[Annotation],
    data: Sequence[bytes],
) -> dict[str, int]:
    """Write annotations and give their numbers; ``data`` is their JSON, ``articles`` has the number of each article."""
    first = next_number(db, "spans")
    ids = [it.id for it in records]
    # column by column: of a million rows, none has a line of ours run for each of its values
    db.executemany(
        "INSERT INTO spans VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        zip(
            count_from(first),
            uid.many_to_bytes(ids),
            [articles[it.article] for it in records],
            map(registry.labels.__getitem__, map(_LABEL, records)),
            map(registry.annotators.__getitem__, map(_ANNOTATOR, records)),
            [it.fragments[0].start for it in records],
            [it.fragments[-1].end for it in records],
            map(_QUOTE, records),
            map(_CREATED, records),
            map(codec.checksum, data),
            strict=False,  # the numbers have no end
        ),
    )
    _add_details(db, list(enumerate(records, first)))
    return dict(zip(ids, count_from(first), strict=False))


def _add_details(db: sqlite3.Connection, records: Sequence[tuple[int, Annotation]]) -> None:
    db.executemany("INSERT INTO span_fragments VALUES (?, ?, ?, ?)", fragment_rows(records))
    db.executemany("INSERT INTO span_attributes VALUES (?, ?, ?)", attribute_rows(records))


def fragment_rows(records: Sequence[tuple[int, Annotation]]) -> list[tuple[int, int, int, int]]:
    """What is said of fragments, where they are more than one."""
    return [
        (number, ordinal, part.start, part.end)
        for number, it in records
        if len(it.fragments) > 1
        for ordinal, part in enumerate(it.fragments)
    ]


def attribute_rows(
    records: Sequence[tuple[int, Annotation | Relation]],
) -> list[tuple[int, str, str]]:
    value = codec.value
    return [
        (number, name, value(raw[name]))
        for number, it in records
        if (raw := it.attributes)
        for name in (sorted(raw) if len(raw) > 1 else raw)
    ]


Change = tuple[int, Annotation, Annotation, bytes]
"""An annotation's number, the record before and after, the latter's JSON."""


def change_annotations(
    db: sqlite3.Connection, registry: Registry, changes: Sequence[Change]
) -> None:
    """Write what became of annotations; one never moves to another article."""
    moved = [it for it in changes if _place(it[1]) != _place(it[2])]
    db.executemany(
        "UPDATE spans SET start = ?, end = ?, quote = ? WHERE id = ?",
        [(new.start, new.end, new.quote, number) for number, _, new, _ in moved],
    )
    # places are left alone where they are the same: their index is the dearest
    db.executemany(
        "UPDATE spans SET label_id = ?, annotator_id = ?, created = ?, checksum = ? WHERE id = ?",
        [
            (
                registry.labels[new.layer, new.label],
                registry.annotators[new.annotator],
                new.created,
                codec.checksum(data),
                number,
            )
            for number, _, new, data in changes
        ],
    )
    said = [it for it in changes if _said(it[1]) != _said(it[2])]
    anew = {number: new for number, _, new, _ in (*moved, *said)}
    _remove_details(db, [(number, old) for number, old, _, _ in changes if number in anew])
    _add_details(db, list(anew.items()))


def _said(it: Annotation) -> dict[str, str]:
    """Its attributes as they are stored: there ``True`` is not 1, and 1 is not 1.0."""
    return {name: codec.value(raw) for name, raw in it.attributes.items()}


def _place(it: Annotation) -> tuple[object, str]:
    """Where it lies and what stands there: of a corrected text the words alone may differ."""
    return it.fragments, it.quote


def remove_annotations(db: sqlite3.Connection, records: Sequence[tuple[int, Annotation]]) -> None:
    """Take annotations away, each given with its number as it stands in its rows."""
    _remove_details(db, records)
    db.executemany("DELETE FROM spans WHERE id = ?", [(number,) for number, _ in records])


def _remove_details(db: sqlite3.Connection, records: Sequence[tuple[int, Annotation]]) -> None:
    parts = [(number,) for number, it in records if len(it.fragments) > 1]
    said = [(number,) for number, it in records if it.attributes]
    db.executemany("DELETE FROM span_fragments WHERE span_id = ?", parts)
    db.executemany("DELETE FROM span_attributes WHERE span_id = ?", said)


def add_relations(
    db: sqlite3.Connection,
    registry: Registry,
    numbers: Mapping[str, int],
    records: Sequence[tuple[Relation, bytes]],
) -> None:
    """Write relations; ``numbers`` has the number of each article and annotation named."""
    first = next_number(db, "relations")
    db.executemany(
        "INSERT INTO relations VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (
                number,
                uid.to_bytes(it.id),
                numbers[it.article],
                registry.label(RELATIONS, it.label),
                numbers[it.from_id],
                numbers[it.to_id],
                registry.annotator(it.annotator),
                it.created,
                codec.checksum(data),
            )
            for number, (it, data) in enumerate(records, first)
        ),
    )
    numbered = [(number, it) for number, (it, _) in enumerate(records, first)]
    db.executemany("INSERT INTO relation_attributes VALUES (?, ?, ?)", attribute_rows(numbered))


def put_back(
    db: sqlite3.Connection, registry: Registry, it: Annotation | Relation, data: bytes
) -> bool:
    """Write a record anew into the row that is there for it; no history. Whether all it needs is there."""
    table = "spans" if isinstance(it, Annotation) else "relations"
    number = _number(db, table, it.id)
    article = _number(db, "articles", it.article)
    if number is None or article is None:
        return False
    person = registry.annotator(it.annotator)
    common = (article, person, it.created, codec.checksum(data))
    if isinstance(it, Annotation):
        label = registry.label(it.layer, it.label)
        db.execute(
            """UPDATE spans SET article_id = ?, annotator_id = ?, created = ?, checksum = ?,
            label_id = ?, start = ?, end = ?, quote = ? WHERE id = ?""",
            (*common, label, it.start, it.end, it.quote, number),
        )
        for details in ("span_fragments", "span_attributes"):
            db.execute(f"DELETE FROM {details} WHERE span_id = ?", (number,))
        _add_details(db, [(number, it)])
        return True
    ends = _number(db, "spans", it.from_id), _number(db, "spans", it.to_id)
    if None in ends:
        return False
    db.execute(
        """UPDATE relations SET article_id = ?, annotator_id = ?, created = ?, checksum = ?,
        label_id = ?, from_id = ?, to_id = ? WHERE id = ?""",
        (*common, registry.label(RELATIONS, it.label), *ends, number),
    )
    db.execute("DELETE FROM relation_attributes WHERE relation_id = ?", (number,))
    db.executemany(
        "INSERT INTO relation_attributes VALUES (?, ?, ?)", attribute_rows([(number, it)])
    )
    return True


def _number(db: sqlite3.Connection, table: str, record_id: str) -> int | None:
    query = f"SELECT id FROM {table} WHERE uid = ?"
    row = db.execute(query, (uid.to_bytes(record_id),)).fetchone()
    return row[0] if row else None


def remove_relations(db: sqlite3.Connection, numbers: Sequence[int]) -> None:
    single = [(it,) for it in numbers]
    db.executemany("DELETE FROM relation_attributes WHERE relation_id = ?", single)
    db.executemany("DELETE FROM relations WHERE id = ?", single)


def count(db: sqlite3.Connection, column: str, by_article: Mapping[int, int]) -> None:
    """Keep the numbers that the corpus list shows; ``column`` is one of our two."""
    db.executemany(
        f"UPDATE articles SET {column} = {column} + ? WHERE id = ?",
        ((by, number) for number, by in by_article.items() if by),
    )


def recount(db: sqlite3.Connection) -> int:
    """Make the numbers that the corpus list shows anew from the rows; gives how many were wrong."""
    db.create_function("code_points", 1, len, deterministic=True)
    wrong = db.execute(
        "UPDATE texts SET n_chars = code_points(text) WHERE n_chars <> code_points(text)"
    ).rowcount
    db.create_function("code_points", 1, None)
    wrong += db.execute(
        """UPDATE articles SET (n_annotations, n_relations, n_chars) = (
          (SELECT count(*) FROM spans WHERE article_id = articles.id),
          (SELECT count(*) FROM relations WHERE article_id = articles.id),
          (SELECT n_chars FROM texts WHERE id = articles.text_id))
        WHERE n_annotations <> (SELECT count(*) FROM spans WHERE article_id = articles.id)
          OR n_relations <> (SELECT count(*) FROM relations WHERE article_id = articles.id)
          OR n_chars <> (SELECT n_chars FROM texts WHERE id = articles.text_id)"""
    ).rowcount
    return wrong
