"""What a mark costs at the keyboard: the scripts of ``effort`` replayed, counted, and held against the budget."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import pytest
from journeys.effort import BUDGET, Script, costs, klm, replay
from journeys.replaying import Hand
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hashiya import assets
from hashiya.commands import articles, projects
from hashiya.ui.application import Shell
from hashiya.ui.settings import Settings

BARE = "bare.hashiya"


@pytest.fixture
def hand(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Hand]:
    """Article 1 without a mark, an Arabic keyboard, the cursor on the first word."""
    with projects.create(tmp_path / BARE, me="ليلى") as ws:
        articles.add(ws, articles.read([assets.seeds() / "articles"]))
    settings = Settings(tmp_path / "window.ini")
    settings.annotator = "ليلى"
    shell = Shell(qapp, settings)
    shell.window.resize(1440, 900)
    shell.show()
    qtbot.waitExposed(shell.window)
    shell.window.flows.open_project(tmp_path / BARE)
    shell.window.activateWindow()
    shell.window.reader.setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is shell.window.reader)
    yield Hand(shell.window)
    shell.close()
    shell.window.part()
    shell.window.close()
    shell.window.deleteLater()
    qapp.processEvents()


def test_what_a_mark_costs(hand: Hand, capsys: pytest.CaptureFixture[str]) -> None:
    keys: dict[str, list[int]] = {it: [] for it in BUDGET}
    lines = [f"{'keyboard effort':<32}{'keys':>5}{'KLM s':>8}"]
    for script, count in costs(hand):
        keys[script.kind].append(count)
        name = f"  {script.kind}: {script.name}"
        lines.append(f"{name:<32}{count:>5}{klm(count):>8.2f}")
    for kind, counts in keys.items():
        name = f"{kind}, median of {len(counts)}"
        lines.append(f"{name:<32}{median(counts):>5}{klm(median(counts)):>8.2f}")
    with capsys.disabled():
        sys.stdout.write("\n" + "\n".join(lines) + "\n")
    for kind, most in BUDGET.items():
        assert median(keys[kind]) <= most, kind


def test_a_gesture_that_makes_something_else_is_noticed(hand: Hand) -> None:
    wrong = Script("entity", "the next word", "الرئيس", "left 5", ("NORP", "الأميركي"))
    with pytest.raises(AssertionError):
        replay(hand, wrong)
