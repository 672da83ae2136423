"""An example of a guideline card with its marks painted as the reader paints them; it tags nothing."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QTextLayout, QTextLine, QTextOption
from PySide6.QtWidgets import QSizePolicy, QWidget

from hashiya.display.guideline import Example
from hashiya.display.palette import palette
from hashiya.model.schema import Label
from hashiya.text.direction import first_strong
from hashiya.text.offsets import Utf16Map
from hashiya.ui.crash import calm
from hashiya.ui.label_bar import PEN_STYLES
from hashiya.ui.look import Look

_TEXT_PX = 18
_UNDER = 8
"""Room under each line for the line of the mark."""
_BAR = 2.0


class ExampleLine(QWidget):
    """As high as its lines need at its width; it reads in its own direction."""

    def __init__(self, of: Example, label: Label, look: Look) -> None:
        super().__init__()
        self._look = look
        self._label = label
        self._ranges = self._in_units(of)
        font = QFont(look.typography("ar").face.family)
        font.setPixelSize(_TEXT_PX)
        self._layout = QTextLayout(of.phrase, font)
        rtl = first_strong(of.phrase) != "ltr"
        option = QTextOption()
        option.setTextDirection(
            Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight
        )
        side = Qt.AlignmentFlag.AlignRight if look.wording.rtl else Qt.AlignmentFlag.AlignLeft
        option.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._layout.setTextOption(option)
        self.setAccessibleName(of.phrase)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @staticmethod
    def _in_units(of: Example) -> list[tuple[int, int]]:
        units = Utf16Map(of.phrase)
        return [(units.to_utf16(a), units.to_utf16(b)) for a, b in of.ranges]

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return round(self._set(width))

    def sizeHint(self) -> QSize:
        return QSize(320, round(self._set(320)))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, round(self._set(max(120, self.width()))))

    def _set(self, width: int) -> float:
        """Break the lines at that width; gives the height of all."""
        y = 0.0
        self._layout.beginLayout()
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, y))
            y += line.height() + _UNDER
        self._layout.endLayout()
        return y

    @calm
    def paintEvent(self, _event: object) -> None:
        self._set(self.width())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number in range(self._layout.lineCount()):
            self._paint_marks(painter, self._layout.lineAt(number))
        painter.setPen(QColor(self._look.theme.text))
        self._layout.draw(painter, QPointF(0, 0))
        painter.end()

    def _paint_marks(self, painter: QPainter, line: QTextLine) -> None:
        colours = palette(self._look.theme.name)
        hue = QColor(colours.hue(self._label.slot))
        for start, end in self._ranges:
            for x0, x1 in self._extents(line, start, end):
                box = QRectF(x0, line.y(), x1 - x0, line.height())
                if self._label.form == "band":
                    painter.fillRect(box, QColor(colours.tint(self._label.slot, colours.band)))
                    painter.fillRect(QRectF(x0, box.y(), _BAR, box.height()), hue)
                    painter.fillRect(QRectF(x1 - _BAR, box.y(), _BAR, box.height()), hue)
                    continue
                thin = self._label.form == "thin"
                pen = QPen(hue, 2.0 if thin else 3.0, PEN_STYLES[self._label.line])
                pen.setCapStyle(Qt.PenCapStyle.FlatCap)
                painter.setPen(pen)
                y = box.bottom() + _UNDER / 2 - 1
                painter.drawLine(QPointF(x0, y), QPointF(x1, y))

    def _extents(self, line: QTextLine, start: int, end: int) -> list[tuple[float, float]]:
        """Where letters of the range stand in that line, from one side to the other."""
        first, last = line.textStart(), line.textStart() + line.textLength()
        found: list[tuple[float, float]] = []
        for at in range(max(start, first), min(end, last)):
            here, there = _x(line, at), _x(line, at + 1)
            if here != there:
                found.append((min(here, there), max(here, there)))
        merged: list[tuple[float, float]] = []
        for x0, x1 in sorted(found):
            if merged and x0 <= merged[-1][1] + 1:
                merged[-1] = merged[-1][0], max(merged[-1][1], x1)
            else:
                merged.append((x0, x1))
        return merged


def _x(line: QTextLine, at: int) -> float:
    # the bindings give the position back beside the place
    found: object = line.cursorToX(at)
    return float(found[0] if isinstance(found, tuple) else found)  # type: ignore[arg-type]
