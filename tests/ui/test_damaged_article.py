"""A7 in the window: the damaged article is named, read only, beside its last good state; all others go on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot
from strange_files import fill, folder_state, sql

from hashiya.commands import annotate, articles, backups
from hashiya.commands.projects import open_project
from hashiya.model.span import Span
from hashiya.ui.application import Shell
from hashiya.ui.dialogs.put_back import PutBackDialog
from hashiya.ui.main_window import MainWindow
from hashiya.ui.settings import Settings
from hashiya.workspace import Workspace

TEXT = "UPDATE texts SET text = replace(text, 'ترامب', 'ترتمب') WHERE id = 2"
UNREADABLE = "UPDATE texts SET text = CAST(x'd982ff' AS TEXT) WHERE id = 2"
WORDS = {
    "ar": ("فهو للقراءة فقط", "مواصلة العمل في سائر المقالات", "كما هو في النسخة الاحتياطية"),
    "en": ("so it is read-only", "go on working in all the other articles", "in the backup of"),
}
BARE = {0x2068: None, 0x2069: None}


@pytest.fixture(params=["ar", "en"])
def language(request: pytest.FixtureRequest, settings: Settings) -> str:
    """Of the window: the shell is made with these settings."""
    settings.language = request.param
    return request.param


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(backups, "root", lambda: tmp_path / "backups")
    folder = tmp_path / "مشاريع"
    folder.mkdir()
    path = fill(folder / "أخبار.hashiya")
    with open_project(path, "me") as ws:
        articles.update(ws, ws.articles()[1].id, title="الناتو في العراق")
    backups.back_up_file(path)
    return path


def looked_through(window: MainWindow, path: Path, qtbot: QtBot) -> Workspace:
    window.flows.open_project(path)
    window.doctoring.examine()
    qtbot.waitUntil(lambda: window.doctoring._job is None)
    assert window.session.workspace is not None
    return window.session.workspace


def verb(window: MainWindow, message: str) -> QPushButton:
    """The one button in view that says this."""
    QApplication.processEvents()  # a new button is shown when its place is found
    said = window.look.say(message)
    (found,) = [
        it for it in window.findChildren(QPushButton) if it.text() == said and it.isVisible()
    ]
    return found


def agreeing(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every question of putting back is agreed to; gives what each told."""
    told: list[str] = []

    def run(dialog: PutBackDialog) -> int:
        told.append(dialog.told.toPlainText().translate(BARE))
        return 1

    monkeypatch.setattr(PutBackDialog, "exec", run)
    return told


@pytest.mark.usefixtures("language")
def test_a7_only_the_damaged_article_is_closed(language, made, shell: Shell, qtbot):
    sql(made, TEXT)
    window = shell.window
    ws = looked_through(window, made, qtbot)
    closed, other = WORDS[language][:2]
    assert "الناتو في العراق" in window.banner.text
    assert other in window.banner.text
    first, second = ws.articles()[:2]
    window.session.show(first.id)
    assert window.session.writable
    assert window.damaged.strip.isHidden()
    annotate.tag(ws, first.id, Span(20, 26), "entity", "PERS")
    verb(window, "rescue-show").click()
    assert window.session.article is not None
    assert window.session.article.id == second.id
    assert not window.session.writable
    assert closed in window.damaged.strip.text
    assert "الناتو في العراق" in window.damaged.strip.text
    assert window.status.saved_text == window.look.say("rescue-status-closed")
    assert not window.header._done.isEnabled()
    window.session.show(first.id)
    assert window.damaged.strip.isHidden()
    assert window.status.saved_text != window.look.say("rescue-status-closed")


def test_a7_it_is_seen_as_in_the_backup_and_put_back_in_one_step(
    language, made, shell: Shell, qtbot, monkeypatch
):
    told = agreeing(monkeypatch)
    with open_project(made, "me") as ws:
        annotate.tag(ws, ws.articles()[1].id, Span(20, 26), "entity", "PERS")
    sql(made, TEXT)
    window = shell.window
    ws = looked_through(window, made, qtbot)
    article = ws.articles()[1].id
    window.session.show(article)
    before = folder_state(made.parent)
    verb(window, "rescue-article-see").click()
    assert window.session.past
    assert window.session.article is not None
    assert "ترامب" in window.session.article.text
    assert len(window.session.annotations) == 2
    assert WORDS[language][2] in window.damaged.strip.text.translate(BARE)
    assert not window.session.writable
    verb(window, "history-to-now").click()
    assert "ترتمب" in window.session.article.text
    assert folder_state(made.parent) == before
    verb(window, "rescue-article-put-back").click()
    qtbot.waitUntil(lambda: window.doctoring._job is None)
    assert "إن" in told[0]
    assert not ws.closed.names
    assert window.session.writable
    assert window.damaged.strip.isHidden()
    assert "ترامب" in window.session.article.text
    assert len(window.session.annotations) == 2
    assert list(ws.check()) == []
    window.tagging.undo()
    assert len(window.session.annotations) == 3


