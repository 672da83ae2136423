"""Where the parts of a DocBin lie: inflated on the disk, found without being held; it knows no document.

A DocBin is one map whose values have all documents one after the other; so none can be read before the whole
is inflated. What it holds stays in a file without a name, and only places are kept of it.
"""

from __future__ import annotations

import zlib
from array import array
from collections.abc import Iterator
from tempfile import TemporaryFile
from typing import IO, NamedTuple

import msgspec

HELD = 1 << 16
"""Bytes of a value that is taken as it stands: the names of columns."""

_PIECE = 1 << 20
_FIXED = {
    **dict.fromkeys((*range(0x80), *range(0xE0, 0x100), 0xC0, 0xC2, 0xC3), 0),
    **{0xA0 + it: it for it in range(32)},
    0xCA: 4, 0xCB: 8, 0xCC: 1, 0xCD: 2, 0xCE: 4, 0xCF: 8, 0xD0: 1, 0xD1: 2, 0xD2: 4, 0xD3: 8,
    0xD4: 2, 0xD5: 3, 0xD6: 5, 0xD7: 9, 0xD8: 17,
}  # fmt: skip
"""Bytes that follow a value's first."""
_COUNTED = {0xC4: 1, 0xC5: 2, 0xC6: 4, 0xD9: 1, 0xDA: 2, 0xDB: 4, 0xC7: 1, 0xC8: 2, 0xC9: 4}
"""Of how many bytes the number is that says how many follow: bytes, strings, extensions."""
_EXTENSIONS = frozenset({0xC7, 0xC8, 0xC9})
_LISTS = {**{0x90 + it: it for it in range(16)}, 0xDC: -2, 0xDD: -4}
_MAPS = {**{0x80 + it: it for it in range(16)}, 0xDE: -2, 0xDF: -4}
"""How many values follow; below zero: of how many bytes the number is that says so."""


class Broken(ValueError):
    """The bytes are no DocBin, or contradict themselves."""


class TooLarge(ValueError):
    """More comes out of it than may."""


class Part(NamedTuple):
    """A value in bytes: where it begins, and how many."""

    start: int
    size: int


class Store:
    """A context manager. ``parts`` are those values that are bytes, ``lists`` the places of what stands in
    lists (with the end of the last one), ``plain`` small ones as they stand."""

    def __init__(self, stream: IO[bytes], most: int) -> None:
        self.parts: dict[str, Part] = {}
        self.lists: dict[str, array[int]] = {}
        self.plain: dict[str, bytes] = {}
        self._file: IO[bytes] = TemporaryFile()  # noqa: SIM115 - closed with the store
        try:
            self._size = _inflated(stream, self._file, most)
            self._file.seek(0)
            self._look_over()
        except BaseException:
            self._file.close()
            raise

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def bytes_of(self, name: str, start: int, size: int) -> bytes:
        """Of that part; as many of them as there are."""
        part = self.parts[name]
        return self._read(part.start + start, max(0, min(size, part.size - start)))

    def item(self, name: str, number: int) -> bytes | None:
        """One of a list as it is written; ``None``: there are not so many."""
        places = self.lists.get(name)
        if places is None or not 0 <= number < len(places) - 1:
            return None
        return self._read(places[number], places[number + 1] - places[number])

    def strings(self) -> Iterator[str]:
        """All of the list of strings, a portion at a time."""
        places = self.lists["strings"]
        for first in range(0, len(places) - 1, 4096):
            last = min(first + 4096, len(places) - 1)
            data = self._read(places[first], places[last] - places[first])
            head = b"\xdd" + (last - first).to_bytes(4, "big")
            try:
                yield from msgspec.msgpack.decode(head + data, type=list[str])
            except (msgspec.MsgspecError, UnicodeDecodeError):
                raise Broken from None

    def _read(self, start: int, size: int) -> bytes:
        self._file.seek(start)
        return self._file.read(size)

    # -- what is where

    def _look_over(self) -> None:
        for _ in range(self._count(_MAPS)):
            start = self._file.tell()
            self._skip()
            name = _word(self._read(start, self._file.tell() - start))
            start = self._file.tell()
            head = self._file.read(1)
            if head and head[0] in (0xC4, 0xC5, 0xC6):
                size = int.from_bytes(self._file.read(_COUNTED[head[0]]), "big")
                self.parts[name] = Part(self._file.tell(), size)
                self._file.seek(size, 1)
                continue
            self._file.seek(start)
            if head and head[0] in _LISTS and name != "attrs":
                self.lists[name] = self._listed()
                continue
            self._skip()
            self.plain[name] = self._read(start, min(HELD, self._file.tell() - start))
        if self._file.tell() > self._size:
            raise Broken

    def _listed(self) -> array[int]:
        places = array("Q")
        for _ in range(self._count(_LISTS)):
            places.append(self._file.tell())
            self._skip()
        places.append(self._file.tell())
        return places

    def _count(self, heads: dict[int, int]) -> int:
        head = self._file.read(1)
        count = heads.get(head[0]) if head else None
        if count is None:
            raise Broken
        return count if count >= 0 else int.from_bytes(self._file.read(-count), "big")

    def _skip(self) -> None:
        """Pass over one value, whatever it is and however deep."""
        read, waiting = self._file.read, 1
        while waiting:
            waiting -= 1
            head = read(1)
            if not head:
                raise Broken
            code = head[0]
            if code in _LISTS or code in _MAPS:
                self._file.seek(-1, 1)
                is_map = code in _MAPS
                waiting += self._count(_MAPS if is_map else _LISTS) * (2 if is_map else 1)
                continue
            if code in _COUNTED:
                size = int.from_bytes(read(_COUNTED[code]), "big") + (code in _EXTENSIONS)
            elif code in _FIXED:
                size = _FIXED[code]
            else:
                raise Broken
            if size:
                self._file.seek(size, 1)


def _inflated(stream: IO[bytes], place: IO[bytes], most: int) -> int:
    opener, count = zlib.decompressobj(), 0
    try:
        while data := stream.read(_PIECE):
            while data:
                piece = opener.decompress(data, _PIECE)
                count += len(piece)
                if count > most:
                    raise TooLarge
                place.write(piece)
                data = opener.unconsumed_tail
    except zlib.error:
        raise Broken from None
    return count


def _word(data: bytes) -> str:
    try:
        return msgspec.msgpack.decode(data, type=str)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return ""
