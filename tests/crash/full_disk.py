"""H5: the disk fills while somebody works: told as such, nothing lost, reading goes on, and room is all it takes.

A small disk in memory where we may mount one, else a limit on the size of files.
``python -m crash.full_disk --journal rollback``
"""

from __future__ import annotations

import argparse
import random
import resource
import signal
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from crash import running, truth
from making import added, annotation, article
from store_schema import SCHEMA

from hashiya.model.errors import DiskFull, HashiyaError
from hashiya.store.project_file import ProjectFile

SIZE = 1_000_000
BALLAST = 1_500_000
MOST = 200
LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي "
Room = Callable[[], None]


def run(asked: argparse.Namespace, figures: running.Figures) -> None:
    for closes_full in (False, True):
        with running.folder() as place, _small_disk(place, figures) as make_room:
            _fill_up(place / running.NAME, asked.journal, make_room, figures, closes_full)


@contextmanager
def _small_disk(place: Path, figures: running.Figures) -> Iterator[Room]:
    """A place that takes no more at some point, and the way to make room on it."""
    options = f"size={SIZE + BALLAST}"
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(place)],
        capture_output=True,
        check=False,
    )
    if mounted.returncode == 0:
        figures.count("small disks")
        (place / "ballast").write_bytes(bytes(BALLAST))
        try:
            yield (place / "ballast").unlink
        finally:
            subprocess.run(["umount", str(place)], check=True)
        return
    figures.count("limits of size")
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (SIZE // 3, before[1]))
    (place / "ballast").touch()

    def lift() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        (place / "ballast").unlink()

    try:
        yield lift
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def _fill_up(
    path: Path, journal: str, make_room: Room, figures: running.Figures, closes_full: bool
) -> None:
    project = ProjectFile.create(path, SCHEMA, journal=journal)
    stored = _until_full(project, figures)
    if truth.read(project) != stored:
        figures.blame("damaged", "what is read on a full disk is not what was stored")
    _settle(project, figures)
    if closes_full:
        project.close()
        figures.count("left beside a full disk's file", len(truth.litter(path, ["ballast"])))
        with ProjectFile.open(path, read_only=True) as looked_at:
            if truth.read(looked_at) != stored:
                figures.blame("lost", "closed on a full disk")
        make_room()
        project = ProjectFile.open(path, journal=journal)
    else:
        make_room()
    last = added(article("ثم اتسع القرص"))
    try:
        project.commit(last)
        stored = stored.after(last)
        figures.count("went on")
    except HashiyaError as other:
        figures.blame("stuck", repr(other))
    project.close()
    _judge(path, stored, figures)


def _until_full(project: ProjectFile, figures: running.Figures) -> truth.Contents:
    """Work until the disk has refused three times; gives what was stored."""
    stored = truth.Contents()
    chance = random.Random(5)
    refused = 0
    for number in range(MOST):
        text = article("".join(chance.choices(LETTERS, k=4_000)), name=f"{number}.txt")
        it = added(text, *(annotation(text, at, at + 3) for at in range(5)))
        try:
            project.commit(it)
        except DiskFull:
            refused += 1
            if refused == 3:
                break
        except HashiyaError as other:
            figures.blame("misnamed", repr(other))
            break
        else:
            stored = stored.after(it)
            figures.count("edits")
            if number % 7 == 0:
                _settle(project, figures)
    figures.count("refused", refused)
    if not refused:
        figures.blame("unreported", "the disk never filled")
    return stored


def _judge(path: Path, stored: truth.Contents, figures: running.Figures) -> None:
    if truth.litter(path):
        figures.blame("litter", str(truth.litter(path)))
    with ProjectFile.open(path) as again:
        found, complaints = truth.judge(again)
    for complaint in complaints:
        figures.blame("damaged", complaint)
    if found != stored:
        figures.blame("lost", "after room was made")


def _settle(project: ProjectFile, figures: running.Figures) -> None:
    try:
        project.settle()
    except DiskFull:
        figures.count("settling refused")
    except HashiyaError as other:
        figures.blame("misnamed", repr(other))


if __name__ == "__main__":
    running.main(run)
