"""A text that went through an editor is what it was, letter for letter, where nobody touched it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from text.strategies import texts

from hashiya.text.editable import EditableCopy


@given(texts)
def test_a_copy_that_was_not_touched_gives_the_text(text):
    copy = EditableCopy(text)
    assert copy.restored(copy.shown) == text
    assert not set(copy.shown) & set("\r\u2029\ufdd0\ufdd1")
    assert not copy.shown.startswith("\ufeff")


@given(texts, texts, st.text("ابج", min_size=1, max_size=3))
def test_what_is_typed_stands_between_what_was_there(before, after, typed):
    before, after = before + " ", " " + after
    shown = EditableCopy(before).shown + typed + EditableCopy("x" + after).shown[1:]
    whole = EditableCopy(before + after)
    if whole.shown != EditableCopy(before).shown + EditableCopy("x" + after).shown[1:]:
        return
    assert whole.restored(shown) == before + typed + after


@pytest.mark.parametrize(
    "text", ["a\r\nb\nc\rd", "\ufeffا\u00a0ب\u2028ج\u2029د", "\ufdd0\ufdd1\ue000\ufffc", "😀\r\n😀"]
)
def test_an_edit_at_the_end_leaves_the_rest(text):
    copy = EditableCopy(text)
    assert copy.restored(copy.shown + " نهاية") == text + " نهاية"


def test_a_new_line_ends_as_the_others_do():
    copy = EditableCopy("سطر\r\nسطر ثان\r\n")
    assert copy.restored("سطر\nجديد\nسطر ثان\n") == "سطر\r\nجديد\r\nسطر ثان\r\n"


def test_letters_of_two_units_are_counted_once():
    copy = EditableCopy("😀\r\nقال 𞤀\r\nوداعا")
    assert copy.restored("😀\nقال 𞤀 اليوم\nوداعا") == "😀\r\nقال 𞤀 اليوم\r\nوداعا"
