"""A person's own keys: one chord runs one action, choices last, and damage leaves the usual keys."""

from __future__ import annotations

from pathlib import Path

import pytest
from keyboard import key_event
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QPushButton

from hashiya.ui.actions import ACTIONS
from hashiya.ui.bindings import Bindings
from hashiya.ui.dialogs.key_bindings import KeyBindingsDialog
from hashiya.ui.dialogs.preferences import PreferencesDialog
from hashiya.ui.dialogs.shortcuts import ShortcutsDialog
from hashiya.ui.key_positions import is_chord
from hashiya.ui.settings import Settings


@pytest.fixture
def bindings(settings: Settings) -> Bindings:
    return Bindings(settings)


def test_every_usual_key_is_a_chord_that_the_router_names() -> None:
    assert [key for it in ACTIONS for key in it.keys if not is_chord(key)] == []


def test_a_choice_lasts_and_takes_the_key_from_its_owner(bindings, settings, tmp_path) -> None:
    bindings.choose("undo", ("ctrl+k",))
    assert bindings.find("ctrl+k").id == "undo"
    assert bindings.keys("palette") == ()
    settings.save()
    again = Bindings(Settings(tmp_path / "window.ini"))
    assert again.keys("undo") == ("ctrl+k",)
    assert again.keys("palette") == ()
    again.reset_all()
    assert Bindings(Settings(tmp_path / "window.ini")).keys("palette") == ("ctrl+k",)


@pytest.mark.parametrize("chord", ["ctrl+,", "[", ";", "shift+/", "`", "'", "ctrl+=", "alt+7"])
def test_every_sign_survives_the_settings_file(bindings, settings, tmp_path, chord: str) -> None:
    bindings.choose("about", (chord, "f8"))
    assert Bindings(Settings(tmp_path / "window.ini")).keys("about") == (chord, "f8")


def test_damaged_lines_leave_the_usual_keys(tmp_path: Path) -> None:
    file = tmp_path / "damaged.ini"
    file.write_text(
        "[keys]\nundo=ctrl+nonsense\nredo=@Invalid()\npalette=f8 f8\nnobody=ctrl+l\n"
        "copy=ctrl+l\ntitle=@ByteArray(x)\n",
        encoding="utf-8",
    )
    bindings = Bindings(Settings(file))
    assert bindings.keys("undo") == ("ctrl+z",)
    assert bindings.keys("redo") == ("ctrl+shift+z", "ctrl+y")
    assert bindings.keys("palette") == ("ctrl+k",)
    assert bindings.keys("copy") == ("ctrl+l",)
    assert bindings.find("ctrl+l").id == "copy"


def test_a_label_set_takes_no_key_that_somebody_chose(window) -> None:
    bindings = window.bindings
    bindings.choose("palette", ("1",))
    bindings.show_schema(window.session.schema, "ar")
    assert bindings.find("1").id == "palette"
    shown = bindings.on_labels(window.session.schema)
    assert shown.label("entity", "PERS").shortcut == ""
    assert window.label_bar.first_button().label.code != "PERS"


def test_a_plain_letter_is_a_command_in_the_reader_only(window, press, qtbot) -> None:
    ran: list[str] = []
    window.router._run = lambda action: ran.append(action.id)
    window.bindings.choose("palette", ("e",))
    press("e")
    assert ran == ["palette"]
    window.articles.list.setFocus()
    press("e")
    assert ran == ["palette"]


def test_menus_and_sheet_show_the_chosen_key(window, qtbot) -> None:
    sheet = ShortcutsDialog(window, window.look, window.bindings)
    qtbot.addWidget(sheet)
    window.bindings.choose("undo", ("f8",))
    undo = next(entry for entry, action in window.menus.entries() if action.id == "undo")
    assert "F8" in undo.text()
    assert "F8" in sheet.tree.item_of("undo").text(1)


@pytest.fixture
def dialog(window, qtbot) -> KeyBindingsDialog:
    made = KeyBindingsDialog(window, window.look, window.bindings)
    qtbot.addWidget(made)
    made.show()
    made.tree.setCurrentItem(made.tree.item_of("undo"))
    return made


def press_in(dialog: KeyBindingsDialog, chord: str, key: int | None = None) -> None:
    dialog.press.click()
    QCoreApplication.sendEvent(dialog.press, key_event(chord, QEvent.Type.KeyPress, key))


def test_a_clash_is_refused_at_once_with_the_owner_and_an_offer(window, dialog) -> None:
    press_in(dialog, "ctrl+k", ord("ن"))
    assert window.bindings.keys("undo") == ("ctrl+z",)
    assert window.look.say("ui-action-palette") in dialog.said.text()
    assert dialog.take.isVisible()
    dialog.take.click()
    assert window.bindings.keys("undo") == ("ctrl+k",)
    assert window.bindings.keys("palette") == ()
    assert not dialog.take.isVisible()


@pytest.mark.parametrize("refused", ["ctrl+k", "ctrl+alt+e"])
def test_after_a_refused_key_another_can_be_pressed_at_once(window, dialog, refused: str) -> None:
    press_in(dialog, refused)
    QCoreApplication.sendEvent(dialog.press, key_event("y", QEvent.Type.KeyPress))
    assert window.bindings.keys("undo") == ("y",)
    assert not dialog.press.listening


def test_label_keys_take_part_in_the_clash_check(window, dialog) -> None:
    press_in(dialog, "1", ord("١"))
    person = window.session.schema.label("entity", "PERS").name("ar")
    assert person in dialog.said.text()
    assert window.bindings.find("1").title == person


@pytest.mark.parametrize("chord", ["ctrl+alt+e", "alt+shift+e", "alt+f4"])
def test_keys_of_the_system_are_refused(window, dialog, chord: str) -> None:
    before = dialog.said.text()
    press_in(dialog, chord, 0x01000033 if chord.endswith("f4") else None)
    assert window.bindings.keys("undo") == ("ctrl+z",)
    assert dialog.said.text() != before
    assert not dialog.take.isVisible()


def test_one_action_or_all_are_set_back(window, dialog) -> None:
    press_in(dialog, "ctrl+k")
    dialog.take.click()
    dialog._usual.click()
    assert window.bindings.keys("undo") == ("ctrl+z",)
    assert window.bindings.keys("palette") == ()
    dialog.all_usual.click()
    assert window.bindings.keys("palette") == ("ctrl+k",)
    assert not dialog.all_usual.isEnabled()


def test_escape_gives_up_pressing_and_keeps_the_dialog(window, dialog) -> None:
    press_in(dialog, "esc")
    assert dialog.isVisible()
    assert not dialog.press.listening
    assert window.bindings.keys("undo") == ("ctrl+z",)


def test_the_settings_and_the_sheet_lead_to_the_keys(window, qtbot) -> None:
    sheet = ShortcutsDialog(window, window.look, window.bindings)
    settings = PreferencesDialog(window, window.look)
    for made in (sheet, settings):
        qtbot.addWidget(made)
        (to_keys,) = [
            it
            for it in made.findChildren(QPushButton)
            if it.text() == window.look.say("keys-change")
        ]
        with qtbot.waitSignal(made.change_asked if made is sheet else made.keys_asked):
            to_keys.click()
