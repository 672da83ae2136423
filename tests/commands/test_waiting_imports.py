"""A mark of a file that has no place in the text is kept: it waits, with its relations, for a person."""

from __future__ import annotations

from pathlib import Path

import pytest

from hashiya.commands import articles, correcting, projects
from hashiya.commands.reading import ImportItem
from hashiya.formats.draft import Draft
from hashiya.model.span import Span
from hashiya.workspace import Workspace

TEXT = "زار ترامب بغداد، ثم غادر ترامب."


@pytest.fixture
def ws(tmp_path: Path):
    with projects.create(tmp_path / "p.hashiya") as it:
        yield it


def brought(ws: Workspace) -> articles.ImportReport:
    draft = Draft("in.txt", TEXT)
    draft.span("a", "PERS", [(4, 9)], "ترامب")
    draft.span("b", "GPE", [(900, 905)], "بيروت")
    draft.span("c", "PERS", [(14, 19)], "ترامب")  # one letter off, in two places, near none alone
    draft.relation("r", "about", "b", "a")
    item = ImportItem(path=Path("in.txt"), incoming=draft.incoming())
    return articles.add(ws, [item])


def test_it_waits_with_its_words_and_its_relation(ws: Workspace) -> None:
    report = brought(ws)
    (article_id,) = report.articles
    assert (report.annotations, report.waiting, report.complete) == (1, 2, False)
    waiting = {it.quote: it for it in ws.unplaced(article_id)}
    assert waiting["بيروت"].reason == "gone"
    assert waiting["ترامب"].reason == "elsewhere"
    assert [it.label for it in waiting["بيروت"].relations] == ["about"]
    assert [it.message for it in report.notes if it.lost] == ["formats-span-waits"] * 2


def test_the_same_file_again_adds_nothing(ws: Workspace) -> None:
    (article_id,) = brought(ws).articles
    again = brought(ws)
    assert (again.annotations, again.waiting, again.repeated_annotations) == (0, 0, 3)
    assert len(ws.unplaced(article_id)) == 2


def test_a_person_puts_it_on_its_words_and_the_relation_returns(ws: Workspace) -> None:
    (article_id,) = brought(ws).articles
    lost = next(it for it in ws.unplaced(article_id) if it.quote == "بيروت")
    placed = correcting.place(ws, lost.id, Span(10, 15))
    assert placed.quote == "بغداد"
    assert [it.from_id for it in ws.relations(article_id)] == [placed.id]


def test_undo_takes_all_of_it_back(ws: Workspace) -> None:
    (article_id,) = brought(ws).articles
    ws.undo()
    assert not ws.articles()
    ws.redo()
    assert len(ws.unplaced(article_id)) == 2


def waiting_in_list(ws: Workspace, article_id: str) -> int:
    (line,) = ws.listing.lines_of([article_id]).values()
    return line.unplaced


def test_the_list_of_articles_counts_them_as_they_come_and_go(ws: Workspace) -> None:
    (article_id,) = brought(ws).articles
    assert waiting_in_list(ws, article_id) == 2
    first, second = ws.unplaced(article_id)
    correcting.place(ws, first.id, Span(10, 15))
    assert waiting_in_list(ws, article_id) == 1
    ws.undo()
    assert waiting_in_list(ws, article_id) == 2
    correcting.let_go(ws, [first.id, second.id])
    assert waiting_in_list(ws, article_id) == 0
    assert [it.unplaced for it in ws.articles()] == [0]
    ws.undo()
    assert [it.unplaced for it in ws.articles()] == [2]
