"""Pages end between lines: nothing is divided, nothing is left out, nothing is there twice."""

from __future__ import annotations

import gold
import pytest
from making import annotation, article

from hashiya.model.dataset import AnnotatedArticle
from hashiya.ui.paper.choice import Choice
from hashiya.ui.paper.composing import Composition
from hashiya.ui.paper.cutting import LineBox, cut, line_boxes
from hashiya.ui.paper.images import Picture
from hashiya.ui.paper.pages import Pages

HEBREW = "הממשלה החליטה אתמול (ב-12 במרץ) על תוכנית NATO חדשה, כך אמר השר. " * 6
MIXED = "\n".join(
    ["قال الوزير إن NATO (حلف الناتو) سيبقى في العراق عام 2018. " * 7, HEBREW, "قصير"] * 14
)


def crossing() -> AnnotatedArticle:
    """A long text in two scripts, its marks nested, crossing and over line ends."""
    whole = article(MIXED, title="نص طويل")
    marks = [
        annotation(whole, at, min(len(MIXED), at + size), label)
        for at in range(0, len(MIXED) - 90, 61)
        for size, label in ((9, "PERS"), (40, "ORG"), (85, "CLAIM"))
    ]
    return AnnotatedArticle(article=whole, annotations=tuple(marks))


def measured(whole: Pages | Picture) -> list[float]:
    return list(whole.measure())


@pytest.fixture(scope="module")
def pages(qapp) -> Pages:
    made = Pages(crossing(), gold.schema(), Choice())
    measured(made)
    return made


def test_every_line_stands_whole_on_exactly_one_page(pages):
    cuts = [it.cut for it in pages.whole.parts if it.cut]
    lines = list(line_boxes(pages.whole.sheet))
    assert len(cuts) > 5
    for line in lines:
        on = [it for it in cuts if it.top - 0.5 <= line.top and line.bottom <= it.bottom + 0.5]
        touched = [it for it in cuts if line.bottom > it.top + 1 and line.top < it.bottom - 1]
        assert len(on) == len(touched) == 1


def test_lanes_and_chips_of_a_line_stay_within_its_page(pages):
    sheet = pages.whole.sheet
    cuts = [it.cut for it in pages.whole.parts if it.cut]
    style = sheet.style
    for block in range(len(sheet)):
        top = sheet.top(block)
        placed = sheet.placed(block)
        for lane in placed.lanes:
            y = top + placed.lane_y(lane.line, lane.lane.number, style) + style.lane_width / 2
            line = placed.shaped.lines[lane.line]
            (page,) = [it for it in cuts if it.top - 1 <= top + line.top < it.bottom - 1]
            assert y <= page.bottom + 1
        for chip in placed.chips:
            line = placed.shaped.lines[chip.line]
            step = style.chip_height + style.chip_gap
            y = top + line.base - style.text_top - (chip.row + 1) * step
            (page,) = [it for it in cuts if it.top - 1 <= top + line.top < it.bottom - 1]
            assert y >= page.top - 1


def test_nothing_stands_outside_the_room_of_its_page(pages):
    for part in pages.whole.parts:
        box = pages.text_box(part)
        assert box.left() > 100
        assert box.right() < pages.leaf.width - 100
        assert box.bottom() <= pages.leaf.height - 200


def test_the_column_stands_in_the_middle_and_lines_begin_at_their_own_side(pages):
    box = pages.text_box(pages.whole.parts[0])
    assert abs(box.left() + box.right() - pages.leaf.width) <= 1
    shaped = pages.whole.sheet.placed(0).shaped
    assert shaped.rtl
    last = shaped.lines[-1].qt
    assert abs(last.naturalTextRect().right() - pages.column) < 2


def test_a_page_paints_only_lines_of_its_own(qapp, pages, monkeypatch):
    """A line of the next page hidden under the margin would be copied and printed twice."""
    seen: list[tuple[int, int]] = []
    from hashiya.ui.reader import painter

    def remember(self) -> None:
        seen.extend((self.shaped.positions.start, number) for number in self.lines)

    monkeypatch.setattr(painter._BlockPainter, "paint", remember)
    from PySide6.QtGui import QImage, QPainter

    image = QImage(10, 10, QImage.Format.Format_RGB32)
    brush = QPainter(image)
    for number in range(len(pages)):
        pages.paint(brush, number)
    brush.end()
    lines = list(line_boxes(pages.whole.sheet))
    assert len(seen) == len(set(seen)) == len(lines)


def line(top: float, opens: bool = False, closes: bool = False) -> LineBox:
    return LineBox(top, top + 10, opens, closes, 0)


def test_no_line_of_a_paragraph_is_left_alone():
    lines = [line(0, opens=True), line(10), line(20, closes=True)]
    lines += [line(30, opens=True), line(40), line(50), line(60, closes=True)]
    assert [it.bottom for it in cut(lines, 40, 0)] == [30, 70]
    assert [it.bottom for it in cut(lines, 60, 0)] == [50, 70]


def test_a_line_higher_than_the_page_still_has_a_page():
    tall = LineBox(0, 500, opens=True, closes=True, block=0)
    assert [it.height for it in cut([tall, line(500)], 40, 0)] == [500, 10]


def test_an_article_without_a_line_is_a_page_with_its_title(qapp):
    empty = AnnotatedArticle(article=article(" \n ", title="فارغ"))
    made = Pages(empty, gold.schema(), Choice())
    measured(made)
    assert len(made) == 1
    assert made.whole.parts[0].cut.height > 0


def test_a_legend_too_long_for_a_page_goes_on_on_the_next(qapp):
    pages = Pages(gold.articles()[1], gold.schema(), Choice())
    whole: Composition = pages.whole
    rows = whole.legend.rows
    assert rows > 2
    room = max(whole.legend.height(2), 300 + whole.sheet.style.pitch)
    list(whole.measure(room, legend=True))
    shown = [it for it in whole.parts if it.rows]
    assert sum(it.rows for it in shown) == rows
    assert [it.first_row for it in shown] == [
        sum(one.rows for one in shown[:k]) for k in range(len(shown))
    ]


def test_an_endless_title_leaves_room_for_the_text(qapp):
    long = AnnotatedArticle(article=article("نص", title="عنوان طويل جدًا " * 500))
    made = Pages(long, gold.schema(), Choice(size="large"))
    measured(made)
    assert made.whole.sheet.heading.height < made.leaf.room
