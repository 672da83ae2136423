"""A mark that lost its place when the text was corrected; it waits, and stands nowhere."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from hashiya.model.annotation import Annotation
from hashiya.model.attribute import Attributes
from hashiya.model.identity import derived_id
from hashiya.model.relation import Relation
from hashiya.model.span import Span

Reason = Literal["gone", "elsewhere", "broken", "unquoted"]
"""Its words are not in the text; they are, but somewhere else; too little of them is left; a file gave a
place outside the text and no words."""


def waiting_id(annotation_id: str) -> str:
    """The id of an annotation's record while it has no place."""
    return derived_id(annotation_id, "unplaced")


@dataclass(frozen=True, slots=True, kw_only=True)
class Unplaced:
    """An annotation as it was in the text before, with the relations that went with it.

    ``before`` and ``after`` are the words that stood round it. Put back into the text it is the same
    annotation again, with its id, and its relations return when both ends stand.
    """

    annotation: Annotation
    relations: tuple[Relation, ...] = ()
    reason: Reason = "gone"
    before: str = field(default="", repr=False)
    after: str = field(default="", repr=False)

    @property
    def id(self) -> str:
        return waiting_id(self.annotation.id)

    @property
    def article(self) -> str:
        return self.annotation.article

    @property
    def layer(self) -> str:
        return self.annotation.layer

    @property
    def label(self) -> str:
        return self.annotation.label

    @property
    def quote(self) -> str:
        return self.annotation.quote

    @property
    def fragments(self) -> tuple[Span, ...]:
        """Where it stood in the text before."""
        return self.annotation.fragments

    @property
    def attributes(self) -> Attributes:
        return self.annotation.attributes

    @property
    def annotator(self) -> str:
        return self.annotation.annotator

    @property
    def created(self) -> int:
        return self.annotation.created
