"""Two articles side by side: a relation between them is drawn by keys, shown in both, gone to and taken back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from hashiya.commands import annotate
from hashiya.model.annotation import Annotation
from hashiya.model.span import Span
from hashiya.ui.main_window import MainWindow


@pytest.fixture
def claims(window: MainWindow) -> tuple[Annotation, Annotation, Annotation]:
    """One claim in the article in view, two in the other one."""
    ws, here = window.session.workspace, window.session.article
    there = next(it.id for it in ws.articles() if it.id != here.id)
    words = "بذل المزيد من الجهود"
    at = here.text.index(words)
    one = annotate.tag(ws, here.id, Span(at, at + len(words)), "claim", "CLAIM")
    text = ws.text(there)
    end = text.index(" ", 40)
    two = annotate.tag(ws, there, Span(0, end), "claim", "CLAIM")
    start = text.index("\n", end) + 1
    while text[start].isspace():
        start += 1
    three = annotate.tag(ws, there, Span(start, text.index(" ", start + 30)), "claim", "CLAIM")
    return one, two, three


def second(window: MainWindow):
    return window.side_by_side.view


def open_second(window: MainWindow, press) -> None:
    press("f8")
    assert second(window).field.hasFocus()
    press("enter")
    QApplication.processEvents()
    assert second(window).article is not None
    assert second(window).reader.hasFocus()


def test_r_in_the_first_and_a_letter_over_the_second(window, press, claims) -> None:
    one, two, _three = claims
    window.resize(1900, 1000)
    QApplication.processEvents()
    open_second(window, press)
    assert second(window).article.id == two.article
    window.tagging.jump_to(one.id)
    window.reader.setFocus()
    press("r")
    ends = {end.id: keys for keys, (_reader, end) in window.hints._ends.items()}
    assert two.id in ends
    assert window.hints._ends[ends[two.id]][0] is second(window).reader
    press(*ends[two.id])
    names = [it.text() for it in window.linking.menu.actions()]
    assert len(names) == 2
    window.linking.menu.actions()[1].trigger()
    window.linking.menu.close()
    QApplication.processEvents()
    (made,) = window.session.relations
    assert {made.from_id, made.to_id} == {one.id, two.id}
    assert window.session.schema.joins_articles(window.session.schema.relation(made.label))
    assert second(window).reader.sheet.relations.of(two.id) == [made]
    window.reader.setFocus()
    press("ctrl+z")
    assert window.session.relations == ()
    assert second(window).reader.sheet.relations.of(two.id) == []


def test_r_in_the_second_and_a_click_in_the_first(window, press, claims, qtbot) -> None:
    one, two, _three = claims
    open_second(window, press)
    second(window).reader.focus_annotation(two.id)
    press("r")
    assert window.linking.waits
    box = window.reader.rect_of(one.start, one.start + 4)
    if not window.reader.viewport().rect().contains(box.center()):
        window.reader.scroll_to(one.start)
        box = window.reader.rect_of(one.start, one.start + 4)
    qtbot.mouseClick(window.reader.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    QApplication.processEvents()
    window.linking.menu.actions()[0].trigger()
    window.linking.menu.close()
    (made,) = window.session.relations
    assert (made.article, made.from_id, made.to_id) == (two.article, two.id, one.id)


def test_the_chip_of_the_other_article_opens_it_beside(window, press, claims) -> None:
    one, _two, three = claims
    ws = window.session.workspace
    annotate.relate(ws, "contradicts", one.id, three.id)
    window.tagging.jump_to(one.id)
    QApplication.processEvents()
    window.reader.viewport().grab()
    (route,) = window.reader.arrows.routes
    assert route.far
    title = next(it for it in ws.articles() if it.id == three.article).title
    assert title[:10] in route.text
    window.reader.follow(route.to)
    assert second(window).article.id == three.article
    assert second(window).reader.focused() == three.id
    QApplication.processEvents()
    second(window).reader.viewport().grab()
    (back,) = second(window).reader.arrows.routes
    assert back.far
    second(window).reader.follow(back.to)
    assert window.session.focused == one.id
    assert window.reader.hasFocus()


def test_claims_with_the_same_words_are_offered(window, press, claims, qtbot) -> None:
    one, two, three = claims
    ws = window.session.workspace
    press("f8")
    window.tagging.jump_to(one.id)
    second(window).like.click()
    qtbot.waitUntil(lambda: not second(window)._alike.busy)
    offered = [it.mark for it in second(window).list.choices.choices]
    assert set(offered) <= {two.id, three.id}
    window.session.show(two.article)
    window.tagging.jump_to(two.id)
    start = ws.text(one.article).index("العراق")
    near = annotate.tag(ws, one.article, Span(start, start + 6), "claim", "CLAIM")
    assert near.quote in two.quote
    second(window).like.click()
    qtbot.waitUntil(lambda: not second(window)._alike.busy)
    offered = [it.mark for it in second(window).list.choices.choices]
    assert near.id in offered
    assert one.id not in offered or offered.index(near.id) < offered.index(one.id)


def test_titles_are_found_without_their_hamza(window, press, claims) -> None:
    _one, two, _three = claims
    press("f8")
    title = next(it for it in window.session.workspace.articles() if it.id == two.article).title
    plain = title.translate(str.maketrans("أإآة", "اااه"))
    second(window).field.setText(plain.split()[0])
    assert two.article in [it.article for it in second(window).list.choices.choices]
    second(window).field.setText("لا شيء كهذا")
    assert second(window).list.choices.choices == []


def test_a_step_in_the_other_article_is_heard(window, press, claims) -> None:
    one, two, _three = claims
    open_second(window, press)
    ws = window.session.workspace
    annotate.relate(ws, "same_claim", two.id, one.id)
    assert [it.to_id for it in window.session.arrows.of(one.id)] == [one.id]
    annotate.remove(ws, [two.id])
    assert window.session.relations == ()
    assert two.id not in second(window).marks
    ws.undo()
    assert len(window.session.relations) == 1


def test_another_project_closes_it(window, press, claims, tmp_path) -> None:
    open_second(window, press)
    window.session.close()
    QApplication.processEvents()
    assert window.session.workspace is None


def test_r_without_a_mark_says_so_in_either_article(window, press, claims) -> None:
    said = window.look.say("hands-no-mark")
    window.session.focus(None)
    press("r")
    assert window.toast.text == said
    window.toast.say("")
    open_second(window, press)
    second(window).reader.focus_annotation(None)
    press("r")
    assert window.toast.text == said
    assert not window.linking.waits
