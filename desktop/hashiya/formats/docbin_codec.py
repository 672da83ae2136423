"""spaCy's DocBin, byte by byte: written and read without spaCy; it knows nothing of articles.

A DocBin is compressed MessagePack. Words, labels and ids stand in it as 64-bit numbers, their letters in a list of
their own. Nothing in it is ever unpickled, and nothing of it is handed to compiled code that trusts it.
"""

from __future__ import annotations

import re
import struct
import sys
import zlib
from array import array
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any, NamedTuple

import msgspec

from hashiya.formats.docbin_numbers import number_of, numbers_of, symbols
from hashiya.formats.docbin_store import Broken, Store

ORTH, ENT_IOB, ENT_TYPE, ENT_KB_ID = 65, 77, 78, 452
OUTSIDE, INSIDE, BEGIN = 2, 1, 3
LONGEST = 4 << 30
"""Bytes that a file may hold when it is decompressed, and how many honestly come out of few."""
HONEST, RATIO = 256 << 20, 50

_COLUMNS = (ORTH, ENT_IOB, ENT_TYPE, ENT_KB_ID)
_SPAN = struct.Struct(">QQQllll")
_LEVEL = 3
"""How hard it is compressed: twice as quickly as is usual, for a fifth more bytes."""
_encode = msgspec.msgpack.Encoder().encode


class Group(NamedTuple):
    """A span of a group, in tokens (``end`` is the one after the last)."""

    id: str
    kb_id: str
    label: str
    start: int
    end: int
    start_char: int
    end_char: int


class Entity(NamedTuple):
    label: str
    kb_id: str
    start: int
    end: int


class Packed(NamedTuple):
    """One document: its words, which of them a space follows, and what is said of them."""

    words: list[str]
    spaces: Sequence[bool]
    entities: list[Entity]
    groups: dict[str, list[Group]]
    cats: dict[str, float]
    user_data: bytes | None
    unknown_spaces: bool = False


# -- written


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
            rows = [*map(_SPAN.pack, *said, *places)]
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


# -- read


class _SpanGroup(msgspec.Struct):
    spans: list[bytes]
    name: str | None = None


class _Own(msgspec.Struct):
    spans: dict[str, msgspec.Raw]


class _Told(msgspec.Struct):
    hashiya: _Own


_decode_ids = msgspec.msgpack.Decoder(_Told).decode
_decode_attrs = msgspec.msgpack.Decoder(list[int]).decode
_decode_cats = msgspec.msgpack.Decoder(dict[str, float]).decode
_decode_flags = msgspec.msgpack.Decoder(dict[str, Any]).decode
_decode_bytes = msgspec.msgpack.Decoder(bytes | None).decode
_decode_groups = msgspec.msgpack.Decoder(dict[bytes, list[str]] | list[bytes]).decode
_decode_group = msgspec.msgpack.Decoder(_SpanGroup).decode


def read(stream: IO[bytes], packed: int) -> Iterator[Packed | Broken]:
    """The documents in their order; one that refers to what is not there is ``Broken`` by itself.

    ``packed`` is how many bytes the stream has: of less not so much can come honestly.

    Raises:
        Broken: the file as a whole cannot be read.
        TooLarge: too much would come out of it.
    """
    with Store(stream, min(LONGEST, max(HONEST, RATIO * packed))) as store:
        yield from _documents(store)


def _documents(store: Store) -> Iterator[Packed | Broken]:
    attrs, lengths = _frame(store)
    width, at = len(attrs), 0
    strings = _Strings(store)
    for number, length in enumerate(lengths):
        part = _numbers("Q", store.bytes_of("tokens", at * width * 8, length * width * 8))
        columns = {name: part[place::width] for place, name in enumerate(attrs)}
        spaces = store.bytes_of("spaces", at, length)
        try:
            yield _unpacked(store, number, columns, spaces, strings)
        except (KeyError, msgspec.MsgspecError, UnicodeDecodeError, struct.error, RecursionError):
            yield Broken()
        at += length


