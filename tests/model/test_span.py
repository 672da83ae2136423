"""Spans are half-open and never empty; their named relations agree with sets of positions."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hashiya.model.span import Span

spans = st.tuples(st.integers(0, 30), st.integers(1, 20)).map(lambda it: Span(it[0], it[0] + it[1]))


@pytest.mark.parametrize("ends", [(3, 3), (4, 2), (-1, 2)])
def test_an_empty_or_negative_range_is_no_span(ends):
    with pytest.raises(ValueError, match="not a span"):
        Span(*ends)


@given(spans, spans)
def test_relations_mean_what_sets_mean(one, other):
    a, b = set(range(one.start, one.end)), set(range(other.start, other.end))
    assert one.embeds(other) == (a >= b)
    assert one.overlaps(other) == bool(a & b)
    assert one.crosses(other) == (bool(a & b) and not a >= b and not b >= a)
    assert one.before(other) == (max(a) < min(b))


def test_a_quote_past_the_text_is_an_error_not_a_shorter_quote():
    assert Span(0, 3).quote("ناتو") == "نات"
    with pytest.raises(IndexError):
        Span(2, 9).quote("ناتو")
