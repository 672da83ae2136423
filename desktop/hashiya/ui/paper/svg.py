"""Letters of a drawing: one SVG text a line, in reading order, in the fonts that the drawing brings.

What Qt writes by itself is a piece of text a run without saying which way it runs, so that a
viewer puts brackets and stops at the wrong end. It draws the marks; the letters are written here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape, unescape

from PySide6.QtGui import QTextLayout

from hashiya.display.web_fonts import FAMILIES, font_faces
from hashiya.text.direction import first_strong
from hashiya.ui.paper.cutting import Cut
from hashiya.ui.reader.sheet import Sheet

_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_PIECE = re.compile(r"<text ([^>]*)>([^<]*)</text>")
_TRIFLE = 1.0


@dataclass(frozen=True, slots=True)
class Letters:
    """One line: where it begins, on which base line, in what size and colour."""

    text: str
    x: float
    base: float
    size: float
    colour: str
    rtl: bool
    reading: bool = True


def letters_of(sheet: Sheet, cut: Cut) -> Iterator[Letters]:
    """The heading if the cut begins with it, and every line of the cut, from the cut's top."""
    if cut.top < sheet.heading.height:
        yield from _heading(sheet, cut)
    ink, em = sheet.style.palette.ink, sheet.style.em
    block = max(0, sheet.heights.find(cut.top) - 1)
    while block < len(sheet) and sheet.heights.before(block + 1) < cut.bottom:
        shaped, top = sheet.placed(block).shaped, round(sheet.top(block))
        text = shaped.layout.text()
        for line in shaped.lines:
            if top + line.bottom > cut.top + _TRIFLE and top + line.top < cut.bottom - _TRIFLE:
                x = shaped.width if shaped.rtl else 0.0
                words = _units(text, line.start, line.end)
                yield Letters(words, x, top + line.base - cut.top, em, ink, shaped.rtl)
        block += 1


def _heading(sheet: Sheet, cut: Cut) -> Iterator[Letters]:
    heading, style = sheet.heading, sheet.style
    rows = ((heading.title_layout, style.palette.ink), (heading.note_layout, style.palette.muted))
    for layout, hue in rows:
        rtl = layout.textOption().textDirection().name == "RightToLeft"
        title = layout is heading.title_layout
        for words, base in _lines(layout):
            x = heading.width if rtl else 0.0
            size = layout.font().pixelSize()
            yield Letters(words, x, base - cut.top, size, hue, rtl, reading=title)


def _lines(layout: QTextLayout) -> Iterator[tuple[str, float]]:
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        start = line.textStart()
        yield _units(layout.text(), start, start + line.textLength()), line.y() + line.ascent()


def _units(text: str, start: int, end: int) -> str:
    """A slice by UTF-16 units, which is how a layout counts."""
    data = text.encode("utf-16-le", "surrogatepass")[2 * start : 2 * end]
    return data.decode("utf-16-le", "replace").rstrip()


def written(letters: Letters) -> str:
    """The element of one line."""
    family = FAMILIES["READING" if letters.reading else "INTERFACE"].replace('"', "'")
    direction = "rtl" if letters.rtl else "ltr"
    text = escape(_ILLEGAL.sub("\ufffd", letters.text), quote=False)
    return (
        f'<text x="{letters.x:g}" y="{letters.base:g}" direction="{direction}" '
        f'font-family="{family}" font-size="{letters.size:g}" '
        f'fill="{letters.colour}" xml:space="preserve">{text}</text>'
    )


def completed(drawing: str, lines: list[Letters], offset: tuple[float, float]) -> str:
    """The drawing of the marks with the letters in it and the fonts that they need."""
    faces = font_faces("".join(it.text for it in lines))
    body = "\n".join(written(it) for it in lines)
    placed = f'<g transform="translate({offset[0]:g},{offset[1]:g})">\n{body}\n</g>\n'
    drawing = _PIECE.sub(_directed, drawing)
    drawing = drawing.replace("<defs>", f"<defs><style>{faces}</style>", 1)
    head, _, tail = drawing.rpartition("</svg>")
    return f"{head}{placed}</svg>{tail}"


def _directed(piece: re.Match[str]) -> str:
    """Names of labels: Qt says where their low side is, which is the end of those from right to left."""
    if first_strong(unescape(piece[2])) != "rtl":
        return piece[0]
    return f'<text direction="rtl" text-anchor="end" {piece[1]}>{piece[2]}</text>'
