"""The real window over a real project file, offscreen; and keys pressed as a keyboard would."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from hashiya import assets
from hashiya.commands import articles, projects
from hashiya.ui import fonts
from hashiya.ui.application import Shell
from hashiya.ui.key_positions import POSITIONS, X11_OFFSET
from hashiya.ui.main_window import MainWindow
from hashiya.ui.settings import Settings

CODES = {name: code + X11_OFFSET for code, name in POSITIONS.items()}
NAMED = {
    "left": Qt.Key.Key_Left,
    "right": Qt.Key.Key_Right,
    "up": Qt.Key.Key_Up,
    "down": Qt.Key.Key_Down,
    "enter": Qt.Key.Key_Return,
    "esc": Qt.Key.Key_Escape,
    "delete": Qt.Key.Key_Delete,
    "pgdn": Qt.Key.Key_PageDown,
    "pgup": Qt.Key.Key_PageUp,
    "home": Qt.Key.Key_Home,
    "f1": Qt.Key.Key_F1,
    "f6": Qt.Key.Key_F6,
    "f9": Qt.Key.Key_F9,
    "f11": Qt.Key.Key_F11,
}
HELD = {
    "ctrl": Qt.KeyboardModifier.ControlModifier,
    "shift": Qt.KeyboardModifier.ShiftModifier,
    "alt": Qt.KeyboardModifier.AltModifier,
}
Press = Callable[..., None]


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


def send(widget: QWidget, chord: str, key: int | None = None) -> None:
    for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
        QCoreApplication.sendEvent(widget, key_event(chord, kind, key))


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Both seeds without a mark, made by somebody else."""
    path = tmp_path / "مشروع.hashiya"
    with projects.create(path, me="أخرى") as ws:
        articles.add(ws, articles.read([assets.seeds() / "articles"]))
    return path


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    made = Settings(tmp_path / "window.ini")
    made.annotator = "ليلى"
    made.theme = "light"
    return made


@pytest.fixture
def shell(qtbot: QtBot, qapp: QApplication, settings: Settings) -> Iterator[Shell]:
    qapp.setStyle("Fusion")
    qapp.setFont(fonts.interface_font())
    made = Shell(qapp, settings)
    made.window.resize(1280, 800)
    made.show()
    qtbot.waitExposed(made.window)
    yield made
    made.close()
    made.window.part()
    made.window.close()
    made.window.deleteLater()
    qapp.processEvents()


@pytest.fixture
def window(shell: Shell, project: Path, qtbot: QtBot) -> MainWindow:
    """The window on the project, the reader in focus."""
    shell.window.flows.open_project(project)
    shell.window.activateWindow()
    shell.window.reader.setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is shell.window.reader)
    return shell.window


@pytest.fixture
def press(window: MainWindow) -> Press:
    """Press chords by position, ``press("shift+left", "1")``, wherever the focus is."""

    def pressed(*chords: str, key: int | None = None) -> None:
        for chord in chords:
            send(QApplication.focusWidget() or window, chord, key)

    return pressed
