"""What a rule is: it looks at one article's marks and says which of them break it; it changes nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from hashiya.model.annotation import Annotation
from hashiya.model.attribute import AttributeValue
from hashiya.model.relation import Relation
from hashiya.model.schema import Label, Schema
from hashiya.model.span import Span
from hashiya.text.quotations import Paired

_WORD = re.compile(r"\w+")
Values = Mapping[str, str | int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fix:
    """What would set it right for certain: one of a new place, a removal, or an attribute's value."""

    span: Span | None = None
    remove: bool = False
    attribute: str = ""
    value: AttributeValue | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Broken:
    """A rule broken by the annotation or relation of id ``record``.

    ``rule`` is the rule's id, which is also its sentence in the catalogue (``rules-…``) with
    ``values``; ``fix`` is there only where one fix is certain.
    """

    rule: str
    record: str
    values: Values = field(default_factory=dict[str, "str | int"])
    fix: Fix | None = None


@dataclass(frozen=True)
class Marked:
    """An article as the rules see it: ``others`` are ends of its relations that lie in other articles."""

    text: str
    schema: Schema
    annotations: tuple[Annotation, ...]
    relations: tuple[Relation, ...]
    language: str = "ar"
    others: Mapping[str, Annotation] = field(default_factory=dict[str, Annotation])

    @cached_property
    def paired(self) -> Paired:
        return Paired(self.text)

    @cached_property
    def words(self) -> frozenset[str]:
        """The words of the text as they are written."""
        return frozenset(_WORD.findall(self.text))

    @cached_property
    def by_id(self) -> dict[str, Annotation]:
        return {**self.others, **{it.id: it for it in self.annotations}}

    @cached_property
    def labels(self) -> dict[tuple[str, str], Label]:
        return {(it.layer, it.code): it for it in self.schema.labels}

    def label(self, annotation: Annotation) -> Label | None:
        return self.labels.get((annotation.layer, annotation.label))

    @cached_property
    def going(self) -> dict[str, list[Relation]]:
        """The relations that begin at an annotation."""
        found: dict[str, list[Relation]] = {}
        for it in self.relations:
            found.setdefault(it.from_id, []).append(it)
        return found

    @cached_property
    def arriving(self) -> dict[str, list[Relation]]:
        """The relations that end at an annotation."""
        found: dict[str, list[Relation]] = {}
        for it in self.relations:
            found.setdefault(it.to_id, []).append(it)
        return found


Find = Callable[[Marked], Iterator[Broken]]


@dataclass(frozen=True, slots=True)
class Rule:
    """``says`` are the names under which it tells what it finds, where they are not its ``id`` alone.

    Then the id is none of them, for it stands for all. Each of them is a sentence of the catalogue; by each, or by the id, ``Schema.silenced`` silences.
    """

    id: str
    find: Find
    says: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        return self.says or (self.id,)
