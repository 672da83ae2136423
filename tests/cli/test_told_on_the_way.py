"""Small words that spare a second try: what is not there, which option is meant, what a name lacks."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

WORDS = "زار سامي القدس أمس ثم عاد إلى بيته في المساء مع أصدقائه الذين رافقوه طوال الطريق"


def test_a_project_that_never_was_is_not_said_to_have_gone(run) -> None:
    said = run("stats", "nope.hashiya", code=1).stderr
    assert "any more" not in said
    assert "hashiya new" in said
    assert "HSH-120" in said


@pytest.mark.parametrize("option", ["--map", "--map-relation"])
def test_a_name_that_the_project_lacks_is_wrong_use(run, gold, option: str) -> None:
    Path("a.txt").write_text(WORDS, encoding="utf-8")
    run("import", gold, "a.txt", option, "PER=NOPE", code=2)
    assert len(json.loads(run("list", gold, "--json").stdout)) == 2


def test_only_formats_that_can_be_written_are_offered_for_writing(run, gold) -> None:
    for name in ("nope", "spacy-json"):
        known = run("export", gold, "o", "--format", name, code=2).stderr.partition(":")[2].split()
        assert "spacy" in known
        assert "spacy-json" not in known
    told = run("import", gold, "o", "--format", "nope", code=2).stderr
    assert "spacy-json" in told
    assert "docx" in told


def test_the_option_for_columns_is_named_where_one_is_wanted(run, gold) -> None:
    Path("t.csv").write_text("a,b\n1,2\n3,4\n", encoding="utf-8")
    for more in ((), ("--dry-run",)):
        assert "--column text=NAME" in run("import", gold, "t.csv", *more, code=1).stderr


def test_columns_for_a_format_without_any_are_told(run, gold) -> None:
    row = {"text": WORDS, "label": [[4, 8, "PERS"]]}
    Path("d.jsonl").write_text(json.dumps(row), encoding="utf-8")
    told = run("import", gold, "d.jsonl", "--format", "doccano", "--column", "text=body").stderr
    assert "--format corpus" in told
    Path("c.csv").write_text(f"a,b\n1,{WORDS} ثم نام\n2,{WORDS} ثم قام\n", encoding="utf-8")
    assert "--format corpus" not in run("import", gold, "c.csv", "--column", "text=b").stderr


def test_a_name_without_an_ending_stays_and_is_told(run, gold) -> None:
    assert ".conll" in run("export", gold, "out", "--format", "conll").stderr
    assert Path("out").is_file()
    assert ".conll" not in run("export", gold, "out.conll").stderr


def test_what_is_found_many_times_is_counted_where_it_is_listed(run, monkeypatch) -> None:
    from hashiya.commands import checking
    from hashiya.model.record import Finding

    run("new", "p.hashiya")
    one = Finding(severity="rule", message="cli-check-fine", values={})
    other = Finding(severity="rule", message="cli-list-empty", values={})
    monkeypatch.setattr(checking, "findings", lambda _ws: [one, other, one])
    monkeypatch.setattr("hashiya.display.finding_words.said", lambda it, *_: it.message)
    first, second, summary = run("check", "p.hashiya").stdout.splitlines()
    assert (first, second) == ("cli-check-fine (2 times)", "cli-list-empty")
    assert "3 places" in summary
