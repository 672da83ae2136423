"""What undo did is said in words, where it covers no heading; why nothing happens is said too."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication

from hashiya.commands import annotate, articles
from hashiya.model.span import Span
from hashiya.wording import FSI, PDI


def said(window):
    return window.toast.text.replace(FSI, "").replace(PDI, "")


def tag(window, words, code="ORG"):
    session = window.session
    at = session.article.text.index(words)
    span = Span(at, at + len(words))
    return annotate.tag(session.workspace, session.article.id, span, "entity", code)


def test_undo_names_the_label_and_the_words(window, press):
    made = tag(window, "حلف شمال الأطلسي")
    press("ctrl+z")
    assert said(window) == "تراجع: أُزيل الوسم «مؤسسة أو هيئة» عن «حلف شمال الأطلسي»"
    press("ctrl+y")
    assert said(window) == "إعادة: عاد الوسم «مؤسسة أو هيئة» على «حلف شمال الأطلسي»"
    annotate.retag(window.session.workspace, made.id, "entity", "PERS")
    press("ctrl+z")
    assert said(window) == "تراجع: صارت فئة «حلف شمال الأطلسي»: مؤسسة أو هيئة"
    annotate.move(window.session.workspace, made.id, Span(made.start, made.start + 3))
    press("ctrl+z")
    assert said(window) == "تراجع: صار الوسم «مؤسسة أو هيئة» على «حلف شمال الأطلسي»"
    annotate.set_attribute(window.session.workspace, made.id, "comment", "تحقق")
    press("ctrl+z")
    assert said(window) == "تراجع: تغيرت سمات «مؤسسة أو هيئة» على «حلف شمال الأطلسي»"


def test_undo_of_a_mark_out_of_view_shows_where_it_was(window, press):
    made = tag(window, "الرئيس الأميركي")
    window.reader.move_to_article_edge(1)
    assert not in_view(window, made.span)
    press("ctrl+z")
    assert in_view(window, made.span)
    assert window.reader.selecting.word[0] == made.start


def test_undo_of_a_mark_in_view_leaves_the_cursor_alone(window, press):
    tag(window, "الرئيس الأميركي")
    press("left")
    word = window.reader.selecting.word
    press("ctrl+z")
    assert window.reader.selecting.word == word


def in_view(window, span):
    reader = window.reader
    return reader.viewport().rect().intersects(reader.rect_of(span.start, span.end))


def test_undo_of_many_edits_tells_the_mark_and_how_many_more(window, press):
    one, other = tag(window, "حلف شمال الأطلسي"), tag(window, "العراق", "GPE")
    annotate.remove(window.session.workspace, [one.id, other.id])
    press("ctrl+z")
    assert said(window).startswith("تراجع: عاد الوسم")
    assert said(window).endswith("تغييرات أخرى معه: 1")


def test_undo_of_a_change_to_an_article_names_it(window, press):
    session = window.session
    articles.update(session.workspace, session.article.id, title="عنوان آخر")
    title = session.article.title
    press("ctrl+z")
    assert title == "عنوان آخر"
    assert said(window).startswith("تراجع: تغيرت بيانات المقال «")


def test_the_toast_lies_under_the_text_and_takes_no_click(window, press):
    claim, source = tag(window, "بذل المزيد من الجهود", "MISC"), tag(window, "الرئيس الأميركي")
    window.tagging.jump_to(claim.id)
    window.session.said.emit("قيل شيء")
    QApplication.processEvents()
    assert window.toast.isVisible()
    box = QRect(window.toast.mapTo(window, QPoint()), window.toast.size())
    port = window.reader.viewport()
    foot = port.mapTo(window, QPoint(0, port.height())).y()
    assert box.top() > foot
    labels = window.label_bar
    assert not box.intersects(QRect(labels.mapTo(window, QPoint()), labels.size()))
    assert window.childAt(box.center()) is not window.toast
    assert source


def test_a_long_sentence_stays_inside_the_page(window):
    window.session.said.emit("كلمة " * 80)
    QApplication.processEvents()
    page = window.toast.parentWidget().rect()
    assert page.contains(window.toast.geometry())


def test_a_key_in_a_project_open_for_reading_says_why_nothing_happens(
    shell, window, project, press
):
    window.session.close()
    from hashiya.commands import projects

    window.session.open(projects.open_project(project, "ليلى", read_only=True))
    window.session.show(window.articles.lines[0].id)
    window.reader.setFocus()
    QApplication.processEvents()
    press("1")
    assert "للقراءة فقط" in said(window)
    assert window.session.annotations == ()


def test_z_goes_to_and_fro_between_the_last_two_labels(window, press):
    press("1", "left", "2", "z")
    labels = [it.label for it in window.session.annotations]
    assert labels == ["PERS", "PERS"]
    press("z")
    assert [it.label for it in window.session.annotations] == ["PERS", "ORG"]


def test_t_leads_into_the_note_on_the_card(window, press):
    made = tag(window, "حلف شمال الأطلسي")
    window.tagging.jump_to(made.id)
    press("t")
    assert QApplication.focusWidget() is window.panels["inspector"]._entries["comment"]


def test_a_label_set_taken_back_is_told_as_that_and_not_as_one_of_its_uses(window, press):
    from dataclasses import replace

    from hashiya.commands import label_sets, redrafting, reshaping

    session = window.session
    tag(window, "حلف شمال الأطلسي")
    old = session.workspace.schema()
    draft = redrafting.merge_label(reshaping.Draft(old), ("entity", "ORG"), ("entity", "GPE"))
    schema = replace(draft.schema, version=old.version + 1)
    label_sets.change(session.workspace, label_sets.plan(session.workspace, schema, draft.carry))
    press("ctrl+z")
    assert said(window) == "تراجع: تغيرت مجموعة الفئات · تغييرات أخرى معه: 1"
