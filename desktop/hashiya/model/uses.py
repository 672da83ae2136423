"""How often the things of a label set are used in a project: counts only, no records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Uses:
    """What stands in the project, the bin included, whether its label set knows it or not.

    ``labels`` by layer and code; ``attributes`` by layer, label and name; ``values`` by layer,
    label, name and value, of those attributes that were asked for; ``relations`` and ``documents``
    by code, ``document_values`` by code and value. ``waiting`` are marks without a place, by layer and code.
    """

    labels: Mapping[tuple[str, str], int] = field(default_factory=dict[tuple[str, str], int])
    attributes: Mapping[tuple[str, str, str], int] = field(
        default_factory=dict[tuple[str, str, str], int]
    )
    values: Mapping[tuple[str, str, str, str], int] = field(
        default_factory=dict[tuple[str, str, str, str], int]
    )
    relations: Mapping[str, int] = field(default_factory=dict[str, int])
    documents: Mapping[str, int] = field(default_factory=dict[str, int])
    document_values: Mapping[tuple[str, str], int] = field(
        default_factory=dict[tuple[str, str], int]
    )
    waiting: Mapping[tuple[str, str], int] = field(default_factory=dict[tuple[str, str], int])

    def of_label(self, layer: str, code: str) -> int:
        return self.labels.get((layer, code), 0)

    def of_relation(self, code: str) -> int:
        return self.relations.get(code, 0)

    def of_value(self, layer: str, name: str, value: str) -> int:
        """On all labels of the layer; known only of attributes that were asked for."""
        found = self.values.items()
        return sum(n for (of, _, it, said), n in found if (of, it, said) == (layer, name, value))
