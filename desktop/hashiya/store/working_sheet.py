"""The sheet beside a working copy: whose copy it is and what the drive is known to have; it copies nothing.

It is written whole or not at all, and before the deed that it announces: after a kill it says what to ask.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, suppress
from hashlib import sha256
from pathlib import Path

import msgspec

from hashiya.model.errors import HashiyaError
from hashiya.store import drive, guarding, opening

NAME = "origin.json"
UNKNOWN = "?"
"""In the place of a step: the drive may not have what the copy has."""
_LARGEST = 64 * 1024


class Sheet(msgspec.Struct, frozen=True):
    """``known`` is the drive's file as we last saw or left it, ``step`` the last one that is in it.

    ``announced`` is what it is about to become: found there, it is as if it were known.
    """

    origin: str
    project: str
    file: str
    known: drive.Print
    step: str
    at: int
    announced: drive.Print | None = None
    announced_step: str = ""


def read(folder: Path) -> Sheet | None:
    """The sheet of a working copy; nothing where there is none, or its file is gone."""
    try:
        with (folder / NAME).open("rb") as file:
            found = msgspec.json.decode(file.read(_LARGEST), type=Sheet)
        its_own = Path(found.file).name == found.file
        return found if its_own and (folder / found.file).is_file() else None
    except (OSError, ValueError, RecursionError):
        return None


def write(folder: Path, sheet: Sheet) -> None:
    draft = folder / f".{NAME}.draft"
    handle = os.open(draft, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(msgspec.json.encode(sheet))
        file.flush()
        os.fsync(file.fileno())
    draft.replace(folder / NAME)
    drive.settle(folder)


def find(root: Path, origin: Path) -> Path | None:
    """The folder of the working copy of that file."""
    with suppress(OSError):
        for folder in sorted(it for it in root.iterdir() if it.is_dir()):
            sheet = read(folder)
            if sheet is not None and sheet.origin == str(origin):
                return folder
    return None


def make_folder(root: Path, origin: Path) -> Path:
    """A new folder for the copy of that file, for its owner alone; what a killed bringing left goes."""
    root.mkdir(mode=0o700, parents=True, exist_ok=True)
    key = sha256(os.fsencode(origin)).hexdigest()[:16]
    number = 0
    while True:
        folder = root / (f"{key}-{number}" if number else key)
        if read(folder) is None:
            with suppress(OSError):  # one without a sheet holds nothing that counts
                empty(folder)
            folder.mkdir(mode=0o700, exist_ok=True)
            return folder
        number += 1


def empty(folder: Path) -> None:
    """Take a working copy away; the sheet first, without which the rest counts for nothing."""
    (folder / NAME).unlink(missing_ok=True)
    if folder.is_dir():
        for it in sorted(folder.iterdir()):
            it.unlink(missing_ok=True)
        folder.rmdir()


def last_step(path: Path) -> str:
    """The last step in a project here, open or left by a crash; "" where none was ever done.

    Raises:
        OSError, HashiyaError, sqlite3.Error: it cannot be read.
    """
    access = opening.to_look_at(path)
    try:
        with closing(access.reader()) as db:
            found = guarding.last_step(db)
    finally:
        access.forget()
    return found.hex() if found else ""


def is_ahead(folder: Path, sheet: Sheet) -> bool:
    """Whether the copy has what the drive is not known to have; one that cannot be read may have."""
    try:
        return last_step(folder / sheet.file) != sheet.step
    except (OSError, sqlite3.Error, ValueError, HashiyaError):
        return True
