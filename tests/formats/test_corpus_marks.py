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
        {"BeginOffset": 4, "EndOffset": 14, "Text": "محمود عباس", "Type": "PER"},
        {"startOffset": 4, "endOffset": 14, "displayName": "PER"},
        {"technique": "PER", "start": 4, "end": 14, "text": "محمود عباس"},
        {"name": "محمود عباس", "pos": [4, 14], "type": "PER"},
        {"span": [4, 14], "label": "PER"},
        {"offsets": [[4, 14]], "type": "PER", "text": ["محمود عباس"]},
        {"locations": [{"offset": 4, "length": 10}], "label": "PER"},
        {"type": "PER", "mentions": [{"text": "محمود عباس", "location": [4, 14]}]},
        {
            "display_name": "PER",
            "text_extraction": {"text_segment": {"start_offset": 4, "end_offset": 14}},
        },
        {"beginOffset": 4, "content": "محمود عباس", "categories": [{"name": "PER"}]},
        {"entity": "محمود عباس", "type": "PER"},
        ["PER", 4, 14],
        ["محمود عباس", 4, 14, "PER"],
        ["T1", "PER", [[4, 14]]],
        [{"start": 4, "end": 14, "label": "PER"}],
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
    """Words and numbers are attributes of it, also where they lie together; other things are told."""
    said = {"score": 0.5, "sure": True, "aliases": ["أبو مازن"], "infons": {"wikidata": "Q1"}}
    links = {"normalized": [{"db_name": "mesh", "db_id": "D1"}], "value": "Mahmoud"}
    mark = {
        "start": 4,
        "end": 14,
        "text": "محمود عباس",
        "label": "PER",
        "links": [],
        **said,
        **links,
    }
    row = {"text": TEXT, "likes": 2, "found": [{**mark, "tree": {"a": 1}}]}
    (article,), (note,) = read(tmp_path, "a.jsonl", row)
    assert article.spans[0].attributes == {
        "score": 0.5,
        "sure": True,
        "aliases": ("أبو مازن",),
        "wikidata": "Q1",
        "normalized": ("mesh:D1",),
        "value": "Mahmoud",
    }
    assert note.values == {"count": 2, "names": "likes · found.tree"}


def test_a_mark_of_which_nothing_can_be_told_is_told(tmp_path: Path) -> None:
    good = {"text": TEXT, "found": [{"start": 4, "end": 14, "label": "PER"}]}
    records = [{**good, "id": it} for it in range(300)]
    records.append({"text": TEXT, "id": 300, "found": [{"label": "PER"}, "x"]})
    articles, _ = read(tmp_path, "a.jsonl", *records)
    assert all(marked(it) for it in articles[:300])
    assert [it.lost for it in articles[300].notes]


def test_classes_that_are_no_words_are_told(tmp_path: Path) -> None:
    label = {"name": {"محمود عباس": {"sure": True}}}
    (article,), (note,) = read(tmp_path, "a.jsonl", {"text": TEXT, "label": label})
    assert (article.labels, note.values) == ({}, {"count": 1, "names": "label"})


@pytest.mark.parametrize(
    "marks",
    [
        {"PER": {"محمود عباس": [[4, 13]]}},  # the last letter counts
        {"PER": [{"indices": [4, 14]}]},
        {"PER": [[4, 14]]},
        {"PER": ["محمود عباس"]},
    ],
)
@pytest.mark.parametrize("name", ["a.json", "a.jsonl"])
def test_marks_may_stand_below_their_labels(
    name: str, marks: dict[str, Any], tmp_path: Path
) -> None:
    (article,), notes = read(tmp_path, name, {"text": TEXT, "label": marks})
    assert marked(article) == [("PER", "محمود عباس")]
    assert (article.notes, notes) == ((), [])


def test_words_that_stand_in_the_text_more_than_once_mark_nothing_and_are_told(
    tmp_path: Path,
) -> None:
    row = {"text": "عباس زار عباس في القاهرة.", "found": {"PER": ["عباس"], "LOC": ["القاهرة"]}}
    (article,), _ = read(tmp_path, "a.jsonl", row)
    assert marked(article) == [("LOC", "القاهرة")]
    assert [(it.message, it.values, it.lost) for it in article.notes] == [
        ("formats-mark-not-once", {"count": 2, "words": "عباس"}, True)
    ]


