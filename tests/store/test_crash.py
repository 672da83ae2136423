"""A writer killed at any instant: every acknowledged step is there, none by halves, no lock stays."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys

import pytest
from store_schema import SCHEMA

from hashiya.store.project_file import ProjectFile

WRITER = """
import sys
from making import added, annotation, article
from hashiya.store.project_file import ProjectFile
project = ProjectFile.open(sys.argv[1])
while True:
    text = article("قال فلان إن الأمر كذا")
    step = added(text, *(annotation(text, at, at + 3) for at in range(5)))
    project.commit(step)
    print(step.id, flush=True)
    if len(project.history(limit=7)) % 5 == 0:
        project.settle()
"""


@pytest.fixture
def kills(request) -> int:
    return 500 if request.config.getoption("--full") else 20


def test_no_acknowledged_step_is_lost_by_a_kill(path, kills):
    ProjectFile.create(path, SCHEMA).close()
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    chance = random.Random(7)
    acknowledged: set[str] = set()
    for _ in range(kills):
        writer = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(path)],
            env=environment,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert writer.stdout is not None
        acknowledged |= {writer.stdout.readline().strip() for _ in range(chance.randrange(1, 25))}
        writer.send_signal(signal.SIGKILL)
        acknowledged |= {line.strip() for line in writer.stdout if line.endswith("\n")}
        writer.wait()
        writer.stdout.close()
    acknowledged.discard("")
    with ProjectFile.open(path) as project:
        steps = {line.id for line in project.history(limit=1_000_000)}
        assert acknowledged <= steps
        assert len(steps) - len(acknowledged) <= kills
        lines = project.articles()
        assert len(lines) == len(steps)
        assert {line.annotations for line in lines} == {5}
        assert list(project.check()) == []
    assert [it.name for it in path.parent.iterdir()] == [path.name]
