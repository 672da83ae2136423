"""UIMA CAS JSON 0.4: a file an article, with its types in it; offsets count UTF-16 units."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from itertools import chain, islice
from pathlib import Path
from typing import Any, cast

import msgspec

from hashiya.formats import own_export
from hashiya.formats.cas import types as t
from hashiya.formats.cas import words
from hashiya.formats.cas.json_writing import Documents
from hashiya.formats.cas.kinds import kind_of
from hashiya.formats.cas.model import (
    ENDS,
    Cas,
    FoundFeature,
    FoundType,
    FoundTypes,
    Plan,
    Row,
    Rows,
    Sofa,
    Structure,
)
from hashiya.formats.cas.reading import article, article_at_once
from hashiya.formats.cas.records import weigh
from hashiya.formats.format import ALL, Format, Incoming, Note, ReadOptions, WriteOptions
from hashiya.formats.inception_places import heeding
from hashiya.formats.latest import LatestOf
from hashiya.formats.losses import Tally
from hashiya.formats.naming import Names, file_stem
from hashiya.formats.small_files import put
from hashiya.formats.source import Source
from hashiya.model.dataset import AnnotatedArticle, Dataset
from hashiya.model.schema import Schema
from hashiya.text.decoding import storable

LARGEST = 128 * 1024 * 1024
"""Bytes of a file: it can only be read as a whole, and holds some hundred bytes for each word."""

_HEAD = re.compile(rb'\s*\{\s*"%(?:TYPES|FEATURE_STRUCTURES|VIEWS)"\s*:')
_ARRAYS = ("[]", "Array")
_BIGGEST = 1 << 40
_PLAIN = frozenset({str, bool, int, float})
_ABSENT: Any = object()
_NONE: dict[str, Any] = {}
_USUAL = ("%ID", "%TYPE", "@sofa", "begin", "end")
_ENDS = frozenset(f"@{it}" for it in ENDS)
_MOST = 1_000
_MARKS = frozenset("#^")
_MANY = frozenset({t.SENTENCE, t.TOKEN})
"""Structures that say nothing that we keep."""
_NAMES = [f'"{it}"'.encode() for it in (t.TOKEN, t.SENTENCE)]
_WORD = re.compile(
    rb'\{\s*"%ID"\s*:\s*,\s*"%TYPE"\s*:\s*"[\w.]+"(?:\s*,\s*"[@\w]+"\s*:\s*(?:"[ .\w]*")?)*\s*\},\s*'
)
"""A word without its digits. In JSON no string has such quotes: they would be escaped. Where it is the value
of a key, without it the rest is no JSON."""

# -- writing


def write(dataset: Dataset, target: Path, options: WriteOptions) -> None:
    """UTF-8, no white space; named after the article's file."""
    written = Documents(t.Types(dataset.schema))
    stems = Names(file_stem, folded=True)
    stems.of(own_export.FILE, Path(own_export.FILE).stem)  # an article of that name would be lost
    for annotated in dataset:
        stem = stems.of(annotated.article.id, annotated.article.name)
        put(target, f"{stem}.json", written.document(annotated))


# -- reading


def recognises(source: Source, head: bytes) -> bool:
    return _HEAD.match(head.removeprefix(b"\xef\xbb\xbf")) is not None


def read(path: Source, options: ReadOptions) -> Iterator[Incoming | Note]:
    """The article of the file, or the reason why it is none.

    Raises:
        OSError: it cannot be read.
    """
    if path.stat().st_size > LARGEST:
        yield Note(message="formats-too-large", name=path.name, lost=True)
        return
    data = path.read_bytes().removeprefix(b"\xef\xbb\xbf")
    stem = f"{path.stem}.txt"
    taken = _together(data)
    found = article_at_once(*taken, path.name, stem) if taken else None
    if found is None:
        cas = _quickly(data) or _slowly(data)
        broken = Note(message="formats-cas-broken", name=path.name, lost=True)
        found = article(cas, path.name, stem) if cas else broken
    yield found


