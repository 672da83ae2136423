"""Catalogue E: what disks, folders and other programs do to a project (E3 to E6, E10)."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from making import added, article
from store_schema import SCHEMA
from surroundings import NAME, prints, tag, told, whole

from hashiya.model import errors
from hashiya.store import guarding
from hashiya.store.project_file import ProjectFile
from hashiya.workspace import Workspace

# E3


class Failing:
    """A connection whose commit fails with one of SQLite's codes."""

    def __init__(self, db: sqlite3.Connection, code: int) -> None:
        self._db, self._code, self.broken = db, code, True

    def __getattr__(self, name: str) -> object:
        return getattr(self._db, name)

    def execute(self, statement: str, *values: object) -> sqlite3.Cursor:
        if statement == "COMMIT" and self.broken:
            failure = sqlite3.OperationalError("refused")
            failure.sqlite_errorcode = self._code
            raise failure
        return self._db.execute(statement, *values)


REFUSALS = {
    "E3-full": (sqlite3.SQLITE_FULL, "القرص ممتلئ", "disk is full"),
    "E3-write": (sqlite3.SQLITE_IOERR_WRITE, "القرص لم يقبله", "disk did not take"),
    "E3-fsync": (sqlite3.SQLITE_IOERR_FSYNC, "القرص لم يقبله", "disk did not take"),
    "E3-permission": (sqlite3.SQLITE_READONLY, "لم يعد النظام يسمح", "no longer allows"),
}


@pytest.mark.parametrize(("code", "ar", "en"), REFUSALS.values(), ids=REFUSALS)
def test_what_the_disk_refuses_waits_is_retried_and_can_be_saved_elsewhere(
    ws, folder, tmp_path, code, ar, en
):
    before, saved = prints(folder), ws.saved_at
    disk = ws._project._db = Failing(ws._project._db, code)
    made = tag(ws, 0, 3)
    assert ws.pending
    assert ws.saved_at == saved
    assert prints(folder)[NAME] == before[NAME]
    told(ws.refusal, ar, en)
    whole(ws.save_copy(tmp_path / "elsewhere.hashiya"), 1)
    disk.broken = False
    assert ws.retry()
    assert ws.annotations(made.article) == (made,)
    tag(ws, 4, 10)
    ws.close()
    whole(folder / NAME, 2)


def mounted(place: Path, *arguments: str) -> None:
    place.mkdir(exist_ok=True)
    if shutil.which("mount") is None or os.geteuid() != 0:
        pytest.skip("only where mounting is allowed")
    done = subprocess.run(["mount", *arguments, str(place)], capture_output=True, check=False)
    if done.returncode:
        pytest.skip("only where mounting is allowed")


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    place = tmp_path / "قرص"
    mounted(place, "-t", "tmpfs", "-o", "size=1m", "tmpfs")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


def test_a_disk_that_is_really_full_e3(small_disk, tmp_path):
    path = small_disk / NAME
    with Workspace(ProjectFile.create(path, SCHEMA), "ليلى") as ws:
        ws.be_patient()
        ws.apply(added(article("قال الوزير إن السلام قريب")))
        with (small_disk / "fill").open("wb", buffering=0) as file:
            try:
                while file.write(b"x" * 4096):
                    pass
            except OSError:
                pass
        stored = 0
        while not ws.pending:  # what lay free inside the file is used up first
            tag(ws, stored, stored + 1)
            stored += 1
        assert isinstance(ws.refusal, errors.DiskFull)
        told(ws.refusal, "القرص ممتلئ", "disk is full")
        whole(ws.save_copy(tmp_path / "elsewhere.hashiya"), stored)
        (small_disk / "fill").unlink()
        assert ws.retry()
        assert ws.settle()
    whole(path, stored)


# E4

UNPRIVILEGED = """
import os, sys, filelock, logging
from hashiya.model.errors import ProjectReadOnly
from hashiya.store import connection, holder
from hashiya.store.project_file import ProjectFile
from hashiya.wording import Wording
words = [Wording(it) for it in ("ar", "en")]
if os.geteuid() == 0:
    os.setuid(65534)  # whom file modes bind; everything is imported by now
try:
    ProjectFile.open(sys.argv[1], me="x")
except ProjectReadOnly as error:
    sentences = [it.say(error.message, **error.values) for it in words]
    with ProjectFile.open(sys.argv[1], read_only=True) as project:
        print(len(project.articles()), *sentences, sep="\\n")
"""


@pytest.mark.parametrize("what", ["file", "folder"], ids=["E4-file", "E4-folder"])
def test_what_may_only_be_read_is_said_at_opening(what):
    folder = Path(tempfile.mkdtemp(prefix="hashiya-test-"))
    try:
        path = folder / NAME
        with ProjectFile.create(path, SCHEMA) as project:
            project.commit(added(article()))
        path.chmod(0o444 if what == "file" else 0o666)
        folder.chmod(0o777 if what == "file" else 0o555)
        before = prints(folder)
        environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path), "PYTHONUTF8": "1"}
        said = subprocess.run(
            [sys.executable, "-c", UNPRIVILEGED, str(path)],
            env=environment,
            capture_output=True,
            encoding="utf-8",
            check=True,
        ).stdout.splitlines()
        assert said[0] == "1"
        assert "يمكن قراءة" in said[1]
        assert "can be read but not changed" in said[2]
        assert prints(folder) == before
        assert [it.name for it in folder.iterdir()] == [NAME]
    finally:
        folder.chmod(0o777)
        shutil.rmtree(folder)


