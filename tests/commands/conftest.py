"""An open project with the default label set, in a folder of its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from hashiya import assets
from hashiya.commands import projects
from hashiya.workspace import Workspace


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workspace]:
    with projects.create(tmp_path / "مشروع.hashiya", me="me") as opened:
        yield opened


@pytest.fixture
def gold() -> Path:
    return assets.seeds() / "gold.jsonl"
