"""An X server of our own that nobody sees, for tests that need a real screen."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator

import pytest

PATIENCE = 60


def x_server() -> Iterator[str]:
    """The name of its display; the server chooses the number and says it when it is ready."""
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x900x24", "-nolisten", "tcp"],
        pass_fds=[write],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    with os.fdopen(read) as said:
        number = said.readline().strip()
    if not number:
        server.wait(PATIENCE)
        pytest.skip("Xvfb could not start")
    yield f":{number}"
    server.terminate()
    server.wait(PATIENCE)
