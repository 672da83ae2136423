"""Folders beside a file's own that have a file of the same name: annotators often have one each; it reads no file."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Protocol, cast

from hashiya.formats.source import Source, is_path

_MOST = 50
"""Folders beside one another that are looked into: more of them are not people."""


class InFolders(Protocol):
    """What a file in an archive says of its folder and of those beside it."""

    @property
    def folder(self) -> str: ...
    def alike(self) -> Iterator[Source]: ...


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
