"""What is asked of an export and does not exist is a mistake; an export of nothing is refused; little is told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

LINES = [
    {"text": "خبر من بغداد", "spans": [{"label": "PERS", "start": 0, "end": 3}]},
    {"text": "خبر من دمشق", "spans": []},
    {"text": "خبر من عمان", "spans": [{"label": "ORG", "start": 0, "end": 3}]},
]


@pytest.fixture
def three(run) -> str:
    """Three articles, one with a person, one with an organisation, one bare."""
    written = "\n".join(json.dumps(it, ensure_ascii=False) for it in LINES)
    Path("three.jsonl").write_text(written, encoding="utf-8")
    run("new", "p.hashiya")
    run("import", "p.hashiya", "three.jsonl", "--me", "mona")
    return "p.hashiya"


@pytest.mark.parametrize(
    ("option", "known"), [("--labels", "PERS"), ("--layers", "entity"), ("--whose", "mona")]
)
def test_a_name_that_is_not_there_is_wrong_use_and_those_that_are_there_are_named(
    run, three, option: str, known: str
) -> None:
    said = run("export", three, "out.jsonl", option, "NOPE", code=2).stderr
    assert "HSH-149" in said
    assert "NOPE" in said
    assert known in said
    assert not Path("out.jsonl").exists()


def test_an_export_of_no_article_is_refused_and_the_old_file_stays(run, three) -> None:
    run("export", three, "out.jsonl")
    before = Path("out.jsonl").read_bytes()
    for more in (("--status", "skipped"), ("--status", "skipped", "--dry-run")):
        assert "HSH-153" in run("export", three, "out.jsonl", *more, code=1).stderr
    bare = ("--labels", "GPE", "--only-marked")
    assert "HSH-153" in run("export", three, "out.jsonl", *bare, code=1).stderr
    assert Path("out.jsonl").read_bytes() == before


def test_an_article_with_marks_was_begun_whoever_asks(run, three) -> None:
    """What the window shows as in progress is listed as such and leaves as such, also where nobody said so."""
    listed = json.loads(run("list", three, "--json").stdout)
    assert [it["status"] for it in listed] == ["in_progress", "new", "in_progress"]
    for status, count in (("in_progress", 2), ("new", 1)):
        run("export", three, f"{status}.jsonl", "--status", status)
        assert len(Path(f"{status}.jsonl").read_text("utf-8").splitlines()) == count


@pytest.mark.parametrize("more", [(), ("--dry-run",), ("--card",), ("--split", "50/50")])
def test_a_file_without_any_entry_is_refused_with_its_reason(run, gold, more) -> None:
    said = run("export", gold, "out", "--format", "claimreview", *more, code=1).stderr
    assert "HSH-153" in said
    assert "no claim has a verdict" in said
    assert not Path("out").exists()


@pytest.mark.parametrize("more", [(), ("--dry-run",)])
def test_articles_without_the_chosen_annotations_are_told(run, three, more) -> None:
    said = run("export", three, "out.jsonl", "--labels", "PERS", *more).stderr
    assert "2 of 3" in said
    assert "--only-marked" in said
    said = run("export", three, "out.jsonl", "--labels", "GPE", *more).stderr
    assert "without any" in said
    assert not run("export", three, "out.jsonl", *more).stderr


def test_only_articles_with_the_chosen_annotations_leave(run, three) -> None:
    for option in (("--labels", "PERS"), ("--whose", "mona", "--labels", "PERS")):
        run("export", three, "out.jsonl", *option, "--only-marked")
        lines = Path("out.jsonl").read_text("utf-8").splitlines()
        assert [json.loads(it)["text"] for it in lines] == ["خبر من بغداد"]
    run("export", three, "out.jsonl", "--only-marked")
    assert len(Path("out.jsonl").read_text("utf-8").splitlines()) == 2


def test_only_marked_articles_are_divided(run, three) -> None:
    told = run("export", three, "out", "--format", "hashiya", "--split", "a=1,b=1", "--only-marked")
    found = [it for of in Path("out").glob("*.jsonl") for it in of.read_text("utf-8").splitlines()]
    assert len(found) == 2
    assert "2 articles" in told.stdout


@pytest.mark.parametrize(
    ("format_id", "option", "told"),
    [
        ("conll", "foo=bar", "has no option “foo”. Its options are: layer, scheme, "),
        ("conll", "scheme=x", "“x” cannot be chosen for “scheme” in the format conll. "),
        ("brat", "foo=bar", "The format brat has no options, so “foo” cannot be chosen."),
    ],
)
def test_an_option_that_is_none_is_named_with_those_that_are(
    run, three, format_id: str, option: str, told: str
) -> None:
    said = run("export", three, "out", "--format", format_id, "--option", option, code=2).stderr
    assert told in said
    assert not Path("out").exists()
