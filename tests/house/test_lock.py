"""The lock file holds everything that the project names, proved by hashes, and nothing of one machine."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LOCK = (ROOT / "packaging" / "requirements.lock").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def canonical(requirement: str) -> str:
    name = re.match(r"[\w.-]+", requirement)
    assert name is not None
    return re.sub(r"[-_.]+", "-", name[0]).lower()


def locked() -> dict[str, str]:
    blocks = re.split(r"^(?=\w)", LOCK, flags=re.MULTILINE)
    return {canonical(block): block for block in blocks if "==" in block.split("\n")[0]}


def test_everything_named_is_locked() -> None:
    project = PROJECT["project"]
    named = [*PROJECT["build-system"]["requires"], *project["dependencies"]]
    named += [it for extra in project["optional-dependencies"].values() for it in extra]
    named += PROJECT["dependency-groups"]["dev"]
    missing = {canonical(it) for it in named} - set(locked()) - {canonical(project["name"])}
    assert not missing, "run: python3 packaging/dev.py lock"


def test_everything_locked_is_proved_by_a_hash() -> None:
    assert [name for name, block in locked().items() if "--hash=sha256:" not in block] == []


def test_it_names_no_path_and_no_index() -> None:
    assert not re.search(r"://|index-url|find-links|^-e|^/|@ ", LOCK, re.MULTILINE)


def test_qt_stays_below_the_release_that_aborts_old_pythons() -> None:
    qt = re.findall(r"^pyside6-essentials==(\S+) ; (.+?) \\", LOCK, re.MULTILINE)
    old = [version for version, marker in qt if "< '3.12'" in marker]
    assert old
    assert all(tuple(map(int, it.split(".")[:2])) < (6, 12) for it in old)
