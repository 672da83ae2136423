"""A log that a crash left of one file is never played into another file that gets its name."""

from __future__ import annotations

import errno
import shutil
from pathlib import Path

import pytest
from making import added, article
from store_schema import SCHEMA

from hashiya.model import errors
from hashiya.model.schema import Schema
from hashiya.store import backups, lock, salvage
from hashiya.store.project_file import ProjectFile

LEFT, WANTED = "من المشروع القديم", "نص المشروع الجديد"


def texts(path: Path) -> list[str]:
    with ProjectFile.open(path) as project:
        assert list(project.check()) == []
        return [project.article(it.id).text for it in project.articles()]


@pytest.fixture
def left(tmp_path: Path) -> Path:
    """A project as a kill leaves it: its last edits are in a log beside it."""
    working = tmp_path / "working.hashiya"
    place = tmp_path / "مشروع.hashiya"
    with ProjectFile.create(working, SCHEMA) as project:
        project.commit(added(*(article(f"{LEFT} {n}") for n in range(20))))
        for ending in ("", "-wal"):
            shutil.copyfile(f"{working}{ending}", f"{place}{ending}")
    assert Path(f"{place}-wal").stat().st_size > 0
    return place


@pytest.fixture
def other(tmp_path: Path) -> Path:
    made = tmp_path / "other.hashiya"
    with ProjectFile.create(made, SCHEMA) as project:
        project.commit(added(article(WANTED)))
    return made


def test_the_log_is_one_that_would_be_played_back(left):
    assert len(texts(left)) == 20


def test_a_copy_put_over_a_project_that_crashed_is_the_copy(left, other):
    with ProjectFile.open(other) as project:
        project.save_copy(left, replace=True)
    assert texts(left) == [WANTED]


def make_new(path: Path, _other: Path) -> None:
    with ProjectFile.create(path, SCHEMA) as project:
        project.commit(added(article(WANTED)))


def copy_there(path: Path, other: Path) -> None:
    with ProjectFile.open(other) as project:
        project.save_copy(path)


def salvage_there(path: Path, other: Path) -> None:
    salvage.salvage(other, path, Schema(id="rescued"))


@pytest.mark.parametrize("act", [make_new, copy_there, backups.write_copy, salvage_there])
def test_a_new_file_where_a_log_was_left_is_itself_and_the_log_stays(left, other, act):
    log = Path(f"{left}-wal").read_bytes()
    left.unlink()
    if act is backups.write_copy:
        act(other, left)
    else:
        act(left, other)
    assert texts(left) == [WANTED]
    kept = list(left.parent.glob("*-wal.left-*"))
    assert [it.read_bytes() for it in kept] == [log]


def test_a_log_put_aside_never_lies_over_another(left, other):
    for _ in range(2):
        log = Path(f"{left}-wal")
        log.write_bytes(b"work")
        left.unlink()
        backups.write_copy(other, left)
    assert len(list(left.parent.glob("*-wal.left-*"))) == 2


def no_room(*_: object, **_named: object) -> None:
    raise OSError(errno.ENOSPC, "no space")


def test_no_room_to_set_aside_what_a_crash_left_keeps_nobody_from_working(left, tmp_path):
    (tmp_path / "file").write_bytes(b"x")
    with ProjectFile.open(left, aside=tmp_path / "file" / "aside") as project:
        assert not project.read_only
        assert project.damage is None
        assert len(project.articles()) == 20


@pytest.mark.parametrize("read_only", [False, True])
@pytest.mark.parametrize(("where", "how"), [("tempfile", "mkdtemp"), ("shutil", "copyfile")])
def test_no_room_for_a_look_is_no_damage(left, monkeypatch, read_only, where, how):
    before = {it: it.read_bytes() for it in (left, Path(f"{left}-wal"))}
    with monkeypatch.context() as patched:
        patched.setattr(f"hashiya.store.opening.{where}.{how}", no_room)
        with pytest.raises(errors.ProjectNoRoom):
            ProjectFile.open(left, read_only=read_only)
    assert {it: it.read_bytes() for it in before} == before
    assert len(texts(left)) == 20


def test_a_damaged_file_without_room_for_a_look_is_told_as_damaged(other, monkeypatch):
    data = bytearray(other.read_bytes())
    data[4096:] = bytes(len(data) - 4096)
    other.write_bytes(data)
    monkeypatch.setattr("hashiya.store.salvage.tempfile.mkdtemp", no_room)
    with pytest.raises(errors.ProjectDamaged):
        ProjectFile.open(other)


def test_a_log_that_cannot_be_read_in_its_place_is_read_in_a_copy(left, monkeypatch):
    """A lock file that is not ours to try, in a folder that takes no index of the log."""
    lock.lock_path(left).touch()
    monkeypatch.setattr(lock, "held", lambda _: True)
    Path(f"{left}-shm").mkdir()
    with ProjectFile.open(left, read_only=True) as project:
        assert project.damage is None
        assert len(project.articles()) == 20
