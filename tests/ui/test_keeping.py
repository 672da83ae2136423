"""The window stands by its file: what is not saved is said, tried again, and has a way out."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from PySide6.QtGui import QCloseEvent

from hashiya.commands import projects
from hashiya.model import errors
from hashiya.store import holder
from hashiya.store.project_file import ProjectFile
from hashiya.ui import keeping
from hashiya.ui import session as session_module
from hashiya.ui.dialogs import files, leaving


class Disk:
    """What the project's disk says to a commit; ``None`` is yes."""

    def __init__(self, window, monkeypatch) -> None:
        self.why: errors.HashiyaError | None = None
        project = window.session.workspace._project
        commit = project.commit

        def asked(step, parts=None):
            if self.why is not None:
                raise self.why
            return commit(step, parts)

        monkeypatch.setattr(project, "commit", asked)


@pytest.fixture
def disk(window, monkeypatch) -> Disk:
    return Disk(window, monkeypatch)


def verbs(window) -> list[str]:
    return [it.text() for it in window.banner.verbs]


def press_verb(window, message: str) -> None:
    said = window.look.say(message)
    next(it for it in window.banner.verbs if it.text() == said).click()


def stored(path: Path) -> int:
    with ProjectFile.open(path, read_only=True) as project:
        return sum(it.annotations for it in project.articles())


def test_a_full_disk_is_said_at_once_and_everything_is_stored_when_there_is_room(
    window, press, disk, project, qtbot
):
    disk.why = errors.DiskFull(name=project.name)
    press("1", "left", "2")
    assert len(window.session.annotations) == 2
    assert window.banner.isVisible()
    assert window.look.say("keeping-disk-full", name=project.name) in window.banner.text
    assert window.look.say("keeping-pending", count=2) in window.banner.text
    assert verbs(window) == [
        window.look.say("keeping-retry"),
        window.look.say("keeping-save-elsewhere"),
    ]
    assert window.status.saved_text == window.look.say("keeping-status-unsaved", count=2)
    press_verb(window, "keeping-retry")
    assert window.banner.isVisible()
    disk.why = None
    with qtbot.waitSignals([window.session.saved, window.session.articles_changed]):
        pass  # the timer tries by itself
    assert window.banner.isHidden()
    assert window.session.workspace.pending == ()
    assert window.status.saved_text.startswith(window.look.say("ui-status-saved", time="")[:4])
    window.flows.close_project()
    assert stored(project) == 2


def test_what_waits_is_asked_about_also_when_writing_was_stopped(
    window, press, disk, project, monkeypatch
):
    disk.why = errors.DiskFull(name=project.name)
    press("1")
    window.session.workspace.stop_writing(errors.WritingStopped(name=project.name))
    disk.why = errors.WritingStopped(name=project.name)
    asked = []
    monkeypatch.setattr(leaving, "ask", lambda *_: asked.append(1) or "stay")
    assert not window.keeping.may_leave()
    assert asked


def test_a_view_that_fails_says_saved_only_of_what_is(window, press, disk, project, monkeypatch):
    disk.why = errors.DiskFull(name=project.name)
    told = []
    window.session.saved.connect(lambda: told.append("saved"))
    window.session.refused.connect(lambda: told.append("refused"))

    def failing(*_: object) -> None:
        raise RuntimeError("a view")

    monkeypatch.setattr(window.session, "_step_done", failing)
    monkeypatch.setattr(session_module, "report", lambda _: None)
    press("1")
    assert set(told) == {"refused"}


def test_what_waits_can_be_undone(window, press, disk, project):
    disk.why = errors.DiskFull(name=project.name)
    press("1", "ctrl+z")
    assert window.session.annotations == ()
    disk.why = None
    window.keeping.retry()
    assert window.session.workspace.pending == ()
    assert len(window.session.workspace.history()) >= 2


def test_a_scanner_that_lets_go_soon_is_worth_no_sentence(
    window, press, disk, project, monkeypatch
):
    disk.why = errors.SaveHeld(name=project.name)
    press("1")
    assert window.banner.isHidden()
    assert window.status.saved_text == window.look.say("keeping-status-unsaved", count=1)
    monkeypatch.setattr(keeping, "HELD_FOR_MS", 0)
    window.keeping.retry()
    assert window.look.say("error-save-held", name=project.name) in window.banner.text
    disk.why = None
    window.keeping.look()
    assert window.banner.isHidden()


def test_a_file_that_is_held_while_nothing_waits_is_worth_no_sentence(window, project, monkeypatch):
    def held() -> None:
        raise errors.SaveHeld(name=project.name)

    monkeypatch.setattr(window.session.workspace, "look", held)
    window.keeping.look()
    assert window.banner.isHidden()


