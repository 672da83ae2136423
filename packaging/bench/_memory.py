"""What the program holds in memory with an article in view; run in a process of its own.

``python -m bench._memory PROJECT first`` tells the whole program on the first article, ``over``
what the last article costs over the empty window. Megabytes of a million bytes, PSS where the
system tells it.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from bench._program import window_on


def main(project: str, what: str) -> None:
    with (
        tempfile.TemporaryDirectory() as folder,
        window_on(None, Path(folder)) as (window, pump),
    ):
        before = held()
        window.flows.open_project(Path(project))
        pump()
        if what == "over":
            window.session.show(window.articles.lines[-1].id)
        pump()
        print(held() - (before if what == "over" else 0))


def held() -> float:
    """Megabytes of this process: its own pages and its share of those it has with others."""
    try:
        lines = Path("/proc/self/smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError:
        import resource

        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    found = {line.split(":")[0]: line.split() for line in lines}
    return int(found["Pss"][1]) * 1024 / 1e6


if __name__ == "__main__":
    main(*sys.argv[1:])
