"""Claims that say it with the same words are alike, whatever is written before or over the words."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from hashiya.text.likeness import content_words, likeness

WORDS = st.text(st.sampled_from("ابتثجد ه"), max_size=40)


def test_harakat_hamza_the_article_and_what_is_attached_do_not_count() -> None:
    one = content_words("أكّد الوزير أنّ الحرب انتهت في العراق")
    other = content_words("والحرب في عراق انتهت، اكد وزير")
    assert one == other
    assert likeness(one, other) == (5, 1.0)


def test_words_that_only_join_say_nothing() -> None:
    assert content_words("في من على إلى عن مع") == frozenset()
    assert likeness(content_words("في البيت"), content_words("في السوق")) == (0, 0.0)


@given(WORDS, WORDS)
def test_it_is_the_same_both_ways_and_nothing_is_more_alike_than_itself(
    one: str, other: str
) -> None:
    a, b = content_words(one), content_words(other)
    assert likeness(a, b) == likeness(b, a)
    assert likeness(a, b) <= likeness(a, a)
