"""H1: a writer that does everything a person does is killed at any instant; what it was told is stored, is.

``python -m crash.random_kills --kills 10000 --journal rollback``
"""

from __future__ import annotations

import argparse
import gc
import os
import random
import select
import signal
import time
import traceback
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from crash import running, truth
from making import TEXT, added, annotation, article
from store_schema import SCHEMA

from hashiya.commands import annotate, articles
from hashiya.model.annotation import Annotation
from hashiya.model.article import Article
from hashiya.model.edit import Step
from hashiya.model.errors import NothingToRedo, NothingToUndo
from hashiya.model.span import Span
from hashiya.store.project_file import ProjectFile
from hashiya.workspace import Workspace

ONE_FILE = 20
"""Kills that one file goes through before the next is made: history grows with them."""
LOOKS = 5
"""After so many kills everything is read; after each the steps, their number and the pages."""
ACKS = 6
"""A writer dies after at most so many acknowledged steps (none: while it opens), and a moment."""
LONGEST = 0.015
PATIENCE = 60.0
BULK = 200
Tell = Callable[[str], None]


def run(asked: argparse.Namespace, figures: running.Figures) -> None:
    chance = random.Random(asked.seed)
    early = asked.sabotage == "ack-early"
    gc.freeze()
    with running.folder() as place:
        for first in range(0, asked.kills, ONE_FILE):
            path = place / str(first) / running.NAME
            path.parent.mkdir()
            ProjectFile.create(path, SCHEMA).close()
            _one_file(
                path, asked.journal, min(ONE_FILE, asked.kills - first), chance, figures, early
            )
            if truth.integrity(path):
                figures.blame("corrupt", "SQLite's integrity check")


def _one_file(
    path: Path,
    journal: str,
    kills: int,
    chance: random.Random,
    figures: running.Figures,
    early: bool,
) -> None:
    known = truth.Contents()
    acknowledged: list[str] = []
    for number in range(1, kills + 1):
        told = _killed(path, journal, chance.random(), chance.uniform(0, LONGEST), early, figures)
        figures.count("kills")
        begun = [it[1:] for it in told if it[0] == "+"]
        fresh = [it[1:] for it in told if it[0] == "="]
        acknowledged += fresh
        figures.count("acknowledged", len(fresh))
        with ProjectFile.open(path) as project:
            stored = truth.steps(project._db)
            if not truth.quick(project._db):
                figures.blame("corrupt", "SQLite's quick check")
            if number % LOOKS == 0 or number == kills:
                known, complaints = truth.judge(project, known)
                for complaint in complaints:
                    figures.blame("torn", complaint)
        lost = set(acknowledged) - set(stored)
        if lost:
            figures.blame("lost", f"{len(lost)} steps")
            acknowledged = [it for it in acknowledged if it not in lost]
        strange = set(stored) - set(acknowledged)
        if strange <= set(begun[-1:]):
            figures.count("stored in flight", len(strange))
            acknowledged += strange
        else:
            figures.blame("strange", "a step that nobody began, or that was not the last")
        if truth.litter(path):
            figures.blame("litter", str(truth.litter(path)))


def _killed(
    path: Path, journal: str, seed: float, delay: float, early: bool, figures: running.Figures
) -> list[str]:
    """Fork a writer, kill it, give the lines it managed to say."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        try:
            _write(
                path, journal, random.Random(seed), lambda it: os.write(writing, it.encode()), early
            )
        except BaseException:
            traceback.print_exc()
        finally:
            os._exit(3)
    os.close(writing)
    heard = b""
    wanted = int(seed * ACKS)
    end = time.monotonic() + (PATIENCE if wanted else delay)
    while (left := end - time.monotonic()) > 0:
        if select.select([reading], [], [], left)[0]:
            more = os.read(reading, 65536)
            if not more:  # it ended by itself: there is nothing to wait for
                break
            heard += more
            if heard.count(b"=") >= wanted and end > (soon := time.monotonic() + delay):
                end = soon
    os.kill(child, signal.SIGKILL)
    while more := os.read(reading, 65536):
        heard += more
    os.close(reading)
    _, status = os.waitpid(child, 0)
    if not os.WIFSIGNALED(status):
        figures.blame("fallen", "a writer ended by itself")
    return heard.decode().split("\n")[:-1]


def _write(path: Path, journal: str, chance: random.Random, tell: Callable, early: bool) -> None:
    """Work on the project until the end comes."""
    while True:
        project = ProjectFile.open(path, journal=journal)
        _tell_of_commits(project, tell, early)
        with Workspace(project, "me") as ws:
            for _ in range(chance.randrange(3, 40)):
                one_gesture(ws, chance)


def _tell_of_commits(project: ProjectFile, tell: Callable, early: bool) -> None:
    commit = project.commit

    def told(step: Step, *rest: object) -> int:
        tell(f"+{step.id}\n")
        if early:
            tell(f"={step.id}\n")
        size = commit(step, *rest)
        if not early:
            tell(f"={step.id}\n")
        return size

    project.commit = told


def one_gesture(ws: Workspace, chance: random.Random) -> None:
    lines = ws.articles()
    what = chance.choices(
        ["tag", "move", "bulk", "remove", "undo", "redo", "settle", "add", "bin"],
        [30, 10, 2, 5, 12, 6, 6, 3, 1],
    )[0]
    if not lines or what == "add":
        text = article(TEXT * 4)
        ws.apply(added(text, *(annotation(text, at, at + 3) for at in range(3))))
        return
    it = ws.article(chance.choice(lines).id)
    marks = ws.annotations(it.id)
    match what:
        case "tag":
            start = chance.randrange(len(it.text) - 5)
            annotate.tag(
                ws, it.id, Span(start, start + 4), "entity", chance.choice(["PERS", "ORG"])
            )
        case "move" if marks:
            annotate.move(ws, chance.choice(marks).id, Span(chance.randrange(5), 10))
        case "bulk":
            ws.apply(added(*(_somewhere(it, number) for number in range(BULK))))
        case "remove" if marks:
            annotate.remove(ws, [mark.id for mark in marks[:20]])
        case "undo" | "redo":
            with suppress(NothingToUndo, NothingToRedo):
                ws.undo() if what == "undo" else ws.redo()
        case "bin":
            articles.remove(ws, [it.id])
        case _:
            ws.settle()


def _somewhere(it: Article, number: int) -> Annotation:
    start = number % (len(it.text) - 6)
    return annotation(it, start, start + 2 + number % 3, "CLAIM")


if __name__ == "__main__":
    running.main(run, kills=500)