def test_a_copy_elsewhere_has_what_waits_and_the_work_goes_on_there(
    window, press, disk, project, tmp_path, monkeypatch
):
    press("1")
    disk.why = errors.SaveFailed(name=project.name)
    press("left", "2")
    article = window.session.article.id
    target = tmp_path / "نسخة.hashiya"
    asked = []
    monkeypatch.setattr(files, "copy_target", lambda *it: asked.append(it[2]) or target)
    press_verb(window, "keeping-save-elsewhere")
    assert asked[0].parent == Path.home(), "the place that takes nothing was suggested"
    assert window.session.workspace.path == target
    assert window.session.article.id == article
    assert len(window.session.annotations) == 2
    assert window.session.workspace.pending == ()
    assert window.banner.isHidden()
    press("left", "1")
    window.flows.close_project()
    assert stored(target) == 3
    assert stored(project) == 1


def test_save_a_copy_leaves_the_window_where_it_is(window, press, project, tmp_path, monkeypatch):
    press("1")
    target = tmp_path / "نسخة.hashiya"
    asked = []
    monkeypatch.setattr(files, "copy_target", lambda *it: asked.append(it[2]) or target)
    press("ctrl+shift+s")
    assert asked[0].parent == project.parent
    assert asked[0].name == f"{project.stem} (نسخة).hashiya"
    assert window.session.workspace.path == project
    assert window.toast.text == window.look.say("keeping-copy-made", name=target.name)
    assert stored(target) == 1


def test_a_copy_that_fails_says_why_and_nothing_changes(window, press, project, monkeypatch):
    monkeypatch.setattr(files, "copy_target", lambda *_: project)
    press("ctrl+shift+s")
    assert window.banner.text == window.look.say("error-copy", name=project.name, reason="itself")
    assert window.session.workspace.path == project


@pytest.mark.parametrize("choice", ["stay", "leave", "copy"])
def test_closing_asks_while_something_waits(
    window, press, disk, project, tmp_path, monkeypatch, choice
):
    disk.why = errors.DiskFull(name=project.name)
    press("1")
    asked: list[int] = []
    monkeypatch.setattr(leaving, "ask", lambda *it: asked.append(len(it[2].pending)) or choice)
    monkeypatch.setattr(files, "copy_target", lambda *_: tmp_path / "n.hashiya")
    event = QCloseEvent()
    window.closeEvent(event)
    assert asked == [1]
    assert event.isAccepted() is (choice != "stay")
    if choice == "copy":
        assert stored(tmp_path / "n.hashiya") == 1
    window.session.close()


def test_closing_asks_nothing_when_all_is_saved(window, press, monkeypatch):
    press("1")
    monkeypatch.setattr(leaving, "ask", lambda *_: pytest.fail("asked"))
    event = QCloseEvent()
    window.closeEvent(event)
    assert event.isAccepted()


@pytest.mark.parametrize("first", ["timer", "edit"])
def test_a_renamed_file_is_noticed_and_followed(window, press, project, first, qtbot):
    press("1")
    new = project.with_name("آخر.hashiya")
    project.rename(new)
    if first == "timer":
        window.keeping.look()
    else:
        press("left", "2")
        assert len(window.session.annotations) == 2
        assert len(window.session.workspace.pending) == 1
    assert window.look.say("error-project-renamed", name=project.name, now=new.name) in (
        window.banner.text
    )
    press_verb(window, "keeping-follow")
    # the backup of the opening may be reading just now: it is tried again
    qtbot.waitUntil(lambda: window.session.workspace.path == new, timeout=30_000)
    assert window.banner.isHidden()
    assert "آخر" in window.windowTitle()
    press("left", "1")
    window.flows.close_project()
    assert stored(new) == (2 if first == "timer" else 3)
    assert [it.name for it in project.parent.glob("*hashiya*")] == [new.name]


def test_a_replaced_file_is_left_alone_and_both_can_be_had(
    window, press, project, tmp_path, monkeypatch
):
    press("1")
    window.session.settle()
    theirs = tmp_path / "theirs.hashiya"
    with projects.create(theirs, me="أخرى"):
        pass
    theirs.replace(project)
    bytes_there = project.read_bytes()
    press("left", "2")
    assert window.look.say("error-project-replaced", name=project.name) in window.banner.text
    assert project.read_bytes() == bytes_there
    assert window.session.workspace.pending
    target = tmp_path / "لي.hashiya"
    monkeypatch.setattr(files, "copy_target", lambda *_: target)
    press_verb(window, "keeping-save-copy")
    assert window.session.workspace.path == target
    assert len(window.session.annotations) == 2
    assert project.read_bytes() == bytes_there


