"""Extents of ranges are where Qt draws them, exact in mixed lines, and never move a letter."""

from __future__ import annotations

import itertools
import random

import pytest
from shaping import MARKED, MIXED, selected_columns, shaped

from hashiya.text import graphemes
from hashiya.ui.reader.geometry import stretches

pytestmark = pytest.mark.usefixtures("qapp")


def columns(block, start, end):
    covered = [set() for _ in block.lines]
    for part in stretches(block, start, end):
        for x0, x1 in part.extents:
            covered[part.line] |= set(range(round(x0), round(x1)))
    return covered


def differs(one: set[int], other: set[int]) -> int:
    """Columns that differ, a rounding of two pixels at each rim forgiven."""
    grown = {x + d for x in other for d in (-2, -1, 0, 1, 2)}
    back = {x + d for x in one for d in (-2, -1, 0, 1, 2)}
    return len(one - grown) + len(other - back)


@pytest.mark.parametrize("text", [MIXED, MARKED, "The Alliance حلف الناتو in 2018 قال it"])
def test_extents_are_the_pixels_of_qts_own_selection(text):
    text = text.replace("🇮🇶", "")  # an emoji hides what is filled behind it
    block = shaped(text)
    rng = random.Random(7)
    edges = graphemes.boundaries(text)
    wrong = 0
    for _ in range(200):
        start, end = sorted(rng.sample(edges, 2))
        ours = columns(block, start, end)
        theirs = selected_columns(block, start, end)
        wrong += any(differs(a, b) > 0 for a, b in zip(ours, theirs, strict=True))
    assert wrong <= 6  # Qt drops or adds a letter beside some changes of direction


def test_every_letter_of_a_range_has_a_place():
    block = shaped(MARKED + " " + MIXED)
    edges = graphemes.boundaries(block.text)
    for start, end in itertools.pairwise(edges):
        if not block.text[start:end].isspace():
            parts = stretches(block, start, end)
            assert parts
            assert all(b > a for part in parts for a, b in part.extents)


def test_parts_of_a_word_do_not_overlap_and_fill_the_word():
    block = shaped("قال والأعضاء لا إله إلا الله الناتو")
    text = block.text
    for word in ("والأعضاء", "لا", "إلا", "الناتو"):
        at = text.index(word)
        whole = stretches(block, at, at + len(word))[0].extents[0]
        for cut in range(at + 1, at + len(word)):
            first = stretches(block, at, cut)[0].extents[0]
            second = stretches(block, cut, at + len(word))[0].extents[0]
            assert first[1] == pytest.approx(whole[1], abs=0.6)
            assert second[0] == pytest.approx(whole[0], abs=0.6)
            assert first[0] == pytest.approx(second[1], abs=0.6)


def test_half_of_a_lam_alef_is_half_as_wide():
    block = shaped("لا")
    whole = stretches(block, 0, 2)[0].extents[0]
    lam = stretches(block, 0, 1)[0].extents[0]
    assert 0.3 < (lam[1] - lam[0]) / (whole[1] - whole[0]) < 0.7


def test_a_range_across_a_change_of_direction_is_two_rectangles():
    block = shaped("قال NATO chief أمس إن")
    at = block.text.index("chief")
    parts = stretches(block, at, at + len("chief أمس"))
    assert len(parts[0].extents) == 2


def test_one_rectangle_has_its_ends_on_its_rims_in_the_blocks_direction():
    block = shaped("عام 2018 على")
    part = stretches(block, 0, len("عام 2018"))[0]
    (x0, x1) = part.extents[0]
    assert part.start.x == x1
    assert part.end.x == x0


def test_right_to_left_lines_begin_at_the_right():
    block = shaped("الناتو")
    assert stretches(block, 0, 6)[0].extents[0][1] == pytest.approx(640, abs=1)
    latin = shaped("NATO")
    assert stretches(latin, 0, 4)[0].extents[0][0] == pytest.approx(0, abs=1)


def test_trailing_space_at_a_line_break_is_not_covered():
    block = shaped(MIXED, width=300)
    assert len(block.lines) > 2
    for part in stretches(block, 0, len(MIXED)):
        assert all(a >= -1 and b <= 301 for a, b in part.extents)
