"""The claims of the project by keys: found, ordered, jumped to, changed together in one step, copied."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from hashiya.commands import projects
from hashiya.model.table_rows import MarkRow
from hashiya.store import unhurried
from hashiya.ui.shelves import table_loading


@pytest.fixture
def project(tmp_path):
    """Both seeds with all that is marked in them."""
    return projects.demo(tmp_path / "demo", "أخرى")


@pytest.fixture
def table(window, press):
    press("ctrl+shift+k")
    return window.shelf.view("claims")


def cells(table, column: str) -> list[str]:
    at = [it.id for it in table.model.columns].index(column)
    return [table.model.index(k, at).data() for k in range(table.model.rowCount())]


def test_every_claim_is_there_with_its_speaker_by_name(window, table) -> None:
    assert table.view.hasFocus()
    ws = window.session.workspace
    claims = [m for it in ws.articles() for m in ws.annotations(it.id) if m.label == "CLAIM"]
    assert table.model.rowCount() == len(claims) == 53
    assert "ينس ستولتنبرغ" in " ".join(cells(table, "speaker")) or cells(table, "speaker")[0]
    assert set(cells(table, "@claim_type")) - {""} <= {
        it.name_in(window.look.language)
        for it in ws.schema().attribute("claim", "CLAIM", "claim_type").choices
    }


def test_letters_narrow_it_folded_and_escape_shows_all_again(window, press, table) -> None:
    table.view.typed.emit("أميركى")
    assert table.field.hasFocus()
    assert 0 < table.model.rowCount() < 53
    press("down", "esc")
    assert table.model.rowCount() == 53
    press("esc")
    assert not window.shelf.isVisible()
    assert window.reader.hasFocus()


def test_enter_shows_the_claim_and_the_keys_stay_then_enter_goes_in(window, press, table) -> None:
    press("down", "down", "enter")
    mark = table.model.row_at(2)
    assert window.session.focused == mark.id
    assert table.view.hasFocus()
    press("enter")
    assert window.reader.hasFocus()


def test_chosen_rows_are_changed_in_one_step_and_the_table_follows(
    window, press, table, qtbot
) -> None:
    press("ctrl+a")
    rows = table.view.chosen_rows()
    assert len(rows) == 53
    table.set_value(rows, "verdict", "false")
    qtbot.waitUntil(lambda: not table.busy)
    assert len(set(cells(table, "@verdict"))) == 1
    press("ctrl+z")
    qtbot.waitUntil(lambda: not table.busy)
    assert set(cells(table, "@verdict")) == {""}


def test_ctrl_c_copies_the_rows_as_they_read(window, press, table) -> None:
    press("shift+down", "ctrl+c")
    data = QGuiApplication.clipboard().mimeData()
    lines = data.text().splitlines()
    assert len(lines) == 3
    assert lines[1].split("\t")[0] == table.model.index(0, 0).data()
    assert not {"\u200e", "\u200f", "\u2067", "\u2068"} & set(data.text() + data.html())
    assert data.html().count("<tr>") == 3


def test_groups_and_values_of_a_column(window, table) -> None:
    table.set_wish(replace(table.wish, group="@claim_type"))
    headings = [k for k in range(table.model.rowCount()) if table.model.row_at(k) is None]
    assert len(headings) > 1
    assert table.model.rowCount() == 53 + len(headings)
    first = cells(table, "@claim_type")[1]
    table.set_wish(replace(table.wish, group="", only={"@claim_type": frozenset({first})}))
    assert set(cells(table, "@claim_type")) == {first}


def test_it_is_saved_with_a_byte_order_mark(table, tmp_path) -> None:
    target = tmp_path / "جدول.csv"
    table.save_to(target)
    data = target.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\r\n") == 54


def test_many_are_read_in_a_worker_and_steps_bring_only_their_article(
    window, press, qtbot, monkeypatch
) -> None:
    monkeypatch.setattr(table_loading, "AT_ONCE", 5)
    monkeypatch.setattr(table_loading, "FIRST", 7)
    press("ctrl+shift+k")
    table = window.shelf.view("claims")
    assert table.model.rowCount() == 7
    qtbot.waitUntil(lambda: not table.busy)
    assert table.model.rowCount() == 53
    read: list[str] = []
    whole = type(window.session.workspace).mark_rows
    monkeypatch.setattr(
        type(window.session.workspace),
        "mark_rows",
        lambda *a, **k: read.append("all") or whole(*a, **k),
    )
    press("enter", "enter", "d")
    qtbot.waitUntil(lambda: not table.busy)
    assert table.model.rowCount() == 52
    assert not read


@pytest.mark.parametrize("kind", ["claims", "entities"])
def test_the_collector_walks_nothing_while_many_are_read(window, qtbot, monkeypatch, kind) -> None:
    """Each walk along hundreds of thousands of rows would hold the window for half a second."""
    monkeypatch.setattr(table_loading, "AT_ONCE", 5)
    monkeypatch.setattr(unhurried, "BULK", 5)
    seen: list[tuple[str, bool]] = []
    whole = type(window.session.workspace).mark_rows

    def mark_rows(*values: object, **named: object) -> Iterator[list[MarkRow]]:
        for some in whole(*values, **named):
            if "first" not in named:
                seen.append(("read", gc.isenabled()))
            yield some

    monkeypatch.setattr(type(window.session.workspace), "mark_rows", mark_rows)
    window.shelf.open_view(kind)
    table = window.shelf.view(kind)
    made = table.make
    table.loading._make = lambda *a: seen.append(("made", gc.isenabled())) or made(*a)
    qtbot.waitUntil(lambda: not table.busy)
    assert ("read", False) in seen
    assert ("made", False) in seen
    assert not [it for it in seen if it == ("read", True)]
    assert gc.isenabled()


def test_what_the_disk_refused_is_in_the_table(window, press, table, qtbot, monkeypatch) -> None:
    from hashiya.model.errors import DiskFull

    def full(*_: object, **__: object) -> None:
        raise DiskFull(name="p")

    monkeypatch.setattr(type(window.session.workspace._project), "commit", full)
    press("enter", "enter", "d")
    qtbot.waitUntil(lambda: not table.busy)
    assert window.session.workspace.pending
    assert table.model.rowCount() == 52


@pytest.mark.parametrize("size", [(1440, 872), (1280, 772)])
@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_column_is_in_view_without_scrolling(window, table, qtbot, size, language) -> None:
    window.look.set_language(language)
    window.resize(*size)
    window.shelf.open_view("claims")
    view = window.shelf.view("claims").view
    qtbot.waitUntil(lambda: view.shown.rowCount() == 53)
    QApplication.processEvents()
    room, across = view.viewport().width(), view.horizontalHeader()
    titles = [it.id for it in view.shown.columns]
    assert titles == ["claim", "speaker", "article", "@claim_type", "@check_worthy", "@verdict"]
    assert sum(across.sectionSize(k) for k in range(len(titles))) <= room
    assert across.sectionSize(0) == max(map(across.sectionSize, range(len(titles))))
    assert min(map(across.sectionSize, range(len(titles)))) >= 72
    assert not view.horizontalScrollBar().maximum()
    speaker = view.shown.index(0, 1)
    assert speaker.data(Qt.ItemDataRole.ToolTipRole) == speaker.data()
