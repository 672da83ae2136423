"""Every promise names tests that exist, a figure and the sabotage under which they fail."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "desktop" / "PROMISES.md"
BENCHES = ROOT / "packaging" / "bench"
DOORS = {"test", "bench"}
MARKED = tuple(f"E{it}" for it in range(1, 8))
KEPT = tuple(f"P{it}" for it in (*range(1, 16), 17, 18, 19, 20))


def rows() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for line in PAGE.read_text(encoding="utf-8").splitlines():
        cells = [it.strip() for it in line.strip("|").split("|")]
        if re.fullmatch(r"[PE]\d+", cells[0]):
            found[cells[0]] = cells
    return found


def test_every_promise_has_its_row() -> None:
    assert tuple(rows()) == (*KEPT, *MARKED)


@pytest.mark.parametrize("promise", [*KEPT, *MARKED])
def test_a_row_names_tests_that_exist_a_figure_and_a_control(promise: str) -> None:
    _, what, tests, figure, control, *_ = rows()[promise]
    assert what
    assert re.search(r"\d", figure)
    named = re.findall(r"`(tests/[\w/]+\.py)(?:::(\w+))?`", tests + control)
    assert named
    for file, name in named:
        path = ROOT / file
        assert path.is_file(), file
        if name:
            assert re.search(rf"def {name}\b", path.read_text(encoding="utf-8")), name
    assert re.search(r"`tests/[\w/]+\.py::\w+`", control), "the sabotage is a test of its own"


@pytest.mark.parametrize("promise", MARKED)
def test_a_command_names_a_door_and_what_is_behind_it(promise: str) -> None:
    found = re.fullmatch(r"`dev\.py (\w+) ([^`]+)`", rows()[promise][5])
    assert found
    door, names = found[1], [it for it in found[2].split() if not it.startswith("-")]
    assert door in DOORS
    assert names
    for it in names:
        assert (ROOT / it if door == "test" else BENCHES / f"{it}.py").is_file(), it
