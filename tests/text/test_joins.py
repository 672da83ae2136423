"""A page may show the end of a paragraph after ``.,``: places in the text, none of which moves."""

from __future__ import annotations

import gold
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hashiya.text import blocks
from hashiya.text.joins import is_join, joins

texts = st.text(st.sampled_from("اب. ,\n\r\u0301\u202b\u202c\u2067a1\U0001f600"), max_size=60)
joined = st.lists(texts, max_size=5).map(".,".join)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("قال., ثم", [6]),
        ("قال.,ثم", [5]),
        ('قال "كذا"., ثم', [12]),
        ("قال.,", []),
        ("قال.,\nثم", []),
        ("., ثم", []),
        ("قال.., ثم", []),
        ("قال.,, ثم", []),
        ("قال.,\u0301ثم", []),
    ],
)
def test_where_the_sign_ends_a_paragraph(text: str, places: list[int]) -> None:
    assert joins(text) == places


def test_the_seed_has_thirteen() -> None:
    text = gold.articles()[1].article.text
    assert len(joins(text)) == 13 == text.count(".,")


@given(joined)
def test_both_questions_have_one_answer(text: str) -> None:
    assert joins(text) == [at for at in range(len(text) + 1) if is_join(text, at)]


@given(joined)
def test_blocks_begin_at_each_break_and_still_cover_the_text(text: str) -> None:
    turned = blocks.broken_at_joins(text, None, {})
    plain, broken = blocks.split_blocks(text), blocks.split_blocks(text, None, turned)
    ranges = [broken.range(k) for k in range(len(broken))]
    assert "".join(text[a:b] for a, b in ranges) == text
    starts = {a for k, (a, _) in enumerate(ranges) if broken.starts_paragraph(k)}
    assert starts == blocks.turnable(text) == blocks.paragraph_starts(text) | set(joins(text))
    for k, (start, end) in enumerate(ranges):
        assert broken.direction(k) == plain.direction(plain.at(start))
        assert broken.at(start) == k
        assert start < end or not text
    assert blocks.unbroken(text, turned) == {}
    for at in range(len(text)):
        table = broken.paragraph(at)[0]
        assert blocks.paragraph_start(text, at, turned) == table


def test_a_break_orders_no_letter_anew() -> None:
    """An embedding that is open goes on behind a break, as it does behind a cut."""
    text = "قال \u202bهو a.,b ثم\u202c انتهى"
    turned = blocks.broken_at_joins(text, None, {})
    table = blocks.split_blocks(text, None, turned)
    assert [table.open_controls(k) for k in range(len(table))] == ["", "\u202b"]


def test_only_such_places_are_breaks() -> None:
    """A direction told for any other place cuts nothing."""
    text = "كلمة أخرى في السطر"
    assert len(blocks.split_blocks(text, None, {5: "rtl"})) == 1
