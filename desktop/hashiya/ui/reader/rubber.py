"""What is seen while a relation is drawn by hand: a veil, the fitting marks above it, an arrow to the pointer.

It lies over the viewport of a reader, paints, and takes no click.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import hypot
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen, QPolygonF, QRegion
from PySide6.QtWidgets import QWidget

from hashiya.model.annotation import Annotation
from hashiya.ui.crash import calm
from hashiya.ui.reader.geometry import stretches
from hashiya.ui.reader.theme import colour

if TYPE_CHECKING:
    from hashiya.ui.reader.view import ReaderView

_VEIL = 0.6
_HEAD = 9.0
_ROUND = 5.0


@dataclass(frozen=True, slots=True)
class Drawn:
    """In one reader: the mark it comes from if that is here, the pointer if it is here.

    ``fits`` may be its end, ``aim`` is the one under the pointer.
    """

    start: Annotation | None
    fits: tuple[Annotation, ...]
    aim: str = ""
    pointer: QPointF | None = None


class Rubber(QWidget):
    def __init__(self, view: ReaderView) -> None:
        super().__init__(view.viewport())
        self._view = view
        self._drawn: Drawn | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    @property
    def drawn(self) -> Drawn | None:
        """What is seen at the moment."""
        return self._drawn if self.isVisible() else None

    def show_drawn(self, drawn: Drawn) -> None:
        self._drawn = drawn
        self.setGeometry(self._view.viewport().rect())
        self.show()
        self.raise_()
        self.update()

    @calm
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._drawn is None:
            return
        painter = QPainter(self)
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint(painter, self._drawn)
        finally:
            painter.end()

    def _paint(self, painter: QPainter, drawn: Drawn) -> None:
        colours = self._view.style_in_use().palette
        lifted = {it.id: boxes(self._view, it) for it in drawn.fits}
        start = boxes(self._view, drawn.start) if drawn.start else []
        clear = [box for some in (*lifted.values(), start) for box in some]
        veiled = QRegion(self.rect())
        for box in clear:
            veiled -= QRegion(box.adjusted(-2, -2, 2, 2).toAlignedRect())
        painter.save()
        painter.setClipRegion(veiled)
        painter.fillRect(self.rect(), colour(colours.page, _VEIL))
        painter.restore()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for key, some in lifted.items():
            painter.setPen(QPen(colour(colours.focus), 3.0 if key == drawn.aim else 1.4))
            for box in some:
                painter.drawRoundedRect(box.adjusted(-2, -2, 2, 2), _ROUND, _ROUND)
        if start and drawn.pointer is not None:
            self._arrow(painter, start[0], drawn.pointer)

    def _arrow(self, painter: QPainter, box: QRectF, tip: QPointF) -> None:
        """From the mark's edge that is nearest to the pointer, bent a little so that text stays readable."""
        x = min(max(tip.x(), box.left()), box.right())
        base = QPointF(x, box.top() if tip.y() < box.center().y() else box.bottom())
        length = hypot(tip.x() - base.x(), tip.y() - base.y())
        if length < _HEAD:
            return
        colours = self._view.style_in_use().palette
        path = QPainterPath(base)
        bend = QPointF((base.x() + tip.x()) / 2, base.y() + (tip.y() - base.y()) * 0.15)
        path.quadTo(bend, tip)
        painter.setPen(QPen(colour(colours.page, 0.85), 5.0))
        painter.drawPath(path)
        painter.setPen(QPen(colour(colours.focus), 2.0))
        painter.drawPath(path)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(colours.focus))
        painter.drawEllipse(base, 3.0, 3.0)
        painter.drawPolygon(_head(bend, tip))


def _head(before: QPointF, tip: QPointF) -> QPolygonF:
    length = hypot(tip.x() - before.x(), tip.y() - before.y()) or 1.0
    dx, dy = (tip.x() - before.x()) / length, (tip.y() - before.y()) / length
    back = QPointF(tip.x() - dx * _HEAD, tip.y() - dy * _HEAD)
    side = _HEAD * 0.55
    ends = (
        QPointF(back.x() - dy * side, back.y() + dx * side),
        QPointF(back.x() + dy * side, back.y() - dx * side),
    )
    return QPolygonF([tip, *ends])


def boxes(view: ReaderView, annotation: Annotation) -> list[QRectF]:
    """What a mark covers of each line, in the viewport."""
    sheet = view.sheet
    if sheet is None:
        return []
    style = view.style_in_use()
    found: list[QRectF] = []
    for block in sheet.blocks_of(annotation.span):
        shaped, top = sheet.placed(block).shaped, sheet.top(block)
        for part in stretches(shaped, annotation.start, annotation.end):
            base = top + shaped.lines[part.line].base
            for low, high in part.extents:
                corner = view.from_sheet(low, base - style.text_top)
                height = style.text_top + style.text_bottom + style.lane_step
                found.append(QRectF(corner.x(), corner.y(), high - low, height))
    return found
