"""On one core, too, nobody waits for what nobody waits for: a check and a backup leave an import its thread."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QThreadPool

from hashiya.ui import background, backing_up
from hashiya.ui.dialogs.import_articles import ImportDialog
from hashiya.workspace import Workspace

LONG = 30_000


@pytest.fixture
def one_core() -> Iterator[None]:
    pool = QThreadPool.globalInstance()
    before = pool.maxThreadCount()
    pool.setMaxThreadCount(1)
    yield
    pool.setMaxThreadCount(before)


@pytest.fixture
def held(window, monkeypatch, shell, qtbot) -> Iterator[Event]:
    """A check and a backup in the middle of their work, until the test lets them go."""
    go, begun = Event(), [Event(), Event()]
    check, made = Workspace.check, backing_up._made

    def slow_check(workspace, **more):
        begun[0].set()
        assert go.wait(60)
        yield from check(workspace, **more)

    def slow_backup(*given):
        begun[1].set()
        assert go.wait(60)
        return made(*given)

    monkeypatch.setattr(Workspace, "check", slow_check)
    monkeypatch.setattr(backing_up, "_made", slow_backup)
    window.doctoring.examine()
    shell.backing_up.start("timer")
    qtbot.waitUntil(lambda: all(it.is_set() for it in begun), timeout=LONG)
    yield go
    go.set()
    qtbot.waitUntil(
        lambda: window.doctoring._job is None and shell.backing_up._job is None, timeout=LONG
    )


def bring(window, folder: Path, qtbot) -> ImportDialog:
    (folder / "new.txt").write_text("زار المراسل بغداد ثم غادرها.", encoding="utf-8")
    dialog = ImportDialog(window, window.session, window.look, [folder / "new.txt"])
    qtbot.addWidget(dialog, before_close_func=ImportDialog._give_up)
    dialog.show()
    qtbot.waitUntil(lambda: dialog._job is None, timeout=LONG)
    dialog._go.click()
    qtbot.waitUntil(lambda: not dialog._storing.busy, timeout=LONG)
    return dialog


def test_an_import_waits_neither_for_the_check_nor_for_a_backup(
    window, one_core, held, tmp_path, qtbot
) -> None:
    assert len(bring(window, tmp_path, qtbot).added) == 1
    assert not held.is_set()


def test_a_check_that_has_not_begun_holds_up_no_closing(
    window, one_core, held, monkeypatch, qtbot
) -> None:
    """Its turn never came: there is nothing to wait for."""
    monkeypatch.setattr(background, "QUIET_THREADS", 1)
    pool = background.quiet_pool()
    pool.setMaxThreadCount(1)
    job: background.Job[None] = background.Job(lambda _it: None, quiet=True)
    job.start()
    assert job.withdraw()
    held.set()
    qtbot.waitUntil(lambda: window.doctoring._job is None, timeout=LONG)
    other: background.Job[None] = background.Job(lambda _it: None, quiet=True)
    with qtbot.waitSignal(other.voice.finished):
        other.start()
    assert not other.withdraw()
    pool.setMaxThreadCount(2)
