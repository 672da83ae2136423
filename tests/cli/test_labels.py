"""The label set on the command line: shown, saved, taken in with its uses, and refused with its faults."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from hashiya.cli.program import program
from hashiya.commands import annotate, articles, label_sets, projects
from hashiya.model.span import Span


@pytest.fixture
def project(tmp_path: Path) -> Path:
    text = tmp_path / "a.txt"
    text.write_text("قال ترامب إن الناتو سيبقى في العراق.", encoding="utf-8")
    path = tmp_path / "p.hashiya"
    with projects.create(path, "default", "ليلى") as ws:
        articles.add(ws, articles.read([text]))
        [line] = ws.articles()
        for start, end, label in ((4, 9, "PERS"), (13, 19, "ORG"), (29, 35, "GPE")):
            annotate.tag(ws, line.id, Span(start, end), "entity", label)
    return path


def run(*words: object, language: str = "en"):
    return CliRunner().invoke(program, ["labels", *map(str, words), "--language", language])


def labels(path: Path) -> dict[str, int]:
    with projects.open_project(path, read_only=True) as ws:
        return {code: n for (_, code), n in ws.uses().labels.items()}


def test_a_set_goes_out_and_comes_back_with_its_uses(project: Path, tmp_path: Path) -> None:
    file = tmp_path / "set.toml"
    assert run("export", project, file).exit_code == 0
    text = file.read_text(encoding="utf-8").replace('"PERS"', '"HUMAN"').replace('"GPE"', '"LAND"')
    file.write_text(text, encoding="utf-8")
    before = labels(project)
    dry = run("import", project, file, "--dry-run")
    assert dry.exit_code == 0
    assert "“PERS” becomes “HUMAN”: one use in one article" in dry.output
    assert "same name and version" in dry.output
    assert labels(project) == before
    done = run("import", project, file, "--yes", language="ar")
    assert done.exit_code == 0
    assert "«PERS» تصير «HUMAN»: استعمال واحد في مقال واحد" in done.output
    assert labels(project) == {"HUMAN": 1, "ORG": 1, "LAND": 1}
    shown = json.loads(run("show", project, "--json").output)
    assert {it["label"] for it in shown["uses"]["labels"]} == {"HUMAN", "ORG", "LAND"}
    with projects.open_project(project, "ليلى") as ws:
        ws.me = ws.history(1)[0].by
        ws.undo()
    assert labels(project) == before


def test_uses_are_merged_or_taken_away_where_that_is_said(project: Path) -> None:
    said = run(
        "import", project, "conll4", "--rename", "ORG=MISC", "--drop", "GPE", "--json", "--yes"
    )
    assert said.exit_code == 0, said.output
    value = json.loads(said.output)
    assert value["removed"] == 1
    assert labels(project) == {"PERS": 1, "MISC": 1}


def test_it_is_shown_and_asked_first(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = labels(project)
    words = ("import", project, "conll4", "--rename", "ORG=MISC", "--drop", "GPE")
    unasked = run(*words)  # nobody is there to answer
    assert unasked.exit_code == 1
    assert "“ORG” becomes “MISC”: one use in one article" in unasked.output
    assert "--yes" in unasked.output
    value = json.loads(run(*words, "--json").stdout)
    assert (value["done"], value["removed"]) == (False, 1)
    assert labels(project) == before
    monkeypatch.setattr("hashiya.cli.labels._can_answer", lambda: True)
    refused = CliRunner().invoke(program, ["labels", *map(str, words)], input="n\n")
    assert refused.exit_code == 1
    assert labels(project) == before
    agreed = CliRunner().invoke(program, ["labels", *map(str, words)], input="y\n")
    assert agreed.exit_code == 0, agreed.output
    assert labels(project) == {"PERS": 1, "MISC": 1}
    again = run("import", project, "conll4")  # nothing would change: nothing is asked
    assert again.exit_code == 0


def test_a_target_that_is_not_there_changes_nothing(project: Path) -> None:
    before = labels(project)
    said = run("import", project, "conll4", "--rename", "PERS=NOBODY")
    assert said.exit_code == 1
    assert "NOBODY" in said.output
    assert labels(project) == before
    assert run("import", project, "conll4", "--rename", "PERS").exit_code == 2
    assert run("nothing", project).exit_code == 2


@pytest.mark.parametrize("name", label_sets.schema_names())
def test_every_set_of_the_program_is_shown_and_without_fault(name: str) -> None:
    for language in ("ar", "en"):
        assert run("show", name, language=language).exit_code == 0
    said = run("check", name, "--json")
    assert said.exit_code == 0
    assert json.loads(said.output) == {"faults": [], "unknown": [], "alike": []}
