"""Training data for spaCy in JSON: every shape in which people have it is known by its content and read."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from hashiya import formats
from hashiya.formats.format import Incoming, Note, ReadOptions
from hashiya.formats.spacy import training as spacy_training

TEXT = "غادر الوزير عمّان"
MARKS = [[5, 11, "OCC"], [12, 17, "LOC"]]
NAMED = [{"start": 5, "end": 11, "label": "OCC"}, {"start": 12, "end": 17, "label": "LOC"}]


def read(file: Path) -> list[Incoming | Note]:
    assert formats.for_reading(file).id == "spacy-json"
    return list(spacy_training.read(file, ReadOptions()))


def marks(found: Incoming | Note) -> list[tuple[str, str]]:
    assert isinstance(found, Incoming)
    return [
        (it.label, found.text[it.fragments[0].start : it.fragments[-1].end]) for it in found.spans
    ]


PAIR = [TEXT, {"entities": MARKS}]
SHAPES: dict[str, Any] = {
    "pairs": [PAIR, ["بلا وسم", {"entities": []}]],
    "pairs first bare": [["بلا وسم", {"entities": []}], PAIR],
    "annotator": {"classes": ["OCC", "LOC"], "annotations": [PAIR, None]},
    "document": {"text": TEXT, "ents": NAMED, "tokens": [{"id": 0, "start": 0, "end": 4}]},
    "documents": [{"text": TEXT, "entities": NAMED}],
    "spans": [{"id": 5, "text": TEXT, "spans": NAMED, "category": "خبر"}],
}


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("indent", [None, 1])
def test_shapes_of_one_file(shape: str, indent: int | None, tmp_path: Path) -> None:
    file = tmp_path / "train.json"
    file.write_text(json.dumps(SHAPES[shape], ensure_ascii=False, indent=indent), encoding="utf-8")
    found = [marks(it) for it in read(file)]
    assert [it for it in found if it] == [[("OCC", "الوزير"), ("LOC", "عمّان")]]
    assert len(found) == (2 if "pairs" in shape else 1)


def test_pairs_one_a_line_and_a_broken_line(tmp_path: Path) -> None:
    file = tmp_path / "train.jsonl"
    line = json.dumps(PAIR, ensure_ascii=False)
    file.write_text(f"{line}\n[1\n7\n{line}\n", encoding="utf-8")
    first, broken, number, last = read(file)
    assert marks(first) == marks(last) == [("OCC", "الوزير"), ("LOC", "عمّان")]
    assert isinstance(broken, Note)
    assert isinstance(number, Note)
    assert [(it.line, it.lost) for it in (broken, number)] == [(2, True), (3, True)]


def test_classes_that_hold_are_labels_and_groups_are_layers(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    rows = [
        {"text": TEXT, "cats": {"سياسة": 1.0, "رياضة": 0.0}, "meta": {"source": "الجزيرة"}},
        {"text": TEXT, "ents": [], "tokens": [], "spans": {"claim": [NAMED[0] | {"kb_id": "Q1"}]}},
    ]
    file.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    first, second = read(file)
    assert isinstance(first, Incoming)
    assert (first.labels, first.source) == ({"cats": ("سياسة",)}, "الجزيرة")
    assert isinstance(second, Incoming)
    (span,) = second.spans
    assert (span.layer, span.label, span.attributes) == ("claim", "OCC", {"wikidata": "Q1"})


def test_spans_by_name_keep_the_columns_beside_them(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    rows = [
        {"text": "بلا وسم", "spans": []},
        {"text": TEXT, "spans": NAMED, "date": "2024-05-06", "topic": "خبر"},
    ]
    file.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    _, found = read(file)
    assert marks(found) == [("OCC", "الوزير"), ("LOC", "عمّان")]
    assert isinstance(found, Incoming)
    assert (found.published, found.labels) == ("2024-05-06", {"topic": "خبر"})


def test_what_is_no_mark_is_told(tmp_path: Path) -> None:
    file = tmp_path / "a.json"
    bad = [[5, 11], "الوزير", [None, 3, "X"], [5, 11, "OCC"]]
    file.write_text(json.dumps([[TEXT, {"entities": bad}]]), encoding="utf-8")
    (found,) = read(file)
    assert marks(found) == [("OCC", "الوزير")]
    assert isinstance(found, Incoming)
    assert len(found.notes) == 3
    assert all(it.lost for it in found.notes)


def test_lines_that_our_own_format_reads_are_left_to_it(tmp_path: Path) -> None:
    """Spans by name without a layer are spaCy's only where something else of spaCy's stands beside them."""
    file = tmp_path / "a.jsonl"
    span = NAMED[0] | {"created": 1581501600250, "annotator": "سعاد"}
    file.write_text(json.dumps({"text": TEXT, "spans": [span]}), encoding="utf-8")
    assert formats.for_reading(file).id == "hashiya"


@pytest.mark.parametrize("data", [[1, 2], [["a", "b"]], {"text": TEXT}, [{"text": TEXT}]])
def test_other_json_is_not_claimed(data: Any, tmp_path: Path) -> None:
    file = tmp_path / "a.json"
    file.write_text(json.dumps(data), encoding="utf-8")
    assert not spacy_training.recognises(file, file.read_bytes()[: formats.HEAD])


def tokens(*pairs: tuple[str, str]) -> dict[str, Any]:
    return {"tokens": [{"orth": word, "tag": "-", "ner": tag} for word, tag in pairs]}


def test_a_corpus_of_version_2_in_paragraphs_and_tagged_tokens(tmp_path: Path) -> None:
    """With its raw text, or put together from the tokens; marks by tag and by offset are one."""
    first = {
        "raw": "غادر محمد  علي، عمّان.",
        "sentences": [
            tokens(("غادر", "O"), ("محمد", "B-PER"), ("علي", "L-PER"), ("،", "-")),
            tokens(("عمّان", "U-LOC"), (".", "O")),
        ],
        "entities": [[5, 14, "PER"], [16, 21, "CITY"], ["غادر", 0, "ACT"]],
        "cats": [{"label": "سفر", "value": 1.0}, {"label": "حرب", "value": 0.0}],
    }
    second = {"sentences": [tokens(("وصل", "O"), ("مكة", "U-LOC"))]}
    file = tmp_path / "train.json"
    corpus = [{"id": 7, "paragraphs": [first, second]}, {"id": 8, "paragraphs": [second]}]
    file.write_text(json.dumps(corpus, ensure_ascii=False, indent=2), "utf-8")
    one, other = read(file)
    assert isinstance(one, Incoming)
    assert one.text == "غادر محمد  علي، عمّان.\n\nوصل مكة"
    assert sorted(marks(one)) == [
        ("CITY", "عمّان"),
        ("LOC", "عمّان"),
        ("LOC", "مكة"),
        ("PER", "محمد  علي"),
    ]
    assert (one.id, one.labels) == ("7", {"cats": ("سفر",)})
    assert [it.message for it in one.notes] == ["formats-span-no-offsets"]
    assert marks(other) == [("LOC", "مكة")]


def test_what_spans_have_beside_place_and_label_is_told_once(tmp_path: Path) -> None:
    row = {
        "text": "زار محمود القاهرة",
        "ents": [{"start": 4, "end": 9, "label": "PER", "score": 1, "deep": {"a": {}}}],
    }
    file = tmp_path / "a.jsonl"
    file.write_text(f"{json.dumps(row)}\n" * 3, encoding="utf-8")
    *articles, note = spacy_training.read(file, ReadOptions())
    assert [len(it.spans) for it in articles if isinstance(it, Incoming)] == [1, 1, 1]
    assert isinstance(note, Note)
    assert (note.message, note.values) == ("formats-unknown-keys", {"keys": "deep", "count": 1})


def test_a_group_that_holds_the_entities_too_marks_them_once(tmp_path: Path) -> None:
    linked = NAMED[0] | {"kb_id": "Q1"}
    row = {"text": TEXT, "ents": [linked, NAMED[1]], "tokens": [], "spans": {"sc": [NAMED[0]]}}
    file = tmp_path / "a.json"
    file.write_text(json.dumps(row), encoding="utf-8")
    (found,) = read(file)
    assert sorted(marks(found)) == [("LOC", "عمّان"), ("OCC", "الوزير")]
    assert isinstance(found, Incoming)
    assert {it.label: (it.layer, it.attributes) for it in found.spans} == {
        "OCC": ("", {"wikidata": "Q1"}),
        "LOC": ("", {}),
    }
