"""Pairs of quotation marks and brackets as a reader would pair them; nothing holds half a pair."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hashiya.text import quotations
from hashiya.text.attributions import trimmed

SIGNS = st.text(st.sampled_from("ابت ن a1.،\n«»“”„‟‘’‹›\"'()[]﴿﴾צ״"), max_size=40)


def quoted(text: str) -> list[str]:
    found = [it for it in quotations.pairs(text) if it.quotes]
    return [text[slice(*it.inner)] for it in found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("قال «نعم» ثم “لا”", ["نعم", "لا"]),
        ('قال: "نبقى هنا"، ثم "نمضي".', ["نبقى هنا", "نمضي"]),
        ("أكد أن “أكثر من ‘بضع مئات’ بقوا”", ["أكثر من ‘بضع مئات’ بقوا", "بضع مئات"]),
        ("قال «إن «الناتو» باقٍ»", ["إن «الناتو» باقٍ", "الناتو"]),
        ("أعلن ”نحن باقون“ أمس", ["نحن باقون"]),  # typed the wrong way round
        ("قال »نحن باقون« أمس", ["نحن باقون"]),
        ('و"اليوم" كتبت', ["اليوم"]),  # a letter attached in front
        ('דובר צה"ל אמר "אין שינוי"', ["אין שינוי"]),
        ("he said 'it isn't so' twice", ["it isn't so"]),
        ('"فتح ولم يغلق', []),
        ("قال «هنا\nوهناك»", []),  # a pair lies in one line
        ("„Nein“ sagte er", ["Nein"]),
    ],
)
def test_marks_are_paired(text: str, found: list[str]) -> None:
    assert quoted(text) == found


def test_the_innermost_quotation_at_a_place() -> None:
    text = "قال «إن «الناتو» باقٍ» اليوم"
    inner = quotations.quotation_at(text, text.index("ناتو"))
    outer = quotations.quotation_at(text, text.index("باق"))
    assert inner is not None
    assert outer is not None
    assert text[slice(*inner.inner)] == "الناتو"
    assert text[slice(*outer.inner)] == "إن «الناتو» باقٍ"
    assert quotations.quotation_at(text, text.index("اليوم")) is None
    assert [it.depth for it in quotations.around(text, *inner.inner)] == [1, 0]


def test_a_range_with_half_a_pair_is_known() -> None:
    text = 'قال إن "الناتو" باقٍ'
    opening, closing = text.index('"'), text.rindex('"')
    assert quotations.halves(text, 0, len(text)) == []
    assert quotations.halves(text, opening, closing) == [opening]
    assert quotations.halves(text, opening + 1, closing + 1) == [closing]
    assert quotations.halves(text, opening + 1, closing) == []
    assert quotations.without_halves(text, opening, closing) == (opening + 1, closing)
    assert quotations.without_halves(text, opening, opening + 1) is None


@given(SIGNS)
def test_pairs_nest_and_lie_in_one_line(text: str) -> None:
    found = quotations.pairs(text)
    for it in found:
        assert 0 <= it.start < it.end <= len(text)
        assert it.end - it.start >= 2
        assert "\n" not in text[it.start : it.end]
    for one in found:
        for other in found:
            apart = one.end <= other.start or other.end <= one.start
            nested = one.start <= other.start and other.end <= one.end
            assert apart or nested or (other.start <= one.start and one.end <= other.end)
    marks = [place for it in found for place in (it.start, it.end - 1)]
    assert len(marks) == len(set(marks))


@given(SIGNS, st.integers(0, 40), st.integers(0, 40))
def test_what_is_left_of_a_range_has_no_half_pair_at_its_edges(text: str, a: int, b: int) -> None:
    start, end = sorted((min(a, len(text)), min(b, len(text))))
    kept = quotations.without_halves(text, start, end)
    if kept is None:
        return
    assert start <= kept[0] < kept[1] <= end
    lone = quotations.halves(text, *kept)
    assert kept[0] not in lone
    assert kept[1] - 1 not in lone


@given(SIGNS, st.integers(0, 40), st.integers(0, 40))
def test_a_claim_has_clean_edges(text: str, a: int, b: int) -> None:
    start, end = sorted((min(a, len(text)), min(b, len(text))))
    kept = trimmed(text, start, end)
    if kept is None:
        return
    words = text[slice(*kept)]
    assert words == words.strip()
    assert words[-1] not in ".،,؛"
    assert trimmed(text, *kept) == kept
