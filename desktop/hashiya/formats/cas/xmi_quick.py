"""XMI files in the shape in which programs write them, taken apart by their signs; it never notes anything.

Such a file is the root and one element behind the other, with attributes in double quotes: no comments, no
document type, nothing that could define an entity. Whatever is unusual makes it give up: the file is then
parsed behind ``safe_xml``, which also says what is broken in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Any

import msgspec

from hashiya.formats.cas import types as t
from hashiya.formats.cas import words
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
from hashiya.formats.cas.kinds import kind_of
from hashiya.formats.cas.model import ENDS, Cas, FoundTypes, Plan, Row, Rows, Structure

_KEY = "xmi:id"
_NONE: dict[str, Any] = {}
_USUAL = (_KEY, "sofa", "begin", "end")
_MOST = 1_000
"""Shapes of elements and heads of files that are kept: of each folder there are some dozen."""
_LOOKED_AT_ONCE = 64
"""Values that are looked at together: of few are references to be read."""
_ATTRIBUTE = r"\s+[\w.:-]+=\"[^\"<&]*\""
_HEAD = re.compile(
    "\ufeff?"
    r"(?:<\?xml version=([\"'])1\.[01]\1(?: encoding=\1(?i:utf-8)\1)?(?: standalone=\1(?:yes|no)\1)?"
    rf"\s*\?>\s*)?<xmi:XMI((?:{_ATTRIBUTE})+)\s*>\s*"
)
_DECLARED = re.compile(r"\sxmlns:([\w.-]+)=\"([^\"]*)\"")
_UNNAMED = re.compile(r"\sxmlns=")
_HEADS = 1 << 14
_WORDS = re.compile(
    rb"\sxmlns:([\w.-]+)=\"http:///de/tudarmstadt/ukp/dkpro/core/api/segmentation/type\.ecore\""
)
_WORD = re.compile(rb"<[\w.-]+:(?:Token|Sentence)(?: [A-Za-z:]+=\"[ ]*\")+/>\s*")
_FIRST = re.compile(r"(?:([\w.-]+):)?([\w.-]+)\s+([\w.:-]+)=")
_NEXT = re.compile(r"\s+([\w.:-]+)=")
_LAST = re.compile(r"\s*/?>\s*")
_CHILD = re.compile(r"([\w.-]+)>(.*)", re.DOTALL)
_REFERENCE = re.compile(r"&(?:#([0-9]{1,7})|#x([0-9a-fA-F]{1,6})|(lt|gt|amp|quot|apos));")
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"', "apos": "'"}
_NO_LETTER = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_USUAL_REFERENCES = (("&#10;", "\n"), ("&quot;", '"'), ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&"))
"""Those that stand in nearly all texts; ``&amp;`` is the last, for what it gives begins none."""


class _Unusual(ValueError):
    """The file has to be parsed."""


class _Shape(msgspec.Struct):
    """Of elements whose names stand alike: all but the values.

    ``usual``: a structure with the usual attributes before its features. ``opens``: there are others inside.
    ``nameless``: it is given an id by its place in the file. ``text``: the place of the article's text, or -1.
    """

    type: str
    features: tuple[str, ...]
    leading: tuple[str, ...]
    usual: bool
    opens: bool
    nameless: bool
    values: int
    text: int
    plan: Plan | None = None


def cas(data: bytes, types: FoundTypes) -> Cas | None:
    """What stands in the file; None: it has to be parsed."""
    try:
        text = _without_words(data).decode("utf-8")
        head = _HEAD.match(text)
        if head is None:
            return None
        return _Quick(head[2], types).cas(text[head.end() :])
    except ValueError:
        return None


def rows(data: bytes, types: FoundTypes) -> tuple[Cas, Rows] | None:
    """The same with all marks and relations together, where nothing about the file needs a look; else None."""
    try:
        text = _without_words(data).decode("utf-8")
        head = _HEAD.match(text)
        return _Quick(head[2], types).rows(text[head.end() :]) if head else None
    except ValueError:
        return None


def _without_words(data: bytes) -> bytes:
    found = _WORDS.search(data, 0, _HEADS)
    if found is None:
        return data
    marks = [
        b"<%b:%b " % (found[1], it.rpartition(".")[2].encode()) for it in (t.TOKEN, t.SENTENCE)
    ]
    return words.cut(data, found.end(), marks, (b"<", b"/>"), _WORD)


class _Quick:
    def __init__(self, declared: str, types: FoundTypes) -> None:
        self._rooms: dict[str, str] = dict(_DECLARED.findall(declared))
        if self._rooms.get("xmi") != XMI or _UNNAMED.search(declared):
            raise _Unusual
        self._elements = Elements(Cas(types=types))
        self._shapes = _kept(types, declared)

    def cas(self, text: str) -> Cas:
        """Each ``<`` begins or ends an element: in a value it would be written otherwise, and what begins a
        comment or an instruction has no shape."""
        front, *pieces = text.split("<")
        if front.strip() or not pieces or pieces.pop().rstrip() != "/xmi:XMI>":
            raise _Unusual
        shapes, structures = self._shapes, self._elements.cas.structures
        waiting = iter(pieces)
        for piece in waiting:
            parts = piece.split('"')
            names, values = '"'.join(parts[::2]), parts[1::2]
            shape = shapes.get(names) or self._shaped(names)
            if "&" in piece or not piece[:-1].isprintable():  # the last may be a line end
                values = list(map(_read, values))
            if shape.usual:
                key, sofa, start, end = values[:4]
                if (
                    (start + end).isdecimal()
                    and (start + end).isascii()
                    and len(start) + len(end) < 13
                ):
                    places = int(start), int(end)
                else:
                    places = places_of(start, end)
                structures[key] = self._structure(key, sofa, places, shape, values[4:])
            else:
                self._other(piece, shape, values, waiting)
        return self._elements.resolve()

    def rows(self, text: str) -> tuple[Cas, Rows] | None:
        """Takes the file apart at its quotation marks: every second piece is a value then, for no element has
        anything inside, and no value has a ``<``."""
        parts = text.split('"')
        front, *pieces = '"'.join(parts[::2]).split("<")
        if front.strip() or not pieces or pieces.pop().rstrip() != "/xmi:XMI>":
            raise _Unusual
        values = parts[1::2]
        known = self._shapes
        shapes = [known.get(it) or self._shaped(it) for it in pieces]
        firsts = list(accumulate([it.values for it in shapes], initial=0))
        if text.count("<") != len(pieces) + 1 or firsts.pop() != len(values):
            return None
        every = list(zip(shapes, firsts, strict=True))
        texts = [first + it.text for it, first in every if it.text >= 0]
        values = _all_read(values, texts)
        at: list[int] = []
        plans: list[Plan] = []
        for shape, first in every:
            if shape.plan:
                at.append(first)
                plans.append(shape.plan)
            elif shape.opens or shape.nameless:
                return None
            else:
                self._other("", shape, values[first : first + shape.values], iter(()))
        found = _rows(values, at, plans)
        others = self._elements.cas.structures.keys()
        if found is None or not others.isdisjoint(found.keys):
            return None
        return self._elements.resolve(), found

    def _structure(
        self, key: str, sofa: str, places: tuple[int, int], shape: _Shape, row: list[str]
    ) -> Structure:
        plan = shape.plan
        if plan and (not plan.ends or (row[plan.ends[0]] + row[plan.ends[1]]).isdecimal()):
            return Row(key, shape.type, sofa, places, _NONE, _NONE, 0, plan, row)
        attributes: Any = dict(zip(shape.features, row, strict=True))
        links = links_of(shape.leading, attributes)
        return Structure(key, shape.type, sofa, places, attributes, links)

    def _other(self, piece: str, shape: _Shape, values: list[str], waiting: Iterator[str]) -> None:
        names = (*_USUAL, *shape.features) if shape.usual else shape.features
        attributes = dict(zip(names, values, strict=True))
        now = self._elements.take(shape.type, attributes.pop(_KEY, None), attributes)
        if shape.opens:
            self._children(piece[: piece.index(" ")], now, waiting)

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

    def _shaped(self, shape_of: str) -> _Shape:
        names = shape_of.split('"')
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
        opens = not last[0].lstrip().startswith("/")
        usual = told[:4] == _USUAL and name not in (SOFA, *NOTHING) and not opens
        features = told[4:] if usual else told
        leading = tuple(self._elements.leading(name, features)) if usual else ()
        plan = self._plan(name, features, leading) if usual else None
        nameless = _KEY not in told and name not in (SOFA, *NOTHING)
        text = told.index("sofaString") if name == SOFA and "sofaString" in told else -1
        shape = _Shape(name, features, leading, usual, opens, nameless, len(told), text, plan)
        if len(self._shapes) < _MOST:
            self._shapes[shape_of] = shape
        return shape

    def _plan(self, name: str, features: tuple[str, ...], leading: tuple[str, ...]) -> Plan | None:
        """For marks and relations of types that are known: all others may turn out to be something else."""
        types = self._elements.cas.types
        known = name in types and not set(leading) - set(ENDS)
        plan = kind_of(types, name).plan(features) if known else None
        return plan if plan and len(leading) == (2 if plan.ends else 0) else None


def _rows(values: list[str], at: list[int], plans: list[Plan]) -> Rows | None:
    """Those that begin at these places in the values, if all of their numbers are such."""
    starts, ends = [values[it + 2] for it in at], [values[it + 3] for it in at]
    rows: list[Sequence[Any]] = [
        values[it + 4 : it + 4 + len(plan.features)] for it, plan in zip(at, plans, strict=True)
    ]
    arrows = [(row, plan.ends) for row, plan in zip(rows, plans, strict=True) if plan.ends]
    leading = "".join([row[it] for row, ends in arrows for it in ends])
    places = [*starts, *ends]
    digits = "".join(places)
    if leading and not leading.isdecimal():
        return None
    if places and not (digits.isdecimal() and digits.isascii() and max(map(len, places)) < 13):
        return None
    keys, sofas = [values[it] for it in at], [values[it + 1] for it in at]
    return Rows(keys, sofas, list(map(int, starts)), list(map(int, ends)), plans, rows)


def _kept(types: FoundTypes, head: str) -> dict[str, _Shape]:
    """The shapes that were met in files with the same types and the same names for their rooms."""
    key = (head, "shapes")
    if key not in types.known:
        if len(types.known) > _MOST:
            types.known.clear()
        types.known[key] = {}
    return types.known[key]


def _all_read(values: list[str], texts: Sequence[int]) -> list[str]:
    """The same of all of them; the ``texts`` need it in nearly every file, what else there is in hardly any."""
    read = {it: _read(values[it]) for it in texts}
    for at in texts:
        values[at] = ""
    for at in range(0, len(values), _LOOKED_AT_ONCE):
        some = values[at : at + _LOOKED_AT_ONCE]
        together = "".join(some)
        if "&" in together or not together.isprintable():
            values[at : at + _LOOKED_AT_ONCE] = [
                it if it.isprintable() and "&" not in it else _read(it) for it in some
            ]
    for at, text in read.items():
        values[at] = text
    return values


def _read(value: str) -> str:
    """The value of an attribute as the parser would give it."""
    if "\n" in value or "\t" in value or "\r" in value:
        raise _Unusual
    return _meant(value)


def _meant(words: str) -> str:
    """With the letters that references stand for."""
    if not words.isprintable() and _NO_LETTER.search(words):
        raise _Unusual
    if "&" in words:
        signs = words.count("&")
        if sum([words.count(it) for it, _ in _USUAL_REFERENCES]) == signs:
            for reference, letter in _USUAL_REFERENCES:
                words = words.replace(reference, letter)
            return words
        words, known = _REFERENCE.subn(_letter, words)
        if known != signs:
            raise _Unusual
    return words


def _letter(found: re.Match[str]) -> str:
    if found[3]:
        return _NAMED[found[3]]
    letter = chr(int(found[1]) if found[1] else int(found[2], 16))
    if _NO_LETTER.match(letter) or "\ud800" <= letter <= "\udfff":
        raise _Unusual
    return letter
