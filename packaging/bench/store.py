"""What the project file costs: a big import and reading it back, opening an article, one gesture.

The import is held against a bare loop which writes the very rows that the import wrote, into the
same tables, in the same run.
"""

from __future__ import annotations

import dataclasses
import hashlib
import random
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from bench import Row, compare, measure, milliseconds, row
from hashiya import assets
from hashiya.commands import projects
from hashiya.model.annotation import Annotation
from hashiya.model.article import Article
from hashiya.model.edit import Edit, Step
from hashiya.model.identity import new_id
from hashiya.model.span import Span
from hashiya.store.project_file import ProjectFile

NAME = "store"
ARTICLES = 1_000
SPANS = 100
MANY = 300
GESTURES = 200
LABELS = ("PERS", "ORG", "GPE", "LOC", "DATE", "EVENT")


def run() -> list[Row]:
    with _folder() as folder:
        step = _import(ARTICLES, SPANS)
        full = _stored(folder / "full.hashiya", step)
        return [
            _import_row(folder, step, full),
            _read_row(full),
            *_article_rows(folder),
            _opening_row(full),
        ]


@contextmanager
def _folder() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="hashiya-bench-"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder)


def _import(articles: int, spans: int) -> Step:
    """One import of seed-sized articles, each with its own text and its own spans."""
    seed = sorted((assets.seeds() / "articles").glob("*.txt"))[0].read_text(encoding="utf-8")
    chance = random.Random(2)
    edits: list[Edit] = []
    marks: list[Edit] = []
    for number in range(articles):
        text = f"{number}\n{seed}"
        article = Article(
            id=new_id(),
            name=f"{number:04}.txt",
            title=f"مقال {number}",
            text=text,
            sha256=hashlib.sha256(text.encode("utf-8")).hexdigest(),
            position=number,
            created=1,
        )
        edits.append(Edit(None, article))
        marks += (Edit(None, _annotation(article, chance)) for _ in range(spans))
    return Step(id=new_id(), act="articles.add", by="bench", at=1, edits=(*edits, *marks))


def _annotation(article: Article, chance: random.Random) -> Annotation:
    start = chance.randrange(len(article.text) - 40)
    end = start + chance.randrange(3, 30)
    return Annotation(
        id=new_id(),
        article=article.id,
        layer="entity",
        label=chance.choice(LABELS),
        fragments=(Span(start, end),),
        quote=article.text[start:end],
        attributes={"mention": "NAM"},
        annotator="bench",
        created=1,
    )


def _empty(path: Path) -> ProjectFile:
    path.unlink(missing_ok=True)
    return ProjectFile.create(path, projects.read_schema("default"))


def _stored(path: Path, step: Step) -> Path:
    with _empty(path) as project:
        project.commit(step)
    return path


def _import_row(folder: Path, step: Step, full: Path) -> Row:
    """Committing the import against writing its rows, both ready in memory, both on the disk."""
    with closing(sqlite3.connect(full)) as db:
        tables = [it[0] for it in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        rows = {table: db.execute(f"SELECT * FROM {table}").fetchall() for table in tables}
    for kept in ("project", "label_set", "_sqlite_migrations"):
        del rows[kept]
    ours, bare = folder / "ours.hashiya", folder / "bare.hashiya"

    def commit() -> None:
        with _empty(ours) as project:
            project.commit(step)

    def loop() -> None:
        _empty(bare).close()
        with closing(sqlite3.connect(bare, isolation_level=None)) as db:
            db.execute("PRAGMA journal_mode = WAL")
            db.execute("PRAGMA synchronous = FULL")
            db.execute("BEGIN IMMEDIATE")
            for table, values in rows.items():
                if values:
                    marks = ",".join("?" * len(values[0]))
                    db.executemany(f"INSERT INTO {table} VALUES ({marks})", values)
            db.execute("COMMIT")
            db.execute("PRAGMA journal_mode = DELETE")

    name = f"import of {ARTICLES:,} articles with {ARTICLES * SPANS:,} spans, one step"
    return compare(name, commit, "bare sqlite3 executemany of the same rows", loop, at_most=2)


def _read_row(full: Path) -> Row:
    with ProjectFile.open(full, read_only=True) as project:
        name = f"reading {ARTICLES * SPANS:,} spans one article after the other"
        return measure(name, lambda: sum(len(it.annotations) for it in project.annotated()))


def _article_rows(folder: Path) -> list[Row]:
    step = _import(1, MANY)
    with _empty(folder / "one.hashiya") as project:
        project.commit(step)
        article_id = step.edits[0].record.id
        read = measure(
            f"reading the {MANY} spans of an article",
            lambda: project.annotations(article_id),
            goal=10,
        )
        return [read, _gesture_row(project, step)]


def _gesture_row(project: ProjectFile, step: Step) -> Row:
    samples: list[float] = []
    for edit in step.edits[1 : GESTURES + 1]:
        old = edit.record
        assert isinstance(old, Annotation)
        new = dataclasses.replace(old, label="MISC")
        gesture = Step(id=new_id(), act="annotate.retag", by="bench", at=2, edits=(Edit(old, new),))
        samples.append(milliseconds(lambda gesture=gesture: project.commit(gesture)))
    return row("one gesture committed to the disk", samples, goal=50, judge="p95")


def _opening_row(full: Path) -> Row:
    def look() -> None:
        with ProjectFile.open(full) as project:
            project.articles()

    return measure(f"opening a project and listing its {ARTICLES:,} articles", look, goal=50)
