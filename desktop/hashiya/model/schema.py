"""A label set as data: layers, labels, attributes, relations; which set is in use is the project's affair."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from hashiya.model.attribute import AttributeType, Choice

Form = Literal["lane", "band", "thin"]
LineStyle = Literal["solid", "dashed", "dotted"]
Overlap = Literal["any", "nested", "none"]
Names = Mapping[str, str]


def _names() -> Names:
    return {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """A plane of annotation. ``overlap`` says what its spans may do to each other."""

    code: str
    names: Names = field(default_factory=_names)
    overlap: Overlap = "any"


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A kind of annotation.

    ``short`` is the code on chips (2 to 4 letters), ``slot`` one of the eight hues (1 to 8, 0 for
    none), ``shortcut`` a physical key such as ``"1"`` or ``"shift+1"`` or empty, ``form`` how the
    reader draws it: a lane under the text, a band behind it, or a thin lane.
    """

    code: str
    layer: str
    names: Names = field(default_factory=_names)
    short: str = ""
    form: Form = "lane"
    slot: int = 0
    line: LineStyle = "solid"
    shortcut: str = ""
    guideline: Names = field(default_factory=_names)
    parent: str = ""

    def name(self, language: str) -> str:
        return self.names.get(language) or self.names.get("en") or self.code


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationType:
    """An arrow's kind. ``domain`` and ``range`` list label codes or layer codes; empty allows all."""

    code: str
    names: Names = field(default_factory=_names)
    domain: tuple[str, ...] = ()
    range: tuple[str, ...] = ()
    symmetric: bool = False

    def name(self, language: str) -> str:
        return self.names.get(language) or self.names.get("en") or self.code


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentLabel:
    """A label of the whole article: free text when ``choices`` is empty."""

    code: str
    names: Names = field(default_factory=_names)
    many: bool = False
    choices: tuple[Choice, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Schema:
    """The label set of a project. ``id`` is a name such as ``"default"``; codes are unique within it."""

    id: str
    names: Names = field(default_factory=_names)
    version: int = 1
    layers: tuple[Layer, ...] = ()
    labels: tuple[Label, ...] = ()
    attributes: tuple[AttributeType, ...] = ()
    relations: tuple[RelationType, ...] = ()
    document_labels: tuple[DocumentLabel, ...] = ()

    def label(self, layer: str, code: str) -> Label | None:
        return next((it for it in self.labels if it.layer == layer and it.code == code), None)

    def labels_of(self, layer: str) -> tuple[Label, ...]:
        return tuple(it for it in self.labels if it.layer == layer)

    def attributes_of(self, layer: str, label: str) -> tuple[AttributeType, ...]:
        return tuple(it for it in self.attributes if it.serves(layer, label))

    def attribute(self, layer: str, label: str, name: str) -> AttributeType | None:
        return next((it for it in self.attributes_of(layer, label) if it.name == name), None)

    def relation(self, code: str) -> RelationType | None:
        return next((it for it in self.relations if it.code == code), None)

    def fitting(self, from_label: Label, to_label: Label) -> Iterator[RelationType]:
        """Relation types whose domain and range allow these ends, in the set's order."""
        for it in self.relations:
            if _allows(it.domain, from_label) and _allows(it.range, to_label):
                yield it


def _allows(ends: tuple[str, ...], label: Label) -> bool:
    return not ends or label.code in ends or label.layer in ends
