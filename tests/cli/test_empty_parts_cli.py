"""The command line names parts without an article, also when nothing is to be written."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from hashiya import assets


@pytest.mark.parametrize("more", [(), ("--dry-run",)])
def test_parts_without_an_article_are_named(run, gold, more: tuple[str, ...]) -> None:
    split = ("--format", "hashiya", "--split", "train=98,dev=1,test=1")
    result = run("export", gold, "out", *split, *more)
    assert "stay" in result.stderr
    assert "empty" in result.stderr
    assert Path("out").exists() == (not more)
    whole = run("export", gold, "out2", "--format", "hashiya", "--split", "train=100,test=0")
    assert "empty" not in whole.stderr


def test_a_seed_that_fills_the_parts_is_named_and_does(run, gold) -> None:
    split = ("--format", "hashiya", "--split")
    for shares in ("a=9,b=1", "a=1,b=9", "a=1,b=99"):
        said = run("export", gold, "out", *split, shares, "--dry-run").stderr
        if "empty" in said:
            break
    seed = re.search(r"--seed (\d+)", said)[1]
    told = run("export", gold, "out", *split, shares, "--dry-run", "--json").stdout
    assert json.loads(told)["better_seed"] == int(seed)
    filled = run("export", gold, "out", *split, shares, "--seed", seed)
    assert "empty" not in filled.stderr
    assert "a 1 · b 1" in filled.stdout
    names = {it["name"] for it in json.loads(Path("out/export.json").read_bytes())["files"]}
    assert names == {"README.md", "a.jsonl", "b.jsonl"}


def test_a_seed_is_proposed_that_gives_each_part_annotations_of_what_is_written(run) -> None:
    """Six of fourteen articles have marks that the format writes, four only a claim, which it does not."""
    labels = [[0, 4, "PERS"]], [[0, 9, "CLAIM"]], []
    kinds = [labels[0]] * 6 + [labels[1]] * 4 + [labels[2]] * 4
    rows = [{"text": f"قاسم {it} قال", "label": label} for it, label in enumerate(kinds)]
    Path("in.jsonl").write_text("".join(f"{json.dumps(it)}\n" for it in rows), "utf-8")
    run("new", "p.hashiya")
    run("import", "p.hashiya", "in.jsonl")
    wrong = 0
    for first in range(6):
        how = ("--format", "conll", "--layer", "entity", "--split", "60/20/20", "--seed")
        plan = run("export", "p.hashiya", "out", *how, first, "--dry-run")
        seed = json.loads(
            run("export", "p.hashiya", "out", *how, first, "--dry-run", "--json").stdout
        )
        lacking = re.search("empty|none of the annotations", plan.stderr)
        assert bool(lacking) == (seed["better_seed"] is not None)
        if lacking:
            wrong += 1
            filled = run("export", "p.hashiya", "out", *how, seed["better_seed"], "--force")
            assert not re.search("empty|none of the annotations", filled.stderr)
    assert wrong


@pytest.mark.parametrize(
    ("written", "taken"),
    [
        ("80/10/30", "add up to 120, not to 100, and are taken in proportion: train 66.7% · dev 8.3% · test 25%"),
        ("a=1,b=1", "add up to 2, not to 100, and are taken in proportion: a 50% · b 50%"),
        ("80/10/10", ""),
        ("train=100,test=0", ""),
    ],
)  # fmt: skip
@pytest.mark.parametrize("more", [(), ("--dry-run",)])
def test_shares_that_do_not_add_up_to_a_hundred_are_told(run, gold, more, written, taken) -> None:
    told = run("export", gold, "out", "--format", "hashiya", "--split", written, *more).stdout
    assert taken in told
    assert ("in proportion" in told) == bool(taken)


def test_choices_that_keep_more_stand_below_what_is_lost_with_what_they_cost(run, gold) -> None:
    entities = run("export", gold, "out.conll", "--dry-run").stdout
    assert "layer=claim" not in entities  # it would keep fewer
    lines = run("export", gold, "out.conll", "--layer", "claim", "--dry-run").stdout.splitlines()
    (at,) = [number for number, it in enumerate(lines) if "--option layer=entity" in it]
    assert "another layer" in lines[at - 1]
    kept, cost = map(int, re.findall(r"\b\d+\b", lines[at]))
    assert f"Annotations: {kept} of" in entities
    assert lines[0].startswith(f"Annotations: {cost} of")
    told = run("export", gold, "out.conll", "--layer", "claim", "--dry-run", "--json").stdout
    avoid = json.loads(told)["avoid"]
    assert {"layer=entity", "docstart=yes"} == set(avoid)


@pytest.fixture
def one_marked(run) -> str:
    """An article with an entity and one without any mark, which the seed 0 puts into two parts."""
    lines = [
        {"text": "خبر من بغداد", "spans": [{"label": "ORG", "start": 0, "end": 3}]},
        {"text": "خبر من دمشق", "spans": []},
    ]
    written = "\n".join(json.dumps(it, ensure_ascii=False) for it in lines)
    Path("two.jsonl").write_text(written, encoding="utf-8")
    run("new", "p.hashiya")
    run("import", "p.hashiya", "two.jsonl", "--me", "mona")
    return "p.hashiya"


def divided(run, project: str, *more: str) -> tuple[str, ...]:
    """Shares and a seed by which both parts have an article."""
    for seed in range(50):
        split = ("--split", "a=1,b=1", "--seed", str(seed), *more)
        told = run("export", project, "never", *split, "--dry-run", "--json", code=None).stdout
        if json.loads(told)["parts"] == {"a": 1, "b": 1}:
            return split
    raise AssertionError(project)


@pytest.mark.parametrize("more", [(), ("--dry-run",)])
def test_a_part_without_any_annotation_is_told(run, one_marked, more) -> None:
    split = divided(run, one_marked, "--format", "hashiya")
    said = run("export", one_marked, "out", *split, *more).stderr
    assert "none of the annotations" in said
    assert re.search(r"The part [ab] ", said)
    assert "empty" not in said
    whole = run("export", one_marked, "out.jsonl", *more).stderr
    assert "none of the annotations" not in whole


@pytest.mark.parametrize("format_id", ["claimreview", "checkthat"])
def test_a_part_that_would_be_an_empty_file_gets_none_and_is_told(run, format_id: str) -> None:
    verdict = {"verdict": "false"}
    claim = {"label": "CLAIM", "layer": "claim", "start": 0, "end": 3, "attributes": verdict}
    lines = [
        {"text": "خبر من بغداد", "spans": [claim]},
        {"text": "خبر من دمشق", "spans": []},
    ]
    written = "\n".join(json.dumps(it, ensure_ascii=False) for it in lines)
    Path("two.jsonl").write_text(written, encoding="utf-8")
    run("new", "p.hashiya")
    run("import", "p.hashiya", "two.jsonl", "--me", "mona")
    shape = ("--option", "flavour=claims") if format_id == "checkthat" else ()
    split = divided(run, "p.hashiya", "--format", format_id, *shape)
    for more in (("--dry-run",), ()):
        said = run("export", "p.hashiya", "out", *split, *more).stderr
        assert "no file" in said
        assert re.search(r"The part [ab] ", said)
    files = {it.name for it in Path("out").iterdir()}
    assert len(files) == 3  # the other part, the card and the receipt
    card = Path("out/README.md").read_text("utf-8")
    listed = re.findall(r'path: "(.*)"', card)
    assert listed == [it for it in files if it not in {"README.md", "export.json"}]


def test_an_export_without_any_of_the_annotations_is_refused_unless_it_is_forced(
    run, one_marked
) -> None:
    told = ("export", one_marked, "out.conll", "--layer", "claim")
    Path("out.conll").write_text("mine", encoding="utf-8")
    for more in ((), ("--dry-run",), ("--split", "a=1,b=1")):
        target = "out.conll" if "--split" not in more else "folder"
        Path("out.conll").unlink(missing_ok=True)
        call = (*told[:2], target, *told[3:], "--format", "conll", *more)
        said = run(*call, code=1)
        assert "HSH-153" in said.stderr
        assert "--force" in said.stderr
        assert not Path(target).exists()
    assert "keep 1 of these, write --option layer=entity" in run(*told, "--dry-run", code=1).stdout
    run(*told, "--force")
    assert "خبر" in Path("out.conll").read_text("utf-8")
    run("export", one_marked, "out2.conll")  # others of its choices keep it


@pytest.mark.parametrize("format_id", ["csv", "brat", "hashiya"])
def test_a_part_without_an_article_is_no_folder(run, gold, format_id: str) -> None:
    split = ("--format", format_id, "--split", "train=98,dev=1,test=1")
    assert "empty" in run("export", gold, "out", *split).stderr
    assert not [it for it in Path("out").rglob("*") if it.is_dir() and not any(it.iterdir())]


def test_articles_of_parts_without_a_file_are_not_counted_as_written(run) -> None:
    """Six articles have a verdict, which this format is about; a part with none of them gets no file."""
    rows = [{"text": f"قاسم {it} قال إن الأمر كذا"} for it in range(12)]
    Path("in.jsonl").write_text("".join(f"{json.dumps(it)}\n" for it in rows), "utf-8")
    run("new", "p.hashiya")
    run("import", "p.hashiya", assets.seeds() / "gold.jsonl")
    run("import", "p.hashiya", "in.jsonl")
    whole = json.loads(run("export", "p.hashiya", "x", "--format", "hashiya", "--json").stdout)
    how = (
        "--format",
        "checkthat",
        "--option",
        "flavour=claims",
        "--split",
        "a=1,b=1,c=1,d=1,e=1,f=1",
        "--json",
    )
    told = json.loads(run("export", "p.hashiya", "out", *how).stdout)
    files = {it.name[0] for it in Path("out").glob("*.tsv")}
    assert 0 < len(files) < 6
    assert {name for name, count in told["parts"].items() if count} == files
    assert told["articles"] == sum(told["parts"].values()) < whole["articles"]
    assert json.loads(Path("out/export.json").read_bytes())["articles"] == told["articles"]
    card = Path("out/README.md").read_text("utf-8").splitlines()
    assert any(f"{told['articles']}" in it for it in card if it.startswith("|"))
