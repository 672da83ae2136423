"""``export PROJECT -``: the dataset alone on standard output, or a word on what cannot go there."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

import hashiya
from hashiya.commands import safe_writing


@pytest.mark.parametrize("of", ["hashiya", "conll", "spacy"])
def test_a_dataset_of_one_file_goes_to_standard_output(run, gold, of: str) -> None:
    run("export", gold, "file", "--format", of)
    said = run("export", gold, "-", "--format", of)
    assert said.stdout_bytes == Path("file").read_bytes()
    assert "297" in said.stderr
    assert not Path("-").exists()


@pytest.mark.parametrize(
    ("options", "word"),
    [
        ((), "--format"),
        (("--format", "brat"), "folder"),
        (("--format", "conll", "--card"), "folder"),
        (("--format", "conll", "--split", "80/20"), "folder"),
        (("--format", "conll", "--json"), "--json"),
    ],
)
def test_what_does_not_fit_there_is_wrong_use(run, gold, options, word: str) -> None:
    said = run("export", gold, "-", *options, code=2)
    assert word in said.stderr
    assert not said.stdout
    assert not Path("-").exists()


def test_what_would_go_there_can_be_told_as_json(run, gold) -> None:
    """Nothing goes there on trial, so that nothing is in the way of the JSON."""
    how = ("--format", "conll", "--dry-run", "--json")
    assert json.loads(run("export", gold, "-", *how).stdout) == json.loads(
        run("export", gold, "x.conll", *how).stdout
    )


def test_no_room_for_it_is_not_blamed_on_a_file_that_nobody_named(run, gold, monkeypatch) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(safe_writing, "_sync", full)
    said = run("export", gold, "-", "--format", "conll", "--language", "en", code=1)
    assert tempfile.gettempdir() in said.stderr
    assert "instead of “-”" in said.stderr
    assert "“dataset”" not in said.stderr
    assert not said.stdout


def test_a_choice_goes_there_too(run, gold) -> None:
    said = run("export", gold, "-", "--format", "hashiya", "--articles", "1")
    (row,) = map(json.loads, said.stdout.splitlines())
    assert row["spans"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a full device")
def test_a_full_disk_behind_it_is_called_so(run, gold) -> None:
    """A file without a name was said to be missing, and its permissions blamed."""
    with Path("/dev/full").open("wb") as full:
        command = ["export", str(gold), "-", "--format", "hashiya", "--language", "en"]
        said = subprocess.run(
            [sys.executable, "-m", "hashiya", *command],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            check=False,
            env={**os.environ, "PYTHONPATH": str(Path(hashiya.__file__).parents[1])},
        )
    assert said.returncode
    assert "standard output takes no more" in said.stderr
    assert "Traceback" not in said.stderr
    assert "Exception" not in said.stderr
