"""Label Studio: read as its versions export it, written as it imports it."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import gold
import pytest
from formats import kit
from formats.datasets import datasets
from hypothesis import given
from making import annotation, article, relation

from hashiya import formats
from hashiya.formats.format import Incoming, Note, ReadOptions, WriteOptions
from hashiya.formats.label_studio import label_studio
from hashiya.model.dataset import AnnotatedArticle, Dataset
from hashiya.model.span import Span

TEXT = "🚨 زار ترامب بغداد، ثم غادر ترامب بغداد."


def read(place: Path, tasks: Any, suffix: str = ".json") -> list[Incoming | Note]:
    file = place / f"project-1{suffix}"
    lines = "\n".join(json.dumps(it, ensure_ascii=False) for it in tasks)
    whole = lines if suffix == ".jsonl" else json.dumps(tasks, ensure_ascii=False)
    file.write_text(whole, encoding="utf-8")
    assert formats.for_reading(file).id == "label-studio"
    return [it for it in label_studio.read(file, ReadOptions()) if not _is_bookkeeping(it)]


def _is_bookkeeping(it: Incoming | Note) -> bool:
    """What is told of the program's own entries has its own test."""
    return isinstance(it, Note) and it.message == "formats-program-entries"


def one(place: Path, task: Any, suffix: str = ".json") -> Incoming:
    (found,) = read(place, [task], suffix)
    assert isinstance(found, Incoming)
    return found


def region(name: str, words: str, label: str, *, shift: int = 0, **more: Any) -> dict[str, Any]:
    start = TEXT.index(words) + shift
    value = {"start": start, "end": start + len(words), "text": words, "labels": [label]}
    return {
        "id": name, "from_name": "label", "to_name": "text", "type": "labels", "origin": "manual",
        "value": value, **more,
    }  # fmt: skip


def said(of: dict[str, Any], control: str, kind: str, **value: Any) -> dict[str, Any]:
    place = {it: of["value"][it] for it in ("start", "end", "text")}
    return of | {"from_name": control, "type": kind, "value": place | value}


def task(*results: dict[str, Any], **more: Any) -> dict[str, Any]:
    """A task as the JSON export of version 1.x has it."""
    annotation = {
        "id": 7, "completed_by": 1, "result": list(results), "was_cancelled": False,
        "ground_truth": False, "created_at": "2024-01-01T10:00:00.000000Z", "lead_time": 12.5,
        "prediction": {}, "result_count": len(results), "task": 3, "parent_prediction": None,
    }  # fmt: skip
    return {
        "id": 3, "annotations": [annotation], "file_upload": "a.json", "drafts": [], "predictions": [],
        "data": {"text": TEXT}, "meta": {}, "inner_id": 1, "total_annotations": 1, "project": 1,
        **more,
    }  # fmt: skip


def marks(found: Incoming) -> list[tuple[str, str]]:
    return [
        (it.label, found.text[it.fragments[0].start : it.fragments[-1].end]) for it in found.spans
    ]


@pytest.mark.parametrize("suffix", [".json", ".jsonl"])
def test_a_task_with_everything(suffix: str, tmp_path: Path) -> None:
    person, place = region("aB1", "ترامب", "PER"), region("cD2", "بغداد", "LOC")
    found = one(
        tmp_path,
        task(
            person,
            place,
            said(person, "sure", "choices", choices=["yes"]),
            said(person, "roles", "choices", choices=["a", "b"]),
            said(person, "note", "textarea", text=["رئيس"]),
            said(person, "stars", "rating", rating=4),
            said(person, "age", "number", number=70.5),
            {"type": "relation", "from_id": "aB1", "to_id": "cD2", "direction": "right", "labels": ["visits"]},
            {"type": "relation", "from_id": "aB1", "to_id": "cD2", "direction": "left", "labels": []},
            {"id": "x", "from_name": "genre", "to_name": "text", "type": "choices", "value": {"choices": ["خبر"]}},
            {"id": "y", "from_name": "topic", "to_name": "text", "type": "taxonomy", "value": {"taxonomy": [["أ", "ب"]]}},
        ),
        suffix,
    )  # fmt: skip
    assert marks(found) == [("PER", "ترامب"), ("LOC", "بغداد")]
    assert found.spans[0].attributes == {
        "sure": "yes", "roles": ("a", "b"), "note": "رئيس", "stars": 4, "age": 70.5,
    }  # fmt: skip
    assert [(it.label, it.from_id, it.to_id) for it in found.relations] == [
        ("visits", "aB1", "cD2"),
        ("related", "cD2", "aB1"),
    ]
    assert found.labels == {"genre": "خبر", "topic": "أ/ب"}
    assert (found.id, found.spans[0].annotator, found.notes) == ("3", "1", ())


