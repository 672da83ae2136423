"""What a reader reads: a file on the disk, or one inside an archive that is never unpacked."""

from __future__ import annotations

from os import PathLike
from pathlib import Path
from typing import IO, Literal, Protocol


class Size(Protocol):
    @property
    def st_size(self) -> int: ...


class Source(Protocol):
    """The part of ``pathlib.Path`` that readers use; every path is one.

    Libraries that want a path get ``open("rb")`` or ``read_bytes()`` instead. ``with_name`` and
    ``with_suffix`` find what lies beside it; whether that is there, ``is_file`` says.
    """

    @property
    def name(self) -> str: ...
    @property
    def stem(self) -> str: ...
    @property
    def suffix(self) -> str: ...
    def open(self, mode: Literal["rb"]) -> IO[bytes]: ...
    def read_bytes(self) -> bytes: ...
    def with_name(self, name: str) -> Source: ...
    def with_suffix(self, suffix: str) -> Source: ...
    def is_file(self) -> bool: ...
    def stat(self) -> Size: ...


def head_of(source: Source, count: int) -> bytes:
    """The first bytes.

    Raises:
        OSError: it cannot be read.
    """
    with source.open("rb") as stream:
        return stream.read(count)


def tail_of(source: Source, count: int) -> bytes:
    """The last bytes of a file on the disk: of an archive, the names of its members. None of another source's.

    Raises:
        OSError: it cannot be read.
    """
    if not is_path(source):
        return b""
    with source.open("rb") as stream:
        stream.seek(max(0, source.stat().st_size - count))
        return stream.read(count)


_SAYING_NOTHING = frozenset(
    ["", ".txt", ".text", ".dat", ".data", ".out", ".export", ".bak", ".tmp"]
)


def says_nothing(source: Source) -> bool:
    """Whether the name has no suffix, or one that any file may have."""
    return source.suffix.lower() in _SAYING_NOTHING


def is_path(source: Source) -> bool:
    """Whether it lies on the disk by itself."""
    return isinstance(source, PathLike)


def beside_its_folder(source: Source, name: str) -> bool:
    """Whether a file of that name lies beside the folder that the source lies in."""
    if isinstance(source, Path):
        return (source.parent.parent / name).is_file()
    look = getattr(source, "is_above", None)
    return look is not None and look(name)


def folder_of(source: Source) -> str:
    """The name of the folder that it lies in; empty when it lies in none."""
    return source.parent.name if isinstance(source, Path) else str(getattr(source, "folder", ""))
