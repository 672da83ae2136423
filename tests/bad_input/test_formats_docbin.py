"""D12: files that pretend to be spaCy's; whatever they hold, a sentence comes out and nothing runs."""

from __future__ import annotations

import random
import struct
import sys
import zlib
from pathlib import Path
from typing import Any

import gold
import msgspec
import pytest

from hashiya.formats.format import Incoming, Note, ReadOptions, WriteOptions
from hashiya.formats.spacy import codec as docbin_codec
from hashiya.formats.spacy import docbin
from hashiya.formats.spacy import numbers as docbin_numbers
from hashiya.formats.spacy import reading as docbin_reading
from hashiya.model.dataset import Dataset


def packed(**changes: Any) -> bytes:
    """One document of one word, with entries changed."""
    entries: dict[str, Any] = {
        "version": "0.1",
        "attrs": [65],
        "tokens": struct.pack("<Q", docbin_numbers.number_of("كلمة")),
        "spaces": b"\0",
        "lengths": struct.pack("<i", 1),
        "strings": ["كلمة"],
        "cats": [{}],
        "flags": [{}],
        "span_groups": [b""],
    }
    return zlib.compress(msgspec.msgpack.encode(entries | changes))


def read(place: Path, data: bytes) -> list[Incoming | Note]:
    file = place / "a.spacy"
    file.write_bytes(data)
    return list(docbin.read(file, ReadOptions()))


def test_D12_the_sound_one_is_read(tmp_path: Path) -> None:  # noqa: N802
    (found,) = read(tmp_path, packed())
    assert isinstance(found, Incoming)
    assert found.text == "كلمة"


BROKEN: dict[str, bytes] = {
    "empty": b"",
    "no-compression": b"\x78abc",
    "cut": packed()[:-10],
    "other": zlib.compress(b"{}"),
    "nested": zlib.compress(b"\x91" * 100_000),
    "list-of-billions": zlib.compress(b"\xdd\xff\xff\xff\xff"),
    "bytes-of-billions": zlib.compress(b"\x81\xa6tokens\xc6\xff\xff\xff\xff"),
    "no-attributes": packed(attrs=[]),
    "names-for-attributes": packed(attrs=["ORTH"]),
    "no-words": packed(attrs=[77]),
    "odd-bytes": packed(tokens=b"abc"),
    "too-many-words": packed(lengths=struct.pack("<i", 5)),
    "negative": packed(lengths=struct.pack("<ii", -1, 2)),
    "spaces": packed(spaces=b""),
    "strings": packed(strings=[1]),
}


@pytest.mark.parametrize("case", BROKEN)
def test_D12_a_broken_file_is_told_in_a_sentence(case: str, tmp_path: Path) -> None:  # noqa: N802
    (note,) = read(tmp_path, BROKEN[case])
    assert isinstance(note, Note)
    assert (note.message, note.lost) == ("formats-spacy-broken", True)


ODD: dict[str, bytes] = {
    "unknown-word": packed(strings=[]),
    "groups": packed(span_groups=[b"\xc1"]),
    "group-of-nothing": packed(span_groups=[msgspec.msgpack.encode({b"x": ["a"]})]),
    "group-nested": packed(span_groups=[b"\x91" * 100_000]),
}


@pytest.mark.parametrize("case", ODD)
def test_D12_a_broken_document_costs_only_itself(case: str, tmp_path: Path) -> None:  # noqa: N802
    (note,) = read(tmp_path, ODD[case])
    assert isinstance(note, Note)
    assert note.message == "formats-spacy-document"


def test_D12_a_bomb_ends_in_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: N802
    monkeypatch.setattr(docbin_codec, "LONGEST", 1_000_000)
    (note,) = read(tmp_path, zlib.compress(bytes(50_000_000)))
    assert isinstance(note, Note)
    assert note.message == "formats-too-large"
    monkeypatch.setattr(docbin_reading, "LONGEST", 10)
    (note,) = read(tmp_path, packed())
    assert isinstance(note, Note)
    assert note.message == "formats-too-large"


USER_DATA: dict[str, bytes] = {
    "pickled-array": msgspec.msgpack.encode(
        {b"nd": True, b"kind": b"O", b"data": b"cos\nsystem\n."}
    ),
    "extension": b"\x81\xa1x\xc7\x03\x05abc",
    "nested": b"\x91" * 100_000,
    "broken": b"\xc1",
    "number": b"\x07",
    "key-of-lists": b"\x81\x92\xa1a\xa1b\xa1c",
    "ours-wrong": msgspec.msgpack.encode(
        {"hashiya": {"spans": 7, "relations": [7, {}], "labels": []}}
    ),
}


@pytest.mark.parametrize("case", USER_DATA)
def test_D12_user_data_does_nothing(case: str, tmp_path: Path) -> None:  # noqa: N802
    events: list[str] = []
    sys.addaudithook(lambda name, _: events.append(name) if name in RUNNING else None)
    (found,) = read(tmp_path, packed(user_data=[USER_DATA[case]]))
    assert isinstance(found, Incoming)
    assert found.text == "كلمة"
    assert not events


RUNNING = {"pickle.find_class", "os.system", "subprocess.Popen", "os.exec"}


def test_D12_spans_past_the_text_are_told_of(tmp_path: Path) -> None:  # noqa: N802
    number = docbin_numbers.number_of("كلمة")
    rows = [
        struct.pack(">QQQllll", 0, 0, number, *it)
        for it in ((0, 1, 0, 4), (0, 9, 0, 40), (3, 1, 5, 2))
    ]
    group = msgspec.msgpack.encode({"name": "a", "attrs": {}, "spans": rows})
    (found,) = read(tmp_path, packed(span_groups=[msgspec.msgpack.encode({group: ["a"]})]))
    assert isinstance(found, Incoming)
    assert [it.label for it in found.spans] == ["كلمة"]
    assert [it.message for it in found.notes] == ["formats-span-no-offsets"] * 2


def test_D12_flipped_bytes_never_end_the_reading(tmp_path: Path) -> None:  # noqa: N802
    dataset = Dataset(schema=gold.schema(), articles=gold.articles()[:1])
    docbin.write(dataset, tmp_path / "gold.spacy", WriteOptions())
    plain = zlib.decompress((tmp_path / "gold.spacy").read_bytes())
    chance = random.Random(12)
    for _ in range(60):
        data = bytearray(plain)
        for _ in range(chance.randrange(1, 6)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        assert read(tmp_path, zlib.compress(bytes(data), 1))
