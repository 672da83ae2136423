"""The ``wheel`` door: builds the installable file into ``dist/``, with the resources in it."""

from __future__ import annotations

from doors import environment
from doors.console import call, say

DIST = environment.ROOT / "dist"


def run(arguments: list[str]) -> int:
    """Build it with the locked build tools; nothing is fetched."""
    python = environment.ready()
    code = call([python, "-m", "hatchling", "build", "-t", "wheel", "-d", DIST, *arguments])
    if code == 0:
        newest = max(DIST.glob("*.whl"), key=lambda file: file.stat().st_mtime)
        say(f"{newest.relative_to(environment.ROOT)} ({newest.stat().st_size / 1024:.0f} KB)")
    return code
