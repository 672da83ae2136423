"""The names by which brat knows a label set: letters, digits, ``_`` and ``-``, each used once."""

from __future__ import annotations

from typing import NamedTuple

from hashiya.formats.naming import Names, code
from hashiya.model.attribute import AttributeKind, AttributeValue
from hashiya.model.schema import Schema

NOTES = "AnnotatorNotes"
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
            free = is_free(self._schema, name)
            known = Way(self.attribute(name), kind.kind if kind else "text", valued, free)
            self._ways[layer, label, name] = known
        return known

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
        said = "" if value is True else value
        if not isinstance(said, str) or (said and said != code(said)) or value == "":
            return False
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
