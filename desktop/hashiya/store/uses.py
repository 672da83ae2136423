"""Counts how often each label, attribute value and relation is used; it reads no record and writes nothing."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from hashiya.model.annotation import Annotation
from hashiya.model.relation import Relation
from hashiya.model.unplaced import Unplaced
from hashiya.model.uses import Uses
from hashiya.store import codec, queries, uid, unplaced
from hashiya.store.rows import RELATIONS

_LABELS = """SELECT l.layer, l.code, n.uses FROM labels l JOIN
  (SELECT label_id, count(*) AS uses FROM {} GROUP BY label_id) n ON n.label_id = l.id"""
_ATTRIBUTES = """SELECT l.layer, l.code, n.name, n.uses FROM labels l JOIN
  (SELECT s.label_id, a.name, count(*) AS uses FROM span_attributes a JOIN spans s ON s.id = a.span_id
   GROUP BY s.label_id, a.name) n ON n.label_id = l.id"""
_VALUES = """SELECT l.layer, l.code, n.name, n.value, n.uses FROM labels l JOIN
  (SELECT s.label_id, a.name, a.value, count(*) AS uses FROM span_attributes a
   JOIN spans s ON s.id = a.span_id WHERE a.name IN ({}) GROUP BY s.label_id, a.name, a.value) n
  ON n.label_id = l.id"""
_RELATION_ATTRIBUTES = """SELECT l.code, a.name, count(*) FROM relation_attributes a
  JOIN relations r ON r.id = a.relation_id JOIN labels l ON l.id = r.label_id GROUP BY l.code, a.name"""

Marks = tuple[str, tuple[Annotation, ...], tuple[Relation, ...], tuple[Unplaced, ...]]
"""What is marked in one article, by its id."""


def uses(db: sqlite3.Connection, values_of: Iterable[str] = ()) -> Uses:
    """All counts; values only of the attributes named, for others may have a value an annotation."""
    labels = {(layer, code): n for layer, code, n in db.execute(_LABELS.format("spans"))}
    relations = {code: n for _, code, n in db.execute(_LABELS.format("relations"))}
    attributes = {(layer, code, name): n for layer, code, name, n in db.execute(_ATTRIBUTES)}
    attributes |= {("", code, name): n for code, name, n in db.execute(_RELATION_ATTRIBUTES)}
    documents, document_values = _documents(db)
    return Uses(
        labels=labels,
        attributes=attributes,
        values=_values(db, sorted(set(values_of))),
        relations=relations,
        documents=documents,
        document_values=document_values,
        waiting=_waiting(db),
    )


def _values(db: sqlite3.Connection, names: Sequence[str]) -> dict[tuple[str, str, str, str], int]:
    found: Counter[tuple[str, str, str, str]] = Counter()
    for at in range(0, len(names), queries.CHUNK):
        part = names[at : at + queries.CHUNK]
        rows = db.execute(_VALUES.format(",".join("?" * len(part))), part)
        for layer, code, name, stored, n in rows:
            for value in spoken(codec.read_value(stored)):
                found[layer, code, name, value] += n
    return dict(found)


def spoken(value: object) -> tuple[str, ...]:
    """A value as codes: of several choices each, of a flag ``true`` or ``false``."""
    if isinstance(value, tuple):
        return tuple(map(str, value))
    return (str(value).lower() if isinstance(value, bool) else str(value),)


def _documents(db: sqlite3.Connection) -> tuple[dict[str, int], dict[tuple[str, str], int]]:
    codes: Counter[str] = Counter()
    values: Counter[tuple[str, str]] = Counter()
    query = "SELECT labels, count(*) FROM articles WHERE labels <> '{}' GROUP BY labels"
    for stored, n in db.execute(query):
        for code, said in codec.read_labels(stored).items():
            codes[code] += n
            for value in spoken(said):
                values[code, value] += n
    return dict(codes), dict(values)


def _waiting(db: sqlite3.Connection) -> dict[tuple[str, str], int]:
    found: Counter[tuple[str, str]] = Counter()
    for (record,) in db.execute("SELECT record FROM unplaced"):
        it = json.loads(record).get("annotation", {})
        found[str(it.get("layer", "")), str(it.get("label", ""))] += 1
    return dict(found)


def articles_using(
    db: sqlite3.Connection, labels: Iterable[tuple[str, str]], relations: Iterable[str]
) -> list[str]:
    """Ids of the articles, in the bin too, that hold one of these; in the order of the corpus."""
    numbers: dict[tuple[str, str], int] = {
        (layer, code): number
        for number, layer, code in db.execute("SELECT id, layer, code FROM labels")
    }
    found: set[int] = set()
    for table, keys in (
        ("spans", [*labels]),
        ("relations", [(RELATIONS, it) for it in relations]),
    ):
        query = f"SELECT DISTINCT article_id FROM {table} WHERE label_id = ?"
        for key in keys:
            if key in numbers:
                found.update(row[0] for row in db.execute(query, (numbers[key],)))
    found.update(row[0] for row in db.execute("SELECT DISTINCT article_id FROM unplaced"))
    rows = db.execute("SELECT id, uid FROM articles ORDER BY deleted, position, id")
    return [uid.to_text(key) for number, key in rows if number in found]


def marks(db: sqlite3.Connection, article_ids: Iterable[str]) -> Iterator[Marks]:
    """What is marked in these articles, one after the other, without their texts."""
    for it in article_ids:
        yield (
            it,
            queries.annotations_in(db, it),
            queries.relations_in(db, it),
            unplaced.in_article(db, it),
        )


def far_ends(db: sqlite3.Connection) -> list[str]:
    """Ids of annotations to which a relation of another article points."""
    query = """SELECT DISTINCT t.uid FROM relations r JOIN spans t ON t.id = r.to_id
      WHERE t.article_id <> r.article_id"""
    return [uid.to_text(row[0]) for row in db.execute(query)]


def labelled_articles(db: sqlite3.Connection, codes: Sequence[str], value: str = "") -> list[str]:
    """Ids of the articles, in the bin too, that have one of these document labels; with that value."""
    rows = db.execute("SELECT uid, labels FROM articles WHERE labels <> '{}' ORDER BY position, id")
    wanted = set(codes)
    return [
        uid.to_text(key)
        for key, raw in rows
        if any(
            not value or value == said or (isinstance(said, tuple) and value in said)
            for code, said in codec.read_labels(raw).items()
            if code in wanted
        )
    ]
