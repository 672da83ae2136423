"""Cuts spans that nest and cross into elements that only nest, as markup needs; plain values.

Where two spans cross, the one that goes on is closed and opened again: its pieces carry the same
annotation, follow each other without a gap, and together cover exactly what it covers.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from hashiya.model.annotation import Annotation


@dataclass(slots=True)
class Piece:
    """One element: ``start`` and ``end`` are its own; ``opens`` and ``closes`` at the true ends only."""

    annotation: Annotation
    start: int
    end: int
    opens: bool
    closes: bool


@dataclass(frozen=True, slots=True)
class Open:
    piece: Piece


@dataclass(frozen=True, slots=True)
class Words:
    """A stretch of text in which no element begins or ends."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Close:
    piece: Piece


Event = Open | Words | Close
_Part = tuple[int, int, Annotation]


def nested(annotations: Iterable[Annotation], start: int, end: int) -> list[Event]:
    """What to write for the text from ``start`` to ``end``, element by element."""
    parts = _parts(annotations, start, end)
    coming = sorted(parts, key=lambda it: (it[0], -it[1], it[2].id), reverse=True)
    edges = sorted({start, end, *(it[0] for it in parts), *(it[1] for it in parts)})
    sweep = _Sweep()
    for at, until in zip(edges, [*edges[1:], end], strict=True):
        again = sweep.close(at)
        while coming and coming[-1][0] == at:
            again.append(coming.pop())
        for part in sorted(again, key=lambda it: (-it[1], it[0], it[2].id)):
            sweep.open(part, at)
        if at < until:
            sweep.events.append(Words(at, until))
    return sweep.events


def _parts(annotations: Iterable[Annotation], start: int, end: int) -> list[_Part]:
    return [
        (max(it.start, start), min(it.end, end), annotation)
        for annotation in annotations
        for it in annotation.fragments
        if it.start < end and start < it.end
    ]


class _Sweep:
    """Goes through the text once; the stack holds what is open, the outermost first."""

    def __init__(self) -> None:
        self.events: list[Event] = []
        self._stack: list[tuple[_Part, Piece]] = []

    def open(self, part: _Part, at: int) -> None:
        opens = any(it.start == at for it in part[2].fragments)
        piece = Piece(part[2], at, part[1], opens, closes=False)
        self._stack.append((part, piece))
        self.events.append(Open(piece))

    def close(self, at: int) -> list[_Part]:
        """End what ends here; gives what has to be opened again because it goes on."""
        ended = [level for level, (part, _) in enumerate(self._stack) if part[1] == at]
        if not ended:
            return []
        again: list[_Part] = []
        while len(self._stack) > ended[0]:
            part, piece = self._stack.pop()
            piece.end = at
            piece.closes = any(it.end == at for it in part[2].fragments)
            self.events.append(Close(piece))
            if part[1] > at:
                again.append(part)
        return again
