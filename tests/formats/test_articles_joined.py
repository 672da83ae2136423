"""Where nothing says where an article begins, that many rows or sentences became one is said."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from hashiya import formats
from hashiya.formats.format import Note, ReadOptions

ROW = {"tokens": ["زار", "ترامب"], "ner_tags": ["O", "B-PER"]}


def notes(file: Path) -> list[Note]:
    chosen = formats.for_reading(file)
    assert chosen.read
    return [it for it in chosen.read(file, ReadOptions()) if isinstance(it, Note)]


def rows(place: Path, **more: Any) -> Path:
    file = place / "train.jsonl"
    every = [{"id": f"r{n}", **ROW, **more} for n in range(200)]
    file.write_text("\n".join(map(json.dumps, every)), encoding="utf-8")
    return file


def test_rows_of_no_document(tmp_path: Path) -> None:
    names, joined = notes(rows(tmp_path))
    assert names.values["names"] == "id"
    assert (joined.message, joined.values, joined.lost) == (
        "formats-rows-joined",
        {"count": 1, "rows": 200},
        False,
    )
    assert "formats-rows-joined" not in [it.message for it in notes(rows(tmp_path, document="د"))]


@pytest.mark.parametrize(
    ("border", "sentences", "told"),
    [
        ("", 40, ["formats-tokens-joined"]),
        ("-DOCSTART- O\n\n", 40, []),
        ("", 2, ["formats-tokens-joined"]),
        ("", 1, []),
    ],
)
def test_columns_without_borders(
    border: str, sentences: int, told: list[str], tmp_path: Path
) -> None:
    file = tmp_path / "a.conll"
    file.write_text(border + "زار O\nترامب B-PER\n\n" * sentences, encoding="utf-8")
    found = notes(file)
    assert [it.message for it in found] == told
    assert [it.values["count"] for it in found] == [sentences] * len(told)


@pytest.mark.parametrize(("count", "told"), [(1, []), (2, [2])])
def test_a_few_rows_too(count: int, told: list[int], tmp_path: Path) -> None:
    """And the sentences of GLiNER, which never say it."""
    gliners = {"tokenized_text": ["زار", "ترامب"], "ner": [[1, 1, "PER"]]}
    for row, of in ((ROW, "rows"), (gliners, "count")):
        file = tmp_path / f"{of}.json"
        file.write_text(json.dumps([row] * count), encoding="utf-8")
        assert [it.values[of] for it in notes(file)] == told
