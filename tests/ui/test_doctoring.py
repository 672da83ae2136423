"""Damage is found behind one's back, told by article, and stops writing; what can be saved is offered."""

from __future__ import annotations

import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from strange_files import fill, folder_state

from hashiya.model.errors import DiskFull, WritingStopped
from hashiya.store import searching as store_searching
from hashiya.store import words
from hashiya.store.schema import tables
from hashiya.ui import refilling
from hashiya.ui.application import Shell
from hashiya.ui.dialogs.rescue import RescueDialog
from hashiya.ui.main_window import MainWindow
from hashiya.wording import Wording


def sql(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.execute(statement)
        db.commit()


@pytest.fixture
def made(tmp_path: Path) -> Path:
    folder = tmp_path / "مشاريع"
    folder.mkdir()
    return fill(folder / "أخبار.hashiya")


def looked_through(window: MainWindow, path: Path, qtbot: QtBot) -> None:
    window.flows.open_project(path)
    window.doctoring.examine()
    qtbot.waitUntil(lambda: window.doctoring._job is None)


def test_a_sound_project_is_looked_through_in_silence(shell: Shell, made, qtbot):
    window = shell.window
    looked_through(window, made, qtbot)
    assert not window.banner.telling("doctor")
    assert window.session.workspace is not None
    assert not window.session.workspace.read_only


def test_damage_of_the_file_stops_writing(shell: Shell, made, qtbot):
    sql(made, "UPDATE project SET value = 'x' WHERE key = 'created'")
    window = shell.window
    looked_through(window, made, qtbot)
    assert window.banner.telling("doctor")
    assert len(window.banner.verbs) == 4
    workspace = window.session.workspace
    assert workspace is not None
    assert workspace.read_only
    article = workspace.articles()[0]
    from hashiya.commands import articles

    with pytest.raises(WritingStopped):
        articles.update(workspace, article.id, title="آخر")
    window.flows.close_project()
    assert not window.banner.telling("doctor")


@pytest.mark.parametrize("kind", ["foreign", "newer"])
def test_the_plain_data_goes_into_a_new_project_that_opens(shell: Shell, made, qtbot, kind):
    statement = {
        "foreign": "CREATE TRIGGER t AFTER INSERT ON spans BEGIN DELETE FROM spans; END",
        "newer": f"PRAGMA user_version = {tables.VERSION + 1}",
    }[kind]
    sql(made, statement)
    before = folder_state(made.parent)
    window = shell.window
    window.flows.open_project(made)
    if kind == "newer":
        assert window.session.workspace is not None
        assert window.session.workspace.read_only
        assert str(tables.VERSION + 1) in window.banner.text
        window.banner.verbs[0].click()
    dialog = window.findChild(RescueDialog)
    assert dialog is not None
    new = made.parent.parent / "new.hashiya"
    dialog.target.setText(str(new))
    dialog.go.click()
    qtbot.waitUntil(lambda: dialog.report is not None)
    assert dialog.report is not None
    assert dialog.report.articles.lost == 0
    assert "4" in dialog.told.toPlainText()
    dialog.go.click()
    workspace = window.session.workspace
    assert workspace is not None
    assert workspace.path == new
    assert not workspace.read_only
    assert folder_state(made.parent) == before
    assert list(workspace.check()) == []


def test_a_damaged_file_is_shown_as_far_as_it_can_be_read(shell: Shell, made, qtbot):
    data = made.read_bytes()
    made.write_bytes(data[: len(data) - 3 * 4096])
    before = folder_state(made.parent)
    window = shell.window
    window.flows.open_project(made)
    workspace = window.session.workspace
    assert workspace is not None
    assert workspace.damage is not None
    assert workspace.read_only
    assert str(workspace.damage.articles.saved) in window.banner.text
    window.flows.close_project()
    assert folder_state(made.parent) == before


def test_a14_a_mark_past_the_text_is_drawn_nowhere(shell: Shell, made, qtbot):
    sql(made, "UPDATE spans SET start = 9000, end = 9037 WHERE id = 1")
    window = shell.window
    looked_through(window, made, qtbot)
    workspace = window.session.workspace
    assert workspace is not None
    window.session.show(workspace.articles()[0].id)
    window.repaint()
    assert [it.label for it in window.session.annotations] == ["PERS"]
    assert window.banner.telling("doctor")


def test_a15_what_is_certain_is_repaired_from_the_banner(shell: Shell, made, qtbot):
    sql(made, "UPDATE spans SET label_id = 2 WHERE id = 1")
    window = shell.window
    looked_through(window, made, qtbot)
    workspace = window.session.workspace
    assert workspace is not None
    closed = workspace.articles()[0].id
    assert list(workspace.closed.names) == [closed]
    said = window.look.say("repair-go")
    (verb,) = [it for it in window.banner.verbs if it.text() == said]
    verb.click()
    qtbot.waitUntil(lambda: window.doctoring._job is None)
    assert not workspace.closed.names
    assert window.session.may_change(closed)
    assert "سليمًا" in window.banner.text
    assert "كما هي في السجل" in window.banner.text
    assert "in order again" in Wording("en").say("repair-whole", name="a")
    assert list(workspace.check()) == []
    assert workspace.history(1)[0].act == "repairing.repair"


def test_a15_what_nothing_proves_is_left_and_said(shell: Shell, made, qtbot):
    sql(made, "UPDATE texts SET text = replace(text, 'ترامب', 'ترتمب') WHERE id = 2")
    window = shell.window
    looked_through(window, made, qtbot)
    said = window.look.say("repair-go")
    (verb,) = [it for it in window.banner.verbs if it.text() == said]
    verb.click()
    qtbot.waitUntil(lambda: window.doctoring._job is None)
    workspace = window.session.workspace
    assert workspace is not None
    assert not workspace.read_only
    assert list(workspace.closed.names) == [workspace.articles()[1].id]
    assert window.look.say("repair-remains", name=made.name) in window.banner.text


@pytest.mark.parametrize(
    "damage",
    [
        "INSERT INTO text_words(text_words) VALUES ('delete-all')",
        "UPDATE text_words_data SET block = x'00'",
        "DELETE FROM text_words_data",
        "DELETE FROM text_words_config",
    ],
)
def test_a12_a_damaged_index_of_words_is_made_anew_unasked(shell: Shell, made, qtbot, damage):
    from hashiya.commands import searching

    sql(made, damage)
    window = shell.window
    told: list[str] = []
    window.session.said.connect(told.append)
    window.flows.open_project(made)
    workspace = window.session.workspace
    assert workspace is not None
    if "DELETE" in damage:  # it cannot be opened: every text is looked into meanwhile
        assert len(list(searching.search(workspace, "الناتو"))) == 32
    looked_through(window, made, qtbot)
    assert not workspace.read_only
    assert not window.banner.telling("doctor")
    assert told == [window.look.say("repair-computed", name=made.name)]
    assert len(list(searching.search(workspace, "الناتو"))) == 32
    assert list(workspace.check()) == []


INDEX = [
    "INSERT INTO text_words(text_words) VALUES ('delete-all')",
    "UPDATE text_words_data SET block = x'00'",
    "DELETE FROM text_words_data",
]


@pytest.fixture
def large(monkeypatch) -> None:
    """Any project is a large one, whose index of words goes in a text at a time."""
    monkeypatch.setattr(words, "MOST_LETTERS", 10)
    monkeypatch.setattr(words, "FILLED_AT_ONCE", 1)
    monkeypatch.setattr(refilling, "EVERY_MS", 1_000_000)


def filled(window: MainWindow) -> None:
    """As its timer would."""
    refilling = window.doctoring._refilling
    for _ in range(100):
        if refilling.busy:
            refilling._go_on()
    assert not refilling.busy


@pytest.mark.parametrize("damage", INDEX)
def test_a_large_index_is_made_anew_while_the_hands_go_on(
    shell: Shell, made, qtbot, large, damage, tmp_path
):
    from hashiya.commands import articles, searching

    sql(made, damage)
    window = shell.window
    told: list[str] = []
    window.session.said.connect(told.append)
    looked_through(window, made, qtbot)
    workspace = window.session.workspace
    assert workspace is not None
    assert window.doctoring._refilling.busy
    assert told == [window.look.say("repair-words-begun", name=made.name)]
    assert not workspace.read_only
    assert window.session.writable
    window.doctoring.examine()  # what it finds now is on its way to be set right
    qtbot.waitUntil(lambda: window.doctoring._job is None)
    assert told == [window.look.say("repair-words-begun", name=made.name)]
    assert len(list(searching.search(workspace, "الناتو"))) == 32  # looked for in every text
    (tmp_path / "new.txt").write_text("زار المراسل الناتو ثم غادر.", encoding="utf-8")
    articles.add(workspace, articles.read([tmp_path / "new.txt"]))
    articles.update(workspace, workspace.articles()[0].id, title="آخر")
    filled(window)
    assert told[-1] == window.look.say("repair-words-whole", name=made.name)
    assert not window.banner.telling("doctor")
    assert list(workspace.check()) == []
    assert len(list(searching.search(workspace, "الناتو"))) == 33


def test_closing_breaks_the_refilling_off_and_the_next_opening_begins_anew(
    shell: Shell, made, qtbot, large
):
    sql(made, INDEX[1])
    window = shell.window
    looked_through(window, made, qtbot)
    window.doctoring._refilling._go_on()
    assert window.doctoring._refilling.busy
    window.flows.close_project()
    assert not window.doctoring._refilling.busy
    looked_through(window, made, qtbot)
    assert window.doctoring._refilling.busy
    filled(window)
    assert list(window.session.workspace.check()) == []


def test_an_index_that_cannot_be_made_anew_closes_nothing(
    shell: Shell, made, qtbot, large, monkeypatch
):
    """The disk takes nothing: the project stays open for writing, and every text is searched."""
    from hashiya.commands import articles, repairing, searching

    def full(*_: object) -> None:
        raise DiskFull(name=made.name)

    monkeypatch.setattr(repairing, "recompute", full)
    with closing(sqlite3.connect(made)) as db:  # it has all the texts, and another word in each
        texts = db.execute("SELECT id FROM texts").fetchall()
        db.execute("INSERT INTO text_words(text_words) VALUES ('delete-all')")
        db.executemany("INSERT INTO text_words(rowid, body) VALUES (?, 'x')", texts)
        db.commit()
    window = shell.window
    looked_through(window, made, qtbot)
    workspace = window.session.workspace
    assert workspace is not None
    assert not workspace.read_only
    assert window.banner.text == window.look.say("repair-words-wrong", name=made.name)
    articles.update(workspace, workspace.articles()[0].id, title="آخر")
    monkeypatch.setattr(store_searching, "HEAD", 0)
    assert len(list(searching.search(workspace, "الناتو"))) == 32


def test_closing_does_not_wait_for_the_check(shell: Shell, made, qtbot, monkeypatch):
    """The check asks for ever; closing ends what it asks."""
    from hashiya.store import wholeness

    asked = threading.Event()

    def for_ever(db, **_):
        asked.set()
        db.execute(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i FROM n) SELECT max(i) FROM n"
        )
        yield from ()

    monkeypatch.setattr(wholeness, "of_the_file", for_ever)
    window = shell.window
    window.flows.open_project(made)
    window.doctoring.examine()
    assert asked.wait(20)
    window.flows.close_project()
    assert window.doctoring._done.is_set()
    assert window.session.workspace is None
