"""The ``lock`` door: resolves ``pyproject.toml`` into two files with hashes for every Python and system.

One is what the program runs on, the other that and what its tests need besides. They name no index and no path of the machine that wrote it.
"""

from __future__ import annotations

import shutil

from doors.console import DoorProblem, call, environment
from doors.environment import LOCK, ROOT, TOOLS_LOCK

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
    "--no-emit-index-url",
    "--no-emit-find-links",
]


def run(arguments: list[str]) -> int:
    """Write the lock files, the smaller with the versions of the larger; ``--upgrade`` takes the newest versions, else what is locked is kept."""
    uv = shutil.which("uv")
    if uv is None:
        raise DoorProblem(
            "The lock file is written by uv, and uv is not there. See docs.astral.sh/uv."
        )
    env = environment(UV_CUSTOM_COMPILE_COMMAND="python3 packaging/dev.py lock")
    whole, runs = (str(it.relative_to(ROOT)) for it in (TOOLS_LOCK, LOCK))
    program = [uv, *COMMAND, *arguments]
    code = call([*program, "--group", "dev", "--output-file", whole, "pyproject.toml"], env=env)
    if code:
        return code
    same = ["--group", "build", "--constraint", whole, "--output-file", runs]
    return call([uv, *COMMAND, *same, "pyproject.toml"], env=env)
