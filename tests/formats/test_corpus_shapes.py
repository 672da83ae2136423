"""JSON of any shape: tables column by column, parts side by side, and marks by the numbers of tokens."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from hashiya.formats import for_reading, refusing
from hashiya.formats.format import Incoming, Note, ReadOptions
from hashiya.model.errors import UnknownFormat

ONE = "وصل الوزير أحمد علي إلى القاهرة مساء اليوم."
OTHER = "غادر الوفد مدينة بغداد صباح أمس إلى عمّان."


def read(
    place: Path, data: Any, name: str = "a.json", by: str = "corpus"
) -> tuple[list[Incoming], list[Note]]:
    file = place / name
    file.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    format_of = for_reading(file)
    assert format_of.id == by
    assert format_of.read is not None
    found = list(format_of.read(file, ReadOptions()))
    return [it for it in found if isinstance(it, Incoming)], [
        it for it in found if isinstance(it, Note)
    ]


@pytest.mark.parametrize(
    "data",
    [
        {"text": {"0": ONE, "1": OTHER}, "label": {"0": "a", "1": "b"}},
        {"text": [ONE, OTHER], "label": ["a", "b"]},
        {"columns": ["text", "label"], "index": [0, 1], "data": [[ONE, "a"], [OTHER, "b"]]},
        {"rows": [{"row_idx": 0, "row": {"text": ONE, "label": "a"}}, {"row_idx": 1, "row": {"text": OTHER, "label": "b"}}]},
        {"x1": {"text": ONE, "label": "a"}, "x2": {"text": OTHER, "label": "b"}},
        {"train": [{"text": ONE, "label": "a"}], "test": [{"text": OTHER, "label": "b"}]},
    ],
    ids=["columns", "lists", "apart", "rows", "by-id", "parts"],
)  # fmt: skip
def test_tables_in_json_have_all_their_rows(data: Any, tmp_path: Path) -> None:
    articles, notes = read(tmp_path, data)
    assert [(it.text, it.labels) for it in articles] == [
        (ONE, {"label": "a"}),
        (OTHER, {"label": "b"}),
    ]
    assert notes == []


def test_a_list_of_texts(tmp_path: Path) -> None:
    articles, _ = read(tmp_path, [ONE * 2, OTHER])
    assert [it.text for it in articles] == [ONE * 2, OTHER]


def test_long_texts_are_found_whatever_their_name(tmp_path: Path) -> None:
    articles, _ = read(tmp_path, [{"n": 1, "ما قيل": ONE}, {"n": 2, "ما قيل": OTHER}])
    assert [it.text for it in articles] == [ONE, OTHER]
    (tmp_path / "b.json").write_text(json.dumps([{"n": 1, "key": "value"}] * 3), encoding="utf-8")
    with pytest.raises(UnknownFormat):
        for_reading(tmp_path / "b.json")


def test_paragraphs_of_one_article_are_one_article(tmp_path: Path) -> None:
    (article,), _ = read(tmp_path, {"title": "خبر", "text": [ONE, OTHER]})
    assert article.text == f"{ONE}\n{OTHER}"


def test_what_stands_beside_the_records_is_told(tmp_path: Path) -> None:
    data = {"articles": [{"text": ONE}], "comments": [{"by": "x"}], "version": 1}
    (article,), (note,) = read(tmp_path, data)
    assert article.text == ONE
    assert (note.message, note.values) == (
        "formats-corpus-columns",
        {"count": 1, "names": "comments"},
    )


def test_data_as_python_prints_it_is_told_to_be_that(tmp_path: Path) -> None:
    file = tmp_path / "a.json"
    file.write_text(str([{"text": ONE}]), encoding="utf-8")
    with pytest.raises(UnknownFormat):
        for_reading(file)
    assert refusing.reason(file) == "formats-python"


WORDS = ["وصل", "أحمد", "علي", "القاهرة", "."]


def marked(of: Incoming) -> list[tuple[str, str]]:
    return [(it.label, of.text[it.fragments[0].start : it.fragments[0].end]) for it in of.spans]


@pytest.mark.parametrize(
    "row",
    [
        {"tokens": WORDS, "entities": [{"type": "PER", "start": 1, "end": 3}, {"type": "LOC", "start": 3, "end": 4}]},
        {
            "tokens": WORDS,
            "sentence": "وصل أحمد علي القاهرة .",
            "entity_mentions": [
                {"entity_type": "PER", "start": 1, "end": 3, "text": "أحمد علي"},
                {"entity_type": "LOC", "start": 3, "end": 4, "text": "القاهرة"},
            ],
        },
        {"sents": [WORDS], "vertexSet": [[{"sent_id": 0, "pos": [1, 3], "type": "PER"}], [{"sent_id": 0, "pos": [3, 4], "type": "LOC"}]]},
        {"sentences": [WORDS[:3], WORDS[3:]], "ner": [[[1, 2, "PER"]], [[3, 3, "LOC"]]]},
    ],
    ids=["spert", "oneie", "docred", "scierc"],
)  # fmt: skip
@pytest.mark.parametrize("name", ["a.json", "a.jsonl"])
def test_marks_by_the_numbers_of_tokens(name: str, row: dict[str, Any], tmp_path: Path) -> None:
    by = "hf" if "tokens" in row else "corpus"
    (article,), _ = read(tmp_path, [row] if name == "a.json" else row, name, by)
    assert " ".join(article.text.split()) == "وصل أحمد علي القاهرة ."
    assert marked(article) == [("PER", "أحمد علي"), ("LOC", "القاهرة")]


def test_marks_of_tokens_that_are_not_there_are_told(tmp_path: Path) -> None:
    good = {"tokens": WORDS, "entities": [{"type": "PER", "start": 1, "end": 3}]}
    bad = {"tokens": WORDS, "entities": [{"type": "PER", "start": 3, "end": 9}, "x"]}
    (article,), _ = read(tmp_path, [*[good] * 60, bad], by="hf")
    assert marked(article) == [("PER", "أحمد علي")] * 60
    assert [(it.message, it.values) for it in article.notes] == [
        ("formats-rows-marks", {"count": 2})
    ]


def test_marks_beside_a_text_count_letters_unless_their_words_say_otherwise(tmp_path: Path) -> None:
    mark = {"label": "PER", "start_char": 4, "end_char": 12}
    row = {"text": "وصل أحمد علي القاهرة.", "tokens": WORDS, "found": [mark]}
    (article,), _ = read(tmp_path, [row])
    assert marked(article) == [("PER", "أحمد علي")]


def _read(file: Path) -> tuple[list[Incoming], list[Note]]:
    chosen = for_reading(file)
    assert chosen.read
    found = list(chosen.read(file, ReadOptions()))
    return [it for it in found if isinstance(it, Incoming)], [
        it for it in found if isinstance(it, Note)
    ]


GOOD = json.dumps({"content": ONE, "label": "x"}, ensure_ascii=False)


@pytest.mark.parametrize(
    ("words", "found", "told"),
    [
        (f"[{GOOD}, {GOOD},]", 2, []),
        (f"[{GOOD}, {GOOD[:30]}", 1, ["formats-line-not-json"]),
        (f'[{GOOD}, {{"content": "نص", "n": NaN}}]', 1, ["formats-line-bad-number"]),
        (f'[{GOOD}, {{"content": "نص", "a": 1, "a": 2}}]', 1, ["formats-line-key-twice"]),
    ],
    ids=["comma", "cut off", "no number", "key twice"],
)
def test_a_broken_record_of_a_list_costs_only_itself(
    words: str, found: int, told: list[str], tmp_path: Path
) -> None:
    file = tmp_path / "a.json"
    file.write_text(words, encoding="utf-8")
    articles, notes = _read(file)
    assert [it.text for it in articles] == [ONE] * found
    assert len({it.name for it in articles}) == found
    assert [(it.message, it.lost) for it in notes] == [(it, True) for it in told]


def test_an_entry_that_a_line_has_twice_is_told(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    file.write_text(f'{GOOD}\n{GOOD[:-1]}, "label": "y"}}\n', encoding="utf-8")
    articles, (note,) = _read(file)
    assert [it.name for it in articles] == ["a-1"]
    assert (note.message, note.line, note.lost) == ("formats-line-key-twice", 2, True)


def test_columns_that_begin_late_are_taken_or_told(tmp_path: Path) -> None:
    """Marks that the first records do not have, relations between them, and an entry that nobody takes."""
    rows: list[dict[str, Any]] = [{"content": ONE, "marks": []} for _ in range(60)]
    mark = {"start": 0, "end": 3, "label": "V", "id": "a"}
    other = {"start": 4, "end": 10, "label": "PER", "id": "b"}
    tie = {"from_id": "a", "to_id": "b", "type": "t"}
    rows.append({"content": ONE, "marks": [mark, other], "ties": [tie], "new": {"x": 1}})
    file = tmp_path / "a.jsonl"
    file.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    articles, (note,) = _read(file)
    assert [len(it.spans) for it in articles] == [0] * 60 + [2]
    assert [it.label for it in articles[-1].relations] == ["t"]
    assert note.values == {"count": 1, "names": "new"}


@pytest.mark.parametrize(
    "record",
    [
        {"text": ONE, "annotations": {"0": {"start": 4, "end": 10, "label": "PER"}}},
        {"document": {"text": ONE}, "gold": {"spans": [{"start": 4, "end": 10, "label": "PER"}]}},
        {"content": ONE, "marks": [{"start": 4.0, "end": 10.0, "label": "PER"}]},
        {"content": ONE, "marks": [{"start": "4", "end": "10", "label": "PER"}]},
        {
            "id": "1",
            "fields": {"text": ONE},
            "responses": {},
            "suggestions": {
                "q": {"value": [{"start": 4, "end": 10, "label": "PER"}], "agent": "m"}
            },
        },
    ],
    ids=["by number", "deeper", "floats", "words", "suggested"],
)
def test_marks_in_odd_shapes(record: dict[str, Any], tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    file.write_text("\n".join([json.dumps(record)] * 2), encoding="utf-8")
    articles, notes = _read(file)
    assert notes == []
    for it in articles:
        assert [(of.label, of.fragments[0].start, of.fragments[0].end) for of in it.spans] == [
            ("PER", 4, 10)
        ]


def test_a_mark_without_a_label_costs_only_itself(tmp_path: Path) -> None:
    marks = [{"start": 4, "end": 10, "label": None}, {"start": 0, "end": 3, "label": "V"}]
    file = tmp_path / "a.json"
    file.write_text(json.dumps([{"content": ONE, "marks": marks}]), encoding="utf-8")
    (article,), _ = _read(file)
    assert [it.label for it in article.spans] == ["V"]
    assert [(it.message, it.lost) for it in article.notes] == [("formats-bad-label", True)]


def test_a_text_that_lies_deeper_gives_way_to_a_longer_one(tmp_path: Path) -> None:
    row = {"review": ONE, "reply": {"text": "شكرا", "tags": [["a"]]}}
    file = tmp_path / "a.json"
    file.write_text(json.dumps([row] * 2), encoding="utf-8")
    articles, _ = _read(file)
    assert [it.text for it in articles] == [ONE, ONE]


def _words(article: Incoming) -> list[str]:
    return [article.text[of.start : of.end] for it in article.spans for of in it.fragments]


@pytest.mark.parametrize("name", ["text", "passage"])
def test_marks_of_records_below_their_ids_stay_with_their_text(name: str, tmp_path: Path) -> None:
    data = {
        "n1": {name: ONE, "entities": [[12, 20, "PERS"]]},
        "n2": {name: OTHER, "entities": [[11, 22, "LOC"]], "by": "x"},
    }
    articles, _ = read(tmp_path, data)
    assert [it.name for it in articles] == ["a#n1", "a#n2"]
    assert [_words(it) for it in articles] == [
        ["أحمد علي"],
        ["مدينة بغداد"],
    ]


def test_two_texts_with_marks_in_one_record_are_not_taken_for_one(tmp_path: Path) -> None:
    row = {
        "first": {"text": ONE, "spans": [{"start": 12, "end": 20, "label": "PERS"}]},
        "second": {"text": OTHER, "spans": [{"start": 11, "end": 22, "label": "LOC"}]},
    }
    articles, notes = read(tmp_path, [row, row])
    assert not any(it.spans for it in articles)
    assert notes


def test_documents_within_projects_each_with_its_marks_and_relations(tmp_path: Path) -> None:
    """As MedCAT Trainer exports them: the concept is the label, what the project says stays with each."""
    marks = [
        {"id": 7, "cui": "C01", "value": "أحمد علي", "start": "12", "end": "20", "correct": True},
        {"id": 8, "cui": "C02", "value": "القاهرة", "start": 25, "end": 32, "deleted": False},
    ]
    tie = {
        "start_entity": 7,
        "start_entity_cui": "C01",
        "start_entity_value": "أحمد علي",
        "start_entity_start_idx": 12,
        "start_entity_end_idx": 20,
        "end_entity": 8,
        "end_entity_value": "القاهرة",
        "relation": "travels_to",
        "validated": True,
    }
    inside = {"id": 21, "name": "خبر", "text": ONE, "annotations": marks, "relations": [tie]}
    other = {"id": 22, "name": "آخر", "text": OTHER, "annotations": [], "relations": []}
    project = {"name": "مشروع طويل الاسم جدًّا لا يصلح أن يكون نصًّا", "id": 2, "documents": [inside]}
    data = {"projects": [project, {**project, "documents": [other]}]}
    (one, two), notes = read(tmp_path, data)
    assert (one.text, two.text) == (ONE, OTHER)
    assert [it.label for it in one.spans] == ["C01", "C02"]
    assert _words(one) == ["أحمد علي", "القاهرة"]
    assert [(it.label, it.attributes) for it in one.relations] == [
        ("travels_to", {"validated": True})
    ]
    (note,) = notes
    assert set(str(note.values["names"]).split(" · ")) == {"name (2)", "id (2)", "name"}


PREDICTED = [
    {"start": 12, "end": 20, "text": "أحمد علي", "label": "PERS", "score": 0.93},
    {"start": 25, "end": 32, "text": "القاهرة", "label": "LOC", "score": 0.88},
]
PIPELINE = [
    {"entity_group": it["label"], "score": it["score"], "word": it["text"], "start": it["start"], "end": it["end"]}
    for it in PREDICTED
]  # fmt: skip
CLINICAL = {
    "Persons": [{"begin": 12, "end": 20, "text": "أحمد علي", "polarity": 0, "type": "PERS"}],
    "Places": [{"begin": 25, "end": 32, "text": "القاهرة", "polarity": -1, "type": "LOC"}],
}
"""What finds names hands them out as lists of marks: GLiNER, a pipeline of transformers, cTAKES."""


@pytest.mark.parametrize("data", [PREDICTED, PIPELINE, CLINICAL], ids=["gliner", "pipe", "ctakes"])
@pytest.mark.parametrize("name", ["a.json", "a.txt.json"])
def test_marks_alone_stand_in_the_text_beside(data: Any, name: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ONE, encoding="utf-8")
    (article,), notes = read(tmp_path, data, name)
    assert (article.name, article.text) == ("a.txt", ONE)
    assert [it.label for it in article.spans] == ["PERS", "LOC"]
    assert _words(article) == ["أحمد علي", "القاهرة"]
    assert not notes


@pytest.mark.parametrize("data", [PREDICTED, PIPELINE, CLINICAL], ids=["gliner", "pipe", "ctakes"])
def test_marks_alone_are_no_articles(data: Any, tmp_path: Path) -> None:
    articles, (note,) = read(tmp_path, data)
    assert not articles
    assert (note.message, note.lost) == ("formats-marks-no-text", True)
    assert note.values == {"count": 2, "file": "a.txt"}
