"""Speaks to the person at the terminal and runs other programs for the doors; decides nothing."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TAIL = 15


class DoorProblem(Exception):
    """Something stopped the work; the text says what, and what to do about it."""


def say(sentence: str) -> None:
    """A line that stands before whatever the next program prints."""
    print(sentence, flush=True)


def call(
    command: Sequence[str | Path],
    *,
    env: Mapping[str, str] | None = None,
    cwd: Path = ROOT,
) -> int:
    """Run a program on this terminal and give its exit code."""
    sys.stdout.flush()
    return subprocess.call([str(it) for it in command], env=env, cwd=cwd)


def quietly(command: Sequence[str | Path], *, env: Mapping[str, str] | None = None) -> str | None:
    """Run a program unheard: None when it succeeds, else the last lines of what it said."""
    try:
        done = subprocess.run(
            [str(it) for it in command],
            env=env,
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
    except OSError as problem:
        return str(problem)
    if done.returncode == 0:
        return None
    said = done.stdout.decode(errors="replace").strip().splitlines()
    return "\n".join(said[-TAIL:]) or f"exit code {done.returncode}"


def environment(**more: str) -> dict[str, str]:
    """The environment of this process with ``more`` in it."""
    return {**os.environ, **more}


def without_screen(**more: str) -> dict[str, str]:
    """An environment in which Qt draws into memory, whatever screen there is."""
    env = environment(QT_QPA_PLATFORM="offscreen", **more)
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        env.pop(name, None)
    return env
