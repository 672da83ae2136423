"""What is made or put back on a network drive is waited for by a window that stays alive, and may be left."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QThread, QTimer

from hashiya.commands import annotate, articles, backups, projects
from hashiya.commands import working as verbs
from hashiya.model.span import Span
from hashiya.store import creating, drive, surroundings
from hashiya.ui import noticing
from hashiya.ui.dialogs import waiting
from hashiya.ui.dialogs.new_project import NewProjectDialog


@pytest.fixture
def share(tmp_path, monkeypatch) -> Path:
    """A folder that the one function that knows calls a network drive."""
    made = tmp_path / "share"
    made.mkdir()
    monkeypatch.setattr(verbs, "root", lambda: tmp_path / "working")
    monkeypatch.setattr(surroundings, "on_network", lambda path: made in path.parents)
    monkeypatch.setattr(noticing.Noticing, "look_round", lambda _self: None)
    return made


@pytest.fixture
def reached(monkeypatch) -> list[bool]:
    """For each call that reaches the drive, whether it was made on the thread of the window."""
    calls: list[bool] = []
    for room, name in ((drive, "_copy"), (creating, "give_name")):
        real = getattr(room, name)

        def watched(*given, real=real):
            calls.append(QThread.isMainThread())
            return real(*given)

        monkeypatch.setattr(room, name, watched)
    return calls


@pytest.fixture
def stall(monkeypatch):
    """A drive that takes nothing until it is told to, and a person who leaves the waiting."""
    monkeypatch.setattr(waiting, "SHOW_AFTER_MS", 0)
    go, stalled = threading.Event(), threading.Event()
    real_draft, begun = creating.drafts.draft, waiting.WaitingDialog.exec

    def slow(path):
        stalled.set()
        assert go.wait(20)
        return real_draft(path)

    def leave(dialog) -> int:
        QTimer.singleShot(0, dialog, dialog.stop.click)
        return begun(dialog)

    monkeypatch.setattr(creating.drafts, "draft", slow)
    monkeypatch.setattr(waiting.WaitingDialog, "exec", leave)
    yield go, stalled
    go.set()


@pytest.fixture
def told(shell, monkeypatch) -> list[str]:
    sentences: list[str] = []
    monkeypatch.setattr(shell.window.flows, "say_calmly", lambda it, *_: sentences.append(it))
    return sentences


@pytest.fixture
def wanted(share, monkeypatch) -> Path:
    """Somebody asks for a new project there."""
    monkeypatch.setattr(NewProjectDialog, "exec", lambda _self: True)
    monkeypatch.setattr(NewProjectDialog, "path", share / "جديد.hashiya")
    monkeypatch.setattr(NewProjectDialog, "schema", "default")
    return share / "جديد.hashiya"


@pytest.fixture
def backup(share):
    """A project on the drive that is a mark ahead of its backup."""
    path = share / "مشروع.hashiya"
    from hashiya import assets

    with projects.create(path, me="أخرى") as ws:
        articles.add(ws, articles.read([assets.seeds() / "articles"]))
        backups.back_up(ws, "asked")
        annotate.tag(ws, ws.articles()[0].id, Span(0, 3), "entity", "PERS")
    return path, backups.offer(path)[0]


def marks(path: Path) -> int:
    with projects.open_project(path, read_only=True) as ws:
        return sum(it.annotations for it in ws.articles())


def test_a_new_project_is_made_beside_the_window(shell, wanted, reached):
    shell.window.flows.new_project()
    assert reached
    assert not any(reached)
    workspace = shell.session.workspace
    assert workspace.path == wanted
    assert workspace.file != wanted  # it is worked on in a copy from the beginning
    assert shell.session.writable


def test_a_new_project_that_the_drive_does_not_take_is_left_in_words(
    shell, wanted, stall, told, qtbot
):
    go, stalled = stall
    shell.window.flows.new_project()
    assert stalled.is_set()
    assert shell.session.workspace is None
    assert told == [shell.look.say("drive-making-left", name=wanted.name)]
    go.set()
    qtbot.waitUntil(lambda: wanted.exists() and not list(wanted.parent.glob(".*")))


def test_an_earlier_state_is_put_in_place_beside_the_window(shell, backup, reached):
    path, earlier = backup
    shell.window.flows.open_project(path)
    reached.clear()
    shell.window.restoring.put_in_place(earlier, path)
    assert reached
    assert not any(reached)
    assert shell.session.workspace.path == path
    assert marks(path) == 0


def test_whoever_leaves_the_putting_back_has_the_project_as_it_was(
    shell, backup, stall, told, qtbot
):
    go, stalled = stall
    path, earlier = backup
    shell.window.restoring.put_in_place(earlier, path)
    assert stalled.is_set()
    assert told == [shell.look.say("drive-restoring-left", name=path.name)]
    go.set()
    qtbot.waitUntil(lambda: not list(path.parent.glob(".*")))
    assert marks(path) == 1


def test_a_copy_of_an_earlier_state_is_made_beside_the_window(shell, backup, reached):
    path, earlier = backup
    shell.window.restoring.open_copy(earlier, path)
    assert reached
    assert not any(reached)
    assert shell.session.workspace.path.parent == path.parent
    assert shell.session.workspace.path != path
    assert marks(path) == 1


def test_whoever_leaves_the_copying_has_no_copy(shell, backup, stall, told, qtbot):
    go, _stalled = stall
    path, earlier = backup
    shell.window.restoring.open_copy(earlier, path)
    assert told == [shell.look.say("drive-copying-left", name=path.name)]
    go.set()
    qtbot.waitUntil(lambda: list(path.parent.iterdir()) == [path])
