"""Corpus, inspector and list show what the project holds and edit it through the commands."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QToolButton

from hashiya.commands import annotate, articles
from hashiya.display.listing import rows
from hashiya.model.span import Span
from hashiya.text.words import words
from hashiya.ui.label_bar import short_of
from hashiya.ui.panels.annotations import ROW_ROLE
from hashiya.ui.panels.article_list import facts_of
from hashiya.ui.panels.inspector import InspectorPanel
from hashiya.ui.panels.mark_chip import MarkChip


@pytest.fixture
def inspector(window) -> InspectorPanel:
    return window.panels["inspector"]


def fields(inspector: InspectorPanel) -> dict:
    """The form's fields by their accessible names, after the pending refresh."""
    inspector.refresh()
    form = inspector.findChild(type(inspector._scroll)).widget()
    found = [*form.findChildren(QComboBox), *form.findChildren(QLineEdit)]
    return {it.accessibleName(): it for it in found if it.accessibleName()}


def choose(combo: QComboBox, data: object) -> None:
    at = combo.findData(data)
    assert at >= 0, data
    combo.setCurrentIndex(at)
    combo.activated.emit(at)


def write(line: QLineEdit, text: str) -> None:
    line.setText(text)
    line.editingFinished.emit()


def test_the_label_can_be_changed(window, press, inspector) -> None:
    press("1")
    say = window.look.say
    combo = fields(inspector)[say("ui-inspector-label")]
    combo.setCurrentText(window.session.schema.label("entity", "ORG").name("ar"))
    combo.activated.emit(combo.currentIndex())
    assert window.session.annotations[0].label == "ORG"


def test_every_kind_of_attribute_is_stored_and_taken_back(window, press, inspector) -> None:
    press("3")
    kinds = {it.name: it for it in window.session.schema.attributes_of("entity", "GPE")}
    of_kind = {it.kind: it for it in kinds.values() if not it.long}
    names = {it.name: it.names["ar"] for it in kinds.values()}
    choice, text = of_kind["choice"], of_kind["text"]
    choose(fields(inspector)[names[choice.name]], choice.choices[0].code)
    write(fields(inspector)[names[text.name]], "بغداد")
    link = of_kind["link"]
    write(fields(inspector)[names[link.name]], "Q796")
    assert window.session.annotations[0].attributes == {
        choice.name: choice.choices[0].code,
        text.name: "بغداد",
        link.name: "Q796",
    }
    bad = fields(inspector)[names[link.name]]
    write(bad, "not a link")
    assert bad.text() == "Q796"
    write(fields(inspector)[names[link.name]], "")
    assert link.name not in window.session.annotations[0].attributes


def test_the_facts_of_the_article_are_edited_when_no_mark_is_in_focus(window, inspector) -> None:
    say = window.look.say
    write(fields(inspector)[say("ui-article-source")], "وكالة الأنباء")
    write(fields(inspector)[say("ui-article-published")], "2020-02-11")
    assert window.session.article.source == "وكالة الأنباء"
    assert window.session.article.published == "2020-02-11"
    bad = fields(inspector)[say("ui-article-published")]
    write(bad, "yesterday")
    assert bad.text() == "2020-02-11"
    assert window.banner.isVisible()
    choose(fields(inspector)[say("ui-article-language")], "fa")
    assert window.session.article.language == "fa"


def test_relations_are_listed_jumped_to_and_removed(window, press, inspector) -> None:
    press("1", "esc", "left", "2", "esc")
    one, other = window.session.annotations
    annotate.relate(window.session.workspace, "coref", one.id, other.id)
    window.tagging.jump_to(one.id)
    inspector.refresh()
    chip = inspector.findChildren(MarkChip)[0]
    assert chip.text() == other.quote
    chip.click()
    assert window.session.focused == other.id
    inspector.refresh()
    cross = next(it for it in inspector.findChildren(QToolButton) if it.text() == "×")
    assert one.quote in cross.accessibleName()
    cross.click()
    assert window.session.relations == ()


def test_the_list_follows_the_text_and_jumps(window, press) -> None:
    press("shift+left", "shift+left", "2", "esc", "esc", "left", "1")
    window.annotations.refresh()
    rows = window.annotations.model.rows
    assert [it.depth for it in rows] == [0, 1] or [it.depth for it in rows] == [0, 0]
    assert [it.annotation.start for it in rows] == sorted(it.annotation.start for it in rows)
    index = window.annotations.model.index(0)
    window.annotations.list.clicked.emit(index)
    assert window.session.focused == index.data(ROW_ROLE).annotation.id
    assert window.reader.focused() == window.session.focused


def test_the_list_filters_by_words_without_harakat(window, press) -> None:
    press("1", "esc", "left", "2")
    field = window.annotations.findChild(QLineEdit)
    field.setText("استجابه")
    assert [it.annotation.label for it in window.annotations.model.rows] in ([], ["PERS"])
    field.setText("استِجابة")
    assert [it.annotation.label for it in window.annotations.model.rows] == ["PERS"]