def test_several_annotators_and_a_cancelled_annotation(tmp_path: Path) -> None:
    whole = task(region("r1", "ترامب", "PER"))
    second = whole["annotations"][0] | {
        "completed_by": {"id": 2, "email": "l@example.org", "first_name": "ليلى", "last_name": ""},
    }
    third = whole["annotations"][0] | {"was_cancelled": True}
    found = one(tmp_path, whole | {"annotations": [*whole["annotations"], second, third]})
    assert [(it.label, it.annotator) for it in found.spans] == [("PER", "1"), ("PER", "ليلى")]
    assert [(it.message, it.values, it.lost) for it in found.notes] == [
        ("formats-ls-cancelled", {"count": 1}, True)
    ]


def test_predictions_count_where_nobody_has_annotated(tmp_path: Path) -> None:
    prediction = {"model_version": "v3", "score": 0.9, "result": [region("r1", "ترامب", "PER")]}
    found = one(tmp_path, {"data": {"text": TEXT}, "predictions": [prediction]})
    assert [(it.label, it.annotator) for it in found.spans] == [("PER", "v3")]
    assert [it.message for it in found.notes] == ["formats-ls-predictions"]
    found = one(tmp_path, task(region("r1", "بغداد", "LOC"), predictions=[prediction]))
    assert [it.label for it in found.spans] == ["LOC"]
    assert [it.message for it in found.notes] == ["formats-ls-predictions-left"]


def test_completions_of_old_versions_with_offsets_in_utf16(tmp_path: Path) -> None:
    results = [region(it, words, "X", shift=1) for it, words in (("a", "ترامب"), ("b", "غادر"))]
    for it in results:
        it["value"]["start"] = str(it["value"]["start"])
    old = {
        "id": 0,
        "data": {"text": TEXT},
        "completions": [{"id": 1, "result": results, "lead_time": 1}],
    }
    found = one(tmp_path, old)
    assert marks(found) == [("X", "ترامب"), ("X", "غادر")]
    assert [(it.message, it.values["how"]) for it in found.notes] == [
        ("formats-realigned-proved", "utf-16")
    ]


def test_a_web_page_counts_in_the_text_that_it_shows(tmp_path: Path) -> None:
    page = "<div><p>قال &amp; كتب</p><p>زار <b>ترامب</b> بغداد</p></div>"
    value = {
        "start": "/div[1]/p[2]/b[1]/text()[1]", "end": "/div[1]/p[2]/b[1]/text()[1]", "startOffset": 0,
        "endOffset": 5, "globalOffsets": {"start": 13, "end": 18}, "text": "ترامب",
        "hypertextlabels": ["PER"],
    }  # fmt: skip
    result = {
        "id": "h",
        "from_name": "ner",
        "to_name": "text",
        "type": "hypertextlabels",
        "value": value,
    }
    found = one(tmp_path, task(result, data={"text": page}))
    assert found.text == "قال & كتب\nزار ترامب بغداد"
    assert (marks(found), found.notes) == ([("PER", "ترامب")], ())


def test_line_ends_in_quotes_may_be_written_out(tmp_path: Path) -> None:
    text = "سطر أول\nسطر ثان\nسطر أول"
    value = {"start": 4, "end": 11, "text": "أول\\nسطر", "labels": ["X"]}
    result = {"id": "h", "from_name": "label", "to_name": "text", "type": "labels", "value": value}
    found = one(tmp_path, task(result, data={"text": text}))
    assert (found.spans[0].fragments, found.notes) == ((Span(4, 11),), ())


