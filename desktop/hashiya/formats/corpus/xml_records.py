"""XML of known shapes, and SGML with marks among the words, as records of a corpus: which one a file has; what stands in it each module tells."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hashiya.formats.corpus import bioc_xml, gate_xml, inline_marks, opinions_xml
from hashiya.formats.source import Source, head_of

_HEAD = 4096


def is_one(head: bytes) -> bool:
    return any(it.is_one(head) for it in (gate_xml, opinions_xml, bioc_xml, inline_marks))


def records(source: Source) -> Iterator[dict[str, Any]]:
    """
    Raises:
        BadXml: it is not well-formed, or declares what no document does.
        Refused: it is no text. OSError: the file cannot be read.
    """
    head = head_of(source, _HEAD)
    if gate_xml.is_one(head):
        yield gate_xml.record(source)
        return
    of = next((it for it in (opinions_xml, bioc_xml) if it.is_one(head)), inline_marks)
    yield from of.records(source)
