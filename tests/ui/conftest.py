"""The real window over a real project file, offscreen; and keys pressed as a keyboard would."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from keyboard import send
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hashiya import assets
from hashiya.commands import articles, projects
from hashiya.ui import fonts
from hashiya.ui.application import Shell
from hashiya.ui.main_window import MainWindow
from hashiya.ui.settings import Settings

Press = Callable[..., None]


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
    made.backing_up._after_opening.setInterval(3_600_000)  # it comes when a test lets it come
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
            send(window, chord, key)

    return pressed
