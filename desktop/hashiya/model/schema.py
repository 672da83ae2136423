"""A label set as data: layers, labels, attributes, relations; which set is in use is the project's affair."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from hashiya.model.attribute import AttributeKind, AttributeType, Choice

Form = Literal["lane", "band", "thin"]
LineStyle = Literal["solid", "dashed", "dotted"]
Overlap = Literal["any", "nested", "none"]
Clitic = Literal["out", "in"]
LabelRole = Literal["", "claim", "source", "cue", "evidence"]
RelationRole = Literal[
    "",
    "speaker",
    "cue",
    "speaker_entity",
    "addressee",
    "about",
    "time",
    "place",
    "supports",
    "attacks",
    "same",
    "contradicts",
]
Names = Mapping[str, str]

EVERYWHERE: Mapping[str, AttributeKind] = {"comment": "text", "certain": "flag"}
"""Attributes that every label has, also where the label set does not name them."""

_USUAL: Mapping[RelationRole, str] = {
    "speaker": "said_by",
    "cue": "cued_by",
    "speaker_entity": "refers_to",
    "addressee": "addressed_to",
    "about": "about",
    "time": "when",
    "place": "where",
    "supports": "supports",
    "attacks": "attacks",
    "same": "same_claim",
    "contradicts": "contradicts",
}
"""Codes that tell the part of a relation in label sets from before parts were written down."""


def _names() -> Names:
    return {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """A plane of annotation. ``overlap`` says what its spans may do to each other."""

    code: str
    names: Names = field(default_factory=_names)
    overlap: Overlap = "any"


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """What the guideline says of a label beyond its definition, each by language; one item a line."""

    include: Names = field(default_factory=_names)
    exclude: Names = field(default_factory=_names)
    examples: Names = field(default_factory=_names)
    decision: Names = field(default_factory=_names)

    def complete_in(self, language: str) -> bool:
        parts = (self.include, self.exclude, self.examples, self.decision)
        return all(it.get(language, "").strip() for it in parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A kind of annotation.

    ``short`` is the code on chips (2 to 4 letters), ``slot`` one of the eight hues (1 to 8, 0 for
    none), ``shortcut`` a physical key such as ``"1"`` or ``"shift+1"`` or empty, ``form`` how the
    reader draws it: a lane under the text, a band behind it, or a thin lane. ``guideline`` is the
    definition in a sentence, ``card`` the rest of the guideline. ``proclitics`` and
    ``determiner`` say whether attached letters and the article ال belong to its spans. ``role``
    is the part it plays where claims are made, listed and checked, whatever its code.
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
    card: Card = field(default_factory=Card)
    parent: str = ""
    proclitics: Clitic = "out"
    determiner: Clitic = "in"
    role: LabelRole = ""

    def name(self, language: str) -> str:
        return self.names.get(language) or self.names.get("en") or self.code


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationType:
    """An arrow's kind. ``domain`` and ``range`` list label codes or layer codes; empty allows all.

    ``across`` allows ends in two articles. ``role`` is its part in a claim, whatever its code.
    """

    code: str
    names: Names = field(default_factory=_names)
    domain: tuple[str, ...] = ()
    range: tuple[str, ...] = ()
    symmetric: bool = False
    across: bool = False
    role: RelationRole = ""
    guideline: Names = field(default_factory=_names)

    def name(self, language: str) -> str:
        return self.names.get(language) or self.names.get("en") or self.code


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentLabel:
    """A label of the whole article: free text when ``choices`` is empty."""

    code: str
    names: Names = field(default_factory=_names)
    many: bool = False
    choices: tuple[Choice, ...] = ()
    required: bool = False
    guideline: Names = field(default_factory=_names)

    def name(self, language: str) -> str:
        return self.names.get(language) or self.names.get("en") or self.code


@dataclass(frozen=True, slots=True, kw_only=True)
class Schema:
    """The label set of a project. ``id`` is a name such as ``"default"``; codes are unique within it.

    ``silenced`` are the rules (``rules.RULES``) that this project does not want to be told of.
    """

    id: str
    names: Names = field(default_factory=_names)
    version: int = 1
    layers: tuple[Layer, ...] = ()
    labels: tuple[Label, ...] = ()
    attributes: tuple[AttributeType, ...] = ()
    relations: tuple[RelationType, ...] = ()
    document_labels: tuple[DocumentLabel, ...] = ()
    guideline: Names = field(default_factory=_names)
    silenced: tuple[str, ...] = ()

    def label(self, layer: str, code: str) -> Label | None:
        return _by_code(self.labels).get((layer, code))

    def labels_of(self, layer: str) -> tuple[Label, ...]:
        return tuple(it for it in self.labels if it.layer == layer)

    def attributes_of(self, layer: str, label: str) -> tuple[AttributeType, ...]:
        return tuple(it for it in self.attributes if it.serves(layer, label))

    def attribute(self, layer: str, label: str, name: str) -> AttributeType | None:
        for it in _by_name(self.attributes).get(name, ()):
            if it.serves(layer, label):
                return it
        return None

    def kind_of(self, layer: str, label: str, name: str) -> AttributeKind | None:
        """By which kind an import reads what a file says under that name; none: the first value decides.

        What other labels of the layer have under the name is the same attribute.
        """
        found = self.attribute(layer, label, name)
        if found is None and name not in EVERYWHERE:
            alike = _by_name(self.attributes).get(name, ())
            found = next((it for it in alike if it.layer == layer), None)
        return found.kind if found else EVERYWHERE.get(name)

    def labels_as(self, role: LabelRole) -> tuple[Label, ...]:
        """The labels that play this part, in the set's order."""
        if any(it.role for it in self.labels):
            return tuple(it for it in self.labels if it.role == role)
        return tuple(it for it in self.labels if it.code == role.upper())

    def relations_as(self, role: RelationRole) -> tuple[RelationType, ...]:
        """The relation types that play this part, in the set's order."""
        if any(it.role for it in self.relations):
            return tuple(it for it in self.relations if it.role == role)
        return tuple(it for it in self.relations if it.code == _USUAL.get(role))

    def joins_articles(self, kind: RelationType) -> bool:
        """Whether that relation may have its ends in two articles."""
        told = any(it.role or it.across for it in self.relations)
        return kind.across if told else kind.code in (_USUAL["same"], _USUAL["contradicts"])

    def relation(self, code: str) -> RelationType | None:
        return next((it for it in self.relations if it.code == code), None)

    def fitting(self, from_label: Label, to_label: Label) -> Iterator[RelationType]:
        """Relation types whose domain and range allow these ends, in the set's order."""
        for it in self.relations:
            if _allows(it.domain, from_label) and _allows(it.range, to_label):
                yield it


