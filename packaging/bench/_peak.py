"""The most memory that one command held; run in a process of its own: ``python -m bench._peak WORDS``.

Prints megabytes of a million bytes, whole libraries included.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path


def peak(folder: Path, *words: str) -> float:
    """Run ``hashiya WORDS`` with everything it keeps below ``folder``; gives megabytes."""
    places = {name: str(folder) for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME")}
    paths = os.pathsep.join(it for it in sys.path if it)
    done = subprocess.run(
        [sys.executable, "-m", "bench._peak", *words],
        env={**os.environ, **places, "PYTHONPATH": paths},
        capture_output=True,
        text=True,
        check=True,
    )
    return float(done.stdout.split()[-1])


def main(words: list[str]) -> None:
    from hashiya.cli import main as run

    sys.argv = ["hashiya", *words]
    try:
        run()
    except SystemExit as end:
        if end.code:
            raise
    print(held())


def held() -> float:
    """Megabytes at the peak of this program; what the system counts for the process may be the parent's."""
    try:
        lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
        return next(int(it.split()[1]) for it in lines if it.startswith("VmHWM")) / 1000
    except (OSError, StopIteration):
        import resource

        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000


if __name__ == "__main__":
    main(sys.argv[1:])
