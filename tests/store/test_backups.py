"""A backup is of one moment, checked before it counts, and never one of a damaged project."""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
import stat
import threading
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from backing import DAMAGE, fill, made, spoil, texts
from making import added, annotation, article
from store_schema import SCHEMA

from hashiya.model import errors
from hashiya.store import backup_folder, backups, connection, soundness, thinning
from hashiya.store.project_file import ProjectFile

GOLDEN = Path(__file__).parent / "golden" / "version_1.hashiya"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data" / "backups" / "id"


def test_a_backup_is_the_whole_project_at_rest(project, path, folder):
    fill(project, 3)
    backup = made(path, folder)
    assert backup.contents == replace(
        backup.contents, articles=3, annotations=3, relations=0, steps=3, version=3
    )
    assert texts(backup.path) == [it.article.text for it in project.annotated()]
    assert backup.path.read_bytes()[18:20] == b"\x01\x01", "not a file at rest"
    assert [it.name for it in folder.iterdir() if it.name.startswith(".draft")] == []


def test_its_name_sorts_and_says_when_and_why(project, path, folder):
    fill(project)
    first = made(path, folder, "open")
    fill(project)
    second = made(path, folder, "close")
    assert backups.kept(folder) == [first, second]
    assert sorted([second.path.name, first.path.name]) == [first.path.name, second.path.name]
    assert first.path.name.startswith("000001-20")
    assert first.path.name.endswith("Z-open.hashiya")


def test_an_unchanged_project_is_not_backed_up_twice(project, path, folder):
    assert backups.make(path, folder, "open") is None, "there is nothing to lose yet"
    fill(project)
    first = made(path, folder)
    again = backups.make(path, folder, "timer")
    assert again == backups.Made(first, fresh=False)
    fill(project)
    assert made(path, folder).number == 2


def test_a_project_rolled_back_by_other_hands_is_another_state(project, path, folder, tmp_path):
    fill(project)
    project.close()
    shutil.copy(path, tmp_path / "old")
    with ProjectFile.open(path) as again:
        fill(again)
    made(path, folder)
    shutil.copy(tmp_path / "old", path)
    assert made(path, folder).contents.articles == 1


def test_a_worker_copies_while_the_main_thread_commits(project, path, folder):
    """No commit waits, none fails, and every copy is a state that the project really had."""
    states = [0]
    done = threading.Event()
    found: list[backups.Backup] = []
    failed: list[BaseException] = []
    began = threading.Event()

    def work() -> None:
        try:
            while not done.is_set() or not found:
                it = backups.make(path, folder, "timer")
                began.set()
                if it is not None and it.fresh:
                    found.append(it.backup)
        except BaseException as failure:
            failed.append(failure)
            began.set()

    fill(project)
    thread = threading.Thread(target=work)
    thread.start()
    assert began.wait(60)
    for k in range(60):
        text = article(f"نص {k} " * 200)
        project.commit(added(text, *(annotation(text, n, n + 2) for n in range(20))))
        states.append(k)
    done.set()
    thread.join()
    assert not failed
    assert found
    for it in found:
        lines = it.contents
        assert lines.steps == lines.articles, "half a step"
        assert lines.annotations == 1 + 20 * (lines.articles - 1)
    assert len(project.articles()) == 61


def test_a_writer_gets_its_turn_with_a_project_that_was_not_written_ahead(
    project, path, folder, monkeypatch
):
    """The first commit of a session changes the journal: it must not wait for a backup."""
    fill(project, 20)
    project.close()
    monkeypatch.setattr(backups, "PAGES_AT_ONCE", 1)
    with ProjectFile.open(path) as again:
        again._db.execute("PRAGMA busy_timeout = 0")
        politely = backups._copy_politely
        monkeypatch.setattr(
            backups,
            "_copy_politely",
            lambda db, target: politely(Interrupting(db, lambda: fill(again)), target),
        )
        backup = made(path, folder)
    assert backup.contents.articles == 21


class Interrupting:
    """A connection whose backup is disturbed by a commit after its first portion."""

    def __init__(self, db: sqlite3.Connection, disturb) -> None:
        self._db = db
        self._disturb = disturb

    def __getattr__(self, name):
        return getattr(self._db, name)

    def backup(self, target, *, pages, progress, sleep):
        def watch(*figures: int) -> None:
            disturb, self._disturb = self._disturb, lambda: None
            disturb()
            progress(*figures)

        self._db.backup(target, pages=pages, progress=watch, sleep=sleep)


# -- damage


@pytest.mark.parametrize("what", DAMAGE)
def test_a_damaged_project_is_not_backed_up_and_the_good_ones_stay(path, folder, what):
    with ProjectFile.create(path, SCHEMA) as project:
        fill(project, 2)
    good = made(path, folder)
    with ProjectFile.open(path) as project:
        fill(project)
    spoil(path, what)
    before = {it.name: it.read_bytes() for it in folder.iterdir() if it.is_file()}
    with pytest.raises(errors.HashiyaError) as caught:
        backups.make(path, folder, "open")
    if what != "the header":
        assert caught.value.values["reason"] == "damaged"
    assert {it.name: it.read_bytes() for it in folder.iterdir() if it.is_file()} == before
    assert backups.kept(folder) == [good]


