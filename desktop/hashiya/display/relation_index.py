"""Finds the relations of an annotation at once; it draws nothing and knows no places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from hashiya.model.edit import Edit
from hashiya.model.relation import Relation, age


class RelationIndex:
    """The relations of one article by id and by either end, in the order in which they came."""

    __slots__ = ("_by_end", "_by_id")

    def __init__(self, relations: Iterable[Relation] = ()) -> None:
        self._by_id: dict[str, Relation] = {}
        self._by_end: dict[str, dict[str, Relation]] = {}
        for it in relations:
            self.add(it)

    def __len__(self) -> int:
        return len(self._by_id)

    def __iter__(self) -> Iterator[Relation]:
        return iter(self._by_id.values())

    def get(self, relation_id: str) -> Relation | None:
        return self._by_id.get(relation_id)

    def of(self, annotation_id: str) -> list[Relation]:
        """Those that begin or end at an annotation, the oldest first."""
        return sorted(self._by_end.get(annotation_id, {}).values(), key=age)

    def add(self, relation: Relation) -> None:
        """Put it in, in place of one with its id."""
        if self._by_id.get(relation.id) is relation:
            return
        self.discard(relation.id)
        self._by_id[relation.id] = relation
        for end in (relation.from_id, relation.to_id):
            self._by_end.setdefault(end, {})[relation.id] = relation

    def discard(self, relation_id: str) -> None:
        """Take it out, if it is there."""
        relation = self._by_id.pop(relation_id, None)
        if relation is None:
            return
        for end in {relation.from_id, relation.to_id}:
            others = self._by_end[end]
            del others[relation_id]
            if not others:
                del self._by_end[end]

    def apply(self, edits: Sequence[Edit]) -> None:
        """Take over what a step changed; doing so twice does no harm."""
        for edit in edits:
            if isinstance(edit.after, Relation):
                self.add(edit.after)
            elif isinstance(edit.before, Relation):
                self.discard(edit.before.id)
