"""The types by which INCEpTION knows our label sets, and how the names of both find each other; it writes nothing."""

from __future__ import annotations

import keyword
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from hashiya.formats.naming import latin
from hashiya.model.attribute import AttributeValue
from hashiya.model.schema import Schema

DKPRO = "de.tudarmstadt.ukp.dkpro.core.api."
ENTITY_TYPE = f"{DKPRO}ner.type.NamedEntity"
SENTENCE = f"{DKPRO}segmentation.type.Sentence"
TOKEN = f"{DKPRO}segmentation.type.Token"
METADATA = f"{DKPRO}metadata.type.DocumentMetaData"
CUSTOM = "webanno.custom."
RELATION = f"{CUSTOM}Relation"
DOCUMENT_LABEL = f"{CUSTOM}DocumentLabel"
FACT = f"{CUSTOM}ArticleFact"
ENTITY_LAYER = "entity"
"""The layer that goes into INCEpTION's own named entities; all others have types of their own."""

ANNOTATION, BASE = "uima.tcas.Annotation", "uima.cas.AnnotationBase"
STRING: Literal["uima.cas.String"] = "uima.cas.String"
BOOLEAN: Literal["uima.cas.Boolean"] = "uima.cas.Boolean"
ARRAY: Literal["uima.cas.StringArray"] = "uima.cas.StringArray"
FRAGMENTS, ANNOTATOR = "hashiyaFragments", "hashiyaAnnotator"
OWN_LAYER, OWN_ATTRIBUTE = "Hashiya layer: ", "Hashiya attribute: "
OWN_NUMBER, OWN_FLAG = "Hashiya number: ", "Hashiya flag: "
WIKIDATA = "http://www.wikidata.org/entity/"

Kind = Literal["uima.cas.String", "uima.cas.Boolean", "uima.cas.StringArray", "number", "flag"]
"""The last two are words too: a feature of UIMA that holds numbers or flags says 0 or false of every mark
of which nothing is said, so what no label set describes is told apart by its description."""
_NOT_IN_NAME = re.compile(r"[^A-Za-z0-9_]|__+")
_RESERVED = frozenset(
    ["begin", "end", "sofa", "label", "value", "identifier", "Governor", "Dependent"]
).union(keyword.kwlist)
"""Words of Python among them: with a feature of such a name cassis cannot load any file of an export."""


@dataclass(frozen=True, slots=True)
class Feature:
    name: str
    range: str = STRING
    description: str = ""


@dataclass(slots=True)
class Type:
    """``taken`` knows a feature by the attribute and the kind of its value, ``first`` the first of them."""

    name: str
    parent: str = ANNOTATION
    description: str = ""
    features: list[Feature] = field(default_factory=list[Feature])
    taken: dict[tuple[str, str], str] = field(default_factory=dict[tuple[str, str], str])
    first: dict[str, str] = field(default_factory=dict[str, str])

    def feature(self, attribute: str, kind: Kind) -> str:
        """The feature for values of that kind; made when it is new."""
        known = self.taken.get((attribute, kind))
        if known is None:
            used = {it.name for it in self.features} | _RESERVED
            known = self.taken[attribute, kind] = _unique(_identifier(attribute), used)
            told = _TOLD.get(kind, "" if known == attribute else OWN_ATTRIBUTE)
            told = f"{told}{attribute}" if told else ""
            self.features.append(Feature(known, STRING if kind in _TOLD else kind, told))
            self.first.setdefault(attribute, known)
        return known

    def named(self, attribute: str) -> str:
        """The feature of that attribute where all values are words."""
        return self.first.get(attribute) or self.feature(attribute, STRING)


class Types:
    """All types of a label set; what an article uses beyond the set is added as it is met."""

    def __init__(self, schema: Schema) -> None:
        self._schema = schema
        self._flags = {(it.layer, it.name) for it in schema.attributes if it.kind == "flag"}
        self._by_layer: dict[str, Type] = {}
        self.relation = _bare(RELATION, ANNOTATION, Feature("label"), *_ENDS)
        self.label = _bare(DOCUMENT_LABEL, BASE, Feature("label"), Feature("value"))
        self.fact = _bare(FACT, BASE, Feature("name"), Feature("value"))
        layers = dict.fromkeys(
            [it.code for it in schema.layers] + [it.layer for it in schema.labels]
        )
        for layer in layers:
            self.of(layer)
        for it in schema.attributes:
            self.of(it.layer).feature(it.name, _KINDS.get(it.kind, STRING))

    def __iter__(self) -> Iterator[Type]:
        yield Type(METADATA, "uima.tcas.DocumentAnnotation", features=_METADATA)
        yield Type(SENTENCE)
        yield Type(TOKEN)
        yield from self._by_layer.values()
        yield from (self.relation, self.label, self.fact)

    @property
    def count(self) -> int:
        """How many types and features there are: it grows with each that is added."""
        return sum(len(it.features) + 1 for it in (*self._by_layer.values(), self.relation))

    def of(self, layer: str) -> Type:
        known = self._by_layer.get(layer)
        if known is None:
            known = self._by_layer[layer] = self._made(layer)
        return known

    def _made(self, layer: str) -> Type:
        told = f"{OWN_LAYER}{layer}"
        own = [Feature(FRAGMENTS), Feature(ANNOTATOR)]
        if layer == ENTITY_LAYER:
            return Type(
                ENTITY_TYPE, ANNOTATION, told, [Feature("value"), Feature("identifier"), *own]
            )
        used = {it.name for it in self} | {ENTITY_TYPE}
        name = _identifier(layer)
        return Type(
            _unique(CUSTOM + name[0].upper() + name[1:], used),
            ANNOTATION,
            told,
            [Feature("label"), *own],
        )

    def kind(self, layer: str, label: str, name: str, value: AttributeValue) -> Kind:
        """What a value becomes: words where an import knows by the label set what they are.

        A flag is one of UIMA's only where the label set says that the attribute is one.
        """
        if isinstance(value, str):
            return STRING
        if isinstance(value, tuple):
            return ARRAY
        known = self._schema.kind_of(layer, label, name)
        if not isinstance(value, bool):
            return STRING if known == "number" else "number"
        if (layer, name) in self._flags and known == "flag":
            return BOOLEAN
        return STRING if known == "flag" or not layer else "flag"


_TOLD: dict[Kind, str] = {"number": OWN_NUMBER, "flag": OWN_FLAG}
_KINDS: dict[str, Kind] = {"flag": BOOLEAN, "choices": ARRAY}
_ENDS = (Feature("Governor", ANNOTATION), Feature("Dependent", ANNOTATION), Feature(ANNOTATOR))
_METADATA = [Feature(it) for it in ("documentTitle", "documentId", "documentUri", "collectionId")]


def _bare(name: str, parent: str, *features: Feature) -> Type:
    return Type(name, parent, "Hashiya", list(features))


def _identifier(name: str) -> str:
    """Letters, digits and ``_``, a letter first; no two ``_`` together, which INCEpTION keeps for itself."""
    safe = latin(name)
    while _NOT_IN_NAME.search(safe):
        safe = _NOT_IN_NAME.sub("_", safe).rstrip("_")
    return safe if safe[:1].isalpha() else f"x{safe}"


def _unique(name: str, used: set[str]) -> str:
    candidate, number = name, 2
    while candidate in used:
        candidate, number = f"{name.rstrip('_')}_{number}", number + 1
    return candidate
