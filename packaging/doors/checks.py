"""The ``test`` door: format, lint, types, contracts and tests, in this order, all of them every time.

The last line is pytest's own closing line; what failed before it stands in its summary.
"""

from __future__ import annotations

from pathlib import Path
from time import perf_counter

from doors import environment
from doors.console import call, say, without_screen

FAILED = "HASHIYA_FAILED_CHECKS"  # read by tests/conftest.py


def run(arguments: list[str]) -> int:
    """Run every check, then pytest with ``arguments`` (``--full`` is one of them)."""
    python = environment.ready()
    env = without_screen(
        PYRIGHT_PYTHON_IGNORE_WARNINGS="1",  # no look for a newer one
        PYTHONUTF8="1",
    )
    failed = [name for name, command in _checks(python) if not _passes(name, command, env)]
    say("tests: pytest")
    command = [python, "-m", "pytest", *_side_by_side(arguments), *arguments]
    code = call(command, env={**env, FAILED: ", ".join(failed)})
    return code or int(bool(failed))


def _side_by_side(arguments: list[str]) -> list[str]:
    """One process a core, unless somebody wants to look into a test or chose for himself."""
    alone = {"-s", "--pdb", "--trace", "-n"}
    return (
        []
        if alone & set(arguments)
        else ["-n", "auto", "--maxprocesses", "8", "--dist", "loadfile"]
    )


def _checks(python: Path) -> list[tuple[str, list[str | Path]]]:
    return [
        ("format", [environment.tool("ruff"), "format", "--check", "."]),
        ("lint", [environment.tool("ruff"), "check", "."]),
        ("types", [environment.tool("pyright"), "--pythonpath", python]),
        ("contracts", [environment.tool("lint-imports"), "--no-logo"]),
    ]


def _passes(name: str, command: list[str | Path], env: dict[str, str]) -> bool:
    say(f"{name}: {' '.join(str(Path(it).name) for it in command[:2])}")
    begin = perf_counter()
    good = call(command, env=env) == 0
    say(f"{name}: {'good' if good else 'FAILED'} ({perf_counter() - begin:.1f} s)\n")
    return good
