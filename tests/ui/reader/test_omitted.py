"""With marks left out of the picture every position still leads there and back, and marks lie as on bare text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import annotation, article
from PySide6.QtGui import QColor, QImage, QPainter
from text.strategies import texts

from hashiya.commands.projects import read_schema
from hashiya.text import graphemes
from hashiya.text.harakat import omitted
from hashiya.ui.reader.geometry import stretches
from hashiya.ui.reader.painter import Shown, paint
from hashiya.ui.reader.positions import Positions
from hashiya.ui.reader.sheet import Sheet
from hashiya.ui.reader.theme import Style

VOCALISED = (
    "وَقَالَ ٱلرَّئِيسُ إِنَّ حِلْفَ النَّاتُو سَيَبْقَى فِي العِرَاقِ، وَلَا إِلَهَ إِلَّا اللهُ 😀 وَأَضَافَ: لَنْ نُغَادِرَ.\n"
) * 3

marked = st.lists(
    st.sampled_from(
        ["كَ", "تُّ", "ب", " ", "\u064e", "لَا", "😀", "ا\u0653", "\n", "e\u0301", "\u0670", "ש\u05c1"]
    )
).map("".join)


@given(st.one_of(marked, texts), st.integers(0, 5), st.integers(0, 2))
def test_positions_lead_there_and_back(text: str, start: int, lead: int) -> None:
    gone = omitted(text, hide=True)
    positions = Positions(text, start, lead, gone)
    units = [positions.to_layout(start + at) for at in range(len(text) + 1)]
    assert units == sorted(units)
    assert units[0] == lead
    assert units[-1] == lead + len(positions.shown.encode("utf-16-le")) // 2
    for at in graphemes.boundaries(text):
        assert positions.to_article(positions.to_layout(start + at)) == start + at
    back = [positions.to_article(unit) for unit in range(lead, units[-1] + 1)]
    assert back == sorted(back)
    assert back[-1] == start + len(text)


@given(marked, st.data())
def test_a_range_never_vanishes(text: str, data: st.DataObject) -> None:
    gone = omitted(text, hide=True)
    positions = Positions(text, 0, 1, gone)
    start = data.draw(st.integers(0, max(0, len(text) - 1)))
    end = data.draw(st.integers(start, len(text)))
    first, last = positions.units(start, end)
    assert 1 <= first <= last
    assert (first < last) == (start < end)


def bare(text: str) -> str:
    gone = set(omitted(text, hide=True))
    return "".join(it for at, it in enumerate(text) if at not in gone)


def painted(sheet: Sheet) -> QImage:
    image = QImage(560, round(sheet.settle()) + 40, QImage.Format.Format_RGB32)
    image.fill(QColor(sheet.style.palette.page))
    painter = QPainter(image)
    try:
        painter.translate(20, 20)
        paint(painter, sheet, 0, sheet.heights.total, Shown())
    finally:
        painter.end()
    return image


@pytest.mark.usefixtures("qapp")
def test_hidden_harakat_leave_the_picture_of_the_bare_text() -> None:
    """Lanes, bands, chips and letters: pixel by pixel those of the text without marks."""
    vocalised, plain = article(VOCALISED), article(bare(VOCALISED))
    to_bare = Positions(VOCALISED, 0, 0, omitted(VOCALISED, hide=True))
    shown: list[QImage] = []
    ends = [(0, 9), (18, 45), (30, 36), (60, 61), (62, 63), (0, 100), (110, 140)]
    for of in (vocalised, plain):
        spans = ends
        if of is plain:
            units = [to_bare.units(start, end) for start, end in ends]
            astral = of.text.index("😀")
            spans = [(a - (a > astral), b - (b > astral)) for a, b in units]
        labels = ("PERS", "ORG", "GPE", "LOC", "FAC", "CLAIM", "PERS")
        marks = [annotation(of, *it, label) for it, label in zip(spans, labels, strict=True)]
        sheet = Sheet(of, read_schema("default"), "ar", Style(harakat=of is plain), 520.0)
        sheet.annotate(marks)
        shown.append(painted(sheet))
    assert shown[0] == shown[1]


@pytest.mark.usefixtures("qapp")
def test_the_edges_of_a_mark_on_a_vowel_sign_are_its_letters() -> None:
    sheet = Sheet(article("كَتَبَ"), read_schema("default"), "ar", Style(harakat=False), 520.0)
    block = sheet.placed(0).shaped
    assert block.layout.text() == "كتب"
    whole = stretches(block, 0, 6)[0].extents
    assert stretches(block, 0, 5)[0].extents == whole
    sign, letter = stretches(block, 1, 2)[0].extents, stretches(block, 0, 1)[0].extents
    assert sign == letter
