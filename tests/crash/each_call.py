"""H2: the writer dies at every single storage call of every operation, before it or half-way through it.

The writer runs once and stands still before each of its calls, while its folder is kept as it lies
there: that is what a kill at that call leaves. Each such folder is then opened as by the next start,
once the writer is gone; equal ones once. At every so many-th call one is killed indeed as well.
``python -m crash.each_call --journal rollback --only bulk``
"""

from __future__ import annotations

import argparse
import gc
import hashlib
import os
import shutil
import signal
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from crash import running, truth
from crash.operation import Operation
from crash.operations import ALL
from crash.shim import Call, Watcher, shim

from hashiya.model.errors import ProjectMissing
from hashiya.store.project_file import ProjectFile

DONE, FALLEN = 0, 3
ENDED = "ended"
LAST = 12
Seen = dict[bytes, list[tuple[str, str]]]


@dataclass(frozen=True, slots=True)
class _Case:
    operation: Operation
    place: Path
    journal: str
    figures: running.Figures

    @property
    def template(self) -> Path:
        return self.place / "template" / running.NAME


def run(asked: argparse.Namespace, figures: running.Figures) -> None:
    shim()
    gc.freeze()
    with running.folder() as place:
        for number, operation in enumerate(ALL):
            if asked.only in operation.name:
                case = _Case(operation, place / str(number), asked.journal, figures)
                operation.prepare(case.template, asked.journal)
                _every_point(case, asked.halves, operation.seldom if asked.quick else 1)
                _really_killed(case, asked.really)
                shutil.rmtree(case.place)


def _every_point(case: _Case, halves: int, stride: int) -> None:
    """Once through, and a look at what lies there before each call and at the end."""
    shots = case.place / "shots"
    shots.mkdir()
    path = _laid(case)
    done = _in_a_fork(
        case,
        path,
        lambda ask: _Standing(ask, halves),
        lambda name: _keep(path.parent, shots / name),
    )
    if done != DONE:
        case.figures.blame("fallen", case.operation.name)
        return
    case.figures.count("operations")
    seen: Seen = {}
    points = sorted(shots.iterdir(), key=lambda it: it.name)
    # in its last calls a file gets its name: none of them is left out
    points = points[:-LAST:stride] + points[-LAST:]
    for shot in reversed(points):
        case.figures.count("kills")
        _judge(case, shot / running.NAME, shot.name, seen)
    case.figures.count("different folders", len(seen))
    case.figures.count(
        f"calls of {case.operation.name}", sum("half" not in it.name for it in points) - 1
    )
    shutil.rmtree(shots)
    shutil.rmtree(path.parent)


def _keep(folder: Path, place: Path) -> None:
    shutil.copytree(folder, place)


def _laid(case: _Case) -> Path:
    """A folder of its own for one run."""
    folder = case.place / "run"
    shutil.copytree(case.template.parent, folder)
    return folder / running.NAME


def _in_a_fork(
    case: _Case,
    path: Path,
    watcher: Callable[[Callable[[str], None]], Watcher],
    answer: Callable[[str], None],
) -> int:
    """Run the operation in a fork that asks, and waits until it is answered; gives its exit code."""
    asking, asked = os.pipe()
    waiting, answered = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(asking)
        os.close(answered)
        code = FALLEN
        try:

            def ask(name: str) -> None:
                os.write(asked, f"{name}\n".encode())
                if not os.read(waiting, 1):
                    os._exit(FALLEN)

            project = case.operation.begin(path, case.journal)
            shim().watcher = watcher(ask)
            case.operation.run(project, path, case.journal)
            shim().watcher = None
            ask(ENDED)
            code = DONE
        except BaseException:
            traceback.print_exc()
        finally:
            os._exit(code)
    os.close(asked)
    os.close(waiting)
    with os.fdopen(asking) as names, os.fdopen(answered, "wb", buffering=0) as answers:
        for name in names:
            answer(name.rstrip("\n"))
            answers.write(b".")
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status)


class _Standing:
    """Stands still before each call, and half-way through some writes."""

    def __init__(self, ask: Callable[[str], None], halves: int) -> None:
        self._ask = ask
        self._halves = halves
        self._count = 0

    def __call__(self, call: Call) -> int:
        if call.kind == "read":
            return call.do()
        self._count += 1
        self._ask(f"call {self._count:05}")
        if call.half and call.size > 1 and self._count % self._halves == 0:
            call.half()
            self._ask(f"call {self._count:05} half")
        return call.do()


class _Killer:
    """Lets calls through until the fatal one."""

    def __init__(self, k: int) -> None:
        self._left = k

    def __call__(self, call: Call) -> int:
        self._left -= call.kind != "read"
        if self._left == 0 and call.kind != "read":
            os.kill(os.getpid(), signal.SIGKILL)
        return call.do()


def _really_killed(case: _Case, stride: int) -> None:
    """Not a writer that stands still, but one that is gone, at some of the calls."""
    k = 0
    while True:
        k += stride
        path = _laid(case)
        code = _in_a_fork(case, path, lambda _, k=k: _Killer(k), lambda _: None)
        if code == FALLEN:
            case.figures.blame("fallen", case.operation.name)
        elif code == -signal.SIGKILL:
            case.figures.count("real kills")
            _judge(case, path, f"killed at call {k}", {})
        shutil.rmtree(path.parent)
        if code != -signal.SIGKILL:
            return


def _judge(case: _Case, path: Path, where: str, seen: Seen) -> None:
    """Whether the folder is one that its owner may find; its equals get the same answer."""
    key = _bytes_of(path.parent) + bytes([where == ENDED])
    if key not in seen:
        found = running.Figures()
        _look(case.operation, path, f"{case.operation.name}, {where}", found, told=where == ENDED)
        seen[key] = [tuple(it.split(": ", 1)) for it in found.complaints]
        seen[key] += [("", it) for it in found.counts if it.startswith("found ")]
    for name, words in seen[key]:
        if name:
            case.figures.blame(name, words)
        else:
            case.figures.count(words)


def _bytes_of(folder: Path) -> bytes:
    found = hashlib.blake2b(digest_size=16)
    for it in sorted(folder.rglob("*")):
        found.update(f"{it.relative_to(folder)}\n".encode())
        if it.is_file():
            found.update(hashlib.blake2b(it.read_bytes()).digest())
    return found.digest()


def _look(
    operation: Operation, path: Path, where: str, figures: running.Figures, *, told: bool
) -> None:
    before, after = operation.before(path), operation.after(path)
    try:
        with ProjectFile.open(path) as project:
            found, complaints = truth.judge_once(project)
    except ProjectMissing:
        figures.count("found before")
        if before is not None or told:
            figures.blame("lost", where)
        operation.again(path)  # who tries again sweeps up
        _litter(operation, path, where, figures)
        return
    for complaint in complaints:
        if told or not complaint.startswith(operation.forgiven or " "):
            figures.blame("torn", f"{where}: {complaint}")
    if found == after:
        figures.count("found after")
    elif found == before:
        figures.count("found before")
        if told:
            figures.blame("lost", where)
    else:
        figures.blame("torn", f"{where}: neither before nor after")
    if truth.integrity(path):
        figures.blame("corrupt", where)
    for wrong in operation.tidy(path):
        figures.blame("torn", f"{where}: {wrong}")
    _litter(operation, path, where, figures)


def _litter(operation: Operation, path: Path, where: str, figures: running.Figures) -> None:
    if left := truth.litter(path, operation.besides):
        figures.blame("litter", f"{where}: {left}")


if __name__ == "__main__":
    running.main(run, only="", halves=1, really=10, quick=0)