_kept: dict[int, tuple[tuple[Label, ...], dict[tuple[str, str], Label]]] = {}
_MOST_KEPT = 8


def _by_code(labels: tuple[Label, ...]) -> dict[tuple[str, str], Label]:
    """The labels by layer and code: asked for every mark, of sets with ten thousand labels too.

    A set is frozen, so one index serves as long as its labels are that very tuple; a few are kept.
    """
    known = _kept.get(id(labels))
    if known is not None and known[0] is labels:
        return known[1]
    index = {(it.layer, it.code): it for it in reversed(labels)}  # of doubles the first counts
    if len(_kept) >= _MOST_KEPT:
        _kept.clear()
    _kept[id(labels)] = labels, index
    return index


_named: dict[int, tuple[tuple[AttributeType, ...], dict[str, list[AttributeType]]]] = {}


def _by_name(attributes: tuple[AttributeType, ...]) -> dict[str, list[AttributeType]]:
    """The attributes of each name, in the set's order: asked for every value that an export writes."""
    known = _named.get(id(attributes))
    if known is not None and known[0] is attributes:
        return known[1]
    index: dict[str, list[AttributeType]] = {}
    for it in attributes:
        index.setdefault(it.name, []).append(it)
    if len(_named) >= _MOST_KEPT:
        _named.clear()
    _named[id(attributes)] = attributes, index
    return index


def _allows(ends: tuple[str, ...], label: Label) -> bool:
    return not ends or label.code in ends or label.layer in ends