def test_a_text_with_crlf_is_counted_there_as_lf(tmp_path: Path) -> None:
    text = "سطر أول\r\nسطر ثان\r\nآخر"
    value = {"start": 12, "end": 15, "text": "ثان", "labels": ["X"]}
    result = {"id": "h", "from_name": "label", "to_name": "text", "type": "labels", "value": value}
    found = one(tmp_path, task(result, data={"text": text}))
    assert marks(found) == [("X", "ثان")]


def test_the_short_export(tmp_path: Path) -> None:
    start = TEXT.index("ترامب")
    place = {"start": start, "end": start + 5, "text": "ترامب"}
    row = {
        "id": 3, "text": TEXT, "label": [{**place, "labels": ["PER"]}], "sure": [{**place, "choices": ["yes"]}],
        "genre": "خبر", "annotator": 1, "annotation_id": 7, "created_at": "2024-01-01T10:00:00Z",
        "updated_at": "2024-01-01T10:00:00Z", "lead_time": 3.2,
    }  # fmt: skip
    found = one(tmp_path, row)
    assert marks(found) == [("PER", "ترامب")]
    assert found.spans[0].attributes == {"sure": "yes"}
    assert (found.labels, found.spans[0].annotator, found.notes) == ({"genre": "خبر"}, "1", ())


def test_what_is_wrong_is_told_and_the_rest_is_taken(tmp_path: Path) -> None:
    good = region("a", "ترامب", "PER")
    found = one(
        tmp_path,
        task(
            good,
            region("a", "بغداد", "LOC", from_name="other"),
            "x",
            region("b", "غادر", "V") | {"value": {"labels": ["V"]}},
            {"type": "relation", "from_id": "a", "to_id": "gone", "direction": "right", "labels": ["x"]},
            {"id": "z", "from_name": "img", "type": "rectangle", "value": {"x": 1, "y": 2}},
        ),
    )  # fmt: skip
    assert marks(found) == [("PER", "ترامب"), ("LOC", "بغداد")]
    assert sorted(it.message for it in found.notes if it.lost) == [
        "formats-ls-control",
        "formats-not-a-record",
        "formats-relation-ends",
        "formats-span-no-offsets",
    ]


# -- what is written, read by the rules of its import


def imported(folder: Path) -> list[dict[str, Any]]:
    """A strict reader: every control and every value of a result stands in the configuration."""
    view = ET.fromstring((folder / "config.xml").read_text(encoding="utf-8"))
    assert view.tag == "View"
    controls = {it.get("name"): it for it in view.iter() if it.get("name")}
    names = [it.get("name") for it in view.iter() if it.get("name")]
    assert len(names) == len(set(names))
    (shown,) = view.iter("Text")
    assert (shown.get("name"), shown.get("value")) == ("text", "$text")
    arrows = {it.get("value") for it in view.iter("Relation")}
    tasks = json.loads((folder / "tasks.json").read_bytes())
    for one_task in tasks:
        text = one_task["data"]["text"]
        for work in one_task["annotations"]:
            regions = {it["id"] for it in work["result"] if it["type"] == "labels"}
            for it in work["result"]:
                if it["type"] == "relation":
                    assert {it["from_id"], it["to_id"]} <= regions
                    assert set(it["labels"]) <= arrows
                    continue
                _check(it, controls[it["from_name"]], text)
    return tasks


def _check(result: dict[str, Any], control: ET.Element, text: str) -> None:
    value = result["value"]
    assert result["to_name"] == control.get("toName") == "text"
    assert result["type"] == control.tag.lower()
    if result["type"] == "labels":
        assert text[value["start"] : value["end"]] == value["text"]
    if result["type"] in ("labels", "choices"):
        offered = {it.get("alias") or it.get("value") for it in control}
        assert len(offered) == len(control)
        assert set(value[result["type"]]) <= offered
    if result["type"] == "textarea":
        assert all(isinstance(it, str) for it in value["text"])


