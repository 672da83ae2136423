"""P17: an export that is killed at any line leaves the old dataset or the new one, never a part of it."""

from __future__ import annotations

import hashlib
import os
import random
import sys
from collections.abc import Callable
from contextlib import contextmanager
from pathlib import Path

import gold
import pytest

from hashiya.commands import bundles, datasets, safe_writing
from hashiya.model.dataset import Dataset

KILLED = 77
SCHEMA = gold.schema()
ARTICLES = gold.articles()
OLD = Dataset(schema=SCHEMA, articles=ARTICLES[:1])
NEW = Dataset(schema=SCHEMA, articles=ARTICLES)
pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")


@pytest.fixture(autouse=True)
def no_waiting_for_the_disk(monkeypatch) -> None:
    """A kill leaves what was handed to the system, synced or not."""
    monkeypatch.setattr(safe_writing, "_sync", lambda _path: None)
    monkeypatch.setattr(safe_writing, "_sync_folder", lambda _path: None)


def to_file(dataset: Dataset, target: Path) -> None:
    datasets.export(dataset, target, "hashiya")


def to_folder(dataset: Dataset, target: Path) -> None:
    datasets.export(dataset, target, "brat")


def to_bundle(dataset: Dataset, target: Path) -> None:
    halves = {
        f"part{n}": Dataset(schema=SCHEMA, articles=[it]) for n, it in enumerate(dataset.articles)
    }
    bundles.export(halves, target, "conll")


def state(target: Path) -> dict[str, str]:
    """Every file of the target by its digest; nothing when there is no target."""
    files = [target] if target.is_file() else sorted(it for it in target.rglob("*") if it.is_file())
    return {
        it.name if it == target else it.relative_to(target).as_posix(): hashlib.sha256(
            it.read_bytes()
        ).hexdigest()
        for it in files
    }


def killed_at(line: int, work: Callable[[], None]) -> bool:
    """Do the work in a child that ends without a word at the so-manieth line of ours."""
    child = os.fork()
    if not child:
        left = line

        def trace(frame, _event, _argument):
            return follow if "hashiya" in frame.f_code.co_filename else None

        def follow(_frame, event, _argument):
            nonlocal left
            if event == "line":
                left -= 1
                if not left:
                    os._exit(KILLED)
            return follow

        sys.settrace(trace)
        try:
            work()
        finally:
            os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == KILLED


def lines_of(work: Callable[[], None]) -> int:
    """How many lines of ours the work runs through."""
    count = 0

    def trace(frame, _event, _argument):
        return follow if "hashiya" in frame.f_code.co_filename else None

    def follow(_frame, event, _argument):
        nonlocal count
        count += event == "line"
        return follow

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        work()
    finally:
        sys.settrace(before)
    return count


def judge(export, folder: Path, kills: int) -> list[str]:
    """What was found at the target after each kill that is neither the old dataset nor the new one."""
    target = folder / "out"
    export(NEW, target)
    new = state(target)
    export(
        OLD, target
    )  # as before each kill: what is remembered of the last export changes the count
    count = lines_of(lambda: export(NEW, target))
    chance = random.Random(11)
    last = range(max(1, count - 60), count)  # where old and new change places
    wrong: list[str] = []
    for line in sorted({*chance.sample(range(1, count), kills), *last}):
        export(OLD, target)
        old = state(target)
        if not killed_at(line, lambda: export(NEW, target)):
            continue
        if state(target) not in (old, new):
            wrong.append(f"line {line}: {sorted(state(target))}")
        export(OLD, target)  # and what the killed one left besides stands in nobody's way
    return wrong


@pytest.mark.parametrize("export", [to_file, to_folder, to_bundle])
def test_p17_a_killed_export_leaves_the_old_or_the_new(export, tmp_path, full) -> None:
    assert judge(export, tmp_path, 400 if full else 25) == []


def test_the_harness_notices_a_file_that_is_written_in_its_place(tmp_path, monkeypatch) -> None:
    @contextmanager
    def in_its_place(target: Path):
        yield target

    monkeypatch.setattr(datasets, "new_file", in_its_place)
    assert judge(to_file, tmp_path, 25)


def test_the_harness_notices_a_moment_without_either(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(safe_writing.swapping, "swap", lambda _one, _other: False)
    assert judge(to_folder, tmp_path, 10)
