"""The quick way through common text cuts tokens exactly where the careful way does."""

from __future__ import annotations

import gold
from hypothesis import given
from hypothesis import strategies as st
from text.strategies import texts

from hashiya.text import words

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