class _File(msgspec.Struct):
    """What is looked at of a file; of what is in its views the structures tell themselves."""

    types: msgspec.Raw = msgspec.field(name="%TYPES", default=msgspec.Raw(b"{}"))
    structures: Any = msgspec.field(name="%FEATURE_STRUCTURES", default=None)


_decode_file = msgspec.json.Decoder(_File).decode


def _decoded(data: bytes) -> tuple[FoundTypes, Any] | None:
    """The types and the structures; None: it is broken."""
    try:
        found = _decode_file(_without_words(data))
        return _types_in(bytes(found.types)), found.structures
    except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError):
        return None


def _together(data: bytes) -> tuple[Cas, Rows] | None:
    """With all marks and relations together, where nothing about the file needs a look; else None."""
    found = _decoded(data)
    if found is None or not isinstance(found[1], list):
        return None
    types, raw = found[0], cast("list[Any]", found[1])
    if {*map(type, raw)} != {dict} or not _are_apart([it.get("%ID", "") for it in raw]):
        return None
    shapes, cas = _Shapes(types), Cas(types=types)
    plans = shapes.plans(raw)
    if None in plans:
        every = list(zip(raw, plans, strict=True))
        _fill(cas, [it for it, plan in every if plan is None], None)
        raw = [it for it, plan in every if plan]
    rows = _rows(raw, [it for it in plans if it])
    return (cas, rows) if rows else None


def _are_apart(ids: list[Any]) -> bool:
    if {*map(type, ids)} != {int}:  # a number may stand as a word, too
        ids = [*map(str, ids)]
    return len({*ids}) == len(ids)


def _rows(raw: list[dict[str, Any]], plans: list[Plan]) -> Rows | None:
    """All that is said of marks and relations, if it is of the kinds that are usual."""
    every = [[*it.values()] for it in raw]
    usual: list[tuple[Any, ...]] = [*islice(zip(*every), len(_USUAL))]  # noqa: B905 - some have more
    keys, _, sofas, starts, ends = usual or [()] * len(_USUAL)
    rows: list[Any] = [it[len(_USUAL) :] for it in every]
    for row, plan in zip(rows, plans, strict=True):
        if plan.ends:
            for at in plan.ends:
                row[at] = str(row[at])
    said = list(chain.from_iterable(rows))
    kinds = {*map(type, said)}
    words = "".join(said if kinds == {str} else [it for it in said if type(it) is str])
    names = [row[plan.label] for row, plan in zip(rows, plans, strict=True)]
    names += [row[it.whose] for row, it in zip(rows, plans, strict=True) if it.whose >= 0]
    if not (
        kinds <= _PLAIN
        and {*map(type, names)} <= {str}
        and {*map(type, starts), *map(type, ends)} <= {int}
        and max(ends, default=0) < _BIGGEST
        and (words.isprintable() or not storable(words)[1])
    ):
        return None
    return Rows([*map(str, keys)], [*map(str, sofas)], [*starts], [*ends], plans, rows)


def _quickly(data: bytes) -> Cas | None:
    """None: it is not of the usual shape, or broken."""
    found = _decoded(data)
    if found is None:
        return None
    cas, shapes = Cas(types=found[0]), _Shapes(found[0])
    return cas if _fill(cas, found[1], shapes) else None


def _without_words(data: bytes) -> bytes:
    at = data.find(b'"%FEATURE_STRUCTURES"')
    return words.cut(data, at, _NAMES, (b"{", b"},"), _WORD) if at >= 0 else data


def _slowly(data: bytes) -> Cas | None:
    try:
        found = _record(msgspec.json.decode(data))
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError):
        return None
    cas = Cas(types=_types_of(found.get("%TYPES")))
    _fill(cas, found.get("%FEATURE_STRUCTURES"), None)
    return cas


