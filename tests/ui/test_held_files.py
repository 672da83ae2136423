"""A scanner or an indexer that holds the file does not hold up the hands."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest
from holding import held
from PySide6.QtCore import QTimer

from hashiya.ui.dialogs import waiting


def test_a_scanner_that_holds_the_file_costs_a_gesture_no_wait_e10(window, press, project):
    """The hand goes on, the status bar says that it is not saved; after five seconds the banner does."""
    press("1")
    with closing(sqlite3.connect(project, isolation_level=None)) as scanner:
        scanner.execute("BEGIN IMMEDIATE")
        press("left", "2")
        assert window.session.workspace._project.patience <= 0.2
        assert len(window.session.annotations) == 2
        assert window.status.saved_text == window.look.say("keeping-status-unsaved", count=1)
        assert window.banner.isHidden()
        scanner.execute("ROLLBACK")
    window.keeping.retry()
    assert window.session.workspace.pending == ()


@pytest.fixture
def waits(monkeypatch):
    """What is done in the window that waits for another program, instead of sitting before it."""
    monkeypatch.setattr(waiting, "SHOW_AFTER_MS", 0)
    shown: list[waiting.WaitingDialog] = []
    begun = waiting.WaitingDialog.exec

    def prepare(act):
        def run(dialog) -> int:
            shown.append(dialog)
            QTimer.singleShot(0, dialog, lambda: act(dialog))
            return begun(dialog)

        monkeypatch.setattr(waiting.WaitingDialog, "exec", run)
        return shown

    return prepare


def test_opening_a_file_that_another_program_holds_says_so_and_goes_on_when_it_lets_go(
    shell, project, waits
):
    with closing(sqlite3.connect(project, isolation_level=None)) as scanner:
        scanner.execute("BEGIN EXCLUSIVE")
        shown = waits(lambda _dialog: scanner.execute("ROLLBACK"))
        shell.window.flows.open_project(project)
    sentence = shell.look.say("keeping-held", name=project.name)
    assert [it.sentence.text() for it in shown] == [sentence]
    assert shell.session.writable
    assert shell.window.banner.isHidden()


def test_whoever_does_not_wait_reads_and_may_try_again(shell, project, waits):
    with closing(sqlite3.connect(project, isolation_level=None)) as scanner:
        scanner.execute("BEGIN EXCLUSIVE")
        shown = waits(lambda dialog: dialog.stop.click())
        shell.window.flows.open_project(project)
        assert shown[0].stop.text() == shell.look.say("keeping-held-stop")
        assert not shell.session.writable
        said = [it.text() for it in shell.window.banner.verbs]
        assert shell.look.say("keeping-retry") in said
        scanner.execute("ROLLBACK")
    shell.window.keeping.look()
    write = shell.look.say("keeping-write-here")
    next(it for it in shell.window.banner.verbs if it.text() == write).click()
    assert shell.session.writable


def test_a_second_window_of_ours_is_not_waited_for(shell, project, waits):
    """It may be open for hours: that is told at once, as ever."""
    shown = waits(lambda dialog: dialog.stop.click())
    for _ in held(project, "سامي"):
        shell.window.flows.open_project(project)
        assert not shell.session.writable
    assert shown == []
