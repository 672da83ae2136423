"""The paragraph at the cursor stands in a plain field, with its marks named, and both cursors go together."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from hashiya.commands import annotate
from hashiya.model.span import Span
from hashiya.ui.actions import ACTIONS


@pytest.fixture
def pane(window):
    action = next(it for it in ACTIONS if it.id == "paragraph")
    window.run_action(action)
    assert window.paragraph.isVisible()
    return window.paragraph


def test_it_is_hidden_until_asked_for_and_remembers(window):
    assert not window.paragraph.isVisible()
    window.paragraph.toggle()
    assert window.look.settings.flag("paragraph_pane", default=False)
    window.paragraph.toggle()
    assert window.paragraph.isHidden()


def test_it_shows_the_paragraph_of_the_cursor_with_the_caret_at_the_word(window, pane):
    reader = window.reader
    for _ in range(7):
        reader.move_word(1)
    start, end = reader.sheet.paragraph_at(reader.selecting.position)
    assert pane.field.toPlainText() == window.session.article.text[start:end]
    assert pane.field.textCursor().position() == reader.selecting.position - start
    window.go_article(1)
    start, end = reader.sheet.paragraph_at(reader.selecting.position)
    assert pane.field.toPlainText() == window.session.article.text[start:end]


def test_its_caret_leads_the_readers_cursor(window, pane, qtbot):
    pane.field.setFocus()
    qtbot.waitUntil(pane.field.hasFocus)
    for _ in range(11):
        qtbot.keyClick(pane.field, Qt.Key.Key_Left)
    at = pane.field.textCursor().position()
    assert at == 11
    assert window.reader.selecting.word == (8, 12)
    assert QApplication.focusWidget() is pane.field


def test_its_marks_are_named_to_eye_and_ear(window, pane):
    say = window.look.say
    assert pane.field.accessibleDescription() == say("ears-paragraph-bare")
    session = window.session
    annotate.tag(session.workspace, session.article.id, Span(0, 9), "entity", "PERS")
    assert "شخص: استجابة" in pane.field.accessibleDescription()
    assert pane.marks.text() == pane.field.accessibleDescription()


def test_f6_reaches_it_and_tab_leaves_it(window, pane, press, qtbot):
    window.reader.setFocus()
    press("f6")
    assert QApplication.focusWidget() is pane.field
    qtbot.keyClick(pane.field, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is window.label_bar.first_button()


def test_of_a_giant_paragraph_a_piece_is_shown(window, pane, tmp_path):
    from hashiya.commands import articles

    path = tmp_path / "long.txt"
    path.write_text("قال الوزير إن المفاوضات مستمرة. " * 4000, encoding="utf-8")
    report = articles.add(window.session.workspace, articles.read([path]))
    window.session.show(report.articles[0])
    assert 0 < len(pane.field.toPlainText()) < 6000
    window.reader.move_to_article_edge(1)
    assert pane.field.toPlainText().strip().endswith("مستمرة.")
