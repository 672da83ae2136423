"""The only painter of article text: screen and pictures call it; it decides no geometry and no state.

Order: bands, selection and word behind; the text, once and plain; lanes, bars and chips round it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from hashiya.display.palette import contrast
from hashiya.model.span import Span
from hashiya.ui.reader.geometry import Edge, stretches
from hashiya.ui.reader.paint_dimming import dim_heading, paint_dimming
from hashiya.ui.reader.paint_finds import Finds, paint_finds
from hashiya.ui.reader.placing import CODE_GAP, PlacedBand, PlacedBlock, PlacedChip, PlacedLane
from hashiya.ui.reader.sheet import Sheet
from hashiya.ui.reader.theme import Style, colour

DASHES = {"dashed": [3.0, 1.6], "dotted": [1.0, 1.3]}


@lru_cache(maxsize=256)
def _pens(hue: str, line: str, width: float, *, thin: bool) -> tuple[QPen, QPen]:
    """The pen of a lane and that of its ticks."""
    solid, flat = Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap
    pen = QPen(colour(hue), width, solid, flat)
    if line in DASHES:
        pen.setDashPattern([it * (2.0 if thin else 1.0) for it in DASHES[line]])
    return pen, QPen(colour(hue), max(1.0, width * 0.75), solid, flat)


@dataclass(frozen=True, slots=True)
class Shown:
    """What is chosen at the moment: the states that marks and text are painted in."""

    selection: Span | None = None
    word: Span | None = None
    focused: str = ""
    hovered: str = ""
    related: frozenset[str] = frozenset()
    focused_span: Span | None = None
    active: bool = True
    finds: Finds | None = None
    lit: Span | None = None
    """In focus mode the sentence in full ink; all else is dimmed."""


def paint(
    painter: QPainter,
    sheet: Sheet,
    top: float,
    height: float,
    shown: Shown,
    slack: float | None = None,
) -> None:
    """Paint what lies between ``top`` and ``top + height`` of the sheet, its column at x = 0.

    Lines up to ``slack`` outside are painted too, so that nothing that reaches in is missed.
    """
    slack = sheet.style.em if slack is None else slack
    painter.save()
    try:
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        if top < sheet.heading.height:
            sheet.heading.paint(painter, sheet.style)
            if shown.lit is not None:
                dim_heading(painter, sheet.width, sheet.heading.height, sheet.style)
        block = max(0, sheet.heights.find(top) - 1)
        while block < len(sheet) and sheet.heights.before(block + 1) < top + height:
            placed = sheet.placed(block)
            offset = round(sheet.top(block))
            painter.translate(0, offset)
            seen = (top - offset - slack, top + height - offset + slack)
            _BlockPainter(painter, placed, sheet.style, shown, seen).paint()
            if shown.lit is not None:
                gap = offset - round(sheet.heights.before(block + 1))
                paint_dimming(painter, placed, gap, sheet.style, shown.lit)
            painter.translate(0, -offset)
            block += 1
    finally:
        painter.restore()


class _BlockPainter:
    """Paints one block; the painter's origin is the block's first line."""

    def __init__(
        self,
        painter: QPainter,
        placed: PlacedBlock,
        style: Style,
        shown: Shown,
        seen: tuple[float, float],
    ) -> None:
        """``seen`` are the heights to be painted; lines outside of them are left out."""
        self.painter = painter
        self.placed = placed
        self.shaped = placed.shaped
        self.style = style
        self.palette = style.palette
        self.shown = shown
        self.lines = {
            number
            for number, line in enumerate(self.shaped.lines)
            if line.bottom > seen[0] and line.top < seen[1]
        }

    def paint(self) -> None:
        if not self.lines:
            return
        self._crisp()
        bands = [it for it in self.placed.bands if it.line in self.lines]
        for band in bands:
            self._band(band)
        for band in bands:
            self._bars(band)
        chosen = self.shown.selection
        self._span_fill(chosen, self.palette.selection)
        current = (chosen.start, chosen.end) if chosen else None
        paint_finds(self.painter, self.shaped, self.style, self.shown.finds, self.lines, current)
        self._word(self.shown.word)
        self._focus_fill()
        self._text()
        lanes = [it for it in self.placed.lanes if it.line in self.lines]
        for lane in lanes:
            self._lane(lane)
        self._smooth()
        self._codes(lanes)
        for chip in self.placed.chips:
            if chip.line in self.lines:
                self._chip(chip)
        self._controls()
        self._related()
        self._handles()

    def _crisp(self) -> None:
        self.painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)

    def _smooth(self) -> None:
        self.painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=True)

    def _text(self) -> None:
        self.painter.setPen(colour(self.palette.ink))
        for number in sorted(self.lines):
            self.shaped.lines[number].qt.draw(self.painter, QPointF(0, 0))

    def _box(self, line: int, x0: float, x1: float) -> QRectF:
        base = self.shaped.lines[line].base
        top = round(base - self.style.text_top)
        bottom = round(base + self.style.text_bottom)
        return QRectF(round(x0), top, max(1, round(x1) - round(x0)), bottom - top)

    def _band(self, placed: PlacedBand) -> None:
        band = placed.band
        share = self.palette.band if band.depth == 0 else self.palette.deep_band
        if band.annotation == self.shown.focused:
            share = self.palette.deep_band + 0.07
        tint = colour(self.palette.tint(band.look.slot, share))
        for x0, x1 in placed.extents:
            self.painter.fillRect(self._box(placed.line, x0, x1), tint)

    def _bars(self, placed: PlacedBand) -> None:
        hue = colour(self.palette.hue(placed.band.look.slot))
        for edge, forward in ((placed.opens, True), (placed.closes, False)):
            if edge is not None:
                box = self._box(placed.line, edge.x, edge.x)
                outside = 0 if edge.rtl == forward else -2
                wide = 4 if self._marked(placed.band.annotation) else 2
                x = box.x() if outside == 0 else box.x() - wide
                self.painter.fillRect(QRectF(x, box.y(), wide, box.height()), hue)

    def _span_fill(self, span: Span | None, fill: str) -> None:
        if span is None:
            return
        for part in stretches(self.shaped, span.start, span.end):
            for x0, x1 in part.extents:
                self.painter.fillRect(self._box(part.line, x0, x1), colour(fill))

    def _word(self, span: Span | None) -> None:
        if span is None:
            return
        self._smooth()
        edge = self.palette.focus if self.shown.active else self.palette.word_edge
        self.painter.setPen(QPen(colour(edge), 1.5 if self.shown.active else 1.0))
        self.painter.setBrush(colour(self.palette.word))
        for part in stretches(self.shaped, span.start, span.end):
            for x0, x1 in part.extents:
                box = self._box(part.line, x0, x1).adjusted(-2.5, 0.5, 2.5, -0.5)
                self.painter.drawRoundedRect(box, 4, 4)
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        self._crisp()

    def _focus_fill(self) -> None:
        span = self.shown.focused_span
        if span is None:
            return
        self._smooth()
        self.painter.setPen(QPen(colour(self.palette.focus), 1.5))
        for part in stretches(self.shaped, span.start, span.end):
            for x0, x1 in part.extents:
                box = self._box(part.line, x0, x1).adjusted(-1.5, 0.5, 1.5, -0.5)
                self.painter.fillRect(box, colour(self.palette.focus, 0.10))
                self.painter.drawRoundedRect(box, 3, 3)
        self._crisp()

    def _related(self) -> None:
        """A dotted frame round the other ends of the focused annotation's relations."""
        if not self.shown.related:
            return
        pen = QPen(colour(self.palette.focus), 1.2, Qt.PenStyle.DotLine)
        self.painter.setPen(pen)
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        ends = [(it.lane.annotation, it.line, it.extents) for it in self.placed.lanes]
        ends += [(it.band.annotation, it.line, it.extents) for it in self.placed.bands]
        for annotation, line, extents in ends:
            if annotation in self.shown.related:
                for x0, x1 in extents:
                    self.painter.drawRoundedRect(self._box(line, x0, x1), 3, 3)

    def _controls(self) -> None:
        """A small flag where an invisible character turns the order of the text."""
        hue = colour(self.palette.muted)
        for line, x in self.placed.controls:
            base = self.shaped.lines[line].base
            top = base - self.style.text_top * 0.85
            self.painter.setPen(QPen(hue, 1.0, Qt.PenStyle.DotLine))
            self.painter.drawLine(QPointF(x, top), QPointF(x, base + 4))
            self.painter.setPen(QPen(hue, 1.4))
            self.painter.drawLine(QPointF(x - 3, top), QPointF(x + 3, top))

    def _marked(self, annotation: str) -> bool:
        return annotation in (self.shown.focused, self.shown.hovered) and bool(annotation)

    def _lane(self, placed: PlacedLane) -> None:
        look = placed.lane.look
        thin = look.form == "thin"
        width = self.style.thin_width if thin else self.style.lane_width
        if self._marked(placed.lane.annotation):
            width += 1
        y = self.placed.lane_y(placed.line, placed.lane.number, self.style)
        pen, tick_pen = _pens(self.palette.hue(look.slot), look.line, width, thin=thin)
        for x0, x1 in placed.extents:
            self._rule(pen, placed, x0, x1, y)
        self.painter.setPen(tick_pen)
        half = self.style.tick * (0.8 if thin else 1.0)
        for edge, forward in ((placed.opens, True), (placed.closes, False)):
            if edge is not None and not (forward and placed.code_inside):
                self._tick(edge, forward=forward, y=y, half=half)

    def _rule(self, pen: QPen, placed: PlacedLane, x0: float, x1: float, y: float) -> None:
        x0, x1 = x0 + 1, x1 - 1
        if (
            placed.code
            and placed.code_inside
            and placed.opens
            and x0 - 2 <= placed.opens.x <= x1 + 2
        ):
            if placed.opens.rtl:
                x1 = placed.code[0]
            else:
                x0 = placed.code[1]
        if x1 > x0:
            self.painter.setPen(pen)
            self.painter.drawLine(QPointF(x0, y), QPointF(x1, y))

    def _tick(self, edge: Edge, *, forward: bool, y: float, half: float) -> None:
        x = edge.x - 1.5 if edge.rtl == forward else edge.x + 1.5
        self.painter.drawLine(QPointF(x, y - half), QPointF(x, y + half * 0.4))

    def _codes(self, lanes: list[PlacedLane]) -> None:
        self.painter.setFont(self.style.code_font)
        for placed in lanes:
            if placed.code is not None:
                look = placed.lane.look
                y = self.placed.lane_y(placed.line, placed.lane.number, self.style)
                self.painter.setPen(colour(self.palette.lettering(look.slot)))
                at = QPointF(placed.code[0] + CODE_GAP, y + self.style.code_rise)
                self.painter.drawText(at, look.short)

    def _chip(self, chip: PlacedChip) -> None:
        line = self.shaped.lines[chip.line]
        step = self.style.chip_height + self.style.chip_gap
        top = round(line.base - self.style.text_top) - (chip.row + 1) * step + self.style.chip_gap
        box = QRectF(round(chip.x0), top, round(chip.x1 - chip.x0), self.style.chip_height)
        marked = self._marked(chip.annotation)
        share = 1.0 if marked else self.palette.deep_band
        path = QPainterPath()
        path.addRoundedRect(box, 3, 3)
        self.painter.fillPath(path, colour(self.palette.tint(chip.slot, share)))
        hue = self.palette.hue(chip.slot)
        on_hue = max(self.palette.page, self.palette.ink, key=lambda it: contrast(it, hue))
        ink = on_hue if marked else self.palette.lettering(chip.slot)
        self.painter.setPen(colour(ink))
        self.painter.setFont(self.style.chip_font)
        self.painter.drawText(box, Qt.AlignmentFlag.AlignCenter, chip.text)

    def _handles(self) -> None:
        """Knobs at the two ends of the focused annotation."""
        span = self.shown.focused_span
        if span is None:
            return
        parts = stretches(self.shaped, span.start, span.end)
        first, last = self.shaped.positions.start, self.shaped.positions.end
        self.painter.setPen(QPen(colour(self.palette.page), 1.5))
        self.painter.setBrush(colour(self.palette.focus))
        if parts and span.start >= first:
            self._knob(parts[0].line, parts[0].start.x)
        if parts and span.end <= last:
            self._knob(parts[-1].line, parts[-1].end.x)
        self.painter.setBrush(Qt.BrushStyle.NoBrush)

    def _knob(self, line: int, x: float) -> None:
        base = self.shaped.lines[line].base
        self.painter.drawEllipse(QPointF(x, base + self.style.text_bottom), 4.5, 4.5)