@pytest.mark.parametrize("names", ["code", "ar"])
def test_what_is_written_is_what_label_studio_takes(names: str, tmp_path_factory) -> None:
    @given(datasets)
    def holds(dataset: Dataset) -> None:
        place, options = tmp_path_factory.mktemp("ls"), WriteOptions(names=names)
        tasks = imported(kit.written(label_studio.FORMAT, dataset, options, place))
        found = [it for task in tasks for it in task["annotations"][0]["result"]]
        ours = sum(len(it.annotations) for it in dataset)
        assert sum(it["type"] == "labels" for it in found) == ours

    holds()


def test_labels_are_shown_by_their_names_and_counted_by_their_codes(tmp_path: Path) -> None:
    dataset = Dataset(schema=gold.schema(), articles=gold.articles())
    folder = kit.written(label_studio.FORMAT, dataset, WriteOptions(names="ar"), tmp_path)
    imported(folder)
    config = (folder / "config.xml").read_text(encoding="utf-8")
    assert 'value="شخص" alias="PERS"' in config


def test_what_no_label_set_knows_has_its_control_too(tmp_path: Path) -> None:
    of = article("زار ترامب بغداد.", labels={"genre": "غيره", "new": "x", "mood": ("a", "b")})
    one_mark = annotation(of, 4, 9, "UNKNOWN", attributes={"mention": "OTHER", "extra": "y"})
    other = annotation(of, 10, 15, "GPE", attributes={"entity": "z", "text": "w"})
    arrow = relation(one_mark, other, "visits")
    whole = AnnotatedArticle(article=of, annotations=(one_mark, other), relations=(arrow,))
    dataset = Dataset(schema=gold.schema(), articles=[whole])
    folder = kit.written(label_studio.FORMAT, dataset, WriteOptions(), tmp_path)
    imported(folder)
    (found,) = label_studio.read(folder / "tasks.json", ReadOptions())
    assert isinstance(found, Incoming)
    assert [it.attributes for it in found.spans] == [one_mark.attributes, other.attributes]
    assert [it.layer for it in found.spans] == [one_mark.layer, other.layer]
    assert found.labels == of.labels
    assert [it.label for it in found.relations] == ["visits"]


@pytest.mark.parametrize(("suffix", "delimiter"), [(".csv", ","), (".tsv", "\t")])
def test_the_export_as_a_table_gives_its_marks(suffix: str, delimiter: str, tmp_path: Path) -> None:
    value = region("a", "ترامب", "PER")["value"]
    rows = [
        ["annotation_id", "annotator", "created_at", "id", "label", "lead_time", "mood", "text"],
        [7, 2, "2024-01-01T10:00:00Z", 3, json.dumps([value]), 4.5, "محايد", TEXT],
        [8, 2, "2024-01-01T10:00:00Z", 4, "", 4.5, '{"choices": ["أ", "ب"]}', "بلا وسم"],
    ]
    file = tmp_path / f"project-1{suffix}"
    with file.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream, delimiter=delimiter).writerows(rows)
    assert formats.for_reading(file).id == "label-studio"
    first, second = label_studio.read(file, ReadOptions())
    assert isinstance(first, Incoming)
    (span,) = first.spans
    assert (span.label, span.annotator, span.created) == ("PER", "2", 1704103200000)
    assert (first.text, first.id, first.labels) == (TEXT, "3", {"mood": "محايد"})
    assert isinstance(second, Incoming)
    assert (second.labels, second.spans, second.notes) == ({"mood": ("أ", "ب")}, (), ())


def test_a_region_keeps_its_note_and_its_time(tmp_path: Path) -> None:
    noted = region("a", "ترامب", "PER", meta={"text": ["تحقق من الاسم"]})
    (span,) = one(tmp_path, task(noted)).spans
    assert (span.attributes, span.created) == ({"comment": "تحقق من الاسم"}, 1704103200000)


