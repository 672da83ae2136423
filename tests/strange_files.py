"""Projects to be damaged, and all that a reader gets of one: for tests of strangers' files."""

from __future__ import annotations

import hashlib
import sqlite3
from contextlib import closing
from pathlib import Path

from making import added, annotation, article, relation
from store_schema import SCHEMA

from hashiya.model import errors
from hashiya.store.project_file import ProjectFile
from hashiya.wording import Wording


def said(failure: errors.HashiyaError) -> tuple[str, str]:
    """The sentence in both languages, without what isolates names."""
    return tuple(
        Wording(it).say(failure.message, **failure.values).translate({0x2068: None, 0x2069: None})
        for it in ("ar", "en")
    )


def folder_state(folder: Path) -> dict[str, str]:
    return {
        it.name: hashlib.sha256(it.read_bytes()).hexdigest()
        for it in sorted(folder.iterdir())
        if it.is_file()
    }


def sql(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA foreign_keys = OFF")
        db.execute("PRAGMA ignore_check_constraints = ON")
        db.execute("PRAGMA writable_schema = ON")
        for statement in statements:
            db.execute(statement)
        db.commit()


def contents(path: Path) -> list[object]:
    """All that a reader gets of a project."""
    with ProjectFile.open(path, read_only=True) as project:
        lines = [*project.articles(), *project.articles(deleted=True)]
        history = project.history(10_000)
        return [
            project.schema(),
            project.annotators(),
            lines,
            [project.article(it.id) for it in lines],
            [project.original(it.id) for it in lines],
            [project.annotations(it.id) for it in lines],
            [project.relations(it.id) for it in lines],
            history,
            [project.step(it.id) for it in history],
        ]


def fill(path: Path, articles: int = 4) -> Path:
    with ProjectFile.create(path, SCHEMA) as project:
        for number in range(articles):
            text = article(f"{number}: " + "قال دونالد ترامب إن الناتو سيبقى في العراق. " * 8)
            claim = annotation(text, 3, 40, "CLAIM", attributes={"certain": True})
            name = annotation(text, 7, 19, attributes={"mention": "NAM"})
            project.commit(added(text, claim, name, relation(claim, name)))
    return path
