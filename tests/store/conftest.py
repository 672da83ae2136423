"""A project in a folder of its own, and shortcuts for building records and steps."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from store_schema import SCHEMA

from hashiya.store.project_file import ProjectFile


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "مشروع.hashiya"


@pytest.fixture
def project(path: Path) -> Iterator[ProjectFile]:
    with ProjectFile.create(path, SCHEMA) as opened:
        yield opened
