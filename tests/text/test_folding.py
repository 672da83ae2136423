"""Folding: what readers call the same is found, and the way back meets whole letters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from text.strategies import texts

from hashiya.text import folding


@given(texts)
def test_the_way_back_never_turns(text: str) -> None:
    folded = folding.fold(text)
    starts = folded.starts
    assert len(starts) == len(folded.text)
    assert starts == sorted(starts)
    assert all(0 <= it < len(text) for it in starts)


@given(texts, st.booleans(), st.booleans())
def test_the_key_is_the_folded_text(text: str, ta_marbuta: bool, hamza: bool) -> None:
    folded = folding.fold(text, ta_marbuta=ta_marbuta, hamza=hamza)
    assert folding.key(text, ta_marbuta=ta_marbuta, hamza=hamza) == folded.text


@given(texts)
def test_folding_twice_changes_nothing(text: str) -> None:
    once = folding.fold(text).text
    assert folding.fold(once).text == once


@given(texts, st.data())
def test_a_piece_of_the_text_is_found_where_it_stands(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    needle = folding.fold(text[start:end]).text
    for one, two in folding.find(text, text[start:end]):
        assert needle in folding.fold(text[one:two]).text
    if needle and needle in folding.fold(text).text:
        assert folding.find(text, text[start:end])


@pytest.mark.parametrize(
    ("text", "needle", "expected"),
    [
        ("قال كَتَبَ اليوم", "كتب", ["كَتَبَ"]),
        ("العـــراق", "العراق", ["العـــراق"]),
        ("أحمد إلى آخر ٱلكتاب", "ا", ["أ", "إ", "آ", "ٱ", "ا"]),
        ("على علي", "علي", ["على", "علي"]),
        ("کیان", "كيان", ["کیان"]),
        ("سنة ٢٠٢٠ و۲۰۲۰", "2020", ["٢٠٢٠", "۲۰۲۰"]),
        ("می‌گوید", "میگوید", ["می‌گوید"]),
        ("NATO", "nato", ["NATO"]),
        ("الآن ا\u0653ن", "ان", ["آن", "ا\u0653ن"]),
        ("ﻻ شيء", "لا", ["ﻻ"]),
        ("مسؤول مسو\u0654ول", "مسؤول", ["مسؤول", "مسو\u0654ول"]),
        ("مدرسة", "مدرسه", []),
        ("x", "\u064e", []),
    ],
)
def test_same_for_a_reader(text: str, needle: str, expected: list[str]) -> None:
    assert [text[s:e] for s, e in folding.find(text, needle)] == expected


def test_options_join_ta_marbuta_and_hamza() -> None:
    assert folding.find(folding.fold("مدرسة", ta_marbuta=True), "مدرسه") == [(0, 5)]
    assert folding.find(folding.fold("شئون شؤون", hamza=True), "شءون") == [(0, 4), (5, 9)]
