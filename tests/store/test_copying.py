"""A copy is whole, checked, its owner's alone, and never lies over what somebody has."""

from __future__ import annotations

import os
import stat

import pytest
from making import added, annotation, article
from store_schema import SCHEMA

from hashiya.model import errors
from hashiya.store import copying, lock, opening
from hashiya.store.project_file import ProjectFile


def test_a_copy_is_whole_checked_and_its_owners_alone(project, tmp_path):
    text = article()
    project.commit(added(text, annotation(text, 4, 10)))
    old = os.umask(0)
    try:
        made = project.save_copy(tmp_path / "نسخة.hashiya")
    finally:
        os.umask(old)
    assert stat.S_IMODE(made.stat().st_mode) == 0o600
    assert opening.sidecars(made) == []
    with ProjectFile.open(made) as again:
        assert again.project_id == project.project_id
        assert again.annotations(text.id) == project.annotations(text.id)
        assert list(again.check()) == []
    project.commit(added(article("ثم")))


def test_a_copy_of_a_file_without_a_name_has_what_waits_too(project, path, tmp_path):
    project.commit(added(article("قبل")))
    path.unlink()
    project.save_copy(tmp_path / "نسخة.hashiya", [added(article("ينتظر"))])
    with ProjectFile.open(tmp_path / "نسخة.hashiya") as again:
        assert len(again.articles()) == 2
        assert list(again.check()) == []


def test_a_step_that_the_file_has_already_is_not_done_twice(project, tmp_path):
    step = added(article("قبل"))
    project.commit(step)
    project.save_copy(tmp_path / "نسخة.hashiya", [step])
    with ProjectFile.open(tmp_path / "نسخة.hashiya") as again:
        assert len(again.articles()) == 1


def test_a_copy_is_never_put_over_a_file_unasked_or_over_itself(project, path, tmp_path):
    target = tmp_path / "نسخة.hashiya"
    target.write_bytes(b"theirs")
    with pytest.raises(errors.ProjectExists):
        project.save_copy(target)
    assert target.read_bytes() == b"theirs"
    (tmp_path / "رابط.hashiya").symlink_to(path)
    for it in (path, tmp_path / "رابط.hashiya"):
        with pytest.raises(errors.CopyFailed) as told:
            project.save_copy(it, replace=True)
        assert told.value.values["reason"] == "itself"
    project.save_copy(target, replace=True)
    with ProjectFile.open(target) as again:
        assert again.articles() == []


def test_a_copy_does_not_replace_what_another_window_works_on(project, tmp_path):
    target = tmp_path / "theirs.hashiya"
    ProjectFile.create(target, SCHEMA).close()
    hold = lock.acquire(target, "أخرى")
    before = target.read_bytes()
    with pytest.raises(errors.CopyFailed) as told:
        project.save_copy(target, replace=True)
    assert told.value.values["reason"] == "in-use"
    assert target.read_bytes() == before
    lock.release(target, hold)


def test_a_copy_that_fails_leaves_nothing_behind(project, path, tmp_path, monkeypatch):
    folder = tmp_path / "هدف"
    folder.mkdir()
    for reason, place in (
        ("folder", folder / "لا" / "n.hashiya"),
        ("name", folder / ("ن" * 124 + ".hashiya")),
        ("file", folder),
    ):
        with pytest.raises(errors.CopyFailed) as told:
            project.save_copy(place, replace=True)
        assert told.value.values["reason"] == reason

    def full(*_: object) -> None:
        raise OSError(28, "no space")

    monkeypatch.setattr(copying, "_press_to_disk", full)
    with pytest.raises(errors.CopyFailed) as told:
        project.save_copy(folder / "n.hashiya")
    assert told.value.values["reason"] == "full"
    assert list(folder.iterdir()) == []


def test_a_copy_that_is_not_whole_is_not_given_its_name(project, tmp_path, monkeypatch):
    project.commit(added(article()))
    monkeypatch.setattr(copying.guarding, "last_step", lambda _db: os.urandom(4))
    with pytest.raises(errors.CopyFailed):
        project.save_copy(tmp_path / "n.hashiya")
    assert not (tmp_path / "n.hashiya").exists()
