"""doccano: read as its versions export it, written as its import takes it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import gold
import pytest
from formats import kit
from formats.datasets import datasets
from hypothesis import given
from making import article

from hashiya import formats
from hashiya.formats.doccano import doccano
from hashiya.formats.format import Incoming, Note, ReadOptions, WriteOptions
from hashiya.model.dataset import AnnotatedArticle, Dataset
from hashiya.model.span import Span

TEXT = "🚨 زار ترامب بغداد، ثم غادر ترامب بغداد."


def read(place: Path, *rows: Any, suffix: str = ".jsonl") -> list[Incoming | Note]:
    file = place / f"export{suffix}"
    if suffix == ".json":
        file.write_text(json.dumps(rows, ensure_ascii=False, indent=1), encoding="utf-8")
    else:
        lines = [json.dumps(it, ensure_ascii=False) for it in rows]
        file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert formats.for_reading(file).id == "doccano"
    return [it for it in doccano.read(file, ReadOptions()) if not _is_bookkeeping(it)]


def _is_bookkeeping(it: Incoming | Note) -> bool:
    """What is told of the program's own entries has its own test."""
    return isinstance(it, Note) and it.message == "formats-program-entries"


def one(place: Path, row: dict[str, Any], suffix: str = ".jsonl") -> Incoming:
    (found,) = read(place, row, suffix=suffix)
    assert isinstance(found, Incoming)
    return found


def marks(found: Incoming) -> list[tuple[str, str]]:
    return [
        (it.label, found.text[it.fragments[0].start : it.fragments[-1].end]) for it in found.spans
    ]


def at(words: str, *, shift: int = 0) -> tuple[int, int]:
    start = TEXT.index(words) + shift
    return start, start + len(words)


def test_sequence_labelling_as_exported(tmp_path: Path) -> None:
    row = {
        "id": 8,
        "text": TEXT,
        "label": [[*at("ترامب"), "PER"], [*at("بغداد"), "LOC"]],
        "Comments": ["راجع هذا"],
    }
    found = one(tmp_path, row)
    assert marks(found) == [("PER", "ترامب"), ("LOC", "بغداد")]
    assert (found.id, found.note, found.notes) == ("8", "راجع هذا", ())


def test_a_project_with_relations_as_exported(tmp_path: Path) -> None:
    row = {
        "id": 1,
        "text": TEXT,
        "entities": [
            {
                "id": 21,
                "label": "PER",
                "start_offset": at("ترامب")[0],
                "end_offset": at("ترامب")[1],
            },
            {
                "id": 22,
                "label": "LOC",
                "start_offset": at("بغداد")[0],
                "end_offset": at("بغداد")[1],
            },
        ],
        "relations": [{"id": 21, "from_id": 21, "to_id": 22, "type": "visits"}],
        "Comments": [{"id": 1, "example": 1, "text": "حسن"}],
    }
    found = one(tmp_path, row)
    assert marks(found) == [("PER", "ترامب"), ("LOC", "بغداد")]
    assert [(it.label, it.from_id, it.to_id) for it in found.relations] == [("visits", "21", "22")]
    assert (found.note, found.notes) == ("حسن", ())


def test_old_versions_with_labels_data_and_meta(tmp_path: Path) -> None:
    found = one(
        tmp_path,
        {"id": 1, "data": TEXT, "labels": [[*at("ترامب"), "PER"]], "meta": {"wiki": "x"},
         "annotation_approver": "admin"},
    )  # fmt: skip
    assert marks(found) == [("PER", "ترامب")]
    assert found.labels == {"wiki": "x"}


def test_annotations_of_the_first_versions(tmp_path: Path) -> None:
    annotation = {
        "label": 5,
        "start_offset": at("ترامب")[0],
        "end_offset": at("ترامب")[1],
        "user": 2,
    }
    found = one(
        tmp_path,
        {
            "id": 1,
            "text": TEXT,
            "annotations": [annotation],
            "annotation_approver": None,
            "meta": {},
        },
    )
    assert marks(found) == [("5", "ترامب")]
    assert found.spans[0].annotator == "2"


@pytest.mark.parametrize("suffix", [".jsonl", ".json"])
def test_classes_of_whole_texts_become_labels_of_the_article(suffix: str, tmp_path: Path) -> None:
    row = {"id": 1, "text": TEXT, "label": ["سياسة", "خبر"], "Comments": []}
    found = one(tmp_path, row, suffix)
    assert (found.labels, found.spans, found.notes) == ({"label": ("سياسة", "خبر")}, (), ())


