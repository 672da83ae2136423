"""TEI P5, read: running text, marks from names, dates and other inline elements, and from ``standOff``.

Nothing outside the file is opened: definitions, inclusions and pointers elsewhere are told and left.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import TYPE_CHECKING, Any, cast

from hashiya.formats import facts, guesses, safe_xml
from hashiya.formats.draft import Draft
from hashiya.formats.format import Incoming, Note, ReadOptions
from hashiya.formats.safe_xml import BadXml
from hashiya.formats.source import Source
from hashiya.formats.tei import catma
from hashiya.formats.tei import quick as tei_quick
from hashiya.formats.tei.beside import (
    FS,
    GROUP,
    PIECES,
    RELATION,
    RELATIONS,
    SPAN,
    STANDOFF,
    TEI,
    WHOLE,
    XML_ID,
    Beside,
    Mark,
    features_of,
)
from hashiya.formats.tei.marks import STRING_RANGE, Arrow, Marks, Pointers
from hashiya.formats.tei.text import Place, Running

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

LARGEST = 256 * 1024 * 1024
HELD = 8 * 1024 * 1024
_INCLUDE = "http://www.w3.org/2001/XInclude include"
_XML = "http://www.w3.org/XML/1998/namespace "
_ROOT = re.compile(rb"<(?:\w+:)?(?:TEI|teiCorpus|TEI\.2)\b")

MARKS = frozenset(
    [
        "persName", "placeName", "orgName", "geogName", "name", "rs", "date", "time", "seg", "roleName",
        "country", "region", "settlement", "district", "bloc", "objectName", "eventName", "num", "measure",
    ]
)  # fmt: skip
"""Inline elements that are marks; ``name``, ``rs`` and ``seg`` by their type. So is a ``span`` that points
to nothing: programs put it around the words themselves."""
_TYPED = frozenset(["name", "rs", "seg", "span"])
_INSIDE = frozenset(["country", "region", "settlement", "district", "bloc", "roleName"])
"""Parts of a name that is a mark already: not marks of their own there."""
_UNSAID = frozenset(
    [
        "ana",
        "resp",
        "rend",
        "rendition",
        "style",
        "facs",
        "change",
        "part",
        "next",
        "prev",
        "source",
    ]
)
"""What the attributes of a mark tell of its page, its place or its maker, not of what it means."""
_ENTRY = re.compile(r"(?:https?://www\.wikidata\.org/(?:entity|wiki)/|wd:|wikidata:)(Q[1-9][0-9]*)")
_POINTER = re.compile(r"#?(?:string-)?range\([^)]*\)|\S+")


def _says(attribute: str) -> bool:
    return " " not in attribute and attribute not in _UNSAID


def recognises(source: Source, head: bytes) -> bool:
    return TEI.encode() in head or (
        source.suffix.lower() in (".xml", ".tei") and _ROOT.search(head) is not None
    )


def read(path: Source, options: ReadOptions) -> Iterator[Incoming | Note]:
    """The articles of the file, one for each ``TEI``, or the reason why there is none.

    Raises:
        OSError: it cannot be read.
    """
    size = path.stat().st_size
    if size > LARGEST:
        yield Note(message="formats-too-large", name=path.name, lost=True)
        return
    if size > HELD:
        heard = _Heard(path.name, path.stem, PIECES)
        steps = safe_xml.steps(path, heard, heard.whole)
    else:
        data = path.read_bytes()
        if found := tei_quick.article(data, path.name, path.stem):
            yield found
            return
        if catma.is_one(data):
            yield from _of_catma(path, data, options)
            return
        heard = _Heard(path.name, path.stem, WHOLE)
        steps = safe_xml.fed((data,), heard, heard.whole)
    try:
        for _ in steps:
            yield from heard.taken()
    except BadXml as error:
        yield Note(message=error.message, name=path.name, line=error.line, lost=True)
        return
    yield from heard.taken()
    if not heard.documents:
        yield Note(message="formats-tei-no-text", name=path.name, lost=True)


def _of_catma(path: Source, data: bytes, options: ReadOptions) -> Iterator[Incoming | Note]:
    try:
        yield from catma.read(path, data, options)
    except BadXml as error:
        yield Note(message=error.message, name=path.name, line=error.line, lost=True)


class _Heard(Beside):
    """Hears one or several documents and keeps the articles until they are taken."""

    def __init__(self, file: str, stem: str, whole: frozenset[str]) -> None:
        super().__init__()
        self._whole = whole
        self._file, self._stem = file, stem
        self._found: list[Incoming | Note] = []
        self._inside: list[Place | None] = []
        self._language = self._group = ""
        self.documents = 0

    def taken(self) -> list[Incoming | Note]:
        found, self._found = self._found, []
        return found

    def _new(self) -> None:
        super()._new()
        self._running = Running()
        self._marks: list[Mark] = []
        self._places: dict[str, Place] = {}
        self._arrows: list[Arrow] = []
        self._lost: Counter[str] = Counter()

    # -- events

    def start(self, name: str, attributes: dict[str, str]) -> bool:
        """True: it is wanted whole, because it stands beside the text where nobody listens to words."""
        if name in self._whole and not self._texts and self._words is None and self._fs is None:
            return True
        self._start(name, attributes)
        return False

    def whole(self, element: Element) -> None:
        """What is not of the usual shape in it is heard piece by piece."""
        if element.tag == STANDOFF:
            self._inside_of(element, self._beside_text)
        else:
            self._beside_text(element)

    def _inside_of(self, element: Element, each: Callable[[Element], None]) -> None:
        self._start(element.tag, element.attrib)
        for it in element:
            each(it)
        self.end(element.tag)

    def _beside_text(self, it: Element) -> None:
        if it.tag == SPAN and self._span_of(it):
            return
        if it.tag == RELATION and not len(it):
            self._relation(it.attrib)
        elif it.tag in (GROUP, RELATIONS):
            self._inside_of(it, self._beside_text)
        elif it.tag == SPAN or not self._taxonomy_of(it):
            safe_xml.replay(it, self._start, self.text, self.end)

    def _span_of(self, element: Element) -> bool:
        said: dict[str, Any] = {}
        words = [element.text or ""]
        for it in element:
            if it.tag != FS or not features_of(it, said):
                return False
            words.append(it.tail or "")
        mark = self._span(element.get(XML_ID, ""), element.attrib)
        mark.said, mark.quote = said, words
        return True

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        local = name.rpartition(" ")[2]
        if local in ("TEI", "TEI.2"):
            self._new()
            self._language = attributes.get(f"{_XML}lang", "")
        self._path.append(local)
        if name == _INCLUDE:
            self._lost["formats-tei-include"] += 1
        key = attributes.get(XML_ID, "")
        self._texts += local == "text"
        mark = self._running_start(local, key, attributes) if self._texts else None
        self._inside.append(self._place(key, mark))
        self._open.append(mark or self._beside(local, key, attributes))

    def _running_start(self, local: str, key: str, attributes: dict[str, str]) -> Mark | None:
        self._running.start(local, attributes, attributes.get(f"{_XML}space", ""))
        return self._inline(local, key, attributes)

    def _place(self, key: str, mark: Mark | None) -> Place | None:
        """Of an element of the text that somebody may point to, or that is a mark."""
        if not self._texts or not (key or mark):
            return None
        place = self._running.place()
        if key:
            self._places.setdefault(key, place)
        if mark:
            mark.place = place
        return place

    def _beside(self, local: str, key: str, attributes: dict[str, str]) -> Mark | None:
        if local == "span" or (local == "annotation" and "standOff" in self._path):
            return self._span(key, attributes)
        if local == "spanGrp":
            self._group = attributes.get("n") or attributes.get("type", "")
        elif local == "relation":
            self._relation(attributes)
        else:
            self._hear_start(local, key, attributes)
        return None

    def text(self, data: str) -> None:
        if self._words is not None:
            self._words.append(data)
        elif self._texts and not self._in_span():
            self._running.hear(data)
        else:
            mark = self._open[-1] if self._open else None
            if mark and mark.span:
                mark.quote.append(data)

    def end(self, name: str) -> None:
        local = self._path.pop()
        place, _ = self._inside.pop(), self._open.pop()
        self._hear_end(local)
        if self._texts:
            self._running.end(local)
            if place:
                self._running.close(place)
        if local == "text":
            self._texts -= 1
        if local in ("TEI", "TEI.2"):
            self._finish()

    def _in_span(self) -> bool:
        mark = self._open[-1] if self._open else None
        return mark is not None and mark.span

    # -- marks

    def _inline(self, local: str, key: str, attributes: dict[str, str]) -> Mark | None:
        bare = local == "span" and not attributes.keys() & {"target", "from"}
        if local not in MARKS and not bare:
            return None
        ana = attributes.get("ana", "")
        if local == "seg" and not ana and "type" not in attributes:
            return None
        outer = any(it and not it.span for it in self._open)
        if local in _INSIDE and outer:
            self._lost["formats-tei-parts"] += 1
            return None
        typed = local in _TYPED and attributes.get("type")
        label = attributes["type"] if typed else local
        said = {it: told for it, told in attributes.items() if told and _says(it)}
        if typed:
            said.pop("type", None)
        entry = _ENTRY.fullmatch(said.get("ref", ""))
        if entry:
            said["wikidata"] = entry[1]
            del said["ref"]
        mark = Mark(key, label, "", ana, resp=attributes.get("resp", ""), said=said)
        self._marks.append(mark)
        return mark

    def _span(self, key: str, attributes: dict[str, str]) -> Mark:
        target = attributes.get("target", "")
        one = STRING_RANGE.fullmatch(target)
        pointers = (target,) if one else tuple(_POINTER.findall(target))
        if "from" in attributes:
            to = attributes.get("to", attributes["from"])
            pointers = (f"range({attributes['from'].lstrip('#')},{to.lstrip('#')})",)
        label = attributes.get("n") or attributes.get("type", "")
        ana = attributes.get("ana", "")
        if self._path[-1:] == ["annotation"]:  # the guidelines give it no type
            label = label or ana.rpartition("#")[2] or attributes.get("motivation", "annotation")
        mark = Mark(key, label, self._group, ana, pointers=pointers, span=True)
        mark.resp = attributes.get("resp", "")
        self._marks.append(mark)
        return mark

    def _relation(self, attributes: dict[str, str]) -> None:
        active, passive = (attributes.get(it, "").split() for it in ("active", "passive"))
        mutual = attributes.get("mutual", "").split()
        pairs = [(one, other) for one in active for other in passive]
        pairs += pairwise(mutual)
        ends = [(one.lstrip("#"), other.lstrip("#")) for one, other in pairs]
        label = attributes.get("n") or attributes.get("name", "") or attributes.get("type", "")
        told = attributes.get("ana", ""), attributes.get("resp", "")
        self._arrows.append(Arrow(label or "relation", ends, *told))

    # -- an article

    def _finish(self) -> None:
        text = self._running.text
        self.documents += 1
        if not guesses.has_letter(text):
            note = "formats-no-letter" if text else "formats-tei-no-text"
            self._found.append(Note(message=note, name=self._file, lost=True))
            return
        draft = Draft(self._file, text)
        place = Pointers(self._running, self._places)
        Marks(draft, place, self._categories, self._features, self._names).take(
            self._marks, self._arrows
        )
        for name, value in self._terms:
            draft.label(name, value)
        for message, count in (+self._lost).items():
            draft.lose(message, count=count)
        for name, count in self._running.omitted.items():
            draft.lose("formats-tei-left", what=name, count=count)
        number = f"-{self.documents}" if self.documents > 1 else ""
        found: dict[str, Any] = {
            "name": f"{self._stem}{number}.txt",
            "title": " ".join(self._title.split()) or None,
            "author": "; ".join(self._authors) or None,
            "language": None if self._language == "und" else self._language,
            **self._facts(draft),
        }
        self._found.append(draft.incoming(**found))

    def _facts(self, draft: Draft) -> dict[str, Any]:
        if not self._told:
            return {}
        try:
            raw: Any = json.loads(self._told)
        except (ValueError, RecursionError):
            raw = None
        told = cast("dict[str, Any]", raw) if isinstance(raw, dict) else {"xenoData": raw}
        for name in facts.taken_lists(told):
            draft.label(name, ())
        found, rest = facts.heard(told, draft.text)
        for name in rest:
            draft.lose("formats-wrong-type", key=name[:80])
        return found
