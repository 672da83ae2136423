"""A project, and what lies beside one that is open, is taken for nothing else and not even opened."""

from __future__ import annotations

from pathlib import Path

import pytest

from hashiya.commands import articles, projects, schema_files
from hashiya.model.errors import SchemaUnreadable
from hashiya.workspace import Workspace


def test_a_project_is_no_article(ws: Workspace, tmp_path: Path) -> None:
    at_rest = tmp_path / "other.jsonl"
    projects.create(at_rest, "default", "ليلى").close()
    batch = articles.read([ws.path, at_rest], format_id="text")
    assert not batch.items
    assert [it.message for it in batch.problems] == ["articles-is-project"] * 2


def test_what_lies_beside_an_open_project_is_no_article(ws: Workspace, tmp_path: Path) -> None:
    """Whoever takes in every file of a folder takes these too; they must not even be opened."""
    (tmp_path / "a.txt").write_text("زار سامي القدس.", encoding="utf-8")
    articles.add(ws, articles.read([tmp_path / "a.txt"]))
    beside = [ws.path.with_name(f"{ws.path.name}{it}") for it in ("-wal", "-shm")]
    assert all(it.exists() for it in beside)
    batch = articles.read([*beside, tmp_path], format_id="text")
    told = [it.message for it in batch.problems if it.name.startswith(ws.path.name)]
    assert told == ["articles-is-project"] * 2


def test_a_project_is_no_label_set(ws: Workspace) -> None:
    with pytest.raises(SchemaUnreadable) as refused:
        schema_files.load(ws.path)
    assert refused.value.values["why"] == "project"
