"""Work on a copy here of a project on a network drive: put back whole, never over another's, found again."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from making import added, article
from store_schema import SCHEMA
from surroundings import NAME, tag

from hashiya.commands import backups, projects
from hashiya.commands import working as verbs
from hashiya.model.errors import NotAProject, ProjectHeld
from hashiya.model.errors.drive import LocalCopyWaits, NotPutBack
from hashiya.store import beside, drive, lock, surroundings, working, working_sheet
from hashiya.store.project_file import ProjectFile
from hashiya.workspace import Workspace


@pytest.fixture
def share(tmp_path: Path, monkeypatch) -> Path:
    """A folder that the one function which knows calls a network drive."""
    place = tmp_path / "share"
    place.mkdir()
    monkeypatch.setattr(surroundings, "on_network", lambda path: place in path.parents)
    monkeypatch.setattr(backups, "root", lambda: tmp_path / "backups")
    with Workspace(ProjectFile.create(place / NAME, SCHEMA), "ليلى") as ws:
        ws.apply(added(article("قال الوزير إن السلام قريب")))
    return place


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "data" / "working"


def opened(share: Path, root: Path) -> Workspace:
    assert verbs.is_wanted(share / NAME, place=root)
    copy = verbs.fetch(share / NAME, "ليلى", place=root)
    assert copy is not None
    return projects.open_working(copy)


def died(ws: Workspace) -> None:
    """What a kill leaves: the copy, the lock files and the note, with nobody behind them."""
    assert ws.working is not None
    ws._project.close()
    hold = ws.working.release_to_next()
    if hold is not None:
        hold.lock.release()


def marks(path: Path) -> int:
    with ProjectFile.open(path, read_only=True) as project:
        assert list(project.check()) == []
        return project.articles()[0].annotations


def names(share: Path) -> list[str]:
    return sorted(it.name for it in share.iterdir() if not it.name.startswith("."))


def change(path: Path) -> None:
    """Somebody else's work, on another computer."""
    other = path.parent.parent / "theirs.hashiya"
    shutil.copyfile(path, other)
    with Workspace(ProjectFile.open(other), "سامي") as ws:
        tag(ws, 11, 13)
    shutil.copyfile(other, path)


def test_work_goes_into_the_copy_and_comes_back_whole(share, root):
    with opened(share, root) as ws:
        copy = ws.working
        assert (ws.path, ws.file.parent.parent) == (share / NAME, root)
        assert root.stat().st_mode & 0o077 == copy.folder.stat().st_mode & 0o077 == 0
        assert ws.file.stat().st_mode & 0o077 == 0
        before = (share / NAME).read_bytes()
        tag(ws, 0, 3)
        ws.settle()
        assert (share / NAME).read_bytes() == before
        assert copy.is_ahead()
        copy.put_back()
        assert not copy.is_ahead()
        assert marks(share / NAME) == 1
        tag(ws, 4, 10)
        copy.put_back()
    assert names(share) == [NAME]
    assert sorted(share.iterdir()) == [share / NAME]
    assert list(root.iterdir()) == []
    assert marks(share / NAME) == 2


def test_a_second_computer_notices_that_it_is_in_use(share, root):
    with opened(share, root) as ws:
        with pytest.raises(ProjectHeld):
            verbs.fetch(share / NAME, "سامي", place=root.parent / "theirs")
        with pytest.raises(ProjectHeld):
            ProjectFile.open(share / NAME, me="سامي")
        ws.working.put_back()
        with pytest.raises(ProjectHeld):
            ProjectFile.open(share / NAME, me="سامي")
    ProjectFile.open(share / NAME, me="سامي").close()


def test_another_computers_work_is_never_written_over(share, root):
    with opened(share, root) as ws:
        tag(ws, 0, 3)
        change(share / NAME)
        theirs = (share / NAME).read_bytes()
        put = ws.working.put_back()
        assert (share / NAME).read_bytes() == theirs
        assert put.beside == ws.path != share / NAME
        assert "ليلى" in put.beside.name
        assert beside.OURS.fullmatch(put.beside.stem.removeprefix(Path(NAME).stem))
        assert ws.path.name in surroundings.conflicts(share / NAME)
        tag(ws, 4, 10)
        assert ws.working.put_back().beside is None  # it goes on there
    assert marks(put.beside) == 2
    assert len(names(share)) == 2
    assert list(root.iterdir()) == []


def test_what_changes_on_the_drive_while_ours_is_carried_there_stays(share, root, monkeypatch):
    carry = drive.carry

    def meanwhile(source, draft, progress=None):
        if draft.name == f".{NAME}.draft":
            change(share / NAME)
        return carry(source, draft, progress)

    with opened(share, root) as ws:
        tag(ws, 0, 3)
        monkeypatch.setattr(drive, "carry", meanwhile)
        assert marks(ws.working.put_back().beside) == 1
    with ProjectFile.open(share / NAME, read_only=True) as theirs:
        assert theirs.history(1)[0].by == "سامي"


