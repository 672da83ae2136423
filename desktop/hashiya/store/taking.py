"""Takes a project on a network drive into hands: holds it there, and finds or makes the copy here; it puts nothing back.

A copy that was left here is compared with the drive: whoever has more is gone on from, and where both
have what the other has not, both stay.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from hashiya.model import errors
from hashiya.model.identity import now
from hashiya.store import connection, drafts, drive, lock, opening, soundness, uid, working_sheet
from hashiya.store.drive import Progress
from hashiya.store.working import WorkingCopy
from hashiya.store.working_sheet import UNKNOWN, Sheet


class Unworkable(Exception):
    """No copy can be worked on: the file is opened where it lies, for what it is."""


def take(
    origin: Path, root: Path, me: str, *, anyway: bool = False, progress: Progress | None = None
) -> WorkingCopy:
    """Hold the project on the drive and have a copy of it here, the one that was left here if there is one.

    Raises:
        Unworkable: it is damaged or of a newer version. And what opening it would raise.
    """
    folder = working_sheet.find(root, origin)
    sheet = working_sheet.read(folder) if folder else None
    if folder is not None and sheet is not None and lock.held(folder / sheet.file):
        raise errors.ProjectInUse(name=origin.name)
    try:
        opening.refuse_what_is_no_project(origin)
        hold = lock.acquire(origin, me, anyway=anyway)
    except (errors.ProjectMissing, errors.ProjectUnreadable, errors.ProjectFolderMissing):
        if folder is None or sheet is None:
            raise
        copy = WorkingCopy(folder, sheet, None, me)
        copy.found = "away"
        return copy
    except (errors.NotAProject, errors.ProjectEmptyFile, errors.ProjectDamaged):
        if folder is None or sheet is None or not working_sheet.is_ahead(folder, sheet):
            raise
        return _beside_what_is_none(WorkingCopy(folder, sheet, None, me), progress)
    try:
        with connection.naming_failures(origin, reading=True):
            drafts.sweep(origin)  # of a putting back that was killed
            if folder is None or sheet is None:
                return _fresh(origin, root, hold, me, progress)
            return _found_here(WorkingCopy(folder, sheet, hold, me), root, progress)
    except BaseException:
        lock.release(origin, hold)
        raise


def _found_here(copy: WorkingCopy, root: Path, progress: Progress | None) -> WorkingCopy:
    """Go on in the copy that was left here, or in a fresh one where the drive has more."""
    copy.confirm()
    unchanged = drive.is_still(copy.origin, copy.sheet.known)
    ahead = copy.is_ahead()
    if unchanged:
        copy.found = "ahead" if ahead else "same"
        return copy
    if ahead and not _is_sound(copy.origin, root):
        return _beside_what_is_none(copy, progress)
    beside = copy.set_aside(progress) if ahead else None
    working_sheet.empty(copy.folder)
    hold = copy.release_to_next()
    assert hold is not None
    fresh = _fresh(copy.origin, root, hold, copy.me, progress)
    if beside is not None:
        fresh.found, fresh.beside = "split", beside
    return fresh


def _is_sound(origin: Path, root: Path) -> bool:
    """Whether what lies there now could be worked on; it is looked at here."""
    folder = working_sheet.make_folder(root, origin.with_name(f"{origin.name}-look"))
    try:
        _brought(origin, folder, None)
    except (Unworkable, errors.HashiyaError):
        return False
    finally:
        with suppress(OSError):
            working_sheet.empty(folder)
    return True


def _beside_what_is_none(copy: WorkingCopy, progress: Progress | None) -> WorkingCopy:
    copy.go_beside(progress)
    copy.found = "replaced"
    return copy


def _fresh(
    origin: Path, root: Path, hold: lock.Hold, me: str, progress: Progress | None
) -> WorkingCopy:
    if opening.is_newer(origin):
        raise Unworkable
    folder = working_sheet.make_folder(root, origin)
    try:
        sheet = _brought(origin, folder, progress)
    except BaseException:
        with suppress(OSError):
            working_sheet.empty(folder)
        raise
    working_sheet.write(folder, sheet)
    return WorkingCopy(folder, sheet, hold, me)


def _brought(origin: Path, folder: Path, progress: Progress | None) -> Sheet:
    """Bring the file, and what a crash left beside it, and look whether it is whole."""
    local = folder / origin.name
    beside = opening.sidecars(origin)
    for it in beside:
        drive.bring(it, folder / it.name)
    known = drive.bring(origin, local, progress)
    try:
        step = UNKNOWN if beside else _last_of(soundness.examine(local).last_step)
        access = opening.to_look_at(local)
        try:
            with closing(access.reader()) as db:
                project = soundness.project_id(db)
        finally:
            access.forget()
    except (soundness.Unsound, sqlite3.Error, ValueError, TypeError, KeyError) as failure:
        raise Unworkable from failure
    return Sheet(str(origin), project, local.name, known, step, now())


def _last_of(step_id: str) -> str:
    return uid.to_bytes(step_id).hex() if step_id else ""
