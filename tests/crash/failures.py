"""H3: each storage call fails, once or from then on; what was refused is told, and nothing is damaged.

``python -m crash.failures --journal rollback --only tag --all 1``
"""

from __future__ import annotations

import argparse
import gc
import shutil
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path

from crash import running, truth
from crash.operation import Operation
from crash.operations import ALL
from crash.shim import Call, shim
from crash.steps import AFTERWARDS, DURING

from hashiya.model.edit import Step
from hashiya.model.errors import HashiyaError, ProjectMissing
from hashiya.store.project_file import ProjectFile

FULL = sqlite3.SQLITE_FULL
CODES: dict[str, tuple[int, ...]] = {
    "read": (sqlite3.SQLITE_IOERR_READ,),
    "write": (FULL, sqlite3.SQLITE_IOERR_WRITE),
    "truncate": (sqlite3.SQLITE_IOERR_TRUNCATE, FULL),
    "sync": (sqlite3.SQLITE_IOERR_FSYNC, FULL),
    "open": (sqlite3.SQLITE_CANTOPEN, FULL),
    "delete": (sqlite3.SQLITE_IOERR_DELETE,),
    "close": (sqlite3.SQLITE_IOERR_CLOSE,),
    "link": (FULL, sqlite3.SQLITE_IOERR),
    "remove": (sqlite3.SQLITE_IOERR,),
    "rename": (sqlite3.SQLITE_IOERR,),
    "copy": (FULL, sqlite3.SQLITE_IOERR),
}


READS = 3


class Breaker:
    """A disk on which call ``k`` (if any) fails, and with ``lasting`` every later one that could have too."""

    def __init__(self, k: int, choice: int, *, lasting: bool) -> None:
        self._left = k
        self._choice = choice
        self._lasting = lasting
        self.kind = ""
        self.kinds: list[str] = []
        """What was asked of it, call after call."""
        self.hits = 0

    def __call__(self, call: Call) -> int:
        self.kinds.append(call.kind)
        self._left -= 1
        if self._left == 0:
            self.kind = call.kind
        elif not self.kind or not self._lasting or (call.kind == "read") != (self.kind == "read"):
            return call.do()
        self.hits += 1
        codes = CODES[call.kind]
        code = codes[self._choice % len(codes)]
        if call.kind == "close":
            call.do()  # a close gives the file back even when it complains
        elif code == FULL and call.half:
            call.half()
        return code


def run(asked: argparse.Namespace, figures: running.Figures) -> None:
    shim()
    gc.freeze()
    gc.disable()
    with running.folder() as place:
        for number, operation in enumerate(ALL):
            if asked.only in operation.name:
                _every_failure(operation, place / str(number), asked, figures)


def _every_failure(
    operation: Operation, place: Path, asked: argparse.Namespace, figures: running.Figures
) -> None:
    template = place / "template" / running.NAME
    operation.prepare(template, asked.journal)

    def tried(breaker: Breaker, where: str) -> None:
        folder = place / "run"
        shutil.copytree(template.parent, folder)
        try:
            path = folder / running.NAME
            _Case(operation, path, asked.journal, breaker, figures).run(where)
        finally:
            shim().watcher = None
            shutil.rmtree(folder)

    whole = Breaker(0, 0, lasting=False)
    tried(whole, operation.name)
    calls = (
        _seldom(whole.kinds, operation.seldom) if asked.quick else range(1, len(whole.kinds) + 1)
    )
    for k, choice, lasting in _points(calls, every=asked.all):
        breaker = Breaker(k, choice, lasting=lasting)
        tried(breaker, f"{operation.name}, call {k} {'and on ' if lasting else ''}")
    figures.count(f"calls of {operation.name}", len(calls))
    shutil.rmtree(place)


def _seldom(kinds: list[str], stride: int) -> list[int]:
    """Calls for a quick run: of a long operation each so many-th, of those that only read each third."""
    reading = [k for k, kind in enumerate(kinds, 1) if kind == "read"]
    others = [k for k, kind in enumerate(kinds, 1) if kind != "read"]
    return sorted([*others[::stride], *reading[:: READS * stride]])


def _points(calls: Iterable[int], *, every: bool) -> Iterator[tuple[int, int, bool]]:
    """Which call, which error, once or lasting: in a quick run one of each by turns."""
    for number, k in enumerate(calls):
        if every:
            yield from ((k, choice, lasting) for choice in (0, 1) for lasting in (False, True))
        else:
            yield k, number // 2, number % 2 == 1