@pytest.mark.parametrize(
    "words",
    [
        {"hashtags": [{"text": "القاهرة", "indices": [15, 22]}]},
        {"topics": ["سياسة"]},
        {"place": "القاهرة"},
        [{"text": "القاهرة", "type": "internal", "href": "/cairo"}],
    ],
)
def test_what_a_network_found_and_words_of_elsewhere_are_no_marks(
    words: dict[str, Any], tmp_path: Path
) -> None:
    (article,), (note,) = read(tmp_path, "a.jsonl", {"full_text": TEXT, "entities": words})
    assert (article.spans, note.values["names"]) == ((), "entities")


def test_parts_of_a_mark_stay_parts(tmp_path: Path) -> None:
    mark = {"type": "PER", "offsets": [[4, 9], [15, 22]], "text": ["محمود", "القاهرة"]}
    (article,), _ = read(tmp_path, "a.jsonl", {"text": TEXT, "entities": [mark]})
    (span,) = article.spans
    assert [(it.start, it.end) for it in span.fragments] == [(4, 9), (15, 22)]


def test_each_person_who_made_a_mark_has_it(tmp_path: Path) -> None:
    by = [{"annotator": "ليلى"}, {"annotator": "عمر"}]
    mark = {"start": 4, "end": 14, "tag": "PER", "annotated_by": by}
    (article,), _ = read(tmp_path, "a.jsonl", {"content": TEXT, "annotations": [mark]})
    assert [it.annotator for it in article.spans] == ["ليلى", "عمر"]


PLACE = {"start": 4, "end": 14, "label": "PER"}
TOKENS = [
    {"word": "زار", "originalText": "زار", "characterOffsetBegin": 0, "before": ""},
    {"word": "محمود", "originalText": "محمود", "characterOffsetBegin": 4, "before": " "},
    {"word": "عباس", "originalText": "عباس", "characterOffsetBegin": 10, "before": " "},
]


@pytest.mark.parametrize(
    ("record", "annotator"),
    [
        (  # Argilla 2
            {"fields": {"text": TEXT}, "responses": {"who": [{"user_id": "u1", "value": [PLACE]}]}},
            "u1",
        ),
        (  # Argilla 1
            {"text": TEXT, "annotation": [["PER", 4, 14]], "annotation_agent": "ليلى", "prediction": []},
            "ليلى",
        ),
        (  # AutoML
            {"text_snippet": {"content": TEXT}, "annotations": [PLACE]},
            "",
        ),
        (  # Ground Truth
            {"source": TEXT, "job": {"annotations": {"entities": [PLACE]}}},
            "",
        ),
        (  # Watson
            {"analyzed_text": TEXT, "entities": [PLACE]},
            "",
        ),
        (  # Kili
            {
                "content": TEXT,
                "labels": [{"author": {"email": "l@x"}, "jsonResponse": {"JOB": {"annotations": [PLACE]}}}],
            },
            "l@x",
        ),
        (  # BigBIO
            {"passages": [{"text": [TEXT], "offsets": [[0, 27]]}], "entities": [PLACE]},
            "",
        ),
        (  # GATE
            {
                "annotation_sets": {
                    "ليلى": {
                        "name": "ليلى",
                        "annotations": [
                            {"type": "PER", "start": 4, "end": 14, "id": 1, "features": {}},
                            {"type": "Token", "start": 0, "end": 3, "id": 2, "features": {}},
                        ],
                    }
                },
                "text": TEXT,
                "features": {},
                "offset_type": "p",
            },
            "ليلى",
        ),
        (  # CoreNLP
            {
                "sentences": [
                    {
                        "tokens": TOKENS,
                        "entitymentions": [
                            {"ner": "PER", "text": "محمود عباس", "characterOffsetBegin": 4, "characterOffsetEnd": 14}
                        ],
                    }
                ]
            },
            "",
        ),
    ],
    ids=["argilla", "argilla-1", "automl", "ground-truth", "watson", "kili", "bigbio", "gate", "corenlp"],
)  # fmt: skip
@pytest.mark.parametrize("name", ["a.json", "a.jsonl"])
def test_texts_and_marks_that_known_programs_keep_deep_within_are_found(
    name: str, record: dict[str, Any], annotator: str, tmp_path: Path
) -> None:
    (article,), _ = read(tmp_path, name, record)
    assert marked(article) == [("PER", "محمود عباس")]
    assert [it.annotator for it in article.spans] == [annotator]


