"""PubTator's lines as records of a corpus: a title, an abstract, and below them marks and relations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from hashiya.formats import lines
from hashiya.formats.corpus.shapes import MARKS
from hashiya.formats.format import Note
from hashiya.formats.source import Source

_BEGUN = re.compile(rb"(?:\xef\xbb\xbf)?\s*(\d+)\|t\|[^\n]*\r?\n\1\|a\|")
_PIECE = re.compile(r"([^|\t]+)\|([a-z])\|(.*)")


def is_one(head: bytes) -> bool:
    """By its first two lines."""
    return _BEGUN.match(head) is not None


def records(source: Source) -> Iterator[tuple[int, dict[str, Any]] | Note]:
    """Each document, by the line on which it begins.

    Raises:
        OSError: it cannot be read.
    """
    number, of = 0, _Document()
    for at, data in lines.numbered(source):
        try:
            line = (b"\xff" if data is None else data).decode("utf-8")
        except UnicodeDecodeError:
            message = "formats-corpus-line"
            yield Note(message=message, name=source.name, line=at, lost=True)
            continue
        begun = _PIECE.fullmatch(line)
        if begun and of.pieces and begun[1] != of.number:
            yield number, of.record()
            of = _Document()
        if begun:
            number = number if of.pieces else at
            of.number = begun[1]
            of.pieces.append(begun[3])
        elif line.strip() and not of.take(line.split("\t")):
            message = "formats-corpus-line"
            yield Note(message=message, name=source.name, line=at, lost=True)
    if of.pieces:
        yield number, of.record()


class _Document:
    def __init__(self) -> None:
        self.number = ""
        self.pieces: list[str] = []
        self._marks: list[dict[str, Any]] = []
        self._arrows: list[tuple[str, str, str]] = []

    def take(self, cells: list[str]) -> bool:
        """A line below the text; False: it is of no known kind."""
        match cells:
            case [_, start, end, words, label, *rest] if start.isdecimal() and end.isdecimal():
                mark: dict[str, Any] = {"start": int(start), "end": int(end), "text": words}
                concept = {"identifier": rest[0]} if rest and rest[0].strip() else {}
                self._marks.append({**mark, "label": label, **concept})
                return True
            case [_, label, one, other, *_]:
                self._arrows.append((label, one, other))
                return True
            case _:
                return False

    def record(self) -> dict[str, Any]:
        """A relation is between two things: it stands between the first mentions of both."""
        first: dict[str, int] = {}
        for at, it in enumerate(self._marks):
            it["id"] = f"T{at}"
            for concept in str(it.get("identifier", "")).split(";"):
                first.setdefault(concept, at)
        ties = [
            {"type": label, "head": f"T{first[one]}", "tail": f"T{first[other]}"}
            for label, one, other in self._arrows
            if one in first and other in first
        ]
        lost = len(self._arrows) - len(ties)
        found = {"id": self.number, "text": " ".join(self.pieces), MARKS: self._marks}
        return {**found, "relations": ties, **({"relations.?": lost} if lost else {})}
