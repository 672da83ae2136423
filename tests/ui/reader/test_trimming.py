"""F and G in the reader: cuts of words, of selections and of held marks; which of them a hand is about."""

from __future__ import annotations

import gold
import pytest
from making import annotation, article
from pointer import click, middle

from hashiya.model.span import Span
from hashiya.ui.reader.view import ReaderView

TEXT = "وطالبت الحكومة والبرلمان للكاظمي بالعراق وحكومته."


@pytest.fixture
def view(qtbot):
    made = ReaderView()
    qtbot.addWidget(made)
    made.resize(900, 400)
    made.show()
    return made


def place(needle):
    at = TEXT.index(needle)
    return at, at + len(needle)


@pytest.fixture
def marks(view):
    of = article(TEXT)
    found = [
        annotation(of, *place("والبرلمان"), "ORG"),
        annotation(of, 0, len(TEXT) - 1, "CLAIM"),
    ]
    view.show_article(of, found, [], gold.schema(), "ar")
    return found


def quote(view):
    return view.target().quote(TEXT)


def test_f_cycles_the_cuts_of_the_current_word_and_shift_f_steps_back(view, marks):
    view.selecting.put_word(place("والبرلمان")[0])
    seen = []
    for _ in range(3):
        view.trim("start", 1)
        seen.append(quote(view))
    assert seen == ["البرلمان", "برلمان", "والبرلمان"]
    view.trim("start", -1)
    assert quote(view) == "برلمان"


def test_f_cuts_the_first_word_of_a_selection_and_g_the_last(view, marks):
    view.select(Span(place("والبرلمان")[0], place("وحكومته")[1]))
    view.trim("start", 1)
    view.trim("end", 1)
    assert quote(view) == "البرلمان للكاظمي بالعراق وحكومت"


def test_after_letter_keys_f_goes_on_from_there(view, marks):
    view.select(Span(place("والبرلمان")[0], place("والبرلمان")[1]))
    view.selecting.active = "start"
    view.move_edge(2)
    assert quote(view) == "لبرلمان"
    view.trim("start", 1)
    assert quote(view) == "برلمان"


def test_f_on_a_held_mark_asks_for_its_edge_to_be_moved(view, marks, qtbot):
    view.focus_annotation(marks[0].id)
    with qtbot.waitSignal(view.edge_dragged) as asked:
        view.trim("start", 1)
    assert asked.args[0] == marks[0].id
    assert asked.args[1].quote(TEXT) == "البرلمان"
    assert view.focused() == marks[0].id


def test_after_a_click_in_a_claim_hands_are_about_the_word(view, marks):
    """A claim is long: what is selected or trimmed by hand in it is the word that was clicked."""
    start, end = place("للكاظمي")
    click(view, middle(view, start, end))
    assert view.focused() == marks[1].id
    view.move_word(1, extend=True)
    assert quote(view) == "للكاظمي بالعراق"
    view.escape()
    click(view, middle(view, start, end))
    view.trim("start", 1)
    assert quote(view) == "كاظمي"
    click(view, middle(view, start, end))
    view.widen()
    assert view.selection().quote(TEXT) == "للكاظمي"


def test_after_a_click_on_a_name_hands_are_about_the_mark(view, marks, qtbot):
    start, end = place("والبرلمان")
    click(view, middle(view, start, end))
    assert view.focused() == marks[0].id
    with qtbot.waitSignal(view.edge_dragged) as asked:
        view.trim("start", 1)
    assert asked.args[1].quote(TEXT) == "البرلمان"
    view.move_word(1, extend=True)
    assert quote(view) == "والبرلمان للكاظمي"


def test_a_claim_focused_by_key_is_extended_as_a_whole(view, marks):
    view.selecting.put_word(0)
    view.focus_annotation(marks[1].id)
    view.widen()
    assert quote(view) == TEXT


def test_extending_backwards_from_a_held_mark_takes_the_word_before(view, marks):
    view.focus_annotation(marks[0].id)
    view.move_word(-1, extend=True)
    assert quote(view) == "الحكومة والبرلمان"
