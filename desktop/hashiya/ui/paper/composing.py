"""Puts an article on a sheet of a given width and cuts it into parts: pages of paper or strips of a picture."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass, replace

from PySide6.QtGui import QPainter

from hashiya.display.listing import short_quote
from hashiya.model.dataset import AnnotatedArticle
from hashiya.model.schema import Schema
from hashiya.ui.paper.cutting import Cut, LineBox, cut, line_boxes
from hashiya.ui.reader.legend import Legend, looks_used
from hashiya.ui.reader.painter import Shown, paint
from hashiya.ui.reader.sheet import Sheet
from hashiya.ui.reader.theme import Style

LONGEST_TITLE = 300
EXACT = -1.0
"""Only lines that reach into the part by more than a unit are painted."""


@dataclass(frozen=True, slots=True)
class Part:
    """One page or strip: a cut of the sheet, then rows of the legend."""

    cut: Cut | None
    first_row: int = 0
    rows: int = 0


@dataclass(frozen=True, slots=True)
class Sample:
    """A page of a size in its own units, the colour under it, and what paints it."""

    width: float
    height: float
    page: str
    paint: Callable[[QPainter], None]


class Composition:
    """The parts become known while ``measure`` is gone through."""

    def __init__(
        self, annotated: AnnotatedArticle, schema: Schema, language: str, style: Style, width: float
    ) -> None:
        article = annotated.article
        # a title longer than a page would push the text off it
        title = short_quote(article.title or article.name, LONGEST_TITLE)
        self.sheet = Sheet(replace(article, title=title), schema, language, style, width)
        self.sheet.annotate(annotated.annotations)
        self.sheet.relate(annotated.relations)
        self.legend = Legend(looks_used(annotated, self.sheet), style, width, language)
        self.parts: list[Part] = []

    def measure(self, room: float, *, legend: bool) -> Generator[float, None, None]:
        """Cut into parts of at most ``room``; tells the share that is done."""
        parts = self.parts = []
        share = 0.0

        def watched() -> Iterator[LineBox]:
            nonlocal share
            for line in line_boxes(self.sheet):
                share = line.block / len(self.sheet)
                yield line

        for it in cut(watched(), room, self.sheet.heading.height):
            parts.append(Part(it))
            yield share
        if legend:
            self._add_legend(parts, room)
        yield 1.0

    def _add_legend(self, parts: list[Part], room: float) -> None:
        """After the last line if it fits there, else on parts of its own."""
        legend, last = self.legend, parts[-1]
        if last.cut and self.height(Part(last.cut, 0, legend.rows)) <= room:
            parts[-1] = Part(last.cut, 0, legend.rows)
            return
        first = 0
        while first < legend.rows:
            rows = min(max(1, legend.rows_in(room)), legend.rows - first)
            parts.append(Part(None, first, rows))
            first += rows

    def height(self, part: Part) -> float:
        height = part.cut.height if part.cut else 0.0
        gap = self._gap if part.cut and part.rows else 0.0
        return height + gap + self.legend.height(part.rows)

    @property
    def _gap(self) -> float:
        return 1.2 * self.sheet.style.em

    def paint(self, painter: QPainter, part: Part, *, letters: bool = True) -> None:
        """The painter's origin is the top of the part at the column's low side."""
        shown = Shown(letters=letters)
        painter.save()
        try:
            if part.cut is not None:
                painter.translate(0, -part.cut.top)
                paint(painter, self.sheet, part.cut.top, part.cut.height, shown, slack=EXACT)
                painter.translate(0, part.cut.bottom + self._gap)
            if part.rows:
                self.legend.paint(painter, part.first_row, part.rows)
        finally:
            painter.restore()
