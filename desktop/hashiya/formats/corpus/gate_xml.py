"""GATE's documents in XML as the record that they are in JSON; what the annotations say is told by ``openings``.

The text stands between numbered nodes, and annotations name the nodes at which they begin and end.
"""

from __future__ import annotations

from typing import Any

from hashiya.formats import safe_xml
from hashiya.formats.source import Source

ROOT = b"<GateDocument"
_NOWHERE = -1


def is_one(head: bytes) -> bool:
    """By the root element in the file's beginning."""
    return head.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"<") and ROOT in head


def record(source: Source) -> dict[str, Any]:
    """Its text and its sets of annotations; places are code points, at nodes that it does not have -1.

    Raises:
        BadXml: it is not well-formed, or declares what no document does.
        OSError: the file cannot be read.
    """
    hearer = _Hearer()
    safe_xml.parse(source, hearer)
    return hearer.record()


class _Hearer:
    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._length = 0
        self._nodes: dict[str, int] = {}
        self._sets: dict[str, Any] = {}
        self._marks: list[dict[str, Any]] = []
        self._features: dict[str, Any] = {}
        self._of: dict[str, Any] = self._features
        self._name = ""
        self._heard: list[str] | None = None
        self._in_text = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        match name:
            case "TextWithNodes":
                self._in_text = True
            case "Node" if self._in_text:
                self._nodes[attributes.get("id", "")] = self._length
            case "AnnotationSet":
                of = self._sets.setdefault(attributes.get("Name", ""), {"annotations": []})
                self._marks = of["annotations"]
            case "Annotation":
                self._of = {}
                ends = {"start": attributes.get("StartNode"), "end": attributes.get("EndNode")}
                self._marks.append(
                    {"type": attributes.get("Type", ""), **ends, "features": self._of}
                )
            case "Name" | "Value":
                self._heard = []
            case _:
                pass

    def text(self, data: str) -> None:
        if self._in_text:
            self._pieces.append(data)
            self._length += len(data)
        elif self._heard is not None:
            self._heard.append(data)

    def end(self, name: str) -> None:
        words, self._heard = "".join(self._heard or ()), None
        match name:
            case "TextWithNodes":
                self._in_text = False
            case "Name":
                self._name = words
            case "Value":
                self._of[self._name] = words
            case _:
                pass

    def record(self) -> dict[str, Any]:
        for of in self._sets.values():
            for it in of["annotations"]:
                for end in ("start", "end"):
                    it[end] = self._nodes.get(it[end], _NOWHERE)
        features = {it: value for it, value in self._features.items() if value}
        return {
            "annotation_sets": self._sets,
            "text": "".join(self._pieces),
            "features": features,
            "offset_type": "p",
        }
