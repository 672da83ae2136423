"""What ends the reading of a document, and the note that it becomes; it reads nothing."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile

from hashiya.formats.format import Incoming, Note
from hashiya.formats.safe_xml import BadXml
from hashiya.formats.source import Source
from hashiya.wording import Inserted

DAMAGE = (BadZipFile, zlib.error, ParseError, EOFError, NotImplementedError)


class Refused(Exception):
    """The document is not taken; ``message`` is the id of the sentence that says why."""

    def __init__(self, message: str, **values: Inserted) -> None:
        super().__init__(message)
        self.message = message
        self.values = values


def in_words(source: Source, found: Iterable[Incoming | Note]) -> Iterator[Incoming | Note]:
    """The same, and where it breaks off a note in place of the error.

    Raises:
        OSError: the file cannot be read. MissingExtra: what reads it is not installed.
    """
    try:
        yield from found
    except Refused as why:
        yield Note(message=why.message, name=source.name, values=why.values, lost=True)
    except BadXml as why:
        yield Note(message=why.message, name=source.name, line=why.line, lost=True)
    except DAMAGE:
        yield Note(message="formats-damaged", name=source.name, lost=True)
