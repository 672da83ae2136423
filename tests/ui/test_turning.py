"""The paragraph that is read is turned from the View menu, and the page shows it where it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from hashiya.commands import articles, projects
from hashiya.ui.main_window import MainWindow


def run(window: MainWindow, name: str) -> None:
    action = next(action for _, action in window.menus.entries() if action.id == name)
    assert action.when(window)
    window.run_action(action)


@pytest.mark.parametrize("forced", ["auto", "rtl"])
def test_a_paragraph_is_turned_and_turned_back(window: MainWindow, forced: str) -> None:
    workspace, article = window.session.workspace, window.session.article
    assert workspace is not None
    assert article is not None
    articles.update(workspace, article.id, direction=forced)
    window.reader.move_to_article_edge(1)
    sheet = window.reader.sheet
    assert sheet is not None
    position = window.reader.selecting.position
    block = sheet.blocks.at(position)
    assert sheet.rtl(block)
    assert window.turning.direction == "auto"
    run(window, "paragraph-ltr")
    sheet = window.reader.sheet
    assert sheet is not None
    assert not sheet.rtl(block)
    assert not sheet.placed(block).shaped.rtl
    assert sheet.rtl(0)
    assert window.turning.direction == "ltr"
    assert window.reader.selecting.position == position
    assert not window.reader.forward_key_is_left()
    window.tagging.undo()
    assert window.reader.sheet is not None
    assert window.reader.sheet.rtl(block)
    assert window.turning.direction == "auto"


def test_the_menu_shows_which_it_is(window: MainWindow) -> None:
    run(window, "paragraph-ltr")
    rows = {action.id: action for _, action in window.menus.entries()}
    checked = [it for it in ("auto", "rtl", "ltr") if rows[f"paragraph-{it}"].checked(window)]
    assert checked == ["ltr"]


def test_a_project_open_for_reading_is_never_written(window: MainWindow, project: Path) -> None:
    """Neither by turning a paragraph nor by what only changes the look."""
    window.session.close()
    before = project.read_bytes()
    window.session.open(projects.open_project(project, "ليلى", read_only=True))
    window.session.show(window.articles.lines[0].id)
    known = {action.id: action for _, action in window.menus.entries()}
    for name in ("paragraph-auto", "paragraph-rtl", "paragraph-ltr"):
        assert not known[name].when(window)
        window.run_action(known[name])
    assert window.session.article is not None
    assert window.session.article.directions == {}
    for name in ("harakat", "signs", "hide-marks", "reserve-lanes", "all-relations", "zoom-in"):
        window.run_action(known[name])
    window.reader.move_to_article_edge(1)
    window.session.close()
    assert project.read_bytes() == before
    assert [it.name for it in project.parent.glob(f"{project.name}-*")] == []
