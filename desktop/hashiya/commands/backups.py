"""The verbs of backups: make one, list them, open one as a copy, put one in the project's place.

They lie in the person's data folder by the project's id. Every function takes another folder to
keep them in, for tests and for whoever wants them elsewhere.
"""

from __future__ import annotations

import logging
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from platformdirs import user_data_path

from hashiya.model.backup import Backup, Reason
from hashiya.model.errors import BackupNotMade, HashiyaError, NoBackup, ProjectExists
from hashiya.store import backups as store
from hashiya.store.backups import Made
from hashiya.store.drive import Progress
from hashiya.store.surroundings import from_home
from hashiya.workspace import Workspace

__all__ = [
    "Backup",
    "Made",
    "Now",
    "as_found",
    "back_up",
    "back_up_at",
    "back_up_file",
    "before",
    "before_large",
    "before_renewing",
    "choose",
    "folder_of",
    "kept",
    "known",
    "now_of",
    "offer",
    "open_as_copy",
    "put_in_place",
    "root",
    "write_out",
]

log = logging.getLogger(__name__)


def root() -> Path:
    """Where all backups of this person lie."""
    return user_data_path("hashiya") / "backups"


def folder_of(project_id: str, place: Path | None = None) -> Path:
    return (place or root()) / project_id


def back_up(ws: Workspace, reason: Reason, place: Path | None = None) -> Made | None:
    """Back up an open project; ``None`` when nothing was ever done in it.

    Raises:
        BackupNotMade: what was kept before stays.
    """
    return back_up_at(ws.file, ws.project_id, reason, place, ws.path)


def back_up_at(
    path: Path,
    project_id: str,
    reason: Reason,
    place: Path | None = None,
    origin: Path | None = None,
) -> Made | None:
    """The same for another thread, which must not touch the open project itself.

    ``origin`` is where the project lies for its people, if the file at ``path`` is a copy of it.
    """
    return store.make(path, folder_of(project_id, place), reason, origin=origin)


def back_up_file(path: Path, reason: Reason = "asked", place: Path | None = None) -> Made:
    """Back up the project in a file, whoever has it open.

    Raises:
        BackupNotMade, or what opening it would raise.
    """
    folder = folder_of(store.project_id(path), place)
    made = store.make(path, folder, reason, empty=True)
    assert made is not None
    return made


def before(ws: Workspace, reason: Reason, place: Path | None = None) -> BackupNotMade | None:
    """Back up before a large change; says what stood in the way, and the change may go on.

    It may, because it is a step like any other, whole in the history and undone at once: a full
    disk elsewhere must not keep a person from working. (New tables cannot be undone: an older
    project is not renewed without a backup.)
    """
    try:
        back_up(ws, reason, place)
    except BackupNotMade as failure:
        log.warning("no backup before %s: %s", reason, failure.values.get("reason"))
        return failure
    return None


def as_found(ws: Workspace, place: Path | None = None) -> Path:
    """Keep a damaged project as it is, before it is repaired; gives the copy.

    Raises:
        BackupNotMade: then it must not be repaired either.
    """
    return store.keep_as_found(ws.file, folder_of(ws.project_id, place))


def before_large(ws: Workspace) -> None:
    """Before any step of a thousand edits and more."""
    before(ws, "bulk")


def before_renewing(path: Path, place: Path | None = None) -> store.Keeper:
    """For opening: backs up an older project before its tables are changed; it must succeed."""
    return store.making_before_renewing(path, place or root())


def kept(project_id: str, place: Path | None = None) -> list[Backup]:
    """The backups of a project, the newest first."""
    return store.kept(folder_of(project_id, place))[::-1]


def offer(path: Path, place: Path | None = None) -> list[Backup]:
    """The backups that may be of that file, the newest first, also when it cannot be read.

    Those that were made of a file of that place; else those of the project whose id it tells; else
    those of a file of that name, which may have been moved.
    """
    real = from_home(path).resolve()
    folders = _folders(place or root())
    told = {it: store.sources(it) for it in folders}
    found = [it for it in folders if str(real) in told[it]]
    if not found:
        with suppress(HashiyaError, OSError):
            found = [folder_of(store.project_id(real), place)]
    if not any(store.kept(it) for it in found):
        found = [it for it in folders if real.name in {Path(one).name for one in told[it]}]
    backups = [one for it in found for one in store.kept(it)]
    here = [it for it in backups if it.source == str(real)]
    return sorted(here or backups, key=lambda it: (it.path.parent, it.number))[::-1]


def known(place: Path | None = None) -> list[tuple[Path, list[Backup]]]:
    """Every file that has backups, the one backed up last first; it may be gone itself."""
    found: dict[str, list[Backup]] = {}
    for folder in _folders(place or root()):
        for it in reversed(store.kept(folder)):
            if it.source:
                found.setdefault(it.source, []).append(it)
    latest = sorted(found.items(), key=lambda it: it[1][0].path.stat().st_mtime, reverse=True)
    return [(Path(source), backups) for source, backups in latest]


@dataclass(frozen=True, slots=True, kw_only=True)
class Now:
    """What the project holds now, to be compared with."""

    articles: int
    annotations: int
    last_step: str

    def more(self, backup: Backup) -> tuple[int, int]:
        """So many articles and annotations more has the backup; fewer where it is below zero."""
        then = backup.contents
        return then.articles - self.articles, then.annotations - self.annotations


def now_of(ws: Workspace) -> Now:
    lines, steps = ws.articles(), ws.history(1)
    return Now(
        articles=len(lines),
        annotations=sum(it.annotations for it in lines),
        last_step=steps[0].id if steps else "",
    )


def _folders(place: Path) -> list[Path]:
    with suppress(OSError):
        return sorted(it for it in place.iterdir() if it.is_dir())
    return []


def choose(backups: list[Backup], wanted: str) -> Backup:
    """The one of that number or id.

    Raises:
        NoBackup: there is none.
    """
    for it in backups:
        if wanted in {str(it.number), it.id}:
            return it
    raise NoBackup(name=wanted)


def open_as_copy(backup: Backup, beside: Path, progress: Progress | None = None) -> Path:
    """Write a backup beside a project, under its name with the backup's time; gives the new file.

    Raises:
        BackupUnusable, RestoreFailed: no file was made. And what ``progress`` raises: neither.
    """
    time = datetime.fromtimestamp(backup.at / 1000).strftime("%Y-%m-%d %H-%M")
    for more in ("", *(f" ({n})" for n in range(2, 100))):
        target = beside.with_name(f"{beside.stem[:80]} {time}{more}{beside.suffix}")
        try:
            store.write_copy(backup.path, target, progress)
        except ProjectExists:
            continue
        return target
    raise ProjectExists(name=beside.name)


def write_out(backup: Backup, target: Path) -> None:
    """Write a backup to a new file of that name.

    Raises:
        BackupUnusable, ProjectExists, RestoreFailed: no file was made.
    """
    store.write_copy(backup.path, target)


def put_in_place(backup: Backup, path: Path, progress: Progress | None = None) -> Path | None:
    """Put a backup in the place of its project, which is kept first; the project must be closed.

    A damaged project is kept as it is: where, is given back.

    Raises:
        BackupUnusable, BackupNotMade, ProjectInUse, RestoreFailed: nothing was replaced.
        And what ``progress`` raises: neither.
    """
    return store.restore(backup.path, path, backup.path.parent, progress)
