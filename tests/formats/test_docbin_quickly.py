"""What of a DocBin is taken quickly is what reading with care gives; numbers of strings at once are those of each."""

from __future__ import annotations

import zlib
from array import array
from pathlib import Path
from typing import Any
from unittest.mock import patch

import gold
import msgspec
import pytest
from formats.datasets import datasets
from hypothesis import given
from hypothesis import strategies as st

from hashiya.formats.format import Incoming, Note, ReadOptions, WriteOptions
from hashiya.formats.spacy import docbin
from hashiya.formats.spacy import quick as docbin_quick
from hashiya.formats.spacy.codec import BEGIN, OUTSIDE, SPAN
from hashiya.formats.spacy.numbers import number_of, numbers_of
from hashiya.model.dataset import Dataset


def read(file: Path, *, quickly: bool) -> list[Incoming | Note]:
    if quickly:
        return list(docbin.read(file, ReadOptions()))
    with patch.object(docbin_quick, "article", return_value=None):
        return list(docbin.read(file, ReadOptions()))


def taken(file: Path) -> list[bool]:
    """Whether the marks of each document were taken quickly."""
    found: list[bool] = []
    real = docbin_quick.article

    def told(*of):
        made = real(*of)
        found.append(made is not None)
        return made

    with patch.object(docbin_quick, "article", told):
        list(docbin.read(file, ReadOptions()))
    return found


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=20), max_size=60))
def test_numbers_at_once_are_those_of_each(strings: list[str]) -> None:
    alike = [f"{at:036}" for at in range(len(strings))]
    for of in (strings, alike, [*alike, "ORTH", "PERSON", "", *strings]):
        assert numbers_of(of) == [number_of(it) for it in of]


def test_quickly_is_as_with_care(tmp_path: Path) -> None:
    file = tmp_path / "out.spacy"
    articles = list(gold.articles())
    docbin.write(Dataset(schema=gold.schema(), articles=articles), file, WriteOptions())
    assert taken(file) == [True] * len(articles)
    assert read(file, quickly=True) == read(file, quickly=False)


@given(dataset=datasets)
def test_whatever_is_written(dataset, tmp_path_factory) -> None:
    file = tmp_path_factory.mktemp("docbin") / "out.spacy"
    docbin.write(dataset, file, WriteOptions())
    assert read(file, quickly=True) == read(file, quickly=False)


def spans_of(said: dict[str, Any]) -> list[dict[str, Any]]:
    return list(said["spans"].values())


def change(said: dict[str, Any], what: str) -> None:
    """One thing of what we tell made different."""
    one, other = spans_of(said)[:2]
    arrow = said["relations"][0]
    kinds: dict[str, Any] = {
        "time": lambda: one.update(created=-1),
        "no annotator": lambda: one.pop("annotator"),
        "a list of numbers": lambda: one.update(attributes={"x": [1, 2]}),
        "a map": lambda: one.update(attributes={"x": {"y": 1}}),
        "a name that is none": lambda: other.update(attributes={"\n": "x"}),
        "no name": lambda: other.update(attributes={"": "x"}),
        "a letter that cannot be stored": lambda: other.update(attributes={"x": "a\0"}),
        "parts elsewhere": lambda: one.update(fragments=[(0, 1), (3, 4)]),
        "parts in disorder": lambda: one.update(fragments=[(5, 6), (1, 2)]),
        "a span gone": lambda: said["spans"].pop(next(iter(said["spans"]))),
        "an end gone": lambda: arrow.update({"to": "nobody"}),
        "to itself": lambda: arrow.update({"to": arrow["from"]}),
        "no label": lambda: arrow.update(label=""),
        "twice": lambda: said["relations"].append(dict(arrow)),
        "more of a span": lambda: one.update(more=1),
        "more of an arrow": lambda: arrow.update(more=1),
        "more of all": lambda: said.update(more=1),
        "no relations": lambda: said.update(relations=None),
    }
    kinds[what]()


