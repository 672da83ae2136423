"""A copy that a sync program made is offered to be compared, opened, and to give what only it has."""

from __future__ import annotations

from pathlib import Path

import pytest

from hashiya.commands import annotate, projects
from hashiya.model.span import Span
from hashiya.ui import putting_back
from hashiya.ui.dialogs.compare_copies import CompareDialog
from hashiya.ui.noticing import Noticing


@pytest.fixture
def copy(window, project) -> Path:
    made = window.session.workspace.save_copy(
        project.with_name(f"{project.stem} (conflicted copy 2026-11-22 093612).hashiya")
    )
    with projects.open_project(made, "سامي") as ws:
        annotate.tag(ws, ws.articles()[0].id, Span(0, 3), "entity", "PERS")
    return made


def test_the_banner_offers_to_compare(window, project, copy, monkeypatch):
    asked: list[object] = []
    looking = Noticing(window.session, window.look, window.banner)
    looking.compare_asked.connect(asked.append)
    looking.look_round()
    offer = window.look.say("comparing-offer")
    next(it for it in window.banner.verbs if it.text() == offer).click()
    assert asked == [[copy]]


def test_it_waits_while_something_graver_is_said_of_the_drive(window, copy):
    looking = Noticing(window.session, window.look, window.banner)
    window.banner.tell("graver", topic=putting_back.TOPIC)
    looking.look_round()
    assert window.banner.text == "graver"
    window.banner.drop(putting_back.TOPIC)
    looking.look_round()
    assert copy.name in window.banner.text
    looking._later.stop()


def test_both_files_are_shown_and_what_is_only_there_is_brought_over(window, copy, qtbot):
    before = copy.read_bytes()
    dialog = CompareDialog(window, window.look, window.session, [copy])
    qtbot.addWidget(dialog)
    assert dialog.told.toPlainText() == window.look.say("comparing-reading")
    assert not dialog.bring.isEnabled()
    qtbot.waitUntil(dialog.bring.isEnabled)
    name = window.session.workspace.articles()[0].name
    assert window.look.say("comparing-marks", name=name, here=0, there=1, unlike=0) in (
        dialog.told.toPlainText()
    )
    with qtbot.waitSignal(dialog.accepted):
        dialog.bring.click()
    assert sum(it.annotations for it in window.session.workspace.articles()) == 1
    assert copy.read_bytes() == before
    opened: list[object] = []
    again = CompareDialog(window, window.look, window.session, [copy])
    qtbot.addWidget(again)
    again.open_asked.connect(opened.append)
    qtbot.waitUntil(lambda: window.look.say("comparing-equal") in again.told.toPlainText())
    assert not again.bring.isEnabled()
    again._open()
    assert opened == [copy]


def test_a_copy_that_cannot_be_read_is_told(window, project, qtbot):
    bad = project.with_name(f"{project.stem} (conflicted copy).hashiya")
    bad.write_bytes(b"no project" * 100)
    dialog = CompareDialog(window, window.look, window.session, [bad])
    qtbot.addWidget(dialog)
    qtbot.waitUntil(lambda: bad.name in dialog.told.toPlainText())
    assert not dialog.bring.isEnabled()
