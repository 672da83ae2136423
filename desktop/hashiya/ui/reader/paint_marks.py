"""Paints the marks of a block: bands behind the text, lanes and codes under it, chips above; no states of its own."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainterPath, QPen, QStaticText

from hashiya.display.palette import contrast
from hashiya.text.direction import first_strong
from hashiya.ui.reader.chips import PlacedChip
from hashiya.ui.reader.placing import CODE_GAP, PlacedBand, PlacedLane
from hashiya.ui.reader.scene import Scene
from hashiya.ui.reader.theme import colour
from hashiya.wording import bare

_MIDDLE = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine
DASHES = {"dashed": [3.0, 1.6], "dotted": [1.0, 1.3]}


@lru_cache(maxsize=256)
def _pens(hue: str, line: str, width: float, *, thin: bool) -> tuple[QPen, QPen]:
    """The pen of a lane and that of its ticks."""
    solid, flat = Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap
    pen = QPen(colour(hue), width, solid, flat)
    if line in DASHES:
        pen.setDashPattern([it * (2.0 if thin else 1.0) for it in DASHES[line]])
    return pen, QPen(colour(hue), max(1.0, width * 0.75), solid, flat)


@lru_cache(maxsize=64)
def _hollow_pens(hue: str) -> tuple[QPen, QPen]:
    """A suggestion is a dotted outline without a filling."""
    pen = QPen(colour(hue), 1, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)
    pen.setDashPattern([2.0, 2.0])
    return pen, QPen(colour(hue), 1)


def paint_bands(scene: Scene) -> None:
    """Tints first, the innermost alone where bands overlap; then the bars at their ends."""
    bands = [it for it in scene.placed.bands if it.line in scene.lines]
    bands = [it for it in bands if scene.shows(it.band.annotation)]
    for band in bands:
        _band(scene, band)
    for band in bands:
        _bars(scene, band)
    _under_hovered(scene)


@dataclass(slots=True)
class _Strokes:
    """Lines of one pair of pens: they go to the painter at once, a dense page has hundreds."""

    pens: tuple[QPen, QPen]
    rules: list[QLineF] = field(default_factory=list[QLineF])
    ticks: list[QLineF] = field(default_factory=list[QLineF])


def paint_lanes(scene: Scene) -> None:
    lanes = [it for it in scene.placed.lanes if it.line in scene.lines]
    lanes = [it for it in lanes if scene.shows(it.lane.annotation)]
    strokes: dict[tuple[str, str, float, bool, bool], _Strokes] = {}
    for placed in lanes:
        look = placed.lane.look
        thin = look.form == "thin"
        width = scene.style.thin_width if thin else scene.style.lane_width
        width += scene.marked(placed.lane.annotation)
        key = (scene.style.palette.hue(look.slot), look.line, width, thin, look.hollow)
        if key not in strokes:
            hollow = _hollow_pens(key[0]) if look.hollow else None
            strokes[key] = _Strokes(hollow or _pens(*key[:3], thin=thin))
        _lane(scene, placed, width, strokes[key])
    for it in strokes.values():
        scene.painter.setPen(it.pens[0])
        scene.painter.drawLines(it.rules)
    for it in strokes.values():
        scene.painter.setPen(it.pens[1])
        scene.painter.drawLines(it.ticks)
    scene.smooth()
    _codes(scene, lanes)


def paint_chips(scene: Scene) -> None:
    for chip in scene.placed.chips:
        if chip.line in scene.lines and scene.shows(chip.annotation):
            _chip(scene, chip)


def _band(scene: Scene, placed: PlacedBand) -> None:
    band, colours = placed.band, scene.style.palette
    share = colours.band if band.depth == 0 else colours.deep_band
    if band.annotation == scene.shown.focused:
        share = colours.focused_band
    boxes = [scene.box(placed.line, x0, x1) for x0, x1 in placed.extents]
    if band.look.hollow:
        scene.painter.setPen(QPen(colour(colours.hue(band.look.slot)), 1, Qt.PenStyle.DotLine))
        scene.painter.setBrush(Qt.BrushStyle.NoBrush)
        for box in boxes:
            scene.painter.drawLine(box.topLeft(), box.topRight())
            scene.painter.drawLine(box.bottomLeft(), box.bottomRight())
        return
    tint = colour(colours.tint(band.look.slot, share))
    for box in boxes:
        scene.painter.fillRect(box, tint)


def _bars(scene: Scene, placed: PlacedBand) -> None:
    """Bars lie within the band, behind its letters: the sign after it stays clear."""
    hue = colour(scene.style.palette.hue(placed.band.look.slot))
    wide = scene.style.bar_width * (2 if scene.marked(placed.band.annotation) else 1)
    for edge, forward in ((placed.opens, True), (placed.closes, False)):
        if edge is None:
            continue
        box = scene.box(placed.line, edge.x, edge.x)
        x = box.x() - wide if edge.rtl == forward else box.x()
        bar = QRectF(x, box.y(), wide, box.height())
        if placed.band.look.hollow:
            pen = QPen(hue, 1, Qt.PenStyle.DotLine)
            scene.painter.setPen(pen)
            scene.painter.drawRect(bar)
        else:
            scene.painter.fillRect(bar, hue)


def _under_hovered(scene: Scene) -> None:
    """A breath of the mark's hue behind the words of the lane under the mouse."""
    hovered, colours = scene.shown.hovered, scene.style.palette
    if not hovered or hovered == scene.shown.focused:
        return
    for placed in scene.placed.lanes:
        if placed.lane.annotation == hovered and placed.line in scene.lines:
            tint = colour(colours.tint(placed.lane.look.slot, colours.band))
            for x0, x1 in placed.extents:
                scene.painter.fillRect(scene.box(placed.line, x0, x1), tint)


