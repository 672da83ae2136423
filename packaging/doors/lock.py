"""The ``lock`` door: resolves ``pyproject.toml`` into one file with hashes for every Python and system.

The file names no index and no path of the machine that wrote it.
"""

from __future__ import annotations

import shutil

from doors.console import DoorProblem, call, environment
from doors.environment import LOCK, ROOT

COMMAND = [
    "pip",
    "compile",
    "--quiet",
    "--no-config",
    "--universal",
    "--python-version",
    "3.11",
    "--generate-hashes",
    "--all-extras",
    "--group",
    "dev",
    "--no-emit-index-url",
    "--no-emit-find-links",
]


def run(arguments: list[str]) -> int:
    """Write the lock file; ``--upgrade`` takes the newest versions, else what is locked is kept."""
    uv = shutil.which("uv")
    if uv is None:
        raise DoorProblem(
            "The lock file is written by uv, and uv is not there. See docs.astral.sh/uv."
        )
    env = environment(UV_CUSTOM_COMPILE_COMMAND="python3 packaging/dev.py lock")
    target = str(LOCK.relative_to(ROOT))
    return call([uv, *COMMAND, *arguments, "--output-file", target, "pyproject.toml"], env=env)
