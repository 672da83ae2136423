"""Shift+F1: the guideline of the label that is meant, readable, with examples as marks; nothing changes by it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from keyboard import key_event
from PySide6.QtCore import QCoreApplication, QEvent

from hashiya.commands import annotate
from hashiya.display.guideline import Example, example, guideline
from hashiya.model.span import Span
from hashiya.ui.dialogs.label_picker import LabelPicker
from hashiya.ui.guideline_card import GuidelineCard
from hashiya.ui.guideline_example import ExampleLine


@pytest.fixture
def card(window):
    def shown():
        found = [it for it in window.findChildren(GuidelineCard) if it.isVisible()]
        assert len(found) == 1
        return found[0]

    return shown


def type_into(widget, *chords):
    for it in chords:
        QCoreApplication.sendEvent(widget, key_event(it, QEvent.Type.KeyPress))


def tagged(window, words, label):
    session = window.session
    at = session.article.text.index(words)
    made = annotate.tag(
        session.workspace, session.article.id, Span(at, at + len(words)), "entity", label
    )
    window.tagging.jump_to(made.id)


def test_the_card_is_that_of_the_focused_mark(window, press, card):
    tagged(window, "البرلمان", "ORG")
    press("shift+f1")
    label = window.session.schema.label("entity", "ORG")
    assert card().label.code == "ORG"
    assert card().parts[0] == label.guideline["ar"]
    assert label.card.include["ar"].splitlines()[0] in card().parts
    assert not [it for it in card().parts if "⟦" in it or "⟧" in it]
    assert card().findChildren(ExampleLine)


def test_arrows_go_round_the_labels_and_esc_gives_the_page_back(window, press, card):
    tagged(window, "البرلمان", "ORG")
    press("shift+f1")
    codes = [it.code for it in window.session.schema.labels]
    type_into(card(), "left")
    assert card().label.code == codes[codes.index("ORG") + 1]
    type_into(card(), "right", "right")
    assert card().label.code == codes[codes.index("ORG") - 1]
    shown = card()
    type_into(shown, "esc")
    assert not shown.isVisible()
    assert window.focusWidget() is window.reader


def test_without_a_mark_it_is_the_label_used_last(window, press, card):
    window.tagging.last_label = window.session.schema.label("entity", "DATE")
    press("shift+f1")
    assert card().label.code == "DATE"


def test_in_the_picker_it_explains_the_current_label_and_the_picker_stays(window, press):
    at = window.session.article.text.index("البرلمان")
    window.reader.select(Span(at, at + 8))
    window.tagging.last_label = window.session.schema.label("entity", "GPE")
    press("l")
    picker = next(it for it in window.findChildren(LabelPicker) if it.isVisible())
    type_into(picker._words, "shift+f1")
    assert picker.card.label.code == "GPE"
    type_into(picker._words, "down")
    assert picker.card.label == picker.grid.current != window.tagging.last_label
    type_into(picker._words, "esc")
    assert picker.card is None
    assert picker.isVisible()
    assert window.session.annotations == ()
    picker.close()


def test_the_card_speaks_english_in_an_english_window_and_lends_from_arabic(window):
    label = window.session.schema.label("entity", "PERS")
    assert guideline(label, "en").definition == label.guideline["en"]
    half = replace(label, guideline={"ar": "اسم علم"})
    assert guideline(half, "en").definition == "اسم علم"


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("زار ⟦سالم⟧ مصر — اسم", Example("زار سالم مصر", ((4, 8),), "اسم")),
        ("⟦أ⟧ و⟦ب⟧", Example("أ وب", ((0, 1), (3, 4)))),
        ("زار ⟦سالم مصر", Example("زار ⟦سالم مصر")),
        ("⟦أ ⟦ب⟧⟧", Example("⟦أ ⟦ب⟧⟧")),
        ("⟧⟦", Example("⟧⟦")),
    ],
)
def test_brackets_become_ranges_only_in_pairs(line, shown):
    assert example(line) == shown
