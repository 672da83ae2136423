"""Relations stand in one order, whatever was removed and brought back meanwhile."""

from __future__ import annotations

import random
from pathlib import Path

from making import relation, step

from hashiya.commands import annotate, articles
from hashiya.display.relation_index import RelationIndex
from hashiya.model.edit import Edit
from hashiya.model.span import Span
from hashiya.workspace import Workspace

MANY = 100


def test_relations_that_undo_brings_back_stand_where_they_stood(
    ws: Workspace, tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_text("كلمة " * (MANY + 1), encoding="utf-8")
    article = articles.add(ws, articles.read([tmp_path / "a.txt"])).articles[0]
    first, *others = [
        annotate.tag(
            ws,
            article,
            Span(k * 5, k * 5 + 4),
            *("claim", "CLAIM") if k == 0 else ("entity", "PERS"),
        )
        for k in range(MANY + 1)
    ]
    random.Random(7).shuffle(others)
    some = [
        relation(first, it, "about", annotator=ws.me, created=10 + k // 3)
        for k, it in enumerate(others)
    ]
    ws.apply(step(*(Edit(None, it) for it in some), by=ws.me))
    before, of_one = ws.relations(article), ws.relations_of([first.id])
    assert [it.created for it in before] == sorted(it.created for it in some)
    index = RelationIndex(before)
    shown = index.of(first.id)

    gone = [before[k].id for k in range(0, MANY, 3)]
    annotate.unrelate(ws, gone)
    undone = ws.undo()
    index.apply(undone.inverse(step_id="x", act="x", at=0).edits)
    index.apply(undone.edits)
    assert ws.relations(article) == before
    assert ws.relations_of([first.id]) == of_one
    assert index.of(first.id) == shown

    annotate.unrelate(ws, [it.id for it in before])
    assert ws.relations(article) == ()
    ws.undo()
    assert ws.relations(article) == before
