"""What comes in to the parts of the one step that adds it, portion by portion; it stores nothing itself.

A portion is a few articles of those that come in, a part a few thousand edits that stand on their own after
those before it. Of a portion nothing is kept but what later ones need: what they ask, the project answers.
Two files that have something of one article are never in one portion: the second meets what the first brought.
"""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

from hashiya.commands.arrived import ImportReport
from hashiya.commands.arrows import Arrows
from hashiya.commands.destinations import Destinations
from hashiya.commands.growing import Growing
from hashiya.commands.known import is_id
from hashiya.commands.meeting import Kept
from hashiya.commands.reading import ImportItem
from hashiya.commands.spans import Spans
from hashiya.commands.tally import Tally
from hashiya.commands.targets import Misplaced, Target
from hashiya.formats.format import Note
from hashiya.model.edit import Edit
from hashiya.workspace import Workspace

LETTERS = 2_000_000
"""Code points of text in a portion."""


class Arriving:
    """Works what comes in into parts; ``report`` says what became of it when all are stored."""

    def __init__(self, ws: Workspace, at: int, size: int) -> None:
        self._ws, self._at, self._size = ws, at, size
        self._growing = Growing(ws.schema())
        self._misplaced = Misplaced()
        self._tally = Tally()
        self._places = Destinations(ws, at, self._growing, self._tally, self._misplaced)
        self._kept = Kept()
        self._marks: list[Edit] = []
        self._elsewhere: dict[str, str] = {}
        self._spans = Spans(ws, at, self._growing, self._places, self._kept)
        self._arrows = Arrows(ws, at, self._growing, self._places, self._kept)
        self.ended = False
        """Nothing comes after the part that was given last."""

    @property
    def report(self) -> ImportReport:
        return self._tally.report(self._growing.added)

    def parts(self, found: Iterable[ImportItem | Note]) -> Iterator[tuple[Edit, ...]]:
        """Parts, none of them empty; each is to be stored before the next one is asked for."""
        portions = self._portions(found)
        portion, is_first = next(portions, None), True
        while portion is not None:
            yield from self._portion(portion)
            portion = next(portions, None)
            if portion is not None or (self._arrows.wait and not is_first):
                yield from self._rest()
            is_first = False
        yield from self._end()

    def _portions(self, found: Iterable[ImportItem | Note]) -> Iterator[list[ImportItem]]:
        portion: list[ImportItem] = []
        marked: dict[str, Path] = {}
        edits = letters = 0
        for it in found:
            if isinstance(it, Note):
                self._tally.notes.append(it)
                continue
            incoming = it.incoming
            marks = len(incoming.spans) + len(incoming.relations)
            met = marks and marked.get(incoming.text, it.file) != it.file
            if portion and (met or edits >= self._size or letters >= LETTERS):
                yield portion
                portion, marked, edits, letters = [], {}, 0, 0
            portion.append(it)
            if marks:
                marked[incoming.text] = it.file
            edits += 1 + marks
            letters += len(incoming.text)
        if portion:
            yield portion

    def _portion(self, portion: list[ImportItem]) -> Iterator[tuple[Edit, ...]]:
        """Full parts of what these bring; what is left over waits for the next part."""
        self._places.look([it.incoming for it in portion])
        here: dict[str, str] = {}
        placed: list[tuple[ImportItem, Target, dict[str, str]]] = []
        for item in portion:
            incoming = item.incoming
            target = self._places.target(incoming, item.file)
            ids: dict[str, str] = {}
            for edit in self._spans.near(incoming, target, ids):
                self._marks.append(edit)
                yield from self._full()
            here.update((local, it) for local, it in ids.items() if is_id(local))
            placed.append((item, target, ids))
        self._elsewhere.update((local, it) for local, it in here.items() if local != it)
        for item, target, ids in placed:
            for edit in self._arrows.near(item, target, ids, ChainMap(ids, here).get):
                self._marks.append(edit)
                yield from self._full()
        for edit in chain(self._misplaced.edits(), self._places.filled()):
            self._marks.append(edit)
            yield from self._full()

    # -- parts

    def _full(self) -> Iterator[tuple[Edit, ...]]:
        if len(self._marks) >= self._size:
            yield self._part()

    def _rest(self) -> Iterator[tuple[Edit, ...]]:
        if part := self._part():
            yield part

    def _part(self) -> tuple[Edit, ...]:
        """Articles as they became, then what stands in them."""
        part = (*self._places.changed(), *self._marks)
        self._marks = []
        return part

    def _end(self) -> Iterator[tuple[Edit, ...]]:
        """Relations that waited for their far ends, and the label set as it has grown."""
        is_first = True
        for waiting in self._arrows.far():
            if not is_first or self._tally.counts["filled"] or self._tally.counts["waiting"]:
                yield from self._rest()  # a part speaks of a record once
                self._places.let_go()
            is_first = False
            for edit in self._arrows.late(waiting, self._elsewhere, self._size):
                self._marks.append(edit)
                yield from self._full()
        told = self._tally.notes
        told.extend(self._kept.notes())
        told.extend(self._places.facts.notes())
        for name, count in self._growing.misfits.items():
            values: dict[str, str | int] = {"key": name, "count": count}
            told.append(Note(message="articles-misfit", values=values, lost=True))
        if untimely := self._tally.counts["untimely"]:
            told.append(Note(message="articles-untimely", values={"count": untimely}))
        told.extend(self._spans.beside.notes())
        told.extend(self._spans.agreeing.notes())
        if stayed := self._tally.counts["stayed"]:
            told.append(Note(message="articles-stayed", values={"count": stayed}))
        if let_go := self._tally.counts["let_go"]:
            told.append(Note(message="articles-let-go", values={"count": let_go}, lost=True))
        old, new = self._ws.schema(), self._growing.schema
        if new != old:
            self._marks.append(Edit(old, new))
        self.ended = True
        yield from self._rest()
