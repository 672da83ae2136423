"""XML of known shapes as records of a corpus: which one a file has; what stands in it each module tells."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hashiya.formats.corpus import gate_xml, opinions_xml
from hashiya.formats.source import Source, head_of

_HEAD = 4096


def is_one(head: bytes) -> bool:
    return gate_xml.is_one(head) or opinions_xml.is_one(head)


def records(source: Source) -> Iterator[dict[str, Any]]:
    """
    Raises:
        BadXml: it is not well-formed, or declares what no document does.
        OSError: the file cannot be read.
    """
    if opinions_xml.is_one(head_of(source, _HEAD)):
        yield from opinions_xml.records(source)
    else:
        yield gate_xml.record(source)
