"""Catalogue E: network drives, cloud folders, second windows and second computers (E7 to E9)."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from holding import held
from making import added, article
from store_schema import SCHEMA
from surroundings import NAME, tag, told, whole

from hashiya.model import errors
from hashiya.store import holder, lock, surroundings
from hashiya.store.project_file import ProjectFile
from hashiya.wording import Wording
from hashiya.workspace import Workspace

# E7


def test_a_network_drive_gets_a_journal_that_holds_there_e7(folder, monkeypatch):
    monkeypatch.setattr(surroundings, "on_network", lambda _path: True)
    with Workspace(ProjectFile.create(folder / NAME, SCHEMA), "ليلى") as ws:
        ws.apply(added(article("قال الوزير إن السلام قريب")))
        assert ws._project._db.execute("PRAGMA journal_mode").fetchone() == ("delete",)
        assert ws._project._db.execute("PRAGMA synchronous").fetchone() == (3,)
        assert not (folder / f"{NAME}-wal").exists()
        assert surroundings.around(ws.path).network
    whole(folder / NAME, 0)
    for language, words in (("ar", "قرص في الشبكة"), ("en", "network drive")):
        assert words in Wording(language).say("keeping-network", name=NAME)


MOUNTS = b"""/dev/sda1 / ext4 rw 0 0
server:/home /mnt/home nfs4 rw 0 0
//nas/share /mnt/my\\040share cifs rw 0 0
me@host:/x /mnt/home/ssh fuse.sshfs rw 0 0
/dev/sdb1 /mnt/home/stick vfat rw 0 0
"""


@pytest.mark.parametrize(
    ("folder", "network"),
    [
        ("/home/me", False),
        ("/mnt/home/me", True),
        ("/mnt/my share/a", True),
        ("/mnt/home/ssh", True),
        ("/mnt/home/stick/a", False),
        ("/mnt/homework", False),
    ],
    ids=lambda it: f"E7-{it}",
)
def test_a_network_drive_is_told_by_its_file_system(tmp_path, folder, network):
    listed = tmp_path / "mounts"
    listed.write_bytes(MOUNTS)
    kind = surroundings._kind_of(Path(folder), surroundings._mounts_by_list(listed))
    assert surroundings._network_kind(kind) is network


def test_a_lock_that_lies_is_not_the_only_one_e7(ws, folder, monkeypatch):
    import filelock

    monkeypatch.setattr(filelock.FileLock, "acquire", lambda _lock: None)
    monkeypatch.setattr(filelock.FileLock, "release", lambda _lock: None)
    note = holder.read(folder / NAME)
    assert note is not None
    holder.write(
        folder / NAME,
        replace(note, token="t", process=os.getppid(), started=holder.started(os.getppid())),
    )
    with pytest.raises(errors.ProjectHeld) as seen:
        ProjectFile.open(folder / NAME)
    told(seen.value, "يعمل", "has been working on")


# E8

FOLDERS = {
    "E8-dropbox": ("Dropbox", "", "Dropbox"),
    "E8-onedrive": ("OneDrive - Al Jazeera", "", "OneDrive"),
    "E8-google": ("Google Drive", "", "Google Drive"),
    "E8-icloud": ("Mobile Documents", "", "iCloud Drive"),
    "E8-nextcloud": ("Nextcloud", "", "Nextcloud"),
    "E8-marker": ("any", ".stfolder", "Syncthing"),
    "E8-none": ("وثائق", "", ""),
}


@pytest.mark.parametrize(("name", "marker", "cloud"), FOLDERS.values(), ids=FOLDERS)
def test_a_cloud_folder_is_known_and_what_it_copied_is_named(tmp_path, name, marker, cloud):
    folder = tmp_path / name / "مشاريع"
    folder.mkdir(parents=True)
    if marker:
        (folder.parent / marker).mkdir()
    path = folder / NAME
    with Workspace(ProjectFile.create(path, SCHEMA), "ليلى") as ws:
        assert surroundings.around(ws.path).cloud == cloud
        assert surroundings.around(ws.path).conflicts == ()
        copies = [
            "أخبار (Layla's conflicted copy 2026-11-22).hashiya",
            "أخبار.sync-conflict-20261122-101010-ABC.hashiya",
        ]
        for it in (*copies, "أخبار.hashiya.bak", "أخبار (نسخة).hashiya", "غيره.hashiya"):
            (folder / it).write_bytes(b"x")
        assert surroundings.around(ws.path).conflicts == tuple(sorted(copies))
    for language, words in (("ar", "لا تفتحه على أكثر من حاسوب"), ("en", "one computer at a time")):
        assert words in Wording(language).say("keeping-cloud", name=NAME, cloud=cloud)
    for language, words in (("ar", "تغيّر المشروع على حاسوبين"), ("en", "two computers")):
        assert words in Wording(language).say("keeping-conflicts", name=NAME, names=copies[0])


SYNC_NAMES = {
    "dropbox": "أخبار (Layla's conflicted copy 2026-11-22)",
    "dropbox-case": "أخبار (Case Conflict)",
    "nextcloud": "أخبار (conflicted copy 2026-11-22 093612)",
    "nextcloud-user": "أخبار (conflicted copy layla 2026-11-22 093612)",
    "owncloud-old": "أخبار_conflict-20261122-141213",
    "syncthing": "أخبار.sync-conflict-20261122-173636-D4LGQYW",
    "google-drive": "أخبار [Conflict]",
    "seafile": "أخبار (SFConflict layla@example.org 2026-11-22-10-10-10)",
    "pcloud": "أخبار [conflicted]",
    "ours": "أخبار (ليلى PC 2026-11-22 14.02)",
}
AMBIGUOUS = {
    "onedrive": "أخبار-DESKTOP-7KQ2H1A",
    "onedrive-again": "أخبار-DESKTOP-7KQ2H1A-2",
    "google-drive-number": "أخبار (1)",
    "icloud": "أخبار 2",
    "bracketed-computer": "أخبار (raspberrypi)",
}
NONE = ("أخبار اليوم", "أخبار-", "أخبار2", "أخبار (نسخة ثانية)", "أخبار.hashiya")


@pytest.mark.parametrize("name", SYNC_NAMES.values(), ids=[f"E8-{it}" for it in SYNC_NAMES])
def test_a_name_that_only_a_sync_program_gives_is_known(tmp_path, name):
    (tmp_path / f"{name}.hashiya").write_bytes(b"x")
    assert surroundings.conflicts(tmp_path / NAME) == [f"{name}.hashiya"]


@pytest.mark.parametrize("name", AMBIGUOUS.values(), ids=[f"E8-{it}" for it in AMBIGUOUS])
def test_a_name_that_anybody_may_give_counts_for_the_same_project_alone(ws, folder, name):
    ProjectFile.create(folder / f"{name}.hashiya", SCHEMA).close()
    assert surroundings.conflicts(folder / NAME) == []
    (folder / f"{name}.hashiya").unlink()
    ws.save_copy(folder / f"{name}.hashiya")
    assert surroundings.conflicts(folder / NAME) == [f"{name}.hashiya"]


def test_other_names_are_no_copies_e8(ws, folder):
    for name in NONE:
        ws.save_copy(folder / f"{name}.hashiya") if name != Path(NAME).stem else None
    assert surroundings.conflicts(folder / NAME) == []


# E9


@pytest.fixture
def other(folder: Path) -> Iterator[subprocess.Popen[str]]:
    ProjectFile.create(folder / NAME, SCHEMA).close()
    yield from held(folder / NAME, "سامي")


@pytest.mark.parametrize("end", ["closed", "killed"], ids=["E9-closed", "E9-killed"])
def test_a_second_window_names_who_writes_and_writes_when_he_is_gone(other, folder, end):
    with pytest.raises(errors.ProjectHeld) as seen:
        ProjectFile.open(folder / NAME)
    told(seen.value, "سامي", "سامي")
    with ProjectFile.open(folder / NAME, read_only=True) as looking:
        assert not looking.free_to_write()
        if end == "killed":
            other.send_signal(signal.SIGKILL)
        else:
            assert other.stdin is not None
            other.stdin.close()
        other.wait()
        assert looking.free_to_write()
    with ProjectFile.open(folder / NAME, me="ليلى") as project:
        project.commit(added(article()))
    assert [it.name for it in folder.iterdir()] == [NAME]


def test_a_second_computer_is_named_and_there_is_a_way_past_it_e9(ws, folder):
    ws.close()
    moment = int(time.time() * 1000)
    mine = holder.myself("سامي")
    note = replace(mine, computer="MAKTAB", host="MAKTAB/1", since=moment, seen=moment)
    holder.write(folder / NAME, note)
    with pytest.raises(errors.ProjectHeldElsewhere) as seen:
        ProjectFile.open(folder / NAME)
    told(seen.value, "MAKTAB", "MAKTAB")
    with Workspace(ProjectFile.open(folder / NAME, anyway=True), "ليلى") as past:
        past.be_patient()
        tag(past, 0, 3)
        holder.write(folder / NAME, note)  # the other one again
        tag(past, 4, 10)
        assert type(past.refusal) is errors.ProjectTaken
        told(past.refusal, "توقف الحفظ", "Saving has stopped")
    holder.write(folder / NAME, replace(note, seen=moment - 2 * holder.FRESH_MS))
    assert lock.free(folder / NAME)
    whole(folder / NAME, 1)


def test_a_process_number_given_anew_is_nobody_e9(ws, folder):
    ws.close()
    holder.write(folder / NAME, replace(holder.myself("سامي"), process=1, started="boot/1"))
    with ProjectFile.open(folder / NAME) as project:
        before = len(project.articles())
        project.commit(added(article()))
        assert len(project.articles()) == before + 1
