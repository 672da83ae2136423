"""The drill: a damaged file always gives its last good state, and is itself touched by nobody before that.

Thirty files in a quick run, five hundred with ``--full``: random flips, cut ends, zeroed pages.
"""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest
from backing import texts
from making import added, annotation, article, relation, removed
from store_schema import SCHEMA

from hashiya.commands import backups
from hashiya.model.errors import HashiyaError
from hashiya.store import soundness
from hashiya.store.project_file import ProjectFile

QUICK, FULL = 30, 500
PAGE = 4096


def damage(data: bytes, chance: random.Random) -> bytes:
    kind = chance.choice(["flip", "flips", "cut", "page", "pages", "header", "nothing left"])
    made = bytearray(data)
    pages = len(data) // PAGE
    match kind:
        case "flip" | "flips":
            for _ in range(1 if kind == "flip" else 40):
                made[chance.randrange(len(made))] ^= 1 << chance.randrange(8)
        case "cut":
            del made[chance.randrange(1, len(made)) :]
        case "page" | "pages":
            for _ in range(1 if kind == "page" else 5):
                at = chance.randrange(pages) * PAGE
                made[at : at + PAGE] = bytes(PAGE)
        case "header":
            made[chance.randrange(100)] ^= 0xFF
        case _:
            made.clear()
    return bytes(made)


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sound") / "مشروع.hashiya"
    with ProjectFile.create(path, SCHEMA) as project:
        for k in range(6):
            text = article(f"قال دونالد ترامب {k} إن الناتو سيبقى في العراق. " * 30, position=k)
            one, two = annotation(text, 4, 10), annotation(text, 11, 16, label="CLAIM")
            project.commit(added(text, one, two, relation(two, one)))
            three = annotation(text, 20, 30)
            project.commit(added(three))
            project.commit(removed(three))
    return path


def state(path: Path) -> tuple[object, ...]:
    with ProjectFile.open(path, read_only=True) as project:
        return tuple(project.annotated()), tuple(project.history(1000))


def test_every_damaged_file_gives_its_last_good_state(sound, tmp_path, request):
    cases = FULL if request.config.getoption("--full") else QUICK
    path, place = tmp_path / "مشروع.hashiya", tmp_path / "backups"
    shutil.copy(sound, path)
    good = backups.back_up_file(path, place=place).backup
    expected, data = state(path), path.read_bytes()
    kept = good.path.read_bytes()
    refused = 0
    for seed in range(cases):
        damaged = damage(data, random.Random(seed))
        path.write_bytes(damaged)
        refused += not _harmless(path, place, expected, seed)
        found = backups.offer(path, place)
        assert path.read_bytes() == damaged, f"{seed}: looking changed the file"
        assert found[-1] == good, f"{seed}: the good state is not offered"
        assert good.path.read_bytes() == kept, seed
        copy = backups.open_as_copy(good, path)
        assert state(copy) == expected, seed
        assert path.read_bytes() == damaged, f"{seed}: a copy changed the file"
        backups.put_in_place(good, path)
        assert state(path) == expected, seed
        assert _is_kept(damaged, good.path.parent), f"{seed}: the damaged file is gone"
        copy.unlink()
        _forget_all_but(good.path)
    assert refused >= cases * 0.6
    assert texts(path)


def _harmless(path: Path, place: Path, expected: object, seed: int) -> bool:
    """Either no backup is made of it, or its content is all that it was."""
    try:
        made = backups.back_up_file(path, "replaced", place)
    except HashiyaError:
        return False
    assert state(made.backup.path) == expected, f"{seed}: damage was backed up"
    made.backup.path.unlink()
    return True


def _is_kept(damaged: bytes, folder: Path) -> bool:
    """Byte for byte aside, or as a backup when SQLite found all of it sound."""
    aside = [it.read_bytes() for it in (folder / "aside").glob("*/*")]
    return damaged in aside or any(soundness.examine(it) for it in folder.glob("*-replaced.*"))


def _forget_all_but(good: Path) -> None:
    shutil.rmtree(good.parent / "aside", ignore_errors=True)
    for it in good.parent.glob("*.hashiya"):
        if it != good:
            it.unlink()
