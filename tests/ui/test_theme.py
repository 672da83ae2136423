"""Every theme of the window can be read: text, quiet text, rings and what is switched off."""

from __future__ import annotations

import pytest

from hashiya.display.palette import THEMES as NAMES
from hashiya.display.palette import contrast
from hashiya.display.palette import palette as page_colours
from hashiya.ui import theme as themes
from hashiya.ui.reader.paint_dimming import ink_left
from hashiya.ui.reader.theme import Style

pytestmark = pytest.mark.parametrize("theme", themes.THEMES, ids=lambda it: it.name)


def test_text_has_seven_to_one_on_every_surface(theme) -> None:
    for ground in (theme.window, theme.page, theme.panel, theme.chosen, theme.hover, theme.notice):
        assert contrast(theme.text, ground) >= 7


def test_quiet_text_has_four_and_a_half_to_one(theme) -> None:
    for ground in (theme.window, theme.page, theme.panel):
        assert contrast(theme.muted, ground) >= 4.5
        assert contrast(theme.danger, ground) >= 4.5
        assert contrast(theme.accent, ground) >= 4.5
    assert contrast(theme.on_accent, theme.accent) >= 4.5


def test_rings_and_edges_of_fields_have_three_to_one(theme) -> None:
    for ground in (theme.window, theme.page, theme.panel):
        assert contrast(theme.accent, ground) >= 3
        assert contrast(theme.strong_line, ground) >= 3


def test_the_page_is_that_of_the_reader(theme) -> None:
    colours = page_colours(theme.name)
    assert (theme.page, theme.text) == (colours.page, colours.ink)
    assert theme.name in NAMES


def test_dimmed_text_can_still_be_read(qapp, theme) -> None:
    share = ink_left(Style(theme.name))
    assert 0.6 <= share < 0.75


def test_the_stylesheet_has_no_open_place(theme) -> None:
    assert "$" not in themes.stylesheet(theme)
