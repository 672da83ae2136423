"""The verbs of working on a copy here of a project on a network drive: whether, take, what waits; no lock is asked by looking."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_data_path

from hashiya.commands.projects import account_name
from hashiya.model.errors.drive import LocalCopyWaits
from hashiya.store import surroundings, working_sheet
from hashiya.store.drive import Progress
from hashiya.store.taking import Unworkable, take
from hashiya.store.working import Put, WorkingCopy

__all__ = ["Put", "Waiting", "WorkingCopy", "fetch", "is_wanted", "root", "waiting"]


@dataclass(frozen=True, slots=True)
class Waiting:
    """A copy here that has more than the drive, which had everything at ``at``."""

    folder: Path
    at: int


def root() -> Path:
    """Where this person's working copies lie."""
    return user_data_path("hashiya") / "working"


def is_wanted(path: Path, *, always: bool = False, place: Path | None = None) -> bool:
    """Whether to work on a copy: the drive is one of a network, one waits, or a person wants it ``always``.

    A copy itself, and what else lies beside it, is worked on where it is.
    """
    home = place or root()
    if home in path.parents:
        return False
    if always or surroundings.on_network(path):  # asks nothing of the drive
        return True
    return home.is_dir() and working_sheet.find(home, _real(path)) is not None


def fetch(
    path: Path,
    me: str | None = None,
    *,
    anyway: bool = False,
    place: Path | None = None,
    progress: Progress | None = None,
) -> WorkingCopy | None:
    """Take a copy, in any thread; ``None``: the file is to be opened where it lies.

    Raises:
        What opening it would raise. And what ``progress`` raises.
    """
    try:
        real = _real(path)
        return take(real, place or root(), me or account_name(), anyway=anyway, progress=progress)
    except Unworkable:
        return None


def waiting(path: Path, place: Path | None = None) -> Waiting | None:
    """What waits here to be put on the drive; asks nothing of the drive."""
    home = place or root()
    if not home.is_dir():
        return None
    folder = working_sheet.find(home, _real(path))
    sheet = working_sheet.read(folder) if folder else None
    if folder is None or sheet is None or not working_sheet.is_ahead(folder, sheet):
        return None
    return Waiting(folder, sheet.at)


def refuse_split(path: Path, place: Path | None = None) -> None:
    """Before the drive's file is written to directly.

    Raises:
        LocalCopyWaits: it lacks what is here.
    """
    if waiting(path, place) is not None:
        raise LocalCopyWaits(name=path.name)


def _real(path: Path) -> Path:
    return surroundings.from_home(path).resolve()