def test_a_project_that_another_took_is_not_written_to_even_while_it_is_the_same(share, root):
    with opened(share, root) as ws:
        tag(ws, 0, 3)
        before = (share / NAME).read_bytes()
        theirs = dict(json.loads((share / f".{NAME}.holder").read_bytes()), token="of another")
        (share / f".{NAME}.holder").write_text(json.dumps(theirs))
        put = ws.working.put_back()
        assert (share / NAME).read_bytes() == before
    assert marks(put.beside) == 1


def test_a_copy_that_cannot_be_read_is_not_taken_away(share, root):
    with opened(share, root) as ws:
        tag(ws, 0, 3)
        local = ws.file
        died(ws)
    local.write_bytes(b"SQLite format 3\0" + b"?" * 4096)
    assert working_sheet.is_ahead(local.parent, working_sheet.read(local.parent))


def test_a_time_that_changed_alone_is_no_change(share, root):
    with opened(share, root) as ws:
        tag(ws, 0, 3)
        os.utime(share / NAME, (1, 1))
        assert ws.working.put_back().beside is None
    assert names(share) == [NAME]


def test_after_a_crash_it_goes_on_from_the_copy(share, root):
    ws = opened(share, root)
    tag(ws, 0, 3)
    died(ws)
    assert marks(share / NAME) == 0
    assert verbs.waiting(share / NAME, root) is not None
    with pytest.raises(LocalCopyWaits):
        verbs.refuse_split(share / NAME, root)
    with opened(share, root) as again:
        assert again.working.found == "ahead"
        assert again.articles()[0].annotations == 1
        again.working.put_back()
    assert marks(share / NAME) == 1
    assert verbs.waiting(share / NAME, root) is None


def test_the_draft_of_a_putting_back_that_was_killed_goes_at_the_next_opening(share, root):
    left = share / f".{NAME}.draft"
    left.write_bytes(b"half of it")
    with opened(share, root):
        assert not left.exists()


def test_after_a_crash_both_have_what_the_other_has_not(share, root):
    ws = opened(share, root)
    tag(ws, 0, 3)
    died(ws)
    change(share / NAME)
    with opened(share, root) as again:
        assert again.working.found == "split"
        assert marks(again.working.beside) == 1
        assert [it.by for it in again.history(1)] == ["سامي"]
        assert again.path == share / NAME


def test_a_copy_that_has_nothing_more_makes_room_for_what_is_new(share, root):
    ws = opened(share, root)
    died(ws)
    with Workspace(ProjectFile.open(share / NAME, me="سامي"), "سامي") as theirs:
        tag(theirs, 0, 3)
    with opened(share, root) as again:
        assert again.working.found == "fresh"
        assert again.articles()[0].annotations == 1
    assert names(share) == [NAME]


def test_a_drive_that_is_away_hinders_nobody(share, root, tmp_path):
    ws = opened(share, root)
    tag(ws, 0, 3)
    aside = share.rename(tmp_path / "unplugged")
    tag(ws, 4, 10)
    with pytest.raises(NotPutBack) as told:
        ws.working.put_back()
    assert told.value.reason == "away"
    ws.close()
    copy = verbs.fetch(share / NAME, "ليلى", place=root)
    assert copy is not None
    assert copy.found == "away"
    with projects.open_working(copy) as ws:
        assert ws.articles()[0].annotations == 2
        aside.rename(share)
        copy.put_back()
    assert marks(share / NAME) == 2
    assert sorted(it.name for it in share.iterdir()) == [NAME]


def test_a_file_that_is_gone_is_put_there_again_only_when_asked(share, root):
    with opened(share, root) as ws:
        tag(ws, 0, 3)
        (share / NAME).rename(share / "moved.hashiya")
        with pytest.raises(NotPutBack) as told:
            ws.working.put_back()
        assert told.value.reason == "gone"
        assert names(share) == ["moved.hashiya"]
        ws.working.put_back(anew=True)
    assert marks(share / NAME) == 1


def test_a_full_drive_keeps_what_it_had(share, root, monkeypatch):
    with opened(share, root) as ws:
        tag(ws, 0, 3)
        before = (share / NAME).read_bytes()

        def full(*_arguments):
            raise OSError(28, "full")

        with monkeypatch.context() as patched:
            patched.setattr(drive, "carry", full)
            with pytest.raises(NotPutBack) as told:
                ws.working.put_back()
        assert told.value.reason == "full"
        assert (share / NAME).read_bytes() == before
        assert names(share) == [NAME]
        ws.working.put_back()
    assert marks(share / NAME) == 1


