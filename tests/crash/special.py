"""Operations that put whole files in place, or go through a door of their own; see ``operation``."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

from crash import truth
from crash.operation import BACKUPS, Operation, leave_killed, swept_backups, wrong_with
from crash.running import NAME
from crash.steps import ARTICLE, BASE, GONE_BACK, LONG, LONG_UNDONE, MORE, TAG, parts
from store_schema import SCHEMA

from hashiya import workspace
from hashiya.commands import history
from hashiya.model.record import Finding
from hashiya.store import backups, salvage
from hashiya.store.project_file import ProjectFile
from hashiya.workspace import Workspace

GOLDEN = Path(__file__).parents[1] / "store" / "golden" / "version_1.hashiya"
WRECK = "wreck.hashiya"
NO_WORDS = Finding(severity="damage", message="store-finding-words")


@dataclass(frozen=True)
class Creating(Operation):
    """A file that is not there yet."""

    def prepare(self, path: Path, journal: str) -> None:
        del journal
        path.parent.mkdir(parents=True)

    def before(self, path: Path) -> truth.Contents | None:
        return None

    def begin(self, path: Path, journal: str) -> ProjectFile | None:
        return None

    def run(self, project: ProjectFile | None, path: Path, journal: str) -> ProjectFile | None:
        return ProjectFile.create(path, SCHEMA, journal=journal)


@dataclass(frozen=True)
class Salvaging(Creating):
    """A new file is made of what a damaged one holds: here everything, for the history proves it."""

    def prepare(self, path: Path, journal: str) -> None:
        super().prepare(path, journal)
        wreck = path.with_name(WRECK)
        with ProjectFile.create(wreck, SCHEMA, journal=journal) as project:
            for it in (*self.rested, *self.fresh):
                project.commit(it)
        with closing(sqlite3.connect(wreck)) as db, db:
            db.execute("UPDATE spans SET start = start + 1 WHERE id = 2")

    def after(self, path: Path) -> truth.Contents:
        return truth.Contents().after(*self.rested, *self.fresh)

    def run(self, project: ProjectFile | None, path: Path, journal: str) -> ProjectFile | None:
        report = salvage.salvage(path.with_name(WRECK), path, SCHEMA)
        assert report.repaired == 1
        assert not report.doubtful
        return None


@dataclass(frozen=True)
class Restoring(Operation):
    """The first step alone comes back from its backup; the state of all is kept in another."""

    def prepare(self, path: Path, journal: str) -> None:
        path.parent.mkdir(parents=True)
        with ProjectFile.create(path, SCHEMA, journal=journal) as project:
            project.commit(self.rested[0])
            backups.make(path, path.parent / BACKUPS, "asked")
            for it in (*self.rested[1:], *(() if self.killed else self.fresh)):
                project.commit(it)
        if self.killed:
            leave_killed(path, journal, self.fresh)

    def after(self, path: Path) -> truth.Contents:
        return truth.Contents().after(self.rested[0])

    def begin(self, path: Path, journal: str) -> ProjectFile | None:
        return None

    def run(self, project: ProjectFile | None, path: Path, journal: str) -> ProjectFile | None:
        folder = path.parent / BACKUPS
        backups.restore(min(folder.glob("[0-9]*.hashiya")), path, folder)
        return None

    def tidy(self, path: Path) -> list[str]:
        """What was replaced is in a backup or put aside, every backup is whole, and it can be done again."""
        folder = path.parent / BACKUPS
        kept = sorted(folder.glob("[0-9]*.hashiya"))
        wrong = [f"{it.name}: {one}" for it in kept for one in wrong_with(it)]
        replaced = truth.Contents().after(*self.rested, *self.fresh).steps
        with ProjectFile.open(path) as project:
            before = replaced[-1] in truth.steps(project._db)
        if not before and replaced not in map(_steps_of, [*kept, *folder.glob(f"aside/*/{NAME}")]):
            wrong.append("what was replaced is nowhere")
        self.run(None, path, "wal")
        if _steps_of(path) != self.after(path).steps:
            wrong.append("the second time did not restore it")
        return wrong + swept_backups(path)


@dataclass(frozen=True)
class Reindexing(Operation):
    """The index of words is made anew where it is empty."""

    def prepare(self, path: Path, journal: str) -> None:
        super().prepare(path, journal)
        with closing(sqlite3.connect(path)) as db, db:
            db.execute("INSERT INTO text_words(text_words) VALUES ('delete-all')")

    def tidy(self, path: Path) -> list[str]:
        with ProjectFile.open(path) as project:
            self.act(project)
            return truth.judge(project)[1]


@dataclass(frozen=True)
class Renewing(Operation):
    """A file of the first version is opened, and brought to today's."""

    def prepare(self, path: Path, journal: str) -> None:
        del journal
        path.parent.mkdir(parents=True)
        shutil.copyfile(GOLDEN, path)

    def before(self, path: Path) -> truth.Contents | None:
        if not self.known:
            copy = path.with_name("another.hashiya")
            shutil.copyfile(GOLDEN, copy)
            with ProjectFile.open(copy) as project:
                self.known.append(truth.read(project))
            copy.unlink()
        return self.known[0]

    def begin(self, path: Path, journal: str) -> ProjectFile | None:
        return None

    def run(self, project: ProjectFile | None, path: Path, journal: str) -> ProjectFile | None:
        return ProjectFile.open(path, journal=journal)


def _steps_of(path: Path) -> list[str]:
    with ProjectFile.open(path, read_only=True) as project:
        return truth.steps(project._db)


def _go_back(project: ProjectFile) -> None:
    known = {"new_id": lambda: GONE_BACK.id, "now": lambda: GONE_BACK.at}
    with mock.patch.multiple(history, **known):
        history.go_back(Workspace(project, "me"), ARTICLE.id, BASE.id)


def _long(project: ProjectFile) -> None:
    Workspace(project, "me").apply_long(LONG, parts(LONG))


def _undo_long(project: ProjectFile) -> None:
    known = {"new_id": lambda: LONG_UNDONE.id, "now": lambda: LONG_UNDONE.at}
    with mock.patch.multiple(workspace, **known):
        Workspace(project, "me").undo()


def _index_anew(project: ProjectFile) -> None:
    project.repair(None, [NO_WORDS])


def restoring(name: str, *, killed: bool = False) -> Operation:
    return Restoring(name, rested=(BASE, MORE), fresh=(TAG,), killed=killed, seldom=5)


def salvaging(name: str) -> Operation:
    return Salvaging(name, fresh=(TAG,), besides=(WRECK,), seldom=5)


def going_back(name: str, corrected: object) -> Operation:
    return Operation(name, _go_back, fresh=(corrected,), step=GONE_BACK)


def long(name: str) -> Operation:
    return Operation(name, _long, fresh=(TAG,), step=LONG)


def long_undone(name: str) -> Operation:
    return Operation(name, _undo_long, fresh=(LONG,), step=LONG_UNDONE)


def reindexing(name: str) -> Operation:
    return Reindexing(name, _index_anew, forgiven=(f"check: {NO_WORDS.message}",))
