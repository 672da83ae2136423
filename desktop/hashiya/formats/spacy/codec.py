"""spaCy's DocBin, byte by byte, as its documents lie in it: read without spaCy; it knows nothing of articles.

A DocBin is compressed MessagePack. Words, labels and ids stand in it as 64-bit numbers, their letters in a list of
their own. Nothing in it is ever unpickled, and nothing of it is handed to compiled code that trusts it.
"""

from __future__ import annotations

import struct
import sys
from array import array
from collections.abc import Iterator, Sequence
from typing import IO, Any, NamedTuple

import msgspec

from hashiya.formats import scratch
from hashiya.formats.spacy.numbers import numbers_of, symbols
from hashiya.formats.spacy.store import Broken, Store

ORTH, ENT_IOB, ENT_TYPE, ENT_KB_ID = 65, 77, 78, 452
OUTSIDE, INSIDE, BEGIN = 2, 1, 3
LONGEST = scratch.LARGEST
"""Bytes that a file may hold when it is decompressed, and how many honestly come out of few."""
HONEST, RATIO = 256 << 20, 50
SPAN = struct.Struct(">QQQllll")
"""The numbers of its id, its record and its label; in words and in letters, where it begins and ends."""


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


class Lying(NamedTuple):
    """One document as it lies in the file: columns of numbers by their attributes, all else still packed."""

    columns: dict[int, array[int]]
    spaces: bytes
    flags: bytes | None
    cats: bytes | None
    groups: bytes | None
    user_data: bytes | None
    strings: Strings


class _SpanGroup(msgspec.Struct):
    spans: list[bytes]
    name: str | None = None


class _Own(msgspec.Struct):
    spans: dict[str, msgspec.Raw]


class _Told(msgspec.Struct):
    hashiya: _Own


_decode_ids = msgspec.msgpack.Decoder(_Told).decode
_decode_attrs = msgspec.msgpack.Decoder(list[int]).decode
_decode_flags = msgspec.msgpack.Decoder(dict[str, Any]).decode
_decode_groups = msgspec.msgpack.Decoder(dict[bytes, list[str]] | list[bytes]).decode
decode_group = msgspec.msgpack.Decoder(_SpanGroup).decode
decode_cats = msgspec.msgpack.Decoder(dict[str, float]).decode
decode_bytes = msgspec.msgpack.Decoder(bytes | None).decode


def read(stream: IO[bytes], packed: int) -> Iterator[Packed | Broken]:
    """The documents in their order, unpacked; raises what ``lying`` does."""
    return map(unpacked, lying(stream, packed))


def lying(stream: IO[bytes], packed: int) -> Iterator[Lying]:
    """The documents in their order, each good until the next one is asked for.

    ``packed`` is how many bytes the stream has: of less not so much can come honestly.

    Raises:
        Broken: the file as a whole cannot be read.
        TooLarge: too much would come out of it.
    """
    with Store(stream, min(LONGEST, max(HONEST, RATIO * packed))) as store:
        yield from _documents(store)


def unpacked(doc: Lying) -> Packed | Broken:
    """One that refers to what is not there is ``Broken`` by itself."""
    try:
        return _unpacked(doc)
    except (KeyError, msgspec.MsgspecError, UnicodeDecodeError, struct.error, RecursionError):
        return Broken()


def _documents(store: Store) -> Iterator[Lying]:
    attrs, lengths = _frame(store)
    width, at = len(attrs), 0
    strings = Strings(store)
    for number, length in enumerate(lengths):
        part = _numbers("Q", store.bytes_of("tokens", at * width * 8, length * width * 8))
        yield Lying(
            columns={name: part[place::width] for place, name in enumerate(attrs)},
            spaces=store.bytes_of("spaces", at, length),
            flags=store.item("flags", number),
            cats=store.item("cats", number),
            groups=store.item("span_groups", number),
            user_data=store.item("user_data", number),
            strings=strings,
        )
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


class Strings(dict[int, str]):
    """Strings by their numbers; ids, which come once each, are looked for where a document has its own."""

    def __init__(self, store: Store) -> None:
        super().__init__((number, name) for name, number in symbols().items())
        self._store = store
        self._all = False
        self.here: dict[int, str] = {}
        names = [it for it in store.strings() if len(it) != _ID or it[8:24:5] != _DASHES]
        self.update(zip(numbers_of(names), names, strict=True))

    def turn_to(self, names: Sequence[str]) -> None:
        """These are a document's own, until the next one's."""
        self.here = dict(zip(numbers_of(names), names, strict=True))

    def __missing__(self, number: int) -> str:
        if number in self.here:
            return self.here[number]
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


_ID, _DASHES = 36, "----"
"""What looks like an id: so long, and dashes where it has them."""


def _numbers(kind: str, data: bytes) -> array[int]:
    numbers = array(kind)
    if len(data) % numbers.itemsize:
        raise Broken
    numbers.frombytes(data)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers


def _unpacked(doc: Lying) -> Packed:
    strings = doc.strings
    unknown = bool(doc.flags) and _decode_flags(doc.flags).get("has_unknown_spaces") is True
    user_data = decode_bytes(doc.user_data) if doc.user_data else None
    strings.turn_to(_ids(user_data))
    return Packed(
        words=[*map(strings.__getitem__, doc.columns[ORTH])],
        spaces=[True] * len(doc.spaces) if unknown else [it != 0 for it in doc.spaces],
        entities=_entities(doc.columns, strings),
        groups=_unpacked_groups((decode_bytes(doc.groups) if doc.groups else None) or b"", strings),
        cats=decode_cats(doc.cats) if doc.cats else {},
        user_data=user_data,
        unknown_spaces=unknown,
    )


def _ids(user_data: bytes | None) -> list[str]:
    """Those of the spans of which Hashiya has told."""
    try:
        return [*_decode_ids(user_data).hashiya.spans] if user_data else []
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return []


def _entities(columns: dict[int, array[int]], strings: Strings) -> list[Entity]:
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


def _unpacked_groups(packed: bytes, strings: Strings) -> dict[str, list[Group]]:
    """Old files list the groups, newer ones say under which names each stands."""
    groups: dict[str, list[Group]] = {}
    listed = _decode_groups(packed) if packed else []
    pairs = listed.items() if isinstance(listed, dict) else [(it, None) for it in listed]
    for data, names in pairs:
        group = decode_group(data)
        rows = [*map(SPAN.unpack, group.spans)]
        said = {it: strings.find(it) for it in {it for row in rows for it in row[:3]}}
        spans = [Group(said[one], said[kb], said[label], *rest) for one, kb, label, *rest in rows]
        for name in names if names is not None else [group.name or ""]:
            groups[name] = spans
    return groups
