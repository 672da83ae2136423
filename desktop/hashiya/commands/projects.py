"""New, open, demo: how a project comes into somebody's hands; it draws nothing and asks nothing."""

from __future__ import annotations

import getpass
import os
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from hashiya import assets
from hashiya.commands import backups
from hashiya.commands.schema_files import MAX_SCHEMA_BYTES, read_schema, schema_names
from hashiya.store import creating, opening
from hashiya.store.project_file import ProjectFile
from hashiya.store.surroundings import from_home
from hashiya.workspace import Workspace

if TYPE_CHECKING:
    from hashiya.store.working import WorkingCopy

DEMO_NAME = "demo.hashiya"
PATIENCE = 5.0
"""Seconds that opening waits for another program which holds the file."""

__all__ = [
    "DEMO_NAME",
    "MAX_SCHEMA_BYTES",
    "account_name",
    "create",
    "demo",
    "make",
    "open_project",
    "read_schema",
    "schema_names",
]


def create(path: Path | str, schema: str | Path = "default", me: str | None = None) -> Workspace:
    """Make a project and open it.

    ``schema`` names a label set that comes with the program, or is a TOML or JSON file.

    Raises:
        BadSchema: the label set cannot be read. ProjectExists, ProjectNotMade.
    """
    name = me or account_name()
    return _in_hands(ProjectFile.create(path, read_schema(schema), me=name), name)


def make(path: Path | str, schema: str | Path = "default") -> None:
    """Make a project file and open nothing; in any thread, for it may lie on a slow drive.

    Raises:
        What ``create`` does.
    """
    creating.create(opening.real(path), read_schema(schema))


def open_project(
    path: Path | str,
    me: str | None = None,
    *,
    read_only: bool = False,
    anyway: bool = False,
    patience: float = PATIENCE,
) -> Workspace:
    """Open a project that is there; see ``ProjectFile.open`` for what can stand in the way.

    Raises:
        BackupNotMade: it is of an older version, and is not renewed without a backup.
    """
    name = me or account_name()
    if read_only:
        return Workspace(ProjectFile.open(path, read_only=True), name)
    keep = backups.before_renewing(from_home(path))
    project = ProjectFile.open(
        path,
        before_renewing=keep,
        aside=_aside(Path(path)),
        me=name,
        anyway=anyway,
        patience=patience,
    )
    return _in_hands(project, name)


def open_working(copy: WorkingCopy) -> Workspace:
    """Open the copy here of a project on a network drive; what it raises gives the drive's file free."""
    try:
        keep = backups.before_renewing(copy.local)
        project = ProjectFile.open(
            copy.local, before_renewing=keep, aside=_aside(copy.local), me=copy.me
        )
    except BaseException:
        copy.leave()
        raise
    return _in_hands(project, copy.me, copy)


def _aside(path: Path) -> Path:
    """Where copies of what a crash left of this file are kept, for the case that playing it back harms."""
    place = sha256(os.fsencode(from_home(path).resolve())).hexdigest()[:16]
    return backups.root().parent / "aside" / place


def _in_hands(project: ProjectFile, me: str, working: WorkingCopy | None = None) -> Workspace:
    workspace = Workspace(project, me, working)
    workspace.before_large = backups.before_large
    return workspace


def demo(folder: Path | str, me: str | None = None) -> Path:
    """Make ``demo.hashiya`` in a folder: both seed articles with their reference annotations.

    Raises:
        ProjectExists: it is there already.
    """
    from hashiya.commands import articles  # only a demo needs the readers of formats

    place = Path(folder)
    place.mkdir(parents=True, exist_ok=True)
    path = place / DEMO_NAME
    with create(path, me=me) as workspace:
        articles.add(workspace, articles.read([assets.seeds() / "gold.jsonl"]))
    return path


def account_name() -> str:
    """What the system calls the person at the keyboard: the annotator's name until it is changed."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # no such user in the system's list
        return "annotator"
