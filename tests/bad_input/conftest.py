"""A project with one article in a folder of its own, in patient hands."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from making import added, article
from store_schema import SCHEMA
from surroundings import NAME

from hashiya.store.project_file import ProjectFile
from hashiya.workspace import Workspace


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "مجلد"
    made.mkdir()
    return made


@pytest.fixture
def ws(folder: Path) -> Iterator[Workspace]:
    with Workspace(ProjectFile.create(folder / NAME, SCHEMA), "ليلى") as opened:
        opened.be_patient()
        opened.apply(added(article("قال الوزير إن السلام قريب")))
        opened.settle()
        yield opened
