"""After an export a person, and a program, know where it lies: the whole path, ready to be copied."""

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
