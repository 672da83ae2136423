"""After an export a person, and a program, know where it lies, how it is divided and how far annotators agree."""

from __future__ import annotations

import json
from pathlib import Path

import pytest


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("more", [(), ("--card",)])
def test_the_whole_path_stands_on_a_line_of_its_own(run, gold, language, more) -> None:
    out = Path("مجلد مدوّنة/out.jsonl")
    out.parent.mkdir(exist_ok=True)
    for bidi in ("on", "off"):  # a line that is put in visual order can be read, not copied
        options = ("--language", language, "--bidi", bidi, *more)
        said = run("export", gold, out, "--format", "hashiya", *options).stdout
        assert str(Path.cwd() / out) in said.splitlines()
        assert (Path.cwd() / out).exists()


def test_the_value_for_programs_has_the_whole_path(run, gold) -> None:
    told = json.loads(run("export", gold, "out.jsonl", "--json").stdout)
    assert told["path"] == str(Path.cwd() / "out.jsonl")


def test_the_value_for_programs_has_the_articles_of_each_part(run, gold) -> None:
    split = ("--format", "hashiya", "--split", "a=1,b=1,c=1", "--json")
    told = json.loads(run("export", gold, "out", *split).stdout)
    assert sorted(told["parts"]) == ["a", "b", "c"]
    assert sum(told["parts"].values()) == told["articles"] == 2


def test_agreement_is_told_where_two_annotated_the_same(run, gold) -> None:
    alone = run("export", gold, "one.jsonl")
    assert "F1" not in alone.stdout
    assert json.loads(run("export", gold, "one.jsonl", "--json").stdout)["agreement"] == []
    lines = [json.loads(it) for it in Path("one.jsonl").read_text("utf-8").splitlines()]
    for line in lines:  # the same marks by another name
        line["relations"] = []
        for span in line["spans"]:
            span["id"], span["annotator"] = f"{span['id'][:-4]}ffff", "سلمى"
    text = "".join(f"{json.dumps(it, ensure_ascii=False)}\n" for it in lines)
    Path("two.jsonl").write_text(text, "utf-8")
    run("import", gold, "two.jsonl")
    both = run("export", gold, "both.jsonl", "--labels", "PERS")
    assert "1.000 exact, 1.000 overlapping" in both.stdout
    (pair,) = json.loads(run("export", gold, "both.jsonl", "--json").stdout)["agreement"]
    assert pair["annotators"] == ["gold", "سلمى"]
    assert (pair["articles"], pair["f1_exact"], pair["annotations"]) == (2, 1.0, [297, 297])


@pytest.mark.parametrize(
    ("out", "more"),
    [
        ("o.xml", ("--format", "tei")),
        ("x.conll", ("--split", "1/1")),
        ("d.jsonl", ("--card",)),
    ],
)
def test_a_folder_is_called_one_whatever_its_name_looks_like(run, gold, out: str, more) -> None:
    said = run("export", gold, out, *more).stdout
    files = [it for it in Path(out).rglob("*") if it.is_file()]
    assert f"written to the folder “{out}” (files: {len(files)})" in said
    assert "the folder" not in run("export", gold, "one.jsonl").stdout


def test_an_ending_of_several_formats_is_asked_about(run, gold) -> None:
    for more in [(), ("--dry-run",)]:
        refused = run("export", gold, "x.json", *more, code=2)
        assert "does not say which format is meant" in refused.stderr
        assert all(it in refused.stderr for it in ("doccano", "label-studio", "cas-json"))
        assert "conll" not in refused.stderr  # none of the ending
    assert not Path("x.json").exists()


def test_the_format_is_named_in_each_report(run, gold) -> None:
    for more in [("--dry-run",), (), ("--card", "--format", "conll")]:
        out = "folder" if more[1:] else "x.conll"
        said = run("export", gold, out, *more).stdout
        assert "Format: CoNLL (tokens and tags) – conll" in said
