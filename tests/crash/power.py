"""H4: the power is cut after every storage call of a long session; the disk is rebuilt and looked at.

``python -m crash.power --states 50000 --journal rollback``
"""

from __future__ import annotations

import argparse
import gc
import hashlib
import random
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from crash import random_kills, running, truth
from crash.disk import Disk, Event, Recorder, State, put
from crash.shim import shim
from store_schema import SCHEMA

from hashiya.model.edit import Step
from hashiya.store import opening
from hashiya.store.project_file import ProjectFile
from hashiya.workspace import Workspace

LOOKS = 10
WAYS = ("nothing", "everything", "half", "torn")
SITTING = 50
"""Gestures between two openings of the file."""


def run(asked: argparse.Namespace, figures: running.Figures) -> None:
    with running.folder() as place:
        events, told = _session(place / "session", asked)
        figures.count("edits", len(told) - 1)
        figures.count("calls", len(events))
        gc.freeze()
        judge = _Judge(place / "state", told, figures)
        for event, where, state in _states(events, asked.states, random.Random(asked.seed)):
            judge.look(event, where, state)
        figures.count("different states", len(judge.seen))


def _session(folder: Path, asked: argparse.Namespace) -> tuple[list[Event], list[truth.Contents]]:
    """Work as a person does; gives the calls, and what the project must hold after each step."""
    folder.mkdir()
    path = folder / running.NAME
    chance = random.Random(asked.seed)
    recorder = Recorder(folder)
    told = [truth.Contents()]
    settle_folder = opening.settle_folder

    def settled(place: Path) -> None:
        settle_folder(place)
        recorder.note("settle")

    def commit_told(project: ProjectFile) -> None:
        commit = project.commit

        def told_of(step: Step, *rest: object) -> object:
            result = commit(step, *rest)
            told.append(told[-1].after(step))
            recorder.acknowledged = len(told)
            return result

        project.commit = told_of

    opening.settle_folder = settled
    shim().watcher = recorder
    ProjectFile.create(path, SCHEMA, journal=asked.journal).close()
    recorder.acknowledged = 1
    while len(told) <= asked.edits:
        project = ProjectFile.open(path, journal=asked.journal)
        commit_told(project)
        with Workspace(project, "me") as ws:
            for _ in range(SITTING):
                random_kills.one_gesture(ws, chance)
    shim().watcher = None
    opening.settle_folder = settle_folder
    if shim().failure:
        raise shim().failure
    return recorder.events, told


def _states(
    events: list[Event], count: int, chance: random.Random
) -> Iterator[tuple[Event, str, State]]:
    """So many states, spread evenly over the calls; round after round if there are fewer."""
    while count > 0:
        points = [(at, how) for at in range(len(events)) for how in WAYS]
        chosen = sorted(chance.sample(points, min(count, len(points))))
        count -= len(chosen)
        disk, at = Disk(), -1
        for until, how in chosen:
            while at < until:
                at += 1
                disk.take(events[at])
            yield events[until], f"call {until} {how}", disk.cut(how, chance)


class _Judge:
    """Opens each state as a person would after the power is back; equal states are looked at once."""

    def __init__(self, folder: Path, told: list[truth.Contents], figures: running.Figures) -> None:
        self._folder = folder
        self._told = told
        self._figures = figures
        self._rows: dict[bytes, int] = {}
        """Rows that were found to be those after so many steps."""
        self.seen: dict[bytes, tuple[int, str]] = {}

    def look(self, event: Event, where: str, state: State) -> None:
        self._figures.count("states")
        key = hashlib.blake2b(digest_size=16)
        for name in sorted(state):
            if state[name] or not name.endswith(("-wal", "-journal")):
                key.update(name.encode() + len(state[name]).to_bytes(8, "big") + state[name])
        digest = key.digest()
        if digest not in self.seen:
            self.seen[digest] = self._open(state)
        stored, complaint = self.seen[digest]
        if complaint:
            self._figures.blame(complaint.split(":")[0], f"{where}: {complaint}")
        elif stored < event.acknowledged:
            self._figures.blame("lost", f"{where}: {event.acknowledged - stored} steps")
        elif stored > event.acknowledged + 1:
            self._figures.blame("strange", f"{where}: more than was asked for")

    def _open(self, state: State) -> tuple[int, str]:
        """How many states of the project are reached (none: no project), and what is wrong.

        Each tenth is opened as the product does it, and each whose rows were not seen so before.
        """
        if running.NAME not in state:
            return 0, ""
        if len(self.seen) % LOOKS:
            self._lay(state)
            try:
                with closing(sqlite3.connect(self._folder / running.NAME)) as db:
                    if not truth.quick(db):
                        return 0, "corrupt: quick check"
                    found = self._rows.get(truth.digest(db))
            except (sqlite3.Error, ValueError) as refused:
                return 0, f"corrupt: {refused!r}"
            if found:
                return found, ""
        return self._open_wholly(state)

    def _lay(self, state: State) -> None:
        shutil.rmtree(self._folder, ignore_errors=True)
        self._folder.mkdir()
        put(state, self._folder)

    def _open_wholly(self, state: State) -> tuple[int, str]:
        self._lay(state)
        self._figures.count("opened by the product")
        path = self._folder / running.NAME
        try:
            with ProjectFile.open(path) as project:
                damage = [it.message for it in project.check() if it.severity == "damage"]
                found, rows = truth.read(project), truth.digest(project._db)
        except Exception as refused:  # whatever a broken file makes of the reading
            return 0, f"corrupt: {refused!r}"
        if damage:
            return 0, f"corrupt: {damage[:3]}"
        if len(found.steps) >= len(self._told) or found != self._told[len(found.steps)]:
            return 0, "torn: no state that the project ever was in"
        if truth.litter(path):
            return 0, f"litter: {truth.litter(path)}"
        self._rows[rows] = len(found.steps) + 1
        return len(found.steps) + 1, ""


if __name__ == "__main__":
    running.main(run, states=2000, edits=200)
