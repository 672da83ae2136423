"""The export dialog asks before anybody's file is lost, and says which one."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton

from hashiya.ui.dialogs import agreeing
from hashiya.ui.dialogs.export_dataset import ExportDialog


@pytest.fixture
def dialog(window, qtbot):
    made = ExportDialog(window, window.session, window.look)
    qtbot.addWidget(made)
    made.show()
    yield made
    made.reject()


@pytest.fixture
def asked(monkeypatch):
    """What was asked; the answer is ``answers.pop()``."""
    seen: list[dict] = []
    answers: list[bool] = []

    def to_replace(_parent, _look, found) -> bool:
        seen.append(found.values)
        return answers.pop()

    monkeypatch.setattr(agreeing, "to_replace", to_replace)
    return seen, answers


def write(dialog, qtbot, target: Path) -> None:
    qtbot.waitUntil(lambda: dialog._job is None and not dialog._later.isActive())
    dialog.target.setText(str(target))
    dialog.write()
    qtbot.waitUntil(lambda: dialog._job is None)


def test_a_file_of_somebody_else_is_asked_about(dialog, qtbot, tmp_path: Path, asked) -> None:
    seen, answers = asked
    target = tmp_path / "mine.jsonl"
    target.write_text("my own work", encoding="utf-8")
    answers[:] = [True, False]
    write(dialog, qtbot, target)
    assert target.read_text("utf-8") == "my own work"
    assert dialog.receipt is None
    assert seen[0]["name"] == "mine.jsonl"
    write(dialog, qtbot, target)
    qtbot.waitUntil(lambda: dialog.receipt is not None)
    assert target.read_text("utf-8") != "my own work"
    write(dialog, qtbot, target)  # its own now
    assert len(seen) == 2


def test_a_changed_card_is_asked_about_each_time(dialog, qtbot, tmp_path: Path, asked) -> None:
    seen, answers = asked
    dialog.choices.card.setChecked(True)
    write(dialog, qtbot, tmp_path / "out")
    card = tmp_path / "out" / "README.md"
    for _ in range(2):
        card.write_text("my words", encoding="utf-8")
        answers[:] = [True]
        write(dialog, qtbot, tmp_path / "out")
        assert card.read_text("utf-8") != "my words"
    assert [(it["kind"], it["other"]) for it in seen] == [("folder", "README.md")] * 2


@pytest.mark.parametrize("where", ["", "apart", "beside"])
def test_files_of_others_stay_wherever_the_dataset_goes(
    dialog, qtbot, tmp_path: Path, monkeypatch, where: str
) -> None:
    place = tmp_path / "mine"
    place.mkdir()
    (place / "notes.txt").write_text("mine", encoding="utf-8")
    seen: list[dict] = []

    def where_to(_parent, _look, found) -> str:
        seen.append(found.values)
        return where

    monkeypatch.setattr(agreeing, "where_to", where_to)
    dialog.choices.card.setChecked(True)
    write(dialog, qtbot, place)
    if where:
        qtbot.waitUntil(lambda: dialog.receipt is not None)
        assert dialog.receipt.path == (place / "dataset" if where == "apart" else place)
    assert (place / "export.json").exists() == (where == "beside")
    assert (place / "notes.txt").read_text("utf-8") == "mine"
    assert [it["other"] for it in seen] == ["notes.txt"]


def test_the_question_about_files_of_others_is_answered_by_three_buttons(window, qtbot) -> None:
    from hashiya.model.errors import WouldReplace

    found = WouldReplace(name="mine", kind="beside", count=2, other="notes.txt", own="mine/dataset")
    for name, where in (("apart", "apart"), ("beside", "beside"), (None, "")):
        made = agreeing.BesideDialog(window, window.look, found)
        qtbot.addWidget(made)
        assert "notes.txt" in made.sentence.text()
        (default,) = [it for it in made.findChildren(QPushButton) if it.isDefault()]
        assert default.text() == window.look.say("ui-cancel")
        (getattr(made, name) if name else default).click()
        assert made.where == where


def test_beside_is_not_offered_where_a_file_is_in_the_way(
    dialog, qtbot, tmp_path: Path, monkeypatch
) -> None:
    (tmp_path / "README.md").write_text("mine", encoding="utf-8")
    made: list[agreeing.BesideDialog] = []

    def where_to(parent, look, found) -> str:
        made.append(agreeing.BesideDialog(parent, look, found))
        return ""

    monkeypatch.setattr(agreeing, "where_to", where_to)
    dialog.choices.card.setChecked(True)
    write(dialog, qtbot, tmp_path)
    (question,) = made
    qtbot.addWidget(question)
    assert "README.md" in question.sentence.text()
    assert "stays as it is" not in question.sentence.text()
    assert question.beside is None
    question.apart.click()
    assert question.where == "apart"


@pytest.mark.parametrize("kind", ["file", "folder"])
def test_the_question_names_the_file_and_enter_keeps_it(window, qtbot, kind: str) -> None:
    from hashiya.model.errors import WouldReplace

    found = WouldReplace(name="out.jsonl", kind=kind, count=3, other="README.md")
    made = agreeing.ReplaceDialog(window, window.look, found)
    qtbot.addWidget(made)
    assert "out.jsonl" in made.sentence.text()
    (default,) = [it for it in made.findChildren(type(made.add_cancel())) if it.isDefault()]
    assert default.text() == window.look.say("ui-cancel")