@pytest.mark.usefixtures("language")
def test_a8_what_cannot_be_read_is_shown_as_in_the_backup(made, shell: Shell, qtbot, monkeypatch):
    agreeing(monkeypatch)
    sql(made, UNREADABLE)
    window = shell.window
    ws = looked_through(window, made, qtbot)
    article = ws.articles()[1].id
    window.session.show(article)
    assert window.session.article is not None
    assert "ترامب" in window.session.article.text
    when = window.damaged._good[article]
    assert when is not None
    assert "الناتو في العراق" in window.damaged.strip.text
    verb(window, "rescue-article-put-back").click()
    qtbot.waitUntil(lambda: window.doctoring._job is None)
    assert window.session.writable
    assert list(ws.check()) == []


def test_a7_without_a_backup_it_says_so(made, shell: Shell, qtbot, monkeypatch, tmp_path):
    monkeypatch.setattr(backups, "root", lambda: tmp_path / "none")
    sql(made, TEXT)
    window = shell.window
    ws = looked_through(window, made, qtbot)
    window.session.show(ws.articles()[1].id)
    said = window.look.say("rescue-article-alone", name="الناتو في العراق")
    assert window.damaged.strip.text == said
    asked: list[str] = []
    monkeypatch.setattr(window.doctoring, "_rescue", lambda _path, sentence: asked.append(sentence))
    verb(window, "rescue-article-repair").click()  # nothing proves it: then into a new file
    qtbot.waitUntil(lambda: window.doctoring._job is None)
    verb(window, "rescue-article-repair").click()
    assert len(asked) == 1


def test_a7_a_key_says_why_it_does_nothing(made, shell: Shell, qtbot):
    from keyboard import send

    sql(made, TEXT)
    window = shell.window
    ws = looked_through(window, made, qtbot)
    window.session.show(ws.articles()[1].id)
    window.session.focus(window.session.annotations[0].id)
    window.activateWindow()
    window.reader.setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is window.reader)
    before = ws.annotations(ws.articles()[1].id)
    send(window, "delete", None)
    assert ws.annotations(ws.articles()[1].id) == before
    assert window.toast.text == window.look.say("error-article-closed", name="الناتو في العراق")


def test_a7_the_mouse_is_told_too(made, shell: Shell, qtbot):
    sql(made, TEXT)
    window = shell.window
    ws = looked_through(window, made, qtbot)
    window.session.show(ws.articles()[1].id)
    window.reader.select(Span(20, 26))
    tag: Callable[[object], None] = window._tag_by_click
    tag(window.session.schema.labels[0])
    assert window.banner.text == window.look.say("error-article-closed", name="الناتو في العراق")


def test_a7_a_new_language_keeps_it_closed(made, shell: Shell, qtbot):
    sql(made, TEXT)
    ws = looked_through(shell.window, made, qtbot)
    shell.session.show(ws.articles()[1].id)
    old = shell.window
    old.flows.switch_language()
    qtbot.waitUntil(lambda: shell.window is not old)
    assert "so it is read-only" in shell.window.damaged.strip.text
    assert not shell.session.writable


def test_a7_what_was_found_before_it_was_put_back_closes_nothing(
    made, shell: Shell, qtbot, monkeypatch
):
    """A look begun before is not the last word."""
    agreeing(monkeypatch)
    sql(made, TEXT)
    window = shell.window
    ws = looked_through(window, made, qtbot)
    article = ws.articles()[1].id
    window.session.show(article)
    good = window.damaged._good[article]
    assert good is not None
    window.doctoring.examine()
    old = window.doctoring._job
    assert old is not None
    window.damaged.put_back(good)
    qtbot.waitUntil(lambda: old.voice.work is None)  # it has ended, however soon it did
    qtbot.waitUntil(lambda: window.doctoring._job is None)
    assert not ws.closed.names