def test_a_copy_that_the_disk_spoiled_gets_no_name(project, path, folder, monkeypatch):
    fill(project)

    def settle(draft: Path) -> None:
        spoil(draft, "a bit of a text")

    monkeypatch.setattr(backups, "_settle", settle)
    with pytest.raises(errors.BackupNotMade):
        backups.make(path, folder, "timer")
    assert backups.kept(folder) == []
    assert [it.name for it in folder.iterdir()] == [".lock"]


@pytest.mark.parametrize(
    ("number", "reason"), [(errno.ENOSPC, "full"), (errno.EACCES, "denied"), (errno.EIO, "other")]
)
def test_what_the_disk_refuses_is_named(project, path, folder, monkeypatch, number, reason):
    fill(project)

    def refuse(_path: Path) -> None:
        raise OSError(number, "no")

    monkeypatch.setattr(backups, "_settle", refuse)
    with pytest.raises(errors.BackupNotMade) as caught:
        backups.make(path, folder, "timer")
    assert caught.value.values == {"name": path.name, "reason": reason}
    assert backups.kept(folder) == []


def test_a_large_project_is_looked_through_in_turns(project, path, folder, monkeypatch):
    """Each backup reads another share of the articles; after a few turns all were read."""
    monkeypatch.setattr(soundness, "MOST", 40)
    fill(project, 12)
    backup = made(path, folder)
    read: list[set[str]] = []
    real = soundness._refuse_wrong_article

    def watch(db, article_id, text_id):
        read[-1].add(article_id)
        real(db, article_id, text_id)

    monkeypatch.setattr(soundness, "_refuse_wrong_article", watch)
    for turn in range(4):
        read.append(set())
        soundness.examine(backup.path, turn=turn)
    assert len(set.union(*read)) == 12
    assert all(len(it) < 12 for it in read)


# -- the folder


def test_everything_is_for_its_owner_alone(project, path, folder):
    mask = os.umask(0)
    try:
        fill(project)
        made(path, folder)
        for it in (folder.parent, folder, *folder.iterdir(), path):
            assert stat.S_IMODE(it.stat().st_mode) & 0o077 == 0, it
    finally:
        os.umask(mask)


def test_the_index_can_be_made_again_from_the_backups(project, path, folder):
    fill(project)
    made(path, folder)
    fill(project)
    made(path, folder)
    known = backups.kept(folder)
    for rubbish in (b"", b"{}", b"[1", b"\xff" * 50, b'{"backups": {"x": 1}}'):
        (folder / backup_folder.INDEX).write_bytes(rubbish)
        found = backups.kept(folder)
        assert [replace(it, source=str(path)) for it in found] == known
    assert made(path, folder).number == 3, "of an unknown file nothing is called unchanged"


def test_what_a_killed_program_left_goes(project, path, folder):
    fill(project)
    made(path, folder)
    (folder / ".draft-dead").write_bytes(b"half")
    fill(project)
    made(path, folder)
    assert not (folder / ".draft-dead").exists()


def test_a_spoiled_backup_is_not_listed_and_its_number_not_given_again(project, path, folder):
    fill(project)
    first = made(path, folder)
    first.path.write_bytes(b"spoiled")
    assert backups.kept(folder) == []
    assert made(path, folder).number == 2


# -- before new tables


def test_an_old_project_is_backed_up_before_it_is_renewed(tmp_path):
    old, root = tmp_path / "old.hashiya", tmp_path / "backups"
    shutil.copy(GOLDEN, old)
    before = old.read_bytes()
    with ProjectFile.open(old, before_renewing=backups.making_before_renewing(old, root)) as it:
        folder = root / it.project_id
    (backup,) = backups.kept(folder)
    assert (backup.reason, backup.contents.version) == ("renew", 1)
    with closing(connection.connect(backup.path, "ro")) as db:
        assert soundness.contents(db) == backup.contents
    assert old.read_bytes() != before


def test_an_old_project_stays_old_when_it_cannot_be_backed_up(tmp_path):
    old, root = tmp_path / "old.hashiya", tmp_path / "backups"
    shutil.copy(GOLDEN, old)
    root.write_text("a file where the folder should be")
    before = old.read_bytes()
    with pytest.raises(errors.BackupNotMade):
        ProjectFile.open(old, before_renewing=backups.making_before_renewing(old, root))
    assert old.read_bytes() == before
    assert {it.name for it in tmp_path.iterdir()} == {"old.hashiya", "backups"}


def test_room_is_bounded(project, path, folder):
    for _ in range(6):
        fill(project)
        made(path, folder)
    backups.thin(folder, most_bytes=1)
    assert [it.number for it in backups.kept(folder)] == [4, 5, 6]
    assert thinning.NEWEST == 3


def test_the_name_of_a_backup_is_brought_to_the_disk(project, path, tmp_path, monkeypatch):
    project.commit(added(article()))
    settled: list[tuple[object, list[str]]] = []

    def note(folder: Path) -> None:
        settled.append((folder, [it.name for it in folder.glob("0*.hashiya")]))

    monkeypatch.setattr(backups.opening, "settle_folder", note)
    folder = tmp_path / "backups" / "p"
    made = backups.make(path, folder, "asked")
    assert made is not None
    assert (folder, [made.backup.path.name]) in settled
