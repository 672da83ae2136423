"""The check of a whole project, which may take minutes, never keeps a gesture waiting."""

from __future__ import annotations

import sqlite3
import threading
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import pytest
from making import added, annotation, article
from store_schema import SCHEMA

from hashiya.model.record import Finding
from hashiya.store import giving_way
from hashiya.store.project_file import ProjectFile

SLOW = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i FROM n) SELECT max(i) FROM n"


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

    def for_ever_at_first(db, **how):
        if not asked.is_set():
            asked.set()
            db.execute(SLOW)
        yield from real(db, **how)

    monkeypatch.setattr(wholeness, "of_the_file", for_ever_at_first)
    with ProjectFile.open(at_rest) as project:
        worker = threading.Thread(target=lambda: told.append(list(project.check())))
        worker.start()
        assert asked.wait(20)
        project.commit(added(article("زيد")))
        worker.join(20)
        assert told == [[]]


def test_what_a_look_found_that_was_cut_short_does_not_count(at_rest, monkeypatch) -> None:
    """Whoever reads may take the end of a question for damage and go on."""
    from hashiya.store import check

    real, asked, told = check.check, threading.Event(), []

    def mistaken_at_first(db, **how):
        if asked.is_set():
            yield from real(db, **how)
            return
        asked.set()
        with suppress(sqlite3.OperationalError):
            db.execute(SLOW)
        yield Finding(severity="damage", message="store-finding-file", values={"detail": "?"})

    monkeypatch.setattr(check, "check", mistaken_at_first)
    with ProjectFile.open(at_rest) as project:
        worker = threading.Thread(target=lambda: told.append(list(project.check())))
        worker.start()
        assert asked.wait(20)
        project.commit(added(article("زيد")))
        worker.join(20)
        assert told == [[]]


def test_whoever_was_told_to_end_and_ends_late_knows_it_still(monkeypatch) -> None:
    monkeypatch.setattr(giving_way, "PATIENCE", 0.02)
    way = giving_way.Way()

    def ends_late(db: sqlite3.Connection) -> None:
        with way.reading(db):
            with way.clear(needed=True):
                pass  # nobody waits any longer: it is written all the same
            raise sqlite3.OperationalError("interrupted")

    with closing(sqlite3.connect(":memory:")) as db:
        with pytest.raises(giving_way.GivenWay):
            ends_late(db)
        with way.reading(db) as look:
            look()  # of the next look nobody wants anything
