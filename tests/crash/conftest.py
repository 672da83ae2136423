"""Runs a harness as a program of its own and gives what it counted; the figures stand at the end of the run."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import pytest

BAD = {
    "lost",
    "torn",
    "corrupt",
    "strange",
    "litter",
    "fallen",
    "damaged",
    "unreported",
    "wild",
    "misnamed",
    "stuck",
    "untold",
}
"""Counts that a sound store has none of."""


class Outcome:
    """What a harness counted, and its first complaints in words."""

    def __init__(self, counts: dict[str, int], complaints: list[str]) -> None:
        self.counts = counts
        self.complaints = complaints

    def __getitem__(self, name: str) -> int:
        return self.counts.get(name, 0)

    @property
    def bad(self) -> dict[str, int]:
        return {name: count for name, count in self.counts.items() if name in BAD and count}

    def assert_sound(self) -> None:
        assert not self.bad, "\n".join([str(self.bad), *self.complaints])


Harness = Callable[..., Outcome]


@pytest.fixture
def full(request: pytest.FixtureRequest) -> bool:
    return request.config.getoption("--full")


@pytest.fixture
def harness(record_property: Callable[[str, Any], None]) -> Harness:
    """``harness("power", journal="wal", states=2000)``."""

    def run(module: str, **options: object) -> Outcome:
        if not hasattr(os, "fork"):
            pytest.skip("this system cannot fork")
        words = [str(it) for name, value in options.items() for it in (f"--{name}", value)]
        done = subprocess.run(
            [sys.executable, "-m", f"crash.{module}", *words],
            env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path), "PYTHONWARNINGS": "error"},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        result = json.loads(done.stdout.splitlines()[-1])
        if "absent" in result:
            # where the product ships from, a harness that does not run is a hole and no wish
            assert not sys.platform.startswith("linux"), result["absent"]
            pytest.skip(result["absent"])
        told = ", ".join(f"{count} {name}" for name, count in result["counts"].items())
        record_property("figures", f"{module} {' '.join(words)}: {told} ({result['cpu']} s of CPU)")
        return Outcome(result["counts"], result["complaints"])

    return run
