"""Rows A6, A13 and E3 as a person meets them: what banner, dialog and status bar show, in both languages."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from making import added, article
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot
from strange_files import fill

from hashiya.store import admitting
from hashiya.store.project_file import ProjectFile
from hashiya.ui.application import Shell
from hashiya.ui.dialogs.rescue import RescueDialog
from hashiya.ui.main_window import MainWindow
from hashiya.ui.settings import Settings

PAGE = 4096
BARE = {0x2068: None, 0x2069: None}
SAID = {
    "ar": {
        "cut": "يمكن قراءة {} من مقالاته وعددها {}، و{} من وسومه وعددها {}",
        "read only": "للقراءة فقط",
        "rescue": "أصلح إلى ملف جديد…",
        "done": "ما أمكن إنقاذه من «أخبار.hashiya»",
        "articles": "المقالات المنقذة: {} من {}.",
        "recovered": "استُعيد كل ما حفظته",
        "ended": "توقّفت حاشية فجأة",
    },
    "en": {
        "cut": "{} of {} articles and {} of {} annotations can be read",
        "read only": "Read only",
        "rescue": "Repair into a new file…",
        "done": "What could be saved of “أخبار.hashiya”",
        "articles": "Articles saved: {} of {}.",
        "recovered": "was recovered",
        "ended": "ended unexpectedly",
    },
}


@pytest.fixture(params=["ar", "en"])
def said(request: pytest.FixtureRequest, settings: Settings) -> dict[str, str]:
    settings.language = request.param
    return SAID[request.param]


@pytest.fixture
def made(tmp_path: Path) -> Path:
    folder = tmp_path / "مشاريع"
    folder.mkdir()
    return fill(folder / "أخبار.hashiya", 12)


def in_view(window: MainWindow) -> str:
    """Everything that stands written over the page and at its foot, as it is shown."""
    labels = [*window.banner.findChildren(QLabel), *window.status.findChildren(QLabel)]
    shown = [it.text() for it in labels if it.isVisible()]
    toast = [window.toast.text] if window.toast.isVisible() else []
    return "\n".join([*shown, *toast]).translate(BARE)


def spoil(path: Path, table: str, kind: str) -> None:
    """Cut the file at the last page of that table, or blank that page."""
    with closing(sqlite3.connect(path)) as db:
        query = "SELECT pageno FROM dbstat WHERE name = ? ORDER BY pageno"
        at = (db.execute(query, (table,)).fetchall()[-1][0] - 1) * PAGE
    data = path.read_bytes()
    path.write_bytes(data[:at] if kind == "cut" else data[:at] + bytes(PAGE) + data[at + PAGE :])


@pytest.mark.parametrize("kind", ["cut", "zeroed"])
def test_a6_the_window_says_how_much_can_be_read_and_saves_it(
    said, made, shell: Shell, qtbot, kind
):
    spoil(made, "spans" if kind == "zeroed" else "texts", kind)
    window = shell.window
    window.flows.open_project(made)
    if kind == "zeroed":  # the page is met by the doctor, unless the opening met it already
        window.doctoring.examine()
        qtbot.waitUntil(lambda: window.doctoring._job is None)
    ws = window.session.workspace
    assert ws is not None
    QApplication.processEvents()
    assert said["read only"] in in_view(window)
    if ws.damage is not None:
        it, marks = ws.damage.articles, ws.damage.annotations
        assert marks.known == 24
        assert said["cut"].format(it.saved, it.known, marks.saved, marks.known) in in_view(window)
    (verb,) = [it for it in window.banner.findChildren(QPushButton) if it.text() == said["rescue"]]
    verb.click()
    dialog = window.findChild(RescueDialog)
    assert dialog is not None
    assert dialog.focusWidget() is dialog.go
    dialog.target.setText(str(made.parent.parent / "new.hashiya"))
    dialog.go.click()
    qtbot.waitUntil(lambda: dialog.report is not None or not dialog._problem.isHidden())
    assert dialog._problem.text() == ""
    report = dialog.report
    names = (
        {str(it.values["name"]) for it in report.notes if "name" in it.values} if report else set()
    )
    assert "a.txt" not in names  # a person knows articles by their titles
    assert report is not None
    assert said["done"] in dialog._sentence.text().translate(BARE)
    saved = said["articles"].format(report.articles.saved, report.articles.known)
    assert saved in dialog.told.toPlainText().translate(BARE)
    QApplication.processEvents()
    assert dialog.told.height() >= 300
    assert dialog.focusWidget() is dialog.go


@pytest.fixture
def crashed(made: Path, tmp_path: Path) -> Path:
    """As a killed program leaves it: the last step lies in the log beside the file."""
    folder = tmp_path / "crashed"
    folder.mkdir()
    with ProjectFile.open(made) as project:
        project.commit(added(article("في السجل وحده")))
        for ending in ("", "-wal"):
            shutil.copyfile(f"{made}{ending}", folder / f"{made.name}{ending}")
    return folder / made.name


def looked_through(window: MainWindow, qtbot: QtBot) -> None:
    window.doctoring.examine()
    qtbot.waitUntil(lambda: window.doctoring._job is None)
    QApplication.processEvents()


def test_a13_what_a_crash_left_is_told_in_one_line(said, crashed, shell: Shell, qtbot):
    window = shell.window
    window.flows.open_project(crashed)
    assert window.session.workspace is not None
    assert len(window.session.workspace.articles()) == 13
    looked_through(window, qtbot)
    assert said["recovered"] in in_view(window)
    assert window.banner.isHidden()


def test_a13_after_our_own_crash_banner_and_toast_do_not_say_the_same_twice(
    said, crashed, shell: Shell, qtbot, monkeypatch
):
    with ProjectFile.open(crashed, read_only=True) as project:
        project_id = project.project_id
    shell.running._markers.put(project_id, crashed, "")
    window = shell.window
    window.flows.open_project(crashed)
    looked_through(window, qtbot)
    assert said["ended"] in in_view(window)
    assert said["recovered"] not in in_view(window)
    assert window.toast.isHidden()


@pytest.mark.usefixtures("said")
def test_e3_one_read_that_failed_in_passing_is_not_seen_at_all(made, shell: Shell, monkeypatch):
    honest, tried = admitting.to_write, []

    def once(*args):
        tried.append(1)
        if len(tried) == 1:
            failure = sqlite3.OperationalError("disk I/O error")
            failure.sqlite_errorcode = sqlite3.SQLITE_IOERR_READ
            raise failure
        return honest(*args)

    monkeypatch.setattr(admitting, "to_write", once)
    window = shell.window
    window.flows.open_project(made)
    assert len(tried) == 2
    assert window.session.writable
    assert window.banner.isHidden()


def test_a_mistake_of_ours_while_reading_is_told_as_one(said, made, shell: Shell, monkeypatch):
    """The road of every unexpected error, not the word of damage."""
    from hashiya.store import queries
    from hashiya.ui import crash

    def wrong(*_args: object):
        raise TypeError("ours")

    told: list[BaseException] = []
    monkeypatch.setattr(crash.sys, "excepthook", lambda _kind, error, _trace: told.append(error))
    window = shell.window
    window.flows.open_project(made)
    assert window.session.workspace is not None
    second = window.session.workspace.articles()[1].id
    monkeypatch.setattr(queries, "article", wrong)
    crash.contain(lambda: window.session.show(second))
    monkeypatch.undo()
    assert [type(it) for it in told] == [TypeError]
    assert window.banner.isHidden()
    assert said["read only"] not in in_view(window)


def test_a6_of_marks_on_a_page_that_is_gone_it_says_that_they_are_missing(said, made, shell: Shell):
    """Neither rows nor history tell of them: the list of articles knows how many there were."""
    with closing(sqlite3.connect(made)) as db:
        query = "SELECT pageno FROM dbstat WHERE name IN ('spans', 'history_edits')"
        pages = [it for (it,) in db.execute(query)]
    data = bytearray(made.read_bytes())
    for it in pages:
        data[(it - 1) * PAGE : it * PAGE] = bytes(PAGE)
    made.write_bytes(data[:-PAGE])
    window = shell.window
    window.flows.open_project(made)
    ws = window.session.workspace
    assert ws is not None
    assert ws.damage is not None
    QApplication.processEvents()
    it = ws.damage.articles
    assert it.saved
    assert said["cut"].format(it.saved, it.known, 0, 24) in in_view(window)
