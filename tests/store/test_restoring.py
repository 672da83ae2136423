"""A backup put back: as a new file, or in the place of a project that was kept first."""

from __future__ import annotations

import errno
import stat
from pathlib import Path

import pytest
from backing import DAMAGE, fill, made, spoil, texts
from store_schema import SCHEMA

from hashiya.model import errors
from hashiya.store import backup_folder, backups, soundness
from hashiya.store.project_file import ProjectFile


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data" / "backups" / "id"


def test_a_backup_becomes_a_new_file_and_never_an_old_one(project, path, folder, tmp_path):
    fill(project)
    backup = made(path, folder)
    copy = tmp_path / "copy.hashiya"
    backups.write_copy(backup.path, copy)
    assert texts(copy) == texts(backup.path)
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    with pytest.raises(errors.ProjectExists):
        backups.write_copy(backup.path, copy)
    assert texts(copy) == texts(backup.path)


def test_a_restored_project_was_kept_first(path, folder):
    with ProjectFile.create(path, SCHEMA) as project:
        fill(project)
        old = made(path, folder)
        fill(project, 2)
    now = texts(path)
    assert backups.restore(old.path, path, folder) is None
    assert texts(path) == texts(old.path)
    newest = backups.kept(folder)[-1]
    assert newest.reason == "replaced"
    assert texts(newest.path) == now
    assert {it.name for it in path.parent.iterdir()} == {path.name, "data"}


@pytest.mark.parametrize("what", DAMAGE)
def test_a_damaged_project_is_kept_byte_for_byte(path, folder, what):
    with ProjectFile.create(path, SCHEMA) as project:
        fill(project, 2)
    old = made(path, folder)
    spoil(path, what)
    damaged = path.read_bytes()
    aside = backups.restore(old.path, path, folder)
    assert aside is not None
    assert aside.read_bytes() == damaged
    assert stat.S_IMODE(aside.stat().st_mode) == 0o600
    assert texts(path) == texts(old.path)


def test_a_journal_of_the_damaged_file_is_never_played_into_the_new_one(path, folder):
    with ProjectFile.create(path, SCHEMA) as project:
        fill(project, 2)
        old = made(path, folder)
        fill(project)
        log = path.with_name(path.name + "-wal").read_bytes()
    spoil(path, "the header")
    path.with_name(path.name + "-wal").write_bytes(log)
    aside = backups.restore(old.path, path, folder)
    assert aside is not None
    assert aside.with_name(aside.name + "-wal").read_bytes() == log
    assert texts(path) == texts(old.path)
    assert soundness.examine(path).articles == 2


def test_nothing_is_replaced_when_the_old_file_cannot_be_kept(path, folder, monkeypatch):
    with ProjectFile.create(path, SCHEMA) as project:
        fill(project)
        old = made(path, folder)
        fill(project)
    before = path.read_bytes()

    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "no")

    monkeypatch.setattr(backups, "_copy", refuse)
    monkeypatch.setattr(backup_folder, "set_aside", refuse)
    with pytest.raises(errors.BackupNotMade):
        backups.restore(old.path, path, folder)
    assert path.read_bytes() == before
    assert {it.name for it in path.parent.iterdir()} == {path.name, "data"}


def test_a_backup_that_was_damaged_replaces_nothing(path, folder):
    with ProjectFile.create(path, SCHEMA) as project:
        fill(project)
        old = made(path, folder)
        fill(project)
    spoil(old.path, "a bit of a text")
    before = path.read_bytes()
    with pytest.raises(errors.BackupUnusable):
        backups.restore(old.path, path, folder)
    assert path.read_bytes() == before


def test_an_open_project_is_not_replaced(project, path, folder):
    fill(project)
    old = made(path, folder)
    fill(project)
    with pytest.raises(errors.ProjectInUse):
        backups.restore(old.path, path, folder)
    assert len(project.articles()) == 2
