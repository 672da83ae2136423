"""Values that no attribute can hold are told by their names, and nothing is made of them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from hashiya import formats
from hashiya.formats.format import Incoming, ReadOptions

TEXT = "زار ترامب بغداد اليوم."
SOFA = {
    "%ID": 1,
    "%TYPE": "uima.cas.Sofa",
    "sofaNum": 1,
    "sofaID": "_InitialView",
    "sofaString": TEXT,
}


def one(path: Path, content: Any, format_id: str) -> Incoming:
    path.write_text(json.dumps(content), encoding="utf-8")
    (found,) = formats.by_id(format_id).read(path, ReadOptions())  # type: ignore[misc]
    assert isinstance(found, Incoming)
    return found


def cas(**said: Any) -> dict[str, Any]:
    mark = {"%ID": 2, "%TYPE": "x.Y", "@sofa": 1, "begin": 4, "end": 9, "label": "PERS", **said}
    return {"%TYPES": {}, "%FEATURE_STRUCTURES": [SOFA, mark]}


@pytest.mark.parametrize("value", [[{"b": 1}], ["x", {"b": 1}], {"b": 1}, [["x"]]])
def test_objects_in_a_feature_of_cas_json(value: Any, tmp_path: Path) -> None:
    found = one(tmp_path / "a.json", cas(a=value, c="kept"), "cas-json")
    assert found.spans[0].attributes == {"c": "kept"}
    ((key, lost),) = [(it.values["key"], it.lost) for it in found.notes]
    assert (key, lost) == ("a", True)


@pytest.mark.parametrize("value", [None, [], {}])
def test_a_feature_that_says_nothing_is_not_told(value: Any, tmp_path: Path) -> None:
    found = one(tmp_path / "a.json", cas(a=value), "cas-json")
    assert (found.spans[0].attributes, found.notes) == ({}, ())


def test_nothing_in_a_list_is_no_word(tmp_path: Path) -> None:
    found = one(tmp_path / "a.json", cas(a=[None, "x", True, 2]), "cas-json")
    assert (found.spans[0].attributes, found.notes) == ({"a": ("x", "true", "2")}, ())


def event(arguments: Any) -> list[dict[str, Any]]:
    mark = {"id": "T1", "start": 4, "end": 9, "label": "PERS"}
    place = {"id": "T2", "start": 10, "end": 15, "label": "GPE"}
    trigger = {"text": "زار", "start": 0, "end": 3}
    of = {"id": "E1", "type": "Visit", "trigger": trigger, "arguments": arguments}
    return [{"text": TEXT, "entities": [mark, place], "events": [of]}]


@pytest.mark.parametrize(
    "arguments",
    [
        {"who": "T1", "where": "T2"},
        {"who": ["T1"], "where": {"id": "T2"}},
        {"who": [4, 9], "where": [{"start": 10, "end": 15}]},
    ],
)
def test_arguments_of_an_event_by_their_roles(arguments: Any, tmp_path: Path) -> None:
    found = one(tmp_path / "a.json", event(arguments), "corpus")
    quotes = {it.id: TEXT[it.fragments[0].start : it.fragments[0].end] for it in found.spans}
    arrows = [(it.label, quotes[it.to_id]) for it in found.relations]
    assert arrows == [("who", "ترامب"), ("where", "بغداد")]
    assert found.notes == ()


@pytest.mark.parametrize("arguments", ["T1", 7])
def test_arguments_that_are_none_stay_with_the_event(arguments: Any, tmp_path: Path) -> None:
    found = one(tmp_path / "a.json", event(arguments), "corpus")
    (trigger,) = [it for it in found.spans if it.label == "Visit"]
    assert trigger.attributes == {"arguments": arguments}
