"""Keys pressed as X11 tells them: the position as scan code, the printed letter as the layout has it.

``keyboard_layouts.json`` holds what Qt's ``key()`` is under X11 for each of the positions of ``ORDER`` on
seven layouts, plain and with modifiers; tests/ui/test_x_keyboard.py compares it with a real X server.
"""

from __future__ import annotations

import json
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from hashiya.ui.key_positions import POSITIONS, X11_OFFSET

CODES = {name: code + X11_OFFSET for code, name in POSITIONS.items()}
NAMED = {
    "left": Qt.Key.Key_Left,
    "right": Qt.Key.Key_Right,
    "up": Qt.Key.Key_Up,
    "down": Qt.Key.Key_Down,
    "enter": Qt.Key.Key_Return,
    "esc": Qt.Key.Key_Escape,
    "backspace": Qt.Key.Key_Backspace,
    "delete": Qt.Key.Key_Delete,
    "pgdn": Qt.Key.Key_PageDown,
    "pgup": Qt.Key.Key_PageUp,
    "home": Qt.Key.Key_Home,
    "space": Qt.Key.Key_Space,
    "end": Qt.Key.Key_End,
    "menu": Qt.Key.Key_Menu,
    "f1": Qt.Key.Key_F1,
    "f3": Qt.Key.Key_F3,
    "f4": Qt.Key.Key_F4,
    "f6": Qt.Key.Key_F6,
    "f7": Qt.Key.Key_F7,
    "f8": Qt.Key.Key_F8,
    "f9": Qt.Key.Key_F9,
    "f10": Qt.Key.Key_F10,
    "f11": Qt.Key.Key_F11,
}
ORDER = "1234567890-=qwertyuiop[]asdfghjkl;'`zxcvbnm,./"
LAYOUTS: dict[str, dict[str, str]] = json.loads(
    (Path(__file__).parent / "keyboard_layouts.json").read_text(encoding="utf-8")
)
HELD = {
    "ctrl": Qt.KeyboardModifier.ControlModifier,
    "shift": Qt.KeyboardModifier.ShiftModifier,
    "alt": Qt.KeyboardModifier.AltModifier,
}


def key_event(chord: str, kind: QEvent.Type, key: int | None = None) -> QKeyEvent:
    """A key as X11 tells it: the position as scan code, ``key`` as the layout names it."""
    *held, name = chord.split("+") if not chord.endswith("++") else [chord[:-2], "+"]
    modifiers = Qt.KeyboardModifier.NoModifier
    for it in held:
        modifiers |= HELD[it]
    if name in NAMED:
        return QKeyEvent(kind, NAMED[name], modifiers, 0, 0, 0)
    printed = key if key is not None else ord(name.upper())
    return QKeyEvent(kind, printed, modifiers, CODES[name], 0, 0)


def printed(layout: str, chord: str) -> int | None:
    """What the key says of itself on that layout with those modifiers; None for a named key."""
    held, _, name = chord.rpartition("+")
    if name in NAMED:
        return None
    return ord(LAYOUTS[layout][held or "plain"][ORDER.index(name)])


def send(window: QWidget, chord: str, key: int | None = None) -> None:
    """Press a chord where keys enter: at the window's handle, which gives it to whom has the focus."""
    handle = window.window().windowHandle()
    assert handle is not None
    QCoreApplication.sendEvent(handle, key_event(chord, QEvent.Type.KeyPress, key))


def release(window: QWidget, chord: str, key: int | None = None) -> None:
    """Let a key go that was pressed by ``send``."""
    handle = window.window().windowHandle()
    assert handle is not None
    QCoreApplication.sendEvent(handle, key_event(chord, QEvent.Type.KeyRelease, key))
