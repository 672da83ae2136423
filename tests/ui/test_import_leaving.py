"""What was chosen by hand for an import stands while more is read, and is not lost without a question."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from hashiya.ui.dialogs import import_leaving
from hashiya.ui.dialogs.dialog import Dialog
from hashiya.ui.dialogs.import_articles import ImportDialog
from hashiya.ui.dialogs.import_lines import TITLE

TEXTS = {"a.txt": "زار ترامب بغداد.", "b.txt": "خبر آخر من بيروت."}


@pytest.fixture
def dialog(window, qtbot, tmp_path: Path) -> ImportDialog:
    for name, text in TEXTS.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    made = ImportDialog(window, window.session, window.look, [tmp_path / it for it in TEXTS])
    qtbot.addWidget(made, before_close_func=ImportDialog._give_up)
    made.show()
    qtbot.waitUntil(lambda: made._job is None)
    return made


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was asked; answered as Enter answers it."""
    found: list[str] = []

    def answer(question: Dialog) -> int:
        found.extend(it.text() for it in question.findChildren(QLabel))
        default = next(it for it in question.findChildren(QPushButton) if it.isDefault())
        default.click()
        return question.result()

    monkeypatch.setattr(Dialog, "exec", answer)
    return found


def untick(dialog: ImportDialog, at: int, *, back: bool = False) -> None:
    line = dialog.articles.table.topLevelItem(at)
    line.setCheckState(0, Qt.CheckState.Checked if back else Qt.CheckState.Unchecked)


def test_without_a_choice_escape_closes_at_once(dialog, asked, qtbot) -> None:
    untick(dialog, 0)
    untick(dialog, 0, back=True)  # as it was
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not asked
    assert not dialog.isVisible()


@pytest.mark.parametrize("way", ["escape", "cross", "cancel"])
def test_each_way_out_asks_what_may_be_lost_and_enter_keeps_it(
    dialog, asked, window, qtbot, way: str
) -> None:
    untick(dialog, 0)
    dialog.articles.title.setText("عنوان آخر")  # still in the field
    if way == "escape":
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    elif way == "cross":
        assert not dialog.close()
    else:
        dialog._leave.click()
    assert dialog.isVisible()
    [said] = [it for it in asked if "•" in it]
    assert window.look.say("ui-import-leave-ticks") in said
    assert window.look.say("ui-import-leave-titles") in said
    assert window.look.say("ui-import-leave-columns") not in said
    assert len(dialog.articles.checked()) == 1


def test_who_wants_to_leave_leaves(dialog, monkeypatch) -> None:
    untick(dialog, 0)
    monkeypatch.setattr(Dialog, "exec", lambda _question: Dialog.DialogCode.Accepted)
    dialog.reject()
    assert not dialog.isVisible()
    assert dialog.added == []


def test_ticks_and_titles_stand_when_more_files_and_other_rules_are_read(
    dialog, qtbot, tmp_path: Path
) -> None:
    articles = dialog.articles
    untick(dialog, 0)
    articles.table.setCurrentItem(articles.table.topLevelItem(1))
    articles.title.setText("من عندي")
    articles.keep_title()
    (tmp_path / "c.txt").write_text("ثالث من عمان.", encoding="utf-8")
    articles.take_more([tmp_path / "c.txt"])
    qtbot.waitUntil(lambda: dialog._job is None)
    assert [it.path.name for it in articles.checked()] == ["b.txt", "c.txt"]
    field = articles.rules.fields["titles"]
    field.setCurrentIndex(field.findData("file_name"))
    field.activated.emit(field.currentIndex())
    assert [articles.table.topLevelItem(at).text(TITLE) for at in (1, 2)] == ["من عندي", "c"]
    dialog.read([tmp_path / "b.txt"])
    qtbot.waitUntil(lambda: dialog._job is None)
    assert "من عندي" in [it.title for it in articles.checked()]
    assert dialog.by_hand.kinds == ("ticks", "titles", "rules", "files")


def test_the_question_keeps_by_default(dialog, qtbot, monkeypatch) -> None:
    shown: list[Dialog] = []

    def answer(question: Dialog) -> int:
        question.show()
        qtbot.waitExposed(question)
        shown.append(question)
        qtbot.keyClick(question, Qt.Key.Key_Return)
        return question.result()

    monkeypatch.setattr(Dialog, "exec", answer)
    assert not import_leaving.wants_to_leave(dialog, ["ticks"])
    assert not shown[0].isVisible()


def test_a_button_leads_to_what_will_not_be_imported(dialog, window, qtbot, tmp_path: Path) -> None:
    assert not dialog._look_problems.isVisibleTo(dialog)
    (tmp_path / "bad.json").write_text("{", encoding="utf-8")
    dialog.read([tmp_path / "bad.json"])
    qtbot.waitUntil(lambda: dialog._job is None)
    dialog._look_problems.click()
    assert "bad.json" in dialog.articles.table.currentItem().text(0)


def test_many_are_ticked_at_once(dialog, qtbot, tmp_path: Path) -> None:
    articles = dialog.articles
    articles.none.click()
    assert articles.checked() == []
    assert not dialog._go.isEnabled()
    assert dialog.by_hand.kinds == ("ticks",)
    articles.all.click()
    assert len(articles.checked()) == 2
    assert dialog.by_hand.kinds == ()
    (tmp_path / "c.txt").write_text("ثالث من عمان.", encoding="utf-8")
    dialog.read([tmp_path / "c.txt"])
    qtbot.waitUntil(lambda: dialog._job is None)
    articles.table.setCurrentItem(articles.table.topLevelItem(0))
    qtbot.keyClick(articles.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(articles.table, Qt.Key.Key_Space)
    assert [it.path.name for it in articles.checked()] == ["c.txt"]
