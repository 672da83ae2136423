"""The only painter of article text: screen and pictures call it; it decides no geometry and no state.

Order: bands, selection and word behind; the text, once and plain; lanes, bars and chips round it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from hashiya.model.span import Span
from hashiya.ui.reader.paint_arrows import paint_arrows
from hashiya.ui.reader.paint_dimming import dim_heading, paint_dimming
from hashiya.ui.reader.paint_finds import Finds, paint_finds
from hashiya.ui.reader.paint_marks import paint_bands, paint_chips, paint_lanes
from hashiya.ui.reader.paint_states import (
    paint_controls,
    paint_focus,
    paint_handles,
    paint_related,
    paint_selection,
    paint_word,
)
from hashiya.ui.reader.placing import PlacedBlock
from hashiya.ui.reader.routing import Route
from hashiya.ui.reader.scene import Scene
from hashiya.ui.reader.sheet import Sheet
from hashiya.ui.reader.signs import SignPainter
from hashiya.ui.reader.theme import Style, colour


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
    arrows: tuple[Route, ...] = ()
    pointed: str = ""
    lit: Span | None = None
    """In focus mode the sentence in full ink; all else is dimmed."""
    letters: bool = True
    """A drawing whose letters are written by other means has the marks alone painted."""
    signs: bool = False
    marks: bool = True
    hides: Callable[[str], bool] | None = None
    """Which marks are left out, each keeping its room; None: none is."""
    """Without them the text stands as it was read in; nothing moves."""
    mishap: Callable[[Exception], None] | None = None
    """Takes an error, and the block where it happened is plain text; without it the error is raised."""


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
            _guarded(painter, shown.mishap, lambda: _paint_heading(painter, sheet, shown))
        block = max(0, sheet.heights.find(top - slack) - 1)
        while block < len(sheet) and sheet.heights.before(block + 1) < top + height + slack:
            placed = sheet.placed(block)
            offset = round(sheet.top(block))
            seen = (top - offset - slack, top + height - offset + slack)
            made = _BlockPainter(painter, placed, sheet.style, shown, seen)
            painter.translate(0, offset)
            if not _guarded(
                painter, shown.mishap, partial(_paint_block, made, sheet, block, offset)
            ):
                _guarded(painter, shown.mishap, made.paint_plain)
            painter.translate(0, -offset)
            block += 1
        if shown.arrows:
            paint_arrows(painter, shown.arrows, sheet.style, shown.pointed)
    finally:
        painter.restore()


def _guarded(
    painter: QPainter, mishap: Callable[[Exception], None] | None, act: Callable[[], None]
) -> bool:
    """Paint a part; False when it failed, and the painter is then as it was before."""
    before = painter.worldTransform()
    painter.save()
    try:
        act()
    except Exception as error:
        if mishap is None:
            raise
        mishap(error)
        return False
    finally:
        painter.restore()
        painter.setWorldTransform(before)
    return True


def _paint_heading(painter: QPainter, sheet: Sheet, shown: Shown) -> None:
    sheet.heading.paint(painter, sheet.style, letters=shown.letters)
    if shown.lit is not None:
        dim_heading(painter, sheet.width, sheet.heading.height, sheet.style)


def _paint_block(made: _BlockPainter, sheet: Sheet, block: int, offset: int) -> None:
    made.paint()
    shown, placed = made.shown, made.placed
    if shown.signs:
        SignPainter(made.painter, placed.shaped, sheet.style).paint(sheet.signs(block), made.lines)
    if shown.lit is not None:
        gap = offset - round(sheet.heights.before(block + 1))
        paint_dimming(made.painter, placed, gap, sheet.style, shown.lit)


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
        """The order of the layers."""
        if not self.lines:
            return
        scene = Scene(self.painter, self.placed, self.style, self.shown, self.lines)
        chosen = self.shown.selection
        current = (chosen.start, chosen.end) if chosen else None
        scene.crisp()
        if self.shown.marks:
            paint_bands(scene)
        paint_selection(scene, chosen)
        paint_finds(self.painter, self.shaped, self.style, self.shown.finds, self.lines, current)
        paint_word(scene, self.shown.word)
        paint_focus(scene)
        paint_related(scene)
        paint_handles(scene)
        if self.shown.letters:
            self._text()
        if self.shown.marks:
            paint_lanes(scene)
            paint_chips(scene)
        paint_controls(scene)

    def paint_plain(self) -> None:
        """The text alone on a clean page: for a block whose marks could not be painted."""
        if self.lines:
            first, last = min(self.lines), max(self.lines)
            top = self.shaped.lines[first].top
            height = self.shaped.lines[last].bottom - top
            box = QRectF(0, top, self.shaped.width, height)
            self.painter.fillRect(box, colour(self.palette.page))
            self._text()

    def _text(self) -> None:
        self.painter.setPen(colour(self.palette.ink))
        for number in sorted(self.lines):
            self.shaped.lines[number].qt.draw(self.painter, QPointF(0, 0))
