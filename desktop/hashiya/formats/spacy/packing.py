"""A DocBin as spaCy saves it, put together from documents one after the other; it reads none."""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from itertools import compress
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, NamedTuple

import msgspec

from hashiya.formats import deflating
from hashiya.formats.spacy.codec import (
    BEGIN,
    ENT_IOB,
    ENT_KB_ID,
    ENT_TYPE,
    INSIDE,
    ORTH,
    OUTSIDE,
    SPAN,
)
from hashiya.formats.spacy.numbers import number_of, numbers_of

_COLUMNS = (ORTH, ENT_IOB, ENT_TYPE, ENT_KB_ID)
_encode = msgspec.msgpack.Encoder().encode


class Spans(NamedTuple):
    """Spans as columns: ``starts`` and ``ends`` count words, the others letters; an end is behind the last."""

    ids: Sequence[str]
    layers: Sequence[str]
    kb_ids: Sequence[str]
    labels: Sequence[str]
    starts: Sequence[int]
    ends: Sequence[int]
    start_chars: Sequence[int]
    end_chars: Sequence[int]


Entity = tuple[str, str, int, int]
"""Its label, its record, the first of its words and the one behind the last."""


class Document(NamedTuple):
    """One document: its words, which of them a space follows, and what is said of them."""

    words: Sequence[str]
    spaces: Sequence[bool]
    entities: Sequence[Entity]
    spans: Spans
    cats: dict[str, float]
    user_data: bytes


class _Numbers(dict[str, int]):
    """All strings but ids by their numbers: those of words are asked for again and again."""

    def __missing__(self, string: str) -> int:
        number = self[string] = number_of(string)
        return number


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
        self._strings = _Numbers()

    def __enter__(self) -> Writer:
        return self

    def __exit__(self, *_: object) -> None:
        self._open.close()

    def add(self, doc: Document) -> None:
        self._spools["tokens"].write(_little(self._columns(doc)))
        self._spools["spaces"].write(bytes(doc.spaces))
        self._spools["cats"].write(_encode(doc.cats))
        self._spools["span_groups"].write(_encode(self._groups(doc.spans)))
        self._spools["user_data"].write(_encode(doc.user_data))
        self._lengths.append(len(doc.words))

    def _columns(self, doc: Document) -> array[int]:
        """Of each word what ``_COLUMNS`` names, one word after the other."""
        count, width = len(doc.words), len(_COLUMNS)
        number = self._strings.__getitem__
        places = array("Q", [OUTSIDE]) * count
        labels, kb_ids = array("Q", bytes(8 * count)), array("Q", bytes(8 * count))
        for label, kb_id, start, end in doc.entities:
            of, record = number(label), number(kb_id)
            for at in range(start, end):
                places[at], labels[at], kb_ids[at] = INSIDE, of, record
            places[start] = BEGIN
        tokens = array("Q", bytes(8 * count * width))
        columns = (array("Q", [*map(number, doc.words)]), places, labels, kb_ids)
        for at, column in enumerate(columns):
            tokens[at::width] = column
        return tokens

    def _groups(self, spans: Spans) -> bytes:
        ids, layers, kb_ids, labels, *places = spans
        number = self._strings.__getitem__
        said = numbers_of(ids), map(number, kb_ids), map(number, labels)
        rows = [*map(SPAN.pack, *said, *places)]
        packed: dict[bytes, list[str]] = {}
        for name in dict.fromkeys(layers):
            inside = [it == name for it in layers]
            self._tell([*filter(None, compress(ids, inside))])
            group = {"name": name, "attrs": {}, "spans": [*compress(rows, inside)]}
            packed[_encode(group)] = [name]
        return _encode(packed) if packed else _encode([])

    def _tell(self, ids: list[str]) -> None:
        self._spools["ids"].write(_encode(ids)[_head_of(len(ids)) :])
        self._ids += len(ids)

    def save(self, target: Path) -> None:
        """All of it as spaCy saves it; nothing is held but the words and labels."""
        packer = deflating.packer()
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


def _head_of(count: int) -> int:
    """How many bytes stand before the values of a list that long."""
    return 1 if count < 16 else 3 if count < 1 << 16 else 5


def _list_head(count: int) -> bytes:
    return b"\xdd" + count.to_bytes(4, "big")


def _little(numbers: array[int]) -> bytes:
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers.tobytes()
