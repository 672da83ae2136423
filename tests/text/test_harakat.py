"""What a display copy leaves out: vowel signs and heaps of marks, never parts of letters."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from text.strategies import texts

from hashiya.text import graphemes
from hashiya.text.harakat import MOST_MARKS, omitted


def shown(text: str) -> str:
    gone = set(omitted(text, hide=True))
    return "".join(it for at, it in enumerate(text) if at not in gone)


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("وَٱلْمَلَائِكَةُ", "وٱلملائكة"),
        ("رَحْمَٰن", "رحمن"),
        ("قُرۡءَانٗا ۖ عَرَبِيّٗا ۚ", "قرءانا  عربيا "),
        ("ا\u0653ن مسو\u0654ول", "ا\u0653ن مسو\u0654ول"),
        ("שָׁלוֹם", "שלום"),
        ("é e\u0301", "é e\u0301"),
        ("بدون", "بدون"),
    ],
)
def test_vowel_signs_go_and_letters_stay(text: str, bare: str) -> None:
    assert shown(text) == bare


@pytest.mark.parametrize("text", ["\u064eكتب", "س\n\u064eك", "\u202b\u064eك"])
def test_a_mark_without_a_letter_stays(text: str) -> None:
    assert "\u064e" in shown(text)


def test_of_a_heap_of_marks_the_first_are_drawn() -> None:
    text = "ا" + "\u064e" * 1000 + "ب"
    assert omitted(text, hide=False) == list(range(1 + MOST_MARKS, 1001))
    assert shown(text) == "اب"


@given(texts)
def test_no_letter_is_ever_omitted(text: str) -> None:
    for hide in (False, True):
        for at in omitted(text, hide=hide):
            assert unicodedata.category(text[at]) == "Mn"
            assert not graphemes.is_boundary(text, at)