def test_places_that_gate_counts_as_java_does_are_told_from_those_of_python(tmp_path: Path) -> None:
    text = "😀 زار محمود عباس القاهرة."
    mark = {"type": "PER", "start": 7, "end": 17, "id": 1, "features": {"kind": "m"}}
    tags = {"type": "p", "start": 0, "end": 26, "id": 2, "features": {}}
    far = {"type": "LOC", "start": 18, "end": 99, "id": 3, "features": {}}
    sets = {
        "": {"annotations": [mark, far]},
        "Original markups": {"annotations": [tags]},
    }
    record = {"annotation_sets": sets, "text": text, "features": {"lang": "ar"}, "offset_type": "j"}
    (article,), notes = read(tmp_path, "a.bdocjs", record)
    assert marked(article)[0] == ("PER", "محمود عباس")
    assert [it.message for it in article.notes] == ["formats-span-waits"]  # its end lies nowhere
    (columns,) = [it for it in notes if it.message == "formats-corpus-columns"]
    assert columns.values["names"] == "annotation_sets.Original markups"
    assert article.spans[0].attributes == {"kind": "m"}


GATE = """<?xml version='1.0' encoding='UTF-8'?>
<GateDocument version="3">
<GateDocumentFeatures><Feature><Name className="java.lang.String">source</Name>
<Value className="java.lang.String">وكالة</Value></Feature></GateDocumentFeatures>
<TextWithNodes><Node id="0"/>😀 زار <Node id="7"/>محمود عباس<Node id="17"/> القاهرة &amp; غزة.<Node id="32"/></TextWithNodes>
<AnnotationSet>
<Annotation Id="1" Type="PER" StartNode="7" EndNode="17"><Feature><Name>kind</Name><Value>m</Value></Feature></Annotation>
<Annotation Id="2" Type="Sentence" StartNode="0" EndNode="32"></Annotation>
</AnnotationSet>
<AnnotationSet Name="ليلى"><Annotation Id="3" Type="LOC" StartNode="17" EndNode="40"></Annotation></AnnotationSet>
</GateDocument>
"""


@pytest.mark.parametrize("name", ["a.xml", "a.gate"])
def test_documents_that_gate_saves_have_their_marks(name: str, tmp_path: Path) -> None:
    file = tmp_path / name
    file.write_text(GATE, "utf-8")
    found_format = for_reading(file)
    assert found_format.id == "corpus"
    found = list((found_format.read or _never)(file, ReadOptions()))
    (article,) = [it for it in found if isinstance(it, Incoming)]
    assert (article.text, article.source) == ("😀 زار محمود عباس القاهرة & غزة.", "وكالة")
    assert marked(article) == [("PER", "محمود عباس")]
    assert [it.message for it in article.notes] == ["formats-span-no-offsets"]  # a node of nowhere
    (note,) = [it for it in found if isinstance(it, Note)]
    assert note.values["names"] == "annotation_sets.Sentence"
    assert article.spans[0].attributes == {"kind": "m"}


def test_a_broken_document_of_gate_is_told(tmp_path: Path) -> None:
    file = tmp_path / "a.xml"
    file.write_text(GATE[:400], "utf-8")
    found = list((for_reading(file).read or _never)(file, ReadOptions()))
    (note, *_) = [it for it in found if isinstance(it, Note)]
    assert (note.message, note.line > 1, note.lost) == ("formats-xml-broken", True, True)
    assert len(found) == 1


