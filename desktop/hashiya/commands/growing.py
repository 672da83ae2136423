"""Lets a label set take in what a file brings; values are read by the kinds that it knows."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from hashiya.model.article import LabelValue
from hashiya.model.attribute import (
    Attributes,
    AttributeType,
    AttributeValue,
    Choice,
    guess_kind,
    parse,
)
from hashiya.model.schema import EVERYWHERE, DocumentLabel, Label, Layer, RelationType, Schema

Part = Literal["layer", "label", "attribute", "choice", "relation", "document_label"]

_FLAGS = {"true": True, "false": False, "TRUE": True, "FALSE": False}
"""Spreadsheets capitalise both when they save."""


class Growing:
    """A label set while an import passes: asks in, the grown set out.

    ``added`` names what was unknown, in the order of meeting; ``misfits`` the attributes whose
    values cannot be of their kind, with how often.
    """

    def __init__(self, schema: Schema) -> None:
        self._old = schema
        self._layers = {it.code: it for it in schema.layers}
        self._labels = {(it.layer, it.code): it for it in schema.labels}
        self._relations = {it.code: it for it in schema.relations}
        self._documents = {it.code: it for it in schema.document_labels}
        self._attributes = list(schema.attributes)
        self._known: dict[tuple[str, str, str], int] = {}
        self.added: list[tuple[Part, str]] = []
        self.misfits: dict[str, int] = {}

    @property
    def schema(self) -> Schema:
        """The set as it came, or its next version."""
        if not self.added:
            return self._old
        return replace(
            self._old,
            version=self._old.version + 1,
            layers=tuple(self._layers.values()),
            labels=tuple(self._labels.values()),
            relations=tuple(self._relations.values()),
            attributes=tuple(self._attributes),
            document_labels=tuple(self._documents.values()),
        )

    def label(self, layer: str, label: str) -> str:
        """The layer under which the label stands; both are made when there are none."""
        if not layer:
            layer = next((it for it, code in self._labels if code == label), "")
            layer = layer or next(iter(self._layers), "entity")
        if layer not in self._layers:
            self._layers[layer] = Layer(code=layer)
            self.added.append(("layer", layer))
        if (layer, label) not in self._labels:
            slot = len(self._labels) % 8 + 1
            form = "band" if layer == "claim" else "lane"
            self._labels[layer, label] = Label(
                code=label, layer=layer, short=label[:4], form=form, slot=slot, line="dotted"
            )
            self.added.append(("label", label))
        return layer

    def relation(self, code: str) -> None:
        if code not in self._relations:
            self._relations[code] = RelationType(code=code)
            self.added.append(("relation", code))

    def attributes(self, layer: str, label: str, raw: Attributes) -> dict[str, AttributeValue]:
        """The values by their kinds; those that cannot be of their kind are left out, and counted.

        Values that are new to the set come into it by ``choose``, when they are taken.
        """
        found: dict[str, AttributeValue] = {}
        for name, value in raw.items():
            try:
                found[name] = self._attribute(layer, label, name, value)
            except ValueError:
                self.misfits[name] = self.misfits.get(name, 0) + 1
        return found

    def _attribute(self, layer: str, label: str, name: str, raw: AttributeValue) -> AttributeValue:
        place = self._known.get((layer, label, name))
        if place is None:
            place = self._place(layer, label, name)
        if place is None and name in EVERYWHERE:
            return parse(EVERYWHERE[name], raw)
        if place is None:
            place = self._new(layer, label, name, raw)
        self._known[layer, label, name] = place
        return parse(self._attributes[place].kind, raw)

    def choose(self, layer: str, label: str, values: Attributes) -> None:
        """Take in the choices of an annotation's attributes that the set lacks."""
        for name, value in values.items():
            place = self._known.get((layer, label, name))
            if place is not None and self._attributes[place].choices:
                self._choices(place, value)

    def _place(self, layer: str, label: str, name: str) -> int | None:
        places = enumerate(self._attributes)
        return next((n for n, it in places if it.name == name and it.serves(layer, label)), None)

    def _new(self, layer: str, label: str, name: str, raw: AttributeValue) -> int:
        """Widen the attribute that other labels of the layer have, or make one for the layer."""
        self.added.append(("attribute", name))
        for place, it in enumerate(self._attributes):
            if it.name == name and it.layer == layer:
                self._attributes[place] = replace(it, labels=(*it.labels, label))
                return place
        self._attributes.append(AttributeType(name=name, kind=guess_kind(raw), layer=layer))
        return len(self._attributes) - 1

    def _choices(self, place: int, value: AttributeValue) -> None:
        known = self._attributes[place]
        codes = {it.code for it in known.choices}
        values = value if isinstance(value, tuple) else (str(value),)
        fresh = [it for it in dict.fromkeys(values) if it not in codes]
        if fresh:
            choices = (*known.choices, *(Choice(code=it) for it in fresh))
            self._attributes[place] = replace(known, choices=choices)
            self.added.extend(("choice", f"{known.name}: {it}") for it in fresh)

    def relation_attributes(self, raw: Attributes) -> dict[str, AttributeValue]:
        """No label set describes these: only flags are recognised."""
        return {
            name: _FLAGS.get(value, value) if isinstance(value, str) else value
            for name, value in raw.items()
        }

    def document_label(self, code: str, value: LabelValue) -> None:
        values = value if isinstance(value, tuple) else (value,)
        known = self._documents.get(code)
        if known is None:
            self._documents[code] = DocumentLabel(code=code, many=isinstance(value, tuple))
            self.added.append(("document_label", code))
            return
        if isinstance(value, tuple) and not known.many:
            known = replace(known, many=True)
            self.added.append(("document_label", code))
        codes = {it.code for it in known.choices}
        fresh = [it for it in values if it not in codes] if codes else []
        if fresh:
            known = replace(known, choices=(*known.choices, *(Choice(code=it) for it in fresh)))
            self.added.extend(("choice", f"{code}: {it}") for it in fresh)
        self._documents[code] = known
