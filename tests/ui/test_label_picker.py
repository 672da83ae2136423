"""The picker: cuts as chips, labels as a grid; keys by position; Esc leaves everything as it was."""

from __future__ import annotations

from dataclasses import replace

import pytest
from keyboard import key_event
from PySide6.QtCore import QCoreApplication, QEvent, QRect
from PySide6.QtWidgets import QApplication

from hashiya.commands import annotate
from hashiya.model.span import Span
from hashiya.ui.dialogs.label_picker import LabelPicker


def span_of(window, words):
    at = window.session.article.text.index(words)
    return Span(at, at + len(words))


@pytest.fixture
def word(window):
    """A word with two cuts, selected."""
    span = span_of(window, "والبرلمان")
    window.reader.select(span)
    return span


@pytest.fixture
def open_picker(window, press):
    def opened():
        press("l")
        picker = next(it for it in window.findChildren(LabelPicker) if it.isVisible())
        return picker, lambda *chords, key=None: [
            QCoreApplication.sendEvent(picker._words, key_event(it, QEvent.Type.KeyPress, key))
            for it in chords
        ]

    return opened


def labels(window):
    text = window.session.article.text
    return [(it.label, it.span.quote(text)) for it in window.session.annotations]


def test_f_goes_through_the_cuts_and_enter_takes_the_label_used_last(
    window, word, open_picker, press
):
    window.tagging.last_label = window.session.schema.label("entity", "ORG")
    picker, send = open_picker()
    assert [it.text() for it in picker.cuts._chips] == ["والبرلمان", "البرلمان", "برلمان"]
    send("f", key=ord("ب"))
    assert [it.text() for it in picker.cuts._chips if it.isChecked()] == ["البرلمان"]
    assert window.reader.selection().quote(window.session.article.text) == "البرلمان"
    send("enter")
    assert labels(window) == [("ORG", "البرلمان")]


def test_esc_leaves_everything_as_it_was(window, word, open_picker):
    picker, send = open_picker()
    send("f")
    picker.close()
    assert labels(window) == []
    assert window.reader.selection() == word
    assert window.focusWidget() is window.reader


def test_a_chip_that_is_clicked_is_the_cut(window, word, open_picker):
    picker, send = open_picker()
    picker.cuts._chips[2].click()
    send("2", key=ord("٢"))
    assert labels(window) == [("ORG", "برلمان")]


def test_a_held_mark_keeps_its_edge_until_a_label_is_chosen(window, open_picker):
    session, span = window.session, span_of(window, "والبرلمان")
    made = annotate.tag(session.workspace, session.article.id, span, "entity", "PERS")
    window.tagging.jump_to(made.id)
    picker, send = open_picker()
    send("f")
    picker.close()
    assert labels(window) == [("PERS", "والبرلمان")]
    picker, send = open_picker()
    send("f", "2")
    assert labels(window) == [("ORG", "البرلمان")]


def test_letters_filter_on_any_layout_and_by_code(window, word, open_picker):
    picker, _send = open_picker()
    for typed in ("org", "مؤسس", "موسّسة".replace("و", "ؤ"), "Organisation"):
        picker._words.setText(typed)
        assert picker.grid.current.code == "ORG"
    picker._words.setText("l;hk")  # مكان on an Arabic keyboard
    assert "LOC" in [it.label.code for it in picker.grid.cells]


def test_arrows_move_in_the_grid_as_it_is_read(window, word, open_picker):
    picker, send = open_picker()
    first = picker.grid.current
    send("left")
    assert picker.grid.current == picker.grid.cells[1].label
    send("down", "right", "up")
    assert picker.grid.current == first


@pytest.mark.parametrize("place", ["top", "bottom"])
def test_it_never_lies_over_the_selection_and_stays_on_the_screen(window, open_picker, place):
    text = window.session.article.text
    window.showMaximized()
    QApplication.processEvents()
    reader = window.reader
    at = 0 if place == "top" else len(text) - 5
    reader.move_to_article_edge(-1 if place == "top" else 1)
    span = Span(at, at + 4)
    reader.select(span)
    picker, _send = open_picker()
    box = reader.rect_of(span.start, span.end)
    box.moveTopLeft(reader.viewport().mapToGlobal(box.topLeft()))
    assert not picker.geometry().intersects(QRect(box))
    assert reader.screen().availableGeometry().contains(picker.geometry())
    picker.close()


def test_with_one_label_in_the_set_there_is_nothing_to_pick(window, word, press, monkeypatch):
    schema = window.session.schema
    one = replace(schema, labels=(schema.label("entity", "ORG"),))
    window.session.schema = one
    press("l")
    assert labels(window) == [("ORG", "والبرلمان")]


def test_the_cells_that_a_filter_leaves_keep_their_size_and_place(window, word, open_picker):
    picker, _send = open_picker()
    QApplication.processEvents()
    first = picker.grid.cells[0].geometry()
    picker._words.setText("org")
    QApplication.processEvents()
    left = picker.grid.cells[0].geometry()
    assert left.top() == first.top()
    assert abs(left.width() - first.width()) < 20  # the scroll bar may have gone


@pytest.mark.parametrize("language", ["ar", "en"])
def test_no_name_is_cut_in_a_cell(window, word, open_picker, language) -> None:
    window.look.set_language(language)
    picker, _send = open_picker()
    assert all(it.width() >= it.sizeHint().width() for it in picker.grid.cells)
    inside = picker.grid.viewport().rect()
    assert all(
        inside.left() <= it.x() and it.geometry().right() <= inside.right() + 1
        for it in picker.grid.cells
    )
