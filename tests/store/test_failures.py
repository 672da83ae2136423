"""When the disk, the folder or another program gets in the way: a named cause, and nothing by halves."""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import threading
from contextlib import closing
from pathlib import Path

import pytest
from making import added, annotation, article
from store_schema import SCHEMA

from hashiya.model import errors
from hashiya.store import connection, creating
from hashiya.store.project_file import ProjectFile


def big(number: int = 40):
    text = article("نص طويل " * 2_000)
    return added(text, *(annotation(text, at, at + 5) for at in range(number)))


def run(script: str, *arguments: object) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    return subprocess.run(
        [sys.executable, "-c", script, *map(str, arguments)],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_full_disk_stores_nothing_by_halves_and_the_file_goes_on(project):
    text = article()
    project.commit(added(text))
    pages = project._db.execute("PRAGMA page_count").fetchone()[0]
    project._db.execute(f"PRAGMA max_page_count = {pages + 2}")
    with pytest.raises(errors.DiskFull):
        project.commit(big())
    assert [it.id for it in project.articles()] == [text.id]
    assert len(project.history()) == 1
    project._db.execute("PRAGMA max_page_count = 1000000")
    project.commit(big())
    assert len(project.articles()) == 2
    assert list(project.check()) == []


LIMITED = """
import resource, sys
from making import added, annotation, article
from hashiya.model.errors import SaveFailed
from hashiya.store import connection, creating
from hashiya.store.project_file import ProjectFile
with ProjectFile.open(sys.argv[1]) as project:
    resource.setrlimit(resource.RLIMIT_FSIZE, (600_000, resource.RLIM_INFINITY))
    stored = refused = 0
    for number in range(60):
        text = article("نص طويل " * 4_000)
        try:
            project.commit(added(text))
        except SaveFailed:
            refused += 1
            break
        else:
            stored += 1
    assert len(project.articles()) == stored
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    project.commit(added(article("ثم اتسع القرص")))
    print(stored + 1, refused)
"""


def test_a_disk_that_takes_no_more_is_reported_and_loses_nothing(path):
    ProjectFile.create(path, SCHEMA).close()
    said = run(LIMITED, path)
    assert said.returncode == 0, said.stderr
    stored, refused = map(int, said.stdout.split())
    assert refused == 1
    with ProjectFile.open(path) as project:
        assert len(project.articles()) == stored
        assert list(project.check()) == []


UNPRIVILEGED = """
import os, sys, filelock, logging
from making import added, article
from hashiya.model.errors import ProjectReadOnly
from hashiya.store import connection, creating
from hashiya.store.project_file import ProjectFile
if os.geteuid() == 0:
    os.setuid(65534)  # whom file modes bind; everything is imported by now
try:
    ProjectFile.open(sys.argv[1])
except ProjectReadOnly:
    with ProjectFile.open(sys.argv[1], read_only=True) as project:
        print("read", len(project.articles()))
"""


@pytest.mark.parametrize("what", ["file", "folder"])
def test_what_may_not_be_written_is_said_at_opening(what):
    folder = Path(tempfile.mkdtemp(prefix="hashiya-test-"))
    try:
        path = folder / "p.hashiya"
        with ProjectFile.create(path, SCHEMA) as project:
            project.commit(added(article()))
        path.chmod(0o444 if what == "file" else 0o666)
        folder.chmod(0o777 if what == "file" else 0o555)
        said = run(UNPRIVILEGED, path)
        assert said.stdout.split() == ["read", "1"], said.stderr
        assert [it.name for it in folder.iterdir()] == ["p.hashiya"]
    finally:
        folder.chmod(0o777)
        shutil.rmtree(folder)


@pytest.mark.parametrize("first", [True, False], ids=["first edit", "later edit"])
@pytest.mark.parametrize("what", ["moved", "deleted", "replaced", "rolled back"])
def test_a_file_that_is_no_longer_there_takes_no_edit(project, path, what, first):
    if not first:
        project.commit(added(article("قبل")))
    other = path.with_name("copy")
    match what:
        case "moved":
            path.rename(other)
        case "deleted":
            path.unlink()
        case _:
            subprocess.run(["cp", str(path), str(other)], check=True)
            if what == "replaced":
                other.write_bytes(b"x" * 10)
            other.replace(path)
    with pytest.raises(errors.ProjectMoved):
        project.commit(added(article("بعد")))


@pytest.mark.parametrize("first", [True, False], ids=["first edit", "later edit"])
def test_what_another_program_wrote_is_not_written_over(project, path, first):
    if not first:
        project.commit(added(article("قبل")))
    with closing(sqlite3.connect(path)) as other:
        other.execute("INSERT INTO project VALUES ('theirs', '1')")
        other.commit()
    with pytest.raises(errors.ProjectChanged):
        project.commit(added(article("بعد")))
    project.close()
    with ProjectFile.open(path) as again:
        again.commit(added(article("بعد الفتح")))


def test_another_program_holding_the_file_is_named(project, path, monkeypatch):
    project.commit(added(article("قبل")))
    project.patience = 0
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(errors.SaveHeld):
            project.commit(added(article("بعد")))
        other.execute("ROLLBACK")
    project.commit(added(article("بعد")))
    assert len(project.articles()) == 2


def test_other_threads_read_while_we_write(project):
    text = article()
    project.commit(added(text, annotation(text, 4, 10)))
    found: list[object] = []

    def read() -> None:
        found.append(project.annotations(text.id))
        found.append(next(project.annotated()).article)

    thread = threading.Thread(target=read)
    thread.start()
    project.commit(added(article("أثناء القراءة")))
    thread.join()
    assert found == [project.annotations(text.id), text]


def test_a_stream_shows_one_moment(project):
    first = article("أول", position=1)
    project.commit(added(first, article("ثان", position=2)))
    stream = project.annotated()
    next(stream)
    project.commit(added(article("ثالث", position=3)))
    assert len(list(stream)) == 1
    assert len(list(project.annotated())) == 3


@pytest.mark.parametrize(
    ("number", "reason"), [(errno.ENOSPC, "full"), (errno.EACCES, "denied"), (errno.EIO, "other")]
)
def test_a_place_that_takes_no_project_is_named_with_its_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, reason: str
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(number, "no")

    monkeypatch.setattr(creating, "fill", refuse)
    with pytest.raises(errors.ProjectNotMade) as caught:
        ProjectFile.create(tmp_path / "p.hashiya", SCHEMA)
    assert caught.value.values["reason"] == reason
    assert not list(tmp_path.iterdir())


def test_a_project_that_may_not_be_read_is_not_called_readable(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "p.hashiya"
    ProjectFile.create(path, SCHEMA).close()

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "no")

    monkeypatch.setattr(Path, "open", refuse)
    for read_only in (True, False):
        with pytest.raises(errors.ProjectUnreadable):
            ProjectFile.open(path, read_only=read_only)


def test_no_room_for_the_index_of_the_log_is_a_full_disk_and_no_damage() -> None:
    failure = sqlite3.OperationalError("disk I/O error")
    failure.sqlite_errorcode = sqlite3.SQLITE_IOERR_SHMSIZE
    for reading in (True, False):
        found = connection.cause(failure, Path("p.hashiya"), reading=reading)
        assert isinstance(found, errors.DiskFull)
