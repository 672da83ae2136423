"""A project in a folder of its own, and shortcuts for building records and steps."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from hashiya.model.schema import Label, Layer, RelationType, Schema
from hashiya.store.project_file import ProjectFile

SCHEMA = Schema(
    id="test",
    layers=(Layer(code="entity"), Layer(code="claim")),
    labels=(
        Label(code="PERS", layer="entity"),
        Label(code="ORG", layer="entity"),
        Label(code="CLAIM", layer="claim"),
    ),
    relations=(RelationType(code="about", domain=("CLAIM",), range=("entity",)),),
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "مشروع.hashiya"


@pytest.fixture
def project(path: Path) -> Iterator[ProjectFile]:
    with ProjectFile.create(path, SCHEMA) as opened:
        yield opened