def test_what_the_drive_garbles_does_not_count(share, root, monkeypatch):
    """A drive that takes every byte and keeps others."""
    with opened(share, root) as ws:
        tag(ws, 0, 3)
        before, copy = (share / NAME).read_bytes(), drive._copy

        def garbling(source, target, total, progress):
            written = copy(source, target, total, progress)
            with target.open("r+b") as file:
                file.seek(5000)
                file.write(b"garbled")
            return written

        with monkeypatch.context() as patched:
            patched.setattr(drive, "_copy", garbling)
            with pytest.raises(NotPutBack):
                ws.working.put_back()
        assert (share / NAME).read_bytes() == before


def test_a_stalling_drive_holds_up_no_gesture(share, root, monkeypatch):
    """While the drive takes its time, marks are stored here; what came later goes with the next turn."""
    stalled, go = threading.Event(), threading.Event()
    carry = drive.carry

    def slow(source, draft, progress=None):
        stalled.set()
        assert go.wait(20)
        return carry(source, draft, progress)

    monkeypatch.setattr(drive, "carry", slow)
    with opened(share, root) as ws:
        tag(ws, 0, 3)
        putting = threading.Thread(target=ws.working.put_back)
        putting.start()
        assert stalled.wait(20)
        tag(ws, 4, 10)
        assert ws.settle()
        assert ws.saved_at
        go.set()
        putting.join()
        assert marks(share / NAME) == 1
        assert ws.working.is_ahead()
        ws.working.put_back()
    assert marks(share / NAME) == 2


def test_leaving_does_not_wait_for_a_stalling_drive(share, root, monkeypatch):
    go = threading.Event()
    carry = drive.carry
    stalled = threading.Event()

    def slow(source, draft, progress=None):
        stalled.set()
        assert go.wait(20)
        return carry(source, draft, progress)

    monkeypatch.setattr(drive, "carry", slow)
    ws = opened(share, root)
    tag(ws, 0, 3)
    putting = threading.Thread(target=ws.working.put_back)
    putting.start()
    assert stalled.wait(20)
    ws.close()
    go.set()
    putting.join()  # it lets go by itself, once the drive has taken it
    assert marks(share / NAME) == 1
    assert lock.free(share / NAME)
    assert list(root.iterdir()) == []


def test_what_is_no_project_or_damaged_is_not_copied(share, root):
    (share / "x.hashiya").write_bytes(b"no project" * 100)
    with pytest.raises(NotAProject):
        verbs.fetch(share / "x.hashiya", "ليلى", place=root)
    data = (share / NAME).read_bytes()
    (share / NAME).write_bytes(data.replace("الوزير".encode(), "الوزيد".encode()))
    assert verbs.fetch(share / NAME, "ليلى", place=root) is None
    assert lock.free(share / NAME)
    assert not root.exists() or list(root.iterdir()) == []


def test_a_log_that_a_crash_left_on_the_drive_is_taken_along(share, root):
    """As a program did that wrote straight to the drive and was killed."""
    child = (
        "import os, sys; from hashiya.store.project_file import ProjectFile\n"
        "from hashiya.workspace import Workspace; from surroundings import tag\n"
        "tag(Workspace(ProjectFile.open(sys.argv[1], journal='wal'), 'x'), 0, 3); os._exit(0)"
    )
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    subprocess.run([sys.executable, "-c", child, str(share / NAME)], check=True, env=environment)
    assert (share / f"{NAME}-wal").exists()
    with opened(share, root) as ws:
        assert ws.articles()[0].annotations == 1
        assert ws.working.is_ahead()
        ws.working.put_back()
    assert sorted(it.name for it in share.iterdir()) == [NAME]
    assert marks(share / NAME) == 1


@pytest.mark.parametrize("junk", [b"", b"no project" * 100, None], ids=["empty", "junk", "damaged"])
def test_what_the_drive_spoiled_does_not_take_the_copy_along(share, root, junk):
    ws = opened(share, root)
    tag(ws, 0, 3)
    died(ws)
    if junk is None:
        junk = (share / NAME).read_bytes().replace("الوزير".encode(), "الوزيد".encode())
    (share / NAME).write_bytes(junk)
    with opened(share, root) as again:
        assert again.working.found == "replaced"
        assert (again.working.theirs, again.path.parent) == (share / NAME, share)
        tag(again, 4, 10)
        again.working.put_back()
        ours = again.path
    assert (share / NAME).read_bytes() == junk
    assert marks(ours) == 2
    assert list(root.iterdir()) == []


def test_the_sheet_is_no_way_out_of_the_folder(share, root):
    """Whatever stands in a sheet that somebody altered: only its own folder is touched."""
    ws = opened(share, root)
    tag(ws, 0, 3)
    died(ws)
    sheet = ws.working.folder / "origin.json"
    sheet.write_text(sheet.read_text("utf-8").replace(f'"file":"{NAME}"', f'"file":"../../{NAME}"'))
    assert working.working_sheet.read(ws.working.folder) is None
