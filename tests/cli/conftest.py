"""Runs the program as its users do, in a folder of its own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from hashiya import assets
from hashiya.cli.program import program

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """``run("list", "p.hashiya")`` in ``tmp_path``; English unless the test says otherwise."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HASHIYA_LANGUAGE", "en")

    def run(*arguments: str | Path, code: int | None = 0) -> Result:
        result = CliRunner().invoke(program, [str(it) for it in arguments])
        assert code is None or result.exit_code == code, result.output
        assert "Traceback" not in result.output
        return result

    return run


@pytest.fixture
def gold(run: Run) -> str:
    """A project with both seeds and their gold."""
    run("new", "p.hashiya")
    run("import", "p.hashiya", assets.seeds() / "gold.jsonl")
    return "p.hashiya"
