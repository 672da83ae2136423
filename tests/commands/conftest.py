"""A workspace with the default label set and one article, in a folder of its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from making import added, article

from hashiya import assets
from hashiya.commands import projects
from hashiya.model.article import Article
from hashiya.workspace import Workspace


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workspace]:
    with projects.create(tmp_path / "مشروع.hashiya", "default", "ليلى") as opened:
        yield opened


@pytest.fixture
def text(ws: Workspace) -> Article:
    it = article()
    ws.apply(added(it))
    return it


@pytest.fixture
def gold() -> Path:
    return assets.seeds() / "gold.jsonl"
