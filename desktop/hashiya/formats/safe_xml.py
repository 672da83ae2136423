"""Parses XML as a stream of starts, texts and ends; nothing outside the file is opened, no entity is defined.

A document type that defines anything is refused before it can grow, and so are depths at which no
document of people stands.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Protocol
from xml.parsers import expat

from hashiya.formats.source import Source

DEEPEST = 2_000
_PORTION = 1 << 20
XML_FORBIDDEN = dict.fromkeys(
    [*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF], "\ufffd"
)
"""What XML 1.0 cannot hold, even escaped, and what stands in for it."""
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ATTRIBUTE = XML_FORBIDDEN | {
    ord("&"): "&amp;",
    ord("<"): "&lt;",
    ord(">"): "&gt;",
    ord('"'): "&quot;",
    ord("\t"): "&#9;",
    ord("\n"): "&#10;",
    ord("\r"): "&#13;",
}
_TEXT = {at: it for at, it in _ATTRIBUTE.items() if at not in (0x09, 0x0A, 0x22)}


class BadXml(ValueError):
    """Why a document is not read: ``message`` is the id of the sentence."""

    def __init__(self, message: str, line: int = 0) -> None:
        super().__init__(message)
        self.message, self.line = message, line


class Hearer(Protocol):
    """Names are ``namespace local`` with a space between, or the local name alone."""

    def start(self, name: str, attributes: dict[str, str]) -> None: ...
    def text(self, data: str) -> None: ...
    def end(self, name: str) -> None: ...


def parse(source: Source, hearer: Hearer) -> None:
    """Tell ``hearer`` of the whole document.

    Raises:
        BadXml: it is not well-formed, defines entities or is nested too deeply.
        OSError: it cannot be read.
    """
    for _ in steps(source, hearer):
        pass


def steps(source: Source, hearer: Hearer) -> Iterator[None]:
    """The same, with a pause after each portion of the file."""
    with source.open("rb") as stream:
        yield from fed(iter(lambda: stream.read(_PORTION), b""), hearer)


def fed(portions: Iterable[bytes], hearer: Hearer) -> Iterator[None]:
    """The same of a document that is no file."""
    parser = expat.ParserCreate(namespace_separator=" ")
    guarded = _Guarded(hearer, lambda: parser.CurrentLineNumber)
    parser.buffer_text = True
    parser.StartElementHandler = guarded.start
    parser.EndElementHandler = guarded.end
    parser.CharacterDataHandler = hearer.text
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
    """Stands between the parser and the hearer; counts depth, refuses entities."""

    def __init__(self, hearer: Hearer, line: Callable[[], int]) -> None:
        self._hearer, self._line = hearer, line
        self._depth = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > DEEPEST:
            raise BadXml("formats-xml-too-deep", self._line())
        self._hearer.start(name, attributes)

    def end(self, name: str) -> None:
        self._depth -= 1
        self._hearer.end(name)

    def refuse(self, *_: object) -> None:
        raise BadXml("formats-xml-entities", self._line())


def attribute(value: str) -> str:
    """As the value of an attribute between double quotes; white space comes back as it was."""
    return value.translate(_ATTRIBUTE)


def text(data: str) -> str:
    """As the content of an element."""
    return data.translate(_TEXT)


def forbidden(words: str) -> str:
    """The letters of it that have to have a stand-in."""
    return "".join(_FORBIDDEN.findall(words))
