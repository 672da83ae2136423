"""The number by which a note calls an annotation or a relation is the one that it has in its file."""

from __future__ import annotations

import json
from pathlib import Path

from hashiya.commands import surveying
from hashiya.formats.draft import Draft


def numbers(draft: Draft) -> list[tuple[str, object]]:
    return [(it.message.removeprefix("formats-"), it.values["number"]) for it in draft.notes()]


def test_what_was_left_out_before_is_counted_too() -> None:
    draft = Draft("a.ann", "زار ترامب بغداد.")
    draft.span("T1", "PERS", [(4, 4)])
    draft.span("T2", "PERS", [(4, 9)], "ترامب")
    draft.span("T3", "GPE", [(9, 9)])
    draft.span("T4", "GPE", [(900, 905)], "بيروت")
    draft.span("T4", "GPE", [(10, 15)], "بغداد")
    draft.incoming()
    assert numbers(draft) == [
        ("span-no-offsets", 1),
        ("span-no-offsets", 3),
        ("id-twice", 5),
        ("span-waits", 4),
    ]


def test_a_relation_without_an_end_is_called_by_its_own_number() -> None:
    draft = Draft("a.ann", "زار ترامب بغداد.")
    one = draft.span("T1", "PERS", [(4, 9)], "ترامب")
    other = draft.span("T2", "GPE", [(10, 15)], "بغداد")
    draft.relation("R1", "at", one, "T9")
    draft.relation("R2", "at", one, other)
    draft.relation("R3", "at", "T8", other)
    assert [it.id for it in draft.incoming().relations] == ["R2"]
    assert numbers(draft) == [("relation-ends", 1), ("relation-ends", 3)]


def test_entries_that_are_none_are_told_by_their_place_in_the_list(tmp_path: Path) -> None:
    """“Number 0” was left out, and the fourth was called the third."""
    label = [[14, 4, "PER"], ["x", 9, "LOC"], [0, 0, "PER"], "what"]
    row = {"text": "زار محمد صلاح باريس", "label": label, "relations": [7]}
    file = tmp_path / "a.jsonl"
    file.write_text(json.dumps(row), encoding="utf-8")
    (found,) = surveying.survey(None, [file]).found
    told = [it.values.get("number") for it in found.notes if it.lost]
    assert told[:3] == [1, 2, 3]
    assert 0 not in told


def test_an_empty_list_has_no_article_in_it(tmp_path: Path) -> None:
    """It is no file of a kind that cannot be imported."""
    for empty in ("[]", "{}\n"):
        (tmp_path / "a.json").write_text(empty, encoding="utf-8")
        (note,) = surveying.survey(None, [tmp_path / "a.json"]).problems
        assert note.message == "formats-no-entries"


def test_marks_without_an_id_are_told_apart_by_their_places_and_labels(tmp_path: Path) -> None:
    """Four of them were all called “#2”, an id that no file has."""
    label = [[14, 4, "PER"], [-3, 4, "LOC"], [3, 3, "PER"], [4, 8, ""], [0, 900, "GPE"]]
    file = tmp_path / "a.jsonl"
    file.write_text(json.dumps({"text": "زار محمد صلاح باريس", "label": label}), encoding="utf-8")
    (found,) = surveying.survey(None, [file]).found
    told = {it.values.get("number"): it.values.get("what") for it in found.notes if it.lost}
    assert told == {1: "14–4 PER", 2: "-3–4 LOC", 3: "3–3 PER", 4: "4–8", 5: "0–900 GPE"}
