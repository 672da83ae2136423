"""Going back in two clicks, from the open project and from the start screen, in both languages."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hashiya.commands import annotate, backups
from hashiya.model.span import Span
from hashiya.ui.actions import ACTIONS
from hashiya.ui.backing_up import BackingUp
from hashiya.ui.dialogs.restore_backup import RestoreDialog
from hashiya.ui.main_window import MainWindow

Act = Callable[[RestoreDialog], None]


@pytest.fixture(autouse=True)
def no_backups_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """Else the window makes one a moment after opening, in between those of a slow test."""
    monkeypatch.setattr(BackingUp, "start", lambda *_: None)


def edit(window: MainWindow, *places: int) -> None:
    session = window.session
    assert session.workspace is not None
    assert session.article is not None
    for k in places:
        annotate.tag(
            session.workspace, session.article.id, Span(k * 5, k * 5 + 3), "entity", "PERS"
        )


def marks(window: MainWindow) -> int:
    assert window.session.workspace is not None
    return sum(it.annotations for it in window.session.workspace.articles())


@pytest.fixture
def in_dialog(monkeypatch: pytest.MonkeyPatch) -> Callable[[Act], list[RestoreDialog]]:
    """Act in the dialog as soon as it would wait for the person."""

    def prepare(act: Act) -> list[RestoreDialog]:
        seen: list[RestoreDialog] = []

        def run(dialog: RestoreDialog) -> int:
            seen.append(dialog)
            dialog.show()
            act(dialog)
            return dialog.result()

        monkeypatch.setattr(RestoreDialog, "exec", run)
        return seen

    return prepare


def click(qtbot: QtBot, button: object) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def action(window: MainWindow) -> None:
    window.run_action(next(it for it in ACTIONS if it.id == "restore-backup"))


@pytest.fixture
def worked(window: MainWindow) -> MainWindow:
    """Two states are kept; the project has gone on."""
    workspace = window.session.workspace
    assert workspace is not None
    backups.back_up(workspace, "open")
    edit(window, 0, 1, 2)
    backups.back_up(workspace, "timer")
    edit(window, 3)
    return window


def test_two_clicks_put_the_earlier_state_in_place(worked, project, in_dialog, qtbot):
    in_dialog(lambda it: click(qtbot, it.replace))
    action(worked)
    assert worked.session.workspace.path == project
    assert marks(worked) == 3
    assert worked.toast.text
    newest = backups.offer(project)[0]
    assert newest.reason in {"replaced", "close"}
    assert newest.contents.annotations == 4, "what was there is kept"


def test_two_clicks_open_it_as_a_copy_and_leave_the_project(worked, project, in_dialog, qtbot):
    before = project.stat().st_size
    in_dialog(lambda it: click(qtbot, it.copy))
    action(worked)
    assert worked.session.workspace.path != project
    assert worked.session.workspace.path.parent == project.parent
    assert marks(worked) == 3
    worked.flows.open_project(project)
    assert marks(worked) == 4
    assert project.stat().st_size >= before


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_list_says_when_why_how_much_and_what_differs(worked, in_dialog, language):
    worked.look.set_language(language)
    seen = in_dialog(lambda it: it.reject())
    action(worked)
    (dialog,) = seen
    lines = [dialog.model.data(dialog.model.index(k)) for k in range(dialog.model.rowCount())]
    say = worked.look.say
    assert lines[0] == say("backups-today")
    assert say("backups-reason-timer") in lines[1]
    assert say("backups-articles", count=2) in lines[1]
    assert say("backups-annotations", count=3) in lines[1]
    assert say("backups-fewer-annotations", count=1) in lines[1]
    assert say("backups-reason-open") in lines[2]
    assert say("backups-fewer-annotations", count=4) in lines[2]
    assert dialog.model.backup(dialog.list.currentIndex()).reason == "timer"
    dialog.grab()  # every row is painted
    assert not dialog.isVisible()


def test_days_cannot_be_chosen(worked, in_dialog, qtbot):
    def act(dialog: RestoreDialog) -> None:
        dialog.list.setFocus()
        for _ in range(5):
            qtbot.keyClick(dialog.list, Qt.Key.Key_Up)
        assert dialog.model.backup(dialog.list.currentIndex()) is not None
        dialog.reject()

    in_dialog(act)
    action(worked)


def test_escape_changes_nothing(worked, project, in_dialog, qtbot):
    in_dialog(lambda it: qtbot.keyClick(it, Qt.Key.Key_Escape))
    action(worked)
    assert marks(worked) == 4


def test_a_backup_that_was_spoiled_leaves_the_project_open_as_it_was(
    worked, project, in_dialog, qtbot
):
    newest = backups.offer(project)[0]
    data = bytearray(newest.path.read_bytes())
    data[4096:8192] = bytes(4096)  # its size stays, so it is found out only when it is used
    newest.path.write_bytes(bytes(data))
    in_dialog(lambda it: click(qtbot, it.replace))
    action(worked)
    assert worked.session.workspace.path == project
    assert marks(worked) == 4
    assert worked.look.say("error-backup-unusable", name=newest.path.name) == worked.banner.text


def test_the_start_screen_finds_a_project_whose_file_is_gone(worked, project, in_dialog, qtbot):
    worked.flows.close_project()
    project.unlink()
    seen = in_dialog(lambda it: click(qtbot, it.replace))
    worked.start.restore_asked.emit()
    assert seen[0].project == project
    assert worked.session.workspace.path == project
    assert marks(worked) == 4


def test_a_damaged_project_is_reached_and_kept(worked, project, in_dialog, qtbot):
    worked.flows.close_project()
    project.write_bytes(b"SQLite format 3\0" + bytes(5000))
    damaged = project.read_bytes()
    in_dialog(lambda it: click(qtbot, it.replace))
    worked.restoring.begin(project)
    assert marks(worked) == 4
    (aside,) = (backups.offer(project)[0].path.parent / "aside").glob("*/*")
    assert aside.read_bytes() == damaged
    assert str(aside) in worked.banner.text


def test_without_any_backup_it_is_said(window, in_dialog):
    seen = in_dialog(lambda it: it.reject())
    action(window)
    assert not seen
    assert window.banner.text == window.look.say("backups-there-are-none")


def test_several_projects_are_chosen_from(worked, project, tmp_path: Path, in_dialog):
    from hashiya.commands import projects

    other = tmp_path / "آخر.hashiya"
    projects.create(other).close()
    backups.back_up_file(other)
    worked.flows.close_project()

    def act(dialog: RestoreDialog) -> None:
        names = [dialog.which.itemData(k) for k in range(dialog.which.count())]
        assert sorted(names) == sorted([str(project), str(other)])
        dialog.which.setCurrentIndex(names.index(str(other)))
        assert dialog.project == other
        assert dialog.model.backup(dialog.list.currentIndex()).contents.articles == 0
        dialog.reject()

    in_dialog(act)
    worked.restoring.begin()
    assert QApplication.activeModalWidget() is None


def test_an_old_project_that_cannot_be_backed_up_is_opened_to_be_read(window, tmp_path: Path):
    golden = Path(__file__).parents[1] / "store" / "golden" / "version_1.hashiya"
    old = tmp_path / "old.hashiya"
    old.write_bytes(golden.read_bytes())
    window.flows.close_project()
    for it in (backups.root(),):
        shutil.rmtree(it, ignore_errors=True)
        it.parent.mkdir(parents=True, exist_ok=True)
        it.write_text("a file where the folder should be")
    window.flows.open_project(old)
    assert window.session.workspace.read_only
    assert (
        window.look.say("error-backup-not-made", name=old.name, reason="other")
        in window.banner.text
    )
    assert old.read_bytes() == golden.read_bytes()


def test_a_person_who_stays_with_unsaved_work_keeps_the_project(
    worked, project, in_dialog, qtbot, monkeypatch
):
    monkeypatch.setattr(worked.keeping, "may_leave", lambda: False)
    in_dialog(lambda it: click(qtbot, it.replace))
    action(worked)
    assert marks(worked) == 4
