"""The lock files hold everything that the project names, proved by hashes, and nothing of one machine."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LOCK = (ROOT / "packaging" / "requirements-dev.lock").read_text(encoding="utf-8")
RUNS = (ROOT / "packaging" / "requirements.lock").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def canonical(requirement: str) -> str:
    name = re.match(r"[\w.-]+", requirement)
    assert name is not None
    return re.sub(r"[-_.]+", "-", name[0]).lower()


def locked(lock: str = LOCK) -> dict[str, str]:
    blocks = re.split(r"^(?=\w)", lock, flags=re.MULTILINE)
    return {canonical(block): block for block in blocks if "==" in block.split("\n")[0]}


def test_everything_named_is_locked() -> None:
    project = PROJECT["project"]
    named = [*PROJECT["build-system"]["requires"], *project["dependencies"]]
    named += [it for extra in project["optional-dependencies"].values() for it in extra]
    groups = PROJECT["dependency-groups"]
    own = {canonical(project["name"])}
    runs = {canonical(it) for it in (*named, *groups["build"])}
    assert not runs - set(locked(RUNS)) - own, "run: python3 packaging/dev.py lock"
    tools = {canonical(it) for it in groups["dev"] if isinstance(it, str)}
    missing = (runs | tools) - set(locked()) - own
    assert not missing, "run: python3 packaging/dev.py lock"


@pytest.mark.parametrize("lock", [LOCK, RUNS], ids=["dev", "runs"])
def test_everything_locked_is_proved_by_a_hash(lock: str) -> None:
    assert [name for name, block in locked(lock).items() if "--hash=sha256:" not in block] == []


@pytest.mark.parametrize("lock", [LOCK, RUNS], ids=["dev", "runs"])
def test_it_names_no_path_and_no_index(lock: str) -> None:
    assert not re.search(r"://|index-url|find-links|^-e|^/|@ ", lock, re.MULTILINE)


def test_the_program_runs_on_what_it_was_tested_with_and_needs_no_tools() -> None:
    pins = set(re.findall(r"^[\w.-]+==\S+", RUNS, re.MULTILINE))
    assert pins < set(re.findall(r"^[\w.-]+==\S+", LOCK, re.MULTILINE))
    assert not {"pytest", "pyright", "ruff", "datasets"} & set(locked(RUNS))


def test_qt_stays_below_the_release_that_aborts_old_pythons() -> None:
    qt = re.findall(r"^pyside6-essentials==(\S+) ; (.+?) \\", LOCK, re.MULTILINE)
    old = [version for version, marker in qt if "< '3.12'" in marker]
    assert old
    assert all(tuple(map(int, it.split(".")[:2])) < (6, 12) for it in old)