def _fill(cas: Cas, raw: Any, shapes: _Shapes | None) -> bool:
    """Whether the structures are as the file has them: relations between lists are not, with ``shapes``."""
    arrays: dict[str, dict[str, Any]] = {}
    waiting: list[tuple[Structure, dict[str, Any]]] = []
    for key, name, it in _structures(raw):
        if shapes and (row := shapes.row(key, name, it)) is not None:
            cas.structures[key] = row
        elif name == "uima.cas.Sofa":
            text = it.get("sofaString")
            cas.sofas.append(
                Sofa(key, str(it.get("sofaID", "")), text if isinstance(text, str) else "")
            )
        elif name.endswith(_ARRAYS):
            arrays[key] = it
        else:
            made = cas.structures[key] = _found(key, name, it)
            if made.values is not it:
                waiting.append((made, it))
    for key in arrays:
        cas.structures.pop(key, None)
    for made, it in waiting:
        _take(made, it, arrays)
    return not (shapes and arrays and shapes.lead_to(arrays, cas))


class _Shapes:
    """Knows marks and relations of words alone by their type and keys, in the order that is usual."""

    def __init__(self, types: FoundTypes) -> None:
        self._types = types
        self._plans: dict[tuple[str, ...], Plan | None] = types.known.setdefault(("", "json"), {})

    def plans(self, raw: list[dict[str, Any]]) -> list[Plan | None]:
        """Those of many, most of which are of shapes that were met before."""
        names = [str(it.get("%TYPE", "")) for it in raw]
        every = zip(names, raw, strict=True)
        found = list(map(self._plans.get, [(name, *it) for name, it in every]))
        for at, plan in enumerate(found):
            if plan is None:
                found[at] = self.plan(names[at], raw[at])
        return found

    def plan(self, name: str, raw: dict[str, Any]) -> Plan | None:
        shape = (name, *raw)
        try:
            return self._plans[shape]
        except KeyError:
            pass
        plan = self._plan(name, *raw)
        if len(self._plans) < _MOST:
            self._plans[shape] = plan
        return plan

    def row(self, key: str, name: str, raw: dict[str, Any]) -> Row | None:
        """None: it has to be looked at key by key."""
        plan = self.plan(name, raw)
        if plan is None:
            return None
        _, _, sofa, start, end, *row = raw.values()
        if plan.ends:
            for at in plan.ends:
                row[at] = str(row[at])
        try:
            together = "".join(row)
        except TypeError:
            return None
        if not (together.isprintable() or not storable(together)[1]):
            return None
        return Row(key, name, str(sofa), _places(start, end), _NONE, _NONE, 0, plan, row)

    def lead_to(self, arrays: Container[str], cas: Cas) -> bool:
        """Whether a relation was made a row although an end of it is a list."""
        rows = (it for it in cas.structures.values() if type(it) is Row and it.plan.ends)
        return any(it.row[at] in arrays for it in rows for at in it.plan.ends or ())

    def _plan(self, name: str, *keys: str) -> Plan | None:
        features = tuple(it.removeprefix("@") if it in _ENDS else it for it in keys[5:])
        usual = keys[:5] == _USUAL and name in self._types and not name.endswith(_ARRAYS)
        if not usual or not all(it.isidentifier() for it in features) or set(ENDS) & set(keys):
            return None
        return kind_of(self._types, name).plan(features)


def _types_of(raw: Any) -> FoundTypes:
    found = FoundTypes()
    types = _record(raw).items()
    found.update((name, _found_type(_record(it))) for name, it in types if isinstance(it, dict))
    return found


_types_in = LatestOf(lambda raw: _types_of(msgspec.json.decode(raw)))
"""All files of a folder have the same; nobody changes them."""


