"""The folder in which a file lies, and those beside it that have a file of the same name: annotators often have one
each. It reads no file."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Protocol, cast

from hashiya.formats.format import Incoming, Note
from hashiya.formats.source import Source, is_path

_MOST = 50
"""Folders beside one another that are looked into: more of them are not people."""


class Folder(Protocol):
    """What lies in one; two of the same place are equal as long as nothing changes there."""

    @property
    def name(self) -> str: ...
    def __hash__(self) -> int: ...
    def file(self, name: str) -> Source: ...
    def files(self) -> Iterator[Source]: ...
    def folders(self) -> Iterator[Folder]: ...


class InFolders(Protocol):
    """What a file in an archive says of its folder and of those beside it."""

    @property
    def folder(self) -> str: ...
    def alike(self) -> Iterator[Source]: ...
    def place(self, above: int) -> Folder: ...


@dataclass(frozen=True, slots=True)
class _OnDisk:
    path: Path
    stamp: int

    @property
    def name(self) -> str:
        return self.path.name

    def file(self, name: str) -> Source:
        return self.path / name

    def files(self) -> Iterator[Source]:
        yield from sorted(self.path.iterdir())

    def folders(self) -> Iterator[Folder]:
        for it in _folders(self.path, self.stamp):
            yield _OnDisk(it, it.stat().st_mtime_ns)


def place_of(source: Source, above: int = 0) -> Folder | None:
    """The folder that it lies in, or the one ``above`` that.

    Raises:
        OSError: it cannot be looked into.
    """
    if is_path(source):
        path = cast("Path", source).absolute().parent
        for _ in range(above):
            path = path.parent
        return _OnDisk(path, path.stat().st_mtime_ns)
    return cast("InFolders", source).place(above) if hasattr(source, "place") else None


def around(source: Source) -> tuple[Folder, ...]:
    """The folder that it lies in, the one above that, and the folders in both; none that cannot be looked into."""
    found: list[Folder] = []
    with suppress(OSError):
        places = (place_of(source), place_of(source, 1))
        found = [it for it in places if it is not None]
        for it in tuple(found):
            found += it.folders()
    return tuple(dict.fromkeys(found))


def folder_of(source: Source) -> str:
    """The name of the folder that it lies in; empty: it lies in none."""
    if is_path(source):
        return cast("Path", source).absolute().parent.name
    return cast("InFolders", source).folder if hasattr(source, "folder") else ""


def alike(source: Source) -> Iterator[Source]:
    """Files of the same name in the folders beside its own."""
    if not is_path(source):
        yield from cast("InFolders", source).alike() if hasattr(source, "alike") else ()
        return
    own = cast("Path", source).absolute().parent
    try:
        beside = _folders(own.parent, own.parent.stat().st_mtime_ns)
    except OSError:
        return
    for folder in beside:
        if folder != own and (file := folder / source.name).is_file():
            yield file


def told(it: Incoming, folder: str) -> Incoming:
    """The same, with a remark in which folder its text lay, if that is not beside its annotations."""
    if not folder:
        return it
    note = Note(message="formats-text-around", name=it.name, values={"folder": folder})
    return replace(it, notes=(note, *it.notes))


@lru_cache(maxsize=64)
def _folders(place: Path, stamp: int) -> tuple[Path, ...]:
    """None where there are too many: those are no people. ``stamp``: a folder that changes is looked into anew."""
    found: list[Path] = []
    for it in place.iterdir():
        if not it.name.startswith(".") and it.is_dir():
            found.append(it)
            if len(found) > _MOST:
                return ()
    return tuple(sorted(found))
