"""A canvas on which something is chosen: words selected, an annotation focused; it knows no keys, no mouse."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QWidget

from hashiya.display.relation_index import RelationIndex
from hashiya.model.annotation import Annotation
from hashiya.model.article import Article
from hashiya.model.edit import Edit
from hashiya.model.relation import Relation
from hashiya.model.schema import Schema
from hashiya.model.span import Span
from hashiya.ui.reader.arrows import Arrows
from hashiya.ui.reader.canvas import Canvas
from hashiya.ui.reader.chips import PlacedChip
from hashiya.ui.reader.crowd import CrowdList
from hashiya.ui.reader.paint_finds import Finds
from hashiya.ui.reader.painter import Shown
from hashiya.ui.reader.routing import Route, View
from hashiya.ui.reader.selecting import Selecting
from hashiya.ui.reader.sheet import FindFar, Sheet, no_far_end, relation_index
from hashiya.wording import Wording


class Choosing(Canvas):
    """An article with its annotations, of which words are selected and one may be focused."""

    selection_changed = Signal()
    word_changed = Signal()
    annotation_focused = Signal(str)
    edge_dragged = Signal(str, object)
    suggestion_clicked = Signal(str)
    menu_asked = Signal(object)
    far_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.selecting = Selecting("")
        self._relations = RelationIndex()
        self._focused = ""
        self._hovered = ""
        self._preview: Span | None = None
        self._goal_x: float | None = None
        self._pointed = self._meant = False
        self._spot: int | None = None
        self._finds: Finds | None = None
        self._signs = False
        self._marks = True
        self._layer = ""
        self.arrows = Arrows()
        self._meant_ends: frozenset[str] = frozenset()
        self.far: FindFar = no_far_end

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
        sheet = Sheet(article, schema, language, self._style, self._column(self._style))
        sheet.far, sheet.hides = self.far, self._hides
        sheet.annotate(annotations)
        self._relations = relation_index(relations)
        sheet.relate(self._relations)
        self.selecting = Selecting(article.text)
        self._forget()
        self.setAccessibleName(article.title or article.name)
        self.setAccessibleDescription(Wording(language).say("reader-description"))
        self._show_sheet(sheet)
        self._tell_all()

    def clear(self) -> None:
        """Show nothing."""
        self._relations = RelationIndex()
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
        before = self.sheet.heights.total
        self.sheet.annotate(annotations)
        self._relations = relation_index(relations)
        self.sheet.relate(self._relations)
        self._show_changed(moved=self.sheet.heights.total != before)

    def apply_edits(self, edits: Sequence[Edit]) -> None:
        """Show what a step changed in this article; it costs what changed, not what is there."""
        if self.sheet is None:
            return
        before = self.sheet.heights.total
        self.sheet.apply(edits)
        self._show_changed(moved=self.sheet.heights.total != before)

    def suggest(self, drafts: Iterable[Annotation], ends: Iterable[str] = ()) -> None:
        """Show marks that nobody has made yet, and frame those that they would be joined to."""
        if self.sheet is None:
            return
        before = self.sheet.heights.total
        self.sheet.suggest(drafts)
        self._meant_ends = frozenset(ends)
        self._show_changed(moved=self.sheet.heights.total != before)
        self.viewport().update()

    def _show_changed(self, *, moved: bool) -> None:
        if self.sheet is None:
            return
        if self._hovered not in self.sheet.index:
            self._hovered = ""
        if self._focused and self._focused not in self.sheet.index:
            self._set_focused("")
        if moved:
            self.settle()
        else:
            self.refresh()

    def _page_state(self) -> object:
        """Arrows are laid through the whole view: with them all of it is painted."""
        arrows = self.arrows.routes or self.arrows.all_in_view
        return None if arrows else super()._page_state()

    def show_finds(self, finds: Finds | None) -> None:
        """Show what a search found behind the text; None shows nothing of the kind."""
        self._finds = finds
        self.viewport().update()

    @property
    def marks_shown(self) -> bool:
        return self._marks

    def show_marks(self, *, on: bool) -> None:
        """Paint the marks or only the text; nothing moves, and nothing is changed."""
        self._marks = on
        self.viewport().update()

    def show_layer(self, code: str) -> None:
        """Show the marks of one layer, and the focused one; no code: those of all layers."""
        self._layer = code
        self.viewport().update()

    def _hides(self, annotation_id: str) -> bool:
        found = self.sheet.index.get(annotation_id) if self.sheet else None
        if found is None or found.id == self._focused:
            return False
        return not self._marks or self._layer not in ("", found.layer)

    def show_signs(self, *, on: bool) -> None:
        """Show invisible characters by signs over the text, or only those that are risky."""
        self._signs = on
        self.viewport().update()

    def show_all_relations(self, *, on: bool) -> None:
        """Draw the relations of everything in view, not of the focused annotation alone."""
        self.arrows.all_in_view = on
        self.viewport().update()

    def choose_relation(self, relation_id: str) -> None:
        """Show one of the relations of the focused annotation as the one that keys are about."""
        self.arrows.chosen = relation_id
        self.viewport().update()

    def reserve_lanes(self, lanes: int) -> None:
        """Keep room for so many lanes under every line, so that lines stay when one is marked."""
        if lanes != self._style.reserved:
            self._restyle(self._style.with_reserved(lanes))

    def _forget(self) -> None:
        self._focused = self._hovered = ""
        self._meant_ends = frozenset()
        self._preview = self._goal_x = self._finds = None
        self.arrows.routes = ()
        self.arrows.pointed = ""
        self._cancel_drag()

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
            active=self.hasFocus(),
            finds=self._finds,
            signs=self._signs,
            marks=self._marks,
            hides=self._hides if self._layer else None,
            arrows=self._ways(),
            pointed=self.arrows.pointed or self.arrows.chosen,
        )

    def _chosen_position(self) -> int | None:
        return self.selecting.position if self.selecting.target else None

    def _ways(self) -> tuple[Route, ...]:
        if self.sheet is None or self._scroller is None:
            return ()
        low = -float(self._origin())
        high = self.viewport().width() + low
        view = View(self._scroller.top, self._scroller.height, low, high)
        return self.arrows.lay(self.sheet, view, self._focused)

    def _related(self) -> frozenset[str]:
        if not self._focused:
            return self._meant_ends
        arrows = self._relations.of(self._focused)
        ends = {it for arrow in arrows for it in (arrow.from_id, arrow.to_id)}
        return (self._meant_ends | ends) - {self._focused}

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
        self._pointed = self._meant = False
        self._spot = None
        if annotation is not None:
            self.selecting.put_word(annotation.start)
        self._set_focused(annotation.id if annotation else "")
        if annotation is not None and show:
            self.bring_into_view(annotation.start, annotation.end)
        self.chosen(show=False)

    def point_at(self, position: int, *, mark: bool = False) -> None:
        """The word at a place was pointed at: keys go on from it, also inside a focused annotation.

        ``mark``: the pointer was on the drawn mark itself, so the mark is meant and not its words.
        """
        self.selecting.put_word(position)
        self._pointed = True
        self._spot = position
        self._meant = mark
        self.chosen(show=False)

    def show_word(self, span: Span) -> None:
        """Where something was: the word cursor goes there, unless the place is in view as it is."""
        if not self.viewport().rect().intersects(self.rect_of(span.start, span.end)):
            self.selecting.put_word(span.start)
            self.chosen()

    def held(self) -> Annotation | None:
        """The focused annotation, where keys that select or trim are about it and not about a word.

        One rule: they are about the mark that has the focus, unless a word inside a band was clicked.
        A claim is long, and what is done with the hand in it is done to its words.
        """
        focused = self.sheet.index.get(self._focused) if self.sheet else None
        if focused is None or self.sheet is None or self.selecting.span is not None:
            return None
        band = self.sheet.looks.of(focused).form == "band"
        return None if band and self._pointed and not self._meant else focused

    def subject(self) -> Span | None:
        """What a hand is about: the mark that is held, else the selection, else the current word."""
        held = self.held()
        return held.span if held else self.target()

    def annotations_here(self) -> list[str]:
        """Ids of the annotations over the current word or the active edge, innermost first."""
        return [it.id for it in self._on_word(self.selecting.position)]

    def _on_word(self, position: int) -> list[Annotation]:
        word = self.selecting.unit_at(position) if self.selecting.span is None else None
        over = self.sheet.index.over(position, word) if self.sheet else []
        return [it for it in over if not self._hides(it.id)]

    def cycle_here(self) -> None:
        """Focus the innermost annotation here; when one is focused, the next outer one."""
        self.cycle([it.id for it in self._on_word(self._place())], 1)

    def outer(self) -> None:
        self.cycle(self._around(), 1, wrap=False)

    def inner(self) -> None:
        self.cycle(self._around(), -1, wrap=False)

    def cycle(self, ids: list[str], by: int, *, wrap: bool = True) -> None:
        """Focus the next of these annotations, or the first when none of them is focused."""
        if not ids:
            return
        spot = self._place()
        at = ids.index(self._focused) + by if self._focused in ids else 0
        if wrap or 0 <= at < len(ids):
            self.focus_annotation(ids[at % len(ids)], show=False)
            self._spot = spot

    def _around(self) -> list[str]:
        found = self.sheet.index.at(self._place()) if self.sheet else []
        return [it.id for it in found if not self._hides(it.id)]

    def _place(self) -> int:
        """Where the marks lie that are gone through: it stays while the focus goes in and out."""
        focused = self.sheet.index.get(self._focused) if self.sheet else None
        if focused is None:
            return self.selecting.position
        spot = self._spot
        return spot if spot is not None and spot in focused.span else focused.start

    def escape(self) -> bool:
        """One state back: a drag, the selection, the focus; False when nothing was chosen."""
        if self._cancel_drag():
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
        if self.sheet is not None and self.sheet.keep(annotation_id):
            self.settle()
        self.viewport().update()
        self.annotation_focused.emit(annotation_id)

    def follow(self, annotation_id: str) -> None:
        """To an end of a relation; one in another article is asked for by ``far_asked``."""
        if self.sheet is not None and annotation_id not in self.sheet.index:
            self.far_asked.emit(annotation_id)
        else:
            self.focus_annotation(annotation_id)

    def follow_chip(self, chip: PlacedChip, at: QPoint) -> None:
        """What a chip offers beside its own mark: the other end, or the list of what is hidden."""
        if self.sheet is None:
            return
        if chip.kind == "jump":
            self.follow(chip.to)
        elif chip.kind == "more":
            crowd = CrowdList(self, self.sheet, [it for it in chip.hidden if not self._hides(it)])
            crowd.chosen.connect(self.focus_annotation)
            rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            crowd.show_at(self.viewport().mapToGlobal(at), rtl=rtl)

    def _cancel_drag(self) -> bool:
        """Give up what the mouse is doing; False when it does nothing."""
        return False
