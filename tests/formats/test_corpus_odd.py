"""Corpora with values of another kind than their program writes: they cost themselves, and are told."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from hashiya.formats import for_reading
from hashiya.formats.corpus import gate_xml, openings, said, token_documents, token_marks
from hashiya.formats.format import Incoming, Note, ReadOptions

TEXT = "زار سامي القدس وعاد إلى البيت مع أخته في المساء"


def read(place: Path, data: Any) -> tuple[list[Incoming], list[Note]]:
    """``data``: a record, or several as lines."""
    records = data if isinstance(data, list) else [data]
    file = place / "a.jsonl"
    lines = (json.dumps(it, ensure_ascii=False) + "\n" for it in records)
    file.write_text("".join(lines), encoding="utf-8")
    reading = for_reading(file).read
    assert reading
    found = list(reading(file, ReadOptions()))
    articles = [it for it in found if isinstance(it, Incoming)]
    notes = [it for it in found if isinstance(it, Note)]
    return articles, [*notes, *(note for it in articles for note in it.notes)]


def words(article: Incoming) -> list[tuple[str, str]]:
    return [(it.label, it.fragments[0].quote(article.text)) for it in article.spans]


def said_of(notes: list[Note]) -> set[str]:
    return {it.message for it in notes}


# -- rows of tokens


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [(0, 2, "سامي"), (1, 2, None), (1, 3, "القدس"), (0, 3, "سامي  القدس")],
)
def test_marks_over_empty_tokens_are_those_of_the_others(
    start: int, end: int, expected: str | None, tmp_path: Path
) -> None:
    rows = [
        {
            "tokens": ["سامي", "", "القدس"],
            "entities": [{"start": start, "end": end, "type": "PER"}],
        },
        {"tokens": ["زار", "سامي", "القدس"], "entities": [{"start": 1, "end": 2, "type": "PER"}]},
    ]
    (article,), notes = read(tmp_path, rows)
    found = [it for _, it in words(article)]
    assert found == ([expected] if expected else []) + ["سامي"]
    assert ("formats-rows-marks" in said_of(notes)) is (expected is None)


@pytest.mark.parametrize("first", [True, False])
def test_marks_that_are_an_object_in_some_rows_are_told(first: bool, tmp_path: Path) -> None:
    good = {"tokens": ["زار", "سامي", "القدس"], "entities": [{"start": 1, "end": 2, "type": "PER"}]}
    odd = {"tokens": ["زار", "سامي", "بغداد"], "entities": {"0": "x"}}
    (article,), notes = read(tmp_path, [odd, good] if first else [good, odd])
    assert words(article) == [("PER", "سامي")]
    assert "formats-rows-marks" in said_of(notes)


def test_the_ends_of_a_relation_that_have_no_numbers_are_no_ends() -> None:
    row = {"tokens": ["ا"], "h": ["x", "Q1", [[0, "x"]]], "t": ["y", "Q2", [[0]]], "relation": "P1"}
    assert token_marks.opened(row) is row


# -- documents of tokens


def test_events_and_parts_of_another_kind_are_given_on() -> None:
    sentences = [["زار", "سامي", "القدس"]]
    found = token_documents.opened({"sentences": sentences, "events": [[[]]]})
    assert found
    assert found["events"] == [[]]
    row = {"words": sentences[0], "part_id": [1], "coref_spans": [[0, 1, 1], [0, 2]]}
    found = token_documents.opened({"sentences": [row]})
    assert found
    assert [len(it) for it in found["clusters"]] == [1, 1]
    assert found["clusters"][1] == [{}]


def test_what_is_no_list_among_marks_of_sentences_is_told(tmp_path: Path) -> None:
    record = {
        "doc_key": "d",
        "sentences": [["زار", "سامي", "القدس", "مساء", "أمس", "مع", "أخته", "الصغيرة"]],
        "ner": [[[1, 1, "PER"], "x", {"y": 1}]],
        "events": [[[[0, "زيارة"], [1, 1, "زائر"], [2, 2]]]],
    }
    (article,), notes = read(tmp_path, record)
    assert ("PER", "سامي") in words(article)
    columns = [it.values["names"] for it in notes if it.message == "formats-corpus-columns"]
    assert len(columns) == 1
    assert "ner.?" in str(columns[0])
    assert "formats-relation-ends" in said_of(notes)


# -- known programs


def test_answers_have_their_names_for_themselves_and_all_people_are_heard() -> None:
    mark = [{"start": 4, "end": 8, "label": "PER"}]
    record = {
        "id": 5,
        "fields": {"text": TEXT},
        "responses": {
            "id": [{"value": mark, "user_id": "u"}, {"value": mark, "user_id": "v"}],
            "label": [{"value": "a", "user_id": "u"}, {"value": "b", "user_id": "v"}],
            "same": [{"value": "a", "user_id": "u"}, {"value": "a", "user_id": "v"}],
            "rating": [{"value": 4, "user_id": "u"}],
            "many": [{"value": ["a", "b"]}, {"value": ["b", "c"]}],
        },
    }
    found = openings.opened(record)
    assert (found["id"], found["text"]) == (5, TEXT)
    assert [it["annotator"] for it in found["responses.id"]] == ["u", "v"]
    assert (found["label"], found["same"], found["rating"]) == (["a", "b"], "a", 4)
    assert found["many"] == ["a", "b", "c"]


def test_two_answers_are_both_labels_and_a_rating_is_told(tmp_path: Path) -> None:
    answers = {
        "label": [{"value": "a", "user_id": "u"}, {"value": "b", "user_id": "v"}],
        "rating": [{"value": 4, "user_id": "u"}],
    }
    (article,), notes = read(tmp_path, {"id": 5, "fields": {"text": TEXT}, "responses": answers})
    assert article.labels == {"label": ("a", "b")}
    assert [it.values["names"] for it in notes if it.message == "formats-corpus-columns"] == [
        "rating"
    ]


def test_jobs_of_kili_have_their_names_for_themselves_and_all_people_are_heard() -> None:
    def label(who: str, of: dict[str, Any]) -> dict[str, Any]:
        return {"author": {"email": who}, "jsonResponse": of}

    mark = {"beginOffset": 4, "content": "سامي", "categories": [{"name": "PER"}]}
    of_v = {"CLASS": {"categories": [{"name": "b"}]}, "WORDS": {"text": "نعم"}}
    record = {
        "id": 5,
        "content": TEXT,
        "labels": [
            label("u", {"id": {"annotations": [mark]}, "CLASS": {"categories": [{"name": "a"}]}}),
            label("v", of_v),
        ],
    }
    found = openings.opened(record)
    assert found["id"] == 5
    assert [it["annotator"] for it in found["labels.id"]] == ["u"]
    assert (found["CLASS"], found["WORDS"]) == (["a", "b"], "نعم")


def core_nlp(*tokens: tuple[str, int, int], mention: tuple[int, int]) -> dict[str, Any]:
    of = [
        {"word": it, "originalText": it, "characterOffsetBegin": one, "characterOffsetEnd": end}
        for it, one, end in tokens
    ]
    marks = [
        {
            "text": "سامي",
            "characterOffsetBegin": mention[0],
            "characterOffsetEnd": mention[1],
            "ner": "P",
        }
    ]
    return {"sentences": [{"tokens": of, "entitymentions": marks}]}


@pytest.mark.parametrize("wide", [1, 2], ids=["code-points", "utf-16"])
def test_tokens_of_core_nlp_stand_as_far_apart_as_the_file_says(wide: int, tmp_path: Path) -> None:
    at = wide + 1
    record = core_nlp(
        ("😀", 0, wide), ("سامي", at, at + 4), ("هنا", at + 5, at + 8), mention=(at, at + 4)
    )
    (article,), _ = read(tmp_path, record)
    assert article.text == "😀 سامي هنا"
    assert words(article) == [("P", "سامي")]


@pytest.mark.parametrize(
    "record",
    [
        core_nlp(("سامي", 0, 4), ("هنا", 9_000_000_000, 9_000_000_003), mention=(0, 4)),
        {"passages": [{"offset": 9_000_000_000, "text": TEXT}]},
    ],
    ids=["core-nlp", "bioc"],
)
def test_a_place_far_away_costs_no_memory(record: dict[str, Any], tmp_path: Path) -> None:
    articles, notes = read(tmp_path, record)
    assert articles == []
    assert any(it.lost for it in notes)


def test_parts_that_a_file_leaves_out_are_still_spaces() -> None:
    passages = [{"offset": 0, "text": "زار"}, {"offset": 900, "text": "سامي"}]
    assert openings.opened({"passages": passages})["text"] == "زار" + " " * 897 + "سامي"


def test_numbers_of_tokens_far_apart_cost_no_memory() -> None:
    assert said.tokens({"token_start": 1, "token_end": 2_000_000_000}) == (1, 2_000_000_000)
    assert said.tokens({"token_start": 1, "token_end": 3}) == (1, 2, 3)


@pytest.mark.parametrize(
    "record",
    [
        {"text": TEXT, "denotations": ["x", {"span": {"begin": 4, "end": 8}, "obj": "PER"}]},
        {
            "passages": [
                {
                    "offset": 0,
                    "text": TEXT,
                    "annotations": [
                        7,
                        {"locations": [{"offset": 4, "length": 4}], "infons": {"type": "PER"}},
                    ],
                }
            ]
        },
    ],
    ids=["pub-annotation", "bioc"],
)
def test_what_is_no_object_among_marks_is_told(record: dict[str, Any], tmp_path: Path) -> None:
    (article,), notes = read(tmp_path, record)
    assert words(article) == [("PER", "سامي")]
    assert [it.values["names"] for it in notes if it.message == "formats-corpus-columns"] in (
        ["denotations.?"],
        ["annotations.?"],
    )


def test_two_sets_of_one_name_in_xml_of_gate_are_one(tmp_path: Path) -> None:
    mark = '<Annotation Id="{0}" Type="{0}" StartNode="0" EndNode="4"/>'
    sets = "".join(
        f'<AnnotationSet Name="a">{mark.format(it)}</AnnotationSet>' for it in ("P", "Q")
    )
    file = tmp_path / "a.xml"
    file.write_text(
        '<GateDocument><TextWithNodes><Node id="0"/>سامي<Node id="4"/> هنا</TextWithNodes>'
        f"{sets}</GateDocument>",
        encoding="utf-8",
    )
    (of,) = gate_xml.record(file)["annotation_sets"].values()
    assert [it["type"] for it in of["annotations"]] == ["P", "Q"]


# -- marks and events


def test_all_parts_of_a_mark_below_its_label_are_taken(tmp_path: Path) -> None:
    (article,), _ = read(tmp_path, {"text": TEXT, "entities": {"PER": [[[4, 8], [9, 14]]]}})
    assert [(it.start, it.end) for it in article.spans[0].fragments] == [(4, 8), (9, 14)]


def test_a_point_of_several_that_is_none_is_told(tmp_path: Path) -> None:
    mark = {"label": ["PER"], "points": [{"start": 4, "end": 8}, {"start": "x"}, 7]}
    (article,), notes = read(tmp_path, {"text": TEXT, "annotation": [mark]})
    assert words(article) == [("PER", "سامي")]
    assert len([it for it in notes if it.lost]) == 2


@pytest.mark.parametrize("depth", [12, 600])
def test_labels_in_many_lists_are_no_labels(depth: int, tmp_path: Path) -> None:
    """Twelve would be read with ease: no label of theirs shows that lists are not followed without an end."""
    deep: Any = "DEEP"
    for _ in range(depth):
        deep = [deep]
    good = {"start": 4, "end": 8, "label": "PER"}
    other = {"start": 9, "end": 14, "label": "LOC"}
    arrow = {"from": 0, "to": 1, "type": "in"}
    record = {"content": TEXT, "marks": [good, other], "relations": [arrow]}
    marked = {**record, "marks": [good, other, {"start": 0, "end": 3, "label": deep}]}
    tied = {**record, "relations": [arrow, {**arrow, "type": deep}]}
    articles, notes = read(tmp_path, [record, marked, tied])
    of_marks = [[it.label for it in of.spans] for of in articles]
    of_ties = [[it.label for it in of.relations] for of in articles]
    assert of_marks == [["PER", "LOC"]] * 3
    assert of_ties == [["in"], ["in"], ["in", "related"]]
    assert [it.message for it in articles[1].notes] == ["formats-bad-label"]
    assert [it.values.get("key") for it in articles[2].notes] == ["type"]
    assert all(it.lost for it in notes if it.line)


def test_what_else_an_event_and_its_arguments_say_are_attributes(tmp_path: Path) -> None:
    event = {
        "event_type": "Visit",
        "trigger": {"text": "زار", "start": 0, "end": 3},
        "modality": "asserted",
        "odd": {"x": [1]},
        "arguments": [{"role": "visitor", "text": "سامي", "start": 4, "end": 8, "certain": False}],
    }
    (article,), notes = read(tmp_path, {"text": TEXT, "events": [event]})
    (visit,) = (it for it in article.spans if it.label == "Visit")
    assert visit.attributes == {"modality": "asserted"}
    (relation,) = article.relations
    assert (relation.label, relation.attributes) == ("visitor", {"certain": False})
    assert [it.values["key"] for it in notes if it.message == "formats-bad-attribute"] == ["odd"]
