"""Done and next names what is missing, is held up by what must be said alone; skipped articles, labels, notes."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox

from hashiya.commands import annotate
from hashiya.model.attribute import Choice
from hashiya.model.edit import Edit, Step
from hashiya.model.identity import new_id, now
from hashiya.model.schema import DocumentLabel
from hashiya.model.span import Span
from hashiya.ui.panels.words_field import WordsField


def change(window, **parts: object) -> None:
    ws = window.session.workspace
    old = ws.schema()
    edits = (Edit(old, replace(old, **parts)),)
    ws.apply(Step(id=new_id(), act="label_sets.change", by=ws.me, at=now(), edits=edits))


def entries(window):
    window.panels["inspector"].refresh()
    return window.panels["inspector"]._entries


def status(window, article: str) -> str:
    return {it.id: it.status for it in window.articles.lines}[article]


def test_a_required_attribute_holds_one_up_and_gets_the_keys(window, press, qtbot) -> None:
    kinds = tuple(
        replace(it, required=it.name == "mention") for it in window.session.schema.attributes
    )
    change(window, attributes=kinds)
    article = window.session.article.id
    mark = annotate.tag(window.session.workspace, article, Span(0, 7), "entity", "PERS")
    for _ in range(3):
        press("ctrl+enter")
        assert window.session.article.id == article
    assert status(window, article) != "done"
    assert window.session.focused == mark.id
    assert "استجابة" in window.toast.text
    assert isinstance(QApplication.focusWidget(), QComboBox)
    assert QApplication.focusWidget() is entries(window)["mention"]
    annotate.set_attribute(window.session.workspace, mark.id, "mention", "NAM")
    press("ctrl+enter")
    assert window.session.article.id != article
    assert status(window, article) == "done"


def test_what_should_be_there_is_named_once_and_then_let_be(window, press) -> None:
    change(
        window,
        document_labels=(
            DocumentLabel(
                code="genre", names={"ar": "الجنس"}, required=True, choices=(Choice(code="news"),)
            ),
        ),
    )
    article = window.session.article.id
    mark = annotate.tag(window.session.workspace, article, Span(0, 4), "entity", "PERS")
    press("ctrl+enter")
    assert window.session.article.id == article
    assert "الجنس" in window.toast.text
    assert window.look.say("rules-name-inside-word") in window.toast.text
    assert window.session.focused is None
    assert QApplication.focusWidget().accessibleName() == window.look.say(
        "ui-article-required", name="الجنس"
    )
    # another thing is wrong meanwhile: it is named, too
    annotate.move(window.session.workspace, mark.id, Span(0, 5))
    press("ctrl+enter")
    assert window.session.article.id == article
    press("ctrl+enter")
    assert window.session.article.id != article
    assert status(window, article) == "done"


def test_nothing_missing_holds_nobody_up_and_advice_neither(window, press) -> None:
    article = window.session.article.id
    annotate.tag(window.session.workspace, article, Span(0, 7), "claim", "SOURCE")
    press("ctrl+enter")
    assert status(window, article) == "done"


def test_an_article_is_skipped_and_taken_back(window, press) -> None:
    article = window.session.article.id
    press("ctrl+shift+enter")
    assert window.session.article.id != article
    assert status(window, article) == "skipped"
    window.session.show(article)
    press("ctrl+shift+enter")
    assert status(window, article) == "new"
    assert window.session.article.id == article


def test_labels_of_the_article_in_fields_of_their_kind(window, press) -> None:
    choices = (Choice(code="one"), Choice(code="two"))
    change(
        window,
        document_labels=(
            DocumentLabel(code="many", many=True, choices=choices),
            DocumentLabel(code="free", many=True),
            DocumentLabel(code="single", choices=choices),
        ),
    )
    session = window.session
    press("shift+a")
    box = QApplication.focusWidget()
    assert isinstance(box, QCheckBox)
    box.click()
    assert session.article.labels == {"many": ("one",)}
    line = entries(window)["label:free"]
    line.setText("حرب، سلم")
    line.editingFinished.emit()
    assert session.article.labels["free"] == ("حرب", "سلم")
    combo = entries(window)["label:single"]
    combo.setCurrentIndex(2)
    combo.activated.emit(2)
    assert session.article.labels["single"] == "two"
    session.workspace.undo()
    assert "single" not in session.article.labels


def test_a_value_that_the_set_does_not_know_stays_and_is_seen(window) -> None:
    from hashiya.commands import articles

    session = window.session
    articles.update(
        session.workspace, session.article.id, labels={"genre": "poem", "quality": ("old",)}
    )
    assert entries(window)["label:genre"].currentText() == "poem"
    boxes = window.panels["inspector"].findChildren(QCheckBox)
    assert [it.text() for it in boxes if it.isChecked()] == ["old"]
    next(it for it in boxes if not it.isChecked()).click()
    assert "old" in session.article.labels["quality"]


def test_a_note_on_the_article(window, press) -> None:
    press("shift+t")
    field = QApplication.focusWidget()
    assert isinstance(field, WordsField)
    field.setPlainText("يُراجَع\nغدًا")
    press("enter")
    assert window.session.article.note == "يُراجَع\nغدًا"
    window.session.workspace.undo()
    assert window.session.article.note == ""


def test_the_keys_stay_in_the_facts_while_they_are_filled_in(window, press) -> None:
    press("shift+a")
    field = QApplication.focusWidget()
    assert window.panels["inspector"].isAncestorOf(field)
    window.session.workspace.subscribe(lambda _step: None)
    from hashiya.commands import articles

    articles.update(window.session.workspace, window.session.article.id, source="رويترز")
    entries(window)
    assert window.panels["inspector"].isAncestorOf(QApplication.focusWidget())


@pytest.fixture
def places(window):
    text = window.session.article.text
    return [0, text.index("\n") + 1]


def test_bookmarks_are_set_gone_through_and_taken_off(window, press, places, qtbot) -> None:
    ribbons = window.bookmarking.ribbons
    assert not ribbons.isVisible()
    press("m")
    assert window.session.article.bookmarks == (0,)
    assert ribbons.isVisible()
    assert len(ribbons.rows()) == 1
    annotate.tag(window.session.workspace, window.session.article.id, Span(15, 22), "entity", "ORG")
    mark = window.session.annotations[0]
    window.tagging.jump_to(mark.id)
    press("m")
    assert window.session.article.bookmarks == (0, 15)
    press("ctrl+m")
    assert window.session.focused is None
    assert window.reader.selecting.position == 0  # round the end
    press("ctrl+m")
    assert window.reader.selecting.position in Span(13, 23)
    press("ctrl+shift+m", "m")
    assert window.session.article.bookmarks == (15,)
    press("ctrl+z", "ctrl+z", "ctrl+z", "ctrl+z")
    assert window.session.article.bookmarks == ()
    press("ctrl+m")
    assert window.toast.text == window.look.say("bookmarks-none")


def test_bookmarks_are_listed_with_their_words(window, press, places) -> None:
    from hashiya.commands import articles

    session = window.session
    for it in places:
        articles.toggle_bookmark(session.workspace, session.article.id, it)
    panel = window.panels["inspector"]
    panel.refresh()
    from PySide6.QtWidgets import QPushButton

    listed = [it for it in panel.findChildren(QPushButton) if "استجابة" in it.accessibleName()]
    assert len(listed) == 1
    press("ctrl+end")
    listed[0].click()
    assert window.reader.selecting.position == 0
