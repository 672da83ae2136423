"""Backups while one works: at opening, every ten minutes, on close; told when they fail, never in the way."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest
from pytestqt.qtbot import QtBot

from hashiya.commands import annotate, articles, backups
from hashiya.model.backup import Backup
from hashiya.model.span import Span
from hashiya.ui import backing_up
from hashiya.ui.application import Shell
from hashiya.ui.main_window import MainWindow

HOUR = 3600.0


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock(shell: Shell) -> Clock:
    clock = Clock()
    shell.backing_up._clock = clock
    return clock


def kept(window: MainWindow) -> list[Backup]:
    workspace = window.session.workspace
    assert workspace is not None
    return backups.kept(workspace.project_id)


def edit(window: MainWindow, at: int = 0) -> None:
    session = window.session
    assert session.workspace is not None
    assert session.article is not None
    annotate.tag(session.workspace, session.article.id, Span(at, at + 3), "entity", "PERS")


@pytest.fixture
def through(shell: Shell, qtbot: QtBot) -> Callable[[], None]:
    """Wait until no backup is being made."""
    return lambda: qtbot.waitUntil(lambda: shell.backing_up._job is None, timeout=20_000)


def test_the_project_is_backed_up_when_it_was_opened(shell, window, through):
    assert shell.backing_up._after_opening.isActive()
    shell.backing_up._after_opening.timeout.emit()
    through()
    (backup,) = kept(window)
    assert (backup.reason, backup.contents.articles) == ("open", 2)


def test_work_is_never_ten_minutes_without_a_backup(shell, window, clock, through):
    shell.backing_up.start("open")
    through()
    clock.now = HOUR
    shell.backing_up.look()
    assert shell.backing_up._job is None, "nothing was done"
    edit(window)
    clock.now += 540
    shell.backing_up.look()
    assert shell.backing_up._job is None, "not yet"
    edit(window, 10)
    clock.now += backing_up.OLDEST - 540
    shell.backing_up.look()
    through()
    newest = kept(window)[0]
    assert (newest.reason, newest.contents.annotations) == ("timer", 2)
    assert backing_up.OLDEST + backing_up.LOOK_EVERY_MS / 1000 < 600
    clock.now += HOUR
    shell.backing_up.look()
    assert shell.backing_up._job is None, "it is kept already"


def test_what_is_done_while_a_backup_is_made_is_for_the_next_one(shell, window, clock, through):
    edit(window)
    clock.now = HOUR
    shell.backing_up.look()
    clock.now += 1
    edit(window, 10)
    through()
    clock.now += backing_up.OLDEST
    shell.backing_up.look()
    through()
    assert kept(window)[0].contents.annotations == 2


def test_closing_keeps_what_was_done_and_leaves_one_file(shell, window, project, through):
    edit(window)
    shell.backing_up.start("open")
    edit(window, 10)
    found = backups.folder_of(window.session.workspace.project_id)
    window.flows.close_project()
    newest = backups.offer(project)[0]
    assert newest.contents.annotations == 2, "whichever of the two backups saw it"
    assert newest.path.parent == found
    assert [it.name for it in project.parent.iterdir() if it.name.startswith(project.name)] == [
        project.name
    ], "the journal was settled although a backup was being made"


def test_closing_waits_for_the_backup_that_is_being_made(shell, window, monkeypatch):
    """Its connection would keep the journal from being settled into the one file."""
    gate, begun = Event(), Event()

    class Done(Event):
        def wait(self, timeout: float | None = None) -> bool:
            gate.set()
            return super().wait(timeout)

    real = backing_up._made

    def made(*args: object) -> object:
        begun.set()
        assert gate.wait(60)
        return real(*args)

    monkeypatch.setattr(backing_up, "Event", Done)
    monkeypatch.setattr(backing_up, "_made", made)
    edit(window)
    shell.backing_up.start("timer")
    assert begun.wait(60)  # else there is nothing to wait for
    window.flows.close_project()
    waited = shell.backing_up._done.is_set()
    gate.set()
    assert waited


def test_the_last_words_are_kept_at_close(shell, window, project):
    edit(window)
    window.flows.close_project()
    (newest,) = backups.offer(project)
    assert (newest.reason, newest.contents.annotations) == ("close", 1)


def test_a_large_project_is_left_to_its_next_opening(shell, window, project, monkeypatch):
    monkeypatch.setattr(backing_up, "AT_CLOSE", 10)
    edit(window)
    window.flows.close_project()
    assert backups.offer(project) == []


def test_only_looking_makes_no_backup_at_close(shell, window, project):
    window.flows.close_project()
    assert backups.offer(project) == []


def test_a_failure_is_one_quiet_line_until_it_works_again(
    shell, window, clock, through, monkeypatch, tmp_path
):
    edit(window)
    place = backups.root()
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text("a file where the folder should be")
    shell.backing_up.start("timer")
    through()
    status = window.status
    assert status._backup.isVisible()
    assert status.backup_text == window.look.say("backups-none-yet")
    assert "نسخة احتياطية" in status._backup.toolTip()
    assert not window.banner.isVisible(), "no dialog, no banner"
    clock.now = HOUR
    shell.backing_up.look()
    through()
    place.unlink()
    clock.now += 1
    shell.backing_up.look()
    assert shell.backing_up._job is None, "it does not hammer on a folder that refuses"
    clock.now += HOUR
    shell.backing_up.look()
    through()
    assert not status._backup.isVisible()
    assert len(kept(window)) == 1


def test_since_when_is_said(shell, window, through):
    edit(window)
    shell.backing_up.start("timer")
    through()
    folder = kept(window)[0].path.parent
    edit(window, 10)
    (folder / ".lock").unlink()
    (folder / ".lock").mkdir()
    shell.backing_up.start("timer")
    through()
    assert window.status.backup_text == window.look.say(
        "backups-none-since", time=backing_up._moment(_local(kept(window)[0]))
    )


def _local(backup: Backup):
    from datetime import datetime

    return datetime.fromtimestamp(backup.at / 1000)


def test_a_new_language_keeps_the_line(shell, window, through, qtbot):
    edit(window)
    backups.root().parent.mkdir(parents=True, exist_ok=True)
    backups.root().write_text("no folder")
    shell.backing_up.start("timer")
    through()
    window.flows.switch_language()
    qtbot.waitUntil(lambda: shell.window is not window)
    assert shell.window.status.backup_text == "No backup yet"


def test_a_project_that_is_only_read_is_not_backed_up(shell, window, project, through):
    workspace_id = window.session.workspace.project_id
    window.flows.close_project()
    from hashiya.commands import projects

    window.session.open(projects.open_project(project, read_only=True))
    shell.backing_up.start("open")
    assert shell.backing_up._job is None
    assert backups.kept(workspace_id) == []


def test_a_large_import_was_preceded_by_a_backup(window, tmp_path: Path):
    file = tmp_path / "new.txt"
    file.write_text("نص جديد", encoding="utf-8")
    articles.add(window.session.workspace, articles.read([file]))
    assert kept(window)[0].reason == "import"
