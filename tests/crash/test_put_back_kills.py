"""Killed at any line of putting back, of taking or of leaving: nothing is lost, nothing is torn, nothing is split."""

from __future__ import annotations

import os
import shutil
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from making import added, article
from store_schema import SCHEMA
from surroundings import NAME, tag

from hashiya.commands import backups, projects
from hashiya.commands import working as verbs
from hashiya.store import drafts, drive, soundness, taking, working, working_sheet
from hashiya.store.project_file import ProjectFile
from hashiya.workspace import Workspace

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs fork")
WATCHED = {Path(it.__file__).name for it in (taking, working, working_sheet, drive, drafts)}
STRIDE, SABOTAGED = 17, 11
"""Every so-many-th line in a quick run and under sabotage; every one with ``--full``."""


@pytest.fixture
def world(tmp_path: Path, monkeypatch) -> Path:
    """The drive has one mark, the copy here two, and its process is gone."""
    monkeypatch.setattr(backups, "root", lambda: tmp_path / "backups")
    share = tmp_path / "world" / "share"
    share.mkdir(parents=True)
    with Workspace(ProjectFile.create(share / NAME, SCHEMA), "ليلى") as ws:
        ws.apply(added(article("قال الوزير إن السلام قريب")))
        tag(ws, 0, 3)
    child = os.fork()
    if not child:
        with projects.open_working(taken(share.parent)) as ws:
            tag(ws, 4, 10)
            os._exit(0)
    os.waitpid(child, 0)
    return share.parent


def taken(world: Path) -> verbs.WorkingCopy:
    copy = verbs.fetch(world / "share" / NAME, "ليلى", place=world / "working")
    assert copy is not None
    return copy


def take_and_put(world: Path) -> None:
    copy = taken(world)
    copy.put_back()
    copy.leave()


def killed_at(world: Path, line: int, act: Callable[[Path], None]) -> bool:
    """Do it in a child that dies at that line of ours; whether it came so far."""
    child = os.fork()
    if not child:
        seen = 0

        def count(frame, event, _argument):
            nonlocal seen
            if Path(frame.f_code.co_filename).name not in WATCHED:
                return None
            if event == "line":
                seen += 1
                if seen == line:
                    os.kill(os.getpid(), signal.SIGKILL)
            return count

        working.LEAVING_SECONDS = 0.0
        working.threading.Thread = Now  # the tracer sees one thread alone
        sys.settrace(count)
        try:
            act(world)
        finally:
            os._exit(0)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


class Now:
    """A thread that is done when it is started."""

    def __init__(self, target: Callable[[], None], **_named: object) -> None:
        self._target = target

    def start(self) -> None:
        self._target()

    def join(self, _seconds: float) -> None:
        pass


def losses(world: Path) -> list[str]:
    """What is wrong with the drive as it lies there, and after the next opening put everything back."""
    share, found = world / "share", []
    try:
        marks = soundness.examine(share / NAME).annotations
        if marks not in (1, 2):
            found.append("lost")
    except soundness.Unsound:
        found.append("torn")
    try:
        take_and_put(world)
        if soundness.examine(share / NAME).annotations != 2:
            found.append("lost")
    except (soundness.Unsound, AssertionError):
        found.append("torn")
    names = sorted(it.name for it in share.iterdir())
    if len([it for it in names if it.endswith(".hashiya") and not it.startswith(".")]) > 1:
        found.append("split")
    elif names != [NAME] or any((world / "working").iterdir()):
        found.append(f"left: {names}")
    return found


def each_death(
    world: Path,
    stride: int,
    act: Callable[[Path], None] = take_and_put,
    *,
    until: str = "",
) -> tuple[int, list[str]]:
    """Deaths, and what they cost; ``until`` that has been seen."""
    deaths, found, line = 0, [], 1
    before = world.with_name("before")
    world.rename(before)
    while True:
        shutil.copytree(before, world)
        for it in (world / "working").glob("*/origin.json"):  # a copied file has the same time
            assert working_sheet.read(it.parent)
        if not killed_at(world, line, act):
            shutil.rmtree(world)
            return deaths, found
        deaths += 1
        found += losses(world)
        shutil.rmtree(world)
        line += stride
        if until and until in found:
            return deaths, found


def test_killed_at_any_line_nothing_is_lost_torn_or_split(world, full):
    deaths, found = each_death(world, 1 if full else STRIDE)
    assert found == []
    assert deaths > (200 if full else 200 // STRIDE)


# the sabotage under which it must fail


def test_the_harness_notices_a_file_that_is_written_in_its_place(world, monkeypatch):
    def in_place(draft: Path, path: Path) -> None:
        data = draft.read_bytes()
        with path.open("wb") as file:
            for at in range(0, len(data), 4096):
                drive.settle(path.parent)  # a line of ours to die at
                file.write(data[at : at + 4096])
                file.flush()

    monkeypatch.setattr(drive, "give_name", in_place)
    assert "torn" in each_death(world, SABOTAGED, until="torn")[1]


def test_the_harness_notices_a_name_that_was_not_announced(world, monkeypatch):
    note = working.WorkingCopy._note

    def silent(self, **changes):
        if changes.get("announced") is None:
            note(self, **changes)

    monkeypatch.setattr(working.WorkingCopy, "_note", silent)
    assert "split" in each_death(world, 3, until="split")[1]


def test_the_harness_notices_a_copy_that_goes_too_soon(world, monkeypatch):
    def hasty(world: Path) -> None:
        copy = taken(world)
        working_sheet.empty(copy.folder)
        copy.leave()

    assert "lost" in each_death(world, SABOTAGED, hasty, until="lost")[1]


def test_a_copy_whose_putting_back_was_announced_stays_until_it_is_known_what_lies_there(
    world, monkeypatch
):
    """Everything seems to be on the drive; but nobody saw what the announced file became."""
    monkeypatch.setattr(working, "LEAVING_SECONDS", 60.0)
    copy = taken(world)
    copy.put_back()
    copy._note(announced=drive.look(world / "share" / NAME), announced_step=copy.sheet.step)
    assert not copy.is_ahead()
    copy.leave()
    assert copy.local.exists()
    again = taken(world)
    assert again.sheet.announced is None  # the drive was looked at: it may go
    again.leave()
    assert not copy.local.exists()
