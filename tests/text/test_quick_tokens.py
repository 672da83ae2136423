"""The quick way through common text cuts tokens and sentences exactly where the careful way does."""

from __future__ import annotations

import re
from unittest.mock import patch

import gold
from hypothesis import given
from hypothesis import strategies as st
from text.strategies import texts

from hashiya.text import cutting, sentences, words

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


SPACED = [
    *PIECES, "", "\n", "\r\n", "\v", "\x85", "\u2028", "\u3000 ", "🇮🇶", "👨\u200d👩\u200d👧", "می\u200cگوید",
    "بِالعَرَبِيَّةِ", "كلمة\n", "\nكلمة",
]  # fmt: skip


spaced = st.lists(st.lists(st.sampled_from(SPACED), max_size=4).map("".join), max_size=6)


@given(st.one_of(texts, spaced.map(" ".join)))
def test_what_stands_between_spaces_is_cut_as_in_the_whole_text(text: str) -> None:
    """Twice: as it is met for the first time, and as it is remembered."""
    whole = words.careful(text, 0, len(text), len(text))
    assert words.tokens(text) == words.tokens(text) == whole
    fresh = cutting.Cutter(
        lambda piece: words.careful(piece, 0, len(piece), len(piece)), lambda _: None
    )
    assert list(zip(*fresh.edges(text), strict=True)) == whole
    starts, ends = words.edges(text)
    assert list(zip(starts, ends, strict=True)) == whole
    outside = "".join(text[a:b] for a, b in zip([0, *ends], [*starts, len(text)], strict=True))
    assert not outside.strip()


def test_pieces_are_forgotten_before_there_are_too_many_of_them() -> None:
    asked: list[str] = []

    def find(piece: str) -> list[tuple[int, int]]:
        asked.append(piece)
        return [(0, len(piece))]

    long = "x" * 1_000
    cutter = cutting.Cutter(find, re.compile("(..?)").fullmatch)
    text = f"ab {long} abc {long} abc"
    assert cutter.edges(text)[0] == [0, 3, 1_004, 1_008, 2_009]
    assert asked == [long, "abc", long]
    with patch.object(cutting, "_KEPT", 3):
        for number in range(20):
            assert cutter.edges(f"abcd{number} ab") == (
                [0, 6 + number // 10],
                [5 + number // 10, 8 + number // 10],
            )
    assert asked[3:] == [f"abcd{number}" for number in range(20)]


def test_both_ways_are_one_in_the_gold() -> None:
    for it in gold.articles():
        text = it.article.text
        assert words.tokens(text) == words.careful(text, 0, len(text), len(text))


WORDS = ["قال", "في", "د", "ق.م", "كَلِمَة", "12", "a", "e.g", "صه", "(", "\u200f", ""]
ENDS = [
    ". ",
    ".",
    "., ",
    ".، ",
    ".” ",
    "؟ ",
    "…",
    " ",
    "\n",
    "،",
    ".\n",
    " . ",
    "\r\n",
    "\u2028 ",
    "؟!",
]
clauses = st.tuples(st.sampled_from(WORDS), st.sampled_from(ENDS)).map("".join)


@given(st.lists(clauses, max_size=12).map("".join), st.integers(0, 6))
def test_sure_ends_of_sentences_are_ends_for_the_careful_way_too(text: str, start: int) -> None:
    start = min(start, len(text))
    found = sentences.sentences(text, start)
    with patch.object(sentences, "_SURE", re.compile("(?!)")):
        assert sentences.sentences(text, start) == found


@given(st.one_of(texts, st.lists(clauses, max_size=12).map("".join)))
def test_sentences_of_a_text_are_those_of_its_lines(text: str) -> None:
    ends = [
        *(it.span() for it in re.finditer("\r\n|[\n\r\v\f\x85\u2028\u2029]", text)),
        (len(text), 0),
    ]
    starts = [0, *(end for _, end in ends)]
    lines = zip(starts, (start for start, _ in ends), strict=False)
    assert sentences.sentences(text) == [
        it for start, end in lines for it in sentences.sentences(text, start, end)
    ]


def test_sentences_of_the_gold_are_those_of_the_careful_way() -> None:
    for it in gold.articles():
        found = sentences.sentences(it.article.text)
        with patch.object(sentences, "_SURE", re.compile("(?!)")):
            assert sentences.sentences(it.article.text) == found
