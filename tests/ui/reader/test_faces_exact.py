"""In every face: extents are Qt's own selection, and no edge of any mark or state changes a letter."""

from __future__ import annotations

import random
from dataclasses import replace

import gold
import pytest
from PySide6.QtGui import QColor, QFontDatabase, QImage, QPainter
from shaping import MARKED, MIXED, selected_columns

from hashiya.display.highlights import Looks
from hashiya.model.annotation import Annotation
from hashiya.model.article import Article
from hashiya.model.span import Span
from hashiya.text import graphemes
from hashiya.text.direction import base_direction
from hashiya.ui.reader import fonts
from hashiya.ui.reader.faces import FACES, Face
from hashiya.ui.reader.geometry import stretches
from hashiya.ui.reader.layout import ShapedBlock, Source
from hashiya.ui.reader.painter import Shown, paint
from hashiya.ui.reader.sheet import Sheet
from hashiya.ui.reader.theme import Style, colour

pytestmark = pytest.mark.usefixtures("qapp")

# an emoji hides what is filled behind it
LINES = (
    MIXED.replace("🇮🇶", "") + " The Alliance حلف الناتو in 2018 قال it",
    MARKED,
    "בשנת 2018 אמר NATO כי חברת OpenText תגדיל את מספר החיילים ל-500 الناتو לא",
    "OpenText Corp said that الناتو والأعضاء لا in 2018 (ناتو) נאט״ו would 15.5% grow",
)
RANGES = 600
DARK = 100


def face_or_skip(face: Face) -> Face:
    fonts.load()
    if face.family not in QFontDatabase.families():
        pytest.skip(f"{face.family} is not on this machine")
    return face


def shaped(text: str, face: Face) -> ShapedBlock:
    style = Style("light", 26, face=face)
    block = ShapedBlock(Source(text, 0, base_direction(text) == "rtl"), style, 640)
    count = len(block.lines)
    block.place([style.over] * count, [style.under] * count)
    return block


def columns(block: ShapedBlock, start: int, end: int) -> list[set[int]]:
    covered: list[set[int]] = [set() for _ in block.lines]
    for part in stretches(block, start, end):
        for x0, x1 in part.extents:
            covered[part.line] |= set(range(round(x0), round(x1)))
    return covered


def differs(one: set[int], other: set[int]) -> int:
    """Columns that differ, a rounding of two pixels at each rim forgiven."""
    grown = {x + d for x in other for d in (-2, -1, 0, 1, 2)}
    back = {x + d for x in one for d in (-2, -1, 0, 1, 2)}
    return len(one - grown) + len(other - back)


@pytest.mark.parametrize("face", FACES, ids=lambda it: it.id)
def test_six_hundred_ranges_are_where_qt_selects(face):
    face_or_skip(face)
    rng, wrong = random.Random(11), []
    for text in LINES:
        block = shaped(text, face)
        edges = graphemes.boundaries(text)
        for _ in range(RANGES // len(LINES)):
            start, end = sorted(rng.sample(edges, 2))
            if not text[start:end].strip():
                continue
            ours, theirs = columns(block, start, end), selected_columns(block, start, end)
            if any(differs(a, b) for a, b in zip(ours, theirs, strict=True)):
                wrong.append(text[start:end])
    # Qt's selection adds or drops the letter or the space beside some changes of direction
    assert len(wrong) <= RANGES * 0.02, (len(wrong), wrong[:8])


WORDS = "والناتو لا الأعضاء وَٱلْمَلَائِكَةُ كلا الحلف می‌گوید NATO 2018"
PARTS = ("ناتو", "ات", "ل", "لا", "أعض", "لْمَلَا", "ئِكَ", "كل", "حلف", "گوی", "TO", "01")
LABELS = (("entity", "ORG"), ("claim", "CLAIM"), ("claim", "CUE"))


def green(sheet: Sheet, shown: Shown) -> list[bytes]:
    """The green of the pixels round each line, row by row, the line's base at a fixed row."""
    sheet.settle()
    image = QImage(round(sheet.width), round(sheet.heights.total) + 99, QImage.Format.Format_RGB32)
    image.fill(colour(sheet.style.palette.page))
    painter = QPainter(image)
    try:
        paint(painter, sheet, 0, sheet.heights.total, shown)
    finally:
        painter.end()
    rows: list[bytes] = []
    high, deep = round(sheet.style.text_top) - 1, round(sheet.style.text_bottom) - 1
    for line in sheet.placed(0).shaped.lines:
        base = round(sheet.top(0)) + line.base
        rows += [bytes(image.constScanLine(y))[1::4] for y in range(base - high, base + deep)]
    return rows


def letters(sheet: Sheet, shown: Shown) -> list[float | None]:
    """How much of each pixel ink covers, whatever lies behind it; 0 where a mark lies over it.

    None where what lies behind is so dark (a bar at an edge) that the green of a pixel cannot tell.
    """
    behind = green(sheet, replace(shown, letters=False))
    ink = QColor(sheet.style.palette.ink).green()
    return [
        (under - seen) / (under - ink) if under - ink > DARK else None
        for one, other in zip(behind, green(sheet, shown), strict=True)
        for under, seen in zip(one, other, strict=True)
    ]


def sheet_of(face: Face, mark: Annotation | None, standing: str) -> Sheet:
    article = Article(id="a", name="a.txt", title="عنوان", text=WORDS, sha256="")
    sheet = Sheet(article, gold.schema(), "ar", Style("light", 26, face=face))
    if standing != "made":
        sheet.looks = Looks(gold.schema(), "ar", lambda _: standing)
    sheet.annotate([mark] if mark else [])
    return sheet


@pytest.mark.parametrize("face", FACES, ids=lambda it: it.id)
def test_no_edge_of_any_mark_in_any_state_changes_a_letter(face):
    face_or_skip(face)
    plain = letters(sheet_of(face, None, "made"), Shown())
    assert sum(it or 0 for it in plain) > 1000
    for number, part in enumerate(PARTS):
        start = WORDS.index(part)
        span = Span(start, start + len(part))
        layer, code = LABELS[number % len(LABELS)]
        mark = Annotation(
            id="m",
            article="a",
            layer=layer,
            label=code,
            fragments=(span,),
            quote=part,
            annotator="me",
            created=0,
        )
        states = [
            Shown(selection=span),
            Shown(word=span),
            Shown(focused="m", focused_span=span),
            Shown(hovered="m", related=frozenset({"m"})),
        ]
        state = states[number % len(states)]
        standing = ("made", "suggested", "doubtful")[number % 3]
        marked = letters(sheet_of(face, mark, standing), state)
        moved = [abs(a - b) for a, b in zip(plain, marked, strict=True) if a is not None is not b]
        assert len(moved) > 0.9 * len(plain)
        assert max(moved) < 0.1, (part, state)
