"""Tables taken in and written a column at a time: as the library writes them, as row by row reads them."""

from __future__ import annotations

import csv
import io
import random
from dataclasses import replace
from pathlib import Path

import gold
import pytest
from formats import kit
from formats.datasets import datasets
from formats.mutilating import mutilated
from hypothesis import given, settings
from hypothesis import strategies as st

from hashiya.formats.format import ReadOptions, WriteOptions
from hashiya.formats.tables import cells, csv_reading, csv_tables, delimited, own, walk
from hashiya.model.dataset import Dataset

WORDS = st.lists(
    st.text(st.sampled_from("aس\",;\r\n\t =+-@'😀"), max_size=5), min_size=3, max_size=3
)
NUMBERS = st.lists(st.integers(0, 10**12), min_size=3, max_size=3)


@given(st.lists(WORDS | NUMBERS, min_size=2, max_size=4))
def test_lines_are_what_the_library_writes(columns: list[list[str] | list[int]]) -> None:
    stream = io.StringIO(newline="")
    rows = [map(cells.guarded, row) for row in zip(*columns, strict=True)]
    csv.writer(stream, dialect="excel", lineterminator="\r\n").writerows(rows)
    assert csv_tables.lines(columns) == stream.getvalue()


def read(folder: Path) -> list[object]:
    assert csv_tables.FORMAT.read
    return list(csv_tables.FORMAT.read(folder / "spans.csv", ReadOptions()))


def row_by_row(folder: Path) -> list[object]:
    def each(draft, table, rows, one) -> None:
        for row in rows:
            one(draft, row)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(own, "spans", each)
        patch.setattr(own, "relations", each)
        return read(folder)


@settings(max_examples=40)
@given(datasets)
def test_at_once_is_as_row_by_row(tmp_path_factory, dataset: Dataset) -> None:
    folder = kit.written(csv_tables.FORMAT, dataset, WriteOptions(), tmp_path_factory.mktemp("csv"))
    assert read(folder) == row_by_row(folder)


def with_care(folder: Path) -> list[object]:
    """By the library ``csv`` alone."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(csv_reading, "shape_of", lambda *_: None)
        return read(folder)


@pytest.fixture
def taken(monkeypatch) -> list[bool]:
    """Whether each article's rows were taken as a whole; here portions are short."""
    found: list[bool] = []
    take = walk.Walk.take

    def told(rows, key, count):
        block = take(rows, key, count)
        found.append(block is not None)
        return block

    monkeypatch.setattr(walk.Walk, "take", told)
    monkeypatch.setattr(delimited, "_PORTION", 3_000)
    return found


@settings(max_examples=60)
@given(datasets)
def test_rows_cut_at_once_are_those_of_the_library(tmp_path_factory, dataset: Dataset) -> None:
    folder = kit.written(csv_tables.FORMAT, dataset, WriteOptions(), tmp_path_factory.mktemp("csv"))
    assert read(folder) == with_care(folder)


def test_our_own_tables_are_taken_as_a_whole(tmp_path: Path, taken: list[bool]) -> None:
    dataset = Dataset(schema=gold.schema(), articles=gold.articles() * 3)
    folder = kit.written(csv_tables.FORMAT, dataset, WriteOptions(), tmp_path)
    found = read(folder)
    assert len(found) == 6
    assert len(taken) == 12
    assert all(taken)
    assert found == with_care(folder)


SIGNS = [
    ",",
    '"',
    '""',
    "'",
    "\r",
    "\n",
    "\r\n",
    ";",
    "=",
    "\0",
    "\t",
    " ",
    "x",
    '",',
    ',"',
    "0",
    "\ufeff",
]


@pytest.mark.parametrize("name", ["spans.csv", "relations.csv"])
def test_tables_that_were_mutilated_are_read_as_the_library_reads_them(
    name: str, tmp_path: Path, taken: list[bool]
) -> None:
    articles = [
        replace(it, annotations=it.annotations[:20], relations=it.relations[:9])
        for it in gold.articles() * 2
    ]
    dataset = Dataset(schema=gold.schema(), articles=articles)
    folder = kit.written(csv_tables.FORMAT, dataset, WriteOptions(), tmp_path)
    whole = (folder / name).read_bytes().decode("utf-8-sig")
    chance = random.Random(name)
    for _ in range(300):
        changed = mutilated(whole, chance, SIGNS)
        (folder / name).write_bytes(b"\xef\xbb\xbf" + changed.encode())
        assert read(folder) == with_care(folder), changed
    assert sum(taken) > 300
    assert not all(taken)


