"""An article whose record is longer than what recognisers look at is known for what it is all the same."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import gold
import pytest
from formats import kit

from hashiya import formats
from hashiya.formats import FORMATS, json_large, json_records
from hashiya.formats.format import Format, WriteOptions
from hashiya.model.dataset import Dataset

JSON = [
    (it, flavour)
    for it in FORMATS
    if it.write and {".json", ".jsonl", ".jsonld"} & {*it.suffixes} and not it.lacks
    for flavour in next((of.values for of in it.options if of.name == "flavour"), ("",))
]


@pytest.mark.parametrize(("it", "flavour"), JSON, ids=lambda it: getattr(it, "id", it))
@pytest.mark.parametrize("looked_at", [512, 8192])
def test_a_format_is_known_by_a_record_that_is_longer_than_what_is_looked_at(
    it: Format, flavour: str, looked_at: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(json_records, "FIRST", looked_at)
    dataset = Dataset(schema=gold.schema(), articles=gold.articles())
    options = replace(WriteOptions(), flavour=flavour)
    written = kit.written(it, dataset, options, tmp_path)
    files = sorted(written.rglob("*.json*")) if written.is_dir() else [written]
    for file in files:
        if file.stat().st_size > looked_at:
            assert formats.for_reading(file).id == it.id


def test_a_large_record_keeps_its_keys_and_how_they_begin() -> None:
    record = b'{"a": "' + b"x" * 9000 + b'", "b": [' + b"[1, 2], " * 5000 + b'{"c": 1}], "d": null}'
    found = json_large.shortened(record)
    assert found == {"a": "x" * 4096, "b": [[1, 2]] * 5, "d": None}
    assert json_large.shortened(record[:-1]) is None
    assert json_large.shortened(b"[1]") is None