def _found_type(raw: dict[str, Any]) -> FoundType:
    features = {
        name: FoundFeature(str(it.get("%RANGE", "")), str(it.get("%DESCRIPTION", "")))
        for name, it in raw.items()
        if not name.startswith("%") and isinstance(it, dict)
    }
    return FoundType(str(raw.get("%SUPER_TYPE", "")), str(raw.get("%DESCRIPTION", "")), features)


def _structures(raw: Any) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """With their ids and types, those left out that say nothing: a list in version 0.4, an object by id before."""
    if isinstance(raw, dict):
        for key, it in cast("dict[str, Any]", raw).items():
            found = _record(it)
            if (name := _name(found)) not in _MANY:
                yield key, name, found
    elif isinstance(raw, list):
        for it in cast("list[Any]", raw):
            if type(it) is dict:
                found = cast("dict[str, Any]", it)
                if (name := _name(found)) not in _MANY:
                    yield str(found.get("%ID", "")), name, found


def _found(key: str, name: str, raw: dict[str, Any]) -> Structure:
    """What the file has of it, taken apart: ``raw`` becomes its values, or what is left to take."""
    pop = raw.pop
    pop("%ID", None)
    pop("%TYPE", None)
    sofa, start, end = pop("@sofa", ""), pop("begin", _ABSENT), pop("end", _ABSENT)
    places = None if start is end is _ABSENT else _places(start, end)
    made = Structure(key, name, str(sofa), places)
    # names without any mark in front, and no lists: so are nearly all but relations
    if "".join(raw).isidentifier() and _PLAIN.issuperset(map(type, raw.values())):
        made.values = raw
    return made


def _take(made: Structure, raw: dict[str, Any], arrays: dict[str, dict[str, Any]]) -> None:
    values, links = made.values, made.links
    for feature, value in raw.items():
        mark = feature[:1]
        if mark == "%":
            continue
        if mark == "@":
            array = arrays.get(str(value))
            elements = _list(array.get("%ELEMENTS")) if array else [value]
            if array and not _links(array):
                values[feature[1:]] = [str(it) for it in elements if it is not None]
            else:
                links[feature[1:]] = [str(it) for it in elements]
        elif type(value) in _PLAIN:
            values[feature.lstrip("#^") if mark in _MARKS else feature] = value
        elif (
            type(value) is list and value and _PLAIN.issuperset(map(type, cast("list[Any]", value)))
        ):
            values[feature] = list(
                map(str, cast("list[Any]", value))
            )  # written in place, not as an array of its own
        elif value not in (None, [], {}):
            values[feature] = value  # what of it cannot be kept is told where attributes are taken


def _links(array: dict[str, Any]) -> bool:
    """Whether the elements are ids of structures rather than values."""
    name = _name(array)
    inner = name.removesuffix("[]")
    return name == "uima.cas.FSArray" or (inner != name and not inner.startswith("uima.cas."))


def _places(start: Any, end: Any) -> tuple[int, int]:
    start, end = 0 if start is _ABSENT else start, 0 if end is _ABSENT else end
    if type(start) is not int or type(end) is not int:
        return 0, 0
    return (start, end) if max(abs(start), abs(end)) < _BIGGEST else (0, 0)


def _name(raw: dict[str, Any]) -> str:
    return str(raw.get("%TYPE", ""))


def _record(raw: Any) -> dict[str, Any]:
    return cast("dict[str, Any]", raw) if isinstance(raw, dict) else {}


def _list(raw: Any) -> list[Any]:
    return cast("list[Any]", raw) if isinstance(raw, list) else []


def _weigh(
    annotated: AnnotatedArticle, schema: Schema, options: WriteOptions, tally: Tally
) -> None:
    weigh(annotated, schema, tally)


FORMAT = Format(
    id="cas-json",
    suffixes=(".json",),
    folder=True,
    each=("{}.json",),
    read=heeding(read),
    write=write,
    weigh=_weigh,
    recognises=recognises,
    guarded=True,
    unit="utf-16",
    carries=ALL,
)
