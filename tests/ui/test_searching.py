"""Search in all texts by keys alone: take a place, label it there, come back to the same line of the list."""

from __future__ import annotations

import pytest


@pytest.fixture
def found(window, press, qtbot):
    """The view with every place of a word that stands in both articles."""
    press("ctrl+shift+f")
    view = window.searching.view
    view.field.setText("العراق")
    qtbot.waitUntil(lambda: bool(view.model.hits) and not window.searching.busy)
    assert len({it.article for it in view.model.hits}) == 2
    return view


def test_enter_in_the_list_takes_the_place_and_a_digit_labels_it(window, press, found) -> None:
    press("down", "down", "down", "enter")
    hit = found.model.hits[2]
    assert window.reader.hasFocus()
    assert window.session.article.id == hit.article
    press("1")
    assert [(it.span, it.label) for it in window.session.annotations] == [(hit.span, "PERS")]


@pytest.mark.parametrize("back", ["esc", "ctrl+shift+f", "f6"])
def test_from_the_text_one_comes_back_to_the_same_line(window, press, found, back) -> None:
    press("down", "down", "enter", "1", back)
    assert found.list.hasFocus()
    assert found.list.currentIndex().row() == 1
    press("down", "enter", "2")
    assert [it.label for it in window.session.annotations] == ["PERS", "ORG"]


def test_escape_in_the_list_ends_the_search_and_the_words_are_typed_anew_in_the_field(
    window, press, found
) -> None:
    press("down", "enter", "ctrl+shift+f", "ctrl+shift+f")
    assert found.field.hasFocus()
    assert found.field.selectedText() == "العراق"
    press("esc")
    assert not found.isVisible()
    assert window.reader.hasFocus()


def test_f3_goes_through_the_places_of_all_texts_and_round_the_ends(window, press, found) -> None:
    said: list[str] = []
    window.session.said.connect(said.append)
    places = []
    for _ in found.model.hits:
        press("f3")
        places.append((window.session.article.id, window.reader.selection()))
    assert places == [(it.article, it.span) for it in found.model.hits]
    assert found.count.text().startswith(f"\u2068{len(places)}\u2069")
    assert not said
    press("f3")
    assert window.reader.selection() == found.model.hits[0].span
    press("shift+f3")
    assert window.reader.selection() == found.model.hits[-1].span
    assert len(said) == 2


def test_f3_leaves_the_keyboard_where_it_is_and_enter_takes_what_it_shows(
    window, press, found
) -> None:
    press("f3", "f3")
    assert found.field.hasFocus()
    press("enter")
    assert window.reader.hasFocus()
    assert window.reader.selection() == found.model.hits[1].span
    press("f3", "1")
    assert window.session.annotations[0].span == found.model.hits[2].span


def test_the_find_bar_has_f3_while_it_is_up(window, press, found, qtbot) -> None:
    press("down", "enter", "ctrl+f")
    window.finding.bar.field.setText("إن")
    qtbot.waitUntil(lambda: not window.finding.busy)
    window.reader.setFocus()
    press("f3")
    selected = window.reader.selection().quote(window.session.article.text)
    assert selected in {"إن", "أن", "ان"}
    press("esc", "esc")
    assert found.list.hasFocus()


def test_enter_before_anything_is_found_takes_the_first_place_when_it_comes(
    window, press, qtbot
) -> None:
    press("ctrl+shift+f")
    view = window.searching.view
    view.field.setText("العراق")
    press("enter")
    qtbot.waitUntil(window.reader.hasFocus)
    assert window.reader.selection() == view.model.hits[0].span
