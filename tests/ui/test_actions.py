"""The one list of actions: titles in both languages, no clash, and no Qt shortcut that owns a letter."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QAction, QShortcut
from PySide6.QtWidgets import QApplication, QLineEdit

import hashiya
from hashiya.ui.actions import ACTIONS, label_actions
from hashiya.ui.main_window import MainWindow
from hashiya.wording import Wording, messages


@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_action_and_menu_has_a_title(language: str) -> None:
    known = messages(language)
    assert [it.id for it in ACTIONS if it.message not in known] == []
    assert [it.menu for it in ACTIONS if it.menu and f"ui-menu-{it.menu}" not in known] == []


def test_no_two_actions_have_the_same_keys(window: MainWindow) -> None:
    actions = ACTIONS + label_actions(window.session.schema, "ar")
    keys = [chord for it in actions for chord in it.keys]
    assert sorted(keys) == sorted(set(keys))
    assert len({it.id for it in actions}) == len(actions)


def test_plain_keys_act_in_the_reader_only() -> None:
    plain = [it for it in ACTIONS if any(len(key) == 1 for key in it.keys)]
    assert plain
    assert all(it.in_reader for it in plain)


def test_no_qt_action_owns_a_key_sequence(window: MainWindow) -> None:
    owned = [it.text() for it in window.findChildren(QAction) if not it.shortcut().isEmpty()]
    assert owned == []
    assert window.findChildren(QShortcut) == []


def test_no_source_gives_a_key_to_qt() -> None:
    """Qt would compare letters: on an Arabic keyboard none fires, and twins make both fall silent."""
    ui = Path(hashiya.__file__).parent / "ui"
    giving = re.compile(r"\bQShortcut\(|\bsetShortcuts?\(|\bQKeySequence\(|\bgrabShortcut\(")
    wrong = [it.name for it in ui.rglob("*.py") if giving.search(it.read_text(encoding="utf-8"))]
    assert wrong == []


def test_menus_are_made_of_the_list(window: MainWindow) -> None:
    shown = {action.id for _, action in window.menus.entries()}
    assert shown == {it.id for it in ACTIONS if it.menu}
    undo = next(entry for entry, action in window.menus.entries() if action.id == "undo")
    assert undo.text() == f"{Wording('ar').say('ui-action-undo')}\t\u2066Ctrl+Z\u2069"


def test_commands_work_with_an_arabic_layout(window: MainWindow, press) -> None:
    press("1", key=ord("١"))
    assert len(window.session.annotations) == 1
    press("ctrl+z", key=ord("ئ"))
    assert window.session.annotations == ()
    press("ctrl+y", key=ord("غ"))
    assert len(window.session.annotations) == 1
    press("d", key=ord("ي"))
    assert window.session.annotations == ()


def test_a_text_field_keeps_its_letters(window: MainWindow, press, qtbot) -> None:
    field = window.articles.findChild(QLineEdit)
    assert field is not None
    field.setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is field)
    qtbot.keyClicks(field, "d1.")
    assert field.text() == "d1."
    press("ctrl+z", key=ord("ئ"))
    assert field.text() != "d1."
    assert window.session.annotations == ()


def test_letters_do_nothing_outside_the_reader(window: MainWindow, press, qtbot) -> None:
    window.articles.list.setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is window.articles.list)
    press("1", "shift+1", ".")
    assert window.session.annotations == ()


def test_f6_goes_through_every_pane_and_back(window: MainWindow, press) -> None:
    seen = []
    for _ in range(6):
        press("f6")
        seen.append(QApplication.focusWidget())
    assert len({id(it) for it in seen}) == 6
    assert QApplication.focusWidget() is window.reader


def test_what_can_be_switched_shows_whether_it_is_on(window: MainWindow) -> None:
    entries = {action.id: entry for entry, action in window.menus.entries()}
    view = next(
        it for it in window.menus.actions() if it.text() == Wording("ar").say("ui-menu-view")
    )
    for name, shown in (("harakat", True), ("signs", False)):
        view.menu().aboutToShow.emit()
        assert entries[name].isCheckable()
        assert entries[name].isChecked() is shown
        entries[name].trigger()
        view.menu().aboutToShow.emit()
        assert entries[name].isChecked() is not shown
    assert window.reader.sheet is not None
    assert not window.reader.sheet.style.harakat
    assert not window.look.settings.flag("harakat", default=True)
