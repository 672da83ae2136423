"""The corpus panel: chips and orders narrow it, and a mark touches one row alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from hashiya.commands import annotate, articles, correcting
from hashiya.commands.reading import ImportItem
from hashiya.formats.draft import Draft
from hashiya.model.span import Span


def rows(window) -> list[str]:
    return [it.id for it in window.articles.model.lines]


def test_a_mark_paints_one_row_and_reads_no_list(window, qtbot, monkeypatch) -> None:
    panel, workspace = window.articles, window.session.workspace
    told = []
    panel.model.dataChanged.connect(lambda one, two: told.append((one.row(), two.row())))
    panel.model.modelReset.connect(lambda: told.append("reset"))
    first, second = rows(window)
    monkeypatch.setattr(type(workspace), "articles", None)  # the whole list is not to be asked for
    annotate.tag(workspace, second, Span(0, 4), "entity", "PERS")
    qtbot.waitUntil(lambda: bool(told))
    assert told == [(1, 1)]
    assert panel.model.lines[1].annotations == 1
    assert panel.chips.chips["in_progress"].toolTip().count("1") == 1
    assert [it.id for it in panel.lines] == [first, second]


def test_marks_that_wait_for_a_place_are_a_sign_in_their_row(window, qtbot) -> None:
    workspace, model, say = window.session.workspace, window.articles.model, window.look.say
    _first, second = rows(window)

    def said(role) -> str:
        return model.data(model.index(1), role)

    seen = model.index(1)
    plain = window.articles.list.viewport().grab().toImage()
    text = workspace.article(second).text
    draft = Draft("in.txt", text)
    draft.span("a", "PERS", [(len(text) + 9, len(text) + 12)], "هيهات")
    articles.add(workspace, [ImportItem(path=Path("in.txt"), incoming=draft.incoming())])
    qtbot.waitUntil(lambda: model.lines[1].unplaced == 1)
    assert say("corpus-unplaced", count=1) in said(Qt.ItemDataRole.ToolTipRole)
    assert say("correcting-chip", count=1) in said(Qt.ItemDataRole.AccessibleTextRole)
    assert say("correcting-chip", count=1) not in model.data(
        model.index(0), Qt.ItemDataRole.AccessibleTextRole
    )
    box = window.articles.list.visualRect(seen)
    with_sign = window.articles.list.viewport().grab().toImage()
    assert with_sign.copy(box) != plain.copy(box)
    window.session.show(second)
    correcting.let_go(workspace, [it.id for it in workspace.unplaced(second)])
    qtbot.waitUntil(lambda: model.lines[1].unplaced == 0)
    assert say("corpus-unplaced", count=1) not in said(Qt.ItemDataRole.ToolTipRole)


def test_chips_show_one_status_alone(window, qtbot) -> None:
    panel, workspace = window.articles, window.session.workspace
    first, second = rows(window)
    articles.update(workspace, second, status="done")
    qtbot.waitUntil(lambda: panel.corpus.counts["done"] == 1)
    panel.chips.chips["done"].click()
    assert rows(window) == [second]
    articles.update(workspace, second, status="skipped")
    qtbot.waitUntil(lambda: rows(window) == [])
    panel.chips.chips["done"].click()
    assert rows(window) == [first, second]
    assert not panel.chips.chips["done"].isEnabled()


def test_orders_are_kept_and_next_follows_what_is_shown(window) -> None:
    panel = window.articles
    usual = rows(window)
    panel.orders.actions_of["length"].trigger()
    assert sorted(rows(window)) == sorted(usual)
    lengths = [it.code_points for it in panel.model.lines]
    assert lengths == sorted(lengths, reverse=True)
    window.session.show(rows(window)[0])
    window.go_article(1)
    assert window.session.article.id == rows(window)[1]
    assert window.look.settings.choice("corpus-order", "list") == "length"


def test_typing_narrows_by_title_and_enter_searches_the_texts(window, qtbot) -> None:
    panel = window.articles
    field = panel.findChild(QLineEdit)
    field.setText("العراق")
    assert panel._in_texts.isVisibleTo(panel)
    field.returnPressed.emit()
    qtbot.waitUntil(lambda: not window.searching.busy)
    assert window.searching.view.isVisible()
    assert all("عراق" in it.found for it in window.searching.view.model.hits)
    assert window.searching.view.model.hits


@pytest.mark.parametrize("edges", ["anywhere", "start", "whole"])
def test_search_lists_places_and_goes_to_them(window, press, qtbot, edges) -> None:
    press("ctrl+shift+f")
    view = window.searching.view
    assert view.isVisible()
    assert view.field.hasFocus()
    view.edges.setCurrentIndex(["anywhere", "start", "whole"].index(edges))
    view.field.setText("ناتو")
    qtbot.waitUntil(lambda: not window.searching.busy)
    hits = view.model.hits
    if edges == "anywhere":
        assert hits
    view.field.setText("الناتو")
    qtbot.waitUntil(lambda: not window.searching.busy)
    hits = view.model.hits
    assert hits
    last = view.model.index(len(hits) - 1)
    view.list.setFocus()
    view.list.setCurrentIndex(last)
    view.list.activated.emit(last)
    hit = hits[-1]
    assert window.session.article.id == hit.article
    assert window.reader.selection() == hit.span
    assert view.isVisible()
    assert window.reader.hasFocus()
    assert view.grab().width() > 0
    assert window.searching.close()
    assert not window.searching.close()


def test_another_project_forgets_what_was_found(window, qtbot) -> None:
    window.searching.open("العراق")
    qtbot.waitUntil(lambda: not window.searching.busy)
    window.flows.close_project()
    assert window.searching.view.model.hits == []
    assert not window.searching.view.isVisible()


def lose(window, article_id: str, words: str) -> None:
    """A file brings a mark for an article that has no place in it."""
    workspace = window.session.workspace
    text = workspace.article(article_id).text
    draft = Draft("in.txt", text)
    draft.span("a", "PERS", [(len(text) + 9, len(text) + 9 + len(words))], words)
    articles.add(workspace, [ImportItem(path=Path("in.txt"), incoming=draft.incoming())])


def test_a_chip_shows_what_waits_alone_while_anything_does(window, qtbot) -> None:
    panel, workspace = window.articles, window.session.workspace
    first, second = rows(window)
    assert panel.waiting.isHidden()
    lose(window, second, "هيهات")
    qtbot.waitUntil(lambda: not panel.waiting.isHidden())
    assert panel.waiting.accessibleName() == window.look.say("corpus-waiting-tip", count=1)
    panel.waiting.setFocus()
    qtbot.keyClick(panel.waiting, Qt.Key.Key_Space)
    assert rows(window) == [second]
    lose(window, first, "أبدا")
    qtbot.waitUntil(lambda: rows(window) == [first, second])
    correcting.let_go(workspace, [it.id for it in workspace.unplaced(first)])
    qtbot.waitUntil(lambda: rows(window) == [second])
    panel.waiting.click()
    assert rows(window) == [first, second]
    panel.waiting.click()
    correcting.let_go(workspace, [it.id for it in workspace.unplaced(second)])
    qtbot.waitUntil(lambda: rows(window) == [first, second])
    assert panel.waiting.isHidden()
    assert not panel.waiting.isChecked()
    workspace.undo()
    qtbot.waitUntil(lambda: not panel.waiting.isHidden())
    assert rows(window) == [first, second]


def test_the_chip_is_not_there_for_what_lies_in_the_bin(window, qtbot) -> None:
    panel, workspace = window.articles, window.session.workspace
    _first, second = rows(window)
    lose(window, second, "هيهات")
    qtbot.waitUntil(lambda: not panel.waiting.isHidden())
    articles.remove(workspace, [second])
    qtbot.waitUntil(lambda: panel.waiting.isHidden())


def test_the_next_article_with_what_waits_goes_round(window, qtbot) -> None:
    panel = window.articles
    first, second = rows(window)
    assert panel.next_waiting() is None
    lose(window, first, "هيهات")
    for it in (first, second):
        window.session.show(it)
        assert panel.next_waiting() == first
    lose(window, second, "هيهات")
    window.session.show(first)
    assert panel.next_waiting() == second
    window.session.show(second)
    assert panel.next_waiting() == first
