"""Where a key lies: scan code or printed letter to the position's name on a US keyboard; no widget."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

# evdev and set-1 codes of the main block are the same numbers; X11 and Wayland add 8
_ROWS = {2: "1234567890-=", 16: "qwertyuiop[]", 30: "asdfghjkl;'`", 44: "zxcvbnm,./"}
POSITIONS: Mapping[int, str] = {
    first + k: key for first, row in _ROWS.items() for k, key in enumerate(row)
}
X11_OFFSET = 8

# What stands on the position in other scripts, for events without a scan code
_PRINTED = {
    "qwertyuiop[]": "ضصثقفغعهخحجد",
    "asdfghjkl;'": "شسيبلاتنمكط",
    "zxcvbnm,./": "ئءؤر\0ىةوزظ",
}
_PERSIAN = {"asdfghjkl;'": "شسیبلاتنمکگ", "zxcvbnm,": "ظطزرذدپو"}
_HEBREW = {"qwertyuiop": "/'קראטוןםפ", "asdfghjkl;": "שדגכעיחלךף", "zxcvbnm,.": "זסבהנמצתץ"}
_SYMBOLS = dict(zip('!@#$%^&*()_+{}:"<>?~', "1234567890-=[];',./`", strict=True))
_EASTERN = {chr(base + k): str(k) for base in (0x660, 0x6F0) for k in range(10)}


def _letters() -> dict[str, str]:
    found: dict[str, str] = {}
    for table in (_PRINTED, _PERSIAN, _HEBREW):
        for keys, letters in table.items():
            for key, letter in zip(keys, letters, strict=True):
                if ord(letter) > 127:
                    found.setdefault(letter, key)
    found["ﻻ"] = "b"
    return found


LETTERS: Mapping[str, str] = {**_letters(), **_EASTERN}
"""Letter of another script -> the position on which it is printed."""

_NAMED: dict[int, str] = {
    Qt.Key.Key_Left.value: "left",
    Qt.Key.Key_Right.value: "right",
    Qt.Key.Key_Up.value: "up",
    Qt.Key.Key_Down.value: "down",
    Qt.Key.Key_Home.value: "home",
    Qt.Key.Key_End.value: "end",
    Qt.Key.Key_PageUp.value: "pgup",
    Qt.Key.Key_PageDown.value: "pgdn",
    Qt.Key.Key_Return.value: "enter",
    Qt.Key.Key_Enter.value: "enter",
    Qt.Key.Key_Escape.value: "esc",
    Qt.Key.Key_Delete.value: "delete",
    Qt.Key.Key_Space.value: "space",
    **{Qt.Key.Key_F1.value + k: f"f{k + 1}" for k in range(12)},
}
_MODIFIERS = (
    (Qt.KeyboardModifier.ControlModifier, "ctrl+"),
    (Qt.KeyboardModifier.AltModifier, "alt+"),
    (Qt.KeyboardModifier.MetaModifier, "meta+"),
    (Qt.KeyboardModifier.ShiftModifier, "shift+"),
)


class Positions:
    """Names the position of a pressed key and remembers which Latin letters are printed where."""

    def __init__(self) -> None:
        self._latin: dict[int, str] = {}
        self.script = ""

    def name(self, event: QKeyEvent) -> str | None:
        """Such as ``"f"``, ``"1"``, ``"["``, ``"left"``, ``"f6"``; ``None`` when nothing fits."""
        key = event.key()
        named = _NAMED.get(key)
        if named:
            return named
        code = event.nativeScanCode() - X11_OFFSET
        place = POSITIONS.get(code)
        letter = chr(key).lower() if Qt.Key.Key_A <= key <= Qt.Key.Key_Z else ""
        if letter:
            self.script = "latin"
            if place:
                self._latin[code] = letter
            # a digit or a bracket is always its position, also where a layout prints a letter there
            return letter if place is None or place.isalpha() or place in ";,'" else place
        if place is None:
            return self._printed(event)
        self._note_script(key)
        return self._latin.get(code, place)

    def _note_script(self, key: int) -> None:
        if 0x5D0 <= key <= 0x5EA:
            self.script = "hebrew"
        elif 0x621 <= key <= 0x6D5:
            self.script = "arabic"

    def _printed(self, event: QKeyEvent) -> str | None:
        """No scan code (tests, remote and on-screen keyboards): by what the key says."""
        key = event.key()
        if not 0 < key < 0x110000:
            return None
        sign = chr(key).lower()
        if sign in LETTERS:
            self._note_script(key)
            return LETTERS[sign]
        sign = _SYMBOLS.get(sign, sign)
        return sign if sign in POSITIONS.values() else None


def chord(event: QKeyEvent, place: str) -> str:
    """The position with its modifiers in one order: ``ctrl+alt+meta+shift+KEY``."""
    held = event.modifiers()
    return "".join(name for flag, name in _MODIFIERS if held & flag) + place


def legend(keys: str) -> str:
    """A chord as it is printed for people, ``ctrl+shift+z`` -> ``Ctrl+Shift+Z``; always left to right."""
    base, plus, last = keys.rpartition("+")
    if keys.endswith("++"):
        base, last = keys[:-2], "+"
    held = [it.capitalize() for it in base.split("+") if it] if plus or base else []
    names = {
        "pgup": "PgUp",
        "pgdn": "PgDn",
        "esc": "Esc",
        "enter": "Enter",
        "delete": "Del",
        "space": "Space",
        "left": "\u2190",
        "right": "\u2192",
        "up": "\u2191",
        "down": "\u2193",
    }
    return "+".join([*held, names.get(last, last.upper())])


def printed_on(place: str) -> str:
    """The Arabic letter on that position, or an empty string: for key caps and the shortcuts sheet."""
    if not place.isalpha() and place not in "[];,./":
        return ""
    if place == "b":
        return "لا"
    found = [letter for letter, key in LETTERS.items() if key == place and "ء" <= letter <= "ي"]
    return found[0] if found else ""
