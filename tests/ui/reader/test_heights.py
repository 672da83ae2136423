"""Sums and look-ups of block heights agree with plain addition."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate

from hypothesis import given
from hypothesis import strategies as st

from hashiya.ui.reader.heights import Heights

numbers = st.lists(st.integers(0, 90), min_size=1, max_size=60)


@given(numbers, st.data())
def test_sums_and_finding_after_changes(heights, data):
    tree = Heights(heights)
    for _ in range(3):
        at = data.draw(st.integers(0, len(heights) - 1))
        heights[at] = data.draw(st.integers(0, 90))
        tree.set(at, heights[at])
    sums = [0, *accumulate(heights)]
    assert tree.total == sums[-1]
    assert [tree.before(k) for k in range(len(heights) + 1)] == sums
    y = data.draw(st.integers(0, max(0, sums[-1] - 1)))
    if y < sums[-1]:
        assert tree.find(y) == bisect_right(sums, y) - 1


def test_outside_of_all_blocks_the_nearest_is_found():
    tree = Heights([10, 20])
    assert tree.find(-5) == 0
    assert tree.find(500) == 1
    assert Heights([]).find(3) == 0
    assert Heights([]).total == 0
