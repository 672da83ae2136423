"""A disk that refuses a step: told as that, never as another program's doing, and the work goes on."""

from __future__ import annotations

import sqlite3

import pytest
from making import added, article
from store_schema import SCHEMA

from hashiya.model import errors
from hashiya.store import guarding, writing
from hashiya.store.project_file import ProjectFile


@pytest.mark.parametrize("journal", ["wal", "rollback"])
def test_what_we_took_back_ourselves_is_no_foreign_write(path, journal, monkeypatch):
    with ProjectFile.create(path, SCHEMA, journal=journal) as project:
        project.commit(added(article("قبل")))
        write = writing.write

        def full(db: sqlite3.Connection, *rest: object) -> int:
            write(db, *rest)
            db.execute("PRAGMA cache_size = 1")  # spills into the file, to be played back
            pages = db.execute("PRAGMA page_count").fetchone()[0]
            db.execute(f"PRAGMA max_page_count = {pages + 300}")
            db.execute("UPDATE articles SET title = hex(zeroblob(2000000))")
            return 0

        monkeypatch.setattr(writing, "write", full)
        with pytest.raises(errors.DiskFull):
            project.commit(added(article("أثناء")))
        monkeypatch.undo()
        project._db.execute("PRAGMA max_page_count = 1000000")
        project.commit(added(article("بعد")))
        assert len(project.articles()) == 2


def test_a_step_that_is_stored_is_not_told_as_refused(path, monkeypatch):
    """Even when the disk fails the moment after."""
    with ProjectFile.create(path, SCHEMA) as project:
        project.commit(added(article("قبل")))

        def broken(_: sqlite3.Connection) -> int:
            raise sqlite3.OperationalError("disk I/O error")

        monkeypatch.setattr(guarding.Guard, "written", lambda _, db: broken(db))
        project.commit(added(article("حُفظ")))
        monkeypatch.undo()
        project.commit(added(article("بعد")))
        assert len(project.articles()) == 3


def test_a_disk_that_cannot_even_be_asked_is_named(path, monkeypatch):
    with ProjectFile.create(path, SCHEMA) as project:
        project.commit(added(article("قبل")))
        failure = sqlite3.OperationalError("disk I/O error")
        failure.sqlite_errorcode = sqlite3.SQLITE_IOERR_READ

        def broken(_: sqlite3.Connection) -> int:
            raise failure

        monkeypatch.setattr(guarding, "version", broken)
        with pytest.raises(errors.SaveFailed):
            project.commit(added(article("لا")))
        monkeypatch.undo()
        project.commit(added(article("نعم")))
        assert len(project.articles()) == 2
