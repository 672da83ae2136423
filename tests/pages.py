"""Small pages of one text for the tests of the peers' bugs, and what is seen on them."""

from __future__ import annotations

import gold
from making import annotation, article
from PySide6.QtGui import QImage, QPainter

from hashiya.ui.reader.geometry import stretches
from hashiya.ui.reader.painter import Shown, paint
from hashiya.ui.reader.sheet import Sheet
from hashiya.ui.reader.theme import Style, colour


def show(view, text, *marks, **facts):
    """Show a text with marks given as (words, label); gives the annotations."""
    of = article(text, **facts)
    made = [annotation(of, *place(text, words), label) for words, label in marks]
    view.show_article(of, made, (), gold.schema(), "ar")
    return made


def place(text, words, nth=0):
    at = -1
    for _ in range(nth + 1):
        at = text.index(words, at + 1)
    return at, at + len(words)


def chosen(view):
    span = view.selection()
    return view.selecting.text[span.start : span.end] if span else None


def block_of(text, width=640.0):
    """Shaped as the reader does it for a text of one block."""
    sheet = Sheet(article(text), gold.schema(), "ar", Style("light", 26))
    sheet.set_style(sheet.style, width)
    sheet.settle()
    return sheet.placed(0).shaped


def covered(block, start, end):
    """By line, the pixel columns that a mark on the range covers."""
    found = [set() for _ in block.lines]
    for part in stretches(block, start, end):
        for x0, x1 in part.extents:
            found[part.line] |= set(range(round(x0), round(x1)))
    return found


def same_columns(ours, theirs):
    """Equal but for two pixels at a rim."""
    for one, other in zip(ours, theirs, strict=True):
        grown = {x + d for x in other for d in (-2, -1, 0, 1, 2)}
        back = {x + d for x in one for d in (-2, -1, 0, 1, 2)}
        if one - grown or other - back:
            return False
    return True


def ink_of(sheet, shown=None):
    """The pixels in full ink: the letters."""
    image = QImage(round(sheet.width), round(sheet.heights.total), QImage.Format.Format_RGB32)
    image.fill(colour(sheet.style.palette.page))
    painter = QPainter(image)
    try:
        paint(painter, sheet, 0, sheet.heights.total, shown or Shown())
    finally:
        painter.end()
    ink, top = colour(sheet.style.palette.ink).rgb(), round(sheet.heading.height)
    base = round(sheet.top(0) + sheet.placed(0).shaped.lines[0].base)
    return {
        (x, y - base)
        for y in range(top, image.height())
        for x in range(image.width())
        if image.pixel(x, y) == ink
    }


def sheet_of(text, *marks, width=None):
    of = article(text)
    sheet = Sheet(of, gold.schema(), "ar", Style("light", 26))
    sheet.set_style(sheet.style, width or sheet.width)
    sheet.annotate([annotation(of, *place(text, words), label) for words, label in marks])
    sheet.settle()
    return sheet
