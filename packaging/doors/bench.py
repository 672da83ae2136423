"""The ``bench`` door: runs ``packaging/bench`` with the project's Python; the figures are its business."""

from __future__ import annotations

from pathlib import Path

from doors import environment, machine
from doors.console import ROOT, call, without_screen
from doors.console import environment as surroundings


def run(arguments: list[str]) -> int:
    """Measure what is named, or everything."""
    screen = machine.has_screen()
    python = environment.ready(window=screen)
    path = str(ROOT / "packaging")
    env = surroundings(PYTHONPATH=path) if screen else without_screen(PYTHONPATH=path)
    return call([python, "-m", "bench", *arguments], env=env, cwd=Path.cwd())
