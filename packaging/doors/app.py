"""The ``app`` door: the demo project in the window or, without a screen, as files that can be looked at.

Everything is done by the installed program; this only chooses which of its commands to call.
"""

from __future__ import annotations

from pathlib import Path

from doors import environment, machine
from doors.console import DoorProblem, call, say, without_screen
from doors.console import environment as surroundings

FOLDER = "hashiya-demo"
PROJECT = "demo.hashiya"


def run(arguments: list[str]) -> int:
    """Open the demo project, which is made on the first run and kept afterwards."""
    if arguments:
        raise DoorProblem("dev.py app takes no arguments.")
    screen = machine.has_screen()
    python = environment.ready(window=screen, tools=False)
    return _window(python) if screen else _files(python)


def _window(python: Path) -> int:
    project = Path(FOLDER) / PROJECT
    env = surroundings()
    if not project.exists():
        code = _hashiya(python, env, "demo", FOLDER)
        if code:
            return code
    return _hashiya(python, env, "open", str(project))


def _files(python: Path) -> int:
    say(f"There is no screen here, so the demo is written to {FOLDER}/ instead.")
    return _hashiya(python, without_screen(), "demo", FOLDER)


def _hashiya(python: Path, env: dict[str, str], *arguments: str) -> int:
    return call([python, "-m", "hashiya", *arguments], env=env, cwd=Path.cwd())
