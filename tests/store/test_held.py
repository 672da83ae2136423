"""A file that another program holds for a while is called held, never written over: nobody could look into it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from making import added, article
from store_schema import SCHEMA

from hashiya.model import errors
from hashiya.store import connection, guarding
from hashiya.store.project_file import Journal, ProjectFile

_HOLD = """
import sqlite3, sys
db = sqlite3.connect(sys.argv[1], isolation_level=None, timeout=float(sys.argv[3]))
db.execute(sys.argv[2])
print("held", flush=True)
sys.stdin.readline()
db.execute("ROLLBACK")
print("let go", flush=True)
"""


class Holder:
    """Another program, in a process of its own: its locks are not ours."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def said(self) -> str:
        assert self._process.stdout is not None
        return self._process.stdout.readline().strip()

    def let_go(self) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write("\n")
        self._process.stdin.flush()
        assert self.said() == "let go"


@contextmanager
def holding(path: Path, how: str = "BEGIN EXCLUSIVE") -> Iterator[Holder]:
    with subprocess.Popen(
        [sys.executable, "-c", _HOLD, str(path), how, "5"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        holder = Holder(process)
        assert holder.said() == "held"
        try:
            yield holder
        finally:
            process.kill()


@pytest.fixture
def project(path: Path) -> Iterator[ProjectFile]:
    """With a journal that lets nobody read while another program writes."""
    ProjectFile.create(path, SCHEMA).close()
    with ProjectFile.open(path, journal="rollback") as opened:
        opened.commit(added(article("قبل")))
        opened.patience = 0
        yield opened


def test_a_held_file_whose_date_changed_is_called_held(project, path):
    """A scanner that holds it and a sync program that dates it: nobody wrote."""
    with holding(path) as holder:
        os.utime(path, (1, 1))
        with pytest.raises(errors.SaveHeld):
            project.look()
        with pytest.raises(errors.SaveHeld):
            project.commit(added(article("أثناء")))
        holder.let_go()
        project.look()
        project.commit(added(article("بعد")))
    assert len(project.articles()) == 2


def test_a_held_file_that_was_written_over_is_told_once_it_can_be_read(project, path, tmp_path):
    old = tmp_path / "old"
    subprocess.run(["cp", str(path), str(old)], check=True)
    project.commit(added(article("بعد")))
    subprocess.run(["cp", str(old), str(path)], check=True)
    with holding(path) as holder:
        with pytest.raises(errors.SaveHeld):
            project.look()
        holder.let_go()
        with pytest.raises(errors.ProjectChanged):
            project.look()


def test_the_look_waits_as_long_as_a_commit_would(project, path, monkeypatch):
    waited: list[float] = []
    connect = connection.connect

    def watched(*args, patience=5.0, **options):
        waited.append(patience)
        return connect(*args, patience=patience, **options)

    monkeypatch.setattr(connection, "connect", watched)
    project.patience = 0.125
    os.utime(path, (1, 1))
    project.look()
    assert waited == [0.125]


def test_a_file_that_another_program_wants_in_the_midst_of_the_look_is_not_given(
    project, path, monkeypatch
):
    """The look is of one moment: whoever comes between its questions has to wait."""
    sound = guarding.is_sound
    refused: list[str] = []

    def meanwhile(db):
        command = [sys.executable, "-c", _HOLD, str(path), "BEGIN EXCLUSIVE", "0"]
        refused.append(subprocess.run(command, capture_output=True, text=True, input="").stderr)
        return sound(db)

    monkeypatch.setattr(guarding, "is_sound", meanwhile)
    os.utime(path, (1, 1))
    project.look()
    assert "locked" in refused[0]


@pytest.mark.parametrize("journal", ["rollback", "wal"])
def test_closing_a_held_file_leaves_it_whole(path, journal: Journal):
    ProjectFile.create(path, SCHEMA).close()
    with ProjectFile.open(path, journal=journal) as project:
        project.commit(added(article("قبل")))
        project.patience = 0
        with holding(path):
            os.utime(path, (1, 1))
            project.close()
    with ProjectFile.open(path) as again:
        assert len(again.articles()) == 1
        again.commit(added(article("بعد")))
