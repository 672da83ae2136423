"""What the person at the keyboard waits for: the window's first paint, and a label key's highlight.

The start is measured in processes of its own, from just before they are started to the end of the
first paint. "Cold" means that the files of Python, Qt and the program were dropped from the disk
cache where the system lets us do so.
"""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import hashiya
from bench import REPEATS, Row, milliseconds, row

NAME = "window"
KEYS = 60
SPANS = 300
MEMORY = Path("/dev/shm")
_CHILD = """
import sys, time
from hashiya.ui import application
def painted(shell, *args, **named):
    print(time.monotonic_ns(), flush=True)
    shell.window.close()
application.Shell.open_first = painted
sys.exit(application.run())
"""


def run() -> list[Row]:
    if not os.environ.get("DISPLAY") and not os.environ.get("WAYLAND_DISPLAY"):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    rows = [_start_row("window shown, warm", 400, before=_nothing)]
    if hasattr(os, "posix_fadvise"):
        rows.append(_start_row("window shown, cold", 1000, before=_forget_files))
    with _home() as folder:
        rows.append(_key_row("label key to painted and committed", folder, goal=50))
        if os.access(MEMORY, os.W_OK):
            with tempfile.TemporaryDirectory(dir=MEMORY) as memory:
                rows.append(_key_row("the same without the disk", Path(memory), goal=10))
        rows.append(_opening_row(folder))
    return rows


def _nothing() -> None:
    pass


@contextlib.contextmanager
def _home() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder)


# -- the start


def _start_row(name: str, goal: float, *, before: Callable[[], None]) -> Row:
    with _home() as home:
        environment = {
            **os.environ,
            "XDG_CONFIG_HOME": str(home),
            "PYTHONPATH": str(Path(hashiya.__file__).parents[1]),
        }
        # the first start writes the compiled modules, as in every installation
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        _started(environment)
        samples: list[float] = []
        for _ in range(REPEATS):
            before()
            samples.append(_started(environment))
    return row(name, samples, goal=goal)


def _started(environment: dict[str, str]) -> float:
    begin = time.monotonic_ns()
    done = subprocess.run(
        [sys.executable, "-c", _CHILD], env=environment, capture_output=True, text=True, check=True
    )
    return (int(done.stdout.split()[0]) - begin) / 1e6


def _forget_files() -> None:
    """Ask the system to drop what it has read of the program's files."""
    paths = sysconfig.get_paths()
    folders = [Path(paths["purelib"]), Path(paths["stdlib"]), Path(hashiya.__file__).parents[2]]
    for folder in folders:
        for file in folder.rglob("*"):
            if file.is_file():
                with contextlib.suppress(OSError):
                    _forget(file)


def _forget(file: Path) -> None:
    handle = os.open(file, os.O_RDONLY)
    try:
        os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)
    finally:
        os.close(handle)


# -- keys


def _key_row(name: str, folder: Path, *, goal: float) -> Row:
    """Press label keys on a seed article with its gold; each is waited for until it is painted."""
    with _window(folder / "demo") as (window, application):
        from PySide6.QtCore import QCoreApplication, QEvent, Qt
        from PySide6.QtGui import QKeyEvent

        def press(key: Qt.Key) -> None:
            event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier)
            QCoreApplication.sendEvent(window.windowHandle(), event)
            application.processEvents()

        samples: list[float] = []
        for number in range(KEYS):
            press(Qt.Key.Key_Left)
            digit = Qt.Key(Qt.Key.Key_1.value + number % 5)
            samples.append(milliseconds(lambda digit=digit: press(digit)))
    return row(name, samples[5:], goal=goal, judge="p95")


def _opening_row(folder: Path) -> Row:
    """Put an article with three hundred spans in view, all panels with it."""
    with _window(folder / "many") as (window, application):
        first, other = (it.id for it in window.articles.lines[:2])
        _fill(window, first)

        def show(article: str) -> None:
            window.session.show(article)
            application.processEvents()

        samples: list[float] = []
        for _ in range(2 * REPEATS):
            show(other)
            samples.append(milliseconds(lambda: show(first)))
        assert len(window.session.annotations) == SPANS
    return row("article with 300 spans in view", samples, goal=50)


def _fill(window: Any, article_id: str) -> None:
    """More annotations of single words until there are three hundred."""
    from hashiya.commands import annotate
    from hashiya.model.span import Span
    from hashiya.text.words import words

    workspace = window.session.workspace
    missing = SPANS - len(workspace.annotations(article_id))
    text = workspace.article(article_id).text
    places = {it.fragments for it in workspace.annotations(article_id)}
    free = [Span(*it) for it in words(text) if (Span(*it),) not in places]
    for span in free[:missing]:
        annotate.tag(workspace, article_id, span, "entity", "MISC")


@contextlib.contextmanager
def _window(folder: Path) -> Iterator[tuple[Any, Any]]:
    """The real window on a fresh copy of the demo project."""
    from PySide6.QtWidgets import QApplication

    from hashiya.commands import projects
    from hashiya.ui import fonts
    from hashiya.ui.application import Shell
    from hashiya.ui.settings import Settings

    application = QApplication.instance() or QApplication([])
    application.setStyle("Fusion")
    application.setFont(fonts.interface_font())
    settings = Settings(folder.parent / f"{folder.name}.ini")
    shell = Shell(application, settings)
    shell.show()
    shell.window.flows.open_project(projects.demo(folder, settings.annotator))
    shell.window.activateWindow()
    shell.window.reader.setFocus()
    for _ in range(5):
        application.processEvents()
    try:
        yield shell.window, application
    finally:
        shell.close()
        shell.window.part()
        shell.window.close()
