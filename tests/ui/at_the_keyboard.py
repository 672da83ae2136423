"""The real window on a real X screen, in a process of its own: says which action every key would run.

Run with a project file and a settings file. Each line on standard output is one JSON list: what
happened and its values. Lines on standard input ask for the focus: ``reader`` or ``field``.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from PySide6.QtCore import QSocketNotifier
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit

from hashiya.ui.actions import Action
from hashiya.ui.application import Shell
from hashiya.ui.key_positions import Positions
from hashiya.ui.main_window import MainWindow
from hashiya.ui.settings import Settings


def tell(what: str, *values: object) -> None:
    sys.stdout.write(json.dumps([what, *values]) + "\n")
    sys.stdout.flush()


class Heard(Positions):
    """Tells what each key says of itself before it is named."""

    def name(self, event: QKeyEvent) -> str | None:
        tell("key", event.nativeScanCode(), event.key())
        return super().name(event)


def listen(window: MainWindow) -> None:
    """Tell what would run instead of running it: no state changes between two keys."""

    def run(action: Action) -> None:
        tell("run", action.id)

    window.router._find = window.bindings.find
    window.router._run = run
    window.router.positions = Heard()


def main(project: Path, settings: Path) -> None:
    application = QApplication([])
    shell = Shell(application, Settings(settings))
    window = shell.window
    shell.show()
    window.flows.open_project(project)
    listen(window)
    field = window.articles.findChild(QLineEdit)
    assert field is not None
    field.textChanged.connect(lambda text: tell("text", text))

    def focus_moved() -> None:
        now = application.focusWidget()
        tell("focus", "reader" if now is window.reader else "field" if now is field else "")

    application.focusChanged.connect(lambda *_: focus_moved())

    def asked() -> None:
        line = sys.stdin.readline().strip()
        if not line:
            application.quit()
        elif line == "field":
            field.setFocus()
        else:
            field.clear()
            window.reader.setFocus()

    commands = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
    commands.activated.connect(asked)
    window.activateWindow()
    window.reader.setFocus()
    application.exec()
    shell.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
