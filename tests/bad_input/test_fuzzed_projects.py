"""Mutants of a project on the way in (P13): none crashes, hangs or gets a byte written; A5, A16.

Mutants are opened in forks that die when one takes longer than five seconds, so that a crash of
SQLite itself is seen too. The control plants a fault of each kind, and it is found.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
from collections import Counter
from pathlib import Path

import pytest
from making import added, annotation, article
from store_schema import SCHEMA
from strange_files import contents, fill, folder_state

from hashiya.model.errors import HashiyaError
from hashiya.store.project_file import ProjectFile
from hashiya.store.schema import migrations

SECONDS = 5
BATCH = 25
PAGE = 4096
GOLDEN = Path(__file__).parents[1] / "store" / "golden"


def mutant(data: bytes, chance: random.Random) -> bytes:
    """The project with one to a few changes of one kind."""
    made = bytearray(data)
    kind = chance.randrange(7)
    if kind == 0:  # the header
        for _ in range(chance.randrange(1, 4)):
            made[chance.randrange(16, 100)] = chance.randrange(256)
    elif kind == 1:  # the list of tables
        for _ in range(chance.randrange(1, 9)):
            made[chance.randrange(100, PAGE)] = chance.randrange(256)
    elif kind == 2:  # cut
        del made[chance.randrange(1, len(made)) :]
    elif kind == 3:  # a page over another
        one, two = (chance.randrange(len(data) // PAGE) * PAGE for _ in range(2))
        made[one : one + PAGE] = data[two : two + PAGE]
    elif kind == 4:  # a stretch of noise
        at = chance.randrange(len(made))
        made[at : at + 64] = chance.randbytes(64)
    elif kind == 5:  # the head of a page: its kind, its cells
        at = chance.randrange(1, len(data) // PAGE) * PAGE
        made[at + chance.randrange(12)] = chance.randrange(256)
    else:
        for _ in range(chance.randrange(1, 20)):
            made[chance.randrange(len(made))] ^= 1 << chance.randrange(8)
    return bytes(made)


def opened(path: Path) -> None:
    """As the window does: open to write, list, read, check."""
    try:
        with ProjectFile.open(path) as project:
            for line in project.articles():
                try:
                    project.article(line.id)
                    project.annotations(line.id)
                except HashiyaError:
                    continue
            list(project.check(thorough=False))
    except HashiyaError:
        pass


def _child(folder: Path, data: bytes, seeds: range, words: int) -> None:
    for seed in seeds:
        os.write(words, f"try {seed}\n".encode())
        path = folder / f"{seed}.hashiya"
        path.write_bytes(mutant(data, random.Random(seed)))
        before = folder_state(folder)
        signal.alarm(SECONDS)
        try:
            opened(path)
        except Exception as failure:  # whatever it is, a person would have seen it
            os.write(words, f"raised {type(failure).__name__}: {failure} {seed}\n".encode())
        signal.alarm(0)
        if folder_state(folder) != before:
            os.write(words, f"wrote {seed}\n".encode())
        path.unlink()


def fuzz(folder: Path, data: bytes, numbers: range) -> Counter[str]:
    found: Counter[str] = Counter()
    for first in range(0, len(numbers), BATCH):
        seeds = numbers[first : first + BATCH]
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            try:
                signal.signal(signal.SIGALRM, signal.SIG_DFL)
                _child(folder, data, seeds, writing)
            finally:
                os._exit(0)
        os.close(writing)
        with os.fdopen(reading, encoding="utf-8", errors="replace") as words:
            told = words.read().splitlines()
        _, status = os.waitpid(child, 0)
        found["tried"] += sum(it.startswith("try ") for it in told)
        for it in told:
            if not it.startswith("try "):
                found[it] += 1
        if status:
            kind = "hung" if os.WTERMSIG(status) == signal.SIGALRM else "died"
            found[f"{kind} {told[-1]}"] += 1
    return found


@pytest.fixture
def whole(tmp_path: Path) -> bytes:
    return fill(tmp_path / "whole.hashiya", 3).read_bytes()


def test_p13_no_mutant_crashes_hangs_or_is_written(whole, tmp_path, request, part):
    folder = tmp_path / "mutants"
    folder.mkdir()
    numbers = part.share(100_000 if request.config.getoption("--full") else 200)
    found = fuzz(folder, whole, numbers)
    print(dict(found))  # noqa: T201 - the figure of the promise
    assert found == Counter(tried=len(numbers))


@pytest.mark.parametrize("fault", ["raised", "wrote", "died", "hung"])
def test_p13_a_planted_fault_is_found(whole, tmp_path, monkeypatch, fault):
    folder = tmp_path / "mutants"
    folder.mkdir()

    def planted(path: Path, **_: object) -> None:
        if fault == "raised":
            raise KeyError("planted")
        if fault == "wrote":
            path.with_name("litter").write_text("x")
        elif fault == "died":
            os.kill(os.getpid(), signal.SIGKILL)
        else:
            monkeypatch.undo()
            signal.alarm(1)
            signal.pause()  # the alarm ends it
        raise HashiyaError

    monkeypatch.setattr(ProjectFile, "open", planted)
    found = fuzz(folder, whole, range(1))
    assert any(it.startswith(fault) for it in found), found


@pytest.mark.parametrize("version", [1, 2])
def test_a5_killed_in_mid_migration_the_old_file_opens(tmp_path, version, monkeypatch):
    """Killed after each statement of the renewal: what is there is the old project, whole."""
    golden = GOLDEN / f"version_{version}.hashiya"
    known = tmp_path / "known.hashiya"
    shutil.copyfile(golden, known)
    whole = contents(known)
    apply = migrations.apply
    for point in (1, 20, 40, 60, 75, 84):
        old = tmp_path / f"{point}" / "قديم.hashiya"
        old.parent.mkdir()
        shutil.copyfile(golden, old)

        def dying(db, at=point):
            more = iter(range(at))

            def count(_statement: str) -> None:
                if next(more, None) is None:
                    os.kill(os.getpid(), signal.SIGKILL)

            db.execute("PRAGMA cache_size = 1")  # so that the file itself is written half-way
            db.set_trace_callback(count)
            apply(db)
            os.kill(os.getpid(), signal.SIGKILL)

        child = os.fork()
        if child == 0:
            try:
                monkeypatch.setattr(migrations, "apply", dying)
                ProjectFile.open(old)
            finally:
                os._exit(0)
        _, status = os.waitpid(child, 0)
        assert os.WTERMSIG(status) == signal.SIGKILL
        with ProjectFile.open(old, read_only=True) as project:
            assert len(project.articles()) == len(whole[2])
        with ProjectFile.open(old) as project:
            assert not project.read_only
            assert list(project.check()) == []
        assert contents(old) == whole


def test_a16_a_project_of_two_thousand_articles_is_listed_and_checked(tmp_path):
    path = tmp_path / "كبير.hashiya"
    texts = [article(f"{n}: قال الوزير إن السلام قريب", name=f"{n}.txt") for n in range(2_000)]
    with ProjectFile.create(path, SCHEMA) as project:
        project.commit(added(*texts))
    with ProjectFile.open(path) as project:
        assert [it.name for it in project.articles()] == [it.name for it in texts]
        assert list(project.check(thorough=False)) == []
        assert project.article(texts[-1].id) == texts[-1]


@pytest.mark.parametrize(
    "count", [3_000, *(pytest.param(it, marks=pytest.mark.slow) for it in (10_000, 100_000))]
)
def test_a16_very_many_annotations_in_one_article(tmp_path, count):
    path = tmp_path / "كثير.hashiya"
    text = article("قال الوزير " * (count // 10 + 10))
    marks = [
        annotation(text, n % len(text.text[:-5]), n % len(text.text[:-5]) + 4) for n in range(count)
    ]
    with ProjectFile.create(path, SCHEMA) as project:
        project.commit(added(text, *marks))
    with ProjectFile.open(path) as project:
        assert project.articles()[0].annotations == count
        assert {it.id for it in project.annotations(text.id)} == {it.id for it in marks}
        assert list(project.check()) == []