# E5

HAPPENINGS = {
    "E5-deleted": (errors.ProjectMoved, "لم يعد", "not there any more"),
    "E5-renamed": (errors.ProjectRenamed, "تغيّر اسم", "was renamed or moved"),
    "E5-replaced": (errors.ProjectReplaced, "حلّ ملف آخر", "Another file now has the name"),
    "E5-rolled-back": (errors.ProjectReplaced, "حلّ ملف آخر", "Another file now has the name"),
    "E5-written-over": (errors.ProjectChanged, "كتب برنامج آخر", "Another program wrote"),
    "E5-changed": (errors.ProjectChanged, "كتب برنامج آخر", "Another program wrote"),
}


def happen(what: str, path: Path, old: Path) -> None:
    match what:
        case "E5-deleted":
            path.unlink()
        case "E5-renamed":
            path.rename(path.with_name("غيره.hashiya"))
        case "E5-replaced":
            old.write_bytes(b"x" * 100)
            old.replace(path)
        case "E5-rolled-back":
            old.replace(path)
        case "E5-written-over":
            subprocess.run(["cp", str(old), str(path)], check=True)
        case _:
            with closing(sqlite3.connect(path)) as other:
                other.execute("INSERT INTO project VALUES ('theirs', '1')")
                other.commit()


@pytest.mark.parametrize("seen_by", ["commit", "timer"])
@pytest.mark.parametrize("what", HAPPENINGS)
def test_what_happens_to_the_file_is_seen_before_the_next_saved(
    ws, folder, tmp_path, what, seen_by
):
    kind, ar, en = HAPPENINGS[what]
    old = tmp_path / "old"
    subprocess.run(["cp", str(folder / NAME), str(old)], check=True)
    tag(ws, 0, 3)
    ws.settle()
    saved = ws.saved_at
    happen(what, folder / NAME, old)
    before = prints(folder)
    if seen_by == "timer":
        with pytest.raises(kind) as seen:
            ws.look()
        error = seen.value
    else:
        tag(ws, 4, 10)
        error = ws.refusal
        assert len(ws.pending) == 1
    assert type(error) is kind
    told(error, ar, en)
    assert ws.saved_at == saved
    assert prints(folder) == before
    if kind is not errors.ProjectChanged:  # there the copy has what the other program wrote
        whole(ws.save_copy(tmp_path / "copy.hashiya"), 1 + len(ws.pending))
    assert prints(folder) == before


# E6


def test_a_stick_that_is_pulled_and_put_back_e6(tmp_path):
    disk, stick = tmp_path / "disk", tmp_path / "stick"
    mounted(disk, "-t", "tmpfs", "-o", "size=4m", "tmpfs")
    try:
        mounted(stick, "--bind", str(disk))
        with Workspace(ProjectFile.create(stick / NAME, SCHEMA), "ليلى") as ws:
            ws.be_patient()
            ws.apply(added(article("قال الوزير إن السلام قريب")))
            subprocess.run(["umount", "-l", str(stick)], check=True)
            tag(ws, 0, 3)
            assert type(ws.refusal) is errors.ProjectFolderGone
            told(ws.refusal, "أعد وصله", "plug it in again")
            whole(ws.save_copy(tmp_path / "elsewhere.hashiya"), 1)
            assert not ws.retry()
            mounted(stick, "--bind", str(disk))
            assert ws.retry()
            assert ws.settle()
        whole(stick / NAME, 1)
        subprocess.run(["umount", "-l", str(stick)], check=True)
    finally:
        subprocess.run(["umount", "-l", str(disk)], check=True)


def test_a_folder_that_is_gone_and_comes_back_e6(ws, folder, monkeypatch):
    monkeypatch.setattr(guarding, "find", lambda *_: None)  # as where no system tells
    aside = folder.rename(folder.with_name("منزوع"))
    tag(ws, 0, 3)
    assert type(ws.refusal) is errors.ProjectFolderGone
    told(ws.refusal, "أعد وصله", "plug it in again")
    aside.rename(folder)
    assert ws.retry()
    ws.close()
    whole(folder / NAME, 1)


# E10


def test_a_scanner_that_holds_the_file_is_waited_for_e10(ws, folder):
    tag(ws, 0, 3)
    with closing(sqlite3.connect(folder / NAME, isolation_level=None)) as scanner:
        scanner.execute("BEGIN IMMEDIATE")
        tag(ws, 4, 10)
        assert type(ws.refusal) is errors.SaveHeld
        told(ws.refusal, "يمسك برنامج آخر", "Another program is holding")
        assert len(ws.pending) == 1
        scanner.execute("ROLLBACK")
    assert ws.retry()
    ws.close()
    whole(folder / NAME, 2)
