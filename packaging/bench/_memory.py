"""What the program holds in memory with an article in view; run in a process of its own.

``python -m bench._memory PROJECT first`` tells the whole program on the first article, ``over``
what the last article costs over the empty window. Resident megabytes of a million bytes: shared
libraries count whole, so that other programs which use them too make no figure smaller.
"""

from __future__ import annotations

import os
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
    """Resident megabytes of this process now, or at its peak where the system tells no more."""
    try:
        pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[1]
    except OSError:
        import resource

        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    return int(pages) * os.sysconf("SC_PAGE_SIZE") / 1e6


if __name__ == "__main__":
    main(*sys.argv[1:])
