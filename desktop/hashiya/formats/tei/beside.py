"""What a TEI document says beside its text: title, categories, features, names; heard element by element."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from hashiya.formats.said import number_of
from hashiya.formats.tei.text import Place

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element


@dataclass(slots=True)
class Mark:
    """A mark as it was heard: ``label`` may be decided by ``ana``; ``pointers`` or a ``place`` say where."""

    id: str
    label: str
    layer: str
    ana: str
    place: Place | None = None
    pointers: tuple[str, ...] = ()
    span: bool = False
    resp: str = ""
    quote: list[str] = field(default_factory=list[str])
    said: dict[str, Any] = field(default_factory=dict[str, Any])


@dataclass(slots=True)
class Category:
    layer: str
    label: str


class Beside:
    """Hears what is no running text. ``heard_start`` and ``heard_end`` are told of every element."""

    def __init__(self) -> None:
        self._path: list[str] = []
        self._open: list[Mark | None] = []
        self._categories: dict[str, Category] = {}
        self._features: dict[str, dict[str, Any]] = {}
        self._names: dict[str, str] = {}
        self._texts = 0
        self._taxonomy = self._feature = self._resp = self._person = self._term = ""
        self._fs: dict[str, Any] | None = None
        self._list: list[Any] | None = None
        self._words: list[str] | None = None
        self._new()

    def _new(self) -> None:
        """Another document of the same file begins."""
        self._terms: list[tuple[str, str]] = []
        self._authors: list[str] = []
        self._title = self._told = ""

    def _hear_start(self, local: str, key: str, attributes: dict[str, str]) -> None:
        if local in _STARTS:
            getattr(self, f"_start_{local}")(key, attributes)

    def _hear_end(self, local: str) -> None:
        if local in _ENDS:
            getattr(self, f"_end_{local}")()

    # -- feature structures

    def _start_fs(self, key: str, attributes: dict[str, str]) -> None:
        owner = next((it for it in reversed(self._open) if it and it.span), None)
        self._fs = owner.said if owner else self._features.setdefault(key, {})

    def _start_f(self, key: str, attributes: dict[str, str]) -> None:
        self._feature = attributes.get("n") or attributes.get("name", "")

    def _start_vColl(self, key: str, attributes: dict[str, str]) -> None:  # noqa: N802 - the same
        self._list = []

    def _start_string(self, key: str, attributes: dict[str, str]) -> None:
        self._words = []

    def _start_binary(self, key: str, attributes: dict[str, str]) -> None:
        self._said(attributes.get("value") in ("true", "1"))

    def _start_numeric(self, key: str, attributes: dict[str, str]) -> None:
        self._said(number_of(attributes.get("value", "")))

    def _start_symbol(self, key: str, attributes: dict[str, str]) -> None:
        self._said(attributes.get("value", ""))

    def _said(self, value: Any) -> None:
        if self._list is not None:
            self._list.append(value)
        elif self._fs is not None and self._feature:
            self._fs[self._feature] = value

    def _end_vColl(self) -> None:  # noqa: N802 - the same
        values, self._list = self._list or [], None
        self._said(tuple(str(it) for it in values))

    def _end_string(self) -> None:
        words, self._words = "".join(self._words or []), None
        self._said(words)

    def _end_fs(self) -> None:
        self._fs = None

    # -- the header

    def _start_taxonomy(self, key: str, attributes: dict[str, str]) -> None:
        self._taxonomy = attributes.get("n") or key

    def _start_category(self, key: str, attributes: dict[str, str]) -> None:
        self._categories[key] = Category(self._taxonomy, attributes.get("n") or key)

    def _start_respStmt(self, key: str, attributes: dict[str, str]) -> None:  # noqa: N802 - the same
        self._resp = key

    def _start_name(self, key: str, attributes: dict[str, str]) -> None:
        """Marks name a person by the id of the name or of the statement; without one nobody is meant."""
        if "respStmt" in self._path:
            self._person = key or self._resp
            self._listen("respStmt")

    def _end_name(self) -> None:
        self._call(self._hushed("respStmt"))

    _start_persName, _end_persName = _start_name, _end_name  # noqa: N815 - the guidelines' name

    def _start_title(self, key: str, attributes: dict[str, str]) -> None:
        self._listen("titleStmt")

    def _end_title(self) -> None:
        words = self._hushed("titleStmt")
        self._title = self._title or words

    def _start_author(self, key: str, attributes: dict[str, str]) -> None:
        self._person = key
        self._listen("titleStmt")

    def _end_author(self) -> None:
        words = " ".join(self._hushed("titleStmt").split())
        self._call(words)
        if words and words not in self._authors:
            self._authors.append(words)

    def _call(self, words: str) -> None:
        if self._person and words:
            self._names[self._person] = " ".join(words.split()) if "\n" in words else words
            self._person = ""

    def _start_term(self, key: str, attributes: dict[str, str]) -> None:
        self._term = attributes.get("n") or attributes.get("type", "")
        self._listen("keywords")

    def _end_term(self) -> None:
        word = self._hushed("keywords")
        if word:
            self._terms.append((self._term or "keywords", word))

    def _start_xenoData(self, key: str, attributes: dict[str, str]) -> None:  # noqa: N802 - the same
        if attributes.get("type") == "hashiya":
            self._words = []

    def _end_xenoData(self) -> None:  # noqa: N802 - the same
        if self._words is not None:
            self._told, self._words = "".join(self._words), None

    def _start_note(self, key: str, attributes: dict[str, str]) -> None:
        if not self._texts and "annotation" in self._path:
            self._words = []

    def _end_note(self) -> None:
        """What an annotation beside the text has to say."""
        owner = next((it for it in reversed(self._open) if it and it.span), None)
        if owner and "annotation" in self._path:
            words, self._words = "".join(self._words or []), None
            owner.said["note"] = " ".join(words.split())

    # -- the same, had whole: what is not of the usual shape is left to be heard

    def _taxonomy_of(self, element: Element) -> bool:
        """Whether all of it could be taken in."""
        parts = list(element.iter())
        if any(it.tag not in _CLASSES for it in parts):
            return False
        for it in parts:
            if it.tag == _CATEGORY:
                self._start_category(it.get(XML_ID, ""), it.attrib)
            elif it.tag == _TAXONOMY:
                self._start_taxonomy(it.get(XML_ID, ""), it.attrib)
        return True

    def _listen(self, inside: str) -> None:
        if not self._texts and inside in self._path:
            self._words = []

    def _hushed(self, inside: str) -> str:
        if self._texts or inside not in self._path:
            return ""
        words, self._words = "".join(self._words or []), None
        return words


def features_of(structure: Element, said: dict[str, Any]) -> bool:
    """Take in a feature structure; false: there is something in it that has to be heard."""
    for feature in structure:
        if feature.tag != _F:
            return False
        name = feature.get("n") or feature.get("name", "")
        for it in feature:
            value = _value_of(it)
            if value is None:
                return False
            if name:
                said[name] = value
    return True


def _value_of(element: Element) -> Any:
    kind = element.tag
    if kind == _COLLECTION:
        values = [None if it.tag == _COLLECTION else _value_of(it) for it in element]
        return None if None in values else tuple(map(str, values))
    if len(element):
        return None
    if kind == _STRING:
        return element.text or ""
    raw = element.get("value", "")
    if kind == _BINARY:
        return raw in ("true", "1")
    return number_of(raw) if kind == _NUMERIC else raw if kind == _SYMBOL else None


TEI = "http://www.tei-c.org/ns/1.0"
XML_ID = "http://www.w3.org/XML/1998/namespace id"
SPAN, FS, _TAXONOMY = f"{TEI} span", f"{TEI} fs", f"{TEI} taxonomy"
GROUP, RELATION, RELATIONS = f"{TEI} spanGrp", f"{TEI} relation", f"{TEI} listRelation"
STANDOFF = f"{TEI} standOff"
WHOLE = frozenset({STANDOFF, SPAN, _TAXONOMY})
"""Elements that are had whole where they stand beside the text."""
PIECES = WHOLE - {STANDOFF}
"""The same of a file that is so large that not all of its marks should be held twice."""
_F, _COLLECTION, _STRING = f"{TEI} f", f"{TEI} vColl", f"{TEI} string"
_BINARY, _NUMERIC, _SYMBOL = f"{TEI} binary", f"{TEI} numeric", f"{TEI} symbol"
_CATEGORY = f"{TEI} category"
_CLASSES = frozenset(
    {_TAXONOMY, _CATEGORY, *(f"{TEI} {it}" for it in ("catDesc", "desc", "gloss"))}
)

_STARTS = frozenset(
    [
        "fs", "f", "vColl", "string", "binary", "numeric", "symbol", "taxonomy", "category",
        "respStmt", "name", "persName", "title", "author", "term", "xenoData", "note",
    ]
)  # fmt: skip
_ENDS = frozenset(
    ["vColl", "string", "fs", "name", "persName", "title", "author", "term", "xenoData", "note"]
)
