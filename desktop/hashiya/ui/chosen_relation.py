"""One relation of the focused mark is chosen, turned or removed by keys; it draws and stores nothing."""

from __future__ import annotations

from PySide6.QtCore import QObject

from hashiya.display.listing import short_quote
from hashiya.model.relation import Relation
from hashiya.ui.linking import Linking
from hashiya.ui.look import Look
from hashiya.ui.reader.view import ReaderView
from hashiya.ui.session import Session

_CERTAIN = "certain"
"""The attribute that every mark and every relation may have, whatever the label set says."""


class ChosenRelation(QObject):
    """``E`` goes through the relations of the focused mark; what is made last can be turned at once."""

    def __init__(self, session: Session, look: Look, reader: ReaderView, linking: Linking) -> None:
        super().__init__(reader)
        self._session, self._look, self._reader = session, look, reader
        self._chosen = self._last = self._at = ""
        session.focus_changed.connect(self._moved)
        linking.made.connect(self._made)

    @property
    def relation(self) -> Relation | None:
        """The one that was chosen and is still there."""
        return self._session.arrows.get(self._chosen)

    def step(self) -> None:
        """To the next relation of the focused mark, round from the last to the first."""
        focused = self._session.focused
        mine = self._session.arrows.of(focused) if focused else []
        if not mine or focused is None:
            self._say("linking-has-none")
            return
        ids = [it.id for it in mine]
        at = (ids.index(self._chosen) + 1) % len(ids) if self._chosen in ids else 0
        self._at = focused
        self._choose(ids[at])
        self._say(
            "linking-chosen",
            name=self._name(mine[at]),
            words=self._words(mine[at], focused),
            number=str(at + 1),
            count=str(len(ids)),
        )

    def leave(self) -> bool:
        """Whether one was chosen."""
        had = self.relation is not None
        self._choose("")
        return had

    def turn(self) -> None:
        """Swap the ends of the chosen relation, of the one made last, or of the only one there is."""
        from hashiya.commands import turning

        workspace, it = self._session.workspace, self.subject
        if it is None or workspace is None:
            self._say("linking-which")
            return
        made = self._session.attempt(lambda: turning.turn(workspace, it.id))
        if made is None:
            return
        if made == it:
            self._say("linking-two-way", name=self._name(it))
            return
        self._last = made.id
        if self._chosen == it.id:
            self._choose(made.id)
        self._say("linking-turned", name=self._name(made), words=self._end_of(made))

    def remove(self) -> bool:
        """Take the chosen relation away; False where none is chosen."""
        from hashiya.commands import annotate

        workspace, it = self._session.workspace, self.relation
        if it is None or workspace is None:
            return False
        self._choose("")
        done = self._session.attempt(lambda: annotate.unrelate(workspace, [it.id]) or True)
        if done:
            self._say("linking-removed", name=self._name(it))
        return True

    def doubt(self) -> None:
        """Say of the chosen relation, else of the focused mark, that it is not certain; or no more."""
        from hashiya.commands import annotate

        workspace, it = self._session.workspace, self.relation
        said = it if it is not None else self._session.focused_annotation
        if workspace is None or said is None:
            return
        value = None if said.attributes.get(_CERTAIN) is False else False
        change = annotate.set_attribute if it is None else annotate.set_relation_attribute
        done = self._session.attempt(lambda: change(workspace, said.id, _CERTAIN, value))
        if done is not None:
            words = self._name(it) if it is not None else self._quote(said.id)
            self._say("linking-doubted" if value is False else "linking-certain", words=words)

    @property
    def subject(self) -> Relation | None:
        """The relation that would be turned: chosen, or made last, or the only one of the focused mark."""
        if self.relation is not None:
            return self.relation
        focused = self._session.focused
        mine = self._session.arrows.of(focused) if focused else []
        last = next((it for it in mine if it.id == self._last), None)
        return last or (mine[0] if len(mine) == 1 else None)

    def _made(self, relation_id: str) -> None:
        self._last = relation_id

    def _moved(self) -> None:
        if self._chosen and self._session.focused != self._at:
            self._choose("")

    def _choose(self, relation_id: str) -> None:
        self._chosen = relation_id
        self._reader.choose_relation(relation_id)

    def _name(self, it: Relation) -> str:
        kind = self._session.schema.relation(it.label)
        return kind.name(self._look.language) if kind else it.label

    def _words(self, it: Relation, focused: str) -> str:
        return self._quote(it.to_id if it.from_id == focused else it.from_id)

    def _end_of(self, it: Relation) -> str:
        return self._quote(it.to_id)

    def _quote(self, annotation_id: str) -> str:
        found = self._session.annotation(annotation_id)
        if found is None:
            far = self._session.far.get(annotation_id)
            found = far.annotation if far else None
        return short_quote(found.quote, 40) if found else "…"

    def _say(self, message: str, **values: str) -> None:
        self._session.said.emit(self._look.say(message, **values))
