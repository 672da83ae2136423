"""Finds texts in the bare pages of a file whose tree of pages is broken; it takes nothing on trust.

Texts are known by their digest, so what is found where no table leads any more proves itself.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import NamedTuple

HEADER = 100
_LEAF = 0x0D
_INTERIOR = 0x05
_MOST_PAGES = 1_000_000
_SIZES = {0: 0, 1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8, 7: 8, 8: 0, 9: 0}


class FoundText(NamedTuple):
    number: int
    digest: bytes
    text: bytes


def texts(data: bytes) -> Iterator[FoundText]:
    """Every text of the file that is what its digest says."""
    size = page_size(data)
    usable = size - (data[20] if len(data) > HEADER else 0)
    if usable < 480:
        return
    for start in range(0, min(len(data), _MOST_PAGES * size), size):
        page = data[start : start + size]
        at = HEADER if start == 0 else 0
        if len(page) < size or page[at] != _LEAF:
            continue
        count = int.from_bytes(page[at + 3 : at + 5], "big")
        for k in range(min(count, size // 4)):
            cell = int.from_bytes(page[at + 8 + 2 * k : at + 10 + 2 * k], "big")
            found = _text(data, page, cell, usable, size)
            if found is not None:
                yield found


def page_size(data: bytes) -> int:
    size = int.from_bytes(data[16:18], "big")
    size = 65536 if size == 1 else size
    return size if size >= 512 and size & (size - 1) == 0 else 4096


def _text(data: bytes, page: bytes, at: int, usable: int, size: int) -> FoundText | None:
    try:
        length, at = _varint(page, at)
        number, at = _varint(page, at)
        if length > len(data):
            return None
        payload = _payload(data, page, at, length, usable, size)
        values = _values(payload)
    except (IndexError, ValueError):
        return None
    if len(values) != 4 or len(values[1]) != 32:
        return None
    digest, text = values[1], values[3]
    return FoundText(number, digest, text) if hashlib.sha256(text).digest() == digest else None


def _payload(data: bytes, page: bytes, at: int, length: int, usable: int, size: int) -> bytes:
    """A record with what of it lies on overflow pages."""
    if length <= usable - 35:
        return page[at : at + length]
    least = (usable - 12) * 32 // 255 - 23
    local = least + (length - least) % (usable - 4)
    local = local if local <= usable - 35 else least
    parts = [page[at : at + local]]
    follow = int.from_bytes(page[at + local : at + local + 4], "big")
    rest = length - local
    while rest > 0:
        start = (follow - 1) * size
        if follow < 2 or start + size > len(data):
            raise ValueError("a chain that ends too early")
        take = min(rest, usable - 4)
        parts.append(data[start + 4 : start + 4 + take])
        follow = int.from_bytes(data[start : start + 4], "big")
        rest -= take
    return b"".join(parts)


def _values(payload: bytes) -> list[bytes]:
    """The columns of a record as bytes, numbers too."""
    end, at = _varint(payload, 0)
    kinds: list[int] = []
    while at < end:
        kind, at = _varint(payload, at)
        kinds.append(kind)
        if len(kinds) > 8:
            raise ValueError("too many columns")
    values: list[bytes] = []
    for kind in kinds:
        length = (kind - 12) // 2 if kind >= 12 else _SIZES.get(kind, 0)
        values.append(payload[at : at + length])
        at += length
    if at != len(payload):
        raise ValueError("columns do not fill the record")
    return values


def _varint(data: bytes, at: int) -> tuple[int, int]:
    value = 0
    for k in range(9):
        byte = data[at + k]
        if k == 8:
            return (value << 8) | byte, at + 9
        value = (value << 7) | (byte & 0x7F)
        if byte < 0x80:
            return value, at + k + 1
    raise ValueError("no number")


def with_tables_of(fresh: bytes, data: bytes) -> bytes:
    """The file with the list of tables of an empty project: where our tables begin is always the same.

    The list is the tree below the first page; its leaves are put behind the file.
    """
    size = page_size(fresh)
    body = data + bytes(-len(data) % size)
    first = bytearray(fresh[:size])
    leaves: list[bytes] = []

    def move(at: int) -> None:
        child = int.from_bytes(first[at : at + 4], "big")
        leaves.append(fresh[(child - 1) * size : child * size])
        first[at : at + 4] = (len(body) // size + len(leaves)).to_bytes(4, "big")

    if first[HEADER] == _INTERIOR:
        for k in range(int.from_bytes(first[HEADER + 3 : HEADER + 5], "big")):
            move(int.from_bytes(first[HEADER + 12 + 2 * k : HEADER + 14 + 2 * k], "big"))
        move(HEADER + 8)
    first[28:32] = (len(body) // size + len(leaves)).to_bytes(4, "big")
    first[32:40] = bytes(8)  # no list of free pages
    return bytes(first) + body[size:] + b"".join(leaves)
