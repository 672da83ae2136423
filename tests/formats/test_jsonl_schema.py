"""What Hashiya writes of its own format obeys the schema that it ships for other programs."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import gold
import jsonschema
import pytest
from formats.datasets import datasets
from hypothesis import given
from making import article

from hashiya import assets
from hashiya.formats import json_values
from hashiya.formats.format import Incoming, ReadOptions, WriteOptions
from hashiya.formats.jsonl import jsonl
from hashiya.formats.jsonl import quick as jsonl_quick
from hashiya.formats.jsonl import reading as jsonl_reading
from hashiya.model.dataset import AnnotatedArticle, Dataset


def schema() -> dict[str, Any]:
    return json.loads((assets.resources() / "formats" / "hashiya.schema.json").read_bytes())


def validator() -> jsonschema.Draft202012Validator:
    jsonschema.Draft202012Validator.check_schema(schema())
    return jsonschema.Draft202012Validator(schema())


def lines(dataset: Dataset, place: Path) -> list[bytes]:
    jsonl.write(dataset, place, WriteOptions())
    return place.read_bytes().splitlines()


@given(datasets)
def test_every_written_line_obeys_the_schema(tmp_path_factory, dataset: Dataset) -> None:
    checks = validator()
    for line in lines(dataset, tmp_path_factory.mktemp("schema") / "out.jsonl"):
        checks.validate(json.loads(line))


def test_the_gold_obeys_the_schema(tmp_path: Path) -> None:
    checks = validator()
    dataset = Dataset(schema=gold.schema(), articles=gold.articles())
    for line in lines(dataset, tmp_path / "gold.jsonl"):
        checks.validate(json.loads(line))


@pytest.mark.parametrize(
    "change",
    [
        {"version": 2},
        {"extra": 1},
        {"sha256": "x"},
        {"spans": [{"id": "1"}]},
        {"direction": "up"},
        {"status": "new"},
        {"labels": {"": "x"}},
    ],
)
def test_the_schema_refuses_what_is_not_the_format(change: dict, tmp_path: Path) -> None:
    (line,) = lines(Dataset(schema=gold.schema(), articles=gold.articles()[:1]), tmp_path / "a")
    with pytest.raises(jsonschema.ValidationError):
        validator().validate(json.loads(line) | change)


@given(datasets)
def test_quick_and_careful_reading_say_the_same(tmp_path_factory, dataset: Dataset) -> None:
    """Hashiya's own lines are read the quick way; the careful one must find nothing else in them."""
    for line in lines(dataset, tmp_path_factory.mktemp("quick") / "out.jsonl"):
        careful = jsonl_reading.of_record(json_values.record(line), "out.jsonl", 1)
        quick = jsonl_quick.article(line, "out.jsonl", 1)
        assert quick in (careful, None)


def test_the_gold_is_read_the_quick_way() -> None:
    for line in (assets.seeds() / "gold.jsonl").read_bytes().splitlines():
        found = jsonl_quick.article(line, "gold.jsonl", 1)
        assert found is not None
        assert found == jsonl_reading.of_record(json_values.record(line), "gold.jsonl", 1)


def test_original_bytes_are_written_and_read(tmp_path: Path) -> None:
    data = "نص قديم".encode("cp1256")
    of = article(
        "نص قديم", encoding="cp1256", original=data, sha256=hashlib.sha256(data).hexdigest()
    )
    dataset = Dataset(schema=gold.schema(), articles=[AnnotatedArticle(article=of)])
    (line,) = lines(dataset, tmp_path / "a.jsonl")
    validator().validate(json.loads(line))
    (back,) = jsonl.read(tmp_path / "a.jsonl", ReadOptions())
    assert isinstance(back, Incoming)
    assert back.original == data
