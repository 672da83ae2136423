"""Work in threads outlives nothing: the program ends after it, not under it."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
import weakref
from types import SimpleNamespace

import pytest

from hashiya.commands import checking
from hashiya.model.dataset import AnnotatedArticle
from hashiya.ui import background, noting
from hashiya.ui.background import Job

LEAVING = """
import json, sys, time
from PySide6.QtCore import QCoreApplication
app = QCoreApplication([])
from hashiya.commands import checking
from hashiya.model.dataset import AnnotatedArticle
from hashiya.ui import background, noting
from hashiya.ui.background import Job

def work(progress):
    until = time.monotonic() + float(sys.argv[2])
    while time.monotonic() < until:
        progress(1, len(json.dumps(list(range(500)))))
    return until

jobs = [Job(work, quiet=sys.argv[1] == "quiet") for _ in range(3)]
for it in jobs:
    it.voice.finished.connect(print)
    it.start()
time.sleep(float(sys.argv[2]))
"""


@pytest.mark.parametrize("kind", ["quiet", "awaited"])
@pytest.mark.parametrize("length", [0.02, 0.03, 0.05])
def test_the_program_ends_whole_while_threads_are_at_work(kind: str, length: float) -> None:
    """A backup that came back while the interpreter was taken down brought the program down."""
    done = subprocess.run(
        [sys.executable, "-c", LEAVING, kind, str(length)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")


class Heavy:
    """What a dialog has found in ten thousand files."""


@pytest.mark.parametrize("how", ["finished", "failed"])
def test_nothing_is_held_of_work_that_is_done(qtbot, how: str) -> None:
    """PySide never lets go of what a pool has run: each import left its whole dialog behind."""
    heavy = Heavy()
    job: Job[int] = Job(lambda _progress, held=heavy: 1 // (how != "failed" and held is not None))
    seen = weakref.ref(heavy)
    with qtbot.waitSignal(job.voice.finished if how == "finished" else job.voice.failed):
        job.start()
    del heavy, job
    qtbot.waitUntil(lambda: gc.collect() >= 0 and seen() is None)


@pytest.mark.parametrize("how", ["found", "failed", "given up"])
def test_nothing_is_held_of_an_article_that_was_looked_through(
    qtbot, monkeypatch, how: str
) -> None:
    """The same of checks: each edit of a long article left all its marks behind."""

    def of_article(*_marked: object):
        yield "a finding"
        if how == "failed":
            raise ValueError

    monkeypatch.setattr(checking, "of_article", of_article)
    heavy = Heavy()
    shown = AnnotatedArticle(article=SimpleNamespace(id="a"))
    seen = weakref.ref(heavy)
    work = noting._Work(heavy, None, shown, 1)
    work.stopped = how == "given up"
    voice = work.voice
    if work.stopped:
        background.begin(work)
    else:
        with qtbot.waitSignal(voice.found if how == "found" else voice.failed):
            background.begin(work)
    del heavy, work, voice
    qtbot.waitUntil(lambda: gc.collect() >= 0 and seen() is None)
