"""Marks of the whole project as rows for tables, with who said them; columns alone, and it writes nothing.

Rows come in the order of the corpus, the bin left out; what is said of them is fetched some
thousand at a time, so that whoever reads in a worker can stop.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence

from hashiya.model.attribute import AttributeValue
from hashiya.model.table_rows import CANONICAL, Asked, MarkRow
from hashiya.store import codec, queries, uid
from hashiya.store.bad_row import decoding
from hashiya.store.rows import RELATIONS

AT_ONCE = 2_000
_MARKS = """SELECT s.id, s.uid, s.article_id, s.start, s.end, s.label_id, s.quote
  FROM spans s JOIN articles a ON a.id = s.article_id WHERE a.deleted = 0 {}
  ORDER BY a.position, a.id, s.start, s.end DESC, s.uid"""
_HEAD = """SELECT s.id, s.uid, s.article_id, s.start, s.end, s.label_id, s.quote
  FROM articles a CROSS JOIN spans s ON s.article_id = a.id WHERE a.deleted = 0 {}
  ORDER BY a.position, a.id, s.start, s.end DESC, s.uid LIMIT ?"""
_TITLES = (
    "SELECT id, uid, CASE title WHEN '' THEN name ELSE title END FROM articles WHERE deleted = 0"
)
_SAID = """SELECT span_id, name, value FROM span_attributes
  WHERE span_id IN (SELECT value FROM json_each(?)) AND name IN (SELECT value FROM json_each(?))"""
_SPEAKERS = f"""SELECT r.from_id, t.id, t.quote, tn.value, e.quote, en.value FROM relations r
  JOIN spans t ON t.id = r.to_id
  LEFT JOIN span_attributes tn ON tn.span_id = t.id AND tn.name = '{CANONICAL}'
  LEFT JOIN relations m ON m.from_id = t.id AND m.label_id IN (SELECT value FROM json_each(?))
  LEFT JOIN spans e ON e.id = m.to_id
  LEFT JOIN span_attributes en ON en.span_id = e.id AND en.name = '{CANONICAL}'
  WHERE r.from_id IN (SELECT value FROM json_each(?))
    AND r.label_id IN (SELECT value FROM json_each(?))
  ORDER BY r.from_id, t.start, t.end, t.uid, e.start, e.end, e.uid"""
_TEXT = "SELECT t.text FROM articles a JOIN texts t ON t.id = a.text_id WHERE a.uid = ?"

Row = tuple[int, bytes, int, int, int, int, str]


def rows(
    db: sqlite3.Connection,
    asked: Asked,
    article_ids: Sequence[str] | None = None,
    first: int | None = None,
) -> Iterator[list[MarkRow]]:
    """Some at a time: of these articles, or of all; or only the ``first`` of all."""
    labels = {
        number: (layer, code)
        for number, layer, code in db.execute("SELECT id, layer, code FROM labels")
    }
    wanted = [number for number, key in labels.items() if key in asked.labels]
    if not wanted:
        return
    clause = f"AND s.label_id IN ({','.join(map(str, wanted))})"
    values: list[object] = []
    if article_ids is not None:
        clause += f" AND a.uid IN ({','.join('?' * len(article_ids))})"
        values = [queries.key(it) for it in article_ids]
    query = _MARKS if first is None else _HEAD
    found = db.execute(query.format(clause), values if first is None else [first])
    making = _Making(db, asked, labels)
    while some := found.fetchmany(AT_ONCE):
        yield making.rows(some)


def count(db: sqlite3.Connection, labels: Iterable[tuple[str, str]]) -> int:
    """How many marks there are with these labels, the bin left out."""
    query = """SELECT count(*) FROM spans s JOIN articles a ON a.id = s.article_id
      WHERE a.deleted = 0 AND s.label_id IN (SELECT id FROM labels WHERE layer = ? AND code = ?)"""
    return sum(db.execute(query, it).fetchone()[0] for it in labels)


def text(db: sqlite3.Connection, article_id: str) -> str:
    """The text of an article; empty when there is none."""
    found = db.execute(_TEXT, (queries.key(article_id),)).fetchone()
    return found[0] if found else ""


class _Making:
    """Makes rows of what was fetched bare; titles and ids of articles are one object for all."""

    def __init__(
        self, db: sqlite3.Connection, asked: Asked, labels: dict[int, tuple[str, str]]
    ) -> None:
        self._db, self._asked, self._labels = db, asked, labels
        self._names = {name: k for k, name in enumerate(asked.names)}
        self._articles: dict[int, tuple[str, str]] = {
            number: (uid.to_text(key), title) for number, key, title in db.execute(_TITLES)
        }
        codes = {code: number for number, (layer, code) in labels.items() if layer == RELATIONS}
        self._speaker = [codes[it] for it in asked.speaker if it in codes]
        self._entity = [codes[it] for it in asked.speaker_entity if it in codes]

    def rows(self, some: Sequence[Row]) -> list[MarkRow]:
        ids = json.dumps([it[0] for it in some])
        with decoding():
            said, speakers = self._said(ids), self._speakers(ids)
            nothing: tuple[AttributeValue | None, ...] = (None,) * len(self._names)
            made: list[MarkRow] = []
            for number, key, article, start, end, label, quote in some:
                article_id, title = self._articles[article]
                made.append(
                    MarkRow(
                        uid.to_text(key),
                        article_id,
                        title,
                        start,
                        end,
                        *self._labels[label],
                        quote,
                        speakers.get(number, ""),
                        tuple(said[number]) if number in said else nothing,
                    )
                )
        return made

    def _said(self, ids: str) -> dict[int, list[AttributeValue | None]]:
        found: dict[int, list[AttributeValue | None]] = {}
        if not self._names:
            return found
        for number, name, value in self._db.execute(_SAID, (ids, json.dumps([*self._names]))):
            its = found.get(number)
            if its is None:
                its = found[number] = [None] * len(self._names)
            its[self._names[name]] = codec.read_value(value)
        return found

    def _speakers(self, ids: str) -> dict[int, str]:
        """The entity behind each source by its name, else as it is written; several one after the other."""
        if not self._speaker:
            return {}
        found: dict[int, dict[str, None]] = {}
        values = (json.dumps(self._entity), ids, json.dumps(self._speaker))
        seen: set[tuple[int, int]] = set()
        for claim, source, quote, name, entity, entity_name in self._db.execute(_SPEAKERS, values):
            if (claim, source) in seen:  # it refers to more than one: the first counts
                continue
            seen.add((claim, source))
            stored = entity_name or name
            who = str(codec.read_value(stored)) if stored else entity or quote
            found.setdefault(claim, {})[" ".join(who.split())] = None
        return {number: " · ".join(its) for number, its in found.items()}
