"""Keys in the page of names of the import: they open choices; only Ctrl+Return and the button import. And how a
folder is chosen first."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from hashiya.ui.actions import ACTIONS
from hashiya.ui.dialogs import files
from hashiya.ui.dialogs.import_articles import ImportDialog
from hashiya.ui.main_window import MainWindow

TOKENS = "زار\tO\nترامب\tB-PER\nوفريق\tB-TEAM\n\n"
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def dialog(window: MainWindow, qtbot, tmp_path: Path) -> ImportDialog:
    file = tmp_path / "a.conll"
    file.write_text(TOKENS, encoding="utf-8")
    made = ImportDialog(window, window.session, window.look, [file])
    qtbot.addWidget(made, before_close_func=ImportDialog._give_up)
    made.show()
    qtbot.waitUntil(lambda: made._job is None)
    return made


def test_keys_in_the_table_open_a_choice_and_import_nothing(dialog, qtbot) -> None:
    table, names = dialog.names.table, dialog.names
    qtbot.keyClick(dialog.articles.table, Qt.Key.Key_Tab, CTRL)
    assert dialog.pages.currentWidget() is names
    assert dialog.focusWidget() is table
    assert table.currentItem() is names._lines["label", "PER"]
    field = names.fields["label", "PER"]
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
        table.setFocus()
        qtbot.keyClick(table, key)
        assert field.view().isVisible()
        field.hidePopup()
    assert dialog.report is None
    assert not dialog._storing.busy
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: dialog.report is not None)


def test_letters_find_a_choice_by_its_name_and_by_its_code(dialog, qtbot, window) -> None:
    """Nothing was found: each row begins with an isolate, which nobody types."""
    names = dialog.names
    field = names.fields["label", "TEAM"]
    schema = window.session.schema
    (gpe,) = [it for it in schema.labels if it.code == "GPE"]
    for typed, opened in (("gp", True), (gpe.name("ar")[:4], True), ("gp", False)):
        field.setFocus()
        field.setCurrentIndex(0)
        if opened:
            field.showPopup()
        view = field.view()
        view.keyboardSearch("")  # as after a pause
        for letter in typed:
            QApplication.sendEvent(
                view if opened else field,
                QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter),
            )
        if opened:
            qtbot.keyClick(view, Qt.Key.Key_Return)
        assert field.currentData() == "GPE", typed


def test_a_page_that_is_turned_to_has_the_keys_in_its_list(dialog) -> None:
    for at, table in ((1, dialog.names.table), (0, dialog.articles.table)):
        dialog.pages.setCurrentIndex(at)
        assert dialog.focusWidget() is table


def test_a_folder_is_asked_for_and_imported(window, monkeypatch, tmp_path: Path) -> None:
    asked: list[str] = []
    taken: list[list[Path]] = []
    monkeypatch.setattr(files, "folder", lambda _w, _l, title: asked.append(title) or tmp_path)
    monkeypatch.setattr(window.flows, "import_articles", taken.append)
    (action,) = [it for it in ACTIONS if it.id == "import-folder"]
    window.run_action(action)
    assert (asked, taken) == (["ui-import-folder-title"], [[tmp_path]])
    monkeypatch.setattr(files, "folder", lambda *_: None)
    window.run_action(action)
    assert len(taken) == 1
    window.session.close()
    window.flows.import_folder()
    assert len(taken) == 1
