"""Matching: inside words too, at their starts, or as whole words; places are those of the text."""

from __future__ import annotations

import pytest
from hypothesis import given
from text.strategies import texts

from hashiya.text import folding
from hashiya.text.matching import Matcher
from hashiya.text.searching import Sameness

TEXT = "قرأ الوَلَدُ الكِتاب، وكتاباً آخر في كتـاب. والكتاب كتاب"


@pytest.mark.parametrize(
    ("edges", "expected"),
    [
        ("anywhere", ["كِتاب", "كتاب", "كتـاب", "كتاب", "كتاب"]),
        ("start", ["كتـاب", "كتاب"]),
        ("whole", ["كتـاب", "كتاب"]),
    ],
)
def test_where_in_words_it_may_stand(edges, expected) -> None:
    found = Matcher("كتاب", Sameness(), edges).places(TEXT)
    assert [TEXT[start:end] for start, end in found] == expected


def test_from_the_start_of_a_word_on() -> None:
    text = "كتابه كتاب الكتاب"
    assert list(Matcher("كتا", Sameness(), "start").places(text)) == [(0, 3), (6, 9)]
    assert list(Matcher("كتا", Sameness(), "whole").places(text)) == []


def test_exact_letters_only() -> None:
    assert list(Matcher("كِتاب", Sameness(exact=True)).places(TEXT)) == [
        (TEXT.index("كِتاب"), TEXT.index("كِتاب") + 5)
    ]


def test_a_mark_alone_is_found_as_it_is() -> None:
    assert len(list(Matcher("\u064e", Sameness()).places(TEXT))) == TEXT.count("\u064e")


@given(texts, texts)
def test_it_finds_what_folding_finds(text: str, needle: str) -> None:
    if folding.fold(needle).text:
        assert list(Matcher(needle, Sameness()).places(text)) == folding.find(text, needle)
