"""Marks that wait for a place are said by every command that looks: how many, where, and what to do."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from hashiya.cli import waiting
from hashiya.commands import articles, projects
from hashiya.commands.reading import ImportItem
from hashiya.formats.draft import Draft

TEXT = "زار ترامب بغداد، ثم غادر ترامب."


def make(path: Path, waits: tuple[int, ...]) -> str:
    """A project of an article for each number, in which so many marks wait beside one that stands."""
    with projects.create(path) as ws:
        items: list[ImportItem] = []
        for k, count in enumerate(waits):
            draft = Draft(f"in{k}.txt", f"{TEXT} {k}")
            draft.span("a", "PERS", [(4, 9)], "ترامب")
            for it in range(count):
                draft.span(f"b{it}", "GPE", [(900 + 10 * it, 905 + 10 * it)], "بيروت")
            items.append(ImportItem(path=Path(f"in{k}.txt"), incoming=draft.incoming()))
        articles.add(ws, items)
    return path.name


@pytest.fixture
def some(tmp_path: Path) -> str:
    return make(tmp_path / "p.hashiya", (0, 1, 2))


def test_check_calls_nothing_in_order_without_saying_what_waits(run, some) -> None:
    said = run("check", some).output
    assert "Everything is in order" not in said
    assert "3 marks wait for a place, in 2 articles." in said
    assert "   2  in1.txt  ·  One mark without a place" in said
    assert "   3  in2.txt  ·  2 marks without a place" in said
    assert "in0.txt" not in said
    assert "Place here" in said


def test_check_has_a_value_of_each_article_and_no_failure(run, some) -> None:
    told = json.loads(run("check", some, "--json").stdout)
    assert [(it["severity"], it["values"]) for it in told] == [
        ("waiting", {"name": "in1.txt", "count": 1}),
        ("waiting", {"name": "in2.txt", "count": 2}),
    ]
    lines = json.loads(run("list", some, "--json").stdout)
    assert [it["article"] for it in told] == [it["id"] for it in lines[1:]]


def test_list_says_it_in_the_row_and_below(run, some) -> None:
    *rows, count, advice = run("list", some).output.splitlines()
    assert [row.partition("relations ")[2] for row in rows] == [
        "0",
        "0  ·  One mark without a place",
        "0  ·  2 marks without a place",
    ]
    assert count == "3 marks wait for a place, in 2 articles."
    assert "Place here" in advice
    assert [it["unplaced"] for it in json.loads(run("list", some, "--json").stdout)] == [0, 1, 2]


def test_stats_counts_them_beside_the_marks(run, some) -> None:
    assert "   3  in2.txt  ·  2 marks without a place" in run("stats", some).output
    told = json.loads(run("stats", some, "--json").stdout)
    assert (told["annotations"], told["waiting"]) == (3, 3)
    assert [(it["number"], it["name"], it["waiting"]) for it in told["waiting_in"]] == [
        (2, "in1.txt", 1),
        (3, "in2.txt", 2),
    ]
    assert json.loads(run("stats", some, "--json", "--whose", "nobody").stdout)["waiting"] == 0


def test_show_says_it_of_its_article_alone(run, some) -> None:
    assert "2 marks wait for a place in this article." in run("show", some, "3").output
    assert json.loads(run("show", some, "3", "--json").stdout)["waiting"] == 2
    assert "place" not in run("show", some, "1").output
    assert json.loads(run("show", some, "1", "--json").stdout)["waiting"] == 0


def test_of_very_many_articles_some_are_named_and_the_others_counted(run, tmp_path) -> None:
    many = make(tmp_path / "m.hashiya", (1,) * (waiting.MOST + 3))
    said = run("check", many).output
    assert said.count("  in") == waiting.MOST
    assert "And 3 more articles" in said


def test_it_is_said_in_arabic(run, some) -> None:
    said = run("check", some, "--language", "ar").output
    assert "3 وسوم تنتظر موضعًا، في مقالين." in said
    assert "ضعه هنا" in said


def test_a_project_in_which_nothing_waits_says_nothing_of_it(run, tmp_path) -> None:
    none = make(tmp_path / "n.hashiya", (0,))
    assert "Everything is in order" in run("check", none).output
    assert json.loads(run("check", none, "--json").stdout) == []
    for command in (["list", none], ["stats", none], ["show", none, "1"], ["check", none]):
        assert "place" not in run(*command).output
