"""Mends a font in memory whose anchors follow points of the outline; it reads and writes no file.

Noto Nastaliq Urdu joins its letters by anchors of format 2: a place, and a point of the outline
that is to correct it for hinting. Qt asks FreeType for that point, but the points of the released
files are numbered otherwise, and letters fly apart or run into each other. Read as format 1 the
same anchors are the plain places that the designer drew, and every word joins.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping

_CURSIVE, _TO_BASE, _TO_LIGATURE, _TO_MARK, _EXTENSION = 3, 4, 5, 6, 9
TABLES = (
    *("GDEF", "GPOS", "GSUB", "OS/2", "cmap", "cvt ", "fpgm", "gasp", "glyf"),
    *("head", "hhea", "hmtx", "loca", "maxp", "name", "post", "prep"),
)


def plain_anchors(gpos: bytes) -> bytes:
    """The positioning table with every anchor of format 2 read as one of format 1."""
    table = bytearray(gpos)
    for at in _anchors(gpos):
        if _u16(gpos, at) == 2:
            struct.pack_into(">H", table, at, 1)
    return bytes(table)


def renamed(name: bytes, family: str, other: str) -> bytes:
    """The name table with a family's name replaced by another of the same length."""
    if len(family) != len(other):
        raise ValueError(f"{family!r} and {other!r} differ in length")
    return name.replace(family.encode("utf-16-be"), other.encode("utf-16-be")).replace(
        family.encode("latin-1"), other.encode("latin-1")
    )


def font_file(tables: Mapping[str, bytes]) -> bytes:
    """A font file made of its tables; check sums are left out, which readers accept."""
    found = sorted((tag, data) for tag, data in tables.items() if data)
    count = len(found)
    power = 1 << (count.bit_length() - 1)
    shift = power.bit_length() - 1
    head = struct.pack(">IHHHH", 0x00010000, count, power * 16, shift, (count - power) * 16)
    at = len(head) + 16 * count
    directory, body = b"", b""
    for tag, data in found:
        padded = data + b"\0" * (-len(data) % 4)
        directory += struct.pack(">4sIII", tag.ljust(4).encode("ascii"), 0, at, len(data))
        at += len(padded)
        body += padded
    return head + directory + body


def _anchors(gpos: bytes) -> Iterator[int]:
    lookups = _u16(gpos, 8)
    for number in range(_u16(gpos, lookups)):
        lookup = lookups + _u16(gpos, lookups + 2 + 2 * number)
        kind = _u16(gpos, lookup)
        for index in range(_u16(gpos, lookup + 4)):
            subtable = lookup + _u16(gpos, lookup + 6 + 2 * index)
            inner = kind
            if kind == _EXTENSION:
                inner = _u16(gpos, subtable + 2)
                subtable += struct.unpack_from(">I", gpos, subtable + 4)[0]
            yield from _of_subtable(gpos, subtable, inner)


def _of_subtable(gpos: bytes, at: int, kind: int) -> Iterator[int]:
    if kind == _CURSIVE:
        yield from _rows(gpos, at, at + 6, 2 * _u16(gpos, at + 4), 2)
    elif kind in (_TO_BASE, _TO_LIGATURE, _TO_MARK):
        classes = _u16(gpos, at + 6)
        marks, bases = at + _u16(gpos, at + 8), at + _u16(gpos, at + 10)
        yield from _rows(gpos, marks, marks + 4, _u16(gpos, marks), 4)
        count = _u16(gpos, bases)
        if kind != _TO_LIGATURE:
            yield from _rows(gpos, bases, bases + 2, count * classes, 2)
            return
        for number in range(count):
            ligature = bases + _u16(gpos, bases + 2 + 2 * number)
            parts = _u16(gpos, ligature)
            yield from _rows(gpos, ligature, ligature + 2, parts * classes, 2)


def _rows(gpos: bytes, base: int, first: int, count: int, step: int) -> Iterator[int]:
    """Anchors whose offsets from ``base`` stand ``step`` bytes apart; a zero means none."""
    for number in range(count):
        offset = _u16(gpos, first + step * number)
        if offset:
            yield base + offset


def _u16(data: bytes, at: int) -> int:
    return int.from_bytes(data[at : at + 2], "big")
