"""From two files to a dataset, through the real window, with the process killed half-way."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from keyboard import send
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import hashiya
from hashiya import assets
from hashiya.commands import projects
from hashiya.ui.application import Shell
from hashiya.ui.dialogs.export_dataset import ExportDialog
from hashiya.ui.settings import Settings

HERE = Path(__file__).parent


@pytest.fixture
def settings(tmp_path: Path) -> Path:
    file = tmp_path / "window.ini"
    made = Settings(file)
    made.annotator = "ليلى"
    made.save()
    return file


@pytest.fixture
def killed(tmp_path: Path, settings: Path) -> tuple[Path, list[list[str | int]]]:
    """A project whose window was killed after its last key, and what had been made in it."""
    project = tmp_path / "أخبار.hashiya"
    projects.create(project, me="ليلى").close()
    places = [Path(hashiya.__file__).parents[1], HERE.parent]
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": os.pathsep.join(map(str, places)),
    }
    worker = subprocess.Popen(
        [
            sys.executable,
            str(HERE / "annotating.py"),
            str(project),
            str(assets.seeds() / "articles"),
            str(settings),
        ],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=environment,
    )
    assert worker.stdout is not None
    said = worker.stdout.readline()
    worker.kill()
    worker.communicate()
    return project, json.loads(said)


@pytest.fixture
def shell(qtbot: QtBot, qapp: QApplication, settings: Path) -> Iterator[Shell]:
    made = Shell(qapp, Settings(settings))
    made.show()
    qtbot.waitExposed(made.window)
    yield made
    made.close()
    made.window.part()
    made.window.close()
    made.window.deleteLater()
    qapp.processEvents()


def test_everything_is_there_after_a_kill_is_undone_and_exported(
    killed: tuple[Path, list[list[str | int]]], shell: Shell, qtbot: QtBot, tmp_path: Path
) -> None:
    project, made = killed
    labels = [it[0] for it in made]
    assert labels.count("CLAIM") == 2
    assert len(labels) == 12

    shell.open_first(None, demo=False)
    session, window = shell.session, shell.window
    assert session.workspace is not None
    assert session.workspace.path == project
    there = [[it.label, it.start, it.end, it.quote] for it in session.annotations]
    assert there == made
    assert session.article is not None
    text = session.article.text
    cut = [it for it in session.annotations if it.start and text[it.start - 1].isalpha()]
    assert len(cut) == 2
    assert len(window.articles.lines) == 2

    _export(shell, qtbot, tmp_path / "all.jsonl")
    lines = _lines(tmp_path / "all.jsonl")
    exported = [
        [it["label"], it["start"], it["end"], line["text"][it["start"] : it["end"]]]
        for line in lines
        for it in line["spans"]
    ]
    assert sorted(exported) == sorted(made)

    for left in range(11, -1, -1):
        send(window.reader, "ctrl+z")
        assert len(session.annotations) == left
    send(window.reader, "ctrl+z")
    assert window.articles.lines == []
    for _ in range(13):
        send(window.reader, "ctrl+shift+z")
    assert sum(it.annotations for it in window.articles.lines) == 12
    for _ in range(12):
        send(window.reader, "ctrl+z")
    _export(shell, qtbot, tmp_path / "none.jsonl")
    lines = _lines(tmp_path / "none.jsonl")
    assert len(lines) == 2
    assert not any(line.get("spans") for line in lines)


def _export(shell: Shell, qtbot: QtBot, target: Path) -> None:
    dialog = ExportDialog(shell.window, shell.session, shell.look)
    qtbot.addWidget(dialog)
    dialog.target.setText(str(target))
    dialog.write()
    qtbot.waitUntil(lambda: dialog.receipt is not None)


def _lines(file: Path) -> list[dict]:
    return [json.loads(it) for it in file.read_text(encoding="utf-8").splitlines()]
