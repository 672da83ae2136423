"""Makes the pictures of the README from the real window; run it with ``.venv/bin/python packaging/pictures.py``.

It opens the demo project in a folder of its own, with settings of its own, and touches nobody's.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hashiya.ui.main_window import MainWindow

PICTURES = Path(__file__).resolve().parents[1] / "resources" / "pictures"
SIZE = (1440, 900)
LOOKS = (("ar", "light"), ("en", "dark"))


def main() -> int:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
            os.environ[name] = folder
        project = _project(Path(folder))
        _draw(project)
    return 0


def _project(folder: Path) -> Path:
    from hashiya.commands import projects

    return projects.demo(folder / "hashiya-demo", me="سلمى")


def _draw(project: Path) -> None:
    from PySide6.QtWidgets import QApplication

    from hashiya.ui import application

    program = application._qt_application()  # noqa: SLF001 - the picture needs what the start needs
    for language, theme in LOOKS:
        settings = application.Settings()
        settings.language, settings.theme, settings.annotator = language, theme, "سلمى"
        shell = application.Shell(program, settings)
        shell.window.resize(*SIZE)
        shell.show()
        shell.open_first(project, demo=False)
        _choose_a_claim(shell.window)
        for _ in range(20):
            QApplication.processEvents()
        file = PICTURES / f"window-{language}{'' if theme == 'light' else '-' + theme}.png"
        shell.window.grab().save(str(file))
        print(file.name)
        shell.close()
        shell.window.hide()


def _choose_a_claim(window: MainWindow) -> None:
    """The second claim, whose speaker and cue stand beside it: its card is what a fact-checker works with."""
    from PySide6.QtWidgets import QApplication

    for _ in range(20):
        QApplication.processEvents()
    claims = [it for it in window.session.annotations if it.label == "CLAIM"]
    window.tagging.jump_to(claims[1].id)
    for panel in window.panels.values():
        panel.refresh()


if __name__ == "__main__":
    sys.exit(main())
