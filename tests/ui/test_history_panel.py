"""The history panel says who did what when, shows an article as it was, and goes back there."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QApplication

from hashiya.commands import annotate, articles, history, projects
from hashiya.model.span import Span
from hashiya.wording import FSI, PDI


def plain(text: str) -> str:
    return text.replace(FSI, "").replace(PDI, "")


def tag(window, words, code="ORG"):
    session = window.session
    at = session.article.text.index(words)
    span = Span(at, at + len(words))
    return annotate.tag(session.workspace, session.article.id, span, "entity", code)


@pytest.fixture
def panel(window, press):
    press("ctrl+h")
    QApplication.processEvents()
    return window.history


def shown(panel) -> list[str]:
    panel.refresh()
    return [plain(panel.model.words(it)) for it in panel.model.lines]


def choose(panel, row: int) -> None:
    """The row of the n-th line from the top, days not counted."""
    panel.choose(panel.model.lines[row].id)


def test_ctrl_h_shows_it_with_the_keys_in_it_and_puts_it_away(window, press):
    assert window.history.isHidden()
    press("ctrl+h")
    assert window.history.isVisible()
    assert QApplication.focusWidget() is window.history.list
    assert window.panels["inspector"].isHidden()
    press("ctrl+h")
    assert window.history.isHidden()
    assert window.panels["inspector"].isVisible()
    assert window.panels["annotations"].isVisible()
    assert QApplication.focusWidget() is window.reader


def test_lines_say_in_words_what_was_done_and_come_at_once(window, panel):
    tag(window, "حلف شمال الأطلسي")
    assert shown(panel)[0] == "وُسم «حلف شمال الأطلسي»: مؤسسة أو هيئة"
    assert plain(panel.model.about(1)).startswith("ليلى · ")
    made = window.session.annotations[0]
    annotate.retag(window.session.workspace, made.id, "entity", "PERS")
    assert shown(panel)[0] == "صارت فئة «حلف شمال الأطلسي»: شخص"
    assert shown(panel)[-1].startswith("استُورد")


def test_what_was_undone_is_folded_into_its_line(window, panel, press):
    tag(window, "حلف شمال الأطلسي")
    tag(window, "العراق", "GPE")
    count = len(shown(panel))
    window.tagging.undo()
    assert len(shown(panel)) == count
    assert panel.model.undone(1).by == "ليلى"
    assert "أُلغي: ليلى" in plain(panel.model.about(1))
    assert panel.model.undone(2) is None
    window.tagging.redo()
    assert shown(panel)
    assert panel.model.undone(1) is None


def test_the_article_is_shown_as_it_was_and_nothing_can_be_changed_there(window, panel, press):
    tag(window, "حلف شمال الأطلسي")
    tag(window, "العراق", "GPE")
    shown(panel)
    choose(panel, 1)
    panel.list.activated.emit(panel.list.currentIndex())
    assert window.session.past
    assert [it.quote for it in window.session.annotations] == ["حلف شمال الأطلسي"]
    assert window.looking_back.strip.isVisible()
    steps = len(window.session.workspace.history())
    window.reader.setFocus()
    press("1")
    assert "كما كان" in plain(window.toast.text)
    window._tag_by_click(window.session.schema.labels[0])
    window.tagging.undo()
    assert len(window.session.workspace.history()) == steps
    press("esc")
    assert not window.session.past
    assert not window.looking_back.strip.isVisible()
    assert len(window.session.annotations) == 2


def test_going_back_is_one_step_that_undo_takes_back(window, panel, press):
    workspace = window.session.workspace
    tag(window, "حلف شمال الأطلسي")
    tag(window, "العراق", "GPE")
    before = workspace.annotations(window.session.article.id)
    shown(panel)
    choose(panel, 1)
    panel.list.activated.emit(panel.list.currentIndex())
    window.looking_back.strip.back.click()
    assert not window.session.past
    assert [it.quote for it in window.session.annotations] == ["حلف شمال الأطلسي"]
    assert workspace.history(1)[0].act == "history.go_back"
    window.reader.setFocus()
    press("ctrl+z")
    assert window.session.annotations == before


def test_one_step_is_undone_out_of_turn_or_the_banner_says_why_not(window, panel):
    made = tag(window, "حلف شمال الأطلسي")
    tag(window, "العراق", "GPE")
    shown(panel)
    choose(panel, 1)
    panel._verbs[2].click()
    assert [it.quote for it in window.session.annotations] == ["العراق"]
    assert "حلف شمال الأطلسي" in plain(window.toast.text)
    shown(panel)
    assert panel.model.undone(2) is not None
    window.tagging.undo()
    annotate.retag(window.session.workspace, made.id, "entity", "PERS")
    shown(panel)
    choose(panel, 2)
    assert panel.line.act == "annotate.tag"
    panel._verbs[2].click()
    assert window.banner.isVisible()
    assert "تغيّر بعدها" in plain(window.banner.text)
    assert len(window.session.annotations) == 2


def test_choosing_a_line_shows_its_mark_also_in_another_article(window, panel):
    made = tag(window, "حلف شمال الأطلسي")
    tag(window, "العراق", "GPE")
    shown(panel)
    choose(panel, 1)
    panel._show_place()
    assert window.session.focused == made.id
    first = window.session.article.id
    other = next(it.id for it in window.articles.lines if it.id != first)
    window.session.show(other)
    panel._scope.setCurrentIndex(1)
    choose(panel, 1)
    panel._clicked(QModelIndex())
    assert window.session.article.id == first
    assert window.session.focused == made.id
    assert QApplication.focusWidget() is panel.list


def test_it_can_be_that_of_one_article_or_one_person(window, panel):
    workspace = window.session.workspace
    tag(window, "حلف شمال الأطلسي")
    workspace.me = "سلمى"
    tag(window, "العراق", "GPE")
    panel.refresh()
    other = next(it.id for it in window.articles.lines if it.id != window.session.article.id)
    articles.update(workspace, other, title="آخر")
    assert "آخر" not in " ".join(shown(panel))
    panel._scope.setCurrentIndex(1)
    assert len(shown(panel)) == 4
    panel._whose.setCurrentIndex(panel._whose.findData("سلمى"))
    assert len(shown(panel)) == 2


def test_a_long_history_is_read_page_by_page(window, panel):
    for code in ("ORG", "GPE") * 130:
        made = window.session.annotations
        if made:
            annotate.retag(window.session.workspace, made[0].id, "entity", code)
        else:
            tag(window, "حلف شمال الأطلسي", code)
    panel.read_anew()
    few = len(panel.model.lines)
    assert few == 200
    assert panel.model.canFetchMore(QModelIndex())
    panel.model.fetchMore(QModelIndex())
    assert len(panel.model.lines) == 261
    assert not panel.model.canFetchMore(QModelIndex())


def test_undo_goes_to_the_article_of_its_step_also_after_coming_back(window, press, project):
    words = "حلف شمال الأطلسي"
    tag(window, words)
    first = window.session.article.id
    other = next(it.id for it in window.articles.lines if it.id != first)
    window.session.show(other)
    window.reader.setFocus()
    press("ctrl+z")
    assert window.session.article.id == first
    assert words in plain(window.toast.text)
    press("ctrl+y")
    window.session.show(other)
    window.session.close()
    window.session.open(projects.open_project(project, "ليلى"))
    window.session.show(other)
    window.reader.setFocus()
    press("ctrl+z")
    assert window.session.article.id == first
    assert window.session.annotations == ()
    assert words in plain(window.toast.text)


def test_every_part_has_a_name_for_those_who_listen(window, panel):
    tag(window, "العراق", "GPE")
    shown(panel)
    from PySide6.QtCore import Qt

    row = panel.model.index(1)
    assert "ليلى" in row.data(Qt.ItemDataRole.AccessibleTextRole)
    assert "العراق" in row.data(Qt.ItemDataRole.AccessibleTextRole)
    for part in (panel, panel.list, panel._scope, panel._whose):
        assert part.accessibleName()


def test_the_past_is_left_when_a_step_comes_in(window, panel):
    tag(window, "حلف شمال الأطلسي")
    tag(window, "العراق", "GPE")
    shown(panel)
    choose(panel, 1)
    window.looking_back.show_past(panel.line)
    assert window.session.past
    first = window.session.workspace.history(10)[-1].id
    history.go_back(window.session.workspace, window.session.article.id, first)
    assert not window.session.past
    assert window.session.annotations == ()


def test_a_note_on_a_relation_is_stored_and_undone(window):
    from PySide6.QtWidgets import QLineEdit

    workspace = window.session.workspace
    person, claim = tag(window, "العراق", "GPE"), None
    at = window.session.article.text.index("حلف شمال الأطلسي")
    here = window.session.article.id
    claim = annotate.tag(workspace, here, Span(at, at + 16), "claim", "CLAIM")
    annotate.relate(workspace, "about", claim.id, person.id)
    window.session.focus(claim.id)
    inspector = window.panels["inspector"]
    inspector.refresh()
    name = window.look.say("history-relation-note")
    note = next(it for it in inspector.findChildren(QLineEdit) if it.accessibleName() == name)
    note.setText("يحتاج مراجعة")
    note.editingFinished.emit()
    assert workspace.relations(here)[0].attributes == {"comment": "يحتاج مراجعة"}
    workspace.undo()
    assert workspace.relations(here)[0].attributes == {}
