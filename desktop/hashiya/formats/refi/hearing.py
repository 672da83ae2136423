"""Hears the XML of a REFI-QDA project: first what is said of the whole, then source by source; it places nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from hashiya.formats import safe_xml
from hashiya.formats.refi import names

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_MEDIA = frozenset({"PictureSource", "AudioSource", "VideoSource"})
_UNREAD = frozenset({"Case", "Set", "Graph"})
_AROUND = frozenset({"PDFSource", "AudioSource", "VideoSource"})
"""Sources that may have a text in them: what stands on the pages, what is said."""
_TEXTS = frozenset({"TextSource", "Representation", "Transcript"})
_MARKED = frozenset({"PlainTextSelection", "TranscriptSelection"})
_WORDS = frozenset({"Description", "PlainTextContent", "TextValue"})
_NAMED = frozenset({"User", "Code", "Variable", "Note", "Link"})
_VALUES = frozenset(
    {"TextValue", "BooleanValue", "IntegerValue", "FloatValue", "DateValue", "DateTimeValue"}
)
_ANYTHING = frozenset({*_WORDS, *_VALUES})


_WHOLE = frozenset({f"{names.SPACE} TextSource"})
_SELECTION = f"{names.SPACE} PlainTextSelection"
_CODING, _CODE_REF = f"{names.SPACE} Coding", f"{names.SPACE} CodeRef"
_DESCRIPTION, _NOTE_REF = f"{names.SPACE} Description", f"{names.SPACE} NoteRef"


@dataclass(slots=True)
class Coding:
    guid: str
    code: str = ""
    user: str = ""
    created: int = 0


@dataclass(slots=True)
class Selection:
    """``start`` and ``end`` as they are written, for they may be anything. ``on_page``: it is an area of a
    page, and all that is known of its place are its words (empty: not even they)."""

    guid: str
    name: str
    start: str
    end: str
    user: str
    created: int
    description: str = ""
    codings: list[Coding] = field(default_factory=list[Coding])
    notes: list[str] = field(default_factory=list[str])
    on_page: str | None = None


@dataclass(slots=True)
class TextSource:
    """A source with a text: ``content`` where it stands in the project itself, else at ``path``."""

    guid: str
    name: str
    path: str
    rich: str
    created: int
    content: str = ""
    description: str = ""
    selections: list[Selection] = field(default_factory=list[Selection])
    codings: list[Coding] = field(default_factory=list[Coding])
    notes: list[str] = field(default_factory=list[str])
    values: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])


@dataclass(slots=True)
class Link:
    guid: str
    name: str
    origin: str
    target: str
    note: str = ""


@dataclass(slots=True)
class Note:
    content: str = ""
    path: str = ""
    user: str = ""
    created: int = 0


@dataclass(slots=True)
class Code:
    name: str
    parent: str


class Whole:
    """What stands around the sources. ``others`` counts what is not read, by its kind."""

    def __init__(self) -> None:
        self.own = False
        self.users: dict[str, str] = {}
        self.codes: dict[str, Code] = {}
        self.variables: dict[str, str] = {}
        self.notes: dict[str, Note] = {}
        self.links: list[Link] = []
        self.others: Counter[str] = Counter()
        self.is_project = False
        self._path: list[str] = []
        self._codes: list[str] = []
        self._note: Note | None = None
        self._words: list[str] | None = None

    def start(self, name: str, attributes: dict[str, str]) -> None:
        name = _local(name)
        self._path.append(name)
        self._words = [] if name in _WORDS else None
        own = names.plain_guid(attributes.get("guid")) if name in _NAMED else ""
        match name:
            case "Project" if len(self._path) == 1:
                self.is_project = True
                self.own = attributes.get("origin", "").split(" ")[0] == names.ORIGIN
            case "User":
                self.users[own] = attributes.get("name") or attributes.get("id") or ""
            case "Code":
                parent = self._codes[-1] if self._codes else ""
                self.codes[own] = Code(attributes.get("name", ""), parent)
                self._codes.append(own)
            case "Variable":
                self.variables[own] = attributes.get("name", "")
            case "Note":
                self._note = self.notes[own] = Note(
                    path=attributes.get("plainTextPath", ""),
                    user=_user(attributes),
                    created=_created(attributes),
                )
            case "Link":
                ends = (names.plain_guid(attributes.get(it)) for it in ("originGUID", "targetGUID"))
                self.links.append(Link(own, attributes.get("name", ""), *ends))
            case "NoteRef" if self._path[-2:-1] == ["Link"]:
                self.links[-1].note = names.plain_guid(attributes.get("targetGUID"))
            case _:
                self._count(name)

    def _count(self, name: str) -> None:
        if name in _MEDIA:
            self.others["media"] += 1
        elif name in _UNREAD:
            self.others["unread"] += 1

    def text(self, data: str) -> None:
        if self._words is not None:
            self._words.append(data)

    def end(self, name: str) -> None:
        name = self._path.pop()
        if name == "Code":
            self._codes.pop()
        elif name == "Note":
            self._note = None
        elif self._words is not None and self._note and name != "TextValue":
            said = "".join(self._words)
            self._note.content = "\n".join(it for it in (self._note.content, said) if it)
        self._words = None


class Sources:
    """Fills ``found`` with the sources that are complete; who takes them empties it."""

    def __init__(self) -> None:
        self.found: list[TextSource] = []
        self._path: list[str] = []
        self._source: TextSource | None = None
        self._around: dict[str, str] | None = None
        self._pages: TextSource | None = None
        self._area: Selection | None = None
        self._areas: list[Selection] = []
        self._points: dict[str, str] = {}
        self._selection: Selection | None = None
        self._coding: Coding | None = None
        self._variable = ""
        self._words: list[str] | None = None

    def start(self, name: str, attributes: dict[str, str]) -> bool:
        """True: it is wanted whole."""
        if name in _WHOLE and self._path and self._path[-1] == "Sources":
            return True
        self._start(_local(name), attributes)
        return False

    def whole(self, element: Element) -> None:
        """A source; what is not as usual in it is heard piece by piece."""
        self._again(element.tag, element.attrib)
        for it in element:
            made = _whole_selection(it) if it.tag == _SELECTION else None
            if made and self._source:
                self._source.selections.append(made)
            else:
                safe_xml.replay(it, self._again, self.text, self.end)
        self.end(element.tag)

    def _again(self, name: str, attributes: dict[str, str]) -> None:
        self._start(_local(name), attributes)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._path.append(name)
        self._words = [] if name in _ANYTHING else None
        if name in _AROUND:
            self._around, self._areas, self._points = dict(attributes), [], {}
        elif name == "PDFSelection" and self._around:
            self._area = _selection(names.plain_guid(attributes.get("guid", "")), attributes)
            self._area.on_page = ""
            self._areas.append(self._area)
        elif name in _TEXTS and "Sources" in self._path and not self._area:
            around = (self._around or {}).get("name", "")
            self._source = _source(attributes, "" if name == "TextSource" else around)
        elif of := self._area or self._selection or self._source or self._pages:
            self._inside(name, attributes, of)

    def _inside(self, name: str, attributes: dict[str, str], of: Selection | TextSource) -> None:
        own = names.plain_guid(attributes.get("guid", ""))
        target = names.plain_guid(attributes.get("targetGUID", ""))
        match name:
            case "PlainTextSelection" | "TranscriptSelection" if self._source:
                self._selection = _selection(own, self._timed(attributes))
                self._source.selections.append(self._selection)
            case "SyncPoint":
                self._points[own] = attributes.get("position", "")
            case "Coding":
                self._coding = Coding(own, user=_user(attributes), created=_created(attributes))
                of.codings.append(self._coding)
            case "CodeRef" if self._coding:
                self._coding.code = target
            case "NoteRef":
                of.notes.append(target)
            case "VariableRef":
                self._variable = target
            case _:
                pass

    def _timed(self, attributes: dict[str, str]) -> dict[str, str]:
        """The selection of a transcript goes from one point in time to another, which have their places."""
        ends = [attributes.get(it, "") for it in ("fromSyncPoint", "toSyncPoint")]
        start, end = (self._points.get(names.plain_guid(it), "") for it in ends)
        return (
            {"startPosition": start, "endPosition": end, **attributes} if any(ends) else attributes
        )

    def text(self, data: str) -> None:
        if self._words is not None:
            self._words.append(data)

    def end(self, name: str) -> None:
        name = self._path.pop()
        source = self._source or self._pages
        if self._words is not None:
            if source or self._area:
                self._said(name, "".join(self._words), source)
            self._words = None
        if name == "PDFSelection":
            self._area = None
        elif name in _MARKED:
            self._selection = None
        elif name == "Coding":
            self._coding = None
        elif name in _TEXTS and self._source and not self._area:
            if name == "Representation":
                self._pages = self._source
            else:
                self.found.append(self._source)
            self._source = None
        elif name in _AROUND:
            self._end_around(name)

    def _end_around(self, name: str) -> None:
        """The text of a PDF has all that is marked on its pages; one without text is a source all the same."""
        if name == "PDFSource" and self._around is not None:
            pages = self._pages or _source(self._around, "")
            pages.selections += self._areas
            self.found.append(pages)
        self._around = self._pages = None

    def _said(self, name: str, words: str, source: TextSource | None) -> None:
        marked = self._area or self._selection
        if name == "Description" and (of := marked or source):
            of.description = words
        elif name == "PlainTextContent" and self._area:
            self._area.on_page = words
        elif name == "PlainTextContent" and source:
            source.content = words
        elif name in _VALUES and self._variable and source:
            source.values.append((self._variable, words))


def _whole_selection(element: Element) -> Selection | None:
    """None: there is something in it that selections do not usually have."""
    attributes = element.attrib
    made = _selection(names.plain_guid(attributes.get("guid", "")), attributes)
    for it in element:
        if it.tag == _CODING:
            coding = _whole_coding(it)
            if coding is None:
                return None
            made.codings.append(coding)
        elif len(it):
            return None
        elif it.tag == _DESCRIPTION:
            made.description = it.text or ""
        elif it.tag == _NOTE_REF:
            made.notes.append(names.plain_guid(it.get("targetGUID", "")))
        else:
            return None
    return made


def _whole_coding(element: Element) -> Coding | None:
    attributes = element.attrib
    made = Coding(
        names.plain_guid(attributes.get("guid", "")),
        user=_user(attributes),
        created=_created(attributes),
    )
    for it in element:
        if it.tag != _CODE_REF or len(it):
            return None
        made.code = names.known_guid(it.get("targetGUID", ""))
    return made


def _local(name: str) -> str:
    return name.rpartition(" ")[2]


def _source(attributes: Mapping[str, str], name: str) -> TextSource:
    return TextSource(
        names.plain_guid(attributes.get("guid")),
        name or attributes.get("name", ""),
        attributes.get("plainTextPath", ""),
        attributes.get("richTextPath", ""),
        _created(attributes),
    )


def _selection(own: str, attributes: Mapping[str, str]) -> Selection:
    return Selection(
        own,
        attributes.get("name", ""),
        attributes.get("startPosition", ""),
        attributes.get("endPosition", ""),
        _user(attributes),
        _created(attributes),
    )


def _user(attributes: Mapping[str, str]) -> str:
    return names.known_guid(attributes.get("creatingUser") or attributes.get("modifyingUser"))


def _created(attributes: Mapping[str, str]) -> int:
    return names.heard_moment(
        attributes.get("creationDateTime") or attributes.get("modifiedDateTime")
    )
