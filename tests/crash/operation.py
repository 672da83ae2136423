"""What an operation of the drills is: prepared once, begun and run in every trial, looked at afterwards.

``prepare`` makes the file, ``begin`` opens it in the process that will be killed or hindered, ``act``
is the operation itself. What must be there afterwards is the state before or after, whole.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

from crash import truth
from crash.steps import BASE, LONG, parts
from store_schema import SCHEMA

from hashiya.model.edit import Step
from hashiya.store.project_file import ProjectFile

BACKUPS = "backups/one"
KEPT = ("index.json", ".lock", "aside")
Act = Callable[[ProjectFile], object]


def nothing(_: ProjectFile) -> None:
    """For an operation that is more than what one does with an open project."""


@dataclass(frozen=True)
class Operation:
    """``rested`` steps are in the file at rest, ``fresh`` ones are committed as it is opened."""

    name: str
    act: Act = nothing
    rested: tuple[Step, ...] = (BASE,)
    fresh: tuple[Step, ...] = ()
    step: Step | None = None
    settled: bool = False
    """Whether the file is brought to rest once more before."""
    made: str = ""
    """Where the files lie that it makes besides, as a pattern below the project's folder."""
    killed: bool = False
    """Whether a writer was killed after the ``fresh`` steps, his journal beside the file."""
    besides: tuple[str, ...] = ()
    """Names beside the project that are no litter."""
    forgiven: tuple[str, ...] = ()
    """Beginnings of complaints that are in order while it is not done."""
    seldom: int = 1
    """A quick run tries each so many-th of its calls."""
    known: list[truth.Contents] = field(default_factory=list)

    def prepare(self, path: Path, journal: str) -> None:
        """Make the file as it is before: at rest, or as a kill left it."""
        path.parent.mkdir(parents=True)
        with ProjectFile.create(path, SCHEMA, journal=journal) as project:
            for it in self.rested:
                project.commit(it)
        if self.killed:
            leave_killed(path, journal, self.fresh)

    def before(self, path: Path) -> truth.Contents | None:
        """What must be there if it was not done; ``None``: no file."""
        del path
        return truth.Contents().after(*self.rested, *self.fresh)

    def after(self, path: Path) -> truth.Contents:
        """What must be there once it is done."""
        before = self.before(path) or truth.Contents()
        return before.after(self.step) if self.step else before

    def begin(self, path: Path, journal: str) -> ProjectFile | None:
        project = ProjectFile.open(path, journal=journal)
        for it in self.fresh:
            store(project, it)
        if self.settled:
            project.settle()
        return project

    def run(self, project: ProjectFile | None, path: Path, journal: str) -> ProjectFile | None:
        """Do it; gives the project that is open afterwards."""
        del path, journal
        assert project is not None
        self.act(project)
        return project

    def again(self, path: Path) -> None:
        """Do it once more where no file was left."""
        project = self.run(None, path, "wal")
        if project is not None:
            project.close()

    def tidy(self, path: Path) -> list[str]:
        """What is wrong with the files made besides: each whole, and none left once it is done again."""
        if not self.made:
            return []
        wrong = [it for copy in path.parent.glob(self.made) for it in wrong_with(copy)]
        with ProjectFile.open(path) as project:
            self.act(project)
            steps = truth.steps(project._db)
        copies = sorted(path.parent.glob(self.made))
        wrong += [] if copies else ["nothing was made at the second time"]
        for it in copies:
            wrong += wrong_with(it)
        with ProjectFile.open(copies[-1], read_only=True) as last:
            wrong += [] if truth.steps(last._db) == steps else ["not all steps are in it"]
        for it in copies:
            it.unlink()
        return wrong + swept_backups(path)


@dataclass(frozen=True)
class Opening(Operation):
    """Opening a file, which nobody has open, is the operation."""

    def begin(self, path: Path, journal: str) -> ProjectFile | None:
        return None

    def run(self, project: ProjectFile | None, path: Path, journal: str) -> ProjectFile | None:
        return ProjectFile.open(path, journal=journal)


def store(project: ProjectFile, it: Step) -> None:
    """Commit a step, the long one in its parts."""
    if it is LONG:
        project.commit(replace(it, edits=(), long=1), parts(it))
    else:
        project.commit(it)


def leave_killed(path: Path, journal: str, fresh: tuple[Step, ...]) -> None:
    """As a writer leaves it that is killed at once after its steps, and half-way through the next."""
    at_rest = path.read_bytes()
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            project = ProjectFile.open(path, journal=journal)
            for it in fresh:
                project.commit(it)
            project._db.execute("PRAGMA cache_size = 1")  # spill into the file before the commit
            project._db.execute("BEGIN IMMEDIATE")
            project._db.execute("UPDATE articles SET title = 'half'")
            project._db.execute("UPDATE spans SET start = start + 1")
            os.write(writing, b"half-way")
        finally:
            os._exit(0)
    os.waitpid(child, 0)
    os.close(writing)
    with os.fdopen(reading) as words:
        assert words.read() == "half-way"
    assert path.with_name(path.name + ("-wal" if journal == "wal" else "-journal")).stat().st_size
    assert journal == "wal" or path.read_bytes() != at_rest


def wrong_with(copy: Path) -> list[str]:
    with ProjectFile.open(copy, read_only=True) as project:
        return truth.judge(project)[1]


def swept_backups(path: Path) -> list[str]:
    """Take the folder of backups away; gives what lay there besides them."""
    folder = path.parent / BACKUPS
    if not folder.exists():
        return []
    left = [it.name for it in folder.iterdir() if it.name not in KEPT and it.suffix != ".hashiya"]
    shutil.rmtree(folder.parent)
    return [f"litter: {it}" for it in left]
