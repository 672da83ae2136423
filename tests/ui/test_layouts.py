"""Every usual key runs its action and no other on seven layouts: the headless twin of the X keyboard test."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from keyboard import CODES, LAYOUTS, NAMED, ORDER, key_event, printed
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from hashiya.commands.projects import read_schema
from hashiya.ui.actions import ACTIONS, label_actions
from hashiya.ui.keys import Router

USUAL = {
    chord: action
    for action in (*ACTIONS, *label_actions(read_schema("default"), "en"))
    for chord in action.keys
}
PRESS = QEvent.Type.KeyPress


@pytest.fixture
def reader(qtbot) -> QWidget:
    made = QWidget()
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    made.setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is made)
    return made


@pytest.fixture
def ran(reader: QWidget) -> Callable[[QKeyEvent], list[str]]:
    """What a key runs when every action is possible."""
    done: list[str] = []
    router = Router(reader, USUAL.get, lambda action: done.append(action.id))
    router.set_reader(reader)

    def pressed(event: QKeyEvent) -> list[str]:
        done.clear()
        router.eventFilter(reader, event)
        return list(done)

    return pressed


def test_the_layouts_hold_every_position_with_every_modifier() -> None:
    assert set(LAYOUTS) == {"us", "ara", "ir", "il", "pk", "ma", "ara,us"}
    assert {len(row) for it in LAYOUTS.values() for row in it.values()} == {len(ORDER)}
    held = {chord.rpartition("+")[0] or "plain" for chord in USUAL if chord[-1] in ORDER}
    assert held <= set(LAYOUTS["us"])


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_usual_key_runs_its_action_and_no_other(layout: str, ran) -> None:
    wrong = {}
    for chord, action in USUAL.items():
        found = ran(key_event(chord, PRESS, printed(layout, chord)))
        if found != [action.id]:
            wrong[chord] = found
    assert wrong == {}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_key_that_has_no_action_runs_none(layout: str, ran) -> None:
    held = [it for it in LAYOUTS[layout] if it != "plain"]
    chords = [*ORDER, *(f"{it}+{name}" for it in held for name in ORDER)]
    free = [it for it in chords if it not in USUAL]
    found = {it: ran(key_event(it, PRESS, printed(layout, it))) for it in free}
    assert {chord: ids for chord, ids in found.items() if ids} == {}


@pytest.mark.parametrize("layout", ["us", "ara"])
def test_without_scan_codes_letters_tell_the_position(layout: str, ran) -> None:
    """On-screen and remote keyboards; with Shift the signs of two layouts contradict each other."""
    for chord, action in USUAL.items():
        key = printed(layout, chord)
        held, _, name = chord.rpartition("+")
        if key is None or "shift" in held:
            continue
        event = QKeyEvent(PRESS, key, key_event(chord, PRESS).modifiers(), 0, 0, 0)
        assert ran(event) == [action.id], name


def test_number_pad_digits_are_label_keys(ran) -> None:
    pad = Qt.KeyboardModifier.KeypadModifier
    assert ran(QKeyEvent(PRESS, Qt.Key.Key_1, pad, 87, 0, 0)) == [USUAL["1"].id]
    assert ran(QKeyEvent(PRESS, Qt.Key.Key_Period, pad, 91, 0, 0)) == []
    assert ran(QKeyEvent(PRESS, Qt.Key.Key_Slash, pad, 106, 0, 0)) == []
    zoom = pad | Qt.KeyboardModifier.ControlModifier
    assert ran(QKeyEvent(PRESS, Qt.Key.Key_Plus, zoom, 86, 0, 0)) == ["zoom-in"]


def test_altgr_is_nobodys_command(ran) -> None:
    third = Qt.KeyboardModifier.GroupSwitchModifier
    assert ran(QKeyEvent(PRESS, ord("F"), third, CODES["f"], 0, 0)) == []
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    assert ran(QKeyEvent(PRESS, ord("1"), both, CODES["1"], 0, 0)) == []


def test_a_held_key_repeats_only_what_may_repeat(ran) -> None:
    def held(name: str, key: int) -> QKeyEvent:
        none = Qt.KeyboardModifier.NoModifier
        return QKeyEvent(PRESS, key, none, CODES.get(name, 0), 0, 0, "", True)

    assert ran(held("1", ord("1"))) == []
    assert ran(held("left", NAMED["left"].value)) == [USUAL["left"].id]
