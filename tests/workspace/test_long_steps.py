"""A step too long to be held: one step of the history all the same, wholly or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from making import annotation, article, relation
from store_schema import SCHEMA

from hashiya.model.edit import Edit, Step
from hashiya.model.errors import QuoteMismatch
from hashiya.model.identity import new_id
from hashiya.store import journal
from hashiya.store.project_file import ProjectFile
from hashiya.workspace import Workspace


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace(ProjectFile.create(tmp_path / "p.hashiya", SCHEMA), "me") as opened:
        yield opened


def a_long_step() -> Step:
    return Step(id=new_id(), act="articles.add", by="me", at=1, edits=())


def parts(count: int) -> Iterator[list[Edit]]:
    """Articles with two marks and a relation in each part; the last part links to the first."""
    first = None
    for number in range(count):
        one = article(text=f"{number} زار أحمد بغداد", position=number)
        marks = [annotation(one, 2, 5), annotation(one, 6, 10)]
        first = first or marks[0]
        ends = [(marks[0], marks[1])] + ([(marks[0], first)] if number == count - 1 else [])
        arrows = [relation(*pair) for pair in ends]
        yield [Edit(None, it) for it in (one, *marks, *arrows)]


def counted(ws: Workspace) -> list[tuple[int, int]]:
    return [(it.annotations, it.relations) for it in ws.articles()]


def test_a_long_step_is_one_line_of_history_and_is_told_without_its_edits(ws):
    heard: list[Step] = []
    ws.subscribe(heard.append)
    told = ws.apply_long(a_long_step(), parts(5))
    assert counted(ws) == [(2, 1)] * 4 + [(2, 2)]
    assert heard == [told]
    assert told.edits == ()
    assert told.touches("any")
    (line,) = ws.history()
    assert line.edits == told.long == 5 * 4 + 1
    assert line.article == ws.articles()[0].id


def test_it_is_undone_and_redone_part_by_part(ws, monkeypatch):
    ws.apply_long(a_long_step(), parts(5))
    marks = {it.id: ws.annotations(it.id) for it in ws.articles()}
    arrows = {it.id: ws.relations(it.id) for it in ws.articles()}
    monkeypatch.setattr(journal, "read", None)  # to read it as a whole would be the mistake
    undone = ws.undo()
    assert undone.long
    assert ws.articles() == []
    ws.redo()
    assert {it.id: ws.annotations(it.id) for it in ws.articles()} == marks
    assert {it.id: ws.relations(it.id) for it in ws.articles()} == arrows
    ws.undo()
    assert ws.articles() == []


def test_what_a_part_raises_takes_everything_back(ws):
    def broken_off() -> Iterator[list[Edit]]:
        yield from parts(3)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        ws.apply_long(a_long_step(), broken_off())
    assert ws.articles() == []
    assert ws.history() == []
    ws.apply_long(a_long_step(), parts(2))
    assert len(ws.articles()) == 2


def test_a_bad_part_takes_everything_back(ws):
    def bad() -> Iterator[list[Edit]]:
        yield from parts(2)
        one = article(text="نص آخر", position=9)
        yield [Edit(None, one), Edit(None, replace(annotation(one, 0, 2), quote="xx"))]

    with pytest.raises(QuoteMismatch):
        ws.apply_long(a_long_step(), bad())
    assert ws.articles() == []


def test_the_history_of_a_long_step_is_sealed_like_any_other(ws):
    ws.apply_long(a_long_step(), parts(3))
    ws.undo()
    assert [it for it in ws.check() if it.severity == "damage"] == []
    rows = list(journal.sealed(ws._project._db))
    assert len(rows) == 2
    assert all(stored == computed for _, stored, computed in rows)
