"""The folder in which a file lies, and those beside it that have a file of the same name: annotators often have one
each. It reads no file."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import ParamSpec, Protocol, TypeVar, cast

from hashiya.formats.format import Incoming, Note
from hashiya.formats.source import Source, is_path

P = ParamSpec("P")
R = TypeVar("R")

_MOST = 50
"""Folders beside one another that are looked into: more of them are not people."""


_LET_GO: list[Callable[[], None]] = []


def kept(*, most: int) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """For what is found out of a folder and its files: kept until files are looked for anew (``look_anew``)."""

    def keep(find: Callable[P, R]) -> Callable[P, R]:
        found = lru_cache(maxsize=most)(find)
        _LET_GO.append(found.cache_clear)

        def look(*args: P.args, **kwargs: P.kwargs) -> R:
            return found(*cast("tuple[Hashable, ...]", args), **cast("dict[str, Hashable]", kwargs))

        return look

    return keep


def look_anew() -> None:
    """Somebody asks for files: what was kept of folders may be so no more, as nothing tells of files that change."""
    for let_go in _LET_GO:
        let_go()


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


def may_lie_below(source: Source, names: Collection[str]) -> bool:
    """By its path alone, which costs nothing: no folder above it that has none of these names need be looked at."""
    return not is_path(source) or any(
        it in names for it in cast("Path", source).absolute().parent.parts
    )


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
