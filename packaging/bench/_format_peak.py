"""The most memory that one format held beyond the imports: ``python -m bench._format_peak write ID PROJECT OUT``.

Runs in a process of its own; prints megabytes of a million bytes.
"""

from __future__ import annotations

import sys
from pathlib import Path

from bench._memory import held as held_now
from bench._peak import held as held_at_most


def main(way: str, format_id: str, project: str, target: str) -> None:
    from hashiya.commands import datasets, projects
    from hashiya.commands.reading import stream
    from hashiya.formats import by_id, extras

    chosen = by_id(format_id)
    for name in extras.MODULES.get(chosen.extra, ()):
        extras.module(name)
    before = held_now()
    if way == "write":
        with projects.open_project(Path(project), "bench", read_only=True) as ws:
            datasets.export(datasets.choose(ws), Path(target), format_id)
    else:
        path = Path(target)
        for _ in stream([path], format_id=format_id if path.is_file() else None):
            pass
    print(round(max(0.0, held_at_most() - before), 1))


if __name__ == "__main__":
    main(*sys.argv[1:])