FORMERLY = {
    "spans.csv": "doc sha256 id layer label start end text context_before context_after * fragments annotator "
    "created doc_id",
    "relations.csv": "doc id label from from_text to to_text annotator created * doc_id",
}


def test_tables_with_the_columns_in_their_former_order_say_the_same(tmp_path: Path) -> None:
    dataset = Dataset(schema=gold.schema(), articles=gold.articles())
    folder = kit.written(csv_tables.FORMAT, dataset, WriteOptions(), tmp_path)
    now = read(folder)
    for name, order in FORMERLY.items():
        with (folder / name).open(encoding="utf-8-sig", newline="") as stream:
            head, *rows = csv.reader(stream)
        first, last = (it.split() for it in order.split("*"))
        names = [*first, *(it for it in head if it not in first + last), *last]
        assert sorted(names) == sorted(head)
        places = [head.index(it) for it in names]
        with (folder / name).open("w", encoding="utf-8-sig", newline="") as stream:
            csv.writer(stream).writerows([it[at] for at in places] for it in [head, *rows])
    assert read(folder) == now


CHANGES = {
    "moved": {"start": "4", "end": "9"},
    "moved-far": {"start": "90000", "end": "90005"},
    "reversed": {"start": "9", "end": "4"},
    "as-spreadsheets-write": {"start": "0.0"},
    "no-number": {"start": "x"},
    "no-place": {"start": "", "end": ""},
    "no-words": {"text": ""},
    "other-words": {"text": "كلمات لا ترد في النص"},
    "no-id": {"id": ""},
    "a-long-id": {"id": "x" * 300},
    "an-id-that-is-there": {"id": "SECOND"},
    "a-hidden-letter": {"id": "a\u200bb", "label": "a\u200bb", "layer": " x"},
    "no-label": {"label": ""},
    "in-pieces": {"fragments": "0 1; 2 3"},
    "a-moment": {"created": "12.0"},
    "no-moment": {"created": ""},
    "a-far-moment": {"created": "9" * 15},
    "broken-off": None,
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_row_that_is_unusual_is_taken_as_ever_and_in_its_turn(
    change: str, tmp_path: Path
) -> None:
    dataset = Dataset(schema=gold.schema(), articles=gold.articles())
    folder = kit.written(csv_tables.FORMAT, dataset, WriteOptions(), tmp_path)
    with (folder / "spans.csv").open(encoding="utf-8-sig", newline="") as stream:
        head, *rows = csv.reader(stream)
    said = CHANGES[change]
    for name, cell in (said or {}).items():
        rows[2][head.index(name)] = rows[1][head.index("id")] if cell == "SECOND" else cell
    if said is None:
        del rows[2][-1]
    with (folder / "spans.csv").open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([head, *rows])
    found = read(folder)
    assert found == row_by_row(folder)
    assert len(found) == len(gold.articles())


CHANGED_RELATIONS = {
    "as-it-is": {},
    "no-id": {"id": ""},
    "an-id-that-is-there": {"id": "SECOND"},
    "a-hidden-letter": {"id": "a\u200bb", "label": "a\u200bb"},
    "no-label": {"label": ""},
    "no-mark": {"from": "x"},
    "a-mark-elsewhere": {"to": "x", "to_text": ""},
    "a-mark-that-is-lost": {"to": "x", "to_text": "x"},
    "from-a-mark-to-itself": {"from": "ONE", "to": "ONE"},
    "as-spreadsheets-say": {"negated": "TRUE"},
    "no-moment": {"created": ""},
    "broken-off": None,
}


@pytest.mark.parametrize("change", CHANGED_RELATIONS)
def test_a_relation_that_is_unusual_is_taken_as_ever(change: str, tmp_path: Path) -> None:
    dataset = Dataset(schema=gold.schema(), articles=gold.articles())
    folder = kit.written(csv_tables.FORMAT, dataset, WriteOptions(), tmp_path)
    with (folder / "relations.csv").open(encoding="utf-8-sig", newline="") as stream:
        head, *rows = csv.reader(stream)
    head.append("negated")
    rows = [[*it, ""] for it in rows]
    said = CHANGED_RELATIONS[change]
    stand_in = {"SECOND": rows[1][head.index("id")], "ONE": rows[2][head.index("from")]}
    for name, cell in (said or {}).items():
        rows[2][head.index(name)] = stand_in.get(cell, cell)
    if said is None:
        del rows[2][-1]
    with (folder / "relations.csv").open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([head, *rows])
    found = read(folder)
    assert found == row_by_row(folder)
    assert len(found) >= len(gold.articles())
