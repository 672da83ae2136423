"""The folder that keeps the backups of one project: names, order, index; it copies and deletes no backup.

A backup's name says its number, time and reason, and so sorts. What else is known of it (counts,
the file that it came from) lies in an index beside the backups, which can be made again from them.
"""

from __future__ import annotations

import os
import re
import secrets
import shutil
from collections.abc import Generator, Iterable
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from hashiya.model.backup import Backup, Contents
from hashiya.store import soundness, thinning

SUFFIX = ".hashiya"
INDEX = "index.json"
PATIENCE = 60.0
"""Seconds to wait for another program that makes a backup of the same project."""

ASIDE = "aside"
MOST_ASIDE = 4

_NAME = re.compile(r"(\d{6,12})-(\d{8}T\d{6}Z)-([a-z]+)\.hashiya")
_TIME = "%Y%m%dT%H%M%SZ"
_DRAFT = ".draft-"


class _Known(msgspec.Struct, frozen=True):
    """What the index says of a backup; it counts only for a file of that size."""

    size: int
    source: str
    worked: int
    contents: Contents


class _Index(msgspec.Struct):
    backups: dict[str, _Known] = {}


def file_name(number: int, at: int, reason: str) -> str:
    return f"{number:06}-{datetime.fromtimestamp(at // 1000, UTC).strftime(_TIME)}-{reason}{SUFFIX}"


def prepare(folder: Path) -> None:
    """Make the folder, for its owner alone."""
    folder.parent.parent.mkdir(parents=True, exist_ok=True)
    for it in (folder.parent, folder):
        it.mkdir(mode=0o700, exist_ok=True)


@contextmanager
def alone(folder: Path) -> Generator[None]:
    """One at a time makes a backup here, whatever thread or program it is; drafts of the dead go.

    Raises:
        TimeoutError: somebody else took too long.
    """
    from filelock import FileLock, Timeout  # slow to import: not for opening

    lock = FileLock(folder / ".lock", timeout=PATIENCE, mode=0o600)
    try:
        lock.acquire()
    except Timeout:
        raise TimeoutError(str(folder)) from None
    try:
        for it in folder.glob(f"{_DRAFT}*"):
            it.unlink(missing_ok=True)
        yield
    finally:
        lock.release()


def draft(folder: Path) -> Path:
    """A new empty file beside the backups, for its owner alone."""
    path = folder / f"{_DRAFT}{secrets.token_hex(8)}"
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    return path


def kept(folder: Path) -> list[Backup]:
    """The backups by number, the oldest first; a file that cannot be read is left out."""
    index = _read_index(folder)
    found: list[Backup] = []
    for name in sorted(_names(folder), key=_number):
        backup = _backup(folder / name, index.get(name), found[-1] if found else None)
        if backup is not None:
            found.append(backup)
    return found


def next_number(folder: Path) -> int:
    """Higher than any that is there, whether it can be read or not."""
    return max((_number(it) for it in _names(folder)), default=0) + 1


def write_index(folder: Path, backups: Iterable[Backup]) -> None:
    """Note what is known of these; when that fails it is read from the backups next time."""
    known = {it.path.name: _Known(it.size, it.source, it.worked, it.contents) for it in backups}
    place = draft(folder)
    try:
        place.write_bytes(msgspec.json.encode(_Index(known)))
        place.replace(folder / INDEX)
    finally:
        place.unlink(missing_ok=True)


def set_aside(folder: Path, files: Iterable[Path]) -> Path:
    """Keep files as they are, byte for byte; gives the first one's new place. The last few stay."""
    place = folder / ASIDE
    place.mkdir(mode=0o700, exist_ok=True)
    for old in sorted(place.iterdir())[:-MOST_ASIDE]:
        shutil.rmtree(old, ignore_errors=True)
    numbers = [int(it.name) for it in place.iterdir() if it.name.isdecimal()]
    new = place / f"{max(numbers, default=0) + 1:06}"
    new.mkdir(mode=0o700)
    kept_files: list[Path] = []
    for it in files:
        target = new / it.name
        shutil.copyfile(it, target)
        target.chmod(0o600)
        kept_files.append(target)
    return kept_files[0]


def sources(folder: Path) -> set[str]:
    """The files that the backups here were made from, as far as it is known."""
    return {it.source for it in _read_index(folder).values()}


def _names(folder: Path) -> list[str]:
    with suppress(OSError):
        return [it.name for it in os.scandir(folder) if _NAME.fullmatch(it.name) and it.is_file()]
    return []


def _number(name: str) -> int:
    return int(name.partition("-")[0])


def _read_index(folder: Path) -> dict[str, _Known]:
    try:
        return msgspec.json.decode((folder / INDEX).read_bytes(), type=_Index).backups
    except (OSError, ValueError, RecursionError):
        return {}


def _backup(path: Path, known: _Known | None, previous: Backup | None) -> Backup | None:
    match = _NAME.fullmatch(path.name)
    assert match is not None
    try:
        at = int(datetime.strptime(match[2], _TIME).replace(tzinfo=UTC).timestamp() * 1000)
        size = path.stat().st_size
        if known is None or known.size != size:
            # made, but not noted any more: the source is unknown
            contents = soundness.examine(path)
            known = _Known(size, "", thinning.worked(at, previous), contents)
    except (OSError, ValueError, soundness.Unsound):
        return None
    return Backup(
        path=path,
        number=int(match[1]),
        at=at,
        reason=match[3],
        size=size,
        source=known.source,
        worked=known.worked,
        contents=known.contents,
    )
