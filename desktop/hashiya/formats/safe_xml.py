"""Parses XML as a stream of starts, texts and ends; nothing outside the file is opened, no entity is defined.

A document type that defines anything is refused before it can grow, and so are depths at which no
document of people stands.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Protocol
from xml.parsers import expat

from hashiya.formats.source import Source

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

DEEPEST = 2_000
_PORTION = 1 << 20
XML_FORBIDDEN = dict.fromkeys(
    [*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF], "\ufffd"
)
"""What XML 1.0 cannot hold, even escaped, and what stands in for it."""
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_SIGNS = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "\t": "&#9;",
    "\n": "&#10;",
    "\r": "&#13;",
}
_IN_ATTRIBUTE = re.compile(_FORBIDDEN.pattern[:-1] + '&<>"\t\n\r]')
_IN_TEXT = re.compile(_FORBIDDEN.pattern[:-1] + "&<>\r]")


class BadXml(ValueError):
    """Why a document is not read: ``message`` is the id of the sentence."""

    def __init__(self, message: str, line: int = 0) -> None:
        super().__init__(message)
        self.message, self.line = message, line


class Hearer(Protocol):
    """Names are ``namespace local`` with a space between, or the local name alone.

    ``start`` may ask for an element whole (see ``fed``): nothing more is heard of that, its end neither.
    """

    def start(self, name: str, attributes: dict[str, str]) -> bool | None: ...
    def text(self, data: str) -> None: ...
    def end(self, name: str) -> None: ...


Whole = Callable[["Element"], None]


def parse(source: Source, hearer: Hearer) -> None:
    """Tell ``hearer`` of the whole document.

    Raises:
        BadXml: it is not well-formed, defines entities or is nested too deeply.
        OSError: it cannot be read.
    """
    for _ in steps(source, hearer):
        pass


def steps(source: Source, hearer: Hearer, whole: Whole | None = None) -> Iterator[None]:
    """The same, with a pause after each portion of the file."""
    with source.open("rb") as stream:
        yield from fed(iter(lambda: stream.read(_PORTION), b""), hearer, whole)


def fed(portions: Iterable[bytes], hearer: Hearer, whole: Whole | None = None) -> Iterator[None]:
    """The same of a document that is no file. ``whole`` is given the elements asked for, at their ends.

    An element had whole costs a fraction of one that is heard: the parser builds it by itself.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    guarded = _Guarded(parser, hearer, whole)
    parser.buffer_text = True
    guarded.listen()
    parser.EntityDeclHandler = parser.SkippedEntityHandler = guarded.refuse
    parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
    try:
        for portion in portions:
            parser.Parse(portion, False)  # noqa: FBT003 - expat takes it by place only
            yield
        parser.Parse(b"", True)  # noqa: FBT003 - the same
    except expat.ExpatError as error:
        raise BadXml("formats-xml-broken", error.lineno) from None
    except BadXml:
        raise
    except (LookupError, ValueError):  # an encoding that is none, or not of one byte
        raise BadXml("formats-xml-broken", parser.CurrentLineNumber) from None


class _Guarded:
    """Stands between the parser and the hearer; counts depth, refuses entities, has elements built whole."""

    def __init__(self, parser: expat.XMLParserType, hearer: Hearer, whole: Whole | None) -> None:
        self._parser, self._hearer, self._whole = parser, hearer, whole
        self._start, self._end = hearer.start, hearer.end
        self._depth = 0

    def listen(self) -> None:
        self._parser.StartElementHandler = self.start
        self._parser.EndElementHandler = self.end
        self._parser.CharacterDataHandler = self._hearer.text

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth = depth = self._depth + 1
        if depth > DEEPEST:
            raise BadXml("formats-xml-too-deep", self._parser.CurrentLineNumber)
        if self._start(name, attributes) and self._whole:
            self._build(name, attributes, self._whole)

    def end(self, name: str) -> None:
        self._depth -= 1
        self._end(name)

    def _build(self, name: str, attributes: dict[str, str], whole: Whole) -> None:
        """The parser tells the builder of all that is inside, and nobody else."""
        from xml.etree.ElementTree import TreeBuilder

        builder = TreeBuilder()
        element, end = builder.start(name, attributes), builder.end

        def ended(name: str) -> None:
            if end(name) is element:
                self._depth -= 1
                self.listen()
                whole(element)

        self._parser.StartElementHandler = builder.start
        self._parser.CharacterDataHandler = builder.data
        self._parser.EndElementHandler = ended

    def refuse(self, *_: object) -> None:
        raise BadXml("formats-xml-entities", self._parser.CurrentLineNumber)


def replay(
    element: Element,
    start: Callable[[str, dict[str, str]], None],
    text: Callable[[str], None],
    end: Callable[[str], None],
) -> None:
    """Tell of an element that was had whole as if it had been heard; however deep it is."""
    waiting: list[tuple[Element, bool]] = [(element, True)]
    while waiting:
        it, begins = waiting.pop()
        if begins:
            start(it.tag, it.attrib)
            if it.text:
                text(it.text)
            waiting.append((it, False))
            waiting += [(child, True) for child in reversed(it)]
            continue
        end(it.tag)
        if it.tail and it is not element:
            text(it.tail)


def attribute(value: str) -> str:
    """As the value of an attribute between double quotes; white space comes back as it was."""
    if not _IN_ATTRIBUTE.search(value):
        return value
    for letter, reference in _SIGNS.items():  # the first is in all others
        if letter in value:
            value = value.replace(letter, reference)
    return value if value.isprintable() else _FORBIDDEN.sub("\ufffd", value)


def text(data: str) -> str:
    """As the content of an element."""
    return _IN_TEXT.sub(_sign, data) if _IN_TEXT.search(data) else data


def _sign(found: re.Match[str]) -> str:
    return _SIGNS.get(found[0], "\ufffd")


def forbidden(words: str) -> str:
    """The letters of it that have to have a stand-in."""
    if words.replace("\n", "").isprintable():  # as nearly all are, and this is quickly said
        return ""
    return "".join(_FORBIDDEN.findall(words))
