"""The window over a project on a network drive: it works in a copy, says what is where, and never waits for the drive."""

from __future__ import annotations

import shutil
import threading
from pathlib import Path

import pytest
from PySide6.QtGui import QCloseEvent

from hashiya.commands import annotate, articles, projects
from hashiya.commands import working as verbs
from hashiya.model.errors.drive import NotPutBack
from hashiya.model.span import Span
from hashiya.store import drive, surroundings
from hashiya.store.project_file import ProjectFile
from hashiya.ui import noticing, putting_back
from hashiya.ui.dialogs import not_put_back, waiting
from hashiya.ui.fetching import ALWAYS


@pytest.fixture(autouse=True)
def nothing_of_the_place(monkeypatch) -> None:
    """What is said once of the place where a project lies comes from another part."""
    monkeypatch.setattr(noticing.Noticing, "look_round", lambda _self: None)


@pytest.fixture
def root(tmp_path, monkeypatch) -> Path:
    monkeypatch.setattr(verbs, "root", lambda: tmp_path / "working")
    return tmp_path / "working"


@pytest.fixture
def project(tmp_path: Path, root, monkeypatch) -> Path:
    """On what the one function that knows calls a network drive."""
    from hashiya import assets

    share = tmp_path / "share"
    share.mkdir()
    with projects.create(share / "مشروع.hashiya", me="أخرى") as ws:
        articles.add(ws, articles.read([assets.seeds() / "articles"]))
    monkeypatch.setattr(surroundings, "on_network", lambda path: share in path.parents)
    return share / "مشروع.hashiya"


@pytest.fixture
def stall(monkeypatch):
    """A drive that takes nothing until it is told to."""
    monkeypatch.setattr(waiting, "SHOW_AFTER_MS", 0)
    go, stalled, carry = threading.Event(), threading.Event(), drive.carry

    def slow(source, draft, progress=None):
        stalled.set()
        assert go.wait(20)
        return carry(source, draft, progress)

    monkeypatch.setattr(drive, "carry", slow)
    yield go, stalled
    go.set()


def marks(path: Path) -> int:
    with ProjectFile.open(path, read_only=True) as project:
        return sum(it.annotations for it in project.articles())


def press_verb(window, message: str) -> None:
    said = window.look.say(message)
    next(it for it in window.banner.verbs if it.text() == said).click()


def said(window, message: str) -> str:
    """The beginning of a sentence of the status bar, up to its time."""
    return window.look.say(message, time="@").split("@")[0]


def action(window, name: str):
    return next(it for it in window.bindings.actions if it.id == name)


def test_the_window_says_what_is_here_and_what_is_on_the_drive(window, press, project, qtbot):
    assert window.session.workspace.file != project
    assert project.stem in window.windowTitle()
    assert window.status.saved_text.startswith(said(window, "drive-status-both"))
    press("1")
    assert window.status.saved_text.startswith(said(window, "drive-status-here"))
    assert marks(project) == 0
    with qtbot.waitSignal(window.session.said):
        window.keeping.putting_back.put_now()
        assert window.status.saved_text == window.look.say("drive-status-putting")
    assert window.status.saved_text.startswith(said(window, "drive-status-both"))
    assert marks(project) == 1


def test_it_is_put_back_when_the_window_comes_to_rest(window, press, project, qtbot, monkeypatch):
    monkeypatch.setattr(putting_back, "REST_MS", 10)
    press("1")
    qtbot.waitUntil(lambda: window.status.saved_text.startswith(said(window, "drive-status-both")))
    assert marks(project) == 1


def test_it_is_put_back_on_closing_and_nothing_stays_behind(window, press, project, root):
    press("1")
    window.flows.close_project()
    assert window.session.workspace is None
    assert marks(project) == 1
    assert sorted(project.parent.iterdir()) == [project]
    assert list(root.iterdir()) == []


def test_a_drive_that_stalls_does_not_stop_the_hands(window, press, project, qtbot, stall):
    go, stalled = stall
    press("1")
    putting = window.keeping.putting_back
    putting.put_now()
    qtbot.waitUntil(stalled.is_set)
    press("left", "2")  # stored and shown, while the drive takes nothing
    assert len(window.session.annotations) == 2
    assert window.session.workspace.saved_at
    assert window.status.saved_text == window.look.say("drive-status-putting")
    with qtbot.waitSignal(putting.told):
        go.set()
    assert window.status.saved_text.startswith(said(window, "drive-status-here"))
    assert marks(project) == 1


def test_closing_need_not_wait_for_a_drive_that_stalls(window, press, project, root, stall, qtbot):
    go, stalled = stall
    press("1")
    begun = waiting.WaitingDialog.exec

    def leave(dialog) -> int:
        qtbot.waitUntil(stalled.is_set)
        dialog.stop.click()
        return begun(dialog) if dialog.isVisible() else 0

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(waiting.WaitingDialog, "exec", leave)
        window.flows.close_project()
    assert window.session.workspace is None
    assert marks(project) == 0
    go.set()
    qtbot.waitUntil(lambda: not (project.parent / f".{project.name}.lock").exists())
    assert marks(project) == 0  # it was given up: the drive has what it had, and nothing besides
    assert sorted(project.parent.iterdir()) == [project]
    assert verbs.waiting(project) is not None
    window.flows.open_project(project)
    assert len(window.session.annotations) == 1


