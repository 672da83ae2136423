"""Correcting in the window: the text that nobody touched is untouched, and every mark is accounted for first."""

from __future__ import annotations

import pytest
from making import annotation
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest

from hashiya.commands import annotate, correcting
from hashiya.model.span import Span
from hashiya.ui.actions import ACTIONS
from hashiya.ui.dialogs.correct_text import CorrectTextDialog
from hashiya.ui.dialogs.correction_review import BEFORE, NOW, STATE
from hashiya.wording import isolate


@pytest.fixture
def marks(window):
    """Two marks and a relation in the first article: the first words of it and a name further on."""
    ws, article = window.session.workspace, window.session.article
    found = []
    for words, layer, label in (("ترامب", "entity", "PERS"), ("الناتو", "entity", "ORG")):
        start = article.text.index(words)
        found.append(annotate.tag(ws, article.id, Span(start, start + len(words)), layer, label))
    return found


@pytest.fixture
def dialog(window, marks, qtbot):
    made = CorrectTextDialog(window, window.session.article, window.session, window.look)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def replace(dialog: CorrectTextDialog, words: str, by: str) -> None:
    """Select the words in the editor and type others over them."""
    cursor = dialog.editor.document().find(words)
    assert not cursor.isNull()
    dialog.editor.setTextCursor(cursor)
    cursor.insertText(by)


def state(ws, article_id: str):
    return ws.article(article_id), ws.annotations(article_id), ws.relations(article_id)


def test_an_untouched_text_is_not_a_correction(window, dialog):
    assert dialog.text() == window.session.article.text
    dialog.show_review()
    assert dialog.note.text() == window.look.say("correcting-same")
    assert dialog.pages.currentIndex() == 0


def test_what_becomes_of_the_marks_is_shown_before_anything_is_stored(window, dialog, marks):
    ws, article = window.session.workspace, window.session.article
    before, steps = state(ws, article.id), len(ws.history())
    replace(dialog, "ترامب", "ترمب")
    replace(dialog, "الناتو", "الحلف")
    dialog.show_review()
    tree, say = dialog.review.marks, window.look.say
    rows = [tree.topLevelItem(k) for k in range(tree.topLevelItemCount())]
    said = {(it.text(STATE), it.text(BEFORE), it.text(NOW)) for it in rows}
    assert said == {
        (say("correcting-moved-words"), isolate("ترامب"), isolate("ترمب")),
        (say(f"correcting-lost-{dialog.correction.unplaced[0].reason}"), isolate("الناتو"), "—"),
    }
    assert (state(ws, article.id), len(ws.history())) == (before, steps)
    shown = dialog.review.text.toPlainText()
    assert "ترا" in shown


def test_correcting_is_one_step_that_is_undone_at_once(window, dialog, marks, qtbot):
    ws, article = window.session.workspace, window.session.article
    before, steps = state(ws, article.id), len(ws.history())
    replace(dialog, "ترامب", "ترمب")
    dialog.show_review()
    dialog.correct()
    assert len(ws.history()) == steps + 1
    assert window.session.article.text == article.text.replace("ترامب", "ترمب", 1)
    assert window.session.annotation(marks[0].id).quote == "ترمب"
    window.tagging.undo()
    assert state(ws, article.id) == before
    assert window.session.article.text == article.text


def test_escape_leaves_nothing_behind_and_asks_once(window, dialog):
    ws, article = window.session.workspace, window.session.article
    before = state(ws, article.id)
    replace(dialog, "ترامب", "ترمب")
    dialog.show_review()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert (dialog.pages.currentIndex(), dialog.isVisible()) == (0, True)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert dialog.note.text() == window.look.say("correcting-leave")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert state(ws, article.id) == before


@pytest.mark.parametrize("typed", ["ز", "سطر\nآخر"])
def test_characters_that_an_editor_alters_survive(window, qtbot, typed):
    ws, article = window.session.workspace, window.session.article
    hard = "\ufeffأول\u00a0سطر\r\nثان\u2028ثالث\u2029رابع\rخامس \ufdd0 \u200f\u200c😀 \U0010ffff\n"
    correcting.correct(ws, article.id, hard)
    made = CorrectTextDialog(window, window.session.article, window.session, window.look)
    qtbot.addWidget(made)
    assert made.text() == hard
    made.editor.moveCursor(QTextCursor.MoveOperation.End)
    made.editor.insertPlainText(typed)
    assert made.text() in {hard + typed, hard + typed.replace("\n", "\r\n")}


def test_a_file_is_taken_as_it_is(window, dialog, tmp_path, qtbot):
    text = window.session.article.text.replace("ترامب", "ترمب") + "\r\nزيادة\u00a0من ملف"
    path = tmp_path / "new.txt"
    path.write_bytes(text.encode("utf-8"))
    dialog.read(path)
    qtbot.waitUntil(lambda: dialog._job is None)
    assert dialog.text() == text


def test_a_file_that_is_no_text_changes_nothing(window, dialog, tmp_path, qtbot):
    path = tmp_path / "new.txt"
    path.write_bytes(bytes(range(256)) * 8)
    dialog.read(path)
    qtbot.waitUntil(lambda: dialog._job is None)
    assert dialog.text() == window.session.article.text
    assert dialog.note.text()