@pytest.mark.parametrize("name", ["train", "train.dev"])
def test_json_under_an_unknown_name_is_not_taken_for_a_dataset_of_ours(
    name: str, tmp_path: Path
) -> None:
    """Questions about texts have a number of their own format, which is not that of Hashiya's."""
    asked = [{"id": "1", "question": "من زار؟", "answers": [{"text": "محمود", "answer_start": 4}]}]
    paragraphs = [{"context": TEXT, "qas": asked}]
    record = {"version": "1.1", "data": [{"title": "زيارة", "paragraphs": paragraphs}]}
    (article,), _ = read(tmp_path, name, record)
    assert article.text == TEXT


def test_lines_with_a_text_under_an_unknown_name_are_taken_for_ours(tmp_path: Path) -> None:
    rows = [{"text": TEXT, "title": "زيارة"}, {"text": TEXT, "labels": {"genre": "news"}}]
    found, _ = read(tmp_path, "train.dev", *rows, by="hashiya")
    assert len(found) == len(rows)


def test_passages_are_one_text_in_which_their_marks_count(tmp_path: Path) -> None:
    second = {"text": "مصر", "locations": [{"offset": 28, "length": 3}], "infons": {"type": "LOC"}}
    passages = [
        {"offset": 0, "text": TEXT, "annotations": []},
        {"offset": 28, "text": "مصر كبيرة.", "annotations": [second]},
    ]
    (article,), _ = read(tmp_path, "a.json", {"documents": [{"id": "7", "passages": passages}]})
    assert article.text == f"{TEXT} مصر كبيرة."
    assert marked(article) == [("LOC", "مصر")]


def test_examples_deep_within_a_file_are_found(tmp_path: Path) -> None:
    example = {"text": TEXT, "intent": "inform", "entities": [{**PLACE, "value": "محمود عباس"}]}
    whole = {"rasa_nlu_data": {"common_examples": [example], "entity_synonyms": []}}
    (article,), _ = read(tmp_path, "a.json", whole)
    assert (marked(article), article.labels) == ([("PER", "محمود عباس")], {"intent": "inform"})


def test_tagged_tokens_in_rows_are_one_article(tmp_path: Path) -> None:
    rows = [
        {"tokens": ["زار", "محمود", "عباس"], "tags": ["O", "PER", "PER"]},
        {"tokens": ["القاهرة", "أمس"], "tags": ["LOC", "O"]},
    ]
    (article,), notes = read(tmp_path, "a.jsonl", *rows, by="hf")
    assert article.text == "زار محمود عباس\nالقاهرة أمس"
    assert marked(article) == [("PER", "محمود عباس"), ("LOC", "القاهرة")]
    assert [it.message for it in notes] == ["formats-rows-joined"]


def test_tokens_stand_where_the_text_beside_them_has_them(tmp_path: Path) -> None:
    row = {"text": "زار (محمود) مصر.", "tokens": ["زار", "(", "محمود", ")", "مصر", "."]}
    tags = ["O", "O", "B-PER", "O", "B-LOC", "O"]
    (article,), _ = read(tmp_path, "a.jsonl", {**row, "labels": tags}, by="hf")
    assert article.text == row["text"]
    assert marked(article) == [("PER", "محمود"), ("LOC", "مصر")]


def test_what_programs_say_of_marks_are_attributes(tmp_path: Path) -> None:
    """BioC's infons, and what GATE has beside the places below a label."""
    mark = {"id": "T1", "infons": {"type": "PER", "identifier": "Q1"}, "text": "محمود عباس"}
    passage = {
        "offset": 0,
        "text": TEXT,
        "annotations": [{**mark, "locations": [{"offset": 4, "length": 10}]}],
    }
    (bioc,), _ = read(tmp_path, "a.json", {"documents": [{"id": "7", "passages": [passage]}]})
    gate_marks = {"PER": [{"indices": [4, 14], "gender": "male"}]}
    (gate,), notes = read(tmp_path, "b.json", {"text": TEXT, "entities": gate_marks})
    assert notes == []
    assert [it.spans[0].attributes for it in (bioc, gate)] == [
        {"identifier": "Q1"},
        {"gender": "male"},
    ]
