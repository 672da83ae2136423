"""Saves from a damaged, foreign or newer project what can be saved, into a new one; the old one is only read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from hashiya.commands.projects import read_schema
from hashiya.model.rescue import RescueReport
from hashiya.store import salvage as store
from hashiya.store.surroundings import from_home

Progress = Callable[[int, int], None]


def salvage(damaged: Path | str, new: Path | str, progress: Progress | None = None) -> RescueReport:
    """Make ``new`` from what can be read and proved of ``damaged``.

    The same road serves a file with parts that are not ours and one of a newer version: known
    columns are copied row by row, and nothing of the file is ever run.

    Raises:
        NothingToRescue: no article can be read. NotAProject, ProjectMissing, ProjectEmptyFile.
        ProjectExists, ProjectNotMade: of the new file.
    """
    source = from_home(damaged).resolve()
    target = from_home(new).absolute()
    return store.salvage(source, target, read_schema("default"), progress)


def suggested_name(damaged: Path) -> Path:
    """A free name beside the damaged file."""
    stem, suffix = damaged.stem, damaged.suffix or ".hashiya"
    number = 1
    while True:
        ending = "" if number == 1 else f"-{number}"
        name = damaged.with_name(f"{stem}-rescued{ending}{suffix}")
        if not name.exists():
            return name
        number += 1
