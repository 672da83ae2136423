"""UIMA CAS JSON 0.4: a file an article, with its types in it; offsets count UTF-16 units."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import msgspec

from hashiya.formats.cas import types as t
from hashiya.formats.cas.model import Cas, FoundFeature, FoundType, Sofa, Structure
from hashiya.formats.cas.reading import article
from hashiya.formats.cas.records import SOFA, Record, Records, weigh
from hashiya.formats.format import ALL, Format, Incoming, Note, ReadOptions, WriteOptions
from hashiya.formats.losses import Tally
from hashiya.formats.naming import Names, file_stem
from hashiya.formats.source import Source
from hashiya.model.dataset import AnnotatedArticle, Dataset
from hashiya.model.schema import Schema

LARGEST = 256 * 1024 * 1024
_HEAD = re.compile(rb'\s*\{\s*"%(?:TYPES|FEATURE_STRUCTURES|VIEWS)"\s*:')
_ARRAYS = ("[]", "Array")
_BIGGEST = 1 << 40
_MANY = frozenset({t.SENTENCE, t.TOKEN})
"""Structures that say nothing that we keep."""


# -- writing


def write(dataset: Dataset, target: Path, options: WriteOptions) -> None:
    """UTF-8, no white space; named after the article's file."""
    types = t.Types(dataset.schema)
    stems = Names(file_stem, folded=True)
    for annotated in dataset:
        stem = stems.of(annotated.article.id, annotated.article.name)
        (target / f"{stem}.json").write_bytes(_document(annotated, types))


def _document(annotated: AnnotatedArticle, types: t.Types) -> bytes:
    records = Records(annotated, types)
    encode = msgspec.json.Encoder().encode
    sofa = {
        "%ID": SOFA,
        "%TYPE": "uima.cas.Sofa",
        "sofaNum": 1,
        "sofaID": "_InitialView",
        "mimeType": "text",
        "sofaString": annotated.article.text,
    }
    parts = [encode(sofa)]
    number = records.first
    for name, places in ((t.SENTENCE, records.sentences), (t.TOKEN, records.tokens)):
        head = f'","@sofa":{SOFA},"begin":'
        words = ",".join(
            [
                f'{{"%ID":{at},"%TYPE":"{name}{head}{start},"end":{end}}}'
                for at, (start, end) in enumerate(places, start=number)
            ]
        )
        if words:
            parts.append(words.encode())
        number += len(places)
    found = list(records)
    number += len(found)
    members = b",".join(b"%d" % it for it in range(records.first, number))
    for record in found:
        for name, value in record.values.items():
            if isinstance(value, tuple):
                array = {"%ID": number, "%TYPE": t.ARRAY, "%ELEMENTS": value}
                parts.append(encode(array))
                record.links[name] = number
                number += 1
        parts.append(encode(_structure(record)))
    views = b'],"%%VIEWS":{"_InitialView":{"%%SOFA":%d,"%%MEMBERS":[%s]}}}\n' % (SOFA, members)
    head = b'{"%TYPES":' + encode(_types(types)) + b',"%FEATURE_STRUCTURES":['
    return head + b",".join(parts) + views


def _structure(it: Record) -> dict[str, Any]:
    found: dict[str, Any] = {"%ID": it.id, "%TYPE": it.type, "@sofa": SOFA}
    if it.places:
        found["begin"], found["end"] = it.places
    found |= {name: value for name, value in it.values.items() if not isinstance(value, tuple)}
    for name, number in it.links.items():
        found[f"@{name}"] = number
    return found


def _types(types: t.Types) -> dict[str, Any]:
    return {it.name: _type(it) for it in types}


def _type(it: t.Type) -> dict[str, Any]:
    found: dict[str, Any] = {"%NAME": it.name, "%SUPER_TYPE": it.parent}
    if it.description:
        found["%DESCRIPTION"] = it.description
    for feature in it.features:
        told = "uima.cas.String[]" if feature.range == t.ARRAY else feature.range
        found[feature.name] = {"%NAME": feature.name, "%RANGE": told}
        if feature.description:
            found[feature.name]["%DESCRIPTION"] = feature.description
    return found


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
    try:
        found: Any = msgspec.json.decode(path.read_bytes().removeprefix(b"\xef\xbb\xbf"))
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError):
        yield Note(message="formats-cas-broken", name=path.name, lost=True)
        return
    yield article(_cas(_record(found)), path.name, f"{path.stem}.txt")


def _cas(raw: dict[str, Any]) -> Cas:
    cas = Cas(types={name: _found_type(_record(it)) for name, it in _types_of(raw)})
    structures = [
        (key, it)
        for key, it in _structures(raw.get("%FEATURE_STRUCTURES"))
        if it.get("%TYPE") not in _MANY
    ]
    arrays = {key: it for key, it in structures if _name(it).endswith(_ARRAYS)}
    for key, it in structures:
        name = _name(it)
        if name == "uima.cas.Sofa":
            text = it.get("sofaString")
            cas.sofas.append(
                Sofa(key, str(it.get("sofaID", "")), text if isinstance(text, str) else "")
            )
        elif key not in arrays:
            cas.structures[key] = _found(key, name, it, arrays)
    return cas


def _types_of(raw: dict[str, Any]) -> list[tuple[str, Any]]:
    return [(name, it) for name, it in _record(raw.get("%TYPES")).items() if isinstance(it, dict)]


def _found_type(raw: dict[str, Any]) -> FoundType:
    features = {
        name: FoundFeature(str(it.get("%RANGE", "")), str(it.get("%DESCRIPTION", "")))
        for name, it in raw.items()
        if not name.startswith("%") and isinstance(it, dict)
    }
    return FoundType(str(raw.get("%SUPER_TYPE", "")), str(raw.get("%DESCRIPTION", "")), features)


def _structures(raw: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    """With their ids: a list in version 0.4, an object by id before."""
    if isinstance(raw, dict):
        for key, it in cast("dict[str, Any]", raw).items():
            yield key, _record(it)
    elif isinstance(raw, list):
        for it in cast("list[Any]", raw):
            if isinstance(it, dict):
                found = cast("dict[str, Any]", it)
                yield str(found.get("%ID", "")), found


def _found(
    key: str, name: str, raw: dict[str, Any], arrays: dict[str, dict[str, Any]]
) -> Structure:
    made = Structure(key, name, sofa=str(raw.get("@sofa", "")), places=_places(raw))
    for feature, value in raw.items():
        mark = feature[:1]
        if mark == "%" or feature in ("begin", "end", "@sofa"):
            continue
        if mark == "@":
            array = arrays.get(str(value))
            elements = _list(array.get("%ELEMENTS")) if array else [value]
            if array and not _links(array):
                made.values[feature[1:]] = [str(it) for it in elements]
            else:
                made.links[feature[1:]] = [str(it) for it in elements]
        elif isinstance(value, str | bool | int | float):
            made.values[feature.lstrip("#^")] = value
    return made


def _links(array: dict[str, Any]) -> bool:
    """Whether the elements are ids of structures rather than values."""
    name = _name(array)
    inner = name.removesuffix("[]")
    return name == "uima.cas.FSArray" or (inner != name and not inner.startswith("uima.cas."))


def _places(raw: dict[str, Any]) -> tuple[int, int] | None:
    if "begin" not in raw and "end" not in raw:
        return None
    start, end = raw.get("begin", 0), raw.get("end", 0)
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
    read=read,
    write=write,
    weigh=_weigh,
    recognises=recognises,
    unit="utf-16",
    carries=ALL,
)
