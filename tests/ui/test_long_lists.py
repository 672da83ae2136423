"""A corpus list of any length (A16): its first lines at once, all of it beside the window, nothing read unseen."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from making import article
from PySide6.QtWidgets import QLineEdit
from store_schema import SCHEMA

from hashiya.commands import articles
from hashiya.model.edit import Edit, Step
from hashiya.model.identity import new_id
from hashiya.store.project_file import ProjectFile
from hashiya.ui.panels import arranging


def of_one_text(path: Path, count: int) -> Path:
    """As many articles as that, filled in by the store itself; all have one text, which lies there once."""
    text = article("قال").text

    def portions() -> Iterator[list[Edit]]:
        for first in range(0, count, 500):
            numbers = range(first, min(first + 500, count))
            yield [
                Edit(None, article(text, name=f"{n}", title=f"خبر {n:07}", position=n))
                for n in numbers
            ]

    with ProjectFile.create(path, SCHEMA) as project:
        project.commit(
            Step(id=new_id(), act="articles.add", by="me", at=1, edits=(), long=count), portions()
        )
    return path


@pytest.mark.parametrize(
    "count", [60_000, pytest.param(1_000_000, marks=pytest.mark.slow)], ids=["many", "a-million"]
)
def test_a_list_of_any_length_is_shown_by_what_is_looked_at(
    shell, qtbot, tmp_path, count, monkeypatch
):
    """The first lines before the others are counted; then all, narrowed and ordered beside the window."""
    path = of_one_text(tmp_path / "مليون.hashiya", count)
    panel = shell.window.articles
    read: list[int] = []
    real = ProjectFile.lines
    monkeypatch.setattr(
        ProjectFile, "lines", lambda self, it: read.append(len(it)) or real(self, it)
    )
    waiting = {"timeout": 600_000}

    shell.window.flows.open_project(path)
    assert 0 < len(panel.model.lines) < count
    assert panel.model.lines[0].name == "0"
    assert shell.window.session.article.name == "0"
    qtbot.waitUntil(lambda: not panel.arranging.busy, **waiting)
    assert panel.model.rowCount() == count
    assert panel.model.lines[count - 1].name == f"{count - 1}"

    field = panel.findChild(QLineEdit)
    field.setText(f"{count - 7:07}")
    assert panel.arranging.busy
    qtbot.waitUntil(lambda: not panel.arranging.busy, **waiting)
    assert [it.name for it in panel.model.lines] == [f"{count - 7}"]
    field.clear()
    panel.orders.actions_of["title"].trigger()
    assert panel.arranging.busy
    qtbot.waitUntil(lambda: not panel.arranging.busy, **waiting)
    assert panel.model.rowCount() == count

    workspace, last = shell.window.session.workspace, panel.model.lines[count - 1].id
    articles.update(workspace, last, status="done")
    qtbot.waitUntil(lambda: panel.corpus.counts["done"] == 1, **waiting)
    assert sum(read) < 2_000


def test_what_is_done_while_the_list_is_worked_out_is_in_it(window, qtbot, monkeypatch):
    """The worker's list may be older than a step: what was touched meanwhile is looked at again."""
    monkeypatch.setattr(arranging, "AT_ONCE", 0)
    panel, workspace = window.articles, window.session.workspace
    first, second = (it.id for it in panel.model.lines)
    panel.orders.actions_of["status"].trigger()
    assert panel.arranging.busy
    articles.update(workspace, first, status="done")
    panel.later.timeout.emit()
    qtbot.waitUntil(lambda: [it.id for it in panel.model.lines] == [second, first])
    panel.chips.chips["done"].click()
    qtbot.waitUntil(lambda: [it.id for it in panel.model.lines] == [first])
    articles.remove(workspace, [second])
    qtbot.waitUntil(lambda: panel.corpus.binned == 1)


def test_the_newest_question_counts(window, qtbot, monkeypatch):
    monkeypatch.setattr(arranging, "AT_ONCE", 0)
    panel = window.articles
    field = panel.findChild(QLineEdit)
    for words in ("لا يوجد هذا", "ناتو لا", ""):
        field.setText(words)
        panel.arranging.show()
    qtbot.waitUntil(lambda: not panel.arranging.busy)
    assert panel.model.rowCount() == 2


def test_a_closed_project_is_asked_nothing(window) -> None:
    """Between the closing and the next project the list may still be painted."""
    rows = window.articles.model.lines
    window.session.close()
    assert len(rows) == 2
    assert all(it.title or it.deleted for it in rows)
    assert not window.articles.grab().isNull()
    window.session.project_changed.emit()
    assert window.articles.model.rowCount() == 0


def test_what_the_file_does_not_give_is_told(window, qtbot, monkeypatch):
    from hashiya.model.errors import ProjectDamaged

    def fails(*_: object) -> None:
        raise ProjectDamaged(name="p")

    monkeypatch.setattr(arranging, "AT_ONCE", 0)
    monkeypatch.setattr(ProjectFile, "in_order", fails)
    with qtbot.waitSignal(window.session.failed):
        window.articles.orders.actions_of["title"].trigger()
    assert not window.articles.arranging.busy
    assert window.articles.model.rowCount() == 2


def test_going_through_the_articles_reads_few_lines(window, monkeypatch):
    panel = window.articles
    ids = [it.id for it in panel.lines]
    monkeypatch.setattr(type(window.session.workspace), "articles", None)
    window.session.show(ids[0])
    window.go_article(1)
    assert window.session.article.id == ids[1]
    window.go_article(1)
    assert window.session.article.id == ids[1]
    window.go_article(-1)
    assert window.session.article.id == ids[0]
