"""Marks that waited and were dealt with: the file that brought them comes in again, and they wait no more."""

from __future__ import annotations

from pathlib import Path

import pytest

from hashiya.commands import annotate, articles, correcting, projects
from hashiya.commands.reading import ImportItem
from hashiya.formats.draft import Draft
from hashiya.model.span import Span
from hashiya.workspace import Workspace

TEXT = "زار ترامب بغداد، ثم غادر ترامب."


@pytest.fixture
def ws(tmp_path: Path):
    with projects.create(tmp_path / "p.hashiya") as it:
        yield it


def brought(ws: Workspace, first: str = "b", **attributes: str) -> articles.ImportReport:
    """``first`` is what the file calls its first mark: formats without ids number them anew."""
    draft = Draft("in.txt", TEXT)
    draft.span("a", "PERS", [(4, 9)], "ترامب")
    draft.span(first, "GPE", [(900, 905)], "بيروت")
    draft.span("c", "GPE", [(950, 954)], "عدن!")
    for name, value in attributes.items():
        draft.attribute(first, name, value)
    draft.relation("r", "about", first, "a")
    item = ImportItem(path=Path("in.txt"), incoming=draft.incoming())
    return articles.add(ws, [item])


def waiting(ws: Workspace) -> list[str]:
    (article,) = ws.articles()
    return [it.quote for it in ws.unplaced(article.id)]


def settle(ws: Workspace, quote: str, where: Span | None) -> str:
    (article,) = ws.articles()
    it = next(it for it in ws.unplaced(article.id) if it.quote == quote)
    if where is None:
        correcting.let_go(ws, [it.id])
    else:
        correcting.place(ws, it.id, where)
    return it.annotation.id


def told(report: articles.ImportReport) -> list[str]:
    return [it.message for it in report.notes]


@pytest.mark.parametrize("name", ["b", "x"])
def test_a_mark_that_was_placed_does_not_wait_again(ws: Workspace, name: str) -> None:
    brought(ws)
    settle(ws, "بيروت", Span(10, 15))
    again = brought(ws, name)
    assert waiting(ws) == ["عدن!"]
    assert (again.waiting, again.annotations, again.relations) == (0, 0, 0)
    assert (again.repeated_annotations, again.repeated_relations) == (3, 1)
    (article,) = ws.articles()
    assert len(ws.annotations(article.id)) == 2


def test_when_none_waits_any_more_none_is_told_to_wait(ws: Workspace) -> None:
    brought(ws)
    settle(ws, "بيروت", Span(10, 15))
    assert "formats-span-waits" in told(brought(ws))
    settle(ws, "عدن!", Span(20, 24))
    assert told(brought(ws)) == []


def test_one_that_was_let_go_stays_away_and_is_told(ws: Workspace) -> None:
    brought(ws)
    settle(ws, "عدن!", None)
    again = brought(ws)
    assert waiting(ws) == ["بيروت"]
    assert "articles-let-go" in told(again)
    assert not again.complete
    ws.undo()
    assert waiting(ws) == ["بيروت", "عدن!"]
    assert "articles-let-go" not in told(brought(ws))


def test_one_that_was_placed_and_removed_stays_away_and_is_told(ws: Workspace) -> None:
    brought(ws)
    placed = settle(ws, "عدن!", Span(10, 15))
    annotate.remove(ws, [placed])
    assert "articles-let-go" in told(brought(ws))
    assert waiting(ws) == ["بيروت"]


def test_placing_that_was_undone_counts_no_more(ws: Workspace) -> None:
    brought(ws)
    settle(ws, "بيروت", Span(10, 15))
    ws.undo()
    assert brought(ws).repeated_annotations == 3
    assert waiting(ws) == ["بيروت", "عدن!"]
    ws.redo()
    assert brought(ws).repeated_annotations == 3
    assert waiting(ws) == ["عدن!"]


def test_more_in_the_file_comes_to_one_that_waits_and_to_one_that_was_placed(
    ws: Workspace,
) -> None:
    brought(ws)
    (article,) = ws.articles()
    assert brought(ws, role="guest").filled == 1
    lost = next(it for it in ws.unplaced(article.id) if it.quote == "بيروت")
    assert lost.attributes == {"role": "guest"}
    assert len(lost.relations) == 1
    placed = settle(ws, "بيروت", Span(10, 15))
    again = brought(ws, role="guest", topic="visit")
    assert again.filled == 1
    mark = ws.annotation(placed)
    assert mark is not None
    assert mark.attributes == {"role": "guest", "topic": "visit"}
    ws.undo()
    assert ws.annotation(placed) != mark


def test_a_colleague_placed_it(ws: Workspace) -> None:
    brought(ws)
    ours, ws.me = ws.me, "زميل"
    settle(ws, "بيروت", Span(10, 15))
    ws.me = ours
    assert brought(ws).waiting == 0
    assert waiting(ws) == ["عدن!"]


def test_an_import_that_was_taken_back_with_all_that_came_of_it_comes_anew(ws: Workspace) -> None:
    text = ImportItem(path=Path("in.txt"), incoming=Draft("in.txt", TEXT).incoming())
    articles.add(ws, [text])
    brought(ws)
    settle(ws, "بيروت", None)
    ws.undo()
    ws.undo()
    assert waiting(ws) == []
    assert brought(ws).waiting == 2
    assert waiting(ws) == ["بيروت", "عدن!"]
