"""Marks in the records of JSON corpora: under whatever names, in their place, and what else they have told."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from hashiya.formats import for_reading
from hashiya.formats.format import Incoming, Note, ReadOptions

TEXT = "زار محمود عباس القاهرة أمس."


def read(
    place: Path, name: str, *records: Any, by: str = "corpus"
) -> tuple[list[Incoming], list[Note]]:
    file = place / name
    one = records[0] if name.endswith(".json") else None
    words = json.dumps(one) if one else "".join(json.dumps(it) + "\n" for it in records)
    file.write_text(words, encoding="utf-8")
    found_format = for_reading(file)
    assert (found_format.id, bool(found_format.read)) == (by, True)
    found = list((found_format.read or _never)(file, ReadOptions()))
    return [it for it in found if isinstance(it, Incoming)], [
        it for it in found if isinstance(it, Note)
    ]


def _never(*_: Any) -> list[Any]:
    raise AssertionError


def marked(of: Incoming) -> list[tuple[str, str]]:
    return [
        (it.label, "".join(of.text[at.start : at.end] for at in it.fragments)) for it in of.spans
    ]


@pytest.mark.parametrize(
    "mark",
    [
        {"start": 4, "end": 14, "label": "PER"},
        {"start": 4, "end": 14, "tag_name": "PER", "value": "محمود عباس", "id": "x"},
        {"text": "محمود عباس", "type": "PER", "start_char": 4, "end_char": 14},
        {"entity_group": "PER", "word": "##عباس", "start": 4, "end": 14},
        {"offset": 4, "length": 10, "category": "PER", "text": "محمود عباس"},
        {"label": ["PER"], "points": [{"start": 4, "end": 13, "text": "محمود عباس"}]},
        {"start_pos": 4, "end_pos": 14, "labels": [{"value": "PER", "confidence": 1.0}]},
    ],
)
@pytest.mark.parametrize("name", ["a.json", "a.jsonl"])
def test_marks_are_read_under_the_names_that_they_have(
    name: str, mark: dict[str, Any], tmp_path: Path
) -> None:
    (article,), notes = read(tmp_path, name, {"content": TEXT, "found": [mark]})
    assert marked(article) == [("PER", "محمود عباس")]
    assert (article.notes, notes) == ((), [])


def test_what_else_a_mark_has_is_told(tmp_path: Path) -> None:
    mark = {"start": 4, "end": 14, "label": "PER", "score": 0.5, "links": []}
    _, (note,) = read(tmp_path, "a.jsonl", {"text": TEXT, "likes": 2, "found": [mark]})
    assert note.values == {"count": 2, "names": "likes · found.score"}


def test_a_mark_of_which_nothing_can_be_told_is_told(tmp_path: Path) -> None:
    good = {"text": TEXT, "found": [{"start": 4, "end": 14, "label": "PER"}]}
    records = [{**good, "id": it} for it in range(300)]
    records.append({"text": TEXT, "id": 300, "found": [{"label": "PER"}, "x"]})
    articles, _ = read(tmp_path, "a.jsonl", *records)
    assert all(marked(it) for it in articles[:300])
    assert [it.lost for it in articles[300].notes]


def test_classes_that_are_no_words_are_told(tmp_path: Path) -> None:
    label = {"name": {"محمود عباس": [[4, 13]]}}
    (article,), (note,) = read(tmp_path, "a.jsonl", {"text": TEXT, "label": label})
    assert (article.labels, note.values) == ({}, {"count": 1, "names": "label"})


def test_tagged_tokens_in_rows_are_one_article(tmp_path: Path) -> None:
    rows = [
        {"tokens": ["زار", "محمود", "عباس"], "tags": ["O", "PER", "PER"]},
        {"tokens": ["القاهرة", "أمس"], "tags": ["LOC", "O"]},
    ]
    (article,), notes = read(tmp_path, "a.jsonl", *rows, by="hf")
    assert article.text == "زار محمود عباس\nالقاهرة أمس"
    assert marked(article) == [("PER", "محمود عباس"), ("LOC", "القاهرة")]
    assert notes == []


def test_tokens_stand_where_the_text_beside_them_has_them(tmp_path: Path) -> None:
    row = {"text": "زار (محمود) مصر.", "tokens": ["زار", "(", "محمود", ")", "مصر", "."]}
    tags = ["O", "O", "B-PER", "O", "B-LOC", "O"]
    (article,), _ = read(tmp_path, "a.jsonl", {**row, "labels": tags}, by="hf")
    assert article.text == row["text"]
    assert marked(article) == [("PER", "محمود"), ("LOC", "مصر")]
