"""A claim in full by keys alone: tagged, described with the strip, given its speaker; then all undone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from keyboard import printed, send
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hashiya import assets
from hashiya.commands import articles, projects
from hashiya.ui.application import Shell
from hashiya.ui.main_window import MainWindow
from hashiya.ui.settings import Settings

LAYOUT = "ara"
MOST_KEYS = 16
"""The claim (2), three attributes (9), the speaker's mark (2) and the relation (3)."""


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[MainWindow]:
    with projects.create(tmp_path / "p.hashiya", me="ليلى") as ws:
        articles.add(ws, articles.read([assets.seeds() / "articles"]))
    settings = Settings(tmp_path / "window.ini")
    settings.annotator = "ليلى"
    shell = Shell(qapp, settings)
    shell.window.resize(1280, 800)
    shell.show()
    qtbot.waitExposed(shell.window)
    shell.window.flows.open_project(tmp_path / "p.hashiya")
    shell.window.activateWindow()
    shell.window.reader.setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is shell.window.reader)
    yield shell.window
    shell.close()
    shell.window.part()
    shell.window.close()
    shell.window.deleteLater()
    qapp.processEvents()


class Hands:
    """Presses keys as an Arabic keyboard tells them and counts them."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self.count = 0

    def press(self, *chords: str) -> None:
        for it in chords:
            send(self._window, it, printed(LAYOUT, it))
            QApplication.processEvents()
            self.count += 1


def test_a_claim_with_type_worth_verdict_and_speaker(window: MainWindow) -> None:
    hands, session = Hands(window), window.session
    QApplication.processEvents()
    hands.press("s", "shift+1")
    claim = session.focused_annotation
    assert claim is not None
    hands.press("a", "y", "2", "a", "w", "2", "a", "r", "5")
    schema = session.schema
    wanted = {
        name: schema.attribute("claim", "CLAIM", name).choices[at].code
        for name, at in (("claim_type", 1), ("check_worthy", 1), ("verdict", 4))
    }
    assert dict(session.annotation(claim.id).attributes) == wanted

    hands.press("esc")
    window.reader.go_to(session.article.text.index("الرئيس"))
    hands.press("shift+2")
    source = session.focused_annotation
    assert source is not None
    assert source.label == "SOURCE"
    hands.press("r")
    aim = {it.start: it.keys for it in window.hints.shown}[claim.start]
    hands.press(*aim)
    arrows = [(it.label, it.from_id, it.to_id) for it in session.relations]
    assert arrows == [("said_by", claim.id, source.id)]
    assert hands.count <= MOST_KEYS

    window.panels["inspector"].refresh()
    steps = 0
    while session.annotations:
        hands.press("ctrl+z")
        steps += 1
    assert steps == 6  # two marks, three values, one relation: each gesture one step
    assert session.relations == ()
    for _ in range(steps):
        hands.press("ctrl+shift+z")
    assert dict(session.annotation(claim.id).attributes) == wanted
    assert [(it.label, it.from_id, it.to_id) for it in session.relations] == arrows
