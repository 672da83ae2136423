"""Marks of which a file does not say whose they are: mine, or another's, as whoever imports them says."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from hashiya.ui.dialogs.import_articles import ImportDialog
from hashiya.ui.main_window import MainWindow


def line(number: int, annotator: str = "") -> str:
    mark = {"layer": "entity", "label": "PERS", "start": 4, "end": 9}
    if annotator:
        mark["annotator"] = annotator
    text = f"زار ترامب بغداد {number}."
    return json.dumps({"text": text, "annotations": [mark]}, ensure_ascii=False)


@pytest.fixture
def some(tmp_path: Path) -> Path:
    made = tmp_path / "in.jsonl"
    made.write_text(f"{line(1)}\n{line(2, 'سعاد')}\n", encoding="utf-8")
    return made


def opened(window: MainWindow, qtbot, *paths: Path) -> ImportDialog:
    made = ImportDialog(window, window.session, window.look, list(paths))
    qtbot.addWidget(made, before_close_func=ImportDialog._give_up)
    made.show()
    qtbot.waitUntil(lambda: made._job is None)
    return made


def stored(window: MainWindow, dialog: ImportDialog, qtbot) -> list[str]:
    """Whose the marks are that came in, in the order of the articles."""
    dialog._go.click()
    qtbot.waitUntil(lambda: dialog.report is not None)
    workspace = window.session.workspace
    assert workspace is not None
    return [it.annotator for one in dialog.added for it in workspace.annotations(one)]


def test_they_are_mine_where_nobody_says_otherwise(window: MainWindow, qtbot, some: Path) -> None:
    dialog = opened(window, qtbot, some)
    nameless, me = dialog.articles.rules.nameless, window.session.workspace.me
    assert nameless.isVisibleTo(dialog)
    say = window.look.say
    assert nameless.field.accessibleName() == say("ui-import-nameless", count=1)
    assert nameless.field.currentText() == say("ui-import-nameless-mine", name=me)
    assert stored(window, dialog, qtbot) == [me, "سعاد"]


def test_a_name_that_is_written_has_them_and_names_in_the_file_stay(
    window: MainWindow, qtbot, some: Path
) -> None:
    dialog = opened(window, qtbot, some)
    field = dialog.articles.rules.nameless.field
    field.setFocus()
    field.lineEdit().selectAll()
    qtbot.keyClicks(field.lineEdit(), "  Layla   B ")
    assert dialog.by_hand.kinds == ("rules",)  # asked about before it is lost
    assert stored(window, dialog, qtbot) == ["Layla B", "سعاد"]


def test_who_has_marks_in_the_project_is_offered_and_it_holds_once(
    window: MainWindow, qtbot, some: Path, tmp_path: Path
) -> None:
    stored(window, opened(window, qtbot, some), qtbot)
    later = tmp_path / "later.jsonl"
    later.write_text(line(3), encoding="utf-8")
    dialog = opened(window, qtbot, later)
    field = dialog.articles.rules.nameless.field
    assert field.findData("سعاد") > 0
    while field.currentData() != "سعاد":
        qtbot.keyClick(field, Qt.Key.Key_Down)
    assert stored(window, dialog, qtbot) == ["سعاد"]
    later.write_text(line(4), encoding="utf-8")
    assert opened(window, qtbot, later).articles.rules.nameless.name == ""


def test_it_is_away_where_every_mark_of_what_is_chosen_has_a_name(
    window: MainWindow, qtbot, some: Path, tmp_path: Path
) -> None:
    plain = tmp_path / "plain.txt"
    plain.write_text("خبر بلا علامات.\n", encoding="utf-8")
    assert not opened(window, qtbot, plain).articles.rules.nameless.isVisibleTo(window)
    dialog = opened(window, qtbot, some)
    dialog.articles.table.topLevelItem(0).setCheckState(0, Qt.CheckState.Unchecked)
    assert not dialog.articles.rules.nameless.isVisibleTo(dialog)


def test_whose_marks_would_stand_twice_is_said_until_that_name_is_chosen(
    window: MainWindow, qtbot, some: Path
) -> None:
    first = opened(window, qtbot, some)
    first.articles.rules.nameless.field.setEditText("sami")
    stored(window, first, qtbot)
    dialog = opened(window, qtbot, some)
    me = window.session.workspace.me
    said = window.look.say("articles-would-agree", theirs=me, ours="sami", count=1)
    assert said in dialog._hint.text().split("\n")
    assert dialog._notice.isVisibleTo(dialog)
    nameless = dialog.articles.rules.nameless
    nameless.field.setCurrentIndex(nameless.field.findData("sami"))
    assert not dialog._notice.isVisibleTo(dialog)
    nameless.field.setCurrentIndex(0)
    assert said in dialog._hint.text()
    dialog.articles.table.topLevelItem(0).setCheckState(0, Qt.CheckState.Unchecked)
    assert said not in dialog._hint.text()
