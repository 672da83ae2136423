"""Undo of a very long step is a worker's: the window lives, says how far it is, and may leave it as it is."""

from __future__ import annotations

import json
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from hashiya.commands import articles, projects
from hashiya.ui.background import Cancelled
from hashiya.ui.dialogs.travelling import TravelDialog
from hashiya.workspace import Workspace

ARTICLES = 60


@pytest.fixture
def long(tmp_path: Path, window) -> Workspace:
    """A project with an import of many articles, open in the window."""
    file = tmp_path / "نصوص.jsonl"
    spans = [{"label": "ORG", "layer": "entity", "start": at, "end": at + 2} for at in range(100)]
    rows = [
        {"name": f"{number}.txt", "text": f"{number:04}" + "نص طويل " * 20, "spans": spans}
        for number in range(ARTICLES)
    ]
    file.write_text("\n".join(json.dumps(it, ensure_ascii=False) for it in rows), "utf-8")
    ws = projects.create(tmp_path / "طويل.hashiya", me="ليلى")
    articles.add(ws, articles.stream([file]))
    window.session.open(ws)
    return ws


def test_it_is_done_beside_the_window_and_said(window, long, monkeypatch) -> None:
    threads: set[int] = set()
    shown: list[str] = []
    undo = Workspace.undo

    def watched(self, progress=None):
        threads.add(threading.get_ident())
        return undo(self, progress)

    monkeypatch.setattr(Workspace, "undo", watched)

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, TravelDialog):
            shown.append(dialog.sentence.text())

    QTimer.singleShot(0, look)
    count = len(long.articles())
    assert count == ARTICLES
    assert long.ahead("undo") > 5_000
    window.tagging.undo()
    assert long.articles() == []
    assert threads - {threading.get_ident()}
    assert shown
    assert not long.lent
    window.tagging.redo()
    assert len(long.articles()) == count


def test_called_off_it_leaves_everything(window, long) -> None:
    before = [it.id for it in long.articles()]
    steps = [it.id for it in long.history()]
    QTimer.singleShot(0, lambda: QApplication.activeModalWidget().reject())
    window.tagging.undo()
    assert [it.id for it in long.articles()] == before
    assert [it.id for it in long.history()] == steps
    assert not long.lent
    window.tagging.undo()
    assert long.articles() == []


def test_what_its_progress_raises_leaves_everything(long) -> None:
    before = [it.id for it in long.articles()]

    def stop(done: int, total: int) -> None:
        if done:
            raise Cancelled

    with pytest.raises(Cancelled):
        long.undo(stop)
    assert [it.id for it in long.articles()] == before
    assert list(long.check()) == []
