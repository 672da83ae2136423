"""JSON records that are one mark each and repeat their text come in as the articles that they tell of."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from hashiya.commands import reading
from hashiya.formats import for_reading
from hashiya.formats.corpus import corpus

TEXT = "زار سامي القدس وعاد إلى البيت مع أخته في المساء"
OTHER = "وصلت ليلى إلى بغداد ثم غادرت بغداد"
PER, LOC, LEILA = (TEXT, 4, 8, "PER"), (TEXT, 9, 14, "LOC"), (OTHER, 5, 9, "PER")

NAMES = [
    ("text", "start", "end", "label"),
    ("sentence", "begin", "end", "tag"),
    ("content", "start_offset", "end_offset", "type"),
    ("article", "startChar", "endChar", "category"),
    ("النص", "start", "end", "entity_type"),
]


def read(rows: list[dict[str, Any]], path: Path) -> list[tuple[str, list[tuple[str, str]]]]:
    every = [json.dumps(it, ensure_ascii=False) for it in rows]
    path.write_text("\n".join(every) if path.suffix == ".jsonl" else f"[{','.join(every)}]")
    assert for_reading(path) is corpus.FORMAT
    batch = reading.read([path])
    assert not any(it.lost for it in batch.problems)
    assert not any(it.lost for one in batch.items for it in one.incoming.notes)
    return [
        (it.text, [(of.label, of.fragments[0].quote(it.text)) for of in it.spans])
        for it in (one.incoming for one in batch.items)
    ]


@pytest.mark.parametrize("file", ["a.jsonl", "a.json"])
@pytest.mark.parametrize("names", NAMES)
def test_rows_of_one_text_are_one_article(
    names: tuple[str, ...], file: str, tmp_path: Path
) -> None:
    rows = [dict(zip(names, it, strict=True)) for it in (PER, LEILA, LOC)]
    assert read(rows, tmp_path / file) == [
        (TEXT, [("PER", "سامي"), ("LOC", "القدس")]),
        (OTHER, [("PER", "ليلى")]),
    ]


def test_what_rows_say_besides_is_of_their_marks_and_of_the_article(tmp_path: Path) -> None:
    common = {"doc_id": "d1", "title": "عنوان", "text": TEXT}
    rows = [
        {**common, "id": 1, "start": 4, "end": 8, "label": "PER", "mention": "سامي", "sure": 0.5},
        {**common, "id": 2, "start": 9, "end": 14, "label": "LOC", "mention": "القدس"},
        {**common, "id": 3, "start": None, "end": None, "label": None, "doc_id": "d2"},
    ]
    path = tmp_path / "a.jsonl"
    read(rows, path)
    one, two = (it.incoming for it in reading.read([path]).items)
    assert (one.title, [it.attributes for it in one.spans]) == ("عنوان", [{"sure": 0.5}, {}])
    assert (two.text, two.spans) == (TEXT, ())


def test_the_quote_decides_where_the_ends_are_counted_otherwise(tmp_path: Path) -> None:
    rows = [
        {"text": TEXT, "start": 4, "end": 7, "label": "PER", "quote": "سامي"},
        {"text": TEXT, "start": 9, "end": 13, "label": "LOC", "quote": "القدس"},
    ]
    assert read(rows, tmp_path / "a.jsonl") == [(TEXT, [("PER", "سامي"), ("LOC", "القدس")])]


def test_texts_with_a_label_alone_are_articles_each(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    rows = [{"text": it, "label": "خبر", "score": 3} for it in (TEXT, OTHER)]
    assert [it for it, _ in read(rows, path)] == [TEXT, OTHER]


@pytest.mark.parametrize("name", ["content", "sentence"])
def test_a_record_with_marks_of_its_own_among_them_is_an_article(name: str, tmp_path: Path) -> None:
    rows: list[dict[str, Any]] = [dict(zip(NAMES[0], it, strict=True)) for it in (PER, LOC) * 3]
    odd = {"text": OTHER, "spans": [{"start": 5, "end": 9, "label": "PER"}]}
    every = [
        {(name if key == "text" else key): of for key, of in it.items()} for it in [*rows, odd]
    ]
    assert {text: set(of) for text, of in read(every, tmp_path / "a.jsonl")} == {
        TEXT: {("PER", "سامي"), ("LOC", "القدس")},
        OTHER: {("PER", "ليلى")},
    }
