"""Files of JSON formats that are broken or hostile, by the numbers of the catalogue of bad input."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from hashiya.formats import by_id, lines
from hashiya.formats.format import Incoming, Note, ReadOptions

TEXT = "🚨 زار ترامب بغداد، ثم غادر ترامب بغداد."
GOOD = {
    "hashiya": {"text": TEXT},
    "doccano": {"text": TEXT, "label": []},
    "prodigy": {"text": TEXT, "spans": [], "answer": "accept"},
    "label-studio": {"data": {"text": TEXT}, "annotations": []},
}
"""For each format of one record a line: a record that is fine."""

D9 = {
    "nested": (b'{"text": ' + b"[" * 100_000 + b"]" * 100_000 + b"}", "formats-line-too-deep"),
    "unclosed": (b'{"a":' * 100_000, "formats-line-too-deep"),
    "nan": ('{"text": "نص", "x": NaN}'.encode(), "formats-line-bad-number"),
    "infinity": ('{"text": "نص", "x": -Infinity}'.encode(), "formats-line-bad-number"),
    "digits": (b'{"text": "x", "created": ' + b"1" * 5000 + b"}", "formats-line-bad-number"),
    "doubles": ('{"text": "نص", "text": "آخر"}'.encode(), "formats-line-key-twice"),
    "doubles-deep": (
        '{"text": "نص", "meta": [{"a": 1, "\\u0061": 2}]}'.encode(),
        "formats-line-key-twice",
    ),
    "doubles-spaced": ('{"text" : "نص", "text" :"آخر"}'.encode(), "formats-line-key-twice"),
    "cut": (b'{"text": "x', "formats-line-not-json"),
    "cp1256": ('{"text": "نص"}'.encode("cp1256"), "formats-line-not-utf8"),
    "list": (b'["x"]', "formats-line-no-object"),
    "number": (b"7", "formats-line-no-object"),
    "no-text": (b'{"text": 7}', "formats-line-no-text"),
    "no-letter": ('{"text": " ،. 12"}'.encode(), "formats-no-letter"),
}


def read(format_id: str, file: Path) -> list[Incoming | Note]:
    reader = by_id(format_id).read
    assert reader is not None
    return list(reader(file, ReadOptions()))


def dumped(row: object) -> bytes:
    return json.dumps(row, ensure_ascii=False).encode()


NOT_FLAT = {"label-studio": {"no-text", "no-letter"}}
"""Cases that say nothing of formats whose text lies elsewhere."""


@pytest.mark.parametrize(
    ("format_id", "case"),
    [(it, case) for it in GOOD for case in D9 if case not in NOT_FLAT.get(it, ())],
)
def test_D9_a_bad_line_costs_only_itself(format_id: str, case: str, tmp_path: Path) -> None:  # noqa: N802
    bad, message = D9[case]
    good = dumped(GOOD[format_id])
    (tmp_path / "a.jsonl").write_bytes(b"\n".join([good, bad, good]))
    first, note, last = read(format_id, tmp_path / "a.jsonl")
    assert isinstance(first, Incoming)
    assert isinstance(last, Incoming)
    assert isinstance(note, Note)
    assert (note.message, note.line, note.lost) == (message, 2, True)


@pytest.mark.parametrize("format_id", GOOD)
def test_D9_a_line_of_a_gigabyte_is_passed_over(  # noqa: N802
    format_id: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lines, "LONGEST", 5000)
    good = dumped(GOOD[format_id])
    (tmp_path / "a.jsonl").write_bytes(b'{"text": "' + b"x" * 100_000 + b'"}\n' + good)
    note, last = read(format_id, tmp_path / "a.jsonl")
    assert isinstance(note, Note)
    assert (note.message, note.line) == ("formats-line-too-long", 1)
    assert isinstance(last, Incoming)


WRONG = [None, 7, -1.5, True, "x", "", [], [1], [[1]], {}, {"a": 1}, [None], [{}], 1 << 70]
KEYS = {
    "hashiya": "format version id name title sha256 language direction directions source status note "
    "bookmarks encoding created original labels spans relations",
    "doccano": "id data label labels entities relations cats annotations meta Comments offsets "
    "name title sha256 directions bookmarks other",
    "prodigy": "spans tokens relations meta accept label options _timestamp _annotator_id other",
    "label-studio": "id annotations completions predictions drafts meta other",
}


@pytest.mark.parametrize(
    ("format_id", "key"), [(it, key) for it, keys in KEYS.items() for key in keys.split()]
)
def test_D9_wrong_types_never_end_the_reading(format_id: str, key: str, tmp_path: Path) -> None:  # noqa: N802
    rows = [dumped(GOOD[format_id] | {key: value}) for value in WRONG]
    (tmp_path / "a.jsonl").write_bytes(b"\n".join([*rows, dumped(GOOD[format_id])]))
    every = read(format_id, tmp_path / "a.jsonl")
    found = [
        it for it in every if it.line
    ]  # what a program keeps for itself is told of the whole file
    assert len(found) == len(WRONG) + 1
    assert isinstance(found[-1], Incoming)
    for it in found:
        assert isinstance(it, Note) or it.text == TEXT


RESULTS = [
    {"type": "relation"},
    {"value": 7},
    {"id": [], "type": "labels", "value": {"labels": [None, 7, {}], "start": 1, "end": 2}},
    {"id": "a", "type": "labels", "value": {"labels": "PER", "start": 1, "end": 2}},
    {"id": "a", "type": "labels", "value": {"labels": ["PER"], "start": -5, "end": 1 << 70}},
    {"id": "a", "type": "labels", "value": {"labels": ["PER"], "globalOffsets": 7, "start": True}},
    {"id": "a", "meta": 7, "type": "labels", "value": {"labels": ["P"], "start": 2, "end": 5}},
    {"id": "a", "meta": {"fragments": [[1], 7]}, "value": {"labels": ["P"], "start": 2, "end": 5}},
    {"id": "a", "type": "choices", "from_name": {}, "value": {"choices": [[[]], {}]}},
    {"type": "relation", "from_id": 1, "to_id": None, "labels": 7, "direction": []},
]


def test_D9_results_of_any_shape_never_end_the_reading(tmp_path: Path) -> None:  # noqa: N802
    tasks = [{"data": {"text": TEXT}, "annotations": [{"result": [it]}]} for it in RESULTS]
    marks = [{"data": {"text": TEXT, "hashiya": it}, "annotations": []} for it in WRONG]
    (tmp_path / "a.json").write_bytes(dumped([*tasks, *marks]))
    found = read("label-studio", tmp_path / "a.json")
    assert len(found) == len(tasks) + len(marks)
    assert all(isinstance(it, Incoming) and it.text == TEXT for it in found)
