"""The numbers under which spaCy knows strings; whether a string stands in a file is not its affair."""

from __future__ import annotations

import struct
import sys
from array import array
from collections.abc import Sequence
from functools import cache, lru_cache

from hashiya import assets

_MASK = (1 << 64) - 1
_FACTOR = 0xC6A4A7935BD1E995
_FEW = 4
_LANE = 16
"""Bytes for each number where many are reckoned with at once: twice its own, so that a product has room."""


def number_of(string: str) -> int:
    """The number of a string: a symbol's own, else its MurmurHash64A."""
    symbol = symbols().get(string)
    return _hash(string.encode("utf-8")) if symbol is None else symbol


def numbers_of(strings: Sequence[str]) -> list[int]:
    """The same of many at once; those of one length are worked out side by side, ten times as quickly."""
    size = len(strings[0]) if strings else 0
    if {*map(len, strings)} == {size} and "".join(strings).isascii():  # ids are so
        found = _hashes([it.encode() for it in strings], size)
    else:
        found = _by_length([it.encode() for it in strings])
    known = symbols()
    if known.keys().isdisjoint(strings):
        return found
    return [known.get(name, number) for name, number in zip(strings, found, strict=True)]


def _by_length(encoded: list[bytes]) -> list[int]:
    places: dict[int, list[int]] = {}
    for at, it in enumerate(encoded):
        places.setdefault(len(it), []).append(at)
    found = [0] * len(encoded)
    for size, of in places.items():
        for at, number in zip(of, _hashes([encoded[at] for at in of], size), strict=True):
            found[at] = number
    return found


@cache
def symbols() -> dict[str, int]:
    """Strings that spaCy numbers itself; the list is the same in all its third versions."""
    file = assets.resources() / "formats" / "spacy_symbols.txt"
    lines = file.read_text(encoding="utf-8").split("\n")
    pairs = (line.split(" ", 1) for line in lines if line)
    return {"": 0} | {name: int(number) for number, name in pairs}


def _hash(data: bytes) -> int:
    found = 1 ^ (len(data) * _FACTOR & _MASK)
    whole = len(data) - len(data) % 8
    for (part,) in struct.iter_unpack("<Q", data[:whole]):
        part = part * _FACTOR & _MASK
        part = (part ^ (part >> 47)) * _FACTOR & _MASK
        found = (found ^ part) * _FACTOR & _MASK
    if whole < len(data):
        found = (found ^ int.from_bytes(data[whole:], "little")) * _FACTOR & _MASK
    found = (found ^ (found >> 47)) * _FACTOR & _MASK
    return found ^ (found >> 47)


def _hashes(strings: list[bytes], size: int) -> list[int]:
    """``_hash`` of strings of that size: one large number has them all as its digits.

    What a step leaves above the 64 bits of a digit is masked away before the next one.
    """
    if len(strings) < _FEW:
        return [*map(_hash, strings)]
    width, tail = -(-size // 8), size % 8
    gap = bytes(8 * width - size)
    eights = array("Q", gap.join(strings) + gap)
    if sys.byteorder == "big":
        eights.byteswap()
    ones = _ones(len(strings))
    mask = ones * _MASK
    found = ones * (1 ^ (size * _FACTOR & _MASK))
    for at in range(width):
        part = _digits(eights[at::width])
        if at < width - 1 or not tail:
            part = part * _FACTOR & mask
            part = ((part ^ (part >> 47)) & mask) * _FACTOR & mask
        found = (found ^ part) * _FACTOR & mask
    found = ((found ^ (found >> 47)) & mask) * _FACTOR & mask
    return _numbers((found ^ (found >> 47)) & mask, len(strings))


@lru_cache(64)
def _ones(count: int) -> int:
    return int.from_bytes((1).to_bytes(_LANE, "little") * count, "little")


def _digits(numbers: array[int]) -> int:
    spread = array("Q", bytes(_LANE * len(numbers)))
    spread[::2] = numbers
    if sys.byteorder == "big":
        spread.byteswap()
    return int.from_bytes(spread.tobytes(), "little")


def _numbers(digits: int, count: int) -> list[int]:
    spread = array("Q", digits.to_bytes(_LANE * count, "little"))
    if sys.byteorder == "big":
        spread.byteswap()
    return spread[::2].tolist()
