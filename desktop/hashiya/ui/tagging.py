"""From a gesture in the reader to a command and back: tag, change, trim, remove, undo; it stores nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication

from hashiya.display.telling import IMPORT, takes_away, told, told_import
from hashiya.model.annotation import Annotation
from hashiya.model.edit import Step
from hashiya.model.relation import Relation
from hashiya.model.schema import Label
from hashiya.model.span import Span
from hashiya.ui.look import Look
from hashiya.ui.session import Session

if TYPE_CHECKING:
    from hashiya.ui.dialogs.travelling import Way
    from hashiya.ui.reader.view import ReaderView
    from hashiya.workspace import Workspace

T = TypeVar("T")


class Tagging(QObject):
    """``pick_asked`` asks for the label picker, whose answer comes back to ``tag``; ``relate_asked`` begins a relation."""

    pick_asked = Signal()
    far_asked = Signal(str)
    """A mark in another article is to be shown beside this one."""
    relate_asked = Signal(str, bool)

    def __init__(self, session: Session, look: Look, reader: ReaderView) -> None:
        super().__init__()
        self._session = session
        self._look = look
        self._reader = reader
        self.last_label: Label | None = None
        self.label_before: Label | None = None
        """The one used before the last: Z goes to and fro between them."""

    @property
    def _workspace(self) -> Workspace:
        assert self._session.workspace is not None
        return self._session.workspace

    def tag(self, label: Label) -> None:
        """Label what is focused or selected: in the same layer it changes, in another one it is added."""
        from hashiya.commands import annotate

        focused = self._session.focused_annotation
        article = self._session.article
        if article is None:
            return
        if label != self.last_label:
            self.label_before, self.last_label = self.last_label, label
        if focused is not None and focused.layer == label.layer:
            self._run(lambda: annotate.retag(self._workspace, focused.id, label.layer, label.code))
            return
        spans = self._place(focused, label)
        if not spans:
            self._session.said.emit(self._look.say("ui-nothing-selected"))
            return
        same = self._same_place(spans, label)
        if same is not None:
            self._run(lambda: annotate.retag(self._workspace, same.id, label.layer, label.code))
            self._focus(same.id)
            return
        made = self._run(
            lambda: annotate.tag(self._workspace, article.id, spans, label.layer, label.code)
        )
        if made is not None:
            self._focus(made.id)

    def repeat(self) -> None:
        if self.last_label is not None:
            self.tag(self.last_label)

    def toggle(self) -> None:
        """The focused mark gets the other one of the two labels used last, in its own layer."""
        other = self.other_label()
        if other is not None:
            self.tag(other)

    def other_label(self) -> Label | None:
        """The one of the two labels used last that the focused mark does not have."""
        focused = self._session.focused_annotation
        if focused is None:
            return None
        for it in (self.last_label, self.label_before):
            if it is not None and it.layer == focused.layer and it.code != focused.label:
                return it
        return None

    def pick(self) -> None:
        """The picker for what is focused or selected, else for the current word."""
        self.pick_asked.emit()

    def change_label(self) -> None:
        self.pick_asked.emit()

    def enter(self) -> None:
        """The picker for a selection or a focused mark; else the mark under the cursor gets the focus."""
        if self._session.focused:
            self.pick_asked.emit()
            return
        here = self._reader.annotations_here()
        if here and self._reader.selection() is None:
            self._focus(here[0])
        else:
            self.pick_asked.emit()

    def into_reader(self) -> None:
        """The keys are the page's from now on."""
        self._reader.setFocus(Qt.FocusReason.OtherFocusReason)

    def relate(self, kind: str = "", *, turned: bool = False) -> None:
        """Begin a relation at the focused mark, of that kind only; ``turned``: one that ends there."""
        self.relate_asked.emit(kind, turned)

    def remove_focused(self) -> None:
        if self._session.focused:
            self.remove([self._session.focused])

    def remove(self, ids: list[str]) -> None:
        from hashiya.commands import annotate

        relations = {arrow.id for it in ids for arrow in self._session.arrows.of(it)}
        count = len(ids)
        if self._run(lambda: annotate.remove(self._workspace, ids) or True):
            said = self._look.say("ui-removed", annotations=count, relations=len(relations))
            self._session.said.emit(said)

    def undo(self) -> None:
        self._travel("undo", "hands-undone")

    def redo(self) -> None:
        self._travel("redo", "hands-redone")

    def copy(self) -> None:
        article, spans = self._session.article, self._selected()
        focused = self._session.focused_annotation
        if focused is not None:
            QGuiApplication.clipboard().setText(focused.quote)
        elif article is not None and spans:
            QGuiApplication.clipboard().setText(spans[0].quote(article.text))

    def copy_json(self) -> None:
        """The focused mark as a dataset would hold it."""
        from hashiya.formats.jsonl.jsonl import as_json

        focused = self._session.focused_annotation
        if focused is not None:
            QGuiApplication.clipboard().setText(as_json(focused))
            self._session.said.emit(self._look.say("keys-copied"))

    def step_in(self) -> None:
        self._reader.inner()

    def step_out(self) -> None:
        self._reader.outer()

    def cycle(self) -> None:
        """The next of the marks that lie at this place."""
        self._reader.cycle_here()

    def step_back(self) -> None:
        self._reader.escape()

    def let_go_of_mark(self) -> None:
        """Nothing is focused: what is shown is about the article."""
        self._session.focus(None)
        self._reader.focus_annotation(None)

    def show_place(self, position: int) -> None:
        """Go to a place of the article, its word in view and the keys on the page."""
        self.let_go_of_mark()
        self._reader.selecting.put_word(position)
        self._reader.chosen()
        self.take_focus()

    def jump_to(self, annotation_id: str) -> None:
        """Focus a mark and show its place."""
        if self._session.annotation(annotation_id) is not None:
            self._focus(annotation_id)

    def show_touched(self, step: Step) -> None:
        """Focus the first mark of a step that is still there, else show the words where one was."""
        session = self._session
        if session.article is None or step.corrects:
            return  # with another text the page stays where it stood: every mark may have moved
        marks = [it.record for it in step.edits if isinstance(it.record, Annotation)]
        ends = [it.record.from_id for it in step.edits if isinstance(it.record, Relation)]
        here = [it for it in (*(mark.id for mark in marks), *ends) if session.annotation(it)]
        place = next((it for it in marks if it.article == session.article.id), None)
        if here:
            self.jump_to(here[0])
        elif place is not None and place.end <= len(session.article.text):
            session.focus(None)
            self._reader.show_word(place.span)

    def point_at(self, span: Span) -> None:
        """Select a place for what comes next."""
        self._reader.select(span)

    def put_here(self, unplaced_id: str) -> None:
        """Give a mark without a place the selection, else the current word."""
        from hashiya.commands import correcting

        spans = self._selected()
        if not spans:
            self._session.said.emit(self._look.say("ui-nothing-selected"))
            return
        made = self._run(lambda: correcting.place(self._workspace, unplaced_id, spans))
        if made is not None:
            self.take_focus()
            self._focus(made.id)

    def let_go(self, unplaced_ids: list[str]) -> None:
        from hashiya.commands import correcting

        if self._run(lambda: correcting.let_go(self._workspace, unplaced_ids)):
            said = self._look.say("correcting-gone", count=len(unplaced_ids))
            self._session.said.emit(said)

    def take_focus(self) -> None:
        """The keys go to the page from now on."""
        self._reader.setFocus(Qt.FocusReason.OtherFocusReason)

    def moved(self, annotation_id: str, span: Span) -> None:
        """An edge was dragged in the reader."""
        from hashiya.commands import annotate

        if not self._run(lambda: annotate.move(self._workspace, annotation_id, span)):
            self._reader.preview_edge(None)

    def _travel(self, way: Way, message: str) -> None:
        """Undo and redo go to the article of their step and show what they changed."""
        from hashiya.ui.dialogs.travelling import travel  # seldom, and never before the first key

        listing = self._workspace.listing
        before = listing.count() if self._workspace.ahead(way) else None
        step = self._run(lambda: travel(self._reader.window(), self._look, self._workspace, way))
        if step is None:
            return
        article = step.article
        session = self._session
        there = article is not None and not takes_away(step, article)
        if there and (session.article is None or session.article.id != article):
            session.show(article)
        self.show_touched(step)
        came = 0 if before is None else listing.count() - before
        if self._workspace.first_act(step.id) == IMPORT:
            what = told_import(step, self._look.wording, came)
        else:
            what = told(step, session.schema, self._look.wording, came)
        session.said.emit(self._look.say(message, what=what))

    def _run(self, act: Callable[[], T]) -> T | None:
        if self._session.past:  # the mouse reaches here without asking whether it may
            self._session.said.emit(self._look.say("history-past-read-only"))
            return None
        return self._session.attempt(act)

    def _focus(self, annotation_id: str) -> None:
        self._session.focus(annotation_id)
        self._reader.focus_annotation(annotation_id)

    def _place(self, focused: Annotation | None, label: Label) -> tuple[Span, ...]:
        """Where a new mark goes: on the focused one, but a lane goes on the word inside a band.

        A click in a claim focuses it, and what is named there is a word of it, not all of it.
        """
        if focused is None:
            return self._selected()
        there = self._session.schema.label(focused.layer, focused.label)
        inside = there is not None and there.form == "band" and label.form != "band"
        return (inside and self._selected()) or focused.fragments

    def _selected(self) -> tuple[Span, ...]:
        span = self._reader.target()
        return (span,) if span else ()

    def _same_place(self, spans: tuple[Span, ...], label: Label) -> Annotation | None:
        """A mark of that layer on exactly these spans: the same span again means change it."""
        return next(
            (
                it
                for it in self._session.marks.starting_at(spans[0].start)
                if it.layer == label.layer and it.fragments == spans
            ),
            None,
        )