class _Case:
    """One failure, and everything that must still hold afterwards."""

    def __init__(
        self,
        operation: Operation,
        path: Path,
        journal: str,
        breaker: Breaker,
        figures: running.Figures,
    ) -> None:
        self._operation = operation
        self._path = path
        self._before = operation.before(path)
        self._after = operation.after(path)
        self._journal = journal
        self._breaker = breaker
        self._figures = figures
        self._where = ""
        self._failed = False
        self._extra: list[Step] = []

    def run(self, where: str) -> None:
        project = self._operation.begin(self._path, self._journal)
        failure = None
        shim().watcher = self._breaker
        try:
            project = self._operation.run(project, self._path, self._journal)
        except HashiyaError as told:
            failure = told
        except Exception as wild:
            failure = wild
            self._figures.blame("wild", f"{where}: {wild!r}")
        if not self._breaker.hits:
            shim().watcher = None
            if project is not None:
                project.close()
            return
        self._failed = failure is not None
        self._where = f"{where}{self._breaker.kind} ({type(failure).__name__})"
        self._figures.count("injections")
        self._figures.count("reported" if failure else "done all the same")
        state = self._state(project, failure) if project is not None else None
        if project is not None and self._operation.name != "close":
            self._go_on(project, state)
        shim().watcher = None
        if project is not None:
            project.close()
        self._reopen(state)

    def _state(self, project: ProjectFile, failure: Exception | None) -> truth.Contents | None:
        """What the open project shows while the disk is still broken: before or after, never half."""
        if self._operation.name == "close":
            return self._before
        try:
            found = truth.read(project)
        except HashiyaError:
            return None  # reads fail too, and say so
        if self._before == self._after:
            if found != self._before:
                self._figures.blame("damaged", f"{self._where}: what was there is not shown")
        elif failure is None and found != self._after:
            self._figures.blame("unreported", self._where)
        elif failure is not None and found == self._after:
            self._figures.blame("stored all the same", self._where)
        elif found not in (self._before, self._after):
            self._figures.blame("damaged", f"{self._where}: half is shown")
        return found

    def _go_on(self, project: ProjectFile, state: truth.Contents | None) -> None:
        """Another step on the broken disk, then one on the mended disk, through the same door."""
        self._try(project, DURING)
        shim().watcher = None
        if not self._try(project, AFTERWARDS):
            if project.read_only:  # a file that could not be read was opened to be looked at
                self._figures.count("opened for reading alone")
                return
            self._figures.blame("had to be opened again", self._where)

    def _try(self, project: ProjectFile, step: Step) -> bool:
        try:
            project.commit(step)
        except HashiyaError:
            return False
        self._extra.append(step)
        return True

    def _reopen(self, state: truth.Contents | None) -> None:
        """The mended disk, a new start: the file is whole, and takes work."""
        try:
            with ProjectFile.open(self._path, journal=self._journal) as project:
                found, complaints = truth.judge_once(project)
                complaints = [it for it in complaints if not self._in_order(it)]
                if AFTERWARDS not in self._extra:
                    project.commit(AFTERWARDS)
        except ProjectMissing:
            if self._before is not None:
                self._figures.blame("damaged", f"{self._where}: the file is gone")
            elif not self._failed:
                self._figures.blame("unreported", f"{self._where}: nothing was made")
            self._operation.again(self._path)  # who tries again sweeps up
            self._litter()
            return
        except HashiyaError as refused:
            self._figures.blame("damaged", f"{self._where}: opening says {refused!r}")
            return
        for complaint in complaints:
            self._figures.blame("damaged", f"{self._where}: {complaint}")
        expected = [
            it.after(*self._extra)
            for it in ([state] if state else [self._before, self._after])
            if it is not None
        ]
        if found not in expected:
            late = found == self._after.after(*self._extra)
            name = "stored all the same" if late else "damaged"
            self._figures.blame(name, f"{self._where}: not what was shown before it was closed")
        for wrong in self._operation.tidy(self._path):
            self._figures.blame("damaged", f"{self._where}: {wrong}")
        self._litter()
        if truth.integrity(self._path):
            self._figures.blame("damaged", f"{self._where}: integrity")

    def _in_order(self, complaint: str) -> bool:
        """What was wrong before may still be so where the setting right was refused."""
        return self._failed and complaint.startswith(self._operation.forgiven or " ")

    def _litter(self) -> None:
        found = truth.litter(self._path, self._operation.besides)
        if found:
            self._figures.blame("litter", f"{self._where}: {found}")


if __name__ == "__main__":
    running.main(run, only="", all=0, quick=0)
