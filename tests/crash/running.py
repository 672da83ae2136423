"""What the harnesses share: options, a folder in memory, figures as one line of JSON at the end."""

from __future__ import annotations

import argparse
import json
import os
import resource
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from crash import sabotage, shim

NAME = "مشروع.hashiya"
_OURS = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
KEPT = 8
"""Complaints that are quoted; all are counted."""


class Noticed(Exception):
    """What a negative control was to notice has been noticed: no more is needed."""


class Figures:
    """Counts by name, and the first complaints in words; ends the run once ``until`` is blamed."""

    def __init__(self, until: str = "") -> None:
        self._until = until
        self.counts: dict[str, int] = {}
        self.complaints: list[str] = []

    def count(self, name: str, more: int = 1) -> None:
        self.counts[name] = self.counts.get(name, 0) + more

    def blame(self, name: str, words: str) -> None:
        self.count(name)
        if len(self.complaints) < KEPT:
            self.complaints.append(f"{name}: {words}")
        if name == self._until:
            raise Noticed


@contextmanager
def folder() -> Iterator[Path]:
    """A folder of our own, in memory where the system has such: nothing here waits for a disk."""
    memory = Path("/dev/shm")
    place = memory if os.access(memory, os.W_OK) else None
    made = Path(tempfile.mkdtemp(prefix="hashiya-crash-", dir=place))
    # private copies that the product makes while it opens: those of the killed go with ours
    private = Path(tempfile.mkdtemp(prefix="hashiya-crash-", dir=place))
    before, tempfile.tempdir = tempfile.tempdir, str(private)
    try:
        yield made
    finally:
        tempfile.tempdir = before
        for it in (made, private):
            shutil.rmtree(it, ignore_errors=True)


def main(run: Callable[[argparse.Namespace, Figures], None], **options: Any) -> None:
    """Run a harness as a program: ``--journal``, ``--seed``, ``--sabotage`` and ``options``."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--journal", choices=("wal", "rollback"), default="wal")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--sabotage", choices=sorted(sabotage.KINDS))
    parser.add_argument("--until", default="", help="stop at the first of these complaints")
    for name, default in options.items():
        parser.add_argument(f"--{name}", type=type(default), default=default)
    asked = parser.parse_args()
    if asked.sabotage:
        sabotage.KINDS[asked.sabotage]()
    figures = Figures(asked.until)
    begin = time.perf_counter()
    try:
        with suppress(Noticed):
            run(asked, figures)
    except shim.Absent as absent:
        _say({"absent": str(absent)})
        return
    seconds = round(time.perf_counter() - begin, 1)
    cpu = round(sum(sum(resource.getrusage(it)[:2]) for it in _OURS), 1)
    _say(
        {
            "counts": figures.counts,
            "complaints": figures.complaints,
            "seconds": seconds,
            "cpu": cpu,
        }
    )


def _say(facts: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(facts, ensure_ascii=False) + "\n")