def _frame(store: Store) -> tuple[list[int], array[int]]:
    """The columns, and how many words each document has; all must fit."""
    if not {"tokens", "spaces", "lengths"} <= store.parts.keys() or "strings" not in store.lists:
        raise Broken
    try:
        attrs = _decode_attrs(store.plain.get("attrs", b""))
    except (msgspec.MsgspecError, UnicodeDecodeError):
        raise Broken from None
    lengths = _numbers("i", store.bytes_of("lengths", 0, store.parts["lengths"].size))
    if not attrs or ORTH not in attrs or min(lengths, default=0) < 0:
        raise Broken
    count = sum(lengths)
    if store.parts["tokens"].size != count * len(attrs) * 8 or store.parts["spaces"].size != count:
        raise Broken
    return attrs, lengths


class _Strings(dict[int, str]):
    """Strings by their numbers; ids, which come once each, are looked for where a document has its own."""

    def __init__(self, store: Store) -> None:
        super().__init__((number, name) for name, number in symbols().items())
        self._store = store
        self._all = False
        self._here: dict[int, str] = {}
        names = [it for it in store.strings() if len(it) != _ID or not _IDS.fullmatch(it)]
        self.update(zip(numbers_of(names), names, strict=True))

    def turn_to(self, user_data: bytes | None) -> None:
        try:
            told = _decode_ids(user_data).hashiya.spans if user_data else {}
        except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
            told = {}
        names = [*told]
        self._here = dict(zip(numbers_of(names), names, strict=True))

    def __missing__(self, number: int) -> str:
        if number in self._here:
            return self._here[number]
        if not self._all:
            self._all = True
            every = [*self._store.strings()]
            self.update(zip(numbers_of(every), every, strict=True))
            return self[number]
        raise KeyError(number)

    def find(self, number: int) -> str:
        """Empty: there is none."""
        try:
            return self[number]
        except KeyError:
            return ""


_ID = 36
_IDS = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def _numbers(kind: str, data: bytes) -> array[int]:
    numbers = array(kind)
    if len(data) % numbers.itemsize:
        raise Broken
    numbers.frombytes(data)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers


def _unpacked(
    store: Store,
    number: int,
    columns: dict[int, array[int]],
    spaces: bytes,
    strings: _Strings,
) -> Packed:
    flags, cats = store.item("flags", number), store.item("cats", number)
    unknown = flags is not None and _decode_flags(flags).get("has_unknown_spaces") is True
    groups, told = store.item("span_groups", number), store.item("user_data", number)
    user_data = _decode_bytes(told) if told else None
    strings.turn_to(user_data)
    return Packed(
        words=[*map(strings.__getitem__, columns[ORTH])],
        spaces=[True] * len(spaces) if unknown else [it != 0 for it in spaces],
        entities=_entities(columns, strings),
        groups=_unpacked_groups((_decode_bytes(groups) if groups else None) or b"", strings),
        cats=_decode_cats(cats) if cats else {},
        user_data=user_data,
        unknown_spaces=unknown,
    )


def _entities(columns: dict[int, array[int]], strings: _Strings) -> list[Entity]:
    found: list[Entity] = []
    kinds = columns.get(ENT_TYPE)
    if kinds is None:
        return found
    places = columns.get(ENT_IOB) or array("Q", [INSIDE if it else OUTSIDE for it in kinds])
    kb_ids = columns.get(ENT_KB_ID) or array("Q", bytes(8 * len(kinds)))
    for at in [at for at, kind in enumerate(kinds) if kind]:
        place, kind = places[at], kinds[at]
        if place not in (INSIDE, BEGIN):
            continue
        label = strings[kind]
        if place == INSIDE and found and found[-1].end == at and found[-1].label == label:
            found[-1] = Entity(label, found[-1].kb_id, found[-1].start, at + 1)
        else:
            found.append(Entity(label, strings.find(kb_ids[at]), at, at + 1))
    return found


def _unpacked_groups(packed: bytes, strings: _Strings) -> dict[str, list[Group]]:
    """Old files list the groups, newer ones say under which names each stands."""
    groups: dict[str, list[Group]] = {}
    listed = _decode_groups(packed) if packed else []
    pairs = listed.items() if isinstance(listed, dict) else [(it, None) for it in listed]
    for data, names in pairs:
        group = _decode_group(data)
        rows = [*map(_SPAN.unpack, group.spans)]
        said = {it: strings.find(it) for it in {it for row in rows for it in row[:3]}}
        spans = [Group(said[one], said[kb], said[label], *rest) for one, kb, label, *rest in rows]
        for name in names if names is not None else [group.name or ""]:
            groups[name] = spans
    return groups
