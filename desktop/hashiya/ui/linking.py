"""Draws a relation in two gestures: R (or a drag) at one mark, then the other mark; it stores nothing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QMenu

from hashiya.model.annotation import Annotation
from hashiya.model.schema import Label, RelationType
from hashiya.ui.below import open_at, start_below
from hashiya.ui.digit_menu import DigitMenu
from hashiya.ui.look import Look
from hashiya.ui.reader.view import ReaderView
from hashiya.ui.session import Session

_FEW = 4
"""Labels that are named to somebody who finds no mark for a relation."""


@dataclass(frozen=True, slots=True)
class _Arrow:
    """A relation that may be drawn between two annotations."""

    kind: RelationType
    start: Annotation
    end: Annotation
    turned: bool = False

    @property
    def back_to(self) -> Annotation:
        """The mark that is in focus again afterwards."""
        return self.end if self.turned else self.start


class Linking(QObject):
    """Waits for the second end. The kind is implied when only one fits, else a menu asks.

    ``made`` tells the id of what was drawn.
    """

    began = Signal()
    made = Signal(str)

    def __init__(self, session: Session, look: Look, reader: ReaderView) -> None:
        super().__init__(reader)
        self._session = session
        self._look = look
        self._reader = reader
        self.readers: list[ReaderView] = [reader]
        """All in which an end may be chosen, that of the window first."""
        self._from: Annotation | None = None
        self._kind, self._turned = "", False
        self.menu: QMenu | None = None
        # queued: the focus must have come to rest in the reader before it is moved again
        session.focus_changed.connect(self._focused, Qt.ConnectionType.QueuedConnection)
        session.article_shown.connect(self._forget)

    def add_reader(self, reader: ReaderView) -> None:
        """A second article: an end may be chosen there."""
        self.readers.append(reader)
        readers = self.readers
        reader.destroyed.connect(lambda: readers.remove(reader))

    @property
    def waits(self) -> bool:
        return self._from is not None

    def begin(self, kind: str = "", *, turned: bool = False) -> None:
        """The focused annotation is the one end; the next one that is focused is the other.

        With a ``kind`` only a relation of that code is drawn; ``turned``: it ends at the focused one.
        """
        focused = self._session.focused_annotation
        if focused is not None:
            self.begin_at(focused, self._reader, kind, turned=turned)

    def begin_at(
        self, start: Annotation, reader: ReaderView, kind: str = "", *, turned: bool = False
    ) -> None:
        """The same from a mark in any of the readers."""
        reader.setFocus()
        self._from, self._kind, self._turned = start, kind, turned
        asked = self._session.schema.relation(kind) if kind else None
        if asked is None:
            self._say("ui-relate-choose")
        else:
            self._say("card-relate-choose", name=asked.name(self._look.language))
        self.began.emit()

    def leads_to(self, end: Annotation) -> bool:
        """Whether the relation that waits may have its other end there, either way round."""
        return self._from is not None and self.joins(self._from, end)

    def joins(self, start: Annotation, end: Annotation) -> bool:
        """Whether any relation may be drawn between two marks."""
        return start.id != end.id and bool(self._between(start, end))

    def cancel(self) -> bool:
        """Whether there was something to give up."""
        waited = self.waits
        self._forget()
        if waited:
            self._say("ui-relate-cancelled")
        return waited

    def end_at(self, end: Annotation) -> None:
        """The other end is chosen, in whichever reader."""
        if self._from is None or end.id == self._from.id:
            return
        start, arrows = self._from, self._between(self._from, end)
        self._forget()
        self._connect(start, end, arrows)

    def join(self, start: Annotation, end: Annotation) -> None:
        """Both ends at once: a drag."""
        self._forget()
        if start.id != end.id:
            self._connect(start, end, self._between(start, end))

    def none_in_view(self) -> str:
        """What to do when no mark in view fits: make one of a label that would, or look elsewhere."""
        names = self._could_end()
        if not 0 < len(names) <= _FEW:
            return self._look.say("linking-none-in-view")
        return self._look.say("linking-none-yet", labels=self._look.wording.join(names))

    def _could_end(self) -> list[str]:
        """The labels whose marks could be the other end of the one kind that was asked for."""
        one = self._label(self._from) if self._from is not None and self._kind else None
        kind = self._session.schema.relation(self._kind)
        if one is None or kind is None:
            return []
        schema, turned = self._session.schema, self._turned
        return [
            it.name(self._look.language)
            for it in schema.labels
            if kind in (schema.fitting(it, one) if turned else schema.fitting(one, it))
        ]

    def _forget(self) -> None:
        self._from = None
        self._kind, self._turned = "", False

    def _focused(self) -> None:
        focused = self._session.focused_annotation
        if focused is not None:
            self.end_at(focused)

    def _connect(self, start: Annotation, end: Annotation, arrows: list[_Arrow]) -> None:
        if not arrows:
            self._refuse(start, end)
        elif len(arrows) == 1:
            self._draw(arrows[0])
        else:
            self._ask(arrows, end)

    def _refuse(self, start: Annotation, end: Annotation) -> None:
        """Say what there would be: between two articles, or at all from or to the first mark."""
        values = {"start": self._name(start), "end": self._name(end)}
        schema = self._session.schema
        if start.article != end.article:
            kinds = [it for it in schema.relations if schema.joins_articles(it)]
            message = "linking-none-across"
        else:
            label = self._label(start)
            kinds = [it for it in schema.relations if label and touches(it, label)]
            message = "linking-none"
        if not kinds:
            message = "ui-relate-none"
        names = self._look.wording.join(it.name(self._look.language) for it in kinds)
        self._say(message, **values, **({"kinds": names} if kinds else {}))

    def _between(self, one: Annotation, other: Annotation) -> list[_Arrow]:
        """What may be drawn between two marks: the way it was asked for, else round the other way."""
        if not self._kind:
            return self._arrows(one, other) or self._arrows(other, one)
        found = self._arrows(other, one) if self._turned else self._arrows(one, other)
        wanted = [it for it in found if it.kind.code == self._kind]
        return [replace(it, turned=self._turned) for it in wanted]

    def _arrows(self, start: Annotation, end: Annotation) -> list[_Arrow]:
        one, other = self._label(start), self._label(end)
        if one is None or other is None:
            return []
        schema = self._session.schema
        kinds = schema.fitting(one, other)
        if start.article != end.article:
            kinds = (it for it in kinds if schema.joins_articles(it))
        return [_Arrow(it, start, end) for it in kinds]

    def _ask(self, arrows: list[_Arrow], end: Annotation) -> None:
        """A menu beside the second mark; its entries answer to digits."""
        reader = self._reader_of(end)
        menu = DigitMenu(reader)
        menu.setLayoutDirection(self._look.direction)
        for arrow in arrows:
            menu.offer(arrow.kind.name(self._look.language), partial(self._draw, arrow))
        menu.aboutToHide.connect(menu.deleteLater)
        self.menu = menu
        place = reader.rect_of(end.start, end.end)
        open_at(menu, start_below(place, reader.viewport()))
        menu.setActiveAction(menu.actions()[0])

    def _reader_of(self, annotation: Annotation) -> ReaderView:
        for it in self.readers:
            if it.isVisible() and it.sheet is not None and annotation.id in it.sheet.index:
                return it
        return self._reader

    def _draw(self, arrow: _Arrow) -> None:
        from hashiya.commands import annotate

        workspace, session = self._session.workspace, self._session
        if workspace is None or session.past or not session.may_change(arrow.start.article):
            return
        known = session.attempt(lambda: {it.id for it in workspace.relations_of([arrow.start.id])})
        made = session.attempt(
            lambda: annotate.relate(workspace, arrow.kind.code, arrow.start.id, arrow.end.id)
        )
        if made is None or known is None:
            return
        name = arrow.kind.name(self._look.language)
        self._say("ui-relate-there" if made.id in known else "ui-relate-made", name=name)
        for it in (arrow.back_to, arrow.start, arrow.end):
            if session.annotation(it.id) is not None:
                self._reader.focus_annotation(it.id)
                session.focus(it.id)
                break
        self.made.emit(made.id)

    def _label(self, annotation: Annotation) -> Label | None:
        return self._session.schema.label(annotation.layer, annotation.label)

    def _name(self, annotation: Annotation) -> str:
        label = self._label(annotation)
        return label.name(self._look.language) if label else annotation.label

    def _say(self, message: str, **values: str) -> None:
        self._session.said.emit(self._look.say(message, **values))


def touches(kind: RelationType, label: Label) -> bool:
    """Whether a relation of that kind may begin or end at that label."""
    ends = (kind.domain, kind.range)
    return any(not it or label.code in it or label.layer in it for it in ends)
