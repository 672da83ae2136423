"""A scroll area that shows a sheet: theme, size, scrolling, painting; nothing can be chosen in it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPointF, QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from hashiya.display.palette import ThemeName, palette
from hashiya.ui.crash import painting_failed
from hashiya.ui.reader.faces import Face
from hashiya.ui.reader.geometry import stretches
from hashiya.ui.reader.painter import Shown, paint
from hashiya.ui.reader.repainting import Repainter, areas_of
from hashiya.ui.reader.scrolling import Scroller
from hashiya.ui.reader.seen import Seen, lines_in_view
from hashiya.ui.reader.sheet import Sheet
from hashiya.ui.reader.theme import LARGEST_PX, SMALLEST_PX, Measure, Spacing, Style, colour

LEAST_MARGIN = 28


class Canvas(QAbstractScrollArea):
    """Shows the part of a sheet that is in view; only that part is ever shaped."""

    text_size_changed = Signal(float)
    scrolled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sheet: Sheet | None = None
        self._scroller: Scroller | None = None
        self._style = Style()
        self._syncing = False
        self._wheel_rest = 0.0
        self._repainter = Repainter(self.viewport())
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)
        # every pixel is painted here, so that a scrolled picture may be moved
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def set_theme(self, theme: ThemeName) -> None:
        """Show the page in ``light``, ``sepia``, ``dark`` or ``contrast``."""
        self._restyle(self._style.with_theme(theme))

    def set_text_size(self, pixels: float) -> None:
        """Set the size of the article's text; what is read stays in its place."""
        pixels = min(max(round(pixels), SMALLEST_PX), LARGEST_PX)
        if pixels != self._style.em:
            self._restyle(self._style.with_size(pixels))
            self.text_size_changed.emit(pixels)

    def set_typography(self, face: Face, pixels: float, measure: Measure, spacing: Spacing) -> None:
        """Set face, size, width of the column and distance of the lines; what is read stays in its place."""
        now = self._style
        asked = now.set_in(face, pixels, measure, spacing)
        if (asked.shape, asked.measure) == (now.shape, now.measure):
            return
        self._restyle(asked)
        if asked.em != now.em:
            self.text_size_changed.emit(asked.em)

    def set_harakat(self, *, on: bool) -> None:
        """Show vowel signs, or leave them out of the picture; offsets stay what they are."""
        if on != self._style.harakat:
            self._restyle(self._style.with_harakat(on=on))

    def text_size(self) -> float:
        return self._style.em

    def reset_text_size(self) -> None:
        self.set_text_size(self._style.face.size)

    def position(self) -> int:
        """The first position of the article that is in view."""
        if self.sheet is None or self._scroller is None:
            return 0
        slot = min(max(1, self._scroller.slot), len(self.sheet))
        placed = self.sheet.placed(slot - 1)
        if placed.shaped.blank:
            return placed.shaped.positions.start
        y = self._scroller.top - self.sheet.top(slot - 1)
        return placed.shaped.positions.to_article(
            placed.shaped.lines[placed.shaped.line_at(max(0.0, y))].start
        )

    def progress(self) -> float:
        """How much of the article lies above the end of the view, from 0 to 1."""
        if self._scroller is None or self.sheet is None:
            return 0.0
        total = max(1.0, self.sheet.heights.total)
        return min(1.0, (self._scroller.top + self._scroller.height) / total)

    def scroll_to(self, position: int) -> None:
        """Bring a position of the article into view, near the top."""
        if self.sheet is None or self._scroller is None:
            return
        start, _end = self._extent(position, position + 1)
        self._scroller.set_top(start - self._style.em)
        self.settle()

    def scroll_by(self, pixels: float) -> None:
        if self._scroller is not None:
            self._scroller.move_by(pixels)
            self.settle()

    def rect_of(self, start: int, end: int) -> QRect:
        """Where a range lies in the viewport: the box round all its lines."""
        if self.sheet is None or self._scroller is None:
            return QRect()
        block = self.sheet.blocks.at(start)
        parts = stretches(self.sheet.placed(block).shaped, start, end)
        top, bottom = self._extent(start, end)
        low = min((a for part in parts for a, _ in part.extents), default=0.0)
        high = max((b for part in parts for _, b in part.extents), default=self.sheet.width)
        x, y = self._origin() + low, top - self._scroller.top
        return QRect(round(x), round(y), round(high - low), round(bottom - top))

    def to_sheet(self, point: QPointF) -> tuple[float, float]:
        """A point of the viewport in coordinates of the sheet."""
        top = self._scroller.top if self._scroller else 0.0
        return point.x() - self._origin(), point.y() + top

    def from_sheet(self, x: float, y: float) -> QPointF:
        """A point of the sheet in coordinates of the viewport."""
        top = self._scroller.top if self._scroller else 0.0
        return QPointF(x + self._origin(), y - round(top))

    def style_in_use(self) -> Style:
        return self._style

    def settle(self) -> None:
        """Measure what is in view, set the scroll bar to it and paint what is new."""
        bar = self.verticalScrollBar()
        self._syncing = True
        try:
            if self._scroller is None:
                bar.setRange(0, 0)
            else:
                self._scroller.height = float(max(1, self.viewport().height()))
                self._scroller.settle()
                bar.setRange(0, round(self._scroller.range))
                bar.setPageStep(self.viewport().height())
                bar.setSingleStep(round(self._style.pitch))
                bar.setValue(round(self._scroller.top))
        finally:
            self._syncing = False
        self.refresh()
        self.scrolled.emit()

    def refresh(self) -> None:
        """Paint what has changed in view and move what has only moved."""
        self._repainter.show(self._page_state(), self._seen(), self._style.em)

    def _page_state(self) -> object:
        """What the whole picture depends on; None where parts of it cannot be told apart."""
        if self.sheet is None or not self.isVisible():
            return None
        return self.sheet, self._style, self.sheet.width, self._origin(), self.viewport().size()

    def _seen(self) -> Seen:
        if self.sheet is None or self._scroller is None:
            return {}
        return lines_in_view(self.sheet, self._scroller.top, float(self.viewport().height()))

    def bring_into_view(self, start: int, end: int) -> None:
        """Scroll as little as needed to show a range; its start when it is larger than the view."""
        if self.sheet is None or self._scroller is None:
            return
        self._scroller.height = float(max(1, self.viewport().height()))
        before = self._scroller.top
        self._scroller.show(*self._extent(start, end), self._style.pitch)
        # A jump measures blocks that were guessed, so the place is asked for once more.
        self._scroller.show(*self._extent(start, end), self._style.pitch)
        if self._scroller.top != before:
            self.settle()

    def _extent(self, start: int, end: int) -> tuple[float, float]:
        """Heights of the lines that a range covers, from the sheet's top."""
        if self.sheet is None:
            return 0.0, 0.0
        first, last = self.sheet.blocks.at(start), self.sheet.blocks.at(max(start, end - 1))
        last = min(last, first + 20)
        return self._line_box(first, start)[0], self._line_box(last, max(start, end - 1))[1]

    def _line_box(self, block: int, position: int) -> tuple[float, float]:
        if self.sheet is None:
            return 0.0, 0.0
        shaped = self.sheet.placed(block).shaped
        top = self.sheet.top(block)
        if shaped.blank:
            return top, top
        line = shaped.lines[shaped.line_of(shaped.positions.to_layout(position))]
        return top + line.top, top + line.bottom

    def _shown(self) -> Shown:
        return Shown()

    def _show_sheet(self, sheet: Sheet | None) -> None:
        self.sheet = sheet
        self._scroller = Scroller(sheet) if sheet else None
        self.settle()

    def _column(self, style: Style) -> float:
        room = self.viewport().width() - 2 * LEAST_MARGIN
        return float(max(80, min(round(style.column), room)))

    def _origin(self) -> float:
        """Where the column begins in the viewport."""
        width = self.sheet.width if self.sheet else 0
        return max(0, round((self.viewport().width() - width) / 2))

    def _restyle(self, style: Style) -> None:
        """Show the sheet in another style or width; what is read stays at its height in the view."""
        resized = style.shape != self._style.shape
        self._style = style
        sheet, scroller = self.sheet, self._scroller
        if sheet is not None and scroller is not None:
            width = self._column(style)
            if resized or width != sheet.width:
                kept = self._kept(zoomed=resized)
                sheet.set_style(style, width)
                scroller.slot = scroller.offset = 0
                if kept is not None:
                    self._put(*kept)
            else:
                sheet.set_style(style, width)
        self.settle()

    def _kept(self, *, zoomed: bool) -> tuple[int, float] | None:
        """The position that is being read and the height of its base line in the view.

        None at the article's very top, which stays there as long as nothing in view is chosen.
        """
        if self.sheet is None or self._scroller is None:
            return None
        chosen = self._chosen_position() if zoomed else None
        if chosen is not None:
            height = self._base(chosen) - self._scroller.top
            if 0 <= height <= self._scroller.height:
                return chosen, height
        if self._scroller.top <= 0 or not len(self.sheet):
            return None
        top = self.position()
        return top, self._base(top) - self._scroller.top

    def _chosen_position(self) -> int | None:
        """Where something is chosen, if anything can be."""
        return None

    def _put(self, position: int, height: float) -> None:
        """Scroll so that the base line of a position is at this height of the view."""
        if self.sheet is not None and self._scroller is not None and len(self.sheet):
            self._scroller.slot = self.sheet.blocks.at(position) + 1
            self._scroller.offset = 0.0
            self._scroller.move_by(self._base(position) - self._scroller.top - height)
            # walking there measured blocks that were guessed, so the distance is asked for again
            self._scroller.move_by(self._base(position) - self._scroller.top - height)

    def _base(self, position: int) -> float:
        """The height of a position's base line, from the sheet's top."""
        if self.sheet is None:
            return 0.0
        block = self.sheet.blocks.at(position)
        shaped = self.sheet.placed(block).shaped
        if shaped.blank:
            return self.sheet.top(block)
        line = shaped.lines[shaped.line_of(shaped.positions.to_layout(position))]
        return self.sheet.top(block) + line.base

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        if not self._syncing and self._scroller is not None:
            self._scroller.set_top(float(self.verticalScrollBar().value()))
            self.settle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._restyle(self._style)

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.angleDelta().y()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._wheel_rest += turned / 120
            steps = int(self._wheel_rest)
            self._wheel_rest -= steps
            self.set_text_size(self.text_size() + steps)
        else:
            exact = event.pixelDelta().y()
            self.scroll_by(-exact if exact else -turned / 120 * 1.6 * self._style.pitch)
        event.accept()

    def _calmly_shown(self) -> Shown:
        """What is chosen; when even that cannot be told, the bare page."""
        try:
            return replace(self._shown(), mishap=painting_failed)
        except Exception as error:  # whatever it is, the text is readable
            painting_failed(error)
            return Shown(mishap=painting_failed)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        # An exception must not leave an active painter behind: the next one would crash.
        try:
            shown = self._calmly_shown()
            for area in areas_of(event):
                painter.save()
                self._paint_area(painter, area, shown)
                painter.restore()
            if event.rect() != self.viewport().rect() and self._repainter.told_wrong(self._seen()):
                self._repainter.forget()
        except Exception as error:  # whatever it is, the window lives
            painting_failed(error)
        finally:
            painter.end()

    def _paint_area(self, painter: QPainter, area: QRect, shown: Shown) -> None:
        painter.fillRect(area, colour(palette(self._style.palette.name).page))
        if self.sheet is not None and self._scroller is not None:
            top = self._scroller.top
            painter.setClipRect(area)
            painter.translate(self._origin(), -round(top))
            paint(painter, self.sheet, top + area.top(), area.height(), shown)
