"""Painting marks never changes a letter, and marks never meet text or a neighbouring line."""

from __future__ import annotations

from dataclasses import replace

import gold
import pytest
from PySide6.QtGui import QColor, QImage, QPainter

from hashiya.display.palette import THEMES
from hashiya.model.annotation import Annotation
from hashiya.model.article import Article
from hashiya.model.span import Span
from hashiya.text import graphemes
from hashiya.ui.reader.painter import Shown, paint
from hashiya.ui.reader.sheet import Sheet
from hashiya.ui.reader.theme import Style, colour

pytestmark = pytest.mark.usefixtures("qapp")

WORDS = "والناتو لا الأعضاء وَٱلْمَلَائِكَةُ OpenText 2018 كلا NATO الحلف می‌گوید"


def sheet_of(text, annotations=(), theme="light"):
    article = Article(id="a", name="a.txt", title="عنوان", text=text, sha256="")
    sheet = Sheet(article, gold.schema(), "ar", Style(theme, 26))
    sheet.annotate(annotations)
    sheet.settle()
    return sheet


def mark(text, start, end, label="ORG", layer="entity"):
    return Annotation(
        id=f"{label}{start}-{end}",
        article="a",
        layer=layer,
        label=label,
        fragments=(Span(start, end),),
        quote=text[start:end],
        annotator="me",
        created=0,
    )


def dark_pixels(sheet, shown=Shown()):  # noqa: B008 a frozen value
    """Where full ink lies, whatever lies under it: text only, no mark is that dark."""
    image = QImage(round(sheet.width), round(sheet.heights.total), QImage.Format.Format_RGB32)
    image.fill(colour(sheet.style.palette.page))
    painter = QPainter(image)
    try:
        paint(painter, sheet, 0, sheet.heights.total, shown)
    finally:
        painter.end()
    ink = QColor(sheet.style.palette.ink).rgb()
    return {
        (x, y)
        for y in range(round(sheet.heading.height), image.height())
        for x in range(image.width())
        if image.pixel(x, y) == ink
    }


def test_no_edge_of_a_selection_changes_a_letter():
    sheet = sheet_of(WORDS)
    plain = dark_pixels(sheet)
    assert len(plain) > 500
    edges = graphemes.boundaries(WORDS)
    for start, end in list(zip(edges[1:], edges[3:], strict=False))[::6]:
        assert dark_pixels(sheet, Shown(selection=Span(start, end))) == plain


def test_no_edge_of_an_annotation_changes_a_letter():
    top = sheet_of(WORDS)
    plain = {(x, y - round(top.top(0))) for x, y in dark_pixels(top)}
    for start, end in ((1, 4), (3, 7), (8, 9), (9, 10), (12, 15), (22, 27), (36, 40), (0, 60)):
        for label, layer in (("ORG", "entity"), ("CLAIM", "claim"), ("CUE", "claim")):
            text_end = min(end, len(WORDS))
            marked = sheet_of(WORDS, [mark(WORDS, start, text_end, label, layer)])
            lines = marked.placed(0).shaped.lines
            base = lines[0].base - top.placed(0).shaped.lines[0].base
            moved = {(x, y - round(marked.top(0) + base)) for x, y in dark_pixels(marked)}
            if len(lines) == 1:
                assert len(moved ^ plain) <= 2  # a pixel just short of full ink


@pytest.mark.parametrize("number", [0, 1])
def test_lanes_and_chips_keep_clear_of_text_and_other_lines(number):
    seed = gold.articles()[number]
    sheet = Sheet(seed.article, gold.schema(), "ar", Style("light", 26))
    sheet.annotate(seed.annotations)
    sheet.settle()
    style = sheet.style
    lanes = 0
    for block in range(len(sheet)):
        placed = sheet.placed(block)
        for line, following in zip(placed.shaped.lines, placed.shaped.lines[1:], strict=False):
            assert line.bottom == following.top
        for it in placed.lanes:
            line = placed.shaped.lines[it.line]
            y = placed.lane_y(it.line, it.lane.number, style)
            assert line.base + 0.4 * style.em < y - style.tick
            assert y + style.lane_step / 2 <= line.bottom + 0.5
            lanes += 1
        for chip in placed.chips:
            line = placed.shaped.lines[chip.line]
            step = style.chip_height + style.chip_gap
            top = line.base - style.text_top - (chip.row + 1) * step + style.chip_gap
            assert top >= line.top
            assert chip.x0 >= 0
            assert chip.x1 <= sheet.width
    assert lanes > 80


def test_lanes_of_one_line_that_share_a_number_do_not_meet():
    seed = gold.articles()[0]
    sheet = Sheet(seed.article, gold.schema(), "ar", Style("light", 26))
    sheet.annotate(seed.annotations)
    sheet.settle()
    for block in range(len(sheet)):
        placed = sheet.placed(block)
        for one in placed.lanes:
            for other in placed.lanes:
                same = (one.line, one.lane.number) == (other.line, other.lane.number)
                if same and one.lane.annotation < other.lane.annotation:
                    for a, b in one.extents:
                        for c, d in other.extents:
                            assert b <= c + 0.6 or d <= a + 0.6


@pytest.mark.parametrize("theme", THEMES)
def test_every_theme_paints_its_page_and_ink(theme):
    sheet = sheet_of("الناتو", [mark("الناتو", 2, 6)], theme)
    assert dark_pixels(sheet)


def test_an_open_end_at_a_line_break_has_no_tick():
    text = "كلمة " * 60
    sheet = sheet_of(text, [mark(text, 5, 250)])
    placed = sheet.placed(0)
    assert len(placed.lanes) > 2
    assert placed.lanes[0].opens is not None
    assert placed.lanes[0].closes is None
    assert all(it.opens is None and it.closes is None for it in placed.lanes[1:-1])
    assert placed.lanes[-1].closes is not None


def test_more_lanes_than_fit_are_told_by_a_chip():
    text = "الناتو قال"
    many = [replace(mark(text, 0, 6), id=f"m{n}") for n in range(9)]
    sheet = sheet_of(text, many)
    placed = sheet.placed(0)
    assert {it.lane.number for it in placed.lanes} == set(range(4))
    assert [it.text for it in placed.chips] == ["+5"]
