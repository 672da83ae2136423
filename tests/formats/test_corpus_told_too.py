"""What stands in objects, or in lists of objects and is none: with relations, events, attributes, and in known programs' files."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from formats.test_corpus_odd import TEXT, read, said_of, words

from hashiya.formats.format import Note

MAN = {"id": "a", "start": 4, "end": 8, "label": "PER"}
TOWN = {"id": "b", "start": 9, "end": 14, "label": "LOC"}
DEEP = {"x": [{"y": 1}]}


def row(**others: Any) -> dict[str, Any]:
    return {"id": "1", "text": TEXT, "entities": [MAN, TOWN], **others}


def keys(notes: list[Note]) -> list[str]:
    assert said_of(notes) <= {"formats-bad-attribute"}
    assert all(it.lost and it.line for it in notes)
    return [str(it.values["key"]) for it in notes]


@pytest.mark.parametrize(
    ("others", "expected"),
    [
        ({"relations": [{"from": "a", "to": "b", "type": "in", "why": DEEP}]}, ["why"]),
        ({"relations": [{"from": {"id": "a", "note": "n"}, "to": "b", "type": "in"}]}, ["note"]),
        ({"attributes": [{"target": "a", "name": "sure", "value": "yes", "more": DEEP}]}, ["more"]),
        ({"clusters": [{"id": "c", "mentions": ["a", "b"], "kind": "one"}]}, ["kind"]),
        (
            {
                "events": [
                    {
                        "type": "Visit",
                        "trigger": {"start": 0, "end": 3, "text": "زار", "lemma": "z"},
                        "arguments": [{"role": "Who", "id": "a", "more": DEEP}],
                    }
                ]
            },
            ["trigger.lemma", "more"],
        ),
    ],
    ids=["relation", "end", "attribute", "chain", "event"],
)
def test_what_is_no_attribute_is_told_of_all_that_is_said_of_marks(
    others: dict[str, Any], expected: list[str], tmp_path: Path
) -> None:
    (article,), notes = read(tmp_path, row(**others))
    assert words(article)[:2] == [("PER", "سامي"), ("LOC", "القدس")]
    assert keys(notes) == expected


def test_an_end_that_repeats_what_its_mark_says_is_not_told(tmp_path: Path) -> None:
    man = {**MAN, "gender": "m"}
    of = row(entities=[man, TOWN], relations=[{"from": man, "to": "b", "type": "in"}])
    (article,), notes = read(tmp_path, of)
    assert (article.spans[0].attributes, len(article.relations)) == ({"gender": "m"}, 1)
    assert keys(notes) == []


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        (
            {
                "content": TEXT,
                "labels": [
                    7,
                    {
                        "author": {"email": "a@b.c"},
                        "jsonResponse": {
                            "NER": {
                                "annotations": [
                                    "odd",
                                    {
                                        "beginOffset": 4,
                                        "content": "سامي",
                                        "categories": [{"name": "PER"}],
                                    },
                                ]
                            }
                        },
                    },
                ],
            },
            ["labels.?", "NER.annotations.?"],
        ),
        (
            {
                "id": "1",
                "fields": {"text": TEXT},
                "responses": {
                    "spans": ["odd", {"value": [7, {**MAN}], "user_id": "u"}],
                },
            },
            ["responses.spans.?"],
        ),
        (
            {
                "analyzed_text": TEXT,
                "entities": [
                    "odd",
                    {"type": "PER", "text": "سامي", "mentions": [7, {"location": [4, 8]}]},
                ],
            },
            ["entities.mentions.?", "entities.?"],
        ),
    ],
    ids=["Kili", "Argilla", "Watson"],
)
def test_lists_of_known_programs_with_other_things_in_them_keep_what_is_sound(
    record: dict[str, Any], expected: list[str], tmp_path: Path
) -> None:
    (article,), notes = read(tmp_path, record)
    assert words(article) == [("PER", "سامي")]
    (note,) = notes
    assert (note.message, note.values["names"]) == (
        "formats-corpus-columns",
        " · ".join(expected),
    )


def test_one_odd_thing_among_many_marks_costs_only_itself(tmp_path: Path) -> None:
    of = {"content": TEXT, "marked": [*[{"start": 4, "end": 8, "tag": "PER"}] * 20, {"what": 7}]}
    (article,), notes = read(tmp_path, [of, of])[0][:1], read(tmp_path, [of, of])[1]
    assert len(article.spans) == 20
    assert said_of(notes) == {"formats-span-no-offsets"}


# -- rows of tokens


def test_the_head_of_a_mention_and_what_is_no_attribute(tmp_path: Path) -> None:
    head = {"start": 2, "end": 3, "text": "سامي"}
    marks = [
        {"start": 1, "end": 3, "entity_type": "PER", "text": "الوزير سامي", "head": head},
        {"start": 3, "end": 4, "entity_type": "LOC", "text": "القدس", "deep": DEEP},
    ]
    tokens = ["زار", "الوزير", "سامي", "القدس"]
    (article,), notes = read(tmp_path, {"tokens": tokens, "entity_mentions": marks})
    assert [it.attributes for it in article.spans] == [{"head": "سامي"}, {}]
    assert keys(notes) == ["deep"]


FEWREL = {
    "P931": [
        {"tokens": ["زار", "سامي", "القدس"], "h": ["سامي", "Q1", [[1]]], "t": ["القدس", "Q2", [[2]]]}
    ],
    "P17": [
        {
            "tokens": ["حلب", "قرب", "حلب", "الشام"],
            "h": ["حلب", "Q3", [[0], [2]]],
            "t": ["الشام", "Q4", [[3]]],
        },
        "odd",
    ],
}  # fmt: skip


def test_the_file_of_fewrel_is_read_whole_and_each_place_of_an_end_is_marked(
    tmp_path: Path,
) -> None:
    (article,), notes = read(tmp_path, FEWREL)
    assert [it for _, it in words(article)] == ["سامي", "القدس", "حلب", "حلب", "الشام"]
    assert [it.label for it in article.relations] == ["P931", "P17"]
    ends = {it.id: it.fragments[0].start for it in article.spans}
    assert [(ends[it.from_id], ends[it.to_id]) for it in article.relations] == [(4, 9), (15, 27)]
    assert said_of(notes) == {"formats-rows-joined", "formats-line-no-object"}
