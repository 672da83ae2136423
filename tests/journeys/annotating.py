"""Somebody at work, in a process of its own: imports the seeds, tags with keys only, then waits.

Run with a project file, a folder of articles and a settings file. It says what it has made, one
JSON object, after every step was committed, and never closes the project.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from keyboard import send
from PySide6.QtWidgets import QApplication

from hashiya.ui.application import Shell
from hashiya.ui.dialogs.import_articles import ImportDialog
from hashiya.ui.main_window import MainWindow
from hashiya.ui.settings import Settings

ENTITIES = "1234567890"
ARABIC = dict(zip("1234567890", "١٢٣٤٥٦٧٨٩٠", strict=True))
PROCLITIC = "و"


def main(project: Path, articles: Path, settings: Path) -> None:
    application = QApplication([])
    shell = Shell(application, Settings(settings))
    window = shell.window
    shell.show()
    window.flows.open_project(project)
    import_all(application, window, articles)
    window.activateWindow()
    window.reader.setFocus()
    application.processEvents()
    tag(window)
    sys.stdout.write(json.dumps(made(window)) + "\n")
    sys.stdout.flush()
    sys.stdin.read()


def import_all(application: QApplication, window: MainWindow, folder: Path) -> None:
    dialog = ImportDialog(window, window.session, window.look, [folder])
    while dialog._job is not None:
        application.processEvents()
    dialog._import()
    while dialog._storing.busy:
        application.processEvents()
    window.session.show(dialog.added[0])


def press(window: MainWindow, *chords: str) -> None:
    """Under an Arabic layout: a digit's key says the Arabic digit."""
    for chord in chords:
        printed = ARABIC.get(chord)
        send(window.reader, chord, ord(printed) if printed else None)


def tag(window: MainWindow) -> None:
    """Eight words, two words without their first letter, two sentences as claims."""
    for digit in ENTITIES[:8]:
        press(window, digit, "left")
    for digit in ENTITIES[8:]:
        while not word(window).startswith(PROCLITIC):
            press(window, "left")
        press(window, "shift+[", digit, "left")
    press(window, "s", "shift+1", "esc")
    press(window, "ctrl+left", "s", "shift+1")


def word(window: MainWindow) -> str:
    span, article = window.reader.target(), window.session.article
    assert span is not None
    assert article is not None
    return span.quote(article.text)


def made(window: MainWindow) -> list[list[str | int]]:
    return [[it.label, it.start, it.end, it.quote] for it in window.session.annotations]


if __name__ == "__main__":
    main(*(Path(it) for it in sys.argv[1:4]))
