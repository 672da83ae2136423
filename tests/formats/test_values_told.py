"""Values that no attribute can hold are told by their names, and nothing is made of them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import gold
import openpyxl
import pytest
from formats import kit
from making import annotation, article, relation

from hashiya import formats
from hashiya.formats.format import Incoming, Note, ReadOptions, WriteOptions
from hashiya.model.dataset import AnnotatedArticle, Dataset

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


# -- our own tables, changed by hand


def tables(place: Path) -> Path:
    one, other = (f"{TEXT}\n{number}" for number in range(2))
    articles = []
    for number, text in enumerate((one, other)):
        of = article(text, name=f"{number}.txt")
        marks = (
            annotation(of, 4, 9, "PERS", attributes={"canonical": "x"}),
            annotation(of, 10, 15, "GPE"),
        )
        tie = relation(*marks, "visits", attributes={"how": "often"})
        articles.append(AnnotatedArticle(article=of, annotations=marks, relations=(tie,)))
    dataset = Dataset(schema=gold.schema(), articles=articles)
    return kit.written(formats.by_id("csv"), dataset, WriteOptions(), place)


def told(found: list[Incoming], notes: list[Note]) -> dict[str, Any]:
    every = [*notes, *(it for of in found for it in of.notes)]
    assert all(it.lost for it in every)
    return {it.message: it.values.get("lines") for it in every}


@pytest.mark.parametrize("file", ["spans.csv", "relations.csv", "documents.csv"])
def test_cells_behind_the_last_column_of_our_own_tables_are_told(file: str, tmp_path: Path) -> None:
    folder = tables(tmp_path)
    before, _ = kit.read(formats.by_id("csv"), folder)
    rows = (folder / file).read_bytes().split(b"\r\n")
    columns = rows[0].count(b",")
    rows[2] += b"," * (columns - rows[2].count(b",")) + b',,"new, here"'
    (folder / file).write_bytes(b"\r\n".join(rows))
    found, notes = kit.read(formats.by_id("csv"), folder)
    line = b"\r\n".join(rows[:2]).count(b"\n") + 2
    assert told(found, notes) == {"formats-table-surplus": (line,)}
    assert [(it.spans, it.relations) for it in found] == [(it.spans, it.relations) for it in before]


def test_empty_cells_behind_the_last_column_say_nothing(tmp_path: Path) -> None:
    folder = tables(tmp_path)
    rows = (folder / "spans.csv").read_bytes().split(b"\r\n")
    columns = rows[0].count(b",")
    rows[2] += b"," * (columns - rows[2].count(b",")) + b', ,""'
    (folder / "spans.csv").write_bytes(b"\r\n".join(rows))
    assert told(*kit.read(formats.by_id("csv"), folder)) == {}


@pytest.mark.parametrize("file", ["spans.csv", "relations.csv"])
def test_bytes_that_are_no_letters_in_our_own_tables_are_told(file: str, tmp_path: Path) -> None:
    folder = tables(tmp_path)
    data = (folder / file).read_bytes()
    at = data.index(b",x" if file == "spans.csv" else b"often")
    (folder / file).write_bytes(data[: at + 1] + b"\xff" + data[at + 1 :])
    line = data[:at].count(b"\n") + 1
    assert told(*kit.read(formats.by_id("csv"), folder)) == {"formats-corpus-undecoded": (line,)}


def test_cells_behind_the_last_column_of_our_own_workbook_are_told(tmp_path: Path) -> None:
    of = article(TEXT)
    mark = annotation(of, 4, 9, "PERS", attributes={"canonical": "x"})
    dataset = Dataset(
        schema=gold.schema(), articles=[AnnotatedArticle(article=of, annotations=(mark,))]
    )
    file = kit.written(formats.by_id("xlsx"), dataset, WriteOptions(), tmp_path)
    book = openpyxl.load_workbook(file)
    for sheet in book.worksheets[:1]:
        sheet.cell(2, sheet.max_column + 2, "new")
    book.save(file)
    assert told(*kit.read(formats.by_id("xlsx"), file)) == {"formats-table-surplus": (2,)}