def test_a_picture_is_no_text_though_its_address_has_letters(tmp_path: Path) -> None:
    pictures = [{"image": "/data/upload/29/a.png"}, {"image": "https://a.org/x"}, {"f": "a.png"}]
    found = read(
        tmp_path, [{"id": n, "data": it, "annotations": []} for n, it in enumerate(pictures)]
    )
    assert [it.message for it in found if isinstance(it, Note)] == ["formats-line-no-text"] * 3


def test_a_task_without_work_may_come_first(tmp_path: Path) -> None:
    bare = {"id": 1, "data": {"article": "بلا وسم"}}
    found = read(tmp_path, [bare, task(region("a", "ترامب", "PER"))])
    assert [len(it.spans) for it in found if isinstance(it, Incoming)] == [0, 1]


def test_data_under_usual_names_are_facts_of_the_article(tmp_path: Path) -> None:
    data = {
        "text": TEXT,
        "headline": "زيارة",
        "date": "6 مايو 2024",
        "site": "الجزيرة",
        "topic": "خبر",
    }
    found = one(tmp_path, {"id": 1, "data": data, "annotations": []})
    assert (found.title, found.published, found.source) == ("زيارة", "2024-05-06", "الجزيرة")
    assert found.labels == {"topic": "خبر"}


def test_who_annotated_in_the_first_versions(tmp_path: Path) -> None:
    old = {"created_username": "سعاد", "result": [region("a", "ترامب", "PER")]}
    (span,) = one(tmp_path, {"id": 1, "data": {"text": TEXT}, "completions": [old]}).spans
    assert span.annotator == "سعاد"


def test_lines_written_to_a_region_are_one_text(tmp_path: Path) -> None:
    mark = region("a", "ترامب", "PER", meta={"text": ["أول", "ثان"]})
    written = said(mark, "remark", "textarea") | {"value": {"text": ["سطر", "سطر آخر"]}}
    (span,) = one(tmp_path, task(mark, written)).spans
    assert span.attributes == {"comment": "أول\nثان", "remark": "سطر\nسطر آخر"}


def test_the_ids_of_tasks_name_the_articles_and_go_back(tmp_path: Path) -> None:
    tasks = [{"id": it, "data": {"text": TEXT}, "annotations": []} for it in (17, 23)]
    found = [it for it in read(tmp_path, tasks) if isinstance(it, Incoming)]
    names = [it.name for it in found]
    assert names == ["project-1#17", "project-1#23"]
    again = tmp_path / "again"
    again.mkdir()
    kept = [AnnotatedArticle(article=article(TEXT, name=it)) for it in (*names, "خبر.txt")]
    label_studio.write(Dataset(schema=gold.schema(), articles=kept), again, WriteOptions())
    written = json.loads((again / "tasks.json").read_text(encoding="utf-8"))
    assert [it["id"] for it in written] == [17, 23, 1]


def test_a_configuration_beside_foreign_tasks_is_named(tmp_path: Path) -> None:
    tasks = [{"id": 1, "data": {"text": TEXT}, "annotations": []}]
    assert [it for it in read(tmp_path, tasks) if isinstance(it, Note)] == []
    (tmp_path / "label_config.xml").write_text("<View></View>", encoding="utf-8")
    (note,) = (it for it in read(tmp_path, tasks) if isinstance(it, Note))
    assert (note.message, note.values) == ("formats-ls-config", {"config": "label_config.xml"})


def test_remarks_name_the_task_since_all_tasks_may_stand_in_one_line(tmp_path: Path) -> None:
    result = [region("a", "ترامب", "PER", shift=1), region("b", "بغداد", "LOC", shift=1)]
    tasks = [
        {"id": number, "data": {"text": f"{TEXT} {number}"}, "annotations": [{"result": result}]}
        for number in (7, 8)
    ]
    found = [note for it in read(tmp_path, tasks) if isinstance(it, Incoming) for note in it.notes]
    assert [(it.message, it.name) for it in found] == [
        ("formats-realigned-proved", "project-1#7"),
        ("formats-realigned-proved", "project-1#8"),
    ]
