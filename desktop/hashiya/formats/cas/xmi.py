"""Takes XMI files and descriptions of types apart, into structures and types; it makes no article of them."""

from __future__ import annotations

from hashiya.formats import safe_xml
from hashiya.formats.cas import xmi_quick
from hashiya.formats.cas.elements import XMI, Elements, listed, type_name
from hashiya.formats.cas.model import Cas, FoundFeature, FoundType, FoundTypes, Rows, Structure
from hashiya.formats.latest import LatestOf
from hashiya.formats.source import Source

_ID = f"{XMI} id"
_AT_ONCE = 4 << 20
"""Bytes of a file that is taken apart as a whole; the elements of a larger one pass by."""


def types_of(source: Source) -> FoundTypes:
    """The types of a description, the same again for the same bytes: nobody changes them.

    Raises:
        BadXml: it is not well-formed, or defines entities.
        OSError: it cannot be read.
    """
    if source.stat().st_size <= _AT_ONCE:
        return _types_in(source.read_bytes())
    types = FoundTypes()
    safe_xml.parse(source, _TypesHeard(types))
    return types


def _heard(data: bytes) -> FoundTypes:
    types = FoundTypes()
    for _ in safe_xml.fed([data], _TypesHeard(types)):
        pass
    return types


_types_in = LatestOf(_heard)


def cas_of(source: Source, size: int, types: FoundTypes) -> Cas:
    """What stands in the file.

    Raises:
        BadXml: it is not well-formed, defines entities or is nested too deeply.
        OSError: it cannot be read.
    """
    if size <= _AT_ONCE and (found := xmi_quick.cas(source.read_bytes(), types)) is not None:
        return found
    elements = Elements(Cas(types=types))
    safe_xml.parse(source, _Heard(elements))
    return elements.resolve()


def rows_of(source: Source, size: int, types: FoundTypes) -> tuple[Cas, Rows] | None:
    """The same with all marks and relations together, if nothing about the file needs a look.

    Raises:
        OSError: it cannot be read.
    """
    return xmi_quick.rows(source.read_bytes(), types) if types and size <= _AT_ONCE else None


class _Heard:
    """A child of the root is a structure, its children are elements of lists."""

    def __init__(self, elements: Elements) -> None:
        self._elements = elements
        self._depth = 0
        self._now: Structure | None = None
        self._words: list[str] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        self._words = []
        if self._depth == 2:
            room, _, local = name.rpartition(" ")
            key = attributes.pop(_ID, None)
            self._now = self._elements.take(type_name(room, local), key, attributes)

    def text(self, data: str) -> None:
        if self._depth == 3:
            self._words.append(data)

    def end(self, name: str) -> None:
        self._depth -= 1
        if self._depth == 2 and self._now is not None:
            listed(self._now, name.rpartition(" ")[2], "".join(self._words))


class _TypesHeard:
    """Fills the types from a description of a type system."""

    def __init__(self, types: FoundTypes) -> None:
        self._types = types
        self._type, self._feature = FoundType(), FoundFeature()
        self._words: list[str] = []
        self._in_feature = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        local = name.rpartition(" ")[2]
        self._words = []
        if local == "typeDescription":
            self._type = FoundType()
        elif local == "featureDescription":
            self._feature, self._in_feature = FoundFeature(), True

    def text(self, data: str) -> None:
        self._words.append(data)

    def end(self, name: str) -> None:
        local, told = name.rpartition(" ")[2], "".join(self._words).strip()
        self._words = []
        match local:
            case "name" if self._in_feature:
                self._type.features[told] = self._feature
            case "name":
                self._types[told] = self._type
            case "description" if self._in_feature:
                self._feature.description = told
            case "description" if not self._type.features:
                self._type.description = told
            case "rangeTypeName":
                self._feature.range = told
            case "supertypeName":
                self._type.parent = told
            case "featureDescription":
                self._in_feature = False
            case _:
                pass
