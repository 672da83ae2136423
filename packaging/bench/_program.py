"""The real window on real project files: from the click to the last mark, whole gestures, memory.

Run in a process of its own; prints a line of JSON for each figure.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from bench import milliseconds
from bench._texts import CASES, Case, article_of, paragraphs, spans_of
from bench._widgets import tell
from hashiya.commands import annotate, projects
from hashiya.model.edit import Edit, Step
from hashiya.model.identity import new_id
from hashiya.model.span import Span
from hashiya.store.project_file import ProjectFile

OPENINGS, MARKS = 7, 12
REST_MS = 300
_LONG_WORD = re.compile(r"\w{4,}")
SHORT = Case("short", "a short article", 0, 0, lambda _size: paragraphs(20_000))
LONG = (("paragraphs-1", "1 MB, 10,000 spans"), ("paragraphs-10", "10 MB, 100,000 spans"))


def main() -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    tell("ready", [])
    with tempfile.TemporaryDirectory(dir=_in_memory()) as name:
        folder = Path(name)
        demo = projects.demo(folder / "demo", "bench")
        _memory("the program on a seed", demo, first=True)
        for key, name in LONG:
            path = _project(folder, key)
            if key.endswith("10"):
                _memory(f"over an empty window, {name}", path, first=False)
            with window_on(path, folder) as (window, pump):
                _openings(window, pump, name)
                _gestures(window, pump, name)


def _in_memory() -> str | None:
    """Where a commit costs no disk: the disk's part is in the bench of the store."""
    return "/dev/shm" if os.access("/dev/shm", os.W_OK) else None


def _project(folder: Path, key: str) -> Path:
    """A project with a short article and the long one."""
    case = next(it for it in CASES if it.key == key)
    path = folder / f"{key}.hashiya"
    long = article_of(case, 1)
    with ProjectFile.create(path, projects.read_schema("default")) as project:
        edits = [Edit(None, it) for it in (article_of(SHORT), long, *spans_of(case, long))]
        project.commit(Step(id=new_id(), act="articles.add", by="bench", at=1, edits=tuple(edits)))
    return path


@contextmanager
def window_on(path: Path | None, folder: Path) -> Iterator[tuple[Any, Callable[[], None]]]:
    """The program's own window, and what lets it work until nothing is left to do."""
    from PySide6.QtCore import QEventLoop, QTimer
    from PySide6.QtWidgets import QApplication

    from hashiya.ui import fonts
    from hashiya.ui.application import Shell
    from hashiya.ui.settings import Settings

    application = QApplication.instance() or QApplication([])
    application.setStyle("Fusion")
    application.setFont(fonts.interface_font())
    shell = Shell(application, Settings(folder / f"{new_id()}.ini"))
    shell.window.resize(1400, 900)
    shell.show()

    def pump() -> None:
        """Let timers and late paintings be over before the next thing is measured."""
        loop = QEventLoop()
        QTimer.singleShot(REST_MS, loop.quit)
        loop.exec()

    if path is not None:
        shell.window.flows.open_project(path)
        shell.window.activateWindow()
    pump()
    try:
        yield shell.window, pump
    finally:
        shell.close()
        shell.window.part()
        shell.window.close()


def _openings(window: Any, pump: Callable[[], None], name: str) -> None:
    """A click on the row of the corpus list, until all that is in view is painted with its marks."""
    from PySide6.QtWidgets import QApplication

    short, long = (it.id for it in window.articles.lines[:2])
    seen: list[float] = []
    for _ in range(OPENINGS):
        _click(window, 0)
        pump()
        assert window.session.article.id == short

        def show() -> None:
            _click(window, 1)
            QApplication.processEvents()

        seen.append(milliseconds(show))
        assert window.session.article.id == long
    tell(f"{name}: click to last mark painted", seen)


def _click(window: Any, number: int) -> None:
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    view = window.articles.list
    place = view.visualRect(window.articles.model.index(number)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)


def _gestures(window: Any, pump: Callable[[], None], name: str) -> None:
    """Add, move and delete through the command, the store and all who listen, until painted."""
    reader = window.reader
    samples: list[float] = []
    for number in range(MARKS):
        bar = reader.verticalScrollBar()
        bar.setValue(round(bar.maximum() * (number * 0.618 % 1)))
        pump()
        found = _LONG_WORD.search(window.session.article.text, reader.position())
        assert found is not None
        samples += _gesture(window.session, found.start())
    tell(f"{name}: add, move or delete with store and panels", samples)


def _gesture(session: Any, start: int) -> list[float]:
    from PySide6.QtWidgets import QApplication

    workspace, article = session.workspace, session.article.id
    made: list[str] = []

    def add() -> None:
        it = annotate.tag(workspace, article, Span(start, start + 4), "entity", "MISC")
        made.append(it.id)
        QApplication.processEvents()

    def move() -> None:
        annotate.move(workspace, made[0], Span(start, start + 3))
        QApplication.processEvents()

    def delete() -> None:
        annotate.remove(workspace, made)
        QApplication.processEvents()

    return [milliseconds(act) for act in (add, move, delete)]


def _memory(name: str, path: Path, *, first: bool) -> None:
    """In a process of its own, which did nothing before."""
    command = [sys.executable, "-m", "bench._memory", str(path), "first" if first else "over"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    tell(f"memory {name}", [float(done.stdout.split()[-1])])


if __name__ == "__main__":
    main()
