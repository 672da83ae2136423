"""Every operation of the store on a file, each with what it must leave: the state before or after, whole.

``prepare`` makes the file, ``begin`` opens it in the process that will be killed or hindered, ``act``
is the operation itself. Steps are made once, so that before and after are known exactly.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from crash import truth
from making import TEXT, added, annotation, article, removed, step
from store_schema import SCHEMA

from hashiya.model.edit import CORRECT, Edit, Step
from hashiya.model.identity import new_id
from hashiya.store import backups
from hashiya.store.project_file import ProjectFile

GOLDEN = Path(__file__).parents[1] / "store" / "golden" / "version_1.hashiya"
BULK = 300
COPY = "نسخة.hashiya"
BACKUPS = "backups/one"
KEPT = ("index.json", ".lock")
Act = Callable[[ProjectFile], object]


def _mark(number: int, label: str = "PERS"):
    return annotation(ARTICLE, number, number + 4, label)


ARTICLE = article(TEXT * 8, name="first.txt")
BASE = added(ARTICLE, _mark(4), _mark(9))
OLD = _mark(15)
TAG = added(OLD)
MORE = added(*(_mark(20 + at) for at in range(12)))
BULK_TAG = added(*(_mark(20 + at % 400, "CLAIM") for at in range(BULK)))
NEXT = added(_mark(40, "ORG"))
ADDED = added(article(TEXT * 20, name="second.txt"))
UNDO = MORE.inverse(step_id=new_id(), act="undo", at=9)
EMPTYING = removed(*(edit.after for edit in reversed(BASE.edits) if edit.after))
DURING, AFTERWARDS = (added(article(TEXT, name=name)) for name in ("during.txt", "afterwards.txt"))
MORE_TEXT = article("وقال " + ARTICLE.text, id=ARTICLE.id, name=ARTICLE.name)
CORRECTED = step(
    Edit(ARTICLE, MORE_TEXT),
    *(
        Edit(it.after, annotation(MORE_TEXT, it.after.start + 5, it.after.end + 5, id=it.after.id))
        for it in BASE.edits[1:]
    ),
    act=CORRECT,
)
RENAMED = step(Edit(ARTICLE, article(ARTICLE.text, id=ARTICLE.id, title="عنوان")))


@dataclass(frozen=True)
class Operation:
    """``rested`` steps are in the file at rest, ``fresh`` ones are committed as it is opened."""

    name: str
    act: Act
    rested: tuple[Step, ...] = (BASE,)
    fresh: tuple[Step, ...] = ()
    step: Step | None = None
    source: Path | None = None
    settled: bool = False
    """Whether the file is brought to rest once more before."""
    opens: bool = True
    """Whether the file is opened before; if not, ``act`` gets no project and is given the path."""
    made: str = ""
    """Where the files lie that it makes besides, as a pattern below the project's folder."""
    known: list[truth.Contents] = field(default_factory=list)

    def prepare(self, path: Path, journal: str) -> None:
        """Make the file as it is before: at rest, or as a kill left it."""
        path.parent.mkdir(parents=True)
        if self.source is not None:
            shutil.copyfile(self.source, path)
        elif self.name == "create":
            return
        else:
            with ProjectFile.create(path, SCHEMA, journal=journal) as project:
                for it in self.rested:
                    project.commit(it)
        if self.name == "recover":
            _leave_killed(path, journal, self.fresh)

    def before(self, path: Path) -> truth.Contents:
        """What must be there if the operation was not done; read once from an old file."""
        if self.source is None:
            return truth.Contents().after(*self.rested, *self.fresh)
        if not self.known:
            copy = path.with_name("another.hashiya")
            shutil.copyfile(self.source, copy)
            with ProjectFile.open(copy) as project:
                self.known.append(truth.read(project))
            copy.unlink()
        return self.known[0]

    def tidy(self, path: Path) -> list[str]:
        """What is wrong with the files made besides: each whole, and none left once it is done again."""
        if not self.made:
            return []
        wrong = [it for copy in path.parent.glob(self.made) for it in _wrong_with(copy)]
        with ProjectFile.open(path) as project:
            self.act(project)
            steps = truth.steps(project._db)
        copies = sorted(path.parent.glob(self.made))
        wrong += [] if copies else ["nothing was made at the second time"]
        for it in copies:
            wrong += _wrong_with(it)
        with ProjectFile.open(copies[-1], read_only=True) as last:
            wrong += [] if truth.steps(last._db) == steps else ["not all steps are in it"]
        for it in copies:
            it.unlink()
        if (backed_up := path.parent / BACKUPS).exists():
            wrong += [f"litter: {it.name}" for it in backed_up.iterdir() if it.name not in KEPT]
            shutil.rmtree(backed_up.parent)
        return wrong

    def begin(self, path: Path, journal: str) -> ProjectFile | None:
        if not self.opens:
            return None
        project = ProjectFile.open(path, journal=journal)
        for it in self.fresh:
            project.commit(it)
        if self.settled:
            project.settle()
        return project

    def run(self, project: ProjectFile | None, path: Path, journal: str) -> ProjectFile | None:
        """Do it; gives the project that is open afterwards."""
        if project is not None:
            self.act(project)
            return project
        if self.name == "create":
            return ProjectFile.create(path, SCHEMA, journal=journal)
        return ProjectFile.open(path, journal=journal)


