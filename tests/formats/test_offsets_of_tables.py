"""Offsets that libraries for tables have made 4.0 or "4" of, in records of any program."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from hashiya.formats import by_id, for_reading
from hashiya.formats.format import Incoming, Note, ReadOptions

TEXT = "زار محمد صلاح باريس"
PLACES = [(4.0, 13.0), ("4", "13"), ("٤", "١٣"), ("4.0", "13.0"), (4, 13.0)]


def read(place: Path, record: Any, named: str | None = None) -> tuple[list[Incoming], list[Note]]:
    file = place / "a.jsonl"
    file.write_text(json.dumps(record, ensure_ascii=False) + "\n", encoding="utf-8")
    reading = (by_id(named) if named else for_reading(file)).read
    assert reading
    found = list(reading(file, ReadOptions()))
    articles = [it for it in found if isinstance(it, Incoming)]
    notes = [it for it in found if isinstance(it, Note)]
    return articles, [*notes, *(note for it in articles for note in it.notes)]


def shapes(start: Any, end: Any) -> list[dict[str, Any]]:
    named = {"start": start, "end": end, "label": "PER"}
    task = {"start": start, "end": end, "text": TEXT[4:13], "labels": ["PER"]}
    result = {"id": "a", "type": "labels", "from_name": "l", "to_name": "t", "value": task}
    return [
        {"text": TEXT, "label": [[start, end, "PER"]]},
        {"text": TEXT, "entities": [[start, end, "PER"]]},
        {"text": TEXT, "marks": [["PER", start, end]]},
        {"text": TEXT, "marks": [[start, end, "PER", 0.5]]},
        {"text": TEXT, "marks": [{"indices": [start, end], "label": "PER"}]},
        {"text": TEXT, "entities": [named]},
        {"text": TEXT, "spans": [named], "_task_hash": 1},
        {
            "text": TEXT,
            "entities": [{"id": 1, "label": "PER", "start_offset": start, "end_offset": end}],
        },
        {"data": {"text": TEXT}, "annotations": [{"result": [result]}]},
    ]


@pytest.mark.parametrize("shape", range(9))
@pytest.mark.parametrize(("start", "end"), PLACES)
def test_whole_numbers_are_offsets_however_they_are_written(
    shape: int, start: Any, end: Any, tmp_path: Path
) -> None:
    (article,), notes = read(tmp_path, shapes(start, end)[shape])
    found = [(it.label, it.fragments[0].quote(article.text)) for it in article.spans]
    assert found == [("PER", "محمد صلاح")]
    assert not any(it.lost for it in notes)


def test_doccano_takes_them_too_when_it_is_named(tmp_path: Path) -> None:
    (article,), _ = read(tmp_path, shapes(4.0, 13.0)[0], "doccano")
    assert [it.fragments[0].quote(article.text) for it in article.spans] == ["محمد صلاح"]


@pytest.mark.parametrize("marks", [[["x", "y", "PER"]], [[4.5, 12.5, "PER"]]])
def test_marks_whose_offsets_are_no_numbers_are_missed(marks: Any, tmp_path: Path) -> None:
    (article,), notes = read(tmp_path, {"text": TEXT, "label": marks})
    assert not article.spans
    assert [(it.message, it.values["names"]) for it in notes if it.lost] == [
        ("formats-corpus-marks-lost", "label")
    ]


def test_lists_that_hold_no_marks_are_columns_like_any_other(tmp_path: Path) -> None:
    _, notes = read(tmp_path, {"text": TEXT, "scores": [[1, 2], [3, 4]], "tokens_of": ["1", "2"]})
    assert not any(it.lost for it in notes)


def test_places_that_count_within_lines_are_of_their_line(tmp_path: Path) -> None:
    (tmp_path / "docs.txt").write_text(f"سطر أول\n{TEXT}\n", encoding="utf-8", newline="")
    file = tmp_path / "annotations.csv"
    rows = ["File,Line,Begin Offset,End Offset,Type", "docs.txt,1,4,13,PER", "docs.txt,9,0,4,X"]
    file.write_text("\n".join(rows), encoding="utf-8")
    reading = for_reading(file).read
    assert reading
    (article,) = reading(file, ReadOptions())
    assert isinstance(article, Incoming)
    one, other = article.spans
    assert (one.label, one.attributes) == ("PER", {})
    assert article.text[one.fragments[0].start : one.fragments[0].end] == "محمد صلاح"
    assert other.fragments[0].start > len(article.text)  # it waits for a place
