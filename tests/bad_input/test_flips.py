"""Silent damage is noticed (H6): every flipped bit changes nothing that a reader gets, or is found.

The negative control switches the checksums off: then flips go unnoticed.
"""

from __future__ import annotations

import random
import sqlite3
from collections import Counter
from pathlib import Path

import pytest
from strange_files import contents, fill

from hashiya.commands import rescue
from hashiya.model.errors import HashiyaError
from hashiya.store import check, facts, wholeness
from hashiya.store.project_file import ProjectFile

PAGE = 4096


@pytest.fixture
def sound(tmp_path: Path) -> Path:
    folder = tmp_path / "project"
    folder.mkdir()
    return fill(folder / "p.hashiya", 12)


def verdict(path: Path, whole: list[object]) -> str:
    """``same``, ``noticed`` or ``unnoticed``."""
    try:
        with ProjectFile.open(path, read_only=True) as project:
            if project.damage is not None or project.newer is not None:
                return "noticed"
            if any(it.severity == "damage" for it in project.check()):
                return "noticed"
        return "same" if contents(path) == whole else "unnoticed"
    except HashiyaError:
        return "noticed"


def flipped(path: Path, count: int, seed: int) -> Counter[str]:
    whole, data = contents(path), path.read_bytes()
    chance = random.Random(seed)
    found: Counter[str] = Counter()
    other = path.with_name("flipped.hashiya")
    for _ in range(count):
        bit = chance.randrange(len(data) * 8)
        changed = bytearray(data)
        changed[bit // 8] ^= 1 << bit % 8
        other.write_bytes(changed)
        found[verdict(other, whole)] += 1
    return found


def test_no_flipped_bit_changes_content_unnoticed(sound, request, record_property, part):
    count = len(part.share(10_000 if request.config.getoption("--full") else 300))
    found = flipped(sound, count, seed=part.seed(6))
    record_property("flips", str(dict(found)))
    print(dict(found))  # noqa: T201 - the figure of the promise
    assert found["unnoticed"] == 0
    assert found["noticed"] > count // 10


def test_without_checksums_flips_go_unnoticed(sound, monkeypatch):
    """The control: the same flips in texts and rows, and nobody compares sums."""

    def nothing(*_args, **_named):
        return iter(())

    monkeypatch.setattr(wholeness, "of_the_project", nothing)
    monkeypatch.setattr(wholeness, "of_the_words", nothing)
    monkeypatch.setattr(wholeness, "of_the_chain", nothing)
    monkeypatch.setattr(check, "_article", nothing)
    monkeypatch.setattr(check, "_waiting", nothing)
    assert flipped(sound, 150, seed=6)["unnoticed"] > 10


def test_without_the_seal_nobody_sees_that_the_project_s_own_facts_changed(sound, monkeypatch):
    db = sqlite3.connect(sound)
    db.execute("UPDATE project SET value = '1' WHERE key = 'created'")
    db.commit()
    db.close()
    with ProjectFile.open(sound, read_only=True) as project:
        assert [it.message for it in project.check()] == ["store-finding-facts"]
        monkeypatch.setattr(facts, "sound", lambda _db: True)
        assert list(project.check()) == []


@pytest.mark.parametrize(
    "at", [0, *(pytest.param(it, marks=pytest.mark.slow) for it in range(1, 8))]
)
def test_zeroed_pages_and_cut_files_are_noticed_and_give_their_articles(sound, tmp_path, at):
    """Every eighth page zeroed, and the file cut there: noticed, and salvage gives what is sound."""
    whole, data = contents(sound), sound.read_bytes()
    pages = len(data) // PAGE
    told: Counter[str] = Counter()
    for page in range(at, pages, 8):
        for kind in ("zeroed", "cut"):
            bad = tmp_path / f"{kind}-{page}.hashiya"
            rest = data[(page + 1) * PAGE :] if kind == "zeroed" else b""
            blank = bytes(PAGE) if kind == "zeroed" else b""
            bad.write_bytes(data[: page * PAGE] + blank + rest)
            if not bad.stat().st_size:
                continue
            before = bad.read_bytes()
            told[f"{kind} {verdict(bad, whole)}"] += 1
            _salvaged(bad, tmp_path / f"new-{kind}-{page}.hashiya", whole, told)
            assert bad.read_bytes() == before
    print(dict(told))  # noqa: T201 - the figure of the promise
    assert not [it for it in told if "unnoticed" in it]
    assert told["zeroed saved"] == told["zeroed"]


def _salvaged(bad: Path, new: Path, whole: list[object], told: Counter[str]) -> None:
    """Whatever comes out is sound, and no article in it differs from the one that was."""
    kind = bad.name.split("-")[0]
    told[kind] += 1
    try:
        report = rescue.salvage(bad, new)
    except HashiyaError:
        return
    told[f"{kind} saved"] += 1
    told[f"{kind} articles"] += report.articles.saved
    articles = whole[3]
    assert isinstance(articles, list)
    known = {it.id: it for it in articles}
    doubtful = {it.article for it in report.notes}
    with ProjectFile.open(new, read_only=True) as project:
        assert not [it for it in project.check() if it.severity == "damage"]
        for line in project.articles():
            if line.id not in doubtful:
                assert project.article(line.id) == known[line.id]


def test_two_spliced_projects_are_noticed(sound, tmp_path):
    """The head of one project and the tail of another, at every page: it is one of the two, or noticed."""
    other = fill(tmp_path / "other.hashiya", 12)
    one, two, whole = sound.read_bytes(), other.read_bytes(), contents(sound)
    tail = contents(other)
    spliced = tmp_path / "spliced.hashiya"
    found: Counter[str] = Counter()
    for page in range(2, min(len(one), len(two)) // PAGE):
        spliced.write_bytes(one[: page * PAGE] + two[page * PAGE :])
        told = verdict(spliced, whole)
        is_the_other = told == "unnoticed" and contents(spliced) == tail
        found["same" if is_the_other else told] += 1
    print(dict(found))  # noqa: T201 - the figure of the promise
    assert found["unnoticed"] == 0
