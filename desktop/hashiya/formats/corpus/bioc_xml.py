"""BioC's collections in XML as the records that they are in JSON, which ``pieces`` puts together."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hashiya.formats import safe_xml
from hashiya.formats.source import Source
from hashiya.formats.whole_numbers import whole

_HOLDERS = {
    "document": "documents",
    "passage": "passages",
    "sentence": "sentences",
    "annotation": "annotations",
    "relation": "relations",
}
_WORDS = ("id", "offset", "text", "infon")


def is_one(head: bytes) -> bool:
    """By the elements in the file's beginning."""
    return b"<collection" in head and (b"<document>" in head or b"BioC" in head)


def records(source: Source) -> Iterator[dict[str, Any]]:
    """A record for each document.

    Raises:
        BadXml: it is not well-formed, or declares what no document does.
        OSError: the file cannot be read.
    """
    hearer = _Hearer()
    safe_xml.parse(source, hearer)
    yield from hearer.whole.get("documents", [])


class _Hearer:
    def __init__(self) -> None:
        self.whole: dict[str, Any] = {}
        self._held = [self.whole]
        self._heard: list[str] | None = None
        self._key = ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name in _HOLDERS:
            made: dict[str, Any] = {"infons": {}}
            if "id" in attributes:
                made["id"] = attributes["id"]
            self._held[-1].setdefault(_HOLDERS[name], []).append(made)
            self._held.append(made)
        elif name == "location":
            place = {it: whole(attributes.get(it)) for it in ("offset", "length")}
            self._held[-1].setdefault("locations", []).append(place)
        elif name == "node":
            self._held[-1].setdefault("nodes", []).append(dict(attributes))
        elif name in _WORDS:
            self._heard, self._key = [], attributes.get("key", "")

    def text(self, data: str) -> None:
        if self._heard is not None:
            self._heard.append(data)

    def end(self, name: str) -> None:
        if name in _HOLDERS:
            self._held.pop()
        elif name in _WORDS and self._heard is not None:
            words, self._heard = "".join(self._heard), None
            if name == "infon":
                self._held[-1].setdefault("infons", {})[self._key] = words
            else:
                self._held[-1][name] = whole(words.strip()) if name == "offset" else words
