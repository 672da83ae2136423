"""Return in a list of choices writes nothing; the button and Ctrl+Return do."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox

from hashiya.ui.dialogs.export_dataset import ExportDialog
from hashiya.ui.dialogs.import_articles import ImportDialog

CTRL = Qt.KeyboardModifier.ControlModifier
RETURN, DOWN = Qt.Key.Key_Return, Qt.Key.Key_Down


@pytest.fixture
def dialog(window, qtbot):
    made = ExportDialog(window, window.session, window.look)
    qtbot.addWidget(made)
    made.show()
    yield made
    made.reject()


def settle(dialog, qtbot) -> None:
    qtbot.waitUntil(lambda: dialog._job is None and not dialog._later.isActive())


def test_return_in_a_list_of_choices_opens_it(dialog, qtbot, tmp_path: Path) -> None:
    target = tmp_path / "out.jsonl"
    dialog.target.setText(str(target))
    dialog.choices.whose.setFocus()
    qtbot.keyClick(dialog.choices.whose, DOWN)
    settle(dialog, qtbot)
    qtbot.keyClick(dialog.choices.whose, RETURN)
    assert dialog._job is None
    assert dialog.choices.whose.view().isVisible()
    dialog.choices.whose.hidePopup()
    assert not target.exists()


def test_return_where_parts_are_written_goes_on(dialog, qtbot) -> None:
    parts = dialog.choices.parts
    settle(dialog, qtbot)
    parts.setFocus()
    qtbot.keyClick(parts.lineEdit(), RETURN)
    assert dialog._job is None
    assert dialog.focusWidget() not in (parts, parts.lineEdit())


def test_control_return_writes_from_anywhere(dialog, qtbot, tmp_path: Path) -> None:
    target = tmp_path / "out.jsonl"
    dialog.target.setText(str(target))
    settle(dialog, qtbot)
    dialog.choices.whose.setFocus()
    qtbot.keyClick(dialog.choices.whose, RETURN, CTRL)
    qtbot.waitUntil(lambda: dialog.receipt is not None)
    assert target.exists()


def test_return_in_a_choice_of_the_import_brings_nothing_in(window, qtbot, tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("خبر من بغداد", encoding="utf-8")
    made = ImportDialog(window, window.session, window.look, [file])
    qtbot.addWidget(made, before_close_func=ImportDialog._give_up)
    made.show()
    qtbot.waitUntil(lambda: made._job is None)
    made.articles.language.setFocus()
    qtbot.keyClick(made.articles.language, RETURN)
    assert isinstance(made.articles.language, QComboBox)
    assert made.articles.language.view().isVisible()
    made.articles.language.hidePopup()
    assert made.isVisible()
    assert not made._storing.busy
    qtbot.keyClick(made.articles.language, RETURN, CTRL)
    qtbot.waitUntil(lambda: made.report is not None)
    assert len(made.report.articles) == 1


def test_return_on_a_button_does_what_the_button_says(window, dialog, qtbot, tmp_path) -> None:
    """On Cancel it imported, and exported: only what the dialogs are for heard the key."""
    files = [tmp_path / "a.txt", tmp_path / "b.txt"]
    for it in files:
        it.write_text(f"نص قصير جديد {it.stem}.", encoding="utf-8")
    taking = ImportDialog(window, window.session, window.look, files)
    qtbot.addWidget(taking, before_close_func=ImportDialog._give_up)
    taking.show()
    qtbot.waitUntil(lambda: taking._job is None)
    taking.articles.none.setFocus()
    qtbot.keyClick(taking.articles.none, RETURN)
    assert not taking.articles.checked()
    taking.articles.all.click()
    taking._leave.setFocus()
    qtbot.keyClick(taking._leave, RETURN)
    assert not taking.isVisible()
    assert (taking._storing.busy, taking.added) == (False, [])
    target = tmp_path / "out.jsonl"
    dialog.target.setText(str(target))
    settle(dialog, qtbot)
    dialog._leave.setFocus()
    qtbot.keyClick(dialog._leave, RETURN)
    assert not dialog.isVisible()
    assert not target.exists()
