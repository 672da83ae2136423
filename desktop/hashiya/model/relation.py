"""A typed arrow from one annotation to another (claim -> source, person -> post)."""

from __future__ import annotations

from dataclasses import dataclass, field

from hashiya.model.attribute import Attributes


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """``from_id`` and ``to_id`` are annotation ids; ``article`` is the one that holds the from end."""

    id: str
    article: str
    label: str
    from_id: str
    to_id: str
    attributes: Attributes = field(default_factory=dict[str, "str | bool"], hash=False)
    annotator: str
    created: int

    def __post_init__(self) -> None:
        if self.from_id == self.to_id:
            raise ValueError("a relation needs two different ends")


def age(relation: Relation) -> tuple[int, str]:
    """To sort by: the same whether a relation was removed and brought back or never touched."""
    return relation.created, relation.id
