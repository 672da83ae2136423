"""Offsets counted in another way are understood by the words that the file quotes."""

from __future__ import annotations

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from hashiya.formats.aligning import Mark, align

TEXT = "  قال 😀 دونالد ترامب\r\nإن 🇮🇶 العراق\n\n  سيبقى في  مكانه، وأضاف ترامب. "
WORDS = [it.span() for it in re.finditer(r"\w+", TEXT)]
places = st.lists(st.sampled_from(WORDS), min_size=1, max_size=6, unique=True)


def utf16(text: str, at: int) -> int:
    return len(text[:at].encode("utf-16-le")) // 2


def utf8(text: str, at: int) -> int:
    return len(text[:at].encode())


def as_lf(text: str, at: int) -> int:
    return len(text[:at].replace("\r\n", "\n"))


def as_crlf(text: str, at: int) -> int:
    return len(re.sub(r"(?<!\r)\n", "\r\n", text[:at]))


def after_mark(text: str, at: int) -> int:
    return at + 1


def trimmed(text: str, at: int) -> int:
    return at - (len(text) - len(text.lstrip()))


def collapsed(text: str, at: int) -> int:
    return len(re.sub(r"\s+", " ", text[:at]))


def lf_and_utf16(text: str, at: int) -> int:
    return utf16(text[:at].replace("\r\n", "\n"), 10**9)


def straight(text: str, at: int) -> int:
    return at


COUNTERS = [straight, utf16, utf8, as_lf, as_crlf, after_mark, trimmed, collapsed, lf_and_utf16]


@pytest.mark.parametrize("count", COUNTERS)
@given(them=places)
def test_whatever_the_file_counts_the_quotes_decide(count, them) -> None:
    marks = [Mark(((count(TEXT, a), count(TEXT, b)),), TEXT[a:b]) for a, b in them]
    found = align(TEXT, marks)
    spans = [[(it.start, it.end) for it in placed.fragments] for placed in found.placed]
    assert spans == [[it] for it in them]


def test_one_wrong_mark_does_not_turn_the_others() -> None:
    marks = [Mark((it,), TEXT[it[0] : it[1]]) for it in WORDS]
    marks[3] = Mark(((2, 5),), "ليس هنا")
    found = align(TEXT, marks)
    assert found.as_written
    assert not found.placed[3].fragments
    assert all(it.fragments for n, it in enumerate(found.placed) if n != 3)


@given(them=places)
def test_without_quotes_whole_words_decide(them) -> None:
    assume(any(a > TEXT.index("😀") for a, _ in them))
    marks = [Mark(((utf16(TEXT, a), utf16(TEXT, b)),)) for a, b in them]
    found = align(TEXT, marks)
    if not found.as_written:
        assert not found.proved
    if len(them) == len(WORDS):
        assert found.unit == "utf-16"


def test_all_words_in_other_units_are_recognised() -> None:
    marks = [Mark(((utf16(TEXT, a), utf16(TEXT, b)),)) for a, b in WORDS]
    found = align(TEXT, marks)
    assert (found.unit, found.shape, found.proved) == ("utf-16", "same", False)
    assert [it.fragments[0].start for it in found.placed] == [a for a, _ in WORDS]


def test_an_end_past_the_text_is_wrong_though_the_words_before_it_are_right() -> None:
    found = align("قال ترامب", [Mark(((4, 20),), "ترامب")])
    assert [(it.fragments[0].start, it.fragments[0].end) for it in found.placed] == [(4, 9)]


def test_a_mark_on_one_letter_at_the_beginning_is_no_sign_of_a_byte_order_mark() -> None:
    """Only the mark would lie beneath it; nor is white space behind the first words one."""
    found = align("وقال ترامب", [Mark(((0, 1),)), Mark(((5, 10),))])
    assert found.as_written
    assert [it.fragments[0].end for it in found.placed] == [1, 10]
    assert align("وقال ترامب", [Mark(((0, 5),))]).as_written


def test_a_mark_in_parts_may_quote_them_joined_by_a_space_or_by_nothing() -> None:
    for quote in ("ليث حسن", "ليثحسن", "ليث بن حسن"):
        found = align("قال ليث بن حسن", [Mark(((4, 7), (11, 14)), quote)])
        assert [(it.start, it.end) for it in found.placed[0].fragments] == [(4, 7), (11, 14)]


def test_marks_of_all_of_a_long_text_do_not_read_it_each() -> None:
    text = "زار سامي القدس " * 20_000
    end = len(text) - 1
    whole = [Mark(((0, end),), f"خطأ {number}") for number in range(2_000)]
    parts = [Mark(((0, 8), (9, end)), f"خطأ {number}") for number in range(2_000)]
    good = Mark(((4, 8), (19, 23)), "سامي سامي")
    found = align(text, [*whole, *parts, good])
    assert [it.how for it in found.placed[:-1]] == ["elsewhere"] * 4_000
    assert [(it.start, it.end) for it in found.placed[-1].fragments] == [(4, 8), (19, 23)]
