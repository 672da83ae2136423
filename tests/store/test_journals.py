"""Which journal a project is written with, and that what a killed writer left in one comes home."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from making import added, article
from store_schema import SCHEMA

from hashiya.store.project_file import ProjectFile

KILLED = """
import os, signal, sys
from making import added, article
from hashiya.store.project_file import ProjectFile
project = ProjectFile.open(sys.argv[1])
project.commit(added(article("قبل الانقطاع")))
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.parametrize(("journal", "beside"), [("wal", "-wal"), ("rollback", None)])
def test_a_project_is_written_with_the_journal_that_was_asked_for(path, journal, beside):
    with ProjectFile.create(path, SCHEMA, journal=journal) as project:
        for _ in range(2):
            project.commit(added(article()))
        found = {it.name for it in path.parent.glob(f"{path.name}*")}
        assert found == {path.name} | (
            {path.name + beside, path.name + "-shm"} if beside else set()
        )
        synchronous = project._db.execute("PRAGMA synchronous").fetchone()[0]
        assert synchronous == (2 if journal == "wal" else 3)
        assert project.settle()
    assert [it.name for it in path.parent.iterdir()] == [path.name]
    with ProjectFile.open(path) as project:
        assert len(project.articles()) == 2


@pytest.mark.parametrize("journal", ["wal", "rollback"])
def test_what_a_killed_writer_left_in_its_log_comes_into_the_one_file(path, journal):
    ProjectFile.create(path, SCHEMA).close()
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    subprocess.run([sys.executable, "-c", KILLED, str(path)], env=environment, check=False)
    log = path.with_name(path.name + "-wal")
    assert log.stat().st_size > 0
    with ProjectFile.open(path, journal=journal) as project:
        assert len(project.articles()) == 1
        if journal == "wal":
            assert project.settle()  # without any edit
            assert log.stat().st_size == 0
        else:
            project.commit(added(article("بعد")))
            assert not log.exists()
    assert [it.name for it in path.parent.iterdir()] == [path.name]
    # at rest it is a plain file again, that can be looked at where nothing may be written
    assert path.read_bytes()[18:20] == b"\1\1"
