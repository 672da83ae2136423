"""Every theme can be read: contrast of text, marks and small letters."""

from __future__ import annotations

import pytest

from hashiya.display.palette import THEMES, blend, contrast, palette

pytestmark = pytest.mark.parametrize("theme", THEMES)
SLOTS = range(1, 9)


def test_text_has_seven_to_one_on_page_selection_and_word(theme):
    colours = palette(theme)
    for ground in (colours.page, colours.selection, colours.word):
        assert contrast(colours.ink, ground) >= 7


def test_text_has_seven_to_one_on_every_band(theme):
    colours = palette(theme)
    for slot in SLOTS:
        for share in (colours.band, colours.deep_band):
            assert contrast(colours.ink, colours.tint(slot, share)) >= 7


def test_hues_have_three_to_one_on_the_page(theme):
    colours = palette(theme)
    least = 4.5 if theme == "dark" else 3
    assert all(contrast(colours.hue(slot), colours.page) >= least for slot in SLOTS)


def test_small_letters_have_four_and_a_half_to_one(theme):
    colours = palette(theme)
    for slot in SLOTS:
        for ground in (colours.page, colours.tint(slot, colours.deep_band)):
            assert contrast(colours.lettering(slot), ground) >= 4.5
    assert contrast(colours.muted, colours.page) >= 4.5


def test_focus_ring_and_word_edge_have_three_to_one(theme):
    colours = palette(theme)
    assert contrast(colours.focus, colours.page) >= 3
    assert contrast(colours.word_edge, colours.page) >= 2.2  # soft: the fill tells it as well


def test_what_was_found_is_read_and_told_from_the_selection(theme):
    colours = palette(theme)
    assert contrast(colours.ink, colours.hit) >= 7
    for ground in (colours.page, colours.hit, colours.selection):
        assert contrast(colours.hit_edge, ground) >= 3


def test_hues_of_one_theme_are_all_different(theme):
    assert len(set(palette(theme).slots)) == 8


def test_an_unknown_slot_is_grey(theme):
    colours = palette(theme)
    assert colours.hue(0) == colours.hue(99) == colours.hue(8)


def test_blending_ends_at_both_colours(theme):
    page, ink = palette(theme).page, palette(theme).ink
    assert blend(ink, page, 0) == page
    assert blend(ink, page, 1) == ink
