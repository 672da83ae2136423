"""A project held open by another process, until the test lets it go."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

_HOLD = """
import sys
from hashiya.store.project_file import ProjectFile
with ProjectFile.open(sys.argv[1], me=sys.argv[2]) as project:
    print("open", flush=True)
    sys.stdin.read()
"""


def held(path: Path, name: str) -> Iterator[subprocess.Popen[str]]:
    """The process that writes to it, under that name."""
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path), "PYTHONUTF8": "1"}
    with subprocess.Popen(
        [sys.executable, "-c", _HOLD, str(path), name],
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as running:
        assert running.stdout is not None
        assert running.stdout.readline() == "open\n"
        yield running
        running.kill()
