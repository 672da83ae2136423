"""Marks that wait leave with the own format and wait again where it comes in, by the command line alone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from hashiya.commands import articles, projects
from hashiya.commands.reading import ImportItem
from hashiya.formats.draft import Draft

TEXT = "زار ترامب بغداد، ثم غادر ترامب."


@pytest.fixture
def some(tmp_path: Path) -> str:
    draft = Draft("in.txt", TEXT)
    draft.span("a", "PERS", [(4, 9)], "ترامب")
    draft.span("b", "GPE", [(900, 905)], "بيروت")
    draft.relation("r", "coref", "b", "a")
    with projects.create(tmp_path / "p.hashiya") as ws:
        articles.add(ws, [ImportItem(path=Path("in.txt"), incoming=draft.incoming())])
    return "p.hashiya"


def test_there_and_back(run, some: str) -> None:
    assert "carries everything" in run("export", some, "out.jsonl", "--format", "hashiya").output
    run("new", "q.hashiya")
    said = run("import", "q.hashiya", "out.jsonl").output
    assert "One annotation has no certain place and waits for you to place it." in said
    assert "One mark waits for a place" in run("check", "q.hashiya").output
    told = [json.loads(run("show", it, "1", "--json").stdout) for it in (some, "q.hashiya")]
    assert told[0] == told[1]
    assert [it["text"] for it in told[1]["orphans"]] == ["بيروت"]
    assert told[1]["waiting"] == 1
    again = run("import", "q.hashiya", "out.jsonl").output
    assert "waits for you" not in again


def test_another_format_says_which_one_carries_them(run, some: str) -> None:
    said = run("export", some, "out.json", "--format", "doccano").output
    assert "One annotation still waits for a place; it is left out with its relations" in said
    assert "Hashiya dataset (JSON Lines)" in said


def test_the_formats_are_told_with_it(run) -> None:
    told = json.loads(run("formats", "--json").stdout)
    assert [it["id"] for it in told if "unplaced" in it["carries"]] == ["hashiya"]
