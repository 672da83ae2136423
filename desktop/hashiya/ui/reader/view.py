"""The reading view: shows one article and tells what its reader chooses.

It holds no drawing logic (painter), no geometry (geometry, hits) and changes no annotation: it
asks for changes by its signals.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QPointF, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHelpEvent, QMouseEvent
from PySide6.QtWidgets import QToolTip, QWidget

from hashiya.display.palette import ThemeName
from hashiya.model.annotation import Annotation
from hashiya.model.article import Article
from hashiya.model.relation import Relation
from hashiya.model.schema import Schema
from hashiya.model.span import Span
from hashiya.ui.reader import hits
from hashiya.ui.reader.canvas import Canvas
from hashiya.ui.reader.gestures import Gestures
from hashiya.ui.reader.painter import Shown
from hashiya.ui.reader.selecting import Selecting, moved_edge
from hashiya.ui.reader.sheet import Sheet
from hashiya.ui.reader.strip import RelationStrip


class ReaderView(Canvas):
    """Shows an article with its annotations and lets the reader choose words and annotations.

    Show: ``show_article(article, annotations, relations, schema, language)``, ``clear()``,
    ``set_annotations(annotations, relations)`` after a step, ``set_theme(name)``,
    ``set_text_size(px)``, ``text_size()``, ``reset_text_size()``.

    Choose: ``selection()``, ``target()`` (selection, else current word: what a label key marks),
    ``select(span | None)``, ``focus_annotation(id | None)``, ``focused()``,
    ``annotations_here()`` (ids, innermost first), ``cycle_here()``, ``inner()``, ``outer()``,
    ``escape()`` (one state back; False when nothing was chosen).

    Move, in reading order (+1 is forward): ``move_word(by, extend=)``, ``move_line(by, extend=)``,
    ``move_sentence(by, extend=)``, ``move_page(by)``, ``move_to_paragraph_edge(by, extend=)``,
    ``move_to_article_edge(by, extend=)``, ``move_edge(letters, other=)``, ``swap_edge()``,
    ``select_sentence()``, ``widen()``, ``narrow()``. With an annotation focused and nothing
    selected, ``move_edge`` asks by ``edge_dragged`` for its edge to be moved.
    ``forward_key_is_left()`` tells the key router whether the Left key goes forward here.

    See: ``position()``, ``scroll_to(position)``, ``progress()``, ``rect_of(start, end)`` (in the
    viewport, for a picker beside it).

    Signals: ``selection_changed()``, ``word_changed()``, ``annotation_focused(id or "")``,
    ``edge_dragged(id, Span)``, ``text_size_changed(px)``, ``scrolled()``.
    """

    selection_changed = Signal()
    word_changed = Signal()
    annotation_focused = Signal(str)
    edge_dragged = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.selecting = Selecting("")
        self._relations: tuple[Relation, ...] = ()
        self._focused = ""
        self._hovered = ""
        self._preview: Span | None = None
        self._goal_x: float | None = None
        self._strip = RelationStrip(self.viewport())
        self._strip.chosen.connect(self.focus_annotation)
        self._gestures = Gestures(self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)

    # --- showing ---

    def show_article(
        self,
        article: Article,
        annotations: Iterable[Annotation],
        relations: Iterable[Relation],
        schema: Schema,
        language: str,
    ) -> None:
        """Show an article from its beginning; nothing is selected then."""
        sheet = Sheet(article, schema, language, self._style)
        sheet.set_style(self._style, self._column(self._style))
        sheet.annotate(annotations)
        self._relations = tuple(relations)
        self.selecting = Selecting(article.text)
        self._forget()
        self.setAccessibleName(article.title or article.name)
        self._show_sheet(sheet)
        self._tell_all()

    def clear(self) -> None:
        """Show nothing."""
        self._relations = ()
        self.selecting = Selecting("")
        self._forget()
        self.setAccessibleName("")
        self._show_sheet(None)
        self._tell_all()

    def set_annotations(
        self, annotations: Iterable[Annotation], relations: Iterable[Relation]
    ) -> None:
        """Show these annotations from now on; only the blocks that changed are placed anew."""
        if self.sheet is None:
            return
        touched = self.sheet.annotate(annotations)
        self._relations = tuple(relations)
        if self._hovered not in self.sheet.index:
            self._hovered = ""
        if self._focused and self._focused not in self.sheet.index:
            self._set_focused("")
        else:
            self._show_strip()
        if touched:
            self.settle()

    def set_theme(self, theme: ThemeName) -> None:
        super().set_theme(theme)
        self._strip.set_theme(theme)

    def settle(self) -> None:
        super().settle()
        self._strip.place_in(self.viewport().rect())

    def _forget(self) -> None:
        self._focused = self._hovered = ""
        self._preview = self._goal_x = None
        self._gestures.cancel()
        self._strip.hide()

    def _tell_all(self) -> None:
        self.selection_changed.emit()
        self.word_changed.emit()
        self.annotation_focused.emit("")

    def _shown(self) -> Shown:
        index = self.sheet.index if self.sheet else None
        focused = index.get(self._focused) if index else None
        span = (self._preview or focused.span) if focused else None
        free = self.selecting.span is None and focused is None
        word = self.selecting.word if free else None
        return Shown(
            selection=self.selecting.chosen,
            word=Span(*word) if word else None,
            focused=self._focused,
            hovered=self._hovered,
            related=self._related(),
            focused_span=span,
        )

    def _related(self) -> frozenset[str]:
        if not self._focused:
            return frozenset()
        ends = {it.to_id for it in self._relations if it.from_id == self._focused}
        ends |= {it.from_id for it in self._relations if it.to_id == self._focused}
        return frozenset(ends)

    # --- what is chosen ---

    def selection(self) -> Span | None:
        return self.selecting.chosen

    def target(self) -> Span | None:
        """The selection, else the current word."""
        return self.selecting.target

    def select(self, span: Span | None) -> None:
        """Select a range (cut to whole letters) and show it; None clears the selection."""
        if span is None:
            self.selecting.clear()
        else:
            self.selecting.select(span.start, span.end)
        self.chosen(show=span is not None)

    def focused(self) -> str | None:
        return self._focused or None

    def focus_annotation(self, annotation_id: str | None, *, show: bool = True) -> None:
        """Make an annotation the one that keys and the inspector are about, and show it."""
        annotation = self.sheet.index.get(annotation_id) if self.sheet else None
        self.selecting.clear()
        if annotation is not None:
            self.selecting.put_word(annotation.start)
        self._set_focused(annotation.id if annotation else "")
        if annotation is not None and show:
            self.bring_into_view(annotation.start, annotation.end)
        self.chosen(show=False)

    def annotations_here(self) -> list[str]:
        """Ids of the annotations over the current word or the active edge, innermost first."""
        if self.sheet is None:
            return []
        return [it.id for it in self.sheet.index.at(self.selecting.position)]

    def cycle_here(self) -> None:
        """Focus the innermost annotation here; when one is focused, the next outer one."""
        self.cycle(self._around(), 1)

    def outer(self) -> None:
        self.cycle(self._around(), 1, wrap=False)

    def inner(self) -> None:
        self.cycle(self._around(), -1, wrap=False)

    def cycle(self, ids: list[str], by: int, *, wrap: bool = True) -> None:
        """Focus the next of these annotations, or the first when none of them is focused."""
        if not ids:
            return
        if self._focused not in ids:
            self.focus_annotation(ids[0], show=False)
            return
        at = ids.index(self._focused) + by
        if wrap or 0 <= at < len(ids):
            self.focus_annotation(ids[at % len(ids)], show=False)

    def _around(self) -> list[str]:
        focused = self.sheet.index.get(self._focused) if self.sheet else None
        if self.sheet is None or focused is None:
            return self.annotations_here()
        return [it.id for it in self.sheet.index.at(focused.start)]

    def escape(self) -> bool:
        """One state back: a drag, the selection, the focus; False when nothing was chosen."""
        if self._gestures.cancel():
            return True
        if self.selecting.span is not None:
            self.select(None)
            return True
        if self._focused:
            self._set_focused("")
            self.word_changed.emit()
            return True
        return False

    def chosen(self, *, show: bool = True, keep_x: bool = False) -> None:
        """The selection or the word changed: repaint, show it, tell who listens."""
        if not keep_x:
            self._goal_x = None
        if self.selecting.span is not None:
            self._set_focused("")
        if show:
            at = self.selecting.position
            self.bring_into_view(at, at + 1)
        self.viewport().update()
        self.selection_changed.emit()
        self.word_changed.emit()

    def _set_focused(self, annotation_id: str) -> None:
        if annotation_id == self._focused:
            return
        self._focused = annotation_id
        self._preview = None
        self._show_strip()
        self.viewport().update()
        self.annotation_focused.emit(annotation_id)

    def _show_strip(self) -> None:
        if self.sheet is not None:
            self._strip.show_for(self._focused, self._relations, self.sheet)
            self._strip.place_in(self.viewport().rect())

    # --- moving; +1 is forward in reading order ---

    def forward_key_is_left(self) -> bool:
        """Whether the paragraph of the current word runs right to left."""
        if self.sheet is None:
            return True
        return self.sheet.rtl(self.sheet.blocks.at(self.selecting.position))

    def move_word(self, by: int, *, extend: bool = False) -> None:
        """To the next or previous word; ``extend`` moves the selection's active edge by a word."""
        focused = self.sheet.index.get(self._focused) if self.sheet else None
        if focused is not None and extend:
            self.selecting.select(focused.start, focused.end)
        elif focused is not None:
            self.selecting.word = focused.start, focused.end
        self._set_focused("")
        self.selecting.move_word(by, extend=extend)
        self.chosen()

    def move_sentence(self, by: int, *, extend: bool = False) -> None:
        self._set_focused("")
        self.selecting.move_sentence(by, extend=extend)
        self.chosen()

    def move_to_paragraph_edge(self, by: int, *, extend: bool = False) -> None:
        """To the first (-1) or last (+1) word of the paragraph."""
        start, end = self._paragraph()
        self._go(start if by < 0 else self._last_place(start, end), extend=extend)

    def move_to_article_edge(self, by: int, *, extend: bool = False) -> None:
        text = self.selecting.text
        self._go(0 if by < 0 else self._last_place(0, len(text)), extend=extend)

    def _last_place(self, start: int, end: int) -> int:
        return start + max(0, len(self.selecting.text[start:end].rstrip()) - 1)

    def _go(self, position: int, *, extend: bool) -> None:
        self._set_focused("")
        self.selecting.go_to(position, extend=extend)
        self.chosen()

    def move_line(self, by: int, *, extend: bool = False) -> None:
        """To the word above (-1) or below (+1); the place on the line is kept."""
        if self.sheet is None:
            return
        at = self.selecting.position
        x, _y = hits.centre_of(self.sheet, at)
        goal = self._goal_x if self._goal_x is not None else x
        found = hits.unit_beside(self.sheet, self.selecting, goal, at, by)
        if found is not None:
            self._set_focused("")
            self.selecting.go_to(found[0], extend=extend)
            self.chosen(keep_x=True)
            self._goal_x = goal

    def move_page(self, by: int, *, extend: bool = False) -> None:
        """A view's height up or down, the current word with it."""
        lines = max(1, round(self.viewport().height() / self._style.pitch / 1.3) - 2)
        for _ in range(lines):
            self.move_line(by, extend=extend)

    def move_edge(self, letters: int, *, other: bool = False) -> None:
        """Move the active edge (or the other) of the selection or focused annotation by letters."""
        active = self.selecting.active
        which = active if not other else ("start" if active == "end" else "end")
        focused = self.sheet.index.get(self._focused) if self.sheet else None
        if focused is not None and self.selecting.span is None:
            moved = moved_edge(self.selecting.text, focused.span, which, letters)
            if moved != focused.span:
                self.edge_dragged.emit(focused.id, moved)
            return
        self.selecting.move_edge(letters, which)
        self.selecting.active = active
        self.chosen()

    def swap_edge(self) -> None:
        self.selecting.swap_edge()
        self.chosen()

    def select_sentence(self) -> None:
        self.selecting.select_sentence()
        self.chosen()

    def widen(self) -> None:
        """From word to sentence to paragraph."""
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

    def leaveEvent(self, event: QEvent) -> None:
        self.hover("")
        super().leaveEvent(event)

    def hover(self, annotation_id: str) -> None:
        if annotation_id != self._hovered:
            self._hovered = annotation_id
            self.viewport().update()

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            self._tip(event)
            return True
        return super().viewportEvent(event)

    def _tip(self, event: QHelpEvent) -> None:
        if self.sheet is None:
            return
        ids = hits.annotations_at(self.sheet, *self.to_sheet(QPointF(event.pos())))
        names = [self.sheet.name_of(it) for it in ids]
        QToolTip.showText(event.globalPos(), "\n".join(names), self.viewport(), QRect())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()
