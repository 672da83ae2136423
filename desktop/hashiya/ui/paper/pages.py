"""The pages of an article on paper: head, column, legend; one painter for PDF, printer and preview."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass, replace

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QFontMetricsF, QPageSize, QPainter, QTextOption

from hashiya.model.dataset import AnnotatedArticle
from hashiya.model.schema import Schema
from hashiya.text.direction import base_direction
from hashiya.ui.paper.choice import Choice, Format, Size, face_of
from hashiya.ui.paper.composing import Composition, Part, Sample
from hashiya.ui.reader.faces import AMIRI, Face
from hashiya.ui.reader.theme import Style, colour
from hashiya.wording import Wording

DOTS = 288
"""Units to the inch in which pages are laid out: fine enough that no letter is moved by rounding."""
POINT = DOTS / 72
_SIZES: dict[Size, float] = {"small": 12.5, "normal": 14.5, "large": 18.0}
_PAGES = {"a4": QPageSize.PageSizeId.A4, "letter": QPageSize.PageSizeId.Letter}
_LONGEST_LINE = 29.0
_HEAD, _TOP, _FOOT, _SIDE = 40.0, 62.0, 58.0, 56.0
"""Points: from the page's edge to the head, to the text, below the text, beside it at the least."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """The measures of one page, in units."""

    width: float
    height: float

    @property
    def room(self) -> float:
        return self.height - (_TOP + _FOOT) * POINT


def page_size(name: Format) -> QPageSize:
    return QPageSize(_PAGES[name])


def paper_style(size: Size, *, marked: bool = True, face: Face = AMIRI) -> Style:
    """Dark on white: what prints well and wastes no ink on a tinted page.

    Every face looks as large as the others. Lines without marks need no room for lanes.
    """
    px = _SIZES[size] * POINT * face.size / AMIRI.size
    style = Style("light", px, face=face, spacing="normal" if marked else "compact")
    style.palette = replace(style.palette, page="#FFFFFF", ink="#131417", hairline="#CFCBC2")
    return style


class Pages:
    """The pages are known once ``measure`` has been gone through."""

    def __init__(
        self,
        annotated: AnnotatedArticle,
        schema: Schema,
        choice: Choice,
        paper: QPageSize | None = None,
    ) -> None:
        """``paper`` is another size than the choice's, as a printer may have it."""
        size: QSizeF = (paper or page_size(choice.format)).size(QPageSize.Unit.Point)
        self.leaf = Leaf(round(size.width() * POINT), round(size.height() * POINT))
        face = face_of(annotated, choice)
        self.style = paper_style(choice.size, marked=bool(annotated.annotations), face=face)
        self.column = min(_LONGEST_LINE * self.style.em, self.leaf.width - 2 * _SIDE * POINT)
        self.whole = Composition(annotated, schema, choice.language, self.style, self.column)
        self.title = self.whole.sheet.article.title
        self._legend = choice.legend
        self._wording = Wording(choice.language)
        told = annotated.article.direction
        self._rtl = (base_direction(self.title) if told == "auto" else told) == "rtl"

    def __len__(self) -> int:
        return len(self.whole.parts)

    def measure(self) -> Generator[float, None, None]:
        return self.whole.measure(self.leaf.room, legend=self._legend)

    def sample(self, number: int) -> Sample:
        """A page for a preview."""
        leaf, page = self.leaf, self.style.palette.page
        return Sample(leaf.width, leaf.height, page, lambda painter: self.paint(painter, number))

    def text_box(self, part: Part) -> QRectF:
        """Where the part stands on its page."""
        side = (self.leaf.width - self.column) / 2
        return QRectF(side, self._top(part), self.column, self.whole.height(part))

    def paint(self, painter: QPainter, number: int) -> None:
        """Paint a page (the first is 0); the painter's units are those of the leaf."""
        part = self.whole.parts[number]
        painter.save()
        try:
            self._head(painter, number)
            box = self.text_box(part)
            painter.translate(round(box.x()), round(box.y()))
            self.whole.paint(painter, part)
        finally:
            painter.restore()

    def _top(self, part: Part) -> float:
        """The heading of the article brings white of its own."""
        first = part is self.whole.parts[0]
        return _TOP * POINT - (self.style.margin if first else 0.0)

    def _head(self, painter: QPainter, number: int) -> None:
        """The running head: the title at the start, which page of how many at the end."""
        room = QRectF(
            (self.leaf.width - self.column) / 2,
            _HEAD * POINT - self.style.em * 0.5,
            self.column,
            self.style.em,
        )
        painter.setFont(self.style.note_font)
        painter.setPen(colour(self.style.palette.muted))
        count = self._wording.say("paper-page", page=number + 1, pages=len(self))
        metrics = QFontMetricsF(self.style.note_font)
        if len(self) > 1:
            self._line(painter, room, count, rtl=self._wording.rtl, at_start=False)
        if number:
            left = self.column - metrics.horizontalAdvance(count) - 2 * self.style.em
            title = metrics.elidedText(self.title, Qt.TextElideMode.ElideRight, left)
            self._line(painter, room, title, rtl=self._rtl, at_start=True)

    def _line(
        self, painter: QPainter, room: QRectF, text: str, *, rtl: bool, at_start: bool
    ) -> None:
        """``rtl`` is how the words run; at which side they stand is the article's matter."""
        side = Qt.AlignmentFlag.AlignRight if self._rtl == at_start else Qt.AlignmentFlag.AlignLeft
        option = QTextOption(side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter)
        option.setTextDirection(
            Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight
        )
        option.setWrapMode(QTextOption.WrapMode.NoWrap)
        painter.drawText(room, text, option)
