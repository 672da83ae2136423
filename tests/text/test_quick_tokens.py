"""The quick way through common text cuts tokens and sentences exactly where the careful way does."""

from __future__ import annotations

import re
from unittest.mock import patch

import gold
from hypothesis import given
from hypothesis import strategies as st
from text.strategies import texts

from hashiya.text import sentences, words

PIECES = [
    *"،؛:؟,\"“”«»().!?-@_#'", "في", "كل", "ق.م", "ٌ", "ـ", "و", " ", "\n", "\t", "\u00a0", "\u200f",
    "\u200c", "\u200d", "2020", "3.5", "a", "G20", "كلمة", "\ufe0f", "😀", "👩‍🚀", "צה", '"ל', "\u0600",
    "پ", "x@y.z", "..", "…", "\u0301", "\u2066",
]  # fmt: skip


@given(
    st.one_of(texts, st.lists(st.sampled_from(PIECES), max_size=14).map("".join)),
    st.integers(0, 8),
    st.integers(0, 20),
)
def test_both_ways_are_one(text: str, start: int, length: int) -> None:
    assert words.tokens(text) == words.careful(text, 0, len(text), len(text))
    start = min(start, len(text))
    end = min(len(text), start + length)
    assert words.tokens(text, start, end) == words.careful(text, start, end, end)


def test_both_ways_are_one_in_the_gold() -> None:
    for it in gold.articles():
        text = it.article.text
        assert words.tokens(text) == words.careful(text, 0, len(text), len(text))


WORDS = ["قال", "في", "د", "ق.م", "كَلِمَة", "12", "a", "e.g", "صه", "(", "\u200f", ""]
ENDS = [". ", ".", "., ", ".، ", ".” ", "؟ ", "…", " ", "\n", "،", ".\n", " . "]
clauses = st.tuples(st.sampled_from(WORDS), st.sampled_from(ENDS)).map("".join)


@given(st.lists(clauses, max_size=12).map("".join), st.integers(0, 6))
def test_sure_ends_of_sentences_are_ends_for_the_careful_way_too(text: str, start: int) -> None:
    start = min(start, len(text))
    found = sentences.sentences(text, start)
    with patch.object(sentences, "_SURE", re.compile("(?!)")):
        assert sentences.sentences(text, start) == found


def test_sentences_of_the_gold_are_those_of_the_careful_way() -> None:
    for it in gold.articles():
        found = sentences.sentences(it.article.text)
        with patch.object(sentences, "_SURE", re.compile("(?!)")):
            assert sentences.sentences(it.article.text) == found
