"""What holds for all articles of an import is seen in the preview at once, and is what is stored."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from hashiya import assets
from hashiya.text.joins import joins
from hashiya.ui.dialogs.import_articles import ImportDialog
from hashiya.ui.dialogs.import_lines import STATE
from hashiya.ui.main_window import MainWindow

TOKENS = "قال\tO\nترامب\tI-PERS\nفي\tO\nبغداد\tB-GPE\n\n"
PLAIN = "خبر عادي بلا علامات.\n\nسطر آخر هنا.\n"


def opened(window: MainWindow, qtbot, *paths: Path) -> ImportDialog:
    made = ImportDialog(window, window.session, window.look, list(paths))
    qtbot.addWidget(made, before_close_func=ImportDialog._give_up)
    made.show()
    qtbot.waitUntil(lambda: made._job is None)
    return made


def choose(dialog: ImportDialog, qtbot, rule: str, value: str) -> None:
    field = dialog.articles.rules.fields[rule]
    field.setFocus()
    away = field.findData(value) - field.currentIndex()
    for _ in range(abs(away)):  # by keys alone
        qtbot.keyClick(field, Qt.Key.Key_Down if away > 0 else Qt.Key.Key_Up)
    assert field.currentData() == value
    qtbot.waitUntil(lambda: dialog._job is None)


@pytest.fixture
def seed(tmp_path: Path) -> Path:
    """The second seed under another text, so that it is no duplicate."""
    file = next((assets.seeds() / "articles").glob("002_*.txt"))
    made = tmp_path / "seed.txt"
    made.write_bytes(file.read_bytes() + "\nانتهى.\n".encode())
    return made


def test_breaks_are_seen_at_once_and_stored(window: MainWindow, qtbot, seed: Path) -> None:
    dialog = opened(window, qtbot, seed)
    text = seed.read_bytes().decode("utf-8")
    count = len(joins(text))
    say = window.look.say
    assert (
        say("ui-import-breaks-offered", count=count)
        in dialog.articles.preview.remarks.toPlainText()
    )
    shown = dialog.articles.preview.text.toPlainText()
    choose(dialog, qtbot, "paragraphs", "joins")
    assert (
        say("ui-import-breaks-shown", count=count) in dialog.articles.preview.remarks.toPlainText()
    )
    after = dialog.articles.preview.text.toPlainText()
    visible = len(joins(dialog.articles.items[0].beginning))
    assert visible > 3
    assert after.count("\n") == shown.count("\n") + visible
    dialog._go.click()
    qtbot.waitUntil(lambda: dialog.report is not None)
    workspace = window.session.workspace
    assert workspace is not None
    article = workspace.article(dialog.added[0])
    assert article.text == text
    assert sorted(article.directions) == joins(text)
    window.session.show(article.id)
    sheet = window.reader.sheet
    assert sheet is not None
    k = sheet.blocks.at(joins(text)[0])
    assert sheet.blocks.starts_paragraph(k)
    assert sheet.gap(k) > 0
    assert window.turning.breaks
    actions = {action.id: action for _, action in window.menus.entries()}
    window.run_action(actions["paragraph-breaks"])
    assert not workspace.article(article.id).directions
    assert not window.turning.breaks
    window.tagging.undo()
    assert window.turning.breaks


def test_files_added_later_follow_the_rule(
    window: MainWindow, qtbot, seed: Path, tmp_path: Path
) -> None:
    (tmp_path / "plain.txt").write_text(PLAIN, encoding="utf-8")
    dialog = opened(window, qtbot, tmp_path / "plain.txt")
    choose(dialog, qtbot, "paragraphs", "joins")
    dialog.read([seed])
    qtbot.waitUntil(lambda: dialog._job is None)
    assert [it.breaks for it in dialog.articles.items] == [True, True]


def test_strict_reading_is_offered_for_tagged_tokens_only(
    window: MainWindow, qtbot, tmp_path: Path
) -> None:
    (tmp_path / "plain.txt").write_text(PLAIN, encoding="utf-8")
    (tmp_path / "a.conll").write_text(TOKENS, encoding="utf-8")
    dialog = opened(window, qtbot, tmp_path / "plain.txt")
    field = dialog.articles.rules.fields["tags"]
    assert not field.isVisible()
    dialog.read([tmp_path / "a.conll"])
    qtbot.waitUntil(lambda: dialog._job is None)
    assert field.isVisible()
    [line] = [it for it in range(2) if dialog.articles.items[it].path.name == "a.conll"]
    dialog.articles.table.setCurrentItem(dialog.articles.table.topLevelItem(line))
    say = window.look.say
    assert dialog.articles.items[line].spans == 2
    choose(dialog, qtbot, "tags", "strict")
    [line] = [it for it in range(2) if dialog.articles.items[it].path.name == "a.conll"]
    item = dialog.articles.items[line]
    assert item.spans == 1
    state = dialog.articles.table.topLevelItem(line).text(STATE)
    assert state == say("ui-import-with-marks-look", count=1)
    dialog.articles.table.setCurrentItem(dialog.articles.table.topLevelItem(line))
    assert (
        say("formats-tokens-not-taken", tag="I-PERS")
        in dialog.articles.preview.remarks.toPlainText()
    )
    dialog._go.click()
    qtbot.waitUntil(lambda: dialog.report is not None)
    assert dialog.report is not None
    assert dialog.report.annotations == 1
