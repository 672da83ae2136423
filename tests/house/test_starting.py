"""The program starts with what it needs at once; the rest is imported when somebody asks for it."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

HEAVY = {
    "numpy",
    "matplotlib",
    "fluent",  # Babel comes with it
    "babel",
    "sqlite_utils",
    "arabic_reshaper",
    "bidi",
    "hypothesis",
    "unittest",
    "asyncio",
}
SHELLS = {
    "hashiya.cli": HEAVY | {"click", "PySide6"},
    "hashiya.cli.window": HEAVY | {"click", "PySide6"},
    "hashiya.ui.application": HEAVY | {"click", "sqlite3", "tomllib"},
    "hashiya.cli.program": HEAVY | {"PySide6"},
}


@pytest.mark.parametrize("shell", SHELLS)
def test_a_shell_starts_without_what_it_may_never_need(shell: str) -> None:
    said = subprocess.run(
        [sys.executable, "-c", f"import sys, {shell}; print(*sys.modules)"],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    imported = {name.split(".")[0] for name in said.split()}
    assert shell.split(".")[0] in imported
    assert imported & SHELLS[shell] == set()
