"""Paints relations on the screen: ways with rounded elbows, a head at the end, a chip with the name."""

from __future__ import annotations

from collections.abc import Iterable
from math import hypot

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen, QPolygonF

from hashiya.text.direction import first_strong
from hashiya.ui.reader.routing import Point, Route, bands
from hashiya.ui.reader.theme import Style, colour
from hashiya.wording import bare

ROUND = 6.0
HEAD = 6.0


def paint_arrows(painter: QPainter, routes: Iterable[Route], style: Style, pointed: str) -> None:
    """``pointed`` is the relation whose chip is under the mouse; the strong ones lie on top."""
    ordered = sorted(routes, key=lambda it: it.strong)
    painter.save()
    try:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for band in bands(ordered):
            _band(painter, band, style)
        for route in ordered:
            _way(painter, route, style, pointed=route.relation == pointed)
        for route in (it for it in ordered if not it.box.isEmpty()):
            _chip(painter, route, style, pointed=route.relation == pointed)
    finally:
        painter.restore()


def _band(painter: QPainter, band: QRectF, style: Style) -> None:
    """Page without words, so that no chip lies on one."""
    painter.setPen(QPen(colour(style.palette.hairline), 1.0))
    painter.setBrush(colour(style.palette.page))
    painter.drawRect(band)


def _way(painter: QPainter, route: Route, style: Style, *, pointed: bool) -> None:
    colours = style.palette
    path = elbows(route.points)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    width = max(1.4, 0.055 * style.em) * (1.0 if route.strong else 0.75) + (0.6 if pointed else 0.0)
    halo = QPen(colour(colours.page, 0.85), width + 2.5)
    hue = colour(colours.focus if route.strong or pointed else colours.muted)
    painter.setPen(halo)
    painter.drawPath(path)
    painter.setPen(QPen(hue, width))
    painter.drawPath(path)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(hue)
    painter.drawPolygon(_head(route.points))
    begin = route.points[0]
    painter.drawEllipse(QPointF(*begin), width + 0.6, width + 0.6)


def elbows(points: tuple[Point, ...]) -> QPainterPath:
    """A path along the points with its corners rounded."""
    path = QPainterPath(QPointF(*points[0]))
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        path.lineTo(_towards(corner, before))
        path.quadTo(QPointF(*corner), _towards(corner, after))
    path.lineTo(QPointF(*points[-1]))
    return path


def _towards(corner: Point, other: Point) -> QPointF:
    length = hypot(other[0] - corner[0], other[1] - corner[1])
    share = min(ROUND, length / 2) / length if length else 0.0
    return QPointF(
        corner[0] + (other[0] - corner[0]) * share, corner[1] + (other[1] - corner[1]) * share
    )


def _head(points: tuple[Point, ...]) -> QPolygonF:
    (x0, y0), (x1, y1) = points[-2], points[-1]
    length = hypot(x1 - x0, y1 - y0) or 1.0
    dx, dy = (x1 - x0) / length, (y1 - y0) / length
    back = QPointF(x1 - dx * HEAD, y1 - dy * HEAD)
    side = HEAD * 0.55
    return QPolygonF(
        [
            QPointF(x1, y1),
            QPointF(back.x() - dy * side, back.y() + dx * side),
            QPointF(back.x() + dy * side, back.y() - dx * side),
        ]
    )


def _chip(painter: QPainter, route: Route, style: Style, *, pointed: bool) -> None:
    colours = style.palette
    hue = colours.focus if route.strong or pointed else colours.muted
    painter.setPen(QPen(colour(hue), 1.0))
    painter.setBrush(colour(colours.word if pointed else colours.page))
    painter.drawRoundedRect(route.box, 4, 4)
    painter.setFont(style.pill_font)
    painter.setPen(colour(colours.ink if route.strong or pointed else colours.muted))
    box = QRectF(route.box)
    if route.out:
        arrow = style.jump_arrow
        at = QPointF(box.right() - arrow * 0.6, box.center().y())
        if route.far:
            _page(painter, at, style)
        else:
            _out(painter, at, route.out, style)
        box.adjust(0, 0, -arrow, 0)
    # the parts stand in isolates of their own, which no rule looks into
    rtl = first_strong(bare(route.text)) == "rtl"
    directions = Qt.LayoutDirection
    painter.setLayoutDirection(directions.RightToLeft if rtl else directions.LeftToRight)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine, route.text)


def _page(painter: QPainter, at: QPointF, style: Style) -> None:
    """Two small sheets, one behind the other: the way leads into another article."""
    size = 0.15 * style.em
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for shift in (-0.4, 0.4):
        corner = QPointF(at.x() + (shift - 0.8) * size, at.y() + (shift - 1.0) * size)
        painter.drawRect(QRectF(corner.x(), corner.y(), 1.6 * size, 2.0 * size))


def _out(painter: QPainter, at: QPointF, out: int, style: Style) -> None:
    """A small hook that points out of the view."""
    size = 0.13 * style.em
    pen = painter.pen()
    painter.setPen(QPen(pen.color(), max(1.2, 0.05 * style.em)))
    tip = QPointF(at.x(), at.y() + out * size * 0.7)
    for side in (-size, size):
        painter.drawLine(tip, QPointF(tip.x() + side, tip.y() - out * size))
    painter.setPen(pen)
