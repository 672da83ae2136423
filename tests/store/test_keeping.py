"""One file and one writer: what happens to it from outside is noticed, and there is a way on."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path

import pytest
from making import added, annotation, article
from store_schema import SCHEMA

from hashiya.model import errors
from hashiya.store import guarding, opening
from hashiya.store.project_file import ProjectFile


def names(folder: Path) -> set[str]:
    return {it.name for it in folder.iterdir()}


def copied(path: Path, to: Path) -> Path:
    """The one file alone, by another process: ours must not open it."""
    subprocess.run(["cp", str(path), str(to)], check=True)
    return to


# complete at rest


def test_the_one_file_alone_has_everything_once_it_is_settled(project, path, tmp_path):
    text = article()
    project.commit(added(text, annotation(text, 4, 10)))
    assert project.settle()
    alone = copied(path, tmp_path / "alone.hashiya")
    with ProjectFile.open(alone) as again:
        assert len(again.annotations(text.id)) == 1
        assert list(again.check()) == []


# moved, replaced, rolled back


def test_a_renamed_file_is_found_and_followed(project, path, tmp_path):
    project.commit(added(article("قبل")))
    (tmp_path / "أبعد").mkdir()
    new = tmp_path / "أبعد" / "آخر.hashiya"
    path.rename(new)
    with pytest.raises(errors.ProjectRenamed) as told:
        project.commit(added(article("أثناء")))
    assert told.value.values["path"] == str(new)
    project.follow(new)
    project.commit(added(article("بعد")))
    assert len(project.articles()) == 2
    project.close()
    assert names(new.parent) == {new.name}
    assert names(tmp_path) == {"أبعد"}
    with ProjectFile.open(new) as again:
        assert len(again.articles()) == 2


def test_what_was_renamed_and_closed_at_once_is_whole(project, path, tmp_path):
    project.commit(added(article("قبل")))
    new = tmp_path / "آخر.hashiya"
    path.rename(new)
    project.close()
    assert names(tmp_path) == {new.name}
    with ProjectFile.open(new) as again:
        assert len(again.articles()) == 1


def test_another_file_is_not_followed(project, path, tmp_path):
    other = tmp_path / "آخر.hashiya"
    ProjectFile.create(other, SCHEMA).close()
    with pytest.raises(errors.ProjectReplaced):
        project.follow(other)
    project.commit(added(article()))


def test_a_folder_that_is_gone_is_named_and_noticed_when_it_is_back(project, path, tmp_path):
    folder = path.parent / "قرص"
    folder.mkdir()
    drive = folder / "p.hashiya"
    with ProjectFile.create(drive, SCHEMA) as project:
        project.commit(added(article("قبل")))
        aside = folder.rename(path.parent / "منزوع")
        with pytest.raises(errors.ProjectMoved):
            project.commit(added(article("أثناء")))
        aside.rename(folder)
        project.commit(added(article("بعد")))
        assert len(project.articles()) == 2


def test_a_folder_that_cannot_be_reached_is_told_from_a_file_that_was_moved(
    project, path, monkeypatch
):
    monkeypatch.setattr(guarding, "find", lambda *_: None)
    project._guard.path = path.parent / "منزوع" / path.name
    with pytest.raises(errors.ProjectFolderGone) as told:
        project.look()
    assert told.value.values["folder"].endswith("منزوع")


def test_a_file_rolled_back_in_its_place_is_noticed(project, path, tmp_path):
    project.commit(added(article("قبل")))
    project.settle()
    old = copied(path, tmp_path / "old")
    project.commit(added(article("بعد")))
    project.settle()
    copied(old, path)  # the same inode, as some sync clients and rsync --inplace do
    before = hash(subprocess.run(["cat", str(path)], check=True, capture_output=True).stdout)
    with pytest.raises(errors.ProjectChanged):
        project.commit(added(article("ثم")))
    after = hash(subprocess.run(["cat", str(path)], check=True, capture_output=True).stdout)
    assert before == after


def test_what_was_written_over_is_never_taken_for_ours_by_settling_or_closing(
    project, path, tmp_path
):
    project.commit(added(article("قبل")))
    project.settle()
    old = copied(path, tmp_path / "old")
    project.commit(added(article("بعد")))
    project.settle()
    copied(old, path)
    there = content(path)
    with pytest.raises(errors.ProjectChanged):
        project.settle()
    with pytest.raises(errors.ProjectChanged):
        project.commit(added(article("ثم")))
    project.close()
    assert content(path) == there
    with ProjectFile.open(path) as again:
        assert len(again.articles()) == 1


def content(path) -> bytes:
    return subprocess.run(["cat", str(path)], check=True, capture_output=True).stdout


def test_a_file_that_was_only_touched_is_still_ours(project, path):
    project.commit(added(article("قبل")))
    os.utime(path, (1, 1))
    project.commit(added(article("بعد")))
    assert len(project.articles()) == 2


# what the disk refuses


class Failing:
    """A connection whose commits fail as a disk would let them."""

    def __init__(self, db: sqlite3.Connection, code: int, times: int) -> None:
        self._db, self._code, self.left = db, code, times

    def __getattr__(self, name: str) -> object:
        return getattr(self._db, name)

    def execute(self, statement: str, *values: object) -> sqlite3.Cursor:
        if statement == "COMMIT" and self.left:
            self.left -= 1
            failure = sqlite3.OperationalError("disk I/O error")
            failure.sqlite_errorcode = self._code
            raise failure
        return self._db.execute(statement, *values)


def test_after_a_failed_sync_the_file_is_read_anew_before_anything_is_stored(project, monkeypatch):
    project.commit(added(article("قبل")))
    failing = Failing(project._db, sqlite3.SQLITE_IOERR | (4 << 8), times=1)
    project._db = failing
    with pytest.raises(errors.SaveFailed):
        project.commit(added(article("أثناء")))
    assert project._db is failing
    looked: list[object] = []
    sound = guarding.is_sound
    monkeypatch.setattr(guarding, "is_sound", lambda db: looked.append(db) or sound(db))
    project.commit(added(article("بعد")))
    assert looked == [project._db]
    assert len(project.articles()) == 2


def test_a_file_found_damaged_after_a_failed_sync_takes_nothing(project, monkeypatch):
    project._db = Failing(project._db, sqlite3.SQLITE_IOERR_FSYNC, times=1)
    with pytest.raises(errors.SaveFailed):
        project.commit(added(article("أثناء")))
    monkeypatch.setattr(guarding, "is_sound", lambda _db: False)
    with pytest.raises(errors.ProjectDamaged):
        project.commit(added(article("بعد")))


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (sqlite3.SQLITE_READONLY, errors.SaveDenied),
        (sqlite3.SQLITE_BUSY, errors.SaveHeld),
        (sqlite3.SQLITE_FULL, errors.DiskFull),
        (sqlite3.SQLITE_IOERR_WRITE, errors.SaveFailed),
    ],
)
def test_what_the_disk_refuses_has_its_own_name(project, code, kind):
    project._db = Failing(project._db, code, times=1)
    with pytest.raises(errors.SaveFailed) as told:
        project.commit(added(article("أثناء")))
    assert type(told.value) is kind
    project.commit(added(article("بعد")))


def test_a_file_read_anew_that_ends_with_another_step_is_not_written_to(project, path):
    project.commit(added(article()))
    project.settle()
    project._in_doubt = True  # as after an error of the disk: SQLite's own count tells nothing
    with closing(sqlite3.connect(path)) as db:
        db.execute("UPDATE history SET uid = randomblob(16)")
        db.commit()
    with pytest.raises(errors.ProjectChanged):
        project.commit(added(article("ثم")))
    with closing(sqlite3.connect(path)) as db:
        assert db.execute("SELECT count(*) FROM articles").fetchone() == (1,)


@pytest.mark.parametrize("ending", ["-shm", "-wal", ""])
def test_nobody_is_told_of_a_foreign_write_because_a_reader_came(
    project, path, ending: str
) -> None:
    """What was opened here and closed would have dropped SQLite's locks: another program that only reads then makes
    the index of the log anew, and its next look at the file finds a count that is not ours."""
    project.commit(added(article()))
    beside = path.with_name(path.name + ending)
    was_known = opening.holds_project(beside)
    read_by_another_program(path)
    project.commit(added(article("ثم")))
    assert len(project.articles()) == 2
    assert was_known


@pytest.mark.parametrize("ending", ["-shm", "-wal"])
def test_what_lies_beside_an_open_project_is_not_opened_as_one(project, path, ending: str) -> None:
    project.commit(added(article()))
    beside = path.with_name(path.name + ending)
    with pytest.raises(errors.NotAProject):
        opening.refuse_what_is_no_project(beside)
    read_by_another_program(path)
    project.commit(added(article("ثم")))
    assert len(project.articles()) == 2


def read_by_another_program(path: Path) -> None:
    look = "import sys; from hashiya.store.project_file import ProjectFile as P\n"
    look += "with P.open(sys.argv[1], read_only=True) as it: print(len(it.articles()))"
    command = [sys.executable, "-c", look, str(path)]
    said = subprocess.run(command, capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "1"


def test_the_file_is_not_called_at_rest_while_a_reader_keeps_the_log(project, path, tmp_path):
    project.commit(added(article()))
    with closing(sqlite3.connect(path, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM articles").fetchone()
        project.commit(added(article("ثم")))
        assert not project.settle()
    assert project.settle()
    alone = tmp_path / "alone.hashiya"
    alone.write_bytes(path.read_bytes())
    with ProjectFile.open(alone, read_only=True) as copy:
        assert len(copy.articles()) == 2


def test_the_one_file_is_complete_also_when_closed_under_a_reader(project, path, tmp_path):
    """A worker that still reads keeps the log from going, not its content from the file."""
    project.commit(added(article()))
    going = threading.Event()
    ready = threading.Event()

    def read() -> None:
        reading = project.annotated()
        next(reading)
        ready.set()
        going.wait()
        reading.close()

    worker = threading.Thread(target=read)
    worker.start()
    ready.wait()
    try:
        project.close()
        alone = copied(path, tmp_path / "alone.hashiya")
    finally:
        going.set()
        worker.join()
    with ProjectFile.open(alone, read_only=True) as copy:
        assert len(copy.articles()) == 1
