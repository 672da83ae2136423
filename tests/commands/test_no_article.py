"""A project, and what lies beside one that is open, is taken for nothing else and not even opened."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from hashiya.commands import articles, projects, schema_files
from hashiya.model.errors import SchemaUnreadable
from hashiya.workspace import Workspace


@contextmanager
def opened() -> Iterator[set[str]]:
    """The names of the files that Python opens meanwhile; what SQLite opens is not among them."""
    found: set[str] = set()
    is_over = False

    def hear(event: str, what: tuple[object, ...]) -> None:
        if not is_over and event == "open" and isinstance(what[0], str | os.PathLike):
            found.add(Path(os.fspath(what[0])).name)

    sys.addaudithook(hear)  # for good: no hook can be taken away again
    try:
        yield found
    finally:
        is_over = True


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


def test_a_file_that_names_a_project_as_its_text_does_not_open_it(
    ws: Workspace, tmp_path: Path
) -> None:
    """A table whose documents were called as the project read it as a text, and SQLite's locks went."""
    (tmp_path / "a.txt").write_text("زار سامي القدس.", encoding="utf-8")
    articles.add(ws, articles.read([tmp_path / "a.txt"]))
    beside = [ws.path.with_name(f"{ws.path.name}{it}") for it in ("", "-wal", "-shm", "-journal")]
    for number, it in enumerate(beside):
        rows = f"{it.name},0,5,PERS\n{it.name},6,8,PERS\n"
        (tmp_path / f"{number}.csv").write_text(f"doc,start,end,label\n{rows}", encoding="utf-8")
        places = f"{it.name}\tLoaded\t0\t5\n{it.name}\tLoaded\t6\t8\n"
        (tmp_path / f"{number}.labels").write_text(places, encoding="utf-8")
    with opened() as touched:
        batch = articles.read([tmp_path])
    assert {"0.csv", "3.labels"} <= touched
    assert not touched.intersection(it.name for it in beside)
    told = {it.name for it in batch.problems if it.message == "formats-table-no-text"}
    assert told == {it.name for it in tmp_path.iterdir() if it.suffix in {".csv", ".labels"}}