def test_an_earlier_version_can_be_seen_and_taken_again(window, marks, qtbot):
    ws, article = window.session.workspace, window.session.article
    correcting.correct(ws, article.id, article.text + " زيادة")
    made = CorrectTextDialog(window, window.session.article, window.session, window.look)
    qtbot.addWidget(made)
    assert made.versions.count() == 2
    made.versions.setCurrentIndex(1)
    made.versions.activated.emit(1)
    assert made.text() == article.text


def test_a_mark_without_a_place_is_offered_and_placed_on_the_selection(window, marks, qtbot):
    ws, article = window.session.workspace, window.session.article
    panel = window.panels["unplaced"]
    assert panel.isHidden()
    assert window.header.unplaced.isHidden()
    new = article.text.replace("الناتو", "الحلف")
    correcting.correct(ws, article.id, new)
    qtbot.waitUntil(lambda: not panel.isHidden())
    assert not window.header.unplaced.isHidden()
    assert panel.current.quote == "الناتو"
    start = new.index("الحلف")
    window.reader.select(Span(start, start + 5))
    panel.place.click()
    placed = window.session.annotation(marks[1].id)
    assert (placed.quote, placed.label) == ("الحلف", "ORG")
    qtbot.waitUntil(panel.isHidden)
    window.tagging.undo()
    qtbot.waitUntil(lambda: not panel.isHidden())
    panel.let_go.click()
    assert ws.unplaced(article.id) == ()
    qtbot.waitUntil(panel.isHidden)


def test_placed_or_let_go_the_keys_go_back_to_the_page(window, marks, qtbot):
    ws, article = window.session.workspace, window.session.article
    panel = window.panels["unplaced"]
    new = article.text.replace("الناتو", "الحلف").replace("ترامب", "الرئيس")
    correcting.correct(ws, article.id, new)
    qtbot.waitUntil(lambda: len(panel.waiting) == 2)
    for left in (1, 0):
        waits = panel.current.annotation
        window.reader.select(Span(left * 9, left * 9 + 5))
        panel.place.setFocus()
        panel.place.click()
        assert window.focusWidget() is window.reader
        qtbot.waitUntil(lambda left=left: len(panel.waiting) == left)
        assert window.focusWidget() is window.reader
        assert window.session.focused == waits.id
    window.tagging.undo()
    qtbot.waitUntil(lambda: len(panel.waiting) == 1)
    panel.let_go.setFocus()
    panel.let_go.click()
    qtbot.waitUntil(panel.isHidden)
    assert window.focusWidget() is window.reader


def test_the_chip_of_what_waits_takes_the_room_of_what_is_needed_less(window, marks, qtbot):
    ws, article, header = window.session.workspace, window.session.article, window.header
    header.resize(600, header.height())
    assert not header._edit.isHidden()
    correcting.correct(ws, article.id, article.text.replace("الناتو", "الحلف"))
    qtbot.waitUntil(header.unplaced.isVisible)
    header.resize(600, header.height())
    assert header._edit.isHidden()  # else "Done, next" was cut at both ends


def test_the_next_article_in_which_marks_wait_is_gone_to(window, marks, qtbot):
    ws, article = window.session.workspace, window.session.article
    said: list[str] = []
    window.session.said.connect(said.append)
    action = next(it for it in ACTIONS if it.id == "next-waiting")
    action.run(window)
    assert said[-1] == window.look.say("correcting-none-waiting")
    correcting.correct(ws, article.id, article.text.replace("الناتو", "الحلف"))
    other = next(it.id for it in ws.articles() if it.id != article.id)
    window.session.show(other)
    action.run(window)
    assert window.session.article.id == article.id
    panel = window.panels["unplaced"]
    qtbot.waitUntil(lambda: panel.isAncestorOf(window.focusWidget()))
    action.run(window)  # the only one: it stays
    assert window.session.article.id == article.id


def test_the_words_of_a_waiting_mark_are_found_where_they_stand(window, qtbot):
    ws, article = window.session.workspace, window.session.article
    text = "قال علي شيئا.\nثم خرج زيد من البيت ومعه كثيرون.\nولم يقل علي شيئا."
    correcting.correct(ws, article.id, text)
    it = annotation(ws.article(article.id), 4, 7)
    from making import added

    ws.apply(added(it, by="ليلى"))
    correcting.correct(ws, article.id, text.partition("\n")[2])
    panel = window.panels["unplaced"]
    qtbot.waitUntil(lambda: panel.current is not None)
    panel.list.clicked.emit(panel.model.index(0))
    assert window.reader.selection().quote(window.session.article.text) == "علي"


def test_the_page_stays_where_it_was(window, marks, monkeypatch, qtbot):
    article = window.session.article
    word = article.text.index("الناتو")
    window.reader.return_to(0, word)
    before = window.reader.place()[1]

    def agree(dialog: CorrectTextDialog) -> bool:
        dialog.editor.moveCursor(QTextCursor.MoveOperation.Start)
        dialog.editor.insertPlainText("فقرة جديدة في أول النص.\n\n")
        dialog.show_review()
        dialog.correct()
        return True

    monkeypatch.setattr(CorrectTextDialog, "exec", agree)
    window.correcting.open()
    now = window.session.article.text
    there = window.reader.place()[1]
    assert now[there : there + 6] == article.text[before : before + 6]
    assert window.toast.text == window.look.say("correcting-done", count=0)
