"""Where the parts of a DocBin lie: inflated on the disk, found without being held; it knows no document.

A DocBin is one map whose values have all documents one after the other; so none can be read before the whole
is inflated. What it holds stays in a file without a name, and only places are kept of it.
"""

from __future__ import annotations

import zlib
from array import array
from collections.abc import Iterator
from typing import IO, NamedTuple

import msgspec

from hashiya.formats import scratch

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
_WHOLE = tuple(1 + _FIXED[it] if it in _FIXED else 0 for it in range(256))
"""How long a value is that always has one length; 0: it has not."""
_LONGEST_SHORT = 2 + 255


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
        self._file: IO[bytes] = scratch.room()
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
        walk = _Walk(self._file)
        count, at = walk.count(0, _MAPS)
        for _ in range(count):
            start, at = at, walk.past(at)
            name = _word(self._read(start, at - start))
            head = walk.of(at, 5)
            if head and head[0] in (0xC4, 0xC5, 0xC6):
                width = 1 + _COUNTED[head[0]]
                self.parts[name] = Part(at + width, int.from_bytes(head[1:width], "big"))
                at += width + self.parts[name].size
            elif head and head[0] in _LISTS and name != "attrs":
                self.lists[name] = walk.listed(at)
                at = self.lists[name][-1]
            else:
                start, at = at, walk.past(at)
                self.plain[name] = self._read(start, min(HELD, at - start))
        if at > self._size:
            raise Broken


class _Walk:
    """Passes over values without making anything of them; of the file a stretch is held at a time."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._held, self._begin = b"", 0

    def of(self, at: int, size: int) -> bytes:
        """So many bytes from there; fewer at the end of the file."""
        first = at - self._begin
        if not 0 <= first <= len(self._held) - size:
            self._file.seek(at)
            self._held, self._begin, first = self._file.read(_PIECE), at, 0
        return self._held[first : first + size]

    def listed(self, at: int) -> array[int]:
        """Where the values of a list begin, and where the last one ends."""
        places = array("Q")
        count, at = self.count(at, _LISTS)
        while len(places) < count:
            at = self._short(at, count, places)
            if len(places) < count:
                places.append(at)
                at = self.past(at)
        places.append(at)
        return places

    def _short(self, at: int, count: int, places: array[int]) -> int:
        """Past the short values that lie whole in what is held, as nearly all do: strings and small maps."""
        held, begin, append = self._held, self._begin, places.append
        first, last = at - begin, len(self._held) - _LONGEST_SHORT
        for _ in range(count - len(places)):
            if not 0 <= first < last:
                break
            code = held[first]
            size = held[first + 1] + 2 if code == 0xD9 else _WHOLE[code]
            if not size:
                break
            append(begin + first)
            first += size
        return begin + first

    def count(self, at: int, heads: dict[int, int]) -> tuple[int, int]:
        """How many values a list or map has, and where the first one begins."""
        head = self.of(at, 5)
        count = heads.get(head[0]) if head else None
        if count is None:
            raise Broken
        if count >= 0:
            return count, at + 1
        return int.from_bytes(head[1 : 1 - count], "big"), at + 1 - count

    def past(self, at: int) -> int:
        """Where one value ends, whatever it is and however deep."""
        waiting = 1
        while waiting:
            waiting -= 1
            head = self.of(at, 5)
            if not head:
                raise Broken
            code = head[0]
            if code in _LISTS or code in _MAPS:
                is_map = code in _MAPS
                count, at = self.count(at, _MAPS if is_map else _LISTS)
                waiting += count * (2 if is_map else 1)
            elif code in _COUNTED:
                width = 1 + _COUNTED[code]
                size = int.from_bytes(head[1:width], "big") + (code in _EXTENSIONS)
                at += width + size
            elif code in _FIXED:
                at += 1 + _FIXED[code]
            else:
                raise Broken
        return at


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
