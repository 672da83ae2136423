"""The names by which brat knows a label set: letters, digits, ``_`` and ``-``, each used once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Set
from itertools import chain
from typing import NamedTuple

from hashiya.formats.naming import Names, code
from hashiya.model.attribute import AttributeKind, Attributes, AttributeValue
from hashiya.model.schema import Schema

NOTES = "AnnotatorNotes"
_ENTRY = re.compile(r"Q[1-9][0-9]*")
MOST_VALUES = 100
"""Of an attribute that nobody described: brat shows all that its configuration lists."""


class Way(NamedTuple):
    """How an attribute of a label is written: ``valued`` flags say true or false, for ``free`` ones see ``is_free``."""

    code: str
    kind: AttributeKind
    valued: bool
    free: bool


class Codes:
    """brat's name for each label, relation and attribute of a label set; worked out once for each."""

    def __init__(self, schema: Schema) -> None:
        self._names = Names(code, folded=False)
        self._names.of(NOTES)  # brat's own name for what a person writes of a mark
        self._schema = schema
        self._labels: dict[tuple[str, str], str] = {}
        self._relations: dict[str, str] = {}
        self._attributes: dict[str, str] = {}
        self._ways: dict[tuple[str, str, str], Way] = {}
        self.changed: dict[str, str] = {}
        for label in schema.labels:
            self.label(label.layer, label.code)
        for relation in schema.relations:
            self.relation(relation.code)
        for attribute in schema.attributes:
            self.attribute(attribute.name)

    def label(self, layer: str, label: str) -> str:
        known = self._labels.get((layer, label))
        if known is None:
            known = self._labels[layer, label] = self._of(f"label {layer} {label}", label)
        return known

    def relation(self, label: str) -> str:
        known = self._relations.get(label)
        if known is None:
            known = self._relations[label] = self._of(f"relation {label}", label)
        return known

    def attribute(self, name: str) -> str:
        known = self._attributes.get(name)
        if known is None:
            known = self._attributes[name] = self._of(f"attribute {name}", name)
        return known

    def way(self, layer: str, label: str, name: str) -> Way:
        known = self._ways.get((layer, label, name))
        if known is None:
            kind = self._schema.attribute(layer, label, name)
            valued = is_valued_flag(self._schema, name)
            free = self.is_free(name)
            known = Way(self.attribute(name), kind.kind if kind else "text", valued, free)
            self._ways[layer, label, name] = known
        return known

    def is_free(self, name: str) -> bool:
        """Whether values of it may be attributes of brat as they come (see ``Free``)."""
        return name != "comment" and is_free(self._schema, name)

    def _of(self, key: str, name: str) -> str:
        given = self._names.of(key, name)
        if given != name:
            self.changed[given] = key
        return given


class Free:
    """What is said in a dataset with attributes that nobody described, as far as brat has attributes for it.

    For brat an attribute is set, or has one of the values that its configuration lists: the first use of a name
    decides which. ``values`` are those of each name (none: it is set), ``bearers`` the labels that have it.
    """

    def __init__(self) -> None:
        self.values: dict[str, list[str]] = {}
        self.bearers: dict[str, list[str]] = {}

    def takes(self, name: str, bearer: str, value: AttributeValue) -> bool:
        """Whether brat can have it as an attribute; what it cannot is a note."""
        if not _is_fit(value):
            return False
        said = "" if value is True else str(value)
        values = self.values.get(name)
        if values is not None and bool(values) != bool(said):
            return False
        values = self.values.setdefault(name, [])
        if said and said not in values:
            if len(values) == MOST_VALUES:
                return False
            values.append(said)
        bearers = self.bearers.setdefault(name, [])
        if bearer not in bearers:
            bearers.append(bearer)
        return True


class Uses:
    """Which attributes that nobody described are set in a dataset, and which have values, as ``Free`` will find them."""

    def __init__(self) -> None:
        self._are_set: dict[str, bool] = {}

    def unknown(self, names: Set[str], codes: Codes) -> set[str]:
        """Those of the names for which it is not settled yet."""
        fresh = {*names}.difference(self._are_set)
        described = {it for it in fresh if not codes.is_free(it)}
        self._are_set.update(dict.fromkeys(described, True))
        return fresh - described

    def see(self, names: Set[str], said: Iterable[Attributes]) -> None:
        """What is said of the marks of the next article, in their order."""
        for name, value in chain.from_iterable([it.items() for it in said]):
            if name in names and _is_fit(value) and not is_reference(name, value):
                self._are_set.setdefault(name, value is True)

    def is_set(self, name: str) -> bool:
        return self._are_set.get(name, True)


def _is_fit(value: AttributeValue) -> bool:
    """Whether an attribute of brat can be just that."""
    return value is True or (isinstance(value, str) and value != "" and value == code(value))


def is_reference(name: str, value: AttributeValue) -> bool:
    """Whether brat has it as a reference to an entry of Wikidata."""
    return name == "wikidata" and isinstance(value, str) and _ENTRY.fullmatch(value) is not None


def is_free(schema: Schema, name: str) -> bool:
    """Whether the label set does not know the attribute, or has it as an import made it: words without a description.

    Words that somebody describes are notes; of these what looks like a value may have been an attribute of brat.
    """
    return all(
        it.kind == "text" and not (it.names or it.guideline or it.long)
        for it in schema.attributes
        if it.name == name
    )


def is_valued_flag(schema: Schema, name: str) -> bool:
    """Whether a flag is written as true or false.

    brat knows a flag only as set or not set. Where true is the default, "not set" would read as
    false for every span, so such a flag has two values.
    """
    return any(
        it.name == name and it.kind == "flag" and it.default == "true" for it in schema.attributes
    )
