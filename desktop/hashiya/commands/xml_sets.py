"""What is wrong with a label set that another program saved as XML, said as of any label set."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from hashiya.model.errors import BadSchema, SchemaEntities, SchemaMalformed, SchemaTooDeep

Heard = TypeVar("Heard")


def heard(
    name: str, data: bytes, hear: Callable[[bytes], Heard], none: type[ValueError], program: str
) -> Heard:
    """What ``hear`` makes of the file; it raises ``none`` where the XML is sound, and nothing of ``program``.

    Raises:
        BadSchema: it is nothing of that program; said with the line.
    """
    from hashiya.formats import safe_xml

    try:
        return hear(data)
    except safe_xml.BadXml as broken:
        raise _told(name, broken.message, broken.line, program) from None
    except none:
        raise _malformed(name, 1, program) from None


def _told(name: str, message: str, line: int, program: str) -> BadSchema:
    match message:
        case "formats-xml-too-deep":
            return SchemaTooDeep(name=name, detail=message)
        case "formats-xml-entities":
            return SchemaEntities(name=name, line=line, detail=message)
        case _:
            return _malformed(name, line, program)


def _malformed(name: str, line: int, program: str) -> SchemaMalformed:
    return SchemaMalformed(name=name, format=program, line=line, column=1, detail="xml")
