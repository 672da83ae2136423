"""What a project holds, read through the product, and what must be true of it after any accident."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from hashiya.model.damage import BESIDE
from hashiya.model.edit import Record, Step
from hashiya.store import uid
from hashiya.store.project_file import ProjectFile

ENOUGH = 1_000_000


@dataclass
class Contents:
    """Every record by its id, and the ids of the steps that made them, oldest first."""

    records: dict[str, Record] = field(default_factory=dict)
    steps: list[str] = field(default_factory=list)

    def after(self, *steps: Step) -> Contents:
        """What it must be once these steps are stored."""
        made = Contents(dict(self.records), list(self.steps))
        for step in steps:
            made.take(step)
        return made

    def take(self, step: Step) -> None:
        for edit in step.edits:
            key = edit.record.id
            if self.records.get(key) != edit.before:
                raise Torn(f"{step.act}: a record is not what it was before the step")
            if edit.after is None:
                del self.records[key]
            else:
                self.records[key] = edit.after
        self.steps.append(step.id)


class Torn(Exception):
    """The rows and the history tell different stories."""


def read(project: ProjectFile) -> Contents:
    """What the open project holds."""
    steps = [it.id for it in project.history(limit=ENOUGH)]
    ids = [it.id for flag in (False, True) for it in project.articles(deleted=flag)]
    records: dict[str, Record] = {}
    for it in project.annotated(ids):
        records[it.article.id] = it.article
        records.update((one.id, one) for one in (*it.annotations, *it.relations))
    return Contents(records, steps[::-1])


def retold(project: ProjectFile, known: Contents | None = None) -> Contents:
    """What the history says the project must hold, told from the beginning or on from ``known``.

    Raises:
        Torn: the history contradicts itself.
    """
    told = known.after() if known else Contents()
    old = set(told.steps)
    steps = [it.id for it in project.history(limit=ENOUGH)][::-1]
    if steps[: len(told.steps)] != told.steps:
        raise Torn("steps that were there are gone")
    for key in steps:
        if key not in old:
            step = project.step(key)
            assert step is not None
            told.take(step)
    return told


_judged: dict[bytes, tuple[Contents, list[str]]] = {}
_digests: dict[bytes, bytes] = {}
_sound: set[bytes] = set()
"""Images of databases of which SQLite's quick check had nothing to say."""


def judge_once(project: ProjectFile) -> tuple[Contents, list[str]]:
    """As ``judge``; rows that were judged before are only known again, and the pages looked at."""
    key = digest(project._db)
    if key not in _judged:
        _judged[key] = judge(project)
    contents, complaints = _judged[key]
    return contents.after(), complaints if quick(project._db) else [*complaints, "quick check"]


def digest(db: sqlite3.Connection) -> bytes:
    """All rows of all tables in a few bytes, with no help of the product; equal pages hold equal rows."""
    key = image(db)
    if key not in _digests:
        _digests[key] = _of_rows(db)
    return _digests[key]


def _of_rows(db: sqlite3.Connection) -> bytes:
    rows = hashlib.blake2b(digest_size=16)
    made = db.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'table'").fetchall()
    for table, sql in made:
        rows.update(sql.encode())
        if not sql.startswith("CREATE VIRTUAL"):  # what that holds lies in tables too
            rows.update(repr(db.execute(f"SELECT * FROM {table}").fetchall()).encode())
    return rows.digest()


def quick(db: sqlite3.Connection) -> bool:
    """SQLite's own opinion of the pages; the same pages are looked at once."""
    key = image(db)
    if key not in _sound and db.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok":
        _sound.add(key)
    return key in _sound


def image(db: sqlite3.Connection) -> bytes:
    """All pages, as SQLite reads them with the journals played back, in a few bytes."""
    return hashlib.blake2b(db.serialize(), digest_size=16).digest()


def steps(db: sqlite3.Connection) -> list[str]:
    """Ids of the steps, oldest first, with no help of the product."""
    return [uid.to_text(it) for (it,) in db.execute("SELECT uid FROM history ORDER BY id")]


def judge(project: ProjectFile, known: Contents | None = None) -> tuple[Contents, list[str]]:
    """What an open project holds, and everything that is wrong with it: nothing, if it is whole."""
    found = [
        f"check: {it.message} {it.values}"
        for it in project.check()
        if it.severity == "damage" and it.message not in BESIDE
    ]
    contents = read(project)
    try:
        if retold(project, known).records != contents.records:
            found.append("torn: the rows are not what the history says")
    except Torn as torn:
        found.append(f"torn: {torn}")
    return contents, found


def integrity(path: Path) -> list[str]:
    """SQLite's own, slow opinion of a file at rest; independent of the product."""
    with closing(sqlite3.connect(path)) as db:
        return [it for (it,) in db.execute("PRAGMA integrity_check").fetchall() if it != "ok"]


def litter(path: Path, besides: Iterable[str] = ()) -> list[str]:
    """What lies in the project's folder besides the project."""
    names = {it.name for it in path.parent.iterdir()} - {path.name, *besides}
    return sorted(names)