def test_intent_detection_has_both(tmp_path: Path) -> None:
    row = {"text": TEXT, "entities": [[*at("ترامب"), "PER"]], "cats": ["سياسة"], "id": 3}
    found = one(tmp_path, row)
    assert (marks(found), found.labels) == ([("PER", "ترامب")], {"cats": ("سياسة",)})


def test_columns_of_somebodys_own_are_kept(tmp_path: Path) -> None:
    row = {
        "id": 1, "text": TEXT, "label": [[*at("ترامب"), "PER"]], "Comments": [],
        "url": "https://example.org", "published": "2020-01-02", "batch": 3, "tags": ["أ", "ب"],
        "deep": {"a": 1}, "empty": "",
    }  # fmt: skip
    found = one(tmp_path, row)
    assert (found.url, found.published) == ("https://example.org", "2020-01-02")
    assert found.labels == {"batch": "3", "tags": ("أ", "ب")}
    assert [(it.message, it.values["keys"], it.lost) for it in found.notes] == [
        ("formats-unknown-keys", "deep", True)
    ]


def test_offsets_in_utf16_are_seen_by_the_edges_of_words(tmp_path: Path) -> None:
    spans = [[*at(it, shift=1), "X"] for it in ("زار", "ترامب", "بغداد", "غادر")]
    found = one(tmp_path, {"id": 1, "text": TEXT, "label": spans, "Comments": []})
    assert [words for _, words in marks(found)] == ["زار", "ترامب", "بغداد", "غادر"]
    assert [(it.message, it.values["how"]) for it in found.notes] == [
        ("formats-realigned-guessed", "utf-16")
    ]


def test_our_own_offsets_are_never_guessed_anew(tmp_path: Path) -> None:
    row = {"id": 1, "text": TEXT, "label": [[4, 6, "X"], [9, 11, "X"]], "offsets": "code_point"}
    found = one(tmp_path, row)
    assert [it.fragments for it in found.spans] == [(Span(4, 6),), (Span(9, 11),)]
    assert found.notes == ()


def test_what_is_wrong_is_told_and_the_rest_is_taken(tmp_path: Path) -> None:
    row = {
        "id": 1,
        "text": TEXT,
        "entities": [
            {"id": 1, "label": "A", "start_offset": 2, "end_offset": 5},
            {"id": 1, "label": "B", "start_offset": 2, "end_offset": 5},
            {"id": 3, "label": "C", "start_offset": 5, "end_offset": 5},
            {"id": 4, "label": None, "start_offset": 2, "end_offset": 5},
            {"id": 5, "label": "D", "start_offset": 2, "end_offset": 9999},
            7.5,
        ],
        "relations": [
            {"id": 1, "from_id": 1, "to_id": 9, "type": "x"},
            {"id": 2, "from_id": 1, "to_id": 1, "type": "x"},
            "x",
        ],
    }
    found = one(tmp_path, row)
    assert [it.label for it in found.spans if not it.words] == ["A"]
    assert found.relations == ()
    assert sorted(it.message for it in found.notes if it.lost) == sorted(
        ["formats-id-twice", "formats-bad-label", "formats-span-no-offsets", "formats-span-waits", "formats-not-a-record",
         "formats-relation-ends", "formats-relation-ends", "formats-not-a-record"]
    )  # fmt: skip


# -- what is written, read as doccano's import does


def imported(file: Path, *, relations: bool) -> list[dict[str, Any]]:
    """A strict reader by the rules of doccano's importer: types, unique ids, ends that exist."""
    seen: set[int] = set()
    rows = [json.loads(line) for line in file.read_text(encoding="utf-8").split("\n")[:-1]]
    for row in rows:
        assert isinstance(row["text"], str)
        assert row["text"]
        if not relations:
            for start, end, label in row["label"]:
                _check_span(row["text"], start, end, label)
            continue
        ids = [it["id"] for it in row["entities"]]
        assert all(type(it) is int and it not in seen for it in ids)
        seen.update(ids)
        for it in row["entities"]:
            _check_span(row["text"], it["start_offset"], it["end_offset"], it["label"])
        for it in row["relations"]:
            assert {it["from_id"], it["to_id"]} <= set(ids)
            assert it["type"]
    return rows


def _check_span(text: str, start: int, end: int, label: str) -> None:
    assert 0 <= start < end <= len(text)
    assert isinstance(label, str)
    assert label


