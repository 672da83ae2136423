"""The entities of the project by keys: their mentions listed and jumped to, made one, split off again."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QApplication

from hashiya.commands import projects
from hashiya.ui.concordance import fitting
from hashiya.ui.dialogs import one_value
from hashiya.ui.shelves import table_loading
from hashiya.ui.shelves.table_model import ROW_HEIGHT


@pytest.fixture
def project(tmp_path):
    """Both seeds with all that is marked in them."""
    return projects.demo(tmp_path / "demo", "أخرى")


@pytest.fixture
def table(window, press, qtbot):
    press("ctrl+shift+e")
    found = window.shelf.view("entities")
    qtbot.waitUntil(lambda: not found.busy and not found.mentions.busy)
    return found


def names(table) -> list[str]:
    return [table.model.row_at(k).title for k in range(table.model.rowCount())]


def test_every_mention_is_in_one_row(window, table) -> None:
    ws = window.session.workspace
    marks = [m for it in ws.articles() for m in ws.annotations(it.id) if m.layer == "entity"]
    rows = [table.model.row_at(k) for k in range(table.model.rowCount())]
    assert sorted(m.id for it in rows for m in it.marks) == sorted(m.id for m in marks)


def test_enter_goes_among_the_mentions_then_into_the_page_and_back(window, press, table) -> None:
    press("enter")
    assert table.mentions.hasFocus()
    first = table.mentions.marks[0]
    assert window.session.focused == first.id
    press("down", "enter")
    assert window.session.focused == table.mentions.marks[1].id
    press("esc")
    assert table.view.hasFocus()
    press("enter", "enter")
    assert window.reader.hasFocus()


def test_a_mention_stands_in_its_sentence(window, table) -> None:
    ws = window.session.workspace
    for mark, hit in zip(table.mentions.marks, table.mentions.hits.hits, strict=True):
        text = ws.text(mark.article)
        assert hit.before + hit.found + hit.after in text
        assert hit.found == text[mark.start : mark.end]


def test_rows_are_made_one_and_taken_back_in_one_step(
    window, press, table, qtbot, monkeypatch
) -> None:
    before = names(table)
    press("shift+down")
    rows = table.view.chosen_rows()
    size = sum(len(it.mentions) for it in rows)
    asked = []
    monkeypatch.setattr(one_value, "ask_entity", lambda *a: asked.append(a) or (a[4], "Q1"))
    table.ask_to_make_one(rows)
    qtbot.waitUntil(lambda: not table.busy)
    assert asked[0][4] == before[0]
    assert len(table.model.row_at(0).mentions) == size
    assert len(names(table)) == len(before) - 1
    press("ctrl+z")
    qtbot.waitUntil(lambda: not table.busy)
    assert names(table) == before


def test_mentions_are_split_off(window, press, table, qtbot) -> None:
    before = len(names(table))
    press("enter", "shift+down")
    chosen = table.mentions.chosen()
    assert len(chosen) == 2
    table.split_off(chosen, "كيان آخر")
    qtbot.waitUntil(lambda: not table.busy)
    assert len(names(table)) == before + 1
    other = next(table.model.row_at(k) for k, it in enumerate(names(table)) if it == "كيان آخر")
    assert [it.id for it in other.marks] == [it.id for it in chosen]


def test_many_are_put_together_in_a_worker(window, press, qtbot, monkeypatch) -> None:
    monkeypatch.setattr(table_loading, "AT_ONCE", 5)
    monkeypatch.setattr(table_loading, "FIRST", 7)
    press("ctrl+shift+e")
    table = window.shelf.view("entities")
    qtbot.waitUntil(lambda: not table.busy)
    mentions = sum(len(table.model.row_at(k).mentions) for k in range(table.model.rowCount()))
    press("enter", "enter", "d")
    qtbot.waitUntil(lambda: not table.busy)
    assert (
        sum(len(table.model.row_at(k).mentions) for k in range(table.model.rowCount()))
        == mentions - 1
    )


@pytest.mark.parametrize("size", [(1280, 800), (1440, 900), (1900, 1000)])
@pytest.mark.parametrize("language", ["ar", "en"])
def test_all_columns_are_seen_without_scrolling_sideways(
    window, table, settings, size, language
) -> None:
    window.look.set_language(language)
    window.resize(*size)
    QApplication.processEvents()
    assert table.view.horizontalScrollBar().maximum() == 0
    assert table.view.viewport().height() >= 3 * ROW_HEIGHT
    assert table.mentions.viewport().height() >= 3 * ROW_HEIGHT


@pytest.mark.parametrize("room", [90, 240, 500, 2000])
def test_a_mention_is_never_cut_within_a_word(window, table, room) -> None:
    letters = QFontMetricsF(window.font())
    for hit in table.mentions.hits.hits:
        shown = fitting(hit, letters, room)
        side = (room - letters.horizontalAdvance(shown.found)) / 2
        whole = {"", "…", *hit.before.split(), *hit.after.split()}
        for part in (shown.before, shown.after):
            assert letters.horizontalAdvance(part) <= max(side, 0)
            assert {it.strip("…") for it in part.split()} <= whole
        assert room < 2000 or (shown.before and shown.after) or not (hit.before and hit.after)
