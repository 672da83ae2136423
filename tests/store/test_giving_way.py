"""The check of a whole project, which may take minutes, never keeps a gesture waiting."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from pathlib import Path

import pytest
from making import added, annotation, article
from store_schema import SCHEMA

from hashiya.store.project_file import ProjectFile


@pytest.fixture
def at_rest(tmp_path: Path) -> Path:
    """A file that nobody has written to since it was opened: it has no log beside it."""
    path = tmp_path / "p.hashiya"
    with ProjectFile.create(path, SCHEMA) as project:
        project.commit(added(*(article(f"قال {n}", position=n) for n in range(5))))
    return path


@pytest.mark.parametrize("journal", ["wal", "delete"])
def test_a_step_is_stored_at_once_while_the_check_reads(at_rest, journal, monkeypatch) -> None:
    reading, stored = threading.Event(), threading.Event()
    found: list[list] = []
    ticks: list[int] = []

    def look_up(_done: int, _total: int) -> None:
        ticks.append(1)
        if not stored.is_set():
            reading.set()

    def check() -> None:
        def until_stored(done: int, total: int) -> None:
            look_up(done, total)
            if len(ticks) == 3:  # in the middle, with its snapshot held
                stored.wait(0.2)

        found.append(list(project.check(progress=until_stored)))

    with ProjectFile.open(at_rest, journal=journal) as project:
        project.patience = 0
        real = project._way.reading

        @contextmanager
        def leaving_slowly(db):
            """The writer is through before the reader knows why it was cut short."""
            try:
                with real(db) as look:
                    yield look
            finally:
                stored.wait(20)

        monkeypatch.setattr(project._way, "reading", leaving_slowly)
        worker = threading.Thread(target=check)
        worker.start()
        assert reading.wait(20)
        first = project.article(project.articles()[0].id)
        project.commit(added(annotation(first, 0, 3)))
        stored.set()
        worker.join(20)
        assert not worker.is_alive()
        assert found == [[]]
        assert project.articles()[0].annotations == 1


def test_what_a_question_cut_short_seemed_to_be_is_no_finding(at_rest, monkeypatch) -> None:
    """SQLite breaks off a question that runs for long; that is not damage."""
    from hashiya.store import wholeness

    real, asked, told = wholeness.of_the_file, threading.Event(), []
    slow = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i FROM n) SELECT max(i) FROM n"

    def for_ever_at_first(db, **how):
        if not asked.is_set():
            asked.set()
            db.execute(slow)
        yield from real(db, **how)

    monkeypatch.setattr(wholeness, "of_the_file", for_ever_at_first)
    with ProjectFile.open(at_rest) as project:
        worker = threading.Thread(target=lambda: told.append(list(project.check())))
        worker.start()
        assert asked.wait(20)
        project.commit(added(article("زيد")))
        worker.join(20)
        assert told == [[]]
