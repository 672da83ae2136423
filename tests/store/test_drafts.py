"""A making that was broken off leaves a draft of a known name, and the next who comes sweeps it up."""

from __future__ import annotations

import os
import sqlite3
import time
from contextlib import closing

import pytest
from making import added, article
from store_schema import SCHEMA

from hashiya.model.errors import CopyFailed, ProjectExists, ProjectNotMade
from hashiya.store import connection, drafts, lock
from hashiya.store.project_file import ProjectFile


def _names(folder):
    return sorted(it.name for it in folder.iterdir())


@pytest.fixture
def left(tmp_path):
    """What a kill leaves that came while a project was made."""
    path = tmp_path / "مشروع.hashiya"
    draft = drafts.draft_path(path)
    draft.write_bytes(b"half")
    draft.with_name(draft.name + "-journal").write_bytes(b"half")
    lock.lock_path(path).touch()
    return path


def test_making_it_again_sweeps_up(left):
    ProjectFile.create(left, SCHEMA).close()
    assert _names(left.parent) == [left.name]


def test_opening_for_writing_sweeps_up_the_draft_and_the_note(tmp_path):
    path = tmp_path / "مشروع.hashiya"
    ProjectFile.create(path, SCHEMA).close()
    os.link(path, drafts.draft_path(path))  # killed between the two names of a finished one
    (tmp_path / f".{path.name}.note").write_bytes(b"{")
    ProjectFile.open(path).close()
    assert _names(tmp_path) == [path.name]


def test_a_draft_of_another_name_goes_after_a_day_if_nobody_is_at_it(left):
    other = left.with_name("other.hashiya")
    ProjectFile.create(other, SCHEMA).close()
    assert drafts.draft_path(left).exists()  # it may be one that is being made
    somebodys = left.with_name(".notes.draft")
    somebodys.touch()
    for it in (drafts.draft_path(left), somebodys):
        os.utime(it, (time.time() - 2 * drafts.DAY_SECONDS,) * 2)
    with lock.while_made(left):
        drafts.sweep_old(left.parent)
        assert drafts.draft_path(left).exists()
    with_copy = left.with_name("third.hashiya")
    ProjectFile.create(with_copy, SCHEMA).close()
    assert _names(left.parent) == sorted([somebodys.name, other.name, with_copy.name])


def test_a_name_that_is_being_made_is_taken(tmp_path):
    path = tmp_path / "مشروع.hashiya"
    with ProjectFile.create(tmp_path / "source.hashiya", SCHEMA) as project:
        with lock.while_made(path):
            with pytest.raises(ProjectExists):
                ProjectFile.create(path, SCHEMA)
            with pytest.raises(CopyFailed):
                project.save_copy(path)
        project.save_copy(path)
    assert _names(tmp_path) == ["source.hashiya", path.name]


def test_a_place_that_cannot_be_opened_is_told_as_a_project_not_made(tmp_path, monkeypatch):
    def cannot_open(*_args, **_rest):
        failure = sqlite3.OperationalError("unable to open database file")
        failure.sqlite_errorcode = sqlite3.SQLITE_CANTOPEN
        raise failure

    with ProjectFile.create(tmp_path / "source.hashiya", SCHEMA) as project:
        monkeypatch.setattr(connection, "connect", cannot_open)
        with pytest.raises(ProjectNotMade):
            ProjectFile.create(tmp_path / "new.hashiya", SCHEMA)
        with pytest.raises(CopyFailed):
            project.save_copy(tmp_path / "copy.hashiya")
        monkeypatch.undo()
    assert _names(tmp_path) == ["source.hashiya"]


def test_a_log_that_a_full_disk_left_is_brought_in_by_looking_in_again(tmp_path, monkeypatch):
    """Nothing need be written for it: opened and closed with room, it is one file once more."""
    path = tmp_path / "مشروع.hashiya"
    project = ProjectFile.create(path, SCHEMA, journal="wal")
    step = added(article("نص"))
    project.commit(step)
    project._db.execute("PRAGMA wal_autocheckpoint = 0")
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM history").fetchone()
        assert project.settle() is False  # then a copy of the one file is not called complete
        project.close()
        assert (tmp_path / f"{path.name}-wal").stat().st_size
    ProjectFile.open(path).close()
    assert _names(tmp_path) == [path.name]
    with ProjectFile.open(path) as again:
        assert again.step(step.id)
