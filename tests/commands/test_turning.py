"""A paragraph is given a direction of its own as one step that can be undone."""

from __future__ import annotations

import pytest
from making import added, article

from hashiya.commands import articles
from hashiya.formats.format import Incoming, Note, ReadOptions
from hashiya.formats.jsonl import jsonl
from hashiya.model.errors import BadFact
from hashiya.workspace import Workspace

TEXT = "فقرة أولى\r\nNATO second\n2024\u2028آخر"


def test_a_turn_is_kept_by_the_start_of_the_paragraph_and_undone(ws: Workspace) -> None:
    it = article(TEXT)
    ws.apply(added(it))
    assert articles.turn(ws, it.id, 15, "rtl").directions == {11: "rtl"}
    assert articles.turn(ws, it.id, 3, "ltr").directions == {0: "ltr", 11: "rtl"}
    assert ws.article(it.id).directions == {0: "ltr", 11: "rtl"}
    assert list(ws.check()) == []
    assert articles.turn(ws, it.id, 12, "auto").directions == {0: "ltr"}
    ws.undo()
    ws.undo()
    assert ws.article(it.id).directions == {11: "rtl"}
    ws.undo()
    assert ws.article(it.id).directions == {}
    ws.redo()
    assert ws.article(it.id).directions == {11: "rtl"}


def test_nothing_is_stored_where_nothing_changes(ws: Workspace) -> None:
    it = article(TEXT)
    ws.apply(added(it))
    steps = len(ws.history())
    articles.turn(ws, it.id, 0, "auto")
    assert len(ws.history()) == steps


@pytest.mark.parametrize(("position", "direction"), [(-1, "rtl"), (999, "rtl"), (0, "up")])
def test_what_is_no_place_or_no_direction_is_refused(ws, position, direction) -> None:
    it = article(TEXT)
    ws.apply(added(it))
    with pytest.raises(BadFact):
        articles.turn(ws, it.id, position, direction)


def test_it_travels_in_the_own_format_only_where_there_is_something(ws, tmp_path) -> None:
    from hashiya.commands import datasets

    it = article(TEXT)
    ws.apply(added(it))
    out = tmp_path / "out.jsonl"
    datasets.export(datasets.choose(ws), out, "hashiya")
    assert '"directions"' not in out.read_text(encoding="utf-8")
    articles.turn(ws, it.id, 15, "rtl")
    again = tmp_path / "again.jsonl"
    datasets.export(datasets.choose(ws), again, "hashiya")
    assert '"directions":{"11":"rtl"}' in again.read_text(encoding="utf-8")
    (read,) = jsonl.read(again, ReadOptions())
    assert isinstance(read, Incoming)
    assert (read.directions, read.notes) == ({11: "rtl"}, ())


@pytest.mark.parametrize(
    "wrong", [7, [1], {"1": "rtl"}, {"11": "up"}, {"x": "rtl"}, {"-11": "rtl"}]
)
def test_a_direction_of_no_paragraph_is_noted_and_left_out(tmp_path, wrong) -> None:
    import json

    file = tmp_path / "in.jsonl"
    line = {"text": TEXT, "directions": wrong}
    file.write_text(json.dumps(line), encoding="utf-8")
    (read,) = jsonl.read(file, ReadOptions())
    assert isinstance(read, Incoming)
    assert read.directions == {}
    (note,) = read.notes
    assert isinstance(note, Note)
    assert (note.message, note.values["key"], note.lost) == (
        "formats-wrong-type",
        "directions",
        True,
    )
