"""XML of strangers: no entity, no document type where none belongs, nothing loaded; it knows no format."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from hashiya.formats import extras
from hashiya.formats.documents.refused import Refused


def tree(data: bytes, *, doctype: bool = False) -> Any:
    """The root element; ``doctype``: one may stand there, without entities.

    Raises:
        Refused: it declares what could be used to exhaust or to load. ParseError: it is broken.
    """
    library = extras.module("defusedxml.ElementTree")
    common = extras.module("defusedxml.common")
    try:
        return library.fromstring(data, forbid_dtd=not doctype)
    except common.DefusedXmlException:
        raise Refused("formats-document-entities") from None
    except (LookupError, ValueError):  # it names an encoding that the parser does not have
        raise Refused("formats-damaged") from None


def events(data: bytes) -> Iterator[tuple[str, Any]]:
    """Elements as they start and end; whoever reads them clears what is read.

    Raises:
        Refused, ParseError: as ``tree``.
    """
    library = extras.module("defusedxml.ElementTree")
    common = extras.module("defusedxml.common")
    try:
        yield from library.iterparse(io.BytesIO(data), events=("start", "end"), forbid_dtd=True)
    except common.DefusedXmlException:
        raise Refused("formats-document-entities") from None
    except (LookupError, ValueError):
        raise Refused("formats-damaged") from None


def local(tag: object) -> str:
    """The name without its namespace."""
    return str(tag).rpartition("}")[2]


def given(element: Any, name: str) -> str:
    """An attribute by its local name."""
    for key, value in element.attrib.items():
        if local(key) == name:
            return str(value)
    return ""
