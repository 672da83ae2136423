"""Marks of several people in one article: what another person marked alike is an opinion, not a fault."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from hashiya.commands import articles, projects
from hashiya.model.identity import new_id
from hashiya.workspace import Workspace

TEXT = "زار ترامب بغداد، ثم غادر."


def put(
    ws: Workspace, folder: Path, *labels: str, whose: str = "", first: str = "T1"
) -> list[tuple[str, dict[str, str | int]]]:
    """Import a file whose marks lie side by side, by ``whose``; what was told."""
    names = [first, *(f"T{n}" for n in range(2, len(labels) + 1))]
    spans = [
        {"id": its_id, "layer": "entity", "label": it, "start": n, "end": n + 3}
        | ({"annotator": whose} if whose else {})
        for n, (its_id, it) in enumerate(zip(names, labels, strict=True))
    ]
    file = folder / "in.jsonl"
    file.write_text(json.dumps({"text": TEXT, "spans": spans}), encoding="utf-8")
    return [(it.message, dict(it.values)) for it in articles.add(ws, articles.read([file])).notes]


def whose(ws: Workspace) -> list[tuple[str, str]]:
    (article,) = ws.articles()
    return sorted((it.annotator, it.label) for it in ws.annotations(article.id))


def test_equal_marks_of_another_person_both_stand_and_nobody_is_told_to_remove_any(
    ws: Workspace, tmp_path: Path
) -> None:
    assert put(ws, tmp_path, "PERS", "ORG", whose="sara") == []
    told = put(ws, tmp_path, "PERS", "ORG", whose="omar")
    assert told == [("articles-agreeing", {"theirs": "omar", "ours": "sara", "count": 2})]
    labels = ("ORG", "PERS")
    assert whose(ws) == [(name, it) for name in ("omar", "sara") for it in labels]
    assert put(ws, tmp_path, "PERS", "ORG", whose="omar") == []


@pytest.mark.parametrize("ours", [False, True])
def test_another_label_by_another_person_is_no_change_of_the_file(
    ours: bool, ws: Workspace, tmp_path: Path
) -> None:
    first = new_id() if ours else "T1"
    put(ws, tmp_path, "PERS", whose="sara", first=first)
    assert put(ws, tmp_path, "ORG", whose="omar", first=first) == []
    changed = put(ws, tmp_path, "GPE", whose="sara", first=first)
    assert [it for it, _ in changed] == ["articles-differing", "articles-differing-example"]


def test_a_mark_of_ours_that_names_nobody_and_was_changed_is_told_whoever_brings_it(
    tmp_path: Path,
) -> None:
    first = new_id()
    with projects.create(tmp_path / "p.hashiya", me="sami") as ws:
        put(ws, tmp_path, "PERS", first=first)
    with projects.open_project(tmp_path / "p.hashiya", me="layla") as ws:
        changed = put(ws, tmp_path, "GPE", first=first)
    assert [it for it, _ in changed] == ["articles-differing", "articles-differing-example"]


def test_equal_marks_that_name_nobody_are_told_with_the_way_out(tmp_path: Path) -> None:
    with projects.create(tmp_path / "p.hashiya", me="sami") as ws:
        put(ws, tmp_path, "PERS", "ORG")
        assert put(ws, tmp_path, "PERS", "ORG") == []
    with projects.open_project(tmp_path / "p.hashiya", me="layla") as ws:
        told = put(ws, tmp_path, "PERS", "ORG", "GPE")
        assert whose(ws) == [("layla", it) for it in ("GPE", "ORG", "PERS")] + [
            ("sami", it) for it in ("ORG", "PERS")
        ]
    assert told == [("articles-agreeing-unnamed", {"theirs": "layla", "ours": "sami", "count": 2})]


def test_of_many_people_the_most_alike_are_told_and_the_others_counted(
    ws: Workspace, tmp_path: Path
) -> None:
    for name in ("a", "b", "c", "d"):
        put(ws, tmp_path, "PERS", whose=name)
    put(ws, tmp_path, "PERS", "ORG", whose="e")
    told = put(ws, tmp_path, "PERS", "ORG", whose="f")
    assert told == [
        ("articles-agreeing", {"theirs": "f", "ours": "e", "count": 2}),
        ("articles-agreeing", {"theirs": "f", "ours": "a", "count": 1}),
        ("articles-agreeing", {"theirs": "f", "ours": "b", "count": 1}),
        ("articles-agreeing-others", {"count": 2}),
    ]