@pytest.mark.parametrize("flavour", ["relations", "spans"])
def test_what_is_written_is_what_doccano_takes(flavour: str, tmp_path_factory) -> None:
    @given(datasets)
    def holds(dataset: Dataset) -> None:
        place, options = tmp_path_factory.mktemp("doccano"), WriteOptions(flavour=flavour)
        file = kit.written(doccano.FORMAT, dataset, options, place)
        rows = imported(file, relations=flavour == "relations")
        report = kit.weighed(doccano.FORMAT, dataset, options)
        key = "entities" if flavour == "relations" else "label"
        assert sum(len(it[key]) for it in rows) == report.spans_written
        assert [it["text"] for it in rows] == [it.article.text for it in dataset]

    holds()


def test_what_doccano_gives_back_of_ours_keeps_the_articles_facts(tmp_path: Path) -> None:
    """doccano drops what it does not know inside spans and gives further columns back."""
    dataset = Dataset(schema=gold.schema(), articles=gold.articles()[:1])
    file = kit.written(doccano.FORMAT, dataset, WriteOptions(), tmp_path)
    (row,) = imported(file, relations=True)
    known = ("id", "label", "start_offset", "end_offset")
    row["entities"] = [{key: it[key] for key in known} for it in row["entities"]]
    found = one(tmp_path, row | {"Comments": []})
    article = gold.articles()[0].article
    assert (found.name, found.title, found.sha256) == (article.name, article.title, article.sha256)
    ours = [(it.label, it.fragments) for it in gold.articles()[0].annotations]
    assert [(it.label, it.fragments) for it in found.spans] == ours
    assert found.notes == ()


def test_an_array_is_read_piece_by_piece_and_a_broken_one_costs_itself(tmp_path: Path) -> None:
    rows = [{"text": TEXT, "label": [], "id": it} for it in range(3)]
    parts = [json.dumps(it, ensure_ascii=False) for it in rows]
    parts[1] = parts[1].replace('"id": 1', '"id": NaN')
    file = tmp_path / "a.json"
    file.write_text("\n[" + ",\n".join(parts) + "\n, 7]", encoding="utf-8")
    found = list(doccano.read(file, ReadOptions()))
    assert [type(it).__name__ for it in found] == ["Incoming", "Note", "Incoming", "Note"]
    assert [it.line for it in found] == [2, 3, 4, 5]
    assert [it.message for it in found if isinstance(it, Note)] == [
        "formats-line-bad-number",
        "formats-line-no-object",
    ]


@pytest.mark.parametrize("suffix", [".jsonl", ".json"])
def test_an_export_is_known_though_its_first_text_has_no_mark(tmp_path: Path, suffix: str) -> None:
    rows = [{"id": n, "text": f"بلا وسم {n}", "label": []} for n in range(20)]
    found = read(
        tmp_path, *rows, {"id": 20, "text": TEXT, "label": [[*at("ترامب"), "PER"]]}, suffix=suffix
    )
    assert len(found) == 21
    last = found[-1]
    assert isinstance(last, Incoming)
    assert marks(last) == [("PER", "ترامب")]


def test_an_export_is_known_though_nobody_marked_anything(tmp_path: Path) -> None:
    found = one(tmp_path, {"id": 5, "text": TEXT, "label": []})
    assert (found.id, found.labels, found.notes) == ("5", {}, ())


def test_texts_classed_in_the_first_versions(tmp_path: Path) -> None:
    found = one(tmp_path, {"text": TEXT, "labels": ["خبر", "سياسة"], "meta": {"page": 3}})
    assert (found.labels, found.notes) == ({"label": ("خبر", "سياسة"), "page": "3"}, ())


def test_what_was_written_to_a_text_in_the_first_versions(tmp_path: Path) -> None:
    """Translations and the like: their entries have words and no place."""
    row = {
        "id": 1,
        "text": TEXT,
        "annotations": [{"text": "ترجمة أولى", "user": 1}, {"text": "ثانية", "user": 2}],
        "meta": {},
        "annotation_approver": None,
    }
    found = one(tmp_path, row)
    assert (found.labels, found.spans) == ({"label": ("ترجمة أولى", "ثانية")}, ())
    assert found.notes == ()


def test_an_administrators_export_gives_names_beside_numbers(tmp_path: Path) -> None:
    start, end = at("ترامب")
    mark = {"id": 4, "label": 12, "start_offset": start, "end_offset": end, "user": 1}
    named = mark | {"id": 5, "label_name": "PER", "user_name": "سعاد"}
    found = one(tmp_path, {"id": 1, "text": TEXT, "annotations": [mark, named]})
    assert marks(found) == [("12", "ترامب"), ("PER", "ترامب")]
    assert [it.annotator for it in found.spans] == ["1", "سعاد"]
    found = one(
        tmp_path, {"id": 1, "text": TEXT, "annotations": [{"id": 1, "label": "خبر", "user": 1}]}
    )
    assert (found.labels, found.spans, found.notes) == ({"label": ("خبر",)}, (), ())


