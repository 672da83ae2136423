"""Records of marks that wait, damaged: each costs itself alone, and is told."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import lost_marks
import pytest
from lost_marks import brought, exported, rows, sound, told, waiting

from hashiya.commands import projects
from hashiya.commands.arrived import ImportReport
from hashiya.model.unplaced import Unplaced
from hashiya.workspace import Workspace


@pytest.fixture
def ws(tmp_path: Path):
    with lost_marks.project(tmp_path) as it:
        yield it


@pytest.fixture
def lost(ws: Workspace) -> list[Unplaced]:
    return lost_marks.lose(ws)


def rewritten(file: Path, change) -> Path:
    """The file with its first line as ``change`` leaves it."""
    first, *others = rows(file)
    change(first)
    lines = (json.dumps(it, ensure_ascii=False) for it in (first, *others))
    file.write_text("\n".join(lines), encoding="utf-8")
    return file


def damaged(ws: Workspace, tmp_path: Path, change) -> tuple[ImportReport, list[Unplaced], bool]:
    file = rewritten(exported(ws, tmp_path / "out.jsonl"), change)
    with projects.create(tmp_path / "q.hashiya") as other:
        report = brought(other, file)
        return report, waiting(other), sound(other)


@pytest.mark.parametrize(
    ("key", "value", "left", "message"),
    [
        ("label", None, 1, "formats-bad-label"),
        ("layer", 7, 1, "formats-bad-label"),
        ("id", "", 1, "formats-bad-id"),
        ("text", 7, 1, "formats-not-a-record"),
        ("start", -1, 2, "formats-wrong-type"),
        ("end", 5, 2, "formats-wrong-type"),
        ("fragments", [[4, 6], [5, 9]], 2, "formats-wrong-type"),
        ("reason", "lost", 2, "formats-wrong-type"),
        ("reason", ["gone"], 2, "formats-wrong-type"),
        ("prefix", 7, 2, "formats-wrong-type"),
        ("suffix", {}, 2, "formats-wrong-type"),
        ("relations", 7, 2, "formats-wrong-type"),
        ("relations", [7], 2, "formats-not-a-record"),
        ("attributes", 7, 2, "formats-wrong-type"),
        ("annotator", 7, 2, "formats-wrong-type"),
        ("created", "then", 2, "formats-wrong-type"),
        ("another", 7, 2, "formats-unknown-keys"),
    ],
)
def test_one_that_is_damaged_costs_no_other_and_is_told(
    ws, lost, tmp_path: Path, key: str, value: object, left: int, message: str
) -> None:
    report, found, is_sound = damaged(
        ws, tmp_path, lambda row: row["orphans"][0].__setitem__(key, value)
    )
    assert message in told(report)
    assert not report.complete
    assert (len(found), report.waiting, is_sound) == (left, left, True)


def test_a_list_that_is_none_is_told_and_the_article_comes(ws, lost, tmp_path: Path) -> None:
    for value in ("x", [7, None], {}):
        place = tmp_path / str(len(str(value)))
        place.mkdir()
        report, found, _ = damaged(ws, place, lambda row, value=value: row.update(orphans=value))
        assert found == []
        assert not report.complete
        assert len(report.articles) == 2


def test_a_label_that_the_project_lacks_comes_in_with_it(ws, lost, tmp_path: Path) -> None:
    def change(row: dict[str, Any]) -> None:
        row["orphans"][0]["label"] = "مجهول"

    report, found, _ = damaged(ws, tmp_path, change)
    assert ("label", "مجهول") in report.added
    assert [it.label for it in found] == ["مجهول", "GPE"]


def test_a_relation_to_a_mark_that_is_missing_is_told(ws, lost, tmp_path: Path) -> None:
    report, found, _ = damaged(ws, tmp_path, lambda row: row["orphans"].pop(1))
    assert "articles-relation-ends" in told(report)
    assert [len(it.relations) for it in found] == [1]


def test_relations_of_one_that_is_left_out_are_told(ws, lost, tmp_path: Path) -> None:
    report, found, _ = damaged(ws, tmp_path, lambda row: row["orphans"][0].update(label=""))
    assert told(report).count("articles-relation-ends") == 2
    assert [len(it.relations) for it in found] == [0]


def test_an_id_that_a_span_has_is_told(ws, lost, tmp_path: Path) -> None:
    def change(row: dict[str, Any]) -> None:
        row["orphans"][1]["id"] = row["spans"][0]["id"]

    report, found, _ = damaged(ws, tmp_path, change)
    assert "formats-id-twice" in told(report)
    assert len(found) == 1


def test_two_relations_of_one_id_are_told(ws, lost, tmp_path: Path) -> None:
    def change(row: dict[str, Any]) -> None:
        row["orphans"][0]["relations"][0]["label"] = "about"

    report, _, is_sound = damaged(ws, tmp_path, change)
    assert "formats-id-twice" in told(report)
    assert is_sound


def test_what_a_program_left_out_is_made_up_for(ws, lost, tmp_path: Path) -> None:
    """Only a label and words: enough to wait."""

    def change(row: dict[str, Any]) -> None:
        row["orphans"] = [{"label": "GPE", "text": "بيروت"}, {"label": "GPE", "start": 3, "end": 4}]

    _, found, is_sound = damaged(ws, tmp_path, change)
    assert [(it.quote, it.reason, it.before) for it in found] == [
        ("بيروت", "gone", ""),
        ("…", "unquoted", ""),
    ]
    assert is_sound
