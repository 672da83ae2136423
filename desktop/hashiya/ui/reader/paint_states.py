"""Paints what is chosen in a block: selection, word, focus, handles; and flags of invisible characters."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPen

from hashiya.model.span import Span
from hashiya.ui.reader.geometry import stretches
from hashiya.ui.reader.scene import Scene
from hashiya.ui.reader.theme import colour

_CLEAR = 2.5
"""Frames end this much above the foot of the line, where the codes of the first lane begin."""


def paint_selection(scene: Scene, span: Span | None) -> None:
    if span is None:
        return
    for part in stretches(scene.placed.shaped, span.start, span.end):
        for x0, x1 in part.extents:
            scene.painter.fillRect(
                scene.box(part.line, x0, x1), colour(scene.style.palette.selection)
            )


def paint_word(scene: Scene, span: Span | None) -> None:
    if span is None:
        return
    scene.smooth()
    edge = scene.style.palette.focus if scene.shown.active else scene.style.palette.word_edge
    scene.painter.setPen(QPen(colour(edge), 1.5 if scene.shown.active else 1.0))
    scene.painter.setBrush(colour(scene.style.palette.word))
    for part in stretches(scene.placed.shaped, span.start, span.end):
        for x0, x1 in part.extents:
            box = scene.box(part.line, x0, x1).adjusted(-2.5, 0.5, 2.5, -0.5)
            scene.painter.drawRoundedRect(box, 4, 4)
    scene.painter.setBrush(Qt.BrushStyle.NoBrush)
    scene.crisp()


def paint_focus(scene: Scene) -> None:
    span = scene.shown.focused_span
    if span is None:
        return
    scene.smooth()
    scene.painter.setPen(QPen(colour(scene.style.palette.focus), 1.5))
    for part in stretches(scene.placed.shaped, span.start, span.end):
        for x0, x1 in part.extents:
            box = scene.box(part.line, x0, x1).adjusted(-1.5, 0.5, 1.5, -_CLEAR)
            scene.painter.fillRect(box, colour(scene.style.palette.focus, 0.10))
            scene.painter.drawRoundedRect(box, 3, 3)
    scene.crisp()


def paint_related(scene: Scene) -> None:
    """A dotted frame round the other ends of the focused annotation's relations."""
    if not scene.shown.related:
        return
    scene.smooth()
    pen = QPen(colour(scene.style.palette.focus), 1.2, Qt.PenStyle.DotLine)
    scene.painter.setPen(pen)
    scene.painter.setBrush(Qt.BrushStyle.NoBrush)
    ends = [(it.lane.annotation, it.line, it.extents) for it in scene.placed.lanes]
    ends += [(it.band.annotation, it.line, it.extents) for it in scene.placed.bands]
    for annotation, line, extents in ends:
        if annotation in scene.shown.related:
            for x0, x1 in extents:
                box = scene.box(line, x0, x1).adjusted(0, 0, 0, -_CLEAR)
                scene.painter.drawRoundedRect(box, 3, 3)
    scene.crisp()


def paint_controls(scene: Scene) -> None:
    """A small flag where an invisible character turns the order of the text."""
    hue = colour(scene.style.palette.muted)
    for line, x in scene.placed.controls:
        base = scene.placed.shaped.lines[line].base
        top = base - scene.style.text_top * 0.85
        scene.painter.setPen(QPen(hue, 1.0, Qt.PenStyle.DotLine))
        scene.painter.drawLine(QPointF(x, top), QPointF(x, base + 4))
        scene.painter.setPen(QPen(hue, 1.4))
        scene.painter.drawLine(QPointF(x - 3, top), QPointF(x + 3, top))


def paint_handles(scene: Scene) -> None:
    """Bars at the two ends of the focused annotation, to be dragged; behind the text, clear of codes."""
    span = scene.shown.focused_span
    if span is None:
        return
    shaped = scene.placed.shaped
    parts = stretches(shaped, span.start, span.end)
    ends = (
        [(parts[0].line, parts[0].start)] if parts and span.start >= shaped.positions.start else []
    )
    if parts and span.end <= shaped.positions.end:
        ends.append((parts[-1].line, parts[-1].end))
    scene.smooth()
    scene.painter.setPen(Qt.PenStyle.NoPen)
    scene.painter.setBrush(colour(scene.style.palette.focus))
    for line, edge in ends:
        if line in scene.lines:
            box = scene.box(line, edge.x - 2, edge.x + 2)
            scene.painter.drawRoundedRect(box.adjusted(0, -1, 0, 0.75 - _CLEAR), 2, 2)
    scene.painter.setBrush(Qt.BrushStyle.NoBrush)
    scene.crisp()
