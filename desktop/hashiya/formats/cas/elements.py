"""From the elements of an XMI file to structures, however the file was parsed; it opens nothing."""

from __future__ import annotations

from collections.abc import Collection
from typing import cast

from hashiya.formats.cas import types as t
from hashiya.formats.cas.model import Cas, Sofa, Structure, Told

XMI = "http://www.omg.org/XMI"
ROOM = "http:///"
SOFA = "uima.cas.Sofa"
NOTHING = frozenset({"uima.cas.NULL", "uima.cas.View", t.SENTENCE, t.TOKEN})
"""Structures that say nothing that we keep; the words are most of a file."""
_NO_PACKAGE = "uima.noNamespace"
"""What UIMA writes for types whose names have no dots."""
_PLAIN = frozenset(
    f"uima.cas.{it}"
    for it in ("String", "Boolean", "Integer", "Long", "Short", "Byte", "Float", "Double")
)
_REFERENCES = frozenset({"Governor", "Dependent", "target", "next", "first", "sofa"})
"""Features that lead to other structures even where no types say so."""


class Elements:
    """Fills the structures of a file from the elements of its root."""

    def __init__(self, cas: Cas) -> None:
        self.cas = cas
        self._leading: dict[tuple[str, str], bool] = {}

    def take(self, name: str, key: str | None, attributes: dict[str, str]) -> Structure | None:
        """The structure of an element, if it is one that we keep; ``attributes`` are taken apart for it."""
        if name in NOTHING:
            return None
        if name == SOFA:
            told = attributes.get("sofaID", ""), attributes.get("sofaString", "")
            self.cas.sofas.append(Sofa(key or "", *told))
            return None
        if key is None:
            key = f"#{len(self.cas.structures)}"
        sofa, places = attributes.pop("sofa", ""), None
        if "begin" in attributes or "end" in attributes:
            places = places_of(attributes.pop("begin", "0"), attributes.pop("end", "0"))
        links = links_of(self.leading(name, attributes), attributes)
        made = Structure(key, name, sofa, places, cast("dict[str, Told]", attributes), links)
        self.cas.structures[key] = made
        return made

    def leading(self, name: str, features: Collection[str]) -> list[str]:
        """Those of the features that lead to other structures, if they do name some."""
        return [it for it in features if self._leads(name, it)]

    def _leads(self, name: str, feature: str) -> bool:
        known = self._leading.get((name, feature))
        if known is None:
            told = self.cas.types.feature(name, feature).range
            known = feature in _REFERENCES if not told else told not in _PLAIN
            self._leading[name, feature] = known
        return known

    def resolve(self) -> Cas:
        """Lists that stand by themselves take their places in the structures that name them."""
        structures, types = self.cas.structures, self.cas.types
        names = {it.type for it in structures.values()}
        kinds = {it for it in names if it.endswith("Array")}
        if not kinds and names <= types.keys():
            return self.cas
        arrays = {key: it for key, it in structures.items() if it.type in kinds}
        for key in arrays:
            del structures[key]
        for it in structures.values():
            if it.type not in types:
                self._infer(it)
            if arrays and it.links:
                _resolve(it, arrays)
        return self.cas

    def _infer(self, it: Structure) -> None:
        """Of a type that nothing describes: numbers of slots' links are such."""
        for feature, value in list(it.values.items()):
            ids = value.split() if isinstance(value, str) and value[:1].isdigit() else []
            found = [self.cas.structures.get(key) for key in ids]
            if ids and all(of and "target" in of.links for of in found):
                it.links[feature] = ids
                del it.values[feature]


def listed(now: Structure, feature: str, word: str) -> None:
    """An element inside that of a structure: one value of a list."""
    held = now.values.setdefault(feature, [])
    if isinstance(held, list):
        held.append(word)


def links_of(leading: Collection[str], attributes: dict[str, str]) -> dict[str, list[str]]:
    """Takes those out of the attributes that do name structures."""
    links: dict[str, list[str]] = {}
    for feature in leading:
        value = attributes[feature]
        if value.isdecimal() or value.replace(" ", "").isdecimal():
            links[feature] = value.split()
            del attributes[feature]
    return links


def places_of(start: str, end: str) -> tuple[int, int]:
    both = start + end
    if both.isascii() and both.isdigit() and 0 < len(start) < 13 and 0 < len(end) < 13:
        return int(start), int(end)
    return 0, 0


def type_name(room: str, local: str) -> str:
    package = room.removeprefix(ROOM).removesuffix(".ecore").replace("/", ".")
    return f"{package}.{local}" if package not in ("", _NO_PACKAGE) else local


def _resolve(it: Structure, arrays: dict[str, Structure]) -> None:
    for feature, ids in list(it.links.items()):
        found = arrays.get(ids[0]) if len(ids) == 1 else None
        if found is None:
            continue
        elements = found.values.get("elements", [])
        if isinstance(elements, list):
            it.values[feature] = elements
            del it.links[feature]
        else:
            it.links[feature] = str(elements).split()