def test_a_file_written_over_stays_told_when_the_window_comes_to_rest(
    window, press, project, tmp_path
):
    """A dialog takes the focus, and losing it brings the file to rest: that settles nothing here."""
    press("1")
    window.session.settle()
    old = tmp_path / "old"
    subprocess.run(["cp", str(project), str(old)], check=True)
    press("left", "2")
    window.session.settle()
    subprocess.run(["cp", str(old), str(project)], check=True)
    window.keeping.look()
    said = window.look.say("error-project-changed", name=project.name)
    assert said in window.banner.text
    window.session.settle()
    window.keeping.look()
    assert said in window.banner.text
    window.flows.close_project()
    assert subprocess.run(["cmp", str(old), str(project)], check=False).returncode == 0
    assert stored(project) == 1


def test_the_file_that_is_there_now_can_be_opened(window, press, project, tmp_path):
    press("1")
    window.session.settle()
    old = tmp_path / "old"
    subprocess.run(["cp", str(project), str(old)], check=True)
    press("left", "2")
    window.session.settle()
    old.replace(project)
    window.keeping.look()
    press_verb(window, "keeping-open-there")
    assert len(window.session.annotations) == 1
    assert window.banner.isHidden()
    press("left", "2")
    assert window.session.workspace.pending == ()


def test_a_second_window_reads_says_who_writes_and_may_write_when_he_left(
    shell, project, qtbot, press_in
):
    other = ProjectFile.open(project, me="سامي")
    window = shell.window
    window.flows.open_project(project)
    assert window.session.workspace.read_only
    assert "سامي" in window.banner.text
    assert holder.computer() in window.banner.text
    press_verb(window, "keeping-retry")
    assert window.session.workspace.read_only
    other.close()
    window.keeping.look()
    assert window.look.say("keeping-holder-left", name=project.name) in window.banner.text
    press_verb(window, "keeping-write-here")
    assert not window.session.workspace.read_only
    assert window.banner.isHidden()
    press_in(window, "1")
    assert len(window.session.annotations) == 1


@pytest.fixture
def press_in():
    from keyboard import send

    def pressed(window, *chords: str) -> None:
        window.reader.setFocus()
        for chord in chords:
            send(window, chord, None)

    return pressed


def test_another_computers_note_can_be_passed_by(shell, project):
    note = holder.myself("سامي")
    holder.write(
        project,
        holder.Holder(
            token="t",
            name="سامي",
            computer="MAKTAB",
            host="MAKTAB/1",
            process=1,
            started="1",
            since=note.since,
            seen=note.seen,
        ),
    )
    window = shell.window
    window.flows.open_project(project)
    assert window.session.workspace.read_only
    assert "MAKTAB" in window.banner.text
    press_verb(window, "keeping-open-anyway")
    assert not window.session.workspace.read_only


def test_opening_what_is_open_by_another_name_changes_nothing(window, project, tmp_path):
    link = tmp_path / "link.hashiya"
    link.symlink_to(project)
    before = window.session.workspace
    window.flows.open_project(link)
    window.flows.open_project(project)
    assert window.session.workspace is before


def test_what_the_place_needs_said_is_said_once(window, project):
    copy = project.with_name(f"{project.stem} (Layla's conflicted copy 2026-01-02).hashiya")
    copy.write_bytes(b"x")
    from hashiya.ui.noticing import Noticing

    looking = Noticing(window.session, window.look, window.banner)
    looking.look_round()
    assert copy.name in window.banner.text
    press_verb(window, "keeping-known")
    looking.look_round()
    assert window.banner.isHidden()


def test_soon_after_the_last_edit_the_one_file_alone_has_everything(
    window, press, project, tmp_path, qtbot
):
    with qtbot.waitSignal(window.session.settled, timeout=2000):
        press("1", "left", "2")
    assert session_module.SETTLE_AFTER_MS < 2000
    alone = tmp_path / "alone.hashiya"
    subprocess.run(["cp", str(project), str(alone)], check=True)
    assert stored(alone) == 2


def test_what_a_sudden_stop_left_beside_the_file_is_in_it_soon_after_opening(
    window, press, project, tmp_path, qtbot
):
    """Also when nobody edits anything: the file may be copied while it is only being read."""
    press("1", "left", "2")
    log = project.with_name(f"{project.name}-wal")
    left = tmp_path / "left" / project.name
    left.parent.mkdir()
    for there, here in ((project, left), (log, left.with_name(log.name))):
        subprocess.run(["cp", str(there), str(here)], check=True)
    with qtbot.waitSignal(window.session.settled, timeout=2000):
        window.session.open(projects.open_project(left, me="ليلى"))
    alone = tmp_path / "alone.hashiya"
    subprocess.run(["cp", str(left), str(alone)], check=True)
    assert stored(alone) == 2
