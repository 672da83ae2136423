"""H2: the writer dies at every single storage call of every operation, before it or half-way through it.

``python -m crash.each_call --journal rollback --only bulk``
"""

from __future__ import annotations

import argparse
import gc
import os
import shutil
import signal
import traceback
from pathlib import Path

from crash import running, truth
from crash.operations import ALL, Operation
from crash.shim import Call, shim
from store_schema import SCHEMA

from hashiya.model.errors import ProjectMissing
from hashiya.store.project_file import ProjectFile

STRIDED = "about "
DONE, FALLEN = 0, 3


def run(asked: argparse.Namespace, figures: running.Figures) -> None:
    shim()
    gc.freeze()
    with running.folder() as place:
        for number, operation in enumerate(ALL):
            if asked.only in operation.name:
                _every_point(operation, place / str(number), asked, figures)


def _every_point(
    operation: Operation, place: Path, asked: argparse.Namespace, figures: running.Figures
) -> None:
    """Until a writer gets through to the end."""
    template = place / "template" / running.NAME
    operation.prepare(template, asked.journal)
    before = operation.before(template)
    stride = asked.stride if operation.made else 1
    k = 1 - stride
    while True:
        k += stride
        for half in (False, True) if k % asked.halves == 0 else (False,):
            folder = place / "run"
            shutil.copytree(template.parent, folder)
            path = folder / running.NAME
            heard, code = _dying_at(operation, path, asked.journal, k, half=half)
            if code == DONE and not half:
                figures.count("operations")
                figures.count(f"{STRIDED if stride > 1 else ''}calls of {operation.name}", k - 1)
                shutil.rmtree(folder)
                return
            if code == FALLEN:
                figures.blame("fallen", operation.name)
            if code < 0:
                figures.count("kills")
                where = f"{operation.name}, call {k}{' half' if half else ''}"
                _judge(operation, before, path, heard, where, figures)
            shutil.rmtree(folder)


def _dying_at(
    operation: Operation, path: Path, journal: str, k: int, *, half: bool
) -> tuple[str, int]:
    """Run the operation in a fork that ends at call ``k``; gives its words and its exit code."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        code = FALLEN
        try:
            project = operation.begin(path, journal)
            shim().watcher = _Killer(k, half=half)
            operation.run(project, path, journal)
            shim().watcher = None
            os.write(writing, b"done")
            code = DONE
        except BaseException:
            traceback.print_exc()
        finally:
            os._exit(code)
    os.close(writing)
    with os.fdopen(reading) as words:
        heard = words.read()
    _, status = os.waitpid(child, 0)
    return heard, os.waitstatus_to_exitcode(status)


class _Killer:
    """Lets calls through until the fatal one. A half is only of a write: else that point is done."""

    def __init__(self, k: int, *, half: bool) -> None:
        self._left = k
        self._half = half

    def __call__(self, call: Call) -> int:
        if call.kind == "read":
            return call.do()
        self._left -= 1
        if self._left:
            return call.do()
        if self._half:
            if call.half is None or call.size < 2:
                os._exit(DONE)
            call.half()
        os.kill(os.getpid(), signal.SIGKILL)
        raise AssertionError("still alive")


def _judge(
    operation: Operation,
    before: truth.Contents,
    path: Path,
    heard: str,
    where: str,
    figures: running.Figures,
) -> None:
    after = before.after(operation.step) if operation.step else before
    try:
        with ProjectFile.open(path) as project:
            found, complaints = truth.judge_once(project)
        for complaint in complaints:
            figures.blame("torn", f"{where}: {complaint}")
    except ProjectMissing:
        if operation.name != "create" or heard:
            figures.blame("lost", where)
        figures.count("found before")
        ProjectFile.create(path, SCHEMA).close()  # who tries again sweeps up
        if truth.litter(path):
            figures.blame("litter", f"{where}: {truth.litter(path)}")
        return
    if found == after:
        figures.count("found after")
    elif found == before and not heard:
        figures.count("found before")
    elif found == before:
        figures.blame("lost", where)
    else:
        figures.blame("torn", f"{where}: neither before nor after")
    _look_around(operation, path, where, figures)


def _look_around(operation: Operation, path: Path, where: str, figures: running.Figures) -> None:
    if truth.integrity(path):
        figures.blame("corrupt", where)
    for wrong in operation.tidy(path):
        figures.blame("torn", f"{where}: {wrong}")
    if truth.litter(path):
        figures.blame("litter", f"{where}: {truth.litter(path)}")


if __name__ == "__main__":
    running.main(run, only="", halves=1, stride=1)
