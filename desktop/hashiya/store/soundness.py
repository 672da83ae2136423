"""Is a copy good enough to count as a backup? Opens it as it lies there and checks; it writes nothing.

Whole when it is small; of a large one the file, its tables and counts are checked, and the records
of a share of the articles: another share each time.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from hashiya.model.backup import Contents
from hashiya.model.errors import HashiyaError
from hashiya.store import (
    codec,
    complaints,
    connection,
    facts,
    journal,
    opening,
    queries,
    revisions,
    uid,
)
from hashiya.store.schema import fingerprint, tables

MOST = 5_000
"""Records that are read and compared with their checksums; all of them where there are fewer."""
_ARTICLE_COSTS = 10
_SEALED_FROM = 3


class Unsound(Exception):
    """The file is no faithful copy of a sound project; ``args`` say what was wrong."""


def contents(db: sqlite3.Connection) -> Contents:
    """What the project holds now."""
    articles, annotations, relations = db.execute(
        """SELECT count(*), coalesce(sum(n_annotations), 0), coalesce(sum(n_relations), 0)
        FROM articles WHERE deleted = 0"""
    ).fetchone()
    row = db.execute("SELECT uid FROM history ORDER BY id DESC LIMIT 1").fetchone()
    return Contents(
        articles=articles,
        annotations=annotations,
        relations=relations,
        steps=db.execute("SELECT count(*) FROM history").fetchone()[0],
        last_step=uid.to_text(row[0]) if row else "",
        version=db.execute("PRAGMA user_version").fetchone()[0],
    )


def project_id(db: sqlite3.Connection) -> str:
    return str(facts.read(db)["id"])


def examine(path: Path, *, turn: int = 0) -> Contents:
    """Open a file that nobody writes to, check it, and say what is in it.

    ``turn`` chooses the share of a large project whose records are compared.

    Raises:
        Unsound: it is damaged, cut off or not a project. OSError: it cannot be read.
    """
    try:
        opening.refuse_what_is_no_project(path)
        with closing(connection.connect(path, "ro", immutable=True)) as db:
            _refuse_damage(db)
            _refuse_wrong_records(db, turn)
            return contents(db)
    except (HashiyaError, sqlite3.Error, ValueError, TypeError, KeyError) as failure:
        raise Unsound(str(failure)) from failure


def _refuse_damage(db: sqlite3.Connection) -> None:
    parts = fingerprint.foreign_parts(db)
    if parts:
        raise Unsound(f"tables: {', '.join(parts[:5])}")
    if found := complaints.found(db):
        raise Unsound(found[0])
    if db.execute("PRAGMA user_version").fetchone()[0] >= _SEALED_FROM and not facts.sound(db):
        raise Unsound("project")
    data, checksum = db.execute("SELECT record, checksum FROM label_set").fetchone()
    if codec.checksum(data.encode("utf-8")) != checksum:
        raise Unsound("label set")
    for table, column in (("spans", "n_annotations"), ("relations", "n_relations")):
        there = db.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
        said = db.execute(f"SELECT coalesce(sum({column}), 0) FROM articles").fetchone()[0]
        if there != said:
            raise Unsound(f"{table}: {there} of {said}")


def _refuse_wrong_records(db: sqlite3.Connection, turn: int) -> None:
    rows = db.execute(
        "SELECT uid, text_id, n_annotations + n_relations FROM articles ORDER BY id"
    ).fetchall()
    cost = sum(row[2] for row in rows) + _ARTICLE_COSTS * len(rows)
    stride = max(1, -(-cost // MOST))
    for key, text_id, _count in rows[turn % stride :: stride]:
        _refuse_wrong_article(db, uid.to_text(key), text_id)
    steps = db.execute("SELECT count(*) FROM history").fetchone()[0]
    if stride == 1 and steps <= MOST and _is_of_today(db):
        for number, stored, computed in journal.sealed(db):
            if stored != computed:
                raise Unsound(f"step {number}")


def _refuse_wrong_article(db: sqlite3.Connection, article_id: str, text_id: int) -> None:
    digest, text = db.execute("SELECT digest, text FROM texts WHERE id = ?", (text_id,)).fetchone()
    if codec.digest(text) != digest:
        raise Unsound(f"text of {article_id}")
    if _is_of_today(db):
        _refuse_wrong_facts(db, article_id, digest)
    annotations = queries.annotations_in(db, article_id)
    found = (*annotations, *queries.relations_in(db, article_id))
    made = {it.id: codec.checksum(codec.canonical(it)) for it in found}
    if made != queries.checksums(db, article_id):
        raise Unsound(f"annotations of {article_id}")
    if not all(it.stands_in(text) for it in annotations):
        raise Unsound(f"quotes of {article_id}")


def _refuse_wrong_facts(db: sqlite3.Connection, article_id: str, digest: bytes) -> None:
    """Title, source and the like, and the bytes of the file where they are kept."""
    article = queries.article(db, article_id)
    query = "SELECT checksum FROM articles WHERE uid = ?"
    stored = db.execute(query, (uid.to_bytes(article_id),)).fetchone()[0]
    if codec.checksum(codec.article(article, digest)) != stored:
        raise Unsound(f"facts of {article_id}")
    original = queries.original(db, article_id)
    if original is not None and not revisions.is_whole_file(db, article, original):
        raise Unsound(f"file of {article_id}")


def _is_of_today(db: sqlite3.Connection) -> bool:
    """Records of older tables had other checksums."""
    return db.execute("PRAGMA user_version").fetchone()[0] == tables.VERSION
