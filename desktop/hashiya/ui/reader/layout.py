"""Shapes one display block into lines; it puts no format on the text and knows no annotations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QTextLayout, QTextLine, QTextOption

from hashiya.ui.reader.positions import Positions
from hashiya.ui.reader.theme import Style

if TYPE_CHECKING:
    from hashiya.ui.reader.geometry import Stretch
    from hashiya.ui.reader.signs import PlacedSign


@dataclass(frozen=True, slots=True)
class Source:
    """What is shaped: a display copy as long as the block's text, where it starts, its direction.

    ``lead`` holds bidi controls that were opened in an earlier block of the paragraph, ``gone`` the
    offsets of marks that are not drawn.
    """

    text: str
    start: int
    rtl: bool
    lead: str = ""
    gone: Sequence[int] = ()


@dataclass(slots=True)
class Line:
    """One shaped line; ``start`` and ``end`` are layout units, trailing white space left out of ``end``."""

    qt: QTextLine
    start: int
    end: int
    stop: int
    top: float = 0.0
    base: float = 0.0
    bottom: float = 0.0


class ShapedBlock:
    """Text of a block broken into lines.

    It keeps the QTextLayout as long as its lines: a QTextLine alone is a dangling pointer.
    """

    def __init__(self, source: Source, style: Style, width: float) -> None:
        self.text = source.text
        self.rtl = source.rtl
        self.width = width
        self.positions = Positions(self.text, source.start, len(source.lead), source.gone)
        self.layout = QTextLayout(source.lead + self.positions.shown, style.font)
        self.layout.setCacheEnabled(True)
        self.layout.setTextOption(_option(rtl=source.rtl))
        self.lines = self._break(width)
        self.signs: list[PlacedSign] | None = None
        self.stretches: dict[tuple[int, int], list[Stretch]] = {}
        self.drawn_before: dict[int, bool] = {}
        """Of the units that were asked about: whether the letter before drew them too."""

    @property
    def blank(self) -> bool:
        return not self.lines

    def _break(self, width: float) -> list[Line]:
        if not self.text or self.text.isspace():
            return []
        lines: list[Line] = []
        self.layout.beginLayout()
        try:
            while (line := self.layout.createLine()).isValid():
                line.setLineWidth(width)
                lines.append(self._line(line))
        finally:
            self.layout.endLayout()
        return lines

    def _line(self, line: QTextLine) -> Line:
        start, stop = line.textStart(), line.textStart() + line.textLength()
        text_end = self._trimmed(start, stop)
        return Line(line, start, text_end, stop)

    def _trimmed(self, start: int, stop: int) -> int:
        first = self.positions.to_article(start) - self.positions.start
        last = self.positions.to_article(stop) - self.positions.start
        while last > first and self.text[last - 1].isspace():
            last -= 1
        return max(start, self.positions.to_layout(self.positions.start + last))

    def place(self, over: Sequence[float], under: Sequence[float]) -> float:
        """Put each line ``over`` its base line below the one before; gives the block's height."""
        y = 0.0
        for line, above, below in zip(self.lines, over, under, strict=True):
            line.top, line.base, line.bottom = y, round(y + above), round(y + above) + below
            line.qt.setPosition(QPointF(0.0, line.base - line.qt.ascent()))
            y = line.bottom
        return y

    def line_of(self, unit: int) -> int:
        """Number of the line that holds a layout unit."""
        for number, line in enumerate(self.lines):
            if unit < line.stop:
                return number
        return len(self.lines) - 1

    def line_at(self, y: float) -> int:
        """Number of the line at a height in the block."""
        for number, line in enumerate(self.lines):
            if y < line.bottom:
                return number
        return len(self.lines) - 1


def _option(*, rtl: bool) -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    right_to_left, left_to_right = Qt.LayoutDirection.RightToLeft, Qt.LayoutDirection.LeftToRight
    option.setTextDirection(right_to_left if rtl else left_to_right)
    # A bare QTextLayout does not put right-to-left lines at their start side by itself.
    option.setAlignment(Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft)
    return option
