"""The demo is the two seeds with all of their gold."""

from __future__ import annotations

from pathlib import Path

import pytest

from hashiya.commands import projects
from hashiya.model.errors import ProjectExists


def test_the_demo_holds_both_seeds_with_their_gold(tmp_path: Path) -> None:
    path = projects.demo(tmp_path / "new", "ليلى")
    assert path.name == "demo.hashiya"
    with projects.open_project(path) as ws:
        lines = ws.articles()
        assert [it.annotations for it in lines] == [128, 169]
        assert sum(it.relations for it in lines) == 161


def test_a_demo_is_never_written_over(tmp_path: Path) -> None:
    projects.demo(tmp_path)
    with pytest.raises(ProjectExists):
        projects.demo(tmp_path)
