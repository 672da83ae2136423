"""Finds the door that was asked for and turns every failure into a sentence and an exit code."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Sequence

from doors import app, bench, checks, lock, wheel
from doors.console import DoorProblem

DOORS: dict[str, tuple[Callable[[list[str]], int], str]] = {
    "app": (app.run, "open the window on the demo project; without a screen, write hashiya-demo/"),
    "test": (checks.run, "[--full] [PYTEST ARGUMENTS]  format, lint, types, contracts, tests"),
    "bench": (bench.run, "[NAME...] [--json FILE]  measure"),
    "lock": (lock.run, "write packaging/requirements*.lock anew from pyproject.toml (needs uv)"),
    "wheel": (wheel.run, "build the installable file into dist/"),
}


def run(arguments: Sequence[str]) -> int:
    """Open the door named first, with the rest of the arguments."""
    name, rest = (arguments[0], list(arguments[1:])) if arguments else ("--help", [])
    if name in ("-h", "--help", "help"):
        print(usage())
        return 0 if arguments else 2
    if name not in DOORS:
        print(f"dev.py has no command {name}.\n\n{usage()}", file=sys.stderr)
        return 2
    try:
        return DOORS[name][0](rest)
    except DoorProblem as problem:
        print(problem, file=sys.stderr)
    except (OSError, subprocess.SubprocessError) as problem:
        if "HASHIYA_TRACE" in os.environ:
            raise
        print(f"dev.py {name} could not finish: {problem}", file=sys.stderr)
    except KeyboardInterrupt:
        print(f"dev.py {name} was interrupted.", file=sys.stderr)
        return 130
    return 1


def usage() -> str:
    lines = [f"  {name:<6} {what}" for name, (_door, what) in DOORS.items()]
    return "\n".join(["python3 packaging/dev.py COMMAND", "", *lines])
