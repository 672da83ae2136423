"""A DocBin as spaCy saves it, put together from documents one after the other; it reads none."""

from __future__ import annotations

import sys
import zlib
from array import array
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

import msgspec

from hashiya.formats.docbin_codec import (
    BEGIN,
    ENT_IOB,
    ENT_KB_ID,
    ENT_TYPE,
    INSIDE,
    ORTH,
    OUTSIDE,
    SPAN,
    Group,
    Packed,
)
from hashiya.formats.docbin_numbers import number_of, numbers_of

_COLUMNS = (ORTH, ENT_IOB, ENT_TYPE, ENT_KB_ID)
_LEVEL = 3
"""How hard it is compressed: twice as quickly as is usual, for a fifth more bytes."""
_encode = msgspec.msgpack.Encoder().encode


class Writer:
    """Takes documents one by one and keeps them in files beside the disk's others until the end."""

    def __init__(self) -> None:
        self._open = ExitStack()
        self._spools: dict[str, IO[bytes]] = {
            it: self._open.enter_context(TemporaryFile())  # noqa: SIM115 - the stack closes it
            for it in ("tokens", "spaces", "cats", "span_groups", "user_data", "ids")
        }
        self._ids = 0
        self._lengths = array("i")
        self._strings: set[str] = set()

    def __enter__(self) -> Writer:
        return self

    def __exit__(self, *_: object) -> None:
        self._open.close()

    def add(self, doc: Packed) -> None:
        self._strings.update(doc.words)
        self._spools["tokens"].write(_little(self._columns(doc)))
        self._spools["spaces"].write(bytes(doc.spaces))
        self._spools["cats"].write(_encode(doc.cats))
        self._spools["span_groups"].write(_encode(self._groups(doc.groups)))
        self._spools["user_data"].write(_encode(doc.user_data))
        self._lengths.append(len(doc.words))

    def _columns(self, doc: Packed) -> array[int]:
        """Of each word what ``_COLUMNS`` names, one word after the other."""
        count, width = len(doc.words), len(_COLUMNS)
        places = array("Q", [OUTSIDE]) * count
        labels, kb_ids = array("Q", bytes(8 * count)), array("Q", bytes(8 * count))
        for label, kb_id, start, end in doc.entities:
            size = end - start
            places[start:end] = array("Q", [BEGIN, *[INSIDE] * (size - 1)])
            labels[start:end] = array("Q", [self._number(label)]) * size
            kb_ids[start:end] = array("Q", [self._number(kb_id)]) * size
        tokens = array("Q", bytes(8 * count * width))
        columns = (array("Q", [*map(number_of, doc.words)]), places, labels, kb_ids)
        for at, column in enumerate(columns):
            tokens[at::width] = column
        return tokens

    def _groups(self, groups: dict[str, list[Group]]) -> bytes:
        packed: dict[bytes, list[str]] = {}
        for name, spans in groups.items():
            ids, kb_ids, labels, *places = zip(*spans, strict=True)
            self._strings.update(kb_ids, labels)
            said = (numbers_of(ids), map(number_of, kb_ids), map(number_of, labels))
            rows = [*map(SPAN.pack, *said, *places)]
            told = [*filter(None, ids)]
            self._spools["ids"].write(b"".join(map(_encode, told)))
            self._ids += len(told)
            packed[_encode({"name": name, "attrs": {}, "spans": rows})] = [name]
        return _encode(packed) if packed else _encode([])

    def _number(self, string: str) -> int:
        self._strings.add(string)
        return number_of(string)

    def save(self, target: Path) -> None:
        """All of it as spaCy saves it; nothing is held but the words and labels."""
        packer = zlib.compressobj(_LEVEL)
        count = len(self._lengths)
        with target.open("wb") as stream:
            for piece in self._pieces(count):
                stream.write(packer.compress(piece))
            stream.write(packer.flush())

    def _pieces(self, count: int) -> Iterator[bytes]:
        flag = _encode({"has_unknown_spaces": False})
        yield b"\x8a" + _encode("version") + _encode("0.1")
        yield _encode("attrs") + _encode(list(_COLUMNS))
        yield from self._bytes("tokens")
        yield from self._bytes("spaces")
        yield _encode("lengths") + _encode(_little(self._lengths))
        yield _encode("strings") + _list_head(len(self._strings) + self._ids)
        yield b"".join(map(_encode, sorted(self._strings)))
        yield from self._spooled("ids")
        yield from self._list("cats", count)
        yield _encode("flags") + _list_head(count)
        yield flag * count
        yield from self._list("span_groups", count)
        yield from self._list("user_data", count)

    def _bytes(self, name: str) -> Iterator[bytes]:
        size = self._spools[name].tell()
        yield _encode(name) + b"\xc6" + size.to_bytes(4, "big")
        yield from self._spooled(name)

    def _list(self, name: str, count: int) -> Iterator[bytes]:
        yield _encode(name) + _list_head(count)
        yield from self._spooled(name)

    def _spooled(self, name: str) -> Iterator[bytes]:
        spool = self._spools[name]
        spool.seek(0)
        while piece := spool.read(1024 * 1024):
            yield piece


def _list_head(count: int) -> bytes:
    return b"\xdd" + count.to_bytes(4, "big")


def _little(numbers: array[int]) -> bytes:
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers.tobytes()