def test_bin_and_back(window) -> None:
    ids = [it.id for it in window.articles.lines]
    window.flows.bin_articles([ids[0]])
    assert [it.id for it in window.articles.lines] == ids[1:]
    assert window.session.article.id == ids[1]
    window.articles._toggle_bin()
    assert [it.id for it in window.articles.model.lines] == [ids[0]]
    window.flows.restore_articles([ids[0]])
    assert [it.id for it in window.articles.lines] == ids
    assert window.session.article.id == ids[0]


def test_the_corpus_filter_finds_by_folded_words(window) -> None:
    field = window.articles.findChild(QLineEdit)
    field.setText("كاظِمي")
    assert len(window.articles.model.lines) == 1
    field.setText("لا شيء كهذا")
    assert window.articles.model.lines == []


def test_counts_in_the_corpus_follow_the_marks(window, press) -> None:
    press("1")
    here = window.session.article.id
    assert {it.id: it.annotations for it in window.articles.lines}[here] == 1


def test_a_change_from_elsewhere_is_shown(window) -> None:
    article = window.session.article
    articles.update(window.session.workspace, article.id, title="عنوان جديد")
    assert window.session.article.title == "عنوان جديد"
    assert window.articles.lines[0].title == "عنوان جديد"


def test_a_click_on_an_article_gives_the_keys_to_the_page(window, press, qtbot) -> None:
    view = window.articles.list
    view.setFocus()
    place = view.visualRect(window.articles.model.index(1)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert window.session.article.title == window.articles.lines[1].title
    press("1")
    assert len(window.session.annotations) == 1


def test_an_article_with_a_mark_was_begun(window, press) -> None:
    begun = window.look.say("ui-status-of-in_progress")
    assert begun not in window.header._facts.text()
    press("1")
    window.articles.refresh()
    assert begun in window.header._facts.text()
    line = next(it for it in window.articles.lines if it.annotations)
    assert begun in facts_of(line, window.look)
    press("ctrl+z")
    assert begun not in window.header._facts.text()


@pytest.mark.parametrize("size", [(800, 600), (1024, 700)])
def test_a_small_window_keeps_the_page_and_the_way_on(window, qapp, size: tuple[int, int]) -> None:
    window.resize(*size)
    qapp.processEvents()
    qapp.processEvents()
    header, done = window.header, window.header._done
    place = done.geometry()
    assert header.rect().contains(place)
    assert done.width() >= done.sizeHint().width()
    assert window.label_bar.height() <= window.height() // 3
    named = window.label_bar.first_button()
    assert named.text() == short_of(named.label)
    window.resize(1280, 800)
    qapp.processEvents()
    named = window.label_bar.first_button()
    assert named.text() == named.label.name(window.look.language)


def test_one_article_is_chosen_when_another_is_shown_with_control_held(window) -> None:
    handle, key = window.windowHandle(), Qt.Key.Key_F12
    QTest.keyPress(handle, key, Qt.KeyboardModifier.ControlModifier)
    try:
        window.go_article(1)
        window.go_article(-1)
        assert [it.id for it in window.articles.chosen()] == [window.session.article.id]
    finally:
        QTest.keyRelease(handle, key, Qt.KeyboardModifier.NoModifier)


def test_the_list_follows_each_step_by_its_rows_alone(window) -> None:
    """Rows come, change and go where they belong, with and without a filter, and undo too."""
    panel, session = window.annotations, window.session
    text, article = session.article.text, session.article.id
    spans = [Span(*it) for it in words(text)[:8]]
    panel.refresh()
    resets = []
    panel.model.modelReset.connect(lambda: resets.append(1))

    def agree(label: str = "") -> None:
        panel.refresh()
        plain = [it for it in rows(session.annotations) if label in ("", it.annotation.label)]
        assert panel.model.rows == plain
        assert panel.model.rowCount() == len(plain)
        assert [panel.model.row_of(it.annotation.id) for it in plain] == list(range(len(plain)))

    for span in (*reversed(spans[:4]), Span(spans[0].start, spans[5].end)):
        annotate.tag(session.workspace, article, span, "entity", "PERS")
        agree()
    moved = session.annotations[1]
    annotate.move(session.workspace, moved.id, spans[7])
    agree()
    annotate.retag(session.workspace, moved.id, "entity", "ORG")
    annotate.remove(session.workspace, [session.annotations[0].id])
    agree()
    for _ in range(3):
        session.workspace.undo()
        agree()
    assert not resets
    combo = panel._which
    at = next(k for k in range(combo.count()) if tuple(combo.itemData(k)) == ("entity", "ORG"))
    combo.setCurrentIndex(at)
    resets.clear()
    annotate.tag(session.workspace, article, spans[6], "entity", "ORG")
    annotate.tag(session.workspace, article, spans[4], "entity", "PERS")
    agree("ORG")
    assert not resets
