"""Projects that are large and nothing else: row A16; what is read grows with what is looked at alone.

Nothing is refused, so nothing is said. Seconds are measured by the bench of the store; here SQLite's
own instructions are counted, which are the same on every computer.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from making import added, annotation, article
from store_schema import SCHEMA

from hashiya.display.corpus import Corpus
from hashiya.store.project_file import ProjectFile
from hashiya.workspace import Workspace

FEW, MANY, MARKS = 20, 2_000, 20_000
EVERY = 10


@contextmanager
def work_of(db: sqlite3.Connection) -> Iterator[Callable[[], int]]:
    """Instructions of SQLite's machine, by tens."""
    count = 0

    def one() -> int:
        nonlocal count
        count += 1
        return 0

    db.set_progress_handler(one, EVERY)
    try:
        yield lambda: count
    finally:
        db.set_progress_handler(None, 0)


@contextmanager
def tables_read(db: sqlite3.Connection) -> Iterator[set[str]]:
    seen: set[str] = set()

    def note(action: int, table: str | None, *_: object) -> int:
        if action == sqlite3.SQLITE_READ and table:
            seen.add(table)
        return sqlite3.SQLITE_OK

    db.set_authorizer(note)
    try:
        yield seen
    finally:
        db.set_authorizer(None)


def filled(path: Path, count: int, marks: int = 0) -> Path:
    with ProjectFile.create(path, SCHEMA) as project:
        texts = [article(f"خبر رقم {n} " * 20, position=n) for n in range(count)]
        project.commit(added(*texts, annotation(texts[1], 0, 3)))
        if marks:
            project.commit(added(*(annotation(texts[0], 0, 3) for _ in range(marks))))
    return path


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return filled(tmp_path_factory.mktemp("large") / "كبير.hashiya", MANY, MARKS)


def test_a16_the_list_is_shown_without_reading_texts_or_marks(large):
    with ProjectFile.open(large) as project, tables_read(project._db) as seen:
        lines = project.articles()
    assert len(lines) == MANY
    assert lines[0].annotations == MARKS
    assert "articles" in seen
    assert not seen & {"texts", "spans", "history", "history_edits", "originals"}


def test_a16_an_article_costs_what_it_holds_however_much_lies_beside_it(large, tmp_path):
    costs: list[int] = []
    for path in (filled(tmp_path / "small.hashiya", FEW), large):
        with ProjectFile.open(path) as project:
            second = project.articles()[1].id
            with work_of(project._db) as done:
                assert project.article(second).text
                assert len(project.annotations(second)) == 1
                assert project.history(20)
            costs.append(done())
    small, big = costs
    assert 0 < big < small * 2 + 50


def test_a16_twenty_thousand_marks_in_one_article_are_all_there(large):
    with ProjectFile.open(large, read_only=True) as project:
        first = project.articles()[0].id
        assert len(project.annotations(first)) == MARKS


def test_a16_the_list_is_numbers_and_a_line_is_read_when_it_is_looked_at(large):
    """What a window holds of a million articles: see also ``tests/ui/test_long_lists.py``."""
    with (
        ProjectFile.open(large) as project,
        Workspace(project, "me") as workspace,
        tables_read(project._db) as seen,
    ):
        corpus = Corpus()
        corpus.load(workspace.listing)
        corpus.order = "length"
        corpus.words = "خبر"
        corpus.show()
        assert len(corpus.shown) == MANY
        assert seen == {"articles"}
        with work_of(project._db) as done:
            assert corpus.shown[MANY - 1].name
        assert 0 < done() < MANY  # 64 lines of 2,000
