"""Collections of annotations that CATMA exports as TEI: pointers into a text that lies beside, and no text; read only.

Pointers cover the whole text, so that its length tells which of the texts beside is meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from urllib.parse import unquote

from hashiya.formats import neighbours, safe_xml
from hashiya.formats.draft import Draft, Told
from hashiya.formats.format import Incoming, Note, ReadOptions
from hashiya.formats.placing import Range
from hashiya.formats.source import Source
from hashiya.formats.stamped import Stamped
from hashiya.formats.tei.beside import TEI, XML_ID
from hashiya.text import decoding
from hashiya.text.offsets import Utf16Map
from hashiya.wording import first_of

_IS_ONE = re.compile(rb"<(?:\w+:)?ab\b[^<>]*\btype=[\"']catma[\"']")
_POINTER = re.compile(r"(?P<file>[^#]*)#char=(?P<start>[0-9]{1,12}),(?P<end>[0-9]{1,12})")
_OF_PROGRAM = "catma_"
_WHO, _WHEN = "catma_markupauthor", "catma_markuptimestamp"
_LARGEST = 64 << 20
_BYTES = 4
"""Of a letter, at most."""
_NAMED = 5
_MOST = 500
"""Texts that are looked at."""


def is_one(data: bytes) -> bool:
    return _IS_ONE.search(data) is not None


@dataclass(slots=True)
class _Mark:
    tag: str
    said: dict[str, list[str]] = field(default_factory=dict[str, list[str]])


@dataclass(slots=True)
class _Heard:
    """What a collection says: tags by their ids, marks by theirs, and where these stand, in UTF-16 units."""

    tags: dict[str, str] = field(default_factory=dict[str, str])
    marks: dict[str, _Mark] = field(default_factory=dict[str, _Mark])
    places: dict[str, list[Range]] = field(default_factory=dict[str, list[Range]])
    file: str = ""
    length: int = 0
    _tag: str = ""
    _mark: _Mark | None = None
    _name: str = ""
    _here: tuple[str, ...] = ()
    _words: list[str] = field(default_factory=list[str])

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._words.clear()
        match name.removeprefix(f"{TEI} "):
            case "fsDecl":
                self._tag = attributes.get("type", "")
            case "fs" if "type" in attributes:
                self._mark = _Mark(attributes["type"])
                self.marks[attributes.get(XML_ID, "")] = self._mark
            case "f":
                self._name = attributes.get("name", "")
            case "numeric":
                self._say(attributes.get("value", ""))
            case "seg":
                self._here = tuple(it.removeprefix("#") for it in attributes.get("ana", "").split())
            case "ptr" if found := _POINTER.fullmatch(attributes.get("target", "")):
                place = int(found["start"]), int(found["end"])
                self.file, self.length = found["file"], max(self.length, place[1])
                for it in self._here:
                    self.places.setdefault(it, []).append(place)
            case _:
                pass

    def text(self, data: str) -> None:
        self._words.append(data)

    def end(self, name: str) -> None:
        words = "".join(self._words).strip()
        match name.removeprefix(f"{TEI} "):
            case "fsDescr":
                self.tags[self._tag] = words
            case "string":
                self._say(words)
            case "fs":
                self._mark = None
            case "seg":
                self._here = ()
            case _:
                pass

    def _say(self, value: str) -> None:
        if self._mark and self._name and value:
            self._mark.said.setdefault(self._name, []).append(value)


def read(source: Source, data: bytes, options: ReadOptions) -> Iterator[Incoming | Note]:
    """The text beside with all marks, or why there is none.

    Raises:
        BadXml: it is none. OSError: a text cannot be read.
    """
    heard = _Heard()
    for _ in safe_xml.fed((data,), heard):
        pass
    fitting = ((it, _text(it, heard.length, options)) for it in _beside(source, heard))
    every = ((file, found) for file, found in fitting if found)
    if first := next(every, None):
        file, found = first
        names = dict.fromkeys(it.name for it, of in every if of[0] != found[0])
        others = () if file.name == _named(heard) else tuple(names)
        yield _article(source, file, *found, heard, others)
        return
    values: dict[str, str | int] = {"count": len(heard.places), "letters": heard.length}
    yield Note(message="formats-tei-catma-alone", name=source.name, values=values, lost=True)


def _beside(source: Source, heard: _Heard) -> Iterator[Source]:
    """The text that it names, then those in its folder and in the one above that may be as long."""
    if name := _named(heard):
        yield source.with_name(name)
    for above in (0, 1):
        folder = neighbours.place_of(source, above)
        texts = (it for it in folder.files() if it.suffix.lower() == ".txt") if folder else ()
        for _, it in zip(range(_MOST), texts, strict=False):
            if it.is_file() and heard.length <= it.stat().st_size <= _BYTES * (heard.length + 1):
                yield it


def _named(heard: _Heard) -> str:
    """The file that the collection names; empty: CATMA's own name for it alone."""
    name = unquote(heard.file).replace("\\", "/").rpartition("/")[2]
    return name if name.endswith(".txt") else ""


def _text(file: Source, length: int, options: ReadOptions) -> tuple[bytes, decoding.Decoded] | None:
    """Nothing where it is another text: of another length."""
    if not file.is_file() or file.stat().st_size > _LARGEST:
        return None
    encoding = options.encoding
    if isinstance(file, Path) and _length_of(Stamped.of(file), encoding) != length:
        return None
    found = _decoded(file, encoding)
    return found if found and Utf16Map(found[1].text).length == length else None


@lru_cache(maxsize=2 * _MOST)
def _length_of(file: Stamped, encoding: str | None) -> int:
    """Kept: every collection of a folder asks each of its texts. -1: it is none."""
    found = _decoded(file.path, encoding)
    return Utf16Map(found[1].text).length if found else -1


def _decoded(file: Source, encoding: str | None) -> tuple[bytes, decoding.Decoded] | None:
    data = file.read_bytes()
    try:
        return data, decoding.decode(data, encoding)
    except decoding.NotText:
        return None


def _article(
    source: Source,
    file: Source,
    data: bytes,
    text: decoding.Decoded,
    heard: _Heard,
    others: Sequence[str],
) -> Incoming:
    """``others``: names of texts beside that are as long, and other ones."""
    draft = Draft(source.name, text.text, unit="utf-16")
    if others:
        draft.say("formats-tei-catma-several", name=file.name, others=first_of(others, _NAMED))
    for key in dict.fromkeys([*heard.places, *heard.marks]):
        mark, places = heard.marks.get(key, _Mark("")), heard.places.get(key, [])
        who, when = (next(iter(mark.said.get(it, ())), "") for it in (_WHO, _WHEN))
        told = Told(annotator=who, created=_moment(when))
        label = heard.tags.get(mark.tag, mark.tag)
        span = draft.span(key, label, _joined(places), told=told)
        for name, values in mark.said.items() if span else ():
            if not name.startswith(_OF_PROGRAM):
                draft.attribute(span, name, values[0] if len(values) == 1 else tuple(values))
    it = draft.incoming(data, name=file.name, encoding=text.encoding, certain=text.certain)
    folder = neighbours.folder_of(file)
    return it if folder == neighbours.folder_of(source) else neighbours.told(it, folder)


def _joined(places: list[Range]) -> list[Range]:
    """Parts that touch are one: where other marks begin or end, CATMA cuts them."""
    found: list[Range] = []
    for start, end in sorted(places):
        if found and found[-1][1] == start:
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found


def _moment(written: str) -> int:
    with suppress(ValueError, OverflowError):
        return int(datetime.fromisoformat(written).timestamp() * 1000)
    return 0
