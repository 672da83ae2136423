"""What the mouse does in the reader: clicks, drags by words or letters, edges; it paints nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QPointF, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QMouseEvent

from hashiya.model.span import Span
from hashiya.text import edges, graphemes
from hashiya.text.sentences import sentence_at
from hashiya.ui.reader import hits
from hashiya.ui.reader.selecting import End, Range
from hashiya.ui.reader.trimming import nearest_word_edge

if TYPE_CHECKING:
    from hashiya.ui.reader.view import ReaderView

Mode = Literal["", "pressed", "words", "letters", "sentences", "edge", "link"]
DRAG = 4.0
SCROLL_EVERY_MS = 30
# some desktops keep Alt and the mouse for moving windows: Ctrl is its twin
_LETTERS = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ControlModifier


class Gestures:
    """The state of one press, drag and release on a reader."""

    def __init__(self, view: ReaderView) -> None:
        self._view = view
        self._mode: Mode = ""
        self._pressed = QPointF()
        self._last = QPointF()
        self._anchor: Range = (0, 0)
        self._edge: End = "end"
        self._by_letters = False
        self._before: tuple[Range | None, End, str] = (None, "end", "")
        self._moved: Span | None = None
        self._grabbed = ""
        """The mark whose chip or lane is held: a drag from it draws a relation."""
        self._double_clicked = QPointF(-99, -99)
        self._third = QTimer(view)
        self._third.setSingleShot(True)
        self._scrolling = QTimer(view)
        self._scrolling.setInterval(SCROLL_EVERY_MS)
        self._scrolling.timeout.connect(self._scroll)

    def cancel(self) -> bool:
        """Give up a drag: everything is chosen as it was before; False when nothing was dragged."""
        mode, self._mode = self._mode, ""
        self._moved = None
        self._scrolling.stop()
        if mode == "edge":
            self._view.preview_edge(None)
        elif mode == "link":
            self._view.link_left.emit()
        elif mode in ("words", "letters", "sentences"):
            self._restore()
        return mode not in ("", "pressed")

    def _keep(self) -> None:
        """Note what is chosen, should this drag be given up."""
        chosen = self._view.selecting
        self._before = chosen.span, chosen.active, self._view.focused() or ""

    def _restore(self) -> None:
        span, active, focused = self._before
        view = self._view
        if focused:
            view.focus_annotation(focused, show=False)
        elif span:
            view.selecting.select(*span, active)
            view.chosen(show=False)
        else:
            view.selecting.clear()
            view.chosen(show=False)

    def press(self, event: QMouseEvent) -> None:
        view = self._view
        if view.sheet is None or event.button() != Qt.MouseButton.LeftButton:
            return
        self._pressed = self._last = event.position()
        self._keep()
        x, y = view.to_sheet(event.position())
        letters = bool(event.modifiers() & _LETTERS)
        if self._third.isActive() and self._near(self._double_clicked):
            self._triple_click()
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._extend(x, y, letters=letters)
        elif self._edge_under(x, y):
            self._mode = "edge"
            self._moved = None
        else:
            self._mode = "letters" if letters else "pressed"
            self._grabbed = "" if letters else self._mark_at(x, y)
            self._anchor = self._range_at(x, y, letters=letters)

    def double_click(self, event: QMouseEvent) -> None:
        view = self._view
        if view.sheet is None or event.button() != Qt.MouseButton.LeftButton:
            return
        self._pressed = self._last = self._double_clicked = event.position()
        self._third.start(QGuiApplication.styleHints().mouseDoubleClickInterval())
        unit = self._range_at(*view.to_sheet(event.position()), letters=False)
        self._mode, self._anchor = "words", unit
        view.selecting.select(*unit)
        view.chosen(show=False)

    def _triple_click(self) -> None:
        view = self._view
        self._third.stop()
        x, y = view.to_sheet(self._pressed)
        unit = self._range_at(x, y, letters=False)
        found = sentence_at(view.selecting.text, unit[0])
        if found:
            self._mode, self._anchor = "sentences", found
            view.selecting.select(*found)
            view.chosen(show=False)

    def move(self, event: QMouseEvent) -> None:
        self._last = event.position()
        if not self._mode:
            self._hover(event)
            return
        if not event.buttons() & Qt.MouseButton.LeftButton:
            self._finish()  # let go where nobody told us: over another window, under a menu
            return
        self._by_letters = bool(event.modifiers() & _LETTERS)
        if self._mode == "pressed" and not self._near(self._pressed, DRAG):
            self._mode = "link" if self._grabbed else "words"
            if self._grabbed:
                view = self._view
                view.link_began.emit(self._grabbed, event.globalPosition())
                view.viewport().setCursor(Qt.CursorShape.DragLinkCursor)
        if self._mode == "link":
            self._view.link_moved.emit(event.globalPosition())
        elif self._mode not in ("", "pressed"):
            self._drag()
            self._watch_rim()

    def release(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._finish()

    def _finish(self) -> None:
        mode, moved = self._mode, self._moved
        self._mode = ""
        self._scrolling.stop()
        if mode == "pressed" or (mode == "letters" and self._near(self._pressed, DRAG)):
            self._click()
        elif mode == "link":
            self._view.link_dropped.emit()
        elif mode == "edge":
            self._view.preview_edge(None)
            focused = self._view.focused()
            if moved is not None and focused:
                self._view.edge_dragged.emit(focused, moved)

    def point(self, at: QPointF) -> None:
        """A menu is asked for at a place: what lies there is chosen, unless it is already."""
        view = self._view
        if view.sheet is None:
            return
        unit = self._range_at(*view.to_sheet(at), letters=False)
        held = view.selection() or view.subject()
        if held is None or not (held.start <= unit[0] and unit[1] <= held.end):
            self._pressed = at
            self._click()

    def _click(self) -> None:
        """Put the word cursor here and focus the annotation here, outer ones on further clicks."""
        view = self._view
        if view.sheet is None:
            return
        x, y = view.to_sheet(self._pressed)
        route, chip = view.arrows.at(x, y), hits.chip_at(view.sheet, x, y)
        if route is not None:
            view.follow(route.to)
            return
        if view.arrows.covers(y):
            return
        if chip is not None and chip.kind != "name":
            view.follow_chip(chip, self._pressed.toPoint())
            return
        ids = hits.annotations_at(view.sheet, x, y)
        if ids and view.sheet.suggests(ids[0]):
            view.suggestion_clicked.emit(ids[0])
            return
        if ids:
            view.cycle(ids, 1)
        elif view.focused():
            view.focus_annotation(None)
        unit = self._range_at(x, y, letters=False)
        view.point_at(unit[0], mark=hits.on_mark(view.sheet, x, y))
        view.uncover()

    def _extend(self, x: float, y: float, *, letters: bool) -> None:
        view = self._view
        span = view.subject()
        here = self._range_at(x, y, letters=letters)
        self._anchor = self._fixed_end(span, here) if span else here
        self._mode = "letters" if letters else "words"
        view.selecting.extend_to(*here, self._anchor)
        view.chosen(show=False)

    def _fixed_end(self, span: Span, here: Range) -> Range:
        """The end of the old selection that is farther from the click stays."""
        if here[0] < span.start:
            return span.end, span.end
        return span.start, span.start

    def _drag(self) -> None:
        view = self._view
        if view.sheet is None:
            return
        x, y = view.to_sheet(self._last)
        if self._mode == "edge":
            self._drag_edge(x, y)
            return
        here = self._range_at(x, y, letters=self._mode == "letters")
        if self._mode == "sentences":
            here = sentence_at(view.selecting.text, here[0]) or here
        before = view.selecting.span
        view.selecting.extend_to(*here, self._anchor)
        if view.selecting.span != before:
            view.chosen(show=False)

    def _drag_edge(self, x: float, y: float) -> None:
        view = self._view
        focused = view.sheet.index.get(view.focused()) if view.sheet else None
        if focused is None or view.sheet is None:
            return
        text, span = view.selecting.text, focused.span
        at = hits.position_at(view.sheet, x, y)
        if not self._by_letters:
            at = nearest_word_edge(text, at, span, self._edge)
        if self._edge == "start":
            start, end = min(at, graphemes.previous_boundary(text, span.end)), span.end
        else:
            start, end = span.start, max(at, graphemes.next_boundary(text, span.start))
        start, end = edges.tidy(text, start, end) or (span.start, span.end)
        self._moved = Span(start, end) if (start, end) != (focused.start, focused.end) else None
        view.preview_edge(Span(start, end))

    def _mark_at(self, x: float, y: float) -> str:
        """The mark whose drawn chip or lane is here, where a relation may be drawn from it."""
        sheet, links = self._view.sheet, self._view.links
        if sheet is None or links is None or not links() or not hits.on_mark(sheet, x, y):
            return ""
        ids = hits.annotations_at(sheet, x, y)
        return ids[0] if ids and ids[0] in sheet.index else ""

    def _edge_under(self, x: float, y: float) -> bool:
        view = self._view
        focused = view.sheet.index.get(view.focused()) if view.sheet else None
        if focused is None or view.sheet is None:
            return False
        edge = hits.edge_at(view.sheet, focused.span, x, y)
        if edge:
            self._edge = edge
        return edge is not None

    def _range_at(self, x: float, y: float, *, letters: bool) -> Range:
        view = self._view
        if view.sheet is None:
            return 0, 0
        if letters:
            at = hits.position_at(view.sheet, x, y)
            return at, at
        found = hits.unit_at(view.sheet, view.selecting, x, y)
        if found:
            return found
        at = hits.position_at(view.sheet, x, y)
        return at, at

    def _hover(self, event: QMouseEvent) -> None:
        view = self._view
        if view.sheet is None:
            return
        x, y = view.to_sheet(event.position())
        route = view.arrows.at(x, y)
        ids = [] if route else hits.annotations_at(view.sheet, x, y)
        view.hover(ids[0] if ids else "", route.relation if route else "")
        if route is not None:
            shape = Qt.CursorShape.PointingHandCursor
        elif self._edge_under(x, y):
            shape = Qt.CursorShape.SizeHorCursor
        elif hits.on_mark(view.sheet, x, y):
            shape = Qt.CursorShape.PointingHandCursor
        else:
            shape = Qt.CursorShape.IBeamCursor
        view.viewport().setCursor(shape)

    def _watch_rim(self) -> None:
        """Scroll on while the mouse is held above or below the view."""
        inside = 0 <= self._last.y() < self._view.viewport().height()
        if inside:
            self._scrolling.stop()
        elif not self._scrolling.isActive():
            self._scrolling.start()

    def _scroll(self) -> None:
        height = self._view.viewport().height()
        over = self._last.y() - (height if self._last.y() > 0 else 0)
        self._view.scroll_by(max(-60.0, min(60.0, over)))
        self._drag()

    def _near(self, point: QPointF, reach: float = 6.0) -> bool:
        return (self._last - point).manhattanLength() < reach
