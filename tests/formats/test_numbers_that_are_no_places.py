"""Times and pages are no places in a text, and one odd record does not decide what a file is."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from hashiya.formats import for_reading
from hashiya.formats.format import Incoming, Note, ReadOptions

TEXT = "زار محمد صلاح باريس"
MARK = {"start": 4, "end": 13, "label": "PER"}


def read(place: Path, data: list[Any], name: str = "a.json") -> tuple[list[Incoming], list[Note]]:
    file = place / name
    file.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    reading = for_reading(file).read
    assert reading
    found = list(reading(file, ReadOptions()))
    articles = [it for it in found if isinstance(it, Incoming)]
    notes = [it for it in found if isinstance(it, Note)]
    return articles, [*notes, *(note for it in articles for note in it.notes)]


def words(articles: list[Incoming]) -> list[tuple[str, str]]:
    return [(it.label, it.fragments[0].quote(of.text)) for of in articles for it in of.spans]


SEGMENTS = [
    {"start": 0, "end": 4, "text": "مرحبا بكم في برنامجنا اليوم", "type": "speech"},
    {"start": 4, "end": 8, "text": "نستضيف الكاتب سامي في الحلقة", "type": "speech"},
    {"start": 8, "end": 12, "text": "وقد عاد من القدس قبل أيام", "type": "speech"},
]


@pytest.mark.parametrize("count", [1, 2, 3])
def test_times_of_a_transcript_are_no_places(count: int, tmp_path: Path) -> None:
    articles, notes = read(tmp_path, SEGMENTS[-count:])
    assert [it.text for it in articles] == [it["text"] for it in SEGMENTS[-count:]]
    assert words(articles) == []
    assert any("start" in str(it.values.get("names")) for it in notes)


def test_times_in_a_list_are_no_places(tmp_path: Path) -> None:
    times = [{"start": 1, "end": 6, "type": "speech"}, {"start": 6, "end": 10, "type": "speech"}]
    articles, notes = read(tmp_path, [{"text": TEXT, "segments": times}])
    assert words(articles) == []
    assert [it.values["names"] for it in notes if it.lost] == ["segments"]


def test_marks_behind_a_preposition_are_places(tmp_path: Path) -> None:
    text = "سافر إلى لندن ثم عاد بسيارة"
    found = [{"start": 22, "end": 27, "label": "THING"}, {"start": 9, "end": 13, "label": "LOC"}]
    articles, _ = read(tmp_path, [{"text": text, "marks": found}])
    assert words(articles) == [("THING", "سيارة"), ("LOC", "لندن")]


@pytest.mark.parametrize(
    "odd", [{"spans": [MARK]}, {"entities": [MARK]}, {"entities": [[4, 13, "PER"]]}]
)
@pytest.mark.parametrize("name", ["a.json", "a.jsonl"])
def test_one_odd_record_does_not_decide_what_the_others_are(
    odd: dict[str, Any], name: str, tmp_path: Path
) -> None:
    other = "عاد سامي إلى القدس"
    records = [
        {"text": TEXT, **MARK},
        {"text": TEXT, "start": 14, "end": 19, "label": "LOC"},
        {"text": other, **odd},
        {"text": f"{TEXT} أمس", **MARK},
    ]
    articles, _ = read(tmp_path, records, name)
    assert [of for of in words(articles) if of[1] in TEXT] == [
        ("PER", "محمد صلاح"),
        ("LOC", "باريس"),
        ("PER", "محمد صلاح"),
    ]
    assert not any(it.labels for it in articles)
