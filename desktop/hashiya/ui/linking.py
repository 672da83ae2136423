"""Draws a relation in two gestures: R on one mark, then the other mark is focused; it stores nothing."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QMenu

from hashiya.model.annotation import Annotation
from hashiya.model.schema import Label, RelationType
from hashiya.ui.look import Look
from hashiya.ui.reader.view import ReaderView
from hashiya.ui.session import Session


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
    """Waits for the second end. The kind is implied when only one fits, else a menu asks."""

    began = Signal()

    def __init__(self, session: Session, look: Look, reader: ReaderView) -> None:
        super().__init__(reader)
        self._session = session
        self._look = look
        self._reader = reader
        self._from: str | None = None
        self._kind, self._turned = "", False
        self.menu: QMenu | None = None
        # queued: the focus must have come to rest in the reader before it is moved again
        session.focus_changed.connect(self._focused, Qt.ConnectionType.QueuedConnection)
        session.article_shown.connect(self._forget)

    @property
    def waits(self) -> bool:
        return self._from is not None

    def begin(self, kind: str = "", *, turned: bool = False) -> None:
        """The focused annotation is the one end; the next one that is focused is the other.

        With a ``kind`` only a relation of that code is drawn; ``turned``: it ends at the focused one.
        """
        focused = self._session.focused_annotation
        if focused is None:
            return
        self._from, self._kind, self._turned = focused.id, kind, turned
        asked = self._session.schema.relation(kind) if kind else None
        message = "card-relate-choose" if asked else "ui-relate-choose"
        values = {"name": asked.name(self._look.language)} if asked else {}
        self._session.said.emit(self._look.say(message, **values))
        self._reader.setFocus()
        self.began.emit()

    def leads_to(self, end: Annotation) -> bool:
        """Whether the relation that waits may have its other end there, either way round."""
        start = self._session.annotation(self._from) if self._from else None
        if start is None or start.id == end.id:
            return False
        return bool(self._between(start, end))

    def cancel(self) -> bool:
        """Whether there was something to give up."""
        waited = self.waits
        self._forget()
        if waited:
            self._session.said.emit(self._look.say("ui-relate-cancelled"))
        return waited

    def _forget(self) -> None:
        self._from = None
        self._kind, self._turned = "", False

    def _focused(self) -> None:
        focused = self._session.focused_annotation
        if self._from is None or focused is None or focused.id == self._from:
            return
        start = self._session.annotation(self._from)
        arrows = self._between(start, focused) if start else []
        self._forget()
        if start is not None:
            self._connect(start, focused, arrows)

    def _connect(self, start: Annotation, end: Annotation, arrows: list[_Arrow]) -> None:
        if not arrows:
            values = {"start": self._name(start), "end": self._name(end)}
            self._session.said.emit(self._look.say("ui-relate-none", **values))
        elif len(arrows) == 1:
            self._draw(arrows[0])
        else:
            self._ask(arrows)

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
        return [_Arrow(it, start, end) for it in self._session.schema.fitting(one, other)]

    def _ask(self, arrows: list[_Arrow]) -> None:
        """A menu beside the second mark; its entries answer to digits."""
        menu = QMenu(self._reader)
        menu.setLayoutDirection(self._look.direction)
        for number, arrow in enumerate(arrows, start=1):
            name = arrow.kind.name(self._look.language)
            entry = menu.addAction(f"&{number}  {name}" if number < 10 else name)
            entry.triggered.connect(lambda _checked=False, it=arrow: self._draw(it))
        menu.aboutToHide.connect(menu.deleteLater)
        self.menu = menu
        end = arrows[0].end
        place = self._reader.rect_of(end.start, end.end)
        menu.popup(self._reader.viewport().mapToGlobal(place.bottomLeft()))
        menu.setActiveAction(menu.actions()[0])

    def _draw(self, arrow: _Arrow) -> None:
        from hashiya.commands import annotate

        workspace = self._session.workspace
        if workspace is None or not self._session.writable:
            return
        known = {it.id for it in self._session.relations}
        made = self._session.attempt(
            lambda: annotate.relate(workspace, arrow.kind.code, arrow.start.id, arrow.end.id)
        )
        if made is None:
            return
        name = arrow.kind.name(self._look.language)
        message = "ui-relate-there" if made.id in known else "ui-relate-made"
        self._session.said.emit(self._look.say(message, name=name))
        self._reader.focus_annotation(arrow.back_to.id)
        self._session.focus(arrow.back_to.id)

    def _label(self, annotation: Annotation) -> Label | None:
        return self._session.schema.label(annotation.layer, annotation.label)

    def _name(self, annotation: Annotation) -> str:
        label = self._label(annotation)
        return label.name(self._look.language) if label else annotation.label