def test_strings_among_entities_are_told(tmp_path: Path) -> None:
    row = {"id": 1, "text": TEXT, "entities": [[*at("ترامب"), "PER"], "ترامب"]}
    found = one(tmp_path, row)
    assert marks(found) == [("PER", "ترامب")]
    assert [(it.message, it.lost) for it in found.notes] == [("formats-not-a-record", True)]


@pytest.mark.parametrize("flavour", ["relations", "spans"])
@pytest.mark.parametrize("value", [("خبر", "سياسة"), "خبر"])
def test_what_a_text_is_classed_as_comes_back(
    flavour: str, value: str | tuple[str, ...], tmp_path: Path
) -> None:
    of = article(TEXT, labels={"label": value, "cats": ("flight",)})
    data = Dataset(schema=gold.schema(), articles=[AnnotatedArticle(article=of)])
    file = tmp_path / "a.jsonl"
    options = WriteOptions(flavour=flavour)
    doccano.write(data, file, options)
    assert formats.for_reading(file).id == "doccano"
    (found,) = doccano.read(file, ReadOptions())
    assert isinstance(found, Incoming)
    assert found.labels == {"label": value, "cats": ("flight",)}
    kit.assert_accounted(doccano.FORMAT, data, tmp_path, options)


def test_each_persons_file_says_whose_its_marks_are(tmp_path: Path) -> None:
    row = {"id": 1, "text": TEXT, "label": [[*at("ترامب"), "PER"]]}
    (tmp_path / "unknown.jsonl").write_text(json.dumps({"id": 2, "text": TEXT, "label": []}))
    (tmp_path / "layla.jsonl").write_text(json.dumps(row), encoding="utf-8")
    (tmp_path / "all.jsonl").write_text(json.dumps(row), encoding="utf-8")
    for name, annotator in (("layla", "layla"), ("all", "")):
        (found,) = doccano.read(tmp_path / f"{name}.jsonl", ReadOptions())
        assert isinstance(found, Incoming)
        assert [it.annotator for it in found.spans] == [annotator]


def test_the_words_behind_a_triple_prove_its_place(tmp_path: Path) -> None:
    start, end = at("غادر")
    found = one(tmp_path, {"text": TEXT, "label": [[start + 1, end + 1, "ACT", "غادر"]]})
    assert marks(found) == [("ACT", "غادر")]


@pytest.mark.parametrize("place", [{"span": [6, 11]}, {"offsets": [[6, 11]]}])
def test_marks_of_others_are_not_taken_for_classes_of_the_text(
    place: dict[str, Any], tmp_path: Path
) -> None:
    file = tmp_path / "a.jsonl"
    row = {"text": TEXT, "entities": [{"label": "PER", **place}]}
    file.write_text(json.dumps(row), encoding="utf-8")
    assert formats.for_reading(file).id != "doccano"


def test_entries_of_doccanos_own_are_told(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    start, end = at("ترامب")
    mark = {
        "id": 3, "label": "PER", "start_offset": start, "end_offset": end, "user": 1, "prob": 0.5,
        "created_at": "2020-01-01T00:00:00Z", "updated_at": "2020-01-01T00:00:00Z", "document": 9,
    }  # fmt: skip
    row = {"id": 1, "text": TEXT, "annotations": [mark], "annotation_approver": "omar"}
    file.write_text(json.dumps(row), encoding="utf-8")
    found, note = doccano.read(file, ReadOptions())
    assert isinstance(found, Incoming)
    assert [(it.annotator, it.created) for it in found.spans] == [("1", 1577836800000)]
    assert isinstance(note, Note)
    assert note.values["names"] == (
        "annotation_approver · annotations.prob · annotations.updated_at · annotations.document"
    )


def test_the_ids_of_records_name_the_articles_and_go_back(tmp_path: Path) -> None:
    rows = [{"id": it, "text": f"{TEXT} {it}", "label": [[4, 7, "X"]]} for it in (501, 504, 505)]
    names = [it.name for it in read(tmp_path, *rows) if isinstance(it, Incoming)]
    assert names == ["export#501", "export#504", "export#505"]
    kept = [article(TEXT, name=it) for it in (*names, "خبر", "other#501", "قانون-2024")]
    data = Dataset(schema=gold.schema(), articles=[AnnotatedArticle(article=it) for it in kept])
    doccano.write(data, tmp_path / "again", WriteOptions())
    written = map(json.loads, (tmp_path / "again").read_bytes().splitlines())
    assert [it["id"] for it in written] == [501, 504, 505, 1, 2, 3]
