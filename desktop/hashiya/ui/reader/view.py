"""The reading view: an article in which its reader moves and chooses by keys and mouse.

It holds no drawing logic (painter), no geometry (geometry, hits) and changes no annotation: it
asks for changes by its signals.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPointF, QRect, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QHelpEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QToolTip, QWidget

from hashiya.model.span import Span
from hashiya.text.words import previous_word
from hashiya.ui.reader import access, hits
from hashiya.ui.reader.attending import Attending
from hashiya.ui.reader.gestures import Gestures
from hashiya.ui.reader.selecting import End, moved_edge
from hashiya.ui.reader.sign_tips import tip_at
from hashiya.ui.reader.trimming import trimmed

MOST_NAMES = 8


class ReaderView(Attending):
    """Shows an article with its annotations and lets the reader choose words and annotations.

    Show: ``show_article(article, annotations, relations, schema, language)``, ``clear()``,
    ``apply_edits(edits)`` after a step (``set_annotations(annotations, relations)`` when nobody knows
    what changed; a SpanIndex and a RelationIndex are looked at where they lie), ``set_theme(name)``,
    ``set_typography(face, px, measure, spacing)``, ``set_text_size(px)``, ``text_size()``,
    ``reset_text_size()``.

    Choose: ``selection()``, ``target()`` (selection, else current word: what a label key marks),
    ``select(span | None)``, ``focus_annotation(id | None)``, ``focused()``,
    ``annotations_here()`` (ids, innermost first), ``cycle_here()``, ``inner()``, ``outer()``,
    ``escape()`` (one state back; False when nothing was chosen).

    Move, in reading order (+1 is forward): ``move_word(by, extend=)``, ``move_line(by, extend=)``,
    ``move_sentence(by, extend=)``, ``move_page(by)``, ``move_to_paragraph_edge(by, extend=)``,
    ``move_to_article_edge(by, extend=)``, ``move_edge(letters, other=)``, ``swap_edge()``,
    ``select_sentence()``, ``widen()``, ``narrow()``, ``trim(which, by)``. With an annotation held
    (``held()``), ``move_edge`` and ``trim`` ask by ``edge_dragged`` for its edge to be moved.
    ``forward_key_is_left()`` tells the key router whether the Left key goes forward here.

    Attend: ``light_one_sentence(on=)``, ``keep_line_steady(on=)``, ``reading_progress()``,
    ``heading_in_view()``, ``place()`` and ``return_to(top, word)``.

    See: ``position()``, ``scroll_to(position)``, ``progress()``, ``rect_of(start, end)`` (in the
    viewport, for a picker beside it).

    Drag from a mark's chip or lane, while ``links`` says that it may: ``link_began(id, screen point)``,
    ``link_moved(screen point)``, ``link_dropped()``, ``link_left()``.

    Signals: ``selection_changed()``, ``word_changed()``, ``annotation_focused(id or "")``,
    ``edge_dragged(id, Span)``, ``far_asked(id)`` for a mark in another article (``far`` finds those), ``text_size_changed(px)``, ``scrolled()``, ``menu_asked(QPoint)``.
    """

    link_began = Signal(str, QPointF)
    link_moved = Signal(QPointF)
    link_dropped = Signal()
    link_left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.links: Callable[[], bool] | None = None
        access.install()
        self._teller = access.Teller(self)
        self._gestures = Gestures(self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)

    def _cancel_drag(self) -> bool:
        return self._gestures.cancel()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What the keys are about stays in view when the page gets lower, as over a table below it."""
        about = self._about_in_view() if event.size().height() < event.oldSize().height() else None
        super().resizeEvent(event)
        if about is not None:
            self.bring_into_view(about.start, about.end)

    def _about_in_view(self) -> Span | None:
        """The mark, selection or word that the keys are about, if its beginning could be seen."""
        about = self.subject() if self.sheet is not None and len(self.sheet) else None
        if about is None or self._scroller is None:
            return None
        height = self._base(about.start) - self._scroller.top
        return about if 0 <= height <= self._scroller.height else None

    # --- moving; +1 is forward in reading order ---

    def forward_key_is_left(self) -> bool:
        """Whether the paragraph of the current word runs right to left."""
        if self.sheet is None:
            return True
        return self.sheet.rtl(self.sheet.blocks.at(self.selecting.position))

    def move_word(self, by: int, *, extend: bool = False) -> None:
        """To the next or previous word; ``extend`` moves the selection's active edge by a word."""
        self._set_out(by, extend=extend)
        self.selecting.move_word(by, extend=extend)
        self.chosen()

    def _set_out(self, by: int, *, extend: bool) -> None:
        """Leave the focused mark: its words are what is extended, and what is gone on from."""
        held = self.held()
        if held is not None and extend:
            self.selecting.select(held.start, held.end, "end" if by > 0 else "start")
        elif held is not None and not self._pointed:
            self.selecting.word = held.start, held.end
        self._set_focused("")

    def move_sentence(self, by: int, *, extend: bool = False) -> None:
        self._set_out(by, extend=extend)
        self.selecting.move_sentence(by, extend=extend)
        self.chosen()

    def move_to_paragraph_edge(self, by: int, *, extend: bool = False) -> None:
        """To the first (-1) or last (+1) word of the paragraph."""
        start, end = self._paragraph()
        self.go_to(start if by < 0 else self._last_place(start, end, extend=extend), extend=extend)

    def move_to_article_edge(self, by: int, *, extend: bool = False) -> None:
        text = self.selecting.text
        self.go_to(0 if by < 0 else self._last_place(0, len(text), extend=extend), extend=extend)

    def _last_place(self, start: int, end: int, *, extend: bool) -> int:
        """The last word; a selection takes the signs after it along."""
        word = previous_word(self.selecting.text, end)
        if word is not None and word[0] >= start and not extend:
            return word[0]
        return start + max(0, len(self.selecting.text[start:end].rstrip()) - 1)

    def go_to(self, position: int, *, extend: bool = False) -> None:
        """To the word at a position."""
        self._set_out(1 if position >= self.selecting.position else -1, extend=extend)
        self.selecting.go_to(position, extend=extend)
        self.chosen()

    def move_line(self, by: int, *, extend: bool = False) -> None:
        """To the word above (-1) or below (+1); the place on the line is kept."""
        self._move_lines(1 if by > 0 else -1, abs(by), extend=extend)

    def move_page(self, by: int, *, extend: bool = False) -> None:
        """A view's height up or down, the current word with it."""
        seen = max(1, round(self.viewport().height() / self._style.pitch / 1.3) - 2)
        self._move_lines(1 if by > 0 else -1, seen, extend=extend)

    def _move_lines(self, step: int, count: int, *, extend: bool) -> None:
        if self.sheet is None:
            return
        goal = self._goal_x
        if goal is None:
            goal, _y = hits.centre_of(self.sheet, self.selecting.position)
        for _ in range(count):
            at = self.selecting.position
            found = hits.unit_beside(self.sheet, self.selecting, goal, at, step)
            if found is None:
                break
            self._set_out(step, extend=extend)
            self.selecting.go_to(found[0], extend=extend)
        self._goal_x = goal
        self.chosen(keep_x=True)

    def move_edge(self, letters: int, *, other: bool = False) -> None:
        """Move the active edge (or the other) of the selection or focused annotation by letters."""
        active = self.selecting.active
        which = active if not other else ("start" if active == "end" else "end")
        held = self.held()
        if held is not None:
            moved = moved_edge(self.selecting.text, held.span, which, letters)
            if moved != held.span:
                self.edge_dragged.emit(held.id, moved)
            return
        self.selecting.move_edge(letters, which)
        self.selecting.active = active
        self.chosen()

    def trim(self, which: End, by: int) -> bool:
        """The next (+1) or previous (-1) cut at the first or the last word; False where there is none."""
        span = self.subject()
        if span is None or self.sheet is None:
            return True
        new = trimmed(self.selecting.text, span, which, by, self.sheet.article.language)
        if new != span:
            self.set_extent(new, which)
        return new != span

    def set_extent(self, span: Span, active: End = "end") -> None:
        """Give what the hand is about this extent: the held mark asks for it, else it is selected."""
        held = self.held()
        if held is not None:
            self.edge_dragged.emit(held.id, span)
            return
        self.selecting.select(span.start, span.end, active)
        self.chosen()

    def swap_edge(self) -> None:
        self.selecting.swap_edge()
        self.chosen()

    def select_sentence(self) -> None:
        self.selecting.select_sentence()
        self.chosen()

    def widen(self) -> None:
        """From word to sentence to paragraph."""
        held = self.held()
        if held is not None:
            self.selecting.select(held.start, held.end)
        self.selecting.widen(self._paragraph())
        self.chosen()

    def narrow(self) -> None:
        self.selecting.narrow()
        self.chosen()

    def _paragraph(self) -> tuple[int, int]:
        if self.sheet is None:
            return 0, 0
        return self.sheet.paragraph_at(self.selecting.position)

    # --- mouse ---

    def preview_edge(self, span: Span | None) -> None:
        """Show the focused annotation as if it had this extent, while an edge is dragged."""
        self._preview = span
        self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._gestures.press(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._gestures.double_click(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._gestures.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._gestures.release(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """By the mouse only: the key of the menu goes through the router."""
        if event.reason() == QContextMenuEvent.Reason.Mouse and self.sheet is not None:
            self._gestures.point(QPointF(event.pos()))
            self.menu_asked.emit(event.globalPos())
        event.accept()

    def leaveEvent(self, event: QEvent) -> None:
        self.hover("")
        super().leaveEvent(event)

    def hover(self, annotation_id: str, relation_id: str = "") -> None:
        if (annotation_id, relation_id) != (self._hovered, self.arrows.pointed):
            self._hovered, self.arrows.pointed = annotation_id, relation_id
            self.viewport().update()

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            self._tip(event)
            return True
        return super().viewportEvent(event)

    def _tip(self, event: QHelpEvent) -> None:
        if self.sheet is None:
            return
        x, y = self.to_sheet(QPointF(event.pos()))
        sign = tip_at(self.sheet, x, y, every=self._signs)
        names = [sign] if sign else self._names_at(x, y)
        QToolTip.showText(event.globalPos(), "\n".join(names), self.viewport(), QRect())

    def _names_at(self, x: float, y: float) -> list[str]:
        """What a tip says at a point: of a chip what it leads to or hides, else what lies here."""
        if self.sheet is None:
            return []
        route, chip = self.arrows.at(x, y), hits.chip_at(self.sheet, x, y)
        if route is not None:
            ids = [route.to]
        elif chip is not None and chip.kind != "name":
            ids = [chip.to] if chip.to else [it for it in chip.hidden if not self._hides(it)]
        else:
            ids = hits.annotations_at(self.sheet, x, y)
        more = [f"+{len(ids) - MOST_NAMES}"] if len(ids) > MOST_NAMES else []
        return [self.sheet.name_of(it) for it in ids[:MOST_NAMES]] + more

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()
