"""Label Studio: conversations, pages, lone annotations, and what the program keeps for itself."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from formats.test_label_studio import TEXT, marks, one, region, task

from hashiya.formats.format import Incoming, Note, ReadOptions
from hashiya.formats.label_studio import label_studio

TURNS = [
    {"author": "ليلى:", "text": "هل زار ترامب 🚨 بغداد؟", "start": 3.5},
    {"author": "عمر", "text": "نعم 🚨 زار بغداد."},
]


def turn(name: str, number: int, words: str, label: str, *, utf16: bool) -> dict[str, Any]:
    text = TURNS[number]["text"]
    start = str(text).index(words)
    by = str(text)[:start].count("🚨") if utf16 else 0
    value = {
        "start": str(number), "end": str(number), "startOffset": start + by, "endOffset": start + by + len(words),
        "text": words, "paragraphlabels": [label],
    }  # fmt: skip
    return {"id": name, "from_name": "label", "to_name": "talk", "type": "paragraphlabels", "value": value}  # fmt: skip


@pytest.mark.parametrize("utf16", [True, False])
def test_a_conversation_has_a_turn_a_line_and_its_marks(utf16: bool, tmp_path: Path) -> None:
    regions = [
        turn("a", 0, "بغداد", "LOC", utf16=utf16),
        turn("b", 1, "بغداد", "LOC", utf16=utf16),
        {"type": "relation", "from_id": "a", "to_id": "b", "direction": "bi", "labels": ["same"]},
    ]
    found = one(tmp_path, task(*regions) | {"data": {"title": "حوار", "talk": TURNS}})
    assert found.text == "ليلى: هل زار ترامب 🚨 بغداد؟\nعمر: نعم 🚨 زار بغداد."
    assert found.title == "حوار"
    second = found.text.rindex("بغداد")
    assert [(it.label, it.fragments[0].start) for it in found.spans] == [
        ("LOC", found.text.index("بغداد")),
        ("LOC", second),
    ]
    assert [(it.label, it.attributes) for it in found.relations] == [("same", {"direction": "bi"})]
    assert [(it.message, it.values["keys"]) for it in found.notes] == [
        ("formats-unknown-keys", "talk.start")
    ]


@pytest.mark.parametrize("made", [float, str, lambda it: f"{it}.0"])
def test_places_are_numbers_however_a_table_wrote_them(made, tmp_path: Path) -> None:
    """As in any other task: «بغداد» stands in both turns, and its words alone do not say where."""
    region = turn("a", 1, "بغداد", "LOC", utf16=False)
    value = {name: made(region["value"][name]) for name in ("startOffset", "endOffset")}
    region["value"] |= value | {"start": made(1), "end": made(1)}
    found = one(tmp_path, task(region) | {"data": {"talk": TURNS}})
    (mark,) = found.spans
    assert (mark.words, mark.fragments[0].start) == ("", found.text.rindex("بغداد"))


def test_a_mark_may_go_over_several_turns(tmp_path: Path) -> None:
    value = {
        "start": "0", "end": "1", "startOffset": 3, "endOffset": 3, "text": "زار ترامب 🚨 بغداد؟نعم",
        "paragraphlabels": ["CLAIM"],
    }  # fmt: skip
    region = {"id": "a", "from_name": "label", "to_name": "talk", "type": "paragraphlabels"}
    found = one(tmp_path, task({**region, "value": value}) | {"data": {"talk": TURNS}})
    (mark,) = found.spans
    words = found.text[mark.fragments[0].start : mark.fragments[0].end]
    assert words == "زار ترامب 🚨 بغداد؟\nعمر: نعم"


def test_a_conversation_in_the_short_export(tmp_path: Path) -> None:
    region = turn("a", 1, "بغداد", "LOC", utf16=True)["value"]
    short = {
        "talk": TURNS, "id": 1, "label": [region], "annotator": 3, "annotation_id": 2,
        "created_at": "2022-11-04T18:50:53.017134Z", "updated_at": "2022-11-04T18:50:53.017134Z", "lead_time": 1.5,
    }  # fmt: skip
    found = one(tmp_path, short)
    (mark,) = found.spans
    assert (mark.annotator, mark.fragments[0].start) == ("3", found.text.rindex("بغداد"))


def test_a_file_with_one_annotation_as_cloud_storage_gets_it(tmp_path: Path) -> None:
    whole = task(region("a", "ترامب", "PER"))
    (annotation,) = whole.pop("annotations")
    found = one(tmp_path, {**annotation, "task": whole})
    assert [it.label for it in found.spans] == ["PER"]
    assert found.text == TEXT


def test_how_sure_a_model_was_is_kept_and_what_the_program_counts_is_told(tmp_path: Path) -> None:
    file = tmp_path / "project.json"
    sure = region("a", "ترامب", "PER", score=0.75)
    file.write_text(json.dumps([task(sure, file_upload="a.json", inner_id=3)]), encoding="utf-8")
    found, note = label_studio.read(file, ReadOptions())
    assert isinstance(found, Incoming)
    assert [it.attributes for it in found.spans] == [{"score": 0.75}]
    assert isinstance(note, Note)
    assert (note.message, note.lost) == ("formats-program-entries", False)
    told = str(note.values["names"]).split(" · ")
    assert {"inner_id", "annotations.lead_time", "result.origin"} <= set(told)


def test_marks_of_a_page_go_over_its_paragraphs(tmp_path: Path) -> None:
    page = "<div><p>زار ترامب بغداد</p><p><b>ثم</b> عاد ترامب</p></div>"

    def mark(name: str, words: str, start: int | None) -> dict[str, Any]:
        value: dict[str, Any] = {
            "start": "/p[1]/text()[1]",
            "end": "/p[1]/text()[1]",
            "text": words,
        }
        if start is not None:
            value["globalOffsets"] = {"start": start, "end": start + len(words)}
        value |= {"startOffset": 0, "endOffset": len(words), "hypertextlabels": [name]}
        return {
            "id": name,
            "from_name": "ner",
            "to_name": "t",
            "type": "hypertextlabels",
            "value": value,
        }

    found = one(
        tmp_path,
        task(
            mark("A", "ترامب", 22),
            mark("B", "بغدادثم عاد", 10),
            mark("C", "ثم عاد", None),
            data={"text": page},
        ),
    )
    assert found.text == "زار ترامب بغداد\nثم عاد ترامب"
    assert marks(found) == [("A", "ترامب"), ("B", "بغداد\nثم عاد"), ("C", "ثم عاد")]
    assert found.spans[0].fragments[0].start == found.text.rindex("ترامب")
    assert found.notes == ()


def _read(place: Path, *tasks: dict[str, Any]) -> list[Incoming | Note]:
    file = place / "project.json"
    file.write_text(json.dumps(tasks), encoding="utf-8")
    found = label_studio.read(file, ReadOptions())
    return [it for it in found if not (isinstance(it, Note) and not it.lost)]


def test_a_text_that_lies_elsewhere_is_taken_from_beside_and_never_its_address(
    tmp_path: Path,
) -> None:
    (tmp_path / "خبر.txt").write_text(TEXT, encoding="utf-8")
    there = {"text": "/data/upload/3/8f3e2a1b-%D8%AE%D8%A8%D8%B1.txt"}
    away = {"text": "s3://bucket/other.txt"}
    marked = task(region("a", "ترامب", "PER"))
    found, note = _read(tmp_path, marked | {"data": there}, marked | {"data": away})
    assert isinstance(found, Incoming)
    assert (found.text, marks(found)) == (TEXT, [("PER", "ترامب")])
    assert isinstance(note, Note)
    assert (note.message, note.values) == (
        "formats-ls-address",
        {"address": "s3://bucket/other.txt"},
    )


def test_several_texts_of_a_task_are_one_with_the_marks_of_each(tmp_path: Path) -> None:
    head = "🚨 عاجل: ترامب"
    in_head = {"start": 8, "end": 13, "text": "ترامب", "labels": ["PER"]}
    regions = [
        region("a", "بغداد", "LOC", to_name="body"),
        {"id": "b", "type": "labels", "to_name": "head", "from_name": "l", "value": in_head},
        {"id": "c", "type": "labels", "to_name": "head", "from_name": "l", "value": in_head | {"start": 9, "end": 14}},
        {"id": "d", "type": "labels", "to_name": "head", "from_name": "l", "value": in_head | {"text": "بغداد"}},
    ]  # fmt: skip
    (found,) = _read(
        tmp_path, task(*regions) | {"data": {"head": head, "body": TEXT, "by": "ليلى"}}
    )
    assert isinstance(found, Incoming)
    assert found.text == f"{head}\n\n{TEXT}"
    places = [(it.label, it.fragments[0].start, it.words) for it in found.spans]
    assert places[0] == ("LOC", len(head) + 2 + TEXT.index("بغداد"), "")
    assert places[1:3] == [("PER", 8, "")] * 2  # in code points, and as browsers count
    assert places[3][2], "what is quoted from another text has no place"


def test_a_text_within_a_record_of_the_data(tmp_path: Path) -> None:
    data = {"news": {"body": TEXT, "lang": "ar"}}
    (found,) = _read(tmp_path, task(region("a", "ترامب", "PER")) | {"data": data})
    assert isinstance(found, Incoming)
    assert (found.text, marks(found)) == (TEXT, [("PER", "ترامب")])
    assert found.labels == {"news.lang": "ar"}
