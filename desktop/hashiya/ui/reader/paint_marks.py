"""Paints the marks of a block: bands behind the text, lanes and codes under it, chips above; no states of its own."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainterPath, QPen

from hashiya.display.palette import contrast
from hashiya.ui.reader.geometry import Edge
from hashiya.ui.reader.placing import CODE_GAP, PlacedBand, PlacedChip, PlacedLane
from hashiya.ui.reader.scene import Scene
from hashiya.ui.reader.theme import colour

DASHES = {"dashed": [3.0, 1.6], "dotted": [1.0, 1.3]}


@lru_cache(maxsize=256)
def _pens(hue: str, line: str, width: float, *, thin: bool) -> tuple[QPen, QPen]:
    """The pen of a lane and that of its ticks."""
    solid, flat = Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap
    pen = QPen(colour(hue), width, solid, flat)
    if line in DASHES:
        pen.setDashPattern([it * (2.0 if thin else 1.0) for it in DASHES[line]])
    return pen, QPen(colour(hue), max(1.0, width * 0.75), solid, flat)


def paint_bands(scene: Scene) -> None:
    """Tints first, then the bars at their ends."""
    bands = [it for it in scene.placed.bands if it.line in scene.lines]
    for band in bands:
        _band(scene, band)
    for band in bands:
        _bars(scene, band)


def paint_lanes(scene: Scene) -> None:
    lanes = [it for it in scene.placed.lanes if it.line in scene.lines]
    for lane in lanes:
        _lane(scene, lane)
    scene.smooth()
    _codes(scene, lanes)


def paint_chips(scene: Scene) -> None:
    for chip in scene.placed.chips:
        if chip.line in scene.lines:
            _chip(scene, chip)


def _band(scene: Scene, placed: PlacedBand) -> None:
    band = placed.band
    share = scene.style.palette.band if band.depth == 0 else scene.style.palette.deep_band
    if band.annotation == scene.shown.focused:
        share = scene.style.palette.deep_band + 0.07
    tint = colour(scene.style.palette.tint(band.look.slot, share))
    for x0, x1 in placed.extents:
        scene.painter.fillRect(scene.box(placed.line, x0, x1), tint)


def _bars(scene: Scene, placed: PlacedBand) -> None:
    hue = colour(scene.style.palette.hue(placed.band.look.slot))
    for edge, forward in ((placed.opens, True), (placed.closes, False)):
        if edge is not None:
            box = scene.box(placed.line, edge.x, edge.x)
            outside = 0 if edge.rtl == forward else -2
            wide = 4 if scene.marked(placed.band.annotation) else 2
            x = box.x() if outside == 0 else box.x() - wide
            scene.painter.fillRect(QRectF(x, box.y(), wide, box.height()), hue)


def _lane(scene: Scene, placed: PlacedLane) -> None:
    look = placed.lane.look
    thin = look.form == "thin"
    width = scene.style.thin_width if thin else scene.style.lane_width
    if scene.marked(placed.lane.annotation):
        width += 1
    y = scene.placed.lane_y(placed.line, placed.lane.number, scene.style)
    pen, tick_pen = _pens(scene.style.palette.hue(look.slot), look.line, width, thin=thin)
    for x0, x1 in placed.extents:
        _rule(scene, pen, placed, x0, x1, y)
    scene.painter.setPen(tick_pen)
    half = scene.style.tick * (0.8 if thin else 1.0)
    for edge, forward in ((placed.opens, True), (placed.closes, False)):
        if edge is not None and not (forward and placed.code_inside):
            _tick(scene, edge, forward=forward, y=y, half=half)


def _rule(scene: Scene, pen: QPen, placed: PlacedLane, x0: float, x1: float, y: float) -> None:
    x0, x1 = x0 + 1, x1 - 1
    if placed.code and placed.code_inside and placed.opens and x0 - 2 <= placed.opens.x <= x1 + 2:
        if placed.opens.rtl:
            x1 = placed.code[0]
        else:
            x0 = placed.code[1]
    if x1 > x0:
        scene.painter.setPen(pen)
        scene.painter.drawLine(QPointF(x0, y), QPointF(x1, y))


def _tick(scene: Scene, edge: Edge, *, forward: bool, y: float, half: float) -> None:
    x = edge.x - 1.5 if edge.rtl == forward else edge.x + 1.5
    scene.painter.drawLine(QPointF(x, y - half), QPointF(x, y + half * 0.4))


def _codes(scene: Scene, lanes: list[PlacedLane]) -> None:
    scene.painter.setFont(scene.style.code_font)
    for placed in lanes:
        if placed.code is not None:
            look = placed.lane.look
            y = scene.placed.lane_y(placed.line, placed.lane.number, scene.style)
            scene.painter.setPen(colour(scene.style.palette.lettering(look.slot)))
            at = QPointF(placed.code[0] + CODE_GAP, y + scene.style.code_rise)
            scene.painter.drawText(at, look.short)


def _chip(scene: Scene, chip: PlacedChip) -> None:
    line = scene.placed.shaped.lines[chip.line]
    step = scene.style.chip_height + scene.style.chip_gap
    top = round(line.base - scene.style.text_top) - (chip.row + 1) * step + scene.style.chip_gap
    box = QRectF(round(chip.x0), top, round(chip.x1 - chip.x0), scene.style.chip_height)
    marked = scene.marked(chip.annotation)
    share = 1.0 if marked else scene.style.palette.deep_band
    path = QPainterPath()
    path.addRoundedRect(box, 3, 3)
    scene.painter.fillPath(path, colour(scene.style.palette.tint(chip.slot, share)))
    hue = scene.style.palette.hue(chip.slot)
    on_hue = max(
        scene.style.palette.page, scene.style.palette.ink, key=lambda it: contrast(it, hue)
    )
    ink = on_hue if marked else scene.style.palette.lettering(chip.slot)
    scene.painter.setPen(colour(ink))
    scene.painter.setFont(scene.style.chip_font)
    scene.painter.drawText(box, Qt.AlignmentFlag.AlignCenter, chip.text)