def test_after_a_crash_the_window_goes_on_from_the_copy_and_says_so(
    shell, window, press, project, qtbot
):
    press("1")
    workspace = window.session.workspace
    workspace.working.release_to_next().lock.release()  # as if the process were gone
    window.session.close()
    window.session.project_changed.emit()
    assert marks(project) == 0
    window.flows.open_project(project)
    assert len(window.session.annotations) == 1
    assert window.look.say("drive-put-now") in [it.text() for it in window.banner.verbs]
    assert window.status.saved_text.startswith(said(window, "drive-status-here"))
    with qtbot.waitSignal(window.session.said):
        press_verb(window, "drive-put-now")
    assert marks(project) == 1
    assert window.banner.isHidden()


def test_what_another_changed_stays_and_ours_goes_on_beside_it(window, press, project, qtbot):
    press("1")
    other = project.parent.parent / "theirs.hashiya"
    shutil.copyfile(project, other)
    with projects.open_project(other, "سامي") as ws:
        annotate.tag(ws, ws.articles()[0].id, Span(0, 3), "entity", "PERS")
    shutil.copyfile(other, project)
    theirs = project.read_bytes()
    with qtbot.waitSignal(window.keeping.putting_back.told):
        window.keeping.putting_back.put_now()
    qtbot.waitUntil(window.banner.isVisible)
    ours = window.session.workspace.path
    assert ours != project
    assert ours.name in window.banner.text
    assert project.name in window.banner.text
    assert project.read_bytes() == theirs
    assert marks(ours) == 1
    press_verb(window, "drive-beside-open")
    assert window.session.workspace.path == project
    assert window.session.workspace.history(1)[0].by == "سامي"


def test_what_both_changed_is_offered_for_comparing_and_ours_can_be_opened(
    shell, window, press, project, tmp_path, monkeypatch
):
    press("1")
    other = tmp_path / "theirs.hashiya"
    shutil.copyfile(project, other)
    with projects.open_project(other, "سامي") as ws:
        annotate.tag(ws, ws.articles()[0].id, Span(0, 3), "entity", "PERS")
    workspace = window.session.workspace
    workspace.working.release_to_next().lock.release()  # as if the process were gone
    window.session.close()
    window.session.project_changed.emit()
    shutil.copyfile(other, project)
    window.flows.open_project(project)
    ours = window.session.workspace.working.beside
    (_, compare), (_, open_ours) = window.banner._shown.actions
    compared = []
    monkeypatch.setattr(window.flows, "compare_copies", compared.append)
    compare()
    assert compared == [[ours]]
    open_ours()
    assert window.session.workspace.path == ours
    assert window.session.workspace.history(1)[0].by != "سامي"


def test_a_drive_that_is_away_is_said_once_and_tried_again(window, press, project, qtbot, tmp_path):
    press("1")
    aside = project.parent.rename(tmp_path / "unplugged")
    putting = window.keeping.putting_back
    putting.put_now()
    qtbot.waitUntil(window.banner.isVisible)
    error = NotPutBack(name=project.name, reason="away")
    assert window.banner.text == window.look.say(error.message, **error.values)
    assert window.status.saved_text.startswith(said(window, "drive-status-waiting"))
    press("left", "2")
    aside.rename(project.parent)
    assert putting._rest.isActive()
    putting._rest.timeout.emit()  # a minute is over
    qtbot.waitUntil(lambda: window.status.saved_text.startswith(said(window, "drive-status-both")))
    assert window.banner.isHidden()
    assert marks(project) == 2


@pytest.mark.parametrize(("choice", "closes"), [("close", True), ("stay", False)])
def test_closing_while_the_drive_is_away_asks(
    window, press, project, monkeypatch, tmp_path, choice, closes
):
    press("1")
    asked = []
    monkeypatch.setattr(not_put_back, "ask", lambda *told: asked.append(told[2]) or choice)
    aside = project.parent.rename(tmp_path / "unplugged")
    event = QCloseEvent()
    window.closeEvent(event)
    assert event.isAccepted() is closes
    assert project.name in asked[0]
    aside.rename(project.parent)
    assert verbs.waiting(project) is not None


def test_who_wants_a_copy_everywhere_gets_one(shell, tmp_path, root, settings):
    path = tmp_path / "stick.hashiya"
    projects.create(path, me="أخرى").close()
    settings.remember_flag(ALWAYS, on=True)
    shell.window.flows.open_project(path)
    assert shell.session.workspace.file.parent.parent == root
    assert shell.session.workspace.path == path
    shell.window.flows.close_project()
    settings.remember_flag(ALWAYS, on=False)
    shell.window.flows.open_project(path)
    assert shell.session.workspace.file == path


def test_the_data_set_is_written_from_the_copy(window, press, project, qtbot):
    from hashiya.ui.dialogs.export_dataset import ExportDialog

    press("1")
    dialog = ExportDialog(window, window.session, window.look)
    qtbot.addWidget(dialog)
    assert dialog._project == window.session.workspace.file
    assert dialog._beside == project
