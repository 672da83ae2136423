"""Moving and selecting by words, letters and sentences, on plain text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hashiya.model.span import Span
from hashiya.text import graphemes
from hashiya.ui.reader.selecting import Selecting, moved_edge

TEXT = "قال الناتو، إن 200 جندي سيبقون. وأضاف: لن نغادر!\nسطر ثانٍ هنا."


def quote(selecting):
    return selecting.chosen.quote(selecting.text) if selecting.chosen else None


def word(selecting):
    return selecting.text[slice(*selecting.word)]


def test_the_word_cursor_walks_over_words_only():
    it = Selecting(TEXT)
    seen = [word(it)]
    for _ in range(5):
        it.move_word(1, extend=False)
        seen.append(word(it))
    assert seen == ["قال", "الناتو", "إن", "200", "جندي", "سيبقون"]
    it.move_word(-2, extend=False)
    assert word(it) == "200"


def test_it_stays_at_the_first_and_last_word():
    it = Selecting(TEXT)
    it.move_word(-3, extend=False)
    assert word(it) == "قال"
    it.move_word(99, extend=False)
    assert word(it) == "هنا"


def test_extending_takes_the_current_word_and_grows_by_words():
    it = Selecting(TEXT)
    it.move_word(1, extend=False)
    it.move_word(1, extend=True)
    assert quote(it) == "الناتو، إن"
    it.move_word(1, extend=True)
    assert quote(it) == "الناتو، إن 200"
    it.move_word(-2, extend=True)
    assert quote(it) == "الناتو"
    it.move_word(-1, extend=True)
    assert quote(it) == "قال الناتو"
    assert it.active == "start"
    it.move_word(1, extend=True)
    assert quote(it) == "الناتو"
    it.move_word(1, extend=True)
    assert quote(it) == "الناتو، إن"


def test_letters_trim_an_edge_and_one_letter_stays():
    it = Selecting("والناتو")
    it.move_edge(1, "start")
    assert quote(it) == "الناتو"
    it.move_edge(2, "start")
    assert quote(it) == "ناتو"
    it.move_edge(9, "start")
    assert quote(it) == "و"
    it.move_edge(-20, "end")
    assert quote(it) == "و"


def test_a_letter_goes_with_its_marks():
    it = Selecting("وَالنَّاتُو")
    it.move_edge(1, "start")
    assert quote(it) == "النَّاتُو"


def test_sentences_forward_and_back():
    it = Selecting(TEXT)
    it.move_sentence(1)
    assert word(it) == "وأضاف"
    it.move_sentence(1)
    assert word(it) == "سطر"
    it.move_sentence(-1)
    assert word(it) == "وأضاف"
    it.move_word(1, extend=False)
    it.move_sentence(-1)
    assert word(it) == "وأضاف"
    it.move_sentence(-1)
    assert word(it) == "قال"


def test_widening_and_narrowing():
    it = Selecting(TEXT)
    paragraph = (0, TEXT.index("\n"))
    it.move_word(1, extend=False)
    it.widen(paragraph)
    assert quote(it) == "الناتو"
    it.widen(paragraph)
    assert quote(it).startswith("قال الناتو")
    assert "وأضاف" not in quote(it)
    it.widen(paragraph)
    assert quote(it) == TEXT[: paragraph[1]]
    it.narrow()
    assert "وأضاف" not in quote(it)
    it.narrow()
    assert quote(it) == "الناتو"
    it.narrow()
    assert quote(it) is None


def test_going_with_shift_extends_to_the_place():
    it = Selecting(TEXT)
    it.go_to(TEXT.index("جندي"), extend=True)
    assert quote(it) == "قال الناتو، إن 200 جندي"
    it.go_to(TEXT.index("إن"), extend=True)
    assert quote(it) == "قال الناتو، إن"


def test_a_selection_never_cuts_a_cluster():
    it = Selecting("علم 🇮🇶 هنا")
    it.select(4, 5)
    assert quote(it) == "🇮🇶"
    assert it.unit_at(5) == (4, 6)


def test_an_empty_text_has_nothing_to_choose():
    it = Selecting("")
    it.move_word(1, extend=True)
    it.move_sentence(1)
    it.move_edge(1)
    it.select_sentence()
    it.widen((0, 0))
    it.go_to(0)
    assert it.target is None


@pytest.mark.parametrize("which", ["start", "end"])
@given(st.data())
def test_a_moved_edge_stays_in_the_text_on_a_boundary(which, data):
    text = data.draw(st.text("ابجلاَّ \n😀🇮🇶x", min_size=1, max_size=30))
    edges = graphemes.boundaries(text)
    start = data.draw(st.sampled_from(edges[:-1]))
    end = data.draw(st.sampled_from([it for it in edges if it > start]))
    moved = moved_edge(text, Span(start, end), which, data.draw(st.integers(-9, 9)))
    assert 0 <= moved.start < moved.end <= len(text)
    assert {moved.start, moved.end} <= set(edges)


@given(st.text("ابج لا.،\n😀1", max_size=40), st.lists(st.integers(0, 9), max_size=12))
def test_any_walk_keeps_a_sound_state(text, walk):
    it = Selecting(text)
    acts = [
        lambda: it.move_word(1, extend=False),
        lambda: it.move_word(-1, extend=False),
        lambda: it.move_word(1, extend=True),
        lambda: it.move_word(-1, extend=True),
        lambda: it.move_sentence(1),
        lambda: it.move_sentence(-1, extend=True),
        lambda: it.move_edge(1),
        lambda: it.move_edge(-1, "start"),
        it.swap_edge,
        lambda: it.widen((0, len(text))),
    ]
    for number in walk:
        acts[number]()
        if it.span:
            assert 0 <= it.span[0] < it.span[1] <= len(text)
        if it.word:
            assert 0 <= it.word[0] < it.word[1] <= len(text)
