"""Puts the files of an export into a folder in which files of others lie; it touches none of those.

The folder stays what it is, and each file changes places at once. In between, the paper of the export names the
files of both exports: broken off there, the next export knows them all for its own.
"""

from __future__ import annotations

import os
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path, PurePosixPath

from hashiya.formats import own_export
from hashiya.model.errors import WriteProblem


def settle(new: Path, goal: Path, names: Collection[str], ours: Collection[str]) -> None:
    """Move the files of these names from ``new`` to ``goal``; ``ours`` are those that an earlier export wrote there.

    Raises:
        WriteProblem: somebody's file has the name of one of them; nothing was changed.
    """
    for name in names:
        _refuse_clash(goal, name, ours)
    _announce(new, goal)
    for name in sorted(set(names) - {own_export.FILE}):
        (goal / name).parent.mkdir(parents=True, exist_ok=True)
        (new / name).replace(goal / name)
    for name in sorted(set(ours) - set(names)):
        _remove(goal, name)
    (new / own_export.FILE).replace(goal / own_export.FILE)


def _refuse_clash(goal: Path, name: str, ours: Collection[str]) -> None:
    place = goal / name
    for it in PurePosixPath(name).parents:
        if os.path.lexists(goal / it) and not (goal / it).is_dir():
            raise WriteProblem(reason="foreign", name=goal.name, other=str(it))
    if (os.path.lexists(place) and name not in ours) or (place.is_dir() and not place.is_symlink()):
        raise WriteProblem(reason="foreign", name=goal.name, other=name)


def _announce(new: Path, goal: Path) -> None:
    """The paper for the time of moving."""
    old = goal / own_export.FILE
    data = old.read_bytes() if old.is_file() else b""
    both = new / f"{own_export.FILE}.both"
    both.write_bytes(own_export.joined(data, (new / own_export.FILE).read_bytes()))
    both.replace(old)


def _remove(goal: Path, name: str) -> None:
    """A file of the earlier export, and the folders that it leaves empty."""
    (goal / name).unlink(missing_ok=True)
    with suppress(OSError):  # something else lies there
        for it in PurePosixPath(name).parents:
            if it.parts:
                (goal / it).rmdir()
