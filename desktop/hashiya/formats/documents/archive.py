"""An archive that is read and never unpacked: entries by name, counted while they inflate; it writes nothing."""

from __future__ import annotations

import stat
import struct
from collections.abc import Iterator
from errno import EINVAL
from typing import IO
from zipfile import BadZipFile, ZipFile, ZipInfo

from hashiya.formats.documents import member_names
from hashiya.formats.documents.refused import Refused
from hashiya.formats.source import Source

ENTRIES = 10_000
LARGEST = 256 << 20
"""Bytes that one entry may inflate to."""

RATIO = 100
FREE = 1 << 20
"""What an entry may inflate to whatever its packed size."""

_PIECE = 1 << 16
_LONGEST_PATH = 1_000
_ENCRYPTED, _IS_UTF_8 = 0x1, 0x800


class Archive:
    """Entries by their place in the list: two may have one name, and a name is never a path.

    Raises:
        Refused: it has too many entries. BadZipFile: it is none. OSError: it cannot be read.
    """

    def __init__(self, source: Source, most: int = ENTRIES) -> None:
        self._stream: IO[bytes] = source.open("rb")
        try:
            self._zip = _opened(self._stream)
            self.entries: list[ZipInfo] = self._zip.infolist()
            _name_anew(self.entries)
            if len(self.entries) > most:
                raise Refused("formats-archive-many", count=most)
        except BaseException:
            self._stream.close()
            raise
        self._places: dict[str, ZipInfo] = {}
        for it in self.entries:
            self._places.setdefault(it.filename, it)
        self._size = source.stat().st_size
        self._folders: dict[str, dict[str, None]] = {}

    def __enter__(self) -> Archive:
        return self

    def __exit__(self, *_: object) -> None:
        self._zip.close()
        self._stream.close()

    @property
    def comment(self) -> bytes:
        return self._zip.comment

    def entry(self, name: str) -> ZipInfo | None:
        """The first of that very name."""
        return self._places.get(name)

    def folders(self, path: str) -> list[str]:
        """The whole paths of the folders in that one; empty: the archive itself. Most archives have few."""
        if not self._folders:
            self._folders[""] = {}
            for it in {it.rpartition("/")[0] for it in self._places}:
                path_of = it if len(it) <= _LONGEST_PATH else ""  # nobody's folders are so deep
                while path_of:
                    above = path_of.rpartition("/")[0]
                    self._folders.setdefault(above, {})[path_of] = None
                    path_of = above
        return sorted(self._folders.get(path, ()))

    def __contains__(self, name: str) -> bool:
        return name in self._places

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def read(self, name: str) -> bytes:
        """
        Raises:
            Refused: there is none, it is encrypted, or it inflates to more than it may.
        """
        if name not in self._places:
            raise Refused("formats-damaged")
        return self.content(self._places[name])

    def content(self, entry: ZipInfo) -> bytes:
        """What an entry inflates to, counted on the way: what its header says is not believed.

        Raises:
            Refused: it is encrypted, or it inflates to more than it may.
        """
        return b"".join(self.pieces(entry))

    def pieces(self, entry: ZipInfo, largest: int = LARGEST) -> Iterator[bytes]:
        """The same bit by bit, for what may be larger than what one would hold.

        Raises:
            Refused: it is encrypted, or it inflates to more than it may.
        """
        if entry.flag_bits & _ENCRYPTED:
            raise Refused("formats-locked")
        packed = min(entry.compress_size, self._size)
        most = min(largest, max(FREE, RATIO * packed))
        count = 0
        try:
            with self._zip.open(entry) as stream:
                while piece := stream.read(_PIECE):
                    count += len(piece)
                    if count > most:
                        raise Refused("formats-archive-bomb")
                    yield piece
        except OSError as error:
            raise (BadZipFile() if error.errno == EINVAL else error) from None  # a place before it


def _opened(stream: IO[bytes]) -> ZipFile:
    """
    Raises:
        BadZipFile: it is none; the library has other errors for names and places that cannot be.
    """
    try:
        return ZipFile(stream)
    except OSError as error:
        raise (BadZipFile() if error.errno == EINVAL else error) from None
    except (ValueError, struct.error):
        raise BadZipFile from None


def _name_anew(entries: list[ZipInfo]) -> None:
    """Names of archives that do not say how they are written are taken for ones of old American machines."""
    unsaid = [it for it in entries if not (it.flag_bits & _IS_UTF_8 or it.orig_filename.isascii())]
    raw = [it.orig_filename.encode("cp437", "replace") for it in unsaid]
    for it, name in zip(unsaid, member_names.readable(raw), strict=True):
        it.filename = name or it.filename


def is_link(entry: ZipInfo) -> bool:
    return stat.S_ISLNK(entry.external_attr >> 16)