@pytest.mark.parametrize(
    "what",
    [
        "time", "no annotator", "a list of numbers", "a map", "a name that is none", "no name",
        "a letter that cannot be stored", "parts elsewhere", "parts in disorder", "a span gone", "an end gone",
        "to itself", "no label", "twice", "more of a span", "more of an arrow", "more of all", "no relations",
    ],
)  # fmt: skip
def test_what_is_unusual_is_read_with_care(what: str, tmp_path: Path) -> None:
    file = tmp_path / "out.spacy"
    docbin.write(Dataset(schema=gold.schema(), articles=gold.articles()), file, WriteOptions())
    entries = msgspec.msgpack.decode(zlib.decompress(file.read_bytes()))
    data = msgspec.msgpack.decode(entries["user_data"][0])
    change(data["hashiya"], what)
    entries["user_data"][0] = msgspec.msgpack.encode(data)
    file.write_bytes(zlib.compress(msgspec.msgpack.encode(entries)))
    assert taken(file)[0] is False
    assert read(file, quickly=True) == read(file, quickly=False)


def packed_again(entries: dict[str, Any], what: str) -> None:
    """One thing of the first document lying otherwise than we put it."""
    groups = msgspec.msgpack.decode(entries["span_groups"][0])
    (one, names), (other, _) = list(groups.items())[:2]
    row = msgspec.msgpack.decode(one)
    tokens = array("Q", entries["tokens"])
    begin = next(at for at in range(1, len(tokens), 4) if tokens[at] == BEGIN)
    kinds: dict[str, Any] = {
        "another space": lambda: entries.update(spaces=b"\2" + entries["spaces"][1:]),
        "spaces unknown": lambda: entries["flags"].__setitem__(0, {"has_unknown_spaces": True}),
        "no classes": lambda: entries["cats"].__setitem__(0, None),
        "a group twice": lambda: groups.update({one: [*names, "other"]}),
        "two of one name": lambda: groups.update({other: names}),
        "a group without a span": lambda: groups.update({one: []}),
        "a short row": lambda: row["spans"].__setitem__(0, row["spans"][0][:-1]),
        "past the words": lambda: row["spans"].__setitem__(0, ends_at(row["spans"][0], 1 << 20)),
        "before them": lambda: row["spans"].__setitem__(0, ends_at(row["spans"][0], -1)),
        "an entity of its own": lambda: tokens.__setitem__(begin, OUTSIDE),
        "an entity of two kinds": lambda: tokens.__setitem__(begin + 1, number_of("CLAIM")),
        "a place that is none": lambda: tokens.__setitem__(1, 1 << 40),
        "a word that is none": lambda: tokens.__setitem__(0, 7 << 50),
    }
    kinds[what]()
    entries["tokens"] = tokens.tobytes()
    if (changed := msgspec.msgpack.encode(row)) != one:
        groups = {changed if it == one else it: of for it, of in groups.items()}
    entries["span_groups"][0] = msgspec.msgpack.encode(groups)


def ends_at(row: bytes, end: int) -> bytes:
    return SPAN.pack(*SPAN.unpack(row)[:4], end, *SPAN.unpack(row)[5:])


@pytest.mark.parametrize(
    "what",
    [
        "another space", "spaces unknown", "no classes", "a group twice", "two of one name", "a group without a span",
        "a short row", "past the words", "before them", "an entity of its own", "an entity of two kinds",
        "a place that is none", "a word that is none",
    ],
)  # fmt: skip
def test_what_lies_otherwise_is_read_with_care(what: str, tmp_path: Path) -> None:
    file = tmp_path / "out.spacy"
    docbin.write(Dataset(schema=gold.schema(), articles=gold.articles()), file, WriteOptions())
    entries = msgspec.msgpack.decode(zlib.decompress(file.read_bytes()))
    packed_again(entries, what)
    file.write_bytes(zlib.compress(msgspec.msgpack.encode(entries)))
    assert taken(file)[0] is False
    assert read(file, quickly=True) == read(file, quickly=False)


@pytest.mark.parametrize("key", [b"version", b"attributes", b"annotator", b"to"])
def test_a_key_that_is_damaged_is_told_of(key: bytes, tmp_path: Path) -> None:
    file = tmp_path / "out.spacy"
    docbin.write(Dataset(schema=gold.schema(), articles=gold.articles()[:1]), file, WriteOptions())
    data = zlib.decompress(file.read_bytes())
    whole = msgspec.msgpack.encode(key.decode())
    at = data.index(whole, data.index(b"\xa9user_data")) + len(whole) - 1
    file.write_bytes(zlib.compress(data[:at] + b"\xff" + data[at + 1 :]))
    (found,) = read(file, quickly=True)
    assert [found] == read(file, quickly=False)
    assert isinstance(found, Incoming)
    assert [it.message for it in found.notes] == ["formats-spacy-user-data"]
