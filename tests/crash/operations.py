"""Every operation of the store on a file, each with what it must leave: the state before or after, whole."""

from __future__ import annotations

from crash import special
from crash.operation import BACKUPS, Act, Opening, Operation
from crash.steps import (
    ADDED,
    BULK_TAG,
    CORRECTED,
    EMPTYING,
    MORE,
    NEXT,
    RENAMED,
    TAG,
    UNDO,
)

from hashiya.model.edit import Step
from hashiya.store import backups
from hashiya.store.project_file import ProjectFile

COPY = "نسخة.hashiya"


def _copy(project: ProjectFile) -> None:
    project.save_copy(project.path.with_name(COPY), replace=True)


def _back_up(project: ProjectFile) -> None:
    backups.make(project.path, project.path.parent / BACKUPS, "asked", empty=True)


def _commit(it: Step) -> Act:
    return lambda project: project.commit(it)


ALL = (
    special.Creating("create"),
    Operation("first commit", _commit(TAG), step=TAG),
    Operation("tag", _commit(NEXT), fresh=(TAG,), step=NEXT),
    Operation("tag after settling", _commit(NEXT), fresh=(TAG,), step=NEXT, settled=True),
    Operation("bulk", _commit(BULK_TAG), fresh=(TAG,), step=BULK_TAG),
    Operation("add article", _commit(ADDED), fresh=(TAG,), step=ADDED),
    Operation("change article", _commit(RENAMED), fresh=(TAG,), step=RENAMED),
    Operation("remove article", _commit(EMPTYING), fresh=(), step=EMPTYING),
    Operation("undo", _commit(UNDO), fresh=(MORE,), step=UNDO),
    Operation("correct text", _commit(CORRECTED), fresh=(), step=CORRECTED),
    special.going_back("go back", CORRECTED),
    special.long("long step"),
    special.long_undone("undo of a long step"),
    special.reindexing("index of words"),
    Operation("save a copy", _copy, fresh=(TAG,), made=COPY, seldom=3),
    Operation("back up", _back_up, fresh=(TAG,), made=f"{BACKUPS}/[0-9]*.hashiya", seldom=3),
    special.restoring("restore"),
    special.restoring("restore over a killed one", killed=True),
    special.salvaging("salvage"),
    Operation("settle", lambda it: it.settle(), fresh=(TAG, MORE)),
    Operation("close", lambda it: it.close(), fresh=(TAG, MORE)),
    Opening("recover", fresh=(TAG, MORE), killed=True),
    special.Renewing("renew", rested=()),
)
