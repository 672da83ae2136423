"""A key is its position, whatever the layout prints on it and whether or not it tells its scan code."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from hashiya.ui.key_positions import (
    POSITIONS,
    X11_OFFSET,
    Positions,
    chord,
    keyboard_order,
    legend,
    printed_on,
    swapped,
)

CODES = {name: code + X11_OFFSET for code, name in POSITIONS.items()}
LATIN = "1234567890-=qwertyuiop[]asdfghjkl;'`zxcvbnm,./"
ARABIC = "١٢٣٤٥٦٧٨٩٠-=ضصثقفغعهخحجدشسيبلاتنمكطذئءؤرلىةوزظ"
PERSIAN = "۱۲۳۴۵۶۷۸۹۰-=ضصثقفغعهخحجچشسیبلاتنمکگ\u200dظطزرذدپو./"
HEBREW = "1234567890-=/'קראטוןםפ][שדגכעיחלךף,;זסבהנמצתץ."
AZERTY = "&é\"'(-è_çà)=azertyuiop^$qsdfghjklmù²wxcvbn,;:!"
LAYOUTS = {"us": LATIN, "ara": ARABIC, "ir": PERSIAN, "il": HEBREW}


def event(key: int, scan: int, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier):
    return QKeyEvent(QEvent.Type.KeyPress, key, held, scan, 0, 0)


def test_the_layouts_of_this_test_are_whole() -> None:
    assert {len(it) for it in (*LAYOUTS.values(), AZERTY)} == {len(LATIN)}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_position_is_known_on_every_layout(layout: str) -> None:
    for name, sign in zip(LATIN, LAYOUTS[layout], strict=True):
        found = Positions().name(event(ord(sign.upper()), CODES[name]))
        assert found == name, (layout, sign)


def test_azerty_keeps_its_latin_letters_and_gives_digits_by_position() -> None:
    positions = Positions()
    found = {
        place: positions.name(event(ord(sign.upper()), CODES[place]))
        for place, sign in zip(LATIN, AZERTY, strict=True)
    }
    assert [found[it] for it in "1234567890"] == list("1234567890")
    assert found["q"] == "a"
    assert found["a"] == "q"
    assert found[";"] == "m"


def test_the_printed_latin_legend_is_remembered_under_an_arabic_layout() -> None:
    positions = Positions()
    assert positions.name(event(Qt.Key.Key_A.value, CODES["q"])) == "a"
    assert positions.name(event(ord("ض"), CODES["q"])) == "a"
    assert positions.script == "arabic"


@pytest.mark.parametrize(
    ("sign", "place"),
    [
        ("ب", "f"),
        ("ى", "n"),
        ("ن", "k"),
        ("١", "1"),
        ("۵", "5"),
        ("گ", "'"),
        ("ש", "a"),
        ("!", "1"),
        (")", "0"),
        ("{", "["),
        ("?", "/"),
        ("F", "f"),
        ("7", "7"),
    ],
)
def test_without_a_scan_code_the_letter_tells_the_position(sign: str, place: str) -> None:
    assert Positions().name(event(ord(sign), 0)) == place


def test_digits_of_the_number_pad_are_digits() -> None:
    pad = Qt.KeyboardModifier.KeypadModifier
    assert Positions().name(event(Qt.Key.Key_1.value, 87, pad)) == "1"


@pytest.mark.parametrize(
    ("platform", "scan", "virtual", "key", "place"),
    [
        ("windows", 33, 0x46, "ب", "f"),
        ("windows", 2, 0x31, "&", "1"),
        ("windows", 53, 0xBF, "ظ", "/"),
        ("cocoa", 1, 3, "ب", "f"),
        ("cocoa", 1, 0, "ش", "a"),
        ("cocoa", 1, 18, "١", "1"),
        ("cocoa", 1, 44, "ظ", "/"),
        ("cocoa", 0, 0, "ب", "f"),
        ("wayland", 41, 0, "ب", "f"),
    ],
)
def test_each_platform_tells_the_position_in_its_own_way(
    platform: str, scan: int, virtual: int, key: str, place: str
) -> None:
    none = Qt.KeyboardModifier.NoModifier
    pressed = QKeyEvent(QEvent.Type.KeyPress, ord(key), none, scan, virtual, 0)
    assert Positions(platform).name(pressed) == place


def test_dvorak_keeps_its_letters_also_where_signs_are_printed_elsewhere() -> None:
    assert Positions().name(event(Qt.Key.Key_Z.value, CODES["/"])) == "z"


def test_words_typed_on_the_wrong_layout_are_read_as_meant() -> None:
    assert "undo" in swapped("عىيخ")
    assert "تراجع" in swapped("jvh[u")
    assert "لا" in swapped("b")
    assert "label" in swapped("مشلاثم")


def test_keys_are_sorted_as_they_lie_on_the_keyboard() -> None:
    keys = ["shift+5", "a", "shift+0", "alt+1", "0", "9", "shift+1", "1"]
    order = ["1", "9", "0", "a", "shift+1", "shift+5", "shift+0", "alt+1"]
    assert sorted(keys, key=keyboard_order) == order


def test_a_key_that_is_nothing_to_us_has_no_name() -> None:
    assert Positions().name(event(Qt.Key.Key_CapsLock.value, 66)) is None
    assert Positions().name(event(0, 0)) is None


def test_chords_have_one_order_and_a_legend_for_people() -> None:
    held = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier
    assert chord(event(ord("Z"), CODES["z"], held), "z") == "ctrl+shift+z"
    assert legend("ctrl+shift+z") == "Ctrl+Shift+Z"
    assert legend("pgdn") == "PgDn"
    assert legend("shift+[") == "Shift+["
    assert legend("=") == "="
    assert printed_on("n") == "ى"
    assert printed_on("1") == ""
