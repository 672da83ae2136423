"""The most memory that one format held beyond the imports: ``python -m bench._format_peak write ID PROJECT OUT COUNT``.

Runs in a process of its own; prints megabytes of a million bytes. Of the project the first COUNT articles are
taken, and as many must come back.
"""

from __future__ import annotations

import sys
from pathlib import Path

from bench._memory import held as held_now
from bench._peak import held as held_at_most

_MORE = {"parquet": ("pyarrow.parquet",)}
"""Modules of a library that are no less of it: their imports are not what a format holds."""


def main(way: str, format_id: str, project: str, target: str, count: str) -> None:
    from hashiya.commands import datasets, projects
    from hashiya.commands.reading import places_in
    from hashiya.formats import by_id, extras, for_reading
    from hashiya.formats.format import Incoming, ReadOptions
    from hashiya.model.errors import UnknownFormat

    chosen = by_id(format_id)
    for name in (*extras.MODULES.get(chosen.extra, ()), *_MORE.get(chosen.extra, ())):
        extras.module(name)
    before = held_now()
    if way == "write":
        with projects.open_project(Path(project), "bench", read_only=True) as ws:
            ids = [it.id for it in ws.articles()][: int(count)]
            datasets.export(datasets.choose(ws, articles=ids), Path(target), format_id)
    else:
        found = 0
        path = Path(target)
        for place in places_in([path]):
            if not isinstance(place, Path):
                continue
            try:
                asked = chosen if path.is_file() else for_reading(place)
            except UnknownFormat:
                continue
            if asked is chosen and chosen.read:
                found += sum(isinstance(it, Incoming) for it in chosen.read(place, ReadOptions()))
        lost = "text" in chosen.carries and found != int(count)
        assert not lost, f"{found} of {count} came back"
    print(round(max(0.0, held_at_most() - before), 1))


if __name__ == "__main__":
    main(*sys.argv[1:])
