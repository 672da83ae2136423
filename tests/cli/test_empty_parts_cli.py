"""The command line names parts without an article, also when nothing is to be written."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest


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


def test_choices_that_keep_more_stand_below_what_is_lost(run, gold) -> None:
    lines = run("export", gold, "out.conll", "--dry-run").stdout.splitlines()
    (at,) = [number for number, it in enumerate(lines) if "--option edges=expand" in it]
    assert "inside a word" in lines[at - 1]
    assert any("--option layer=claim" in it for it in lines)
    told = json.loads(run("export", gold, "out.conll", "--dry-run", "--json").stdout)
    assert {"edges=expand", "layer=claim"} <= set(told["avoid"])