def _leave_killed(path: Path, journal: str, fresh: tuple[Step, ...]) -> None:
    """As a writer leaves it that is killed at once after its steps, and half-way through the next."""
    child = os.fork()
    if child == 0:
        try:
            project = ProjectFile.open(path, journal=journal)
            for it in fresh:
                project.commit(it)
            project._db.execute("PRAGMA cache_size = 1")  # spill into the file before the commit
            project._db.execute("BEGIN IMMEDIATE")
            project._db.execute("UPDATE articles SET title = 'half'")
            project._db.execute("UPDATE annotations SET start = start + 1")
        finally:
            os._exit(0)
    os.waitpid(child, 0)


def _wrong_with(copy: Path) -> list[str]:
    with ProjectFile.open(copy, read_only=True) as project:
        return truth.judge(project)[1]


def _copy(project: ProjectFile) -> None:
    project.save_copy(project.path.with_name(COPY), replace=True)


def _back_up(project: ProjectFile) -> None:
    backups.make(project.path, project.path.parent / BACKUPS, "asked", empty=True)


def _commit(it: Step) -> Act:
    return lambda project: project.commit(it)


def _nothing(_: ProjectFile) -> None:
    pass


ALL = (
    Operation("create", _nothing, rested=(), opens=False),
    Operation("first commit", _commit(TAG), step=TAG),
    Operation("tag", _commit(NEXT), fresh=(TAG,), step=NEXT),
    Operation("tag after settling", _commit(NEXT), fresh=(TAG,), step=NEXT, settled=True),
    Operation("bulk", _commit(BULK_TAG), fresh=(TAG,), step=BULK_TAG),
    Operation("add article", _commit(ADDED), fresh=(TAG,), step=ADDED),
    Operation("change article", _commit(RENAMED), fresh=(TAG,), step=RENAMED),
    Operation("remove article", _commit(EMPTYING), fresh=(), step=EMPTYING),
    Operation("undo", _commit(UNDO), fresh=(MORE,), step=UNDO),
    Operation("correct text", _commit(CORRECTED), fresh=(), step=CORRECTED),
    Operation("save a copy", _copy, fresh=(TAG,), made=COPY),
    Operation("back up", _back_up, fresh=(TAG,), made=f"{BACKUPS}/[0-9]*.hashiya"),
    Operation("settle", lambda it: it.settle(), fresh=(TAG, MORE)),
    Operation("close", lambda it: it.close(), fresh=(TAG, MORE)),
    Operation("recover", _nothing, fresh=(TAG, MORE), opens=False),
    Operation("renew", _nothing, rested=(), source=GOLDEN, opens=False),
)
