"""XMI files in the shape in which programs write them, taken apart by their signs; it never notes anything.

Such a file is the root and one element behind the other, with attributes in double quotes: no comments, no
document type, nothing that could define an entity. Whatever is unusual makes it give up: the file is then
parsed behind ``safe_xml``, which also says what is broken in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import cast

import msgspec

from hashiya.formats.cas.elements import (
    NOTHING,
    SOFA,
    XMI,
    Elements,
    links_of,
    listed,
    places_of,
    type_name,
)
from hashiya.formats.cas.model import Cas, FoundTypes, Structure, Told

_KEY = "xmi:id"
_MOST = 1_000
"""Shapes of elements and heads of files that are kept: of each folder there are some dozen."""
_ATTRIBUTE = r"\s+[\w.:-]+=\"[^\"<&]*\""
_HEAD = re.compile(
    "\ufeff?"
    r"(?:<\?xml version=([\"'])1\.[01]\1(?: encoding=\1(?i:utf-8)\1)?(?: standalone=\1(?:yes|no)\1)?"
    rf"\s*\?>\s*)?<xmi:XMI((?:{_ATTRIBUTE})+)\s*>\s*"
)
_DECLARED = re.compile(r"\sxmlns:([\w.-]+)=\"([^\"]*)\"")
_UNNAMED = re.compile(r"\sxmlns=")
_ENDS = ("/>\n", "/>")
_FIRST = re.compile(r"(?:([\w.-]+):)?([\w.-]+)\s+([\w.:-]+)=")
_NEXT = re.compile(r"\s+([\w.:-]+)=")
_LAST = re.compile(r"\s*/?>\s*")
_CHILD = re.compile(r"([\w.-]+)>(.*)", re.DOTALL)
_REFERENCE = re.compile(r"&(?:#([0-9]{1,7})|#x([0-9a-fA-F]{1,6})|(lt|gt|amp|quot|apos));")
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"', "apos": "'"}
_NO_LETTER = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_WHITE = re.compile("[\t\n\r]")


class _Unusual(ValueError):
    """The file has to be parsed."""


class _Shape(msgspec.Struct):
    """Of elements whose names stand alike: all but the values. ``opens``: there are others inside.

    ``lead`` counts the attributes before the features, when they are the usual ones in their usual order.
    """

    type: str
    names: tuple[str, ...]
    features: tuple[str, ...]
    leading: tuple[str, ...]
    lead: int
    opens: bool
    said: bool


def cas(data: bytes, types: FoundTypes) -> Cas | None:
    """What stands in the file; None: it has to be parsed."""
    try:
        text = data.decode("utf-8")
        head = _HEAD.match(text)
        if head is None or "<!" in text or text.find("<?", head.end()) >= 0:
            return None
        return _Quick(head[2], types).cas(text[head.end() :])
    except ValueError:
        return None


class _Quick:
    def __init__(self, declared: str, types: FoundTypes) -> None:
        self._rooms: dict[str, str] = dict(_DECLARED.findall(declared))
        if self._rooms.get("xmi") != XMI or _UNNAMED.search(declared):
            raise _Unusual
        self._elements = Elements(Cas(types=types))
        self._shapes = _kept(types, declared)

    def cas(self, text: str) -> Cas:
        """Each ``<`` begins or ends an element: in a value it would be written otherwise."""
        front, *pieces = text.split("<")
        if front or not pieces or pieces.pop().rstrip() != "/xmi:XMI>":
            raise _Unusual
        many = self._many()
        kept = [it for it in pieces if not (it.startswith(many) and it.endswith(_ENDS))]
        waiting = iter(kept)
        for piece in waiting:
            shape, now = self._take(piece)
            if shape.opens:
                self._children(piece[: piece.index(" ")], now, waiting)
        return self._elements.resolve()

    def _many(self) -> tuple[str, ...]:
        """How the elements begin that say nothing, by the names that the file has for their rooms."""
        ends = [(it, it.rpartition(".")[2]) for it in NOTHING]
        rooms = self._rooms.items()
        return tuple(
            f"{prefix}:{local} "
            for prefix, room in rooms
            for name, local in ends
            if type_name(room, local) == name
        )

    def _take(self, piece: str) -> tuple[_Shape, Structure | None]:
        parts = piece.split('"')
        names = tuple(parts[::2])
        shape = self._shapes.get(names) or self._shaped(names)
        if not shape.said:
            return shape, None
        values = parts[1::2]
        together = "".join(values)
        if "&" in together or not together.isprintable():
            values = list(map(_read, values))
        lead = shape.lead
        if not lead:
            return shape, self._other(shape, values)
        attributes = dict(zip(shape.features, values[lead:], strict=True))
        made = Structure(
            values[0],
            shape.type,
            values[1],
            places_of(values[2], values[3]) if lead == 4 else None,
            cast("dict[str, Told]", attributes),
            links_of(shape.leading, attributes) if shape.leading else {},
        )
        self._elements.cas.structures[values[0]] = made
        return shape, made

    def _other(self, shape: _Shape, values: list[str]) -> Structure | None:
        attributes = dict(zip(shape.names, values, strict=True))
        return self._elements.take(shape.type, attributes.pop(_KEY, None), attributes)

    def _children(self, outer: str, now: Structure | None, waiting: Iterator[str]) -> None:
        """The words of lists, until the element ends that they are in."""
        for piece in waiting:
            if piece.rstrip() == f"/{outer}>":
                return
            child = _CHILD.fullmatch(piece)
            if (
                child is None
                or "]]>" in piece
                or "\r" in piece
                or next(waiting, "").rstrip() != f"/{child[1]}>"
            ):
                raise _Unusual
            if now is not None:
                listed(now, child[1], _meant(child[2]))
        raise _Unusual

    def _shaped(self, names: tuple[str, ...]) -> _Shape:
        first, last = _FIRST.fullmatch(names[0]), _LAST.fullmatch(names[-1])
        between = [_NEXT.fullmatch(it) for it in names[1:-1]]
        if first is None or last is None:
            raise _Unusual
        told = (first[3], *(it[1] for it in between if it))
        if len(told) != len(names) - 1 or len(set(told)) != len(told):
            raise _Unusual
        if any(":" in it or it == "xmlns" for it in told if it != _KEY):
            raise _Unusual
        if first[1] and first[1] not in self._rooms:
            raise _Unusual
        name = type_name(self._rooms[first[1]] if first[1] else "", first[2])
        lead = _lead(told) if name != SOFA else 0
        features = told[lead:]
        shape = _Shape(
            type=name,
            names=told,
            features=features,
            leading=tuple(self._elements.leading(name, features)),
            lead=lead,
            opens=not last[0].lstrip().startswith("/"),
            said=name not in NOTHING,
        )
        if len(self._shapes) < _MOST:
            self._shapes[names] = shape
        return shape


def _lead(told: tuple[str, ...]) -> int:
    """How many attributes there are before the features, if they are the usual ones."""
    for usual in ((_KEY, "sofa", "begin", "end"), (_KEY, "sofa")):
        if told[: len(usual)] == usual and not {"begin", "end"} & set(told[len(usual) :]):
            return len(usual)
    return 0


def _kept(types: FoundTypes, head: str) -> dict[tuple[str, ...], _Shape]:
    """The shapes that were met in files with the same types and the same names for their rooms."""
    key = (head, "shapes")
    if key not in types.known:
        if len(types.known) > _MOST:
            types.known.clear()
        types.known[key] = {}
    return types.known[key]


def _read(value: str) -> str:
    """The value of an attribute as the parser would give it."""
    if _WHITE.search(value):
        raise _Unusual
    return _meant(value)


def _meant(words: str) -> str:
    """With the letters that references stand for."""
    if "&" in words:
        if "&" in _REFERENCE.sub("", words):
            raise _Unusual
        words = _REFERENCE.sub(_letter, words)
    if _NO_LETTER.search(words):
        raise _Unusual
    return words


def _letter(found: re.Match[str]) -> str:
    if found[3]:
        return _NAMED[found[3]]
    return chr(int(found[1]) if found[1] else int(found[2], 16))
