"""Relations, events and chains between the marks of JSON corpora, in the shapes in which these are given away."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from hashiya.formats import for_reading
from hashiya.formats.format import Incoming, Note, ReadOptions

TEXT = "😀 زار محمود عباس القاهرة أمس."
WORDS = ["زار", "محمود", "عباس", "القاهرة", "أمس", "."]
MAN, TOWN, VISIT = "محمود عباس", "القاهرة", "زار"
A, B, V = (6, 16), (17, 24), (2, 5)
BOTH = [("LOC", TOWN), ("PER", MAN)]
NAMELESS = [("ENTITY", TOWN), ("ENTITY", MAN)]
ARROW = [("visits", MAN, TOWN)]
EVENT = [("Agent", VISIT, MAN)]


def read(place: Path, name: str, data: Any) -> tuple[Incoming, list[Note]]:
    file = place / name
    rows = data if name.endswith(".jsonl") else [data]
    file.write_text("\n".join(json.dumps(it, ensure_ascii=False) for it in rows), "utf-8")
    chosen = for_reading(file)
    assert chosen.read
    found = list(chosen.read(file, ReadOptions()))
    (article,) = (it for it in found if isinstance(it, Incoming))
    return article, [*(it for it in found if isinstance(it, Note)), *article.notes]


def words(of: Incoming) -> dict[str, str]:
    return {it.id: "".join(of.text[at.start : at.end] for at in it.fragments) for it in of.spans}


def marks(of: Incoming) -> list[tuple[str, str]]:
    return sorted((it.label, words(of)[it.id]) for it in of.spans)


def arrows(of: Incoming) -> list[tuple[str, str, str]]:
    shown = words(of)
    return sorted((it.label, shown[it.from_id], shown[it.to_id]) for it in of.relations)


def mark(label: str, place: tuple[int, int], **more: Any) -> dict[str, Any]:
    return {"label": label, "start": place[0], "end": place[1], **more}


def two(**more: Any) -> dict[str, Any]:
    return {"text": TEXT, "entities": [mark("PER", A, id="a"), mark("LOC", B, id="b")], **more}


def bare(**more: Any) -> dict[str, Any]:
    return {"content": TEXT, "found": [mark("PER", A), mark("LOC", B)], **more}


@pytest.mark.parametrize("name", ["a.json", "a.jsonl"])
@pytest.mark.parametrize(
    "relation",
    [
        {"from_id": "a", "to_id": "b", "type": "visits"},
        {"head": "a", "tail": "b", "relation": "visits", "id": 7},
        {"source": {"id": "a"}, "target": {"id": "b"}, "label": "visits"},
        {"arg1_id": "a", "arg2_id": "b", "type": "visits", "normalized": []},
        {"subj": "a", "obj": "b", "pred": "visits"},
        {
            "arguments": [{"entity_id": "a", "role": "1"}, {"entity_id": "b"}],
            "relation_type": "visits",
        },
        {"nodes": [{"refid": "a", "role": "x"}, {"refid": "b", "role": "y"}], "type": "visits"},
        {"head": {"ref_id": "a", "role": "x"}, "tail": {"ref_id": "b"}, "type": "visits"},
        {"head": {"start": 6, "end": 16}, "tail": {"start": 17, "end": 24}, "labels": ["visits"]},
        {"subject": MAN, "object": TOWN, "predicate": "visits"},
        ["R1", "visits", [["Arg1", "a"], ["Arg2", "b"]]],
        ["a", "visits", "b"],
        [6, 16, 17, 24, "visits"],
    ],
)
def test_relations_between_marks(relation: Any, name: str, tmp_path: Path) -> None:
    row = two(relations=[relation])
    article, notes = read(tmp_path, name, [row] if name == "a.jsonl" else row)
    assert (marks(article), arrows(article)) == (BOTH, ARROW)
    assert notes == []


@pytest.mark.parametrize("relation", [{"head": 0, "tail": 1, "type": "visits"}, [0, 1, "visits"]])
def test_relations_by_the_numbers_of_marks(relation: Any, tmp_path: Path) -> None:
    article, notes = read(tmp_path, "a.json", bare(relations=[relation]))
    assert (marks(article), arrows(article), notes) == (BOTH, ARROW, [])


@pytest.mark.parametrize(
    ("row", "found"),
    [
        ({"triple_list": [[MAN, "visits", TOWN]]}, NAMELESS),
        (
            {
                "spo_list": [
                    {
                        "predicate": "visits",
                        "subject": MAN,
                        "subject_type": "PER",
                        "object": {"@value": TOWN},
                        "object_type": {"@value": "LOC"},
                    }
                ]
            },
            BOTH,
        ),
        (
            {
                "relation_list": [
                    {
                        "subject": MAN,
                        "object": TOWN,
                        "subj_char_span": A,
                        "obj_char_span": B,
                        "predicate": "visits",
                    }
                ]
            },
            NAMELESS,
        ),
        (
            {
                "h": {"name": MAN, "id": "Q1", "pos": A},
                "t": {"name": TOWN, "id": "Q85", "pos": B},
                "relation": "visits",
            },
            NAMELESS,
        ),
        (
            {
                "triples": [
                    {
                        "subject": {"uri": "Q1", "boundaries": A, "surfaceform": MAN},
                        "predicate": {"uri": "P1", "boundaries": None, "surfaceform": "visits"},
                        "object": {"uri": "Q85", "boundaries": B, "surfaceform": TOWN},
                    }
                ],
                "entities": [
                    {"uri": "Q1", "boundaries": A, "surfaceform": MAN},
                    {"uri": "Q85", "boundaries": B, "surfaceform": TOWN},
                ],
            },
            NAMELESS,
        ),
    ],
    ids=["triples", "duie", "tplinker", "opennre", "rebel"],
)
def test_relations_that_bring_their_ends(
    row: dict[str, Any], found: list[tuple[str, str]], tmp_path: Path
) -> None:
    article, notes = read(tmp_path, "a.jsonl", [{"text": TEXT, **row}])
    assert (marks(article), arrows(article), notes) == (found, ARROW, [])


PUBANN = {
    "text": TEXT,
    "denotations": [
        {"id": "T1", "span": {"begin": 6, "end": 16}, "obj": "PER"},
        {"id": "T2", "span": {"begin": 17, "end": 24}, "obj": "LOC"},
    ],
    "relations": [{"id": "R1", "subj": "T1", "pred": "visits", "obj": "T2"}],
    "attributes": [{"id": "A1", "subj": "T1", "pred": "negated", "obj": "no"}],
    "modifications": [{"id": "M1", "pred": "Speculation", "obj": "T1"}],
}
BRAT = {
    "text": TEXT,
    "entities": [["T1", "PER", [A]], ["T2", "LOC", [B]]],
    "attributes": [["A1", "negated", "T1", "no"], ["A2", "Speculation", "T1"]],
    "relations": [["R1", "visits", [["Arg1", "T1"], ["Arg2", "T2"]]]],
}
BIOC = {
    "documents": [
        {
            "id": "7",
            "passages": [
                {
                    "offset": 0,
                    "text": TEXT,
                    "annotations": [
                        {
                            "id": "T1",
                            "infons": {"type": "PER", "negated": "no", "Speculation": True},
                            "text": MAN,
                            "locations": [{"offset": 6, "length": 10}],
                        },
                        {
                            "id": "T2",
                            "infons": {"type": "LOC"},
                            "text": TOWN,
                            "locations": [{"offset": 17, "length": 7}],
                        },
                    ],
                }
            ],
            "relations": [
                {
                    "id": "R1",
                    "infons": {"type": "visits"},
                    "nodes": [{"refid": "T1", "role": "x"}, {"refid": "T2", "role": "y"}],
                }
            ],
        }
    ]
}


@pytest.mark.parametrize("data", [PUBANN, BRAT, BIOC], ids=["pubannotation", "brat", "bioc"])
def test_attributes_that_lie_apart_find_their_marks(data: Any, tmp_path: Path) -> None:
    article, notes = read(tmp_path, "a.json", data)
    assert (marks(article), arrows(article), notes) == (BOTH, ARROW, [])
    said = {it.label: dict(it.attributes) for it in article.spans}
    assert said == {"PER": {"negated": "no", "Speculation": True}, "LOC": {}}


SCIERC = {
    "doc_key": "d1",
    "sentences": [WORDS, ["هو", "غادرها"]],
    "ner": [[[1, 2, "PER"], [3, 3, "LOC"]], [[6, 6, "PER"]]],
    "relations": [[[1, 2, 3, 3, "visits"]], []],
    "clusters": [[[1, 2], [6, 6]]],
}
DOCRED = {
    "title": "عباس",
    "sents": [WORDS, ["هو", "غادرها"]],
    "vertexSet": [
        [
            {"name": MAN, "pos": [1, 3], "sent_id": 0, "type": "PER"},
            {"name": "هو", "pos": [0, 1], "sent_id": 1, "type": "PER"},
        ],
        [{"name": TOWN, "pos": [3, 4], "sent_id": 0, "type": "LOC"}],
    ],
}
AS_LIST = [{"r": "visits", "h": 0, "t": 1, "evidence": [0]}]
AS_COLUMNS = {"head": [0], "tail": [1], "relation_id": ["P1"], "relation_text": ["visits"]}


@pytest.mark.parametrize(
    "data",
    [SCIERC, {**DOCRED, "labels": AS_LIST}, {**DOCRED, "labels": AS_COLUMNS}],
    ids=["scierc", "docred", "docred-columns"],
)
def test_documents_of_tokens_with_relations_and_chains(data: Any, tmp_path: Path) -> None:
    article, notes = read(tmp_path, "a.jsonl", [data])
    assert marks(article) == sorted([*BOTH, ("PER", "هو")])
    assert arrows(article) == [("coref", "هو", MAN), *ARROW]
    assert notes == []


def test_chains_alone(tmp_path: Path) -> None:
    """By tokens through all sentences, by letters, by tokens of each sentence."""
    tokens = {"doc_key": "d", "sentences": [WORDS, ["هو"]], "clusters": [[[1, 2], [6, 6]]]}
    letters = {"text": f"{TEXT} هو", "clusters": [[A, [len(TEXT) + 1, len(TEXT) + 3]]]}
    nested = [
        {"part_id": 0, "words": WORDS, "coref_spans": [[5, 1, 2]]},
        {"part_id": 0, "words": ["هو"], "coref_spans": [[5, 0, 0]]},
    ]
    for number, row in enumerate((tokens, letters, {"document_id": "d", "sentences": nested})):
        article, notes = read(tmp_path, f"{number}.jsonl", [row])
        assert (arrows(article), notes) == ([("coref", "هو", MAN)], [])


@pytest.mark.parametrize(
    "row",
    [
        {
            "doc_key": "d",
            "sentences": [WORDS],
            "ner": [[[1, 2, "PER"], [3, 3, "LOC"]]],
            "events": [[[[0, "Visit"], [1, 2, "Agent"]]]],
        },
        {
            "tokens": WORDS,
            "entity_mentions": [
                {"id": "E1", "text": MAN, "entity_type": "PER", "start": 1, "end": 3},
                {"id": "E2", "text": TOWN, "entity_type": "LOC", "start": 3, "end": 4},
            ],
            "event_mentions": [
                {
                    "id": "V1",
                    "event_type": "Visit",
                    "trigger": {"text": VISIT, "start": 0, "end": 1},
                    "arguments": [{"entity_id": "E1", "text": MAN, "role": "Agent"}],
                }
            ],
        },
        {
            "text": TEXT,
            "entities": [
                {"id": "T1", "type": "PER", "text": [MAN], "offsets": [A]},
                {"id": "T2", "type": "LOC", "text": [TOWN], "offsets": [B]},
            ],
            "events": [
                {
                    "id": "E1",
                    "type": "Visit",
                    "trigger": {"text": [VISIT], "offsets": [V]},
                    "arguments": [{"role": "Agent", "ref_id": "T1"}],
                }
            ],
        },
        {
            "text": TEXT,
            "entities": [["T1", "PER", [A]], ["T2", "LOC", [B]]],
            "triggers": [["T3", "Visit", [V]]],
            "events": [["E1", "T3", [["Agent", "T1"]]]],
        },
    ],
    ids=["dygie", "oneie", "bigbio", "brat"],
)
def test_events_are_marks_and_their_arguments_relations(row: Any, tmp_path: Path) -> None:
    article, notes = read(tmp_path, "a.jsonl", [row])
    assert (marks(article), arrows(article)) == (sorted([*BOTH, ("Visit", VISIT)]), EVENT)
    assert notes == []


@pytest.mark.parametrize(
    "row",
    [
        {
            "tokens": WORDS,
            "entities": [
                {"type": "PER", "start": 1, "end": 3},
                {"type": "LOC", "start": 3, "end": 4},
            ],
            "relations": [{"type": "visits", "head": 0, "tail": 1}],
        },
        {
            "token": WORDS,
            "relation": "visits",
            "subj_start": 1,
            "subj_end": 2,
            "obj_start": 3,
            "obj_end": 3,
            "subj_type": "PER",
            "obj_type": "LOC",
        },
    ],
    ids=["spert", "tacred"],
)
def test_relations_between_tokens_stay_in_their_row(row: Any, tmp_path: Path) -> None:
    """Two rows of the same words have two relations, each within its row."""
    article, notes = read(tmp_path, "a.jsonl", [row, row])
    assert [it.message for it in notes] == ["formats-rows-joined"]
    assert arrows(article) == ARROW * 2
    starts = {it.id: it.fragments[0].start for it in article.spans}
    ends = sorted((starts[it.from_id], starts[it.to_id]) for it in article.relations)
    assert ends == [(4, 15), (33, 44)]


def test_more_than_two_ends_say_their_roles(tmp_path: Path) -> None:
    nodes = [{"refid": it, "role": f"r{it}"} for it in ("a", "b", "c")]
    row = two(relations=[{"type": "meets", "nodes": nodes, "score": 0.5}])
    row["entities"].append(mark("V", V, id="c"))
    article, _ = read(tmp_path, "a.json", row)
    assert arrows(article) == [("meets", MAN, TOWN), ("meets", MAN, VISIT)]
    assert [it.attributes for it in article.relations] == [
        {"score": 0.5, "role": "rb"},
        {"score": 0.5, "role": "rc"},
    ]
