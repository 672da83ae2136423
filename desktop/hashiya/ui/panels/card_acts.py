"""What can be done on the card of an annotation, each one gesture and one step; it shows nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from hashiya.model.annotation import Annotation
from hashiya.model.attribute import AttributeValue
from hashiya.model.relation import Relation
from hashiya.ui.look import Look
from hashiya.ui.panels.attribute_fields import Hand
from hashiya.ui.session import Session
from hashiya.ui.tagging import Tagging

if TYPE_CHECKING:
    from hashiya.workspace import Workspace

NOTE = "comment"
"""The attribute of a relation that holds its note."""


class CardActs:
    def __init__(self, session: Session, look: Look, tagging: Tagging) -> None:
        self.session = session
        self.look = look
        self.tagging = tagging

    @property
    def writable(self) -> bool:
        return self.session.writable

    def hand(self, tell: Callable[[AttributeValue | None], object]) -> Hand:
        """For a field whose values go there."""
        return Hand(tell, self.session.said.emit, self.tagging.take_focus)

    def set_attribute(
        self, annotation_id: str, name: str, value: AttributeValue | None
    ) -> Annotation | None:
        from hashiya.commands import annotate

        return self._do(lambda ws: annotate.set_attribute(ws, annotation_id, name, value))

    def retag(self, annotation_id: str, layer: str, label: str) -> None:
        from hashiya.commands import annotate

        self._do(lambda ws: annotate.retag(ws, annotation_id, layer, label))

    def set_note(self, relation: Relation, value: AttributeValue | None) -> None:
        from hashiya.commands import annotate

        self._do(lambda ws: annotate.set_relation_attribute(ws, relation.id, NOTE, value))

    def unrelate(self, relation: Relation) -> None:
        from hashiya.commands import annotate

        self._do(lambda ws: annotate.unrelate(ws, [relation.id]))

    def go_to(self, annotation: Annotation) -> None:
        """Focus a mark; one in another article is shown beside this one."""
        article = self.session.article
        if article is None or annotation.article != article.id:
            self.tagging.far_asked.emit(annotation.id)
        else:
            self.tagging.jump_to(annotation.id)

    def _do(self, act: Callable[[Workspace], object]) -> Annotation | None:
        workspace = self.session.workspace
        if workspace is None:
            return None
        made = self.session.attempt(lambda: act(workspace))
        return made if isinstance(made, Annotation) else None
