"""The command line names parts without an article, also when nothing is to be written."""

from __future__ import annotations

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
