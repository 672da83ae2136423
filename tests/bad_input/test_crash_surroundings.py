"""Row E1 of the catalogue: the program killed, told to go, or fallen; the next start says so in one line."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")
@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("ar", {"SIGKILL": 2, "SIGTERM": 1, "SIGSEGV": 1}),
        ("en", {"SIGKILL": 1, "SIGTERM": 1}),
    ],
    ids=["E1-ar", "E1-en"],
)
def test_a_window_that_was_ended_loses_nothing_and_the_next_one_says_so(language, expected):
    """Killed, told to go, segmentation fault: each followed by another start."""
    kills = sum(expected.values())
    done = subprocess.run(
        [sys.executable, "-m", "crash.window_kills", "--kills", str(kills), "--language", language],
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        check=True,
    )
    counts = json.loads(done.stdout.splitlines()[-1])["counts"]
    assert counts["acknowledged"] >= kills
    assert {it: count for it, count in counts.items() if it.startswith("SIG")} == expected
    assert not {"lost", "torn", "strange", "litter", "untold"} & set(counts), done.stdout
