"""The names by which brat knows a label set: letters, digits, ``_`` and ``-``, each used once."""

from __future__ import annotations

from hashiya.formats.naming import Names, code
from hashiya.model.schema import Schema

NOTES = "AnnotatorNotes"


class Codes:
    """brat's name for each label, relation and attribute of a label set."""

    def __init__(self, schema: Schema) -> None:
        self._names = Names(code, folded=False)
        self._names.of(NOTES)  # brat's own name for what a person writes of a mark
        self.changed: dict[str, str] = {}
        for label in schema.labels:
            self.label(label.layer, label.code)
        for relation in schema.relations:
            self.relation(relation.code)
        for attribute in schema.attributes:
            self.attribute(attribute.name)

    def label(self, layer: str, label: str) -> str:
        return self._of(f"label {layer} {label}", label)

    def relation(self, label: str) -> str:
        return self._of(f"relation {label}", label)

    def attribute(self, name: str) -> str:
        return self._of(f"attribute {name}", name)

    def _of(self, key: str, name: str) -> str:
        given = self._names.of(key, name)
        if given != name:
            self.changed[given] = key
        return given
