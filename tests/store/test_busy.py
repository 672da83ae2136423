"""Another program that holds the file locked is noticed without a byte written, and waited for as long as one likes."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest
from store_schema import SCHEMA
from surroundings import prints

from hashiya.model.errors import ProjectInUse
from hashiya.store import busy
from hashiya.store.project_file import ProjectFile


@pytest.fixture
def path(tmp_path):
    ProjectFile.create(tmp_path / "a.hashiya", SCHEMA).close()
    return tmp_path / "a.hashiya"


@pytest.fixture
def other(path):
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("BEGIN EXCLUSIVE")
        yield db


def test_who_holds_the_file_is_seen_and_nothing_is_written(path, other):
    before = prints(path.parent)
    assert busy.is_busy(path)
    other.execute("ROLLBACK")
    assert not busy.is_busy(path)
    assert prints(path.parent) == before


def test_opening_waits_no_longer_than_it_is_told(path, other, monkeypatch):
    waited = []
    connect = sqlite3.connect

    def watched(*args, **options):
        waited.append(options["timeout"])
        return connect(*args, **options)

    monkeypatch.setattr(sqlite3, "connect", watched)
    with pytest.raises(ProjectInUse):
        ProjectFile.open(path, patience=0)
    assert waited == [0]
    other.execute("ROLLBACK")
    with ProjectFile.open(path, patience=0) as project:
        wait = project._db.execute("PRAGMA busy_timeout").fetchone()[0]
        assert wait == 5000  # only the opening is in a hurry


def test_waiting_ends_when_the_file_is_let_go(path, other):
    asked = []

    def progress(*_at) -> None:
        asked.append(1)
        if len(asked) == 3:
            other.execute("ROLLBACK")

    busy.wait(path, progress)
    assert len(asked) == 3
    assert not busy.is_busy(path)


def test_waiting_ends_when_nobody_waits_any_more(path, other):
    def progress(*_at) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        busy.wait(path, progress)


def test_who_reads_along_learns_that_the_other_has_not_left(path, other):
    """Our own lock is free then: that alone does not make the file free."""
    with ProjectFile.open(path, read_only=True) as project:
        assert not project.free_to_write()
        other.execute("ROLLBACK")
        assert project.free_to_write()
