"""The floors are guarded: an import that goes up, or aside, is noticed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LINT = "from importlinter.cli import lint_imports_command as run; run(['--no-cache', '--no-logo'])"
PLANTED = {
    "Qt below the window": ("display", "import PySide6.QtGui"),
    "SQL outside the store": ("formats", "import sqlite3"),
    "a format that knows the database": ("formats", "import hashiya.store"),
    "arithmetic that knows the database": ("agreement", "import hashiya.store"),
    "a noun that knows a verb": ("model", "import hashiya.commands"),
    "text that knows a noun": ("text", "from hashiya.model import span"),
}


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    copy = tmp_path_factory.mktemp("house")
    shutil.copy(ROOT / "pyproject.toml", copy)
    shutil.copytree(
        ROOT / "desktop", copy / "desktop", ignore=shutil.ignore_patterns("__pycache__")
    )
    return copy


def test_the_house_as_it_stands_is_accepted(house: Path) -> None:
    done = _lint(house)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("case", PLANTED)
def test_a_planted_import_is_noticed(house: Path, case: str) -> None:
    room, line = PLANTED[case]
    planted = house / "desktop" / "hashiya" / room / "planted.py"
    planted.write_text(f'"""Not allowed."""\n\n{line}\n', encoding="utf-8")
    try:
        done = _lint(house)
    finally:
        planted.unlink()
    assert done.returncode == 1, done.stdout
    assert "BROKEN" in done.stdout
    assert f"hashiya.{room}.planted" in done.stdout


def _lint(house: Path) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "PYTHONPATH": str(house / "desktop"), "COLUMNS": "200"}
    return subprocess.run(
        [sys.executable, "-c", LINT], cwd=house, env=env, capture_output=True, text=True
    )
