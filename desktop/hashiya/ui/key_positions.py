"""Where a key lies: scan code or printed letter to the position's name on a US keyboard; no widget."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent

# evdev and set-1 codes of the main block are the same numbers; X11 and Wayland add 8
_ROWS = {2: "1234567890-=", 16: "qwertyuiop[]", 30: "asdfghjkl;'`", 44: "zxcvbnm,./"}
POSITIONS: Mapping[int, str] = {
    first + k: key for first, row in _ROWS.items() for k, key in enumerate(row)
}
X11_OFFSET = 8
_MAC_CODES = (
    "asdfhgzxcv\0bqweryt123465=97-80]ou[ip\0lj'k;\0,/nm.\0\0`"
    # the position of each virtual key code from 0 on; scan codes do not exist on macOS
)

# What stands on the position in other scripts, for events without a scan code
_PRINTED = {
    "qwertyuiop[]": "ضصثقفغعهخحجد",
    "asdfghjkl;'": "شسيبلاتنمكط",
    "zxcvbnm,./": "ئءؤر\0ىةوزظ",
}
_PERSIAN = {"]": "چ", "asdfghjkl;'": "شسیبلاتنمکگ", "zxcvbnm,": "ظطزرذدپو"}
_HEBREW = {"qwertyuiop": "/'קראטוןםפ", "asdfghjkl;": "שדגכעיחלךף", "zxcvbnm,.": "זסבהנמצתץ"}
_URDU = {"qwertyuiop": "قوعرتےءیہپ", "asdfghjkl;": "اسدفگحجکل؛", "zxcvbnm,.": "زشچطبنم،۔"}
# with Shift; a sign that an Arabic keyboard has twice or a Latin one elsewhere tells nothing
_SHIFTED = {
    "qwertyiop": "\u064e\u064b\u064f\u064cﻹإ÷×؛",
    "asghjk'": "\u0650\u064dﻷأـ،\u0651",
    "xbn/": "\u0652ﻵآ؟",
}
LRI, PDI = "\u2066", "\u2069"
_SYMBOLS = dict(zip('!@#$%^&*()_+{}:"<>?~', "1234567890-=[];',./`", strict=True))
_EASTERN = {chr(base + k): str(k) for base in (0x660, 0x6F0) for k in range(10)}


def _letters() -> dict[str, str]:
    found: dict[str, str] = {}
    for table in (_PRINTED, _PERSIAN, _HEBREW, _SHIFTED, _URDU):
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
    Qt.Key.Key_Backspace.value: "backspace",
    Qt.Key.Key_Delete.value: "delete",
    Qt.Key.Key_Space.value: "space",
    Qt.Key.Key_Menu.value: "menu",
    **{Qt.Key.Key_F1.value + k: f"f{k + 1}" for k in range(12)},
}
_MODIFIERS = (
    (Qt.KeyboardModifier.ControlModifier, "ctrl+"),
    (Qt.KeyboardModifier.AltModifier, "alt+"),
    (Qt.KeyboardModifier.MetaModifier, "meta+"),
    (Qt.KeyboardModifier.ShiftModifier, "shift+"),
)


class Positions:
    """Names the position of a pressed key and remembers which Latin letters are printed where.

    ``platform`` is Qt's own name of it; the one that is running when it is left out.
    """

    def __init__(self, platform: str = "") -> None:
        self._platform = platform or QGuiApplication.platformName()
        self._latin: dict[str, str] = {}
        self.script = ""

    def name(self, event: QKeyEvent) -> str | None:
        """Such as ``"f"``, ``"1"``, ``"["``, ``"left"``, ``"f6"``; ``None`` when nothing fits."""
        key = event.key()
        named = _NAMED.get(key)
        if named:
            return named
        if event.modifiers() & Qt.KeyboardModifier.KeypadModifier:
            return self._on_pad(event)
        place = self.place(event)
        letter = chr(key).lower() if Qt.Key.Key_A <= key <= Qt.Key.Key_Z else ""
        if letter:
            self.script = "latin"
            if place:
                self._latin[place] = letter
            # a digit is always its position, also where a layout prints a letter there
            return place if place is not None and place.isdigit() else letter
        if place is None:
            return self._printed(event)
        self._note_script(key)
        return place if place.isdigit() else self._latin.get(place, place)

    def place(self, event: QKeyEvent) -> str | None:
        """The position by what the keyboard itself says; ``None`` when it says nothing."""
        code = event.nativeScanCode()
        if self._platform == "cocoa":
            # every key has scan code 1 there; an event that was made by hand has none
            at = event.nativeVirtualKey() if code else len(_MAC_CODES)
            place = _MAC_CODES[at] if at < len(_MAC_CODES) else "\0"
            return place if place != "\0" else None
        if self._platform == "windows":
            return POSITIONS.get(code)
        return POSITIONS.get(code - X11_OFFSET)

    def _on_pad(self, event: QKeyEvent) -> str | None:
        """Digits of the number pad are digits; its signs are keys only together with Control (zoom)."""
        place = self._printed(event)
        if place is not None and place.isdigit():
            return place
        held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        return place if held and place in ("=", "-") else None

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


def typed_with_level(event: QKeyEvent) -> bool:
    """AltGr is held: the key writes a sign of the layout's third level and is nobody's command."""
    held = event.modifiers()
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    return bool(held & Qt.KeyboardModifier.GroupSwitchModifier) or held & both == both


def chord(event: QKeyEvent, place: str) -> str:
    """The position with its modifiers in one order: ``ctrl+alt+meta+shift+KEY``."""
    held = event.modifiers()
    return "".join(name for flag, name in _MODIFIERS if held & flag) + place


MODIFIERS = tuple(name for _flag, name in _MODIFIERS)
KEYS = frozenset({*POSITIONS.values(), *_NAMED.values()})
_ROWS_OF_KEYS = "1234567890-=qwertyuiop[]asdfghjkl;'`zxcvbnm,./"


def is_chord(keys: str) -> bool:
    """Whether these words name a chord as :func:`chord` would."""
    rest = keys
    for name in MODIFIERS:
        rest = rest.removeprefix(name)
    return rest in KEYS


def is_plain(keys: str) -> bool:
    """A chord that would write a sign in a text: a letter, digit or sign, alone or with Shift."""
    return len(keys.removeprefix("shift+")) == 1


def keyboard_order(keys: str) -> tuple[int, int, str]:
    """Sorts chords as they lie on the keyboard: by modifiers, then 1 to 9, 0, and row by row."""
    base, _, last = keys.rpartition("+")
    at = _ROWS_OF_KEYS.find(last) if len(last) == 1 else len(_ROWS_OF_KEYS)
    held = sum(1 << k for k, name in enumerate(reversed(MODIFIERS)) if name in f"{base}+")
    return held, at, last


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
        "menu": "Menu",
    }
    return "+".join([*held, names.get(last, last.upper())])


def printed_on(place: str) -> str:
    """The Arabic letter on that position, or an empty string: for key caps and the shortcuts sheet."""
    if not place.isalpha() and place not in "[];,./":
        return ""
    for keys, letters in _PRINTED.items():
        if place in keys and letters[keys.index(place)] != "\0":
            return letters[keys.index(place)]
    return "لا" if place == "b" else ""


def with_printed(keys: str) -> str:
    """A chord for people, and for a lone letter what an Arabic keyboard prints on it: ``N ى``."""
    arabic = printed_on(keys.rpartition("+")[2]) if is_plain(keys) else ""
    return f"{LRI}{legend(keys)}{' ' + arabic if arabic else ''}{PDI}"


def swapped(words: str) -> list[str]:
    """What these words would be if the keyboard had been on another layout, once for each layout.

    Arabic, Persian or Hebrew letters become those of a US keyboard, these become Arabic ones.
    """
    lowered = words.lower()
    found: list[str] = []
    for table in _SWAPS:
        for text in (lowered, lowered.replace("لا", "ﻻ")):
            made = "".join(table.get(it, it) for it in text).replace("ﻻ", "لا")
            if made != lowered and made not in found:
                found.append(made)
    return found


def _swap_tables() -> Iterator[dict[str, str]]:
    arabic = {
        key: letter for keys, row in _PRINTED.items() for key, letter in zip(keys, row, strict=True)
    }
    arabic["b"] = "ﻻ"
    for table in (_PRINTED, _PERSIAN, _HEBREW):
        back = {
            letter: key
            for keys, letters in table.items()
            for key, letter in zip(keys, letters, strict=True)
            if letter.isalpha()
        }
        yield {"ﻻ": "b", **back} if table is _PRINTED else back
    yield arabic


_SWAPS = tuple(_swap_tables())
