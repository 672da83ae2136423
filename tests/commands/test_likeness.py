"""Before an import it is said whose marks would stand twice, by the names that will be taken."""

from __future__ import annotations

import json
from pathlib import Path

from hashiya.commands import articles, likeness, projects, surveying
from hashiya.commands.matching import UNDECIDED, Decisions
from hashiya.display import arrivals
from hashiya.wording import Wording

TEXT = "زار ترامب بغداد، ثم غادر."


def write(file: Path, *marks: tuple[int, str], whose: str = "") -> Path:
    spans = [
        {"layer": "entity", "label": label, "start": at, "end": at + 3}
        | ({"annotator": whose} if whose else {})
        for at, label in marks
    ]
    file.write_text(json.dumps({"text": TEXT, "spans": spans}), encoding="utf-8")
    return file


def foreseen(project: Path, file: Path, me: str, decided: Decisions = UNDECIDED) -> dict[str, int]:
    """What is foreseen, which must be what the import does."""
    with projects.open_project(project, me=me) as ws:
        found = surveying.survey(ws, [file]).found
        told = likeness.doubles((it.likeness for it in found), ws.schema(), decided, me)
        report = articles.add(ws, articles.read([file]), decisions=decided)
        agreeing = [it for it in report.notes if it.message == "articles-agreeing-unnamed"]
        assert {str(it.values["ours"]): it.values["count"] for it in agreeing} == told
        if report.annotations or report.filled:
            ws.undo()
        return told


def test_equal_marks_of_others_are_foreseen_and_my_own_are_met(tmp_path: Path) -> None:
    project, file = tmp_path / "p.hashiya", tmp_path / "in.jsonl"
    write(file, (0, "PERS"), (4, "ORG"), (8, "GPE"))
    with projects.create(project, me="sami") as ws:
        articles.add(ws, articles.read([file]))
        omar = write(tmp_path / "omar.jsonl", (0, "PERS"), (4, "GPE"), whose="omar")
        articles.add(ws, articles.read([omar]))
    assert foreseen(project, file, "layla") == {"sami": 3, "omar": 1}
    assert foreseen(project, file, "sami") == {}
    assert foreseen(project, file, "omar") == {"sami": 2}
    assert foreseen(project, write(file, (0, "PERS"), whose="nora"), "layla") == {}


def test_labels_count_as_they_will_come_in(tmp_path: Path) -> None:
    project, file = tmp_path / "p.hashiya", tmp_path / "in.jsonl"
    with projects.create(project, me="sami") as ws:
        articles.add(ws, articles.read([write(file, (0, "PERS"), (4, "ORG"))]))
    write(file, (0, "PER"), (4, "ORG"))
    assert foreseen(project, file, "layla") == {"sami": 1}
    for decided in (Decisions(labels={"PER": "PERS"}), Decisions(proposed=True)):
        assert foreseen(project, file, "layla", decided) == {"sami": 2}
    assert foreseen(project, file, "layla", Decisions(labels={"ORG": "", "PER": "PER"})) == {}


def test_three_people_are_named_and_the_others_counted() -> None:
    said = list(
        arrivals.agreeing({"a": 4, "b": 3, "c": 2, "d": 1, "e": 1}, "me", Wording("en").say)
    )
    bare = [it.replace("\u2068", "").replace("\u2069", "") for it in said]
    assert [it.split()[0] for it in bare] == ["4", "3", "2", "So"]
    assert "2 more" in bare[-1]