def _lane(scene: Scene, placed: PlacedLane, width: float, strokes: _Strokes) -> None:
    look, half = (
        placed.lane.look,
        scene.style.tick * (0.8 if placed.lane.look.form == "thin" else 1),
    )
    y = scene.placed.lane_y(placed.line, placed.lane.number, scene.style)
    inside = placed.code_inside
    for x0, x1 in placed.extents:
        start, end = _rule(placed, x0 + 1, x1 - 1, inside=inside)
        if end > start and look.hollow:
            rim = (width + 1) / 2
            strokes.rules.append(QLineF(start, y - rim, end, y - rim))
            strokes.rules.append(QLineF(start, y + rim, end, y + rim))
        elif end > start:
            strokes.rules.append(QLineF(start, y, end, y))
    for edge, forward in ((placed.opens, True), (placed.closes, False)):
        if edge is not None and not (forward and inside):
            x = edge.x - 1.5 if edge.rtl == forward else edge.x + 1.5
            strokes.ticks.append(QLineF(x, y - half, x, y + half * 0.4))


def _rule(placed: PlacedLane, x0: float, x1: float, *, inside: bool) -> tuple[float, float]:
    """What is left of a stretch of line beside the code that stands on it."""
    if inside and placed.code and placed.opens and x0 - 2 <= placed.opens.x <= x1 + 2:
        return (x0, placed.code[0]) if placed.opens.rtl else (placed.code[1], x1)
    return x0, x1


def _codes(scene: Scene, lanes: list[PlacedLane]) -> None:
    style, painter = scene.style, scene.painter
    painter.setFont(style.code_font)
    by_slot: dict[int, list[PlacedLane]] = {}
    for placed in lanes:
        if placed.code is not None:
            by_slot.setdefault(placed.lane.look.slot, []).append(placed)
    for slot, group in by_slot.items():
        painter.setPen(colour(style.palette.lettering(slot)))
        for placed in group:
            if placed.code is not None:
                code, ascent = _written(style.code_font, placed.lane.look.code)
                y = scene.placed.lane_y(placed.line, placed.lane.number, style) + style.code_rise
                painter.drawStaticText(QPointF(placed.code[0] + CODE_GAP, y - ascent), code)


@lru_cache(maxsize=512)
def _written(font: QFont, code: str) -> tuple[QStaticText, float]:
    """A code, shaped once, and how far its base line lies under its top."""
    made = QStaticText(code)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.prepare(font=font)
    return made, QFontMetricsF(font).ascent()


def _chip(scene: Scene, chip: PlacedChip) -> None:
    style, colours = scene.style, scene.style.palette
    box = chip.box(scene.placed.shaped.lines[chip.line].base, style)
    path = QPainterPath()
    path.addRoundedRect(box, 3, 3)
    if chip.kind == "name" and chip.look is not None:
        _name(scene, chip, path)
    else:
        scene.painter.fillPath(path, colour(colours.word))
        scene.painter.setPen(colour(colours.ink if chip.kind == "more" else colours.muted))
    scene.painter.setFont(style.chip_font)
    if chip.kind == "jump":
        rtl = scene.placed.shaped.rtl
        _arrow(scene, box, rtl=rtl)
        inset = style.jump_arrow
        box = box.adjusted(0, 0, -inset, 0) if rtl else box.adjusted(inset, 0, 0, 0)
    scene.painter.setLayoutDirection(_direction(chip.text))
    scene.painter.drawText(box, _MIDDLE, chip.text)


@lru_cache(maxsize=512)
def _direction(text: str) -> Qt.LayoutDirection:
    directions = Qt.LayoutDirection
    # its parts stand in isolates of their own, which no rule looks into
    rtl = first_strong(bare(text)) == "rtl"
    return directions.RightToLeft if rtl else directions.LeftToRight


def _name(scene: Scene, chip: PlacedChip, path: QPainterPath) -> None:
    look, colours = chip.look, scene.style.palette
    if look is None:
        return
    hue = colours.hue(look.slot)
    marked = scene.marked(chip.annotation)
    if look.hollow and not marked:
        scene.painter.setPen(QPen(colour(hue), 1, Qt.PenStyle.DotLine))
        scene.painter.setBrush(Qt.BrushStyle.NoBrush)
        scene.painter.drawPath(path)
    else:
        share = 1.0 if marked else colours.deep_band
        scene.painter.fillPath(path, colour(colours.tint(look.slot, share)))
    if marked:
        on_hue = max(colours.page, colours.ink, key=lambda it: contrast(it, hue))
        scene.painter.setPen(colour(on_hue))
    else:
        scene.painter.setPen(colour(colours.lettering(look.slot)))


def _arrow(scene: Scene, box: QRectF, *, rtl: bool) -> None:
    """Drawn, not written: few faces have arrows. It points on, away from the name before it."""
    em = scene.style.em
    size = 0.13 * em
    tail = box.right() - scene.style.chip_padding if rtl else box.left() + scene.style.chip_padding
    ahead = -1 if rtl else 1
    tip, y = tail + ahead * 0.42 * em, box.center().y()
    pen = scene.painter.pen()
    pen.setWidthF(max(1.0, 0.05 * em))
    scene.painter.setPen(pen)
    scene.painter.drawLine(QPointF(tail, y), QPointF(tip, y))
    for rise in (-size, size):
        scene.painter.drawLine(QPointF(tip, y), QPointF(tip - ahead * size, y + rise))
