"""Turns the annotations of a display block into lanes, bands and chips: plain values, no pixels.

Entities are lanes, the shortest nearest the text, so that what lies inside lies above; nested and
crossing spans get different lanes. Claims are bands. Source and cue are thin lanes, outermost.
"""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

from hashiya.display.span_index import innermost_first, reading_order
from hashiya.model.annotation import Annotation
from hashiya.model.schema import Form, Label, LineStyle, Schema
from hashiya.model.span import Span

MOST_LANES = 4
STRETCH = 7
DOUBT = "؟"
Standing = Literal["made", "suggested", "doubtful"]
"""A mark that a person made, a suggestion, a suggestion with low confidence."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a label is drawn and called."""

    slot: int
    line: LineStyle
    form: Form
    short: str
    name: str
    standing: Standing = "made"

    @property
    def code(self) -> str:
        """The short code; doubt is said by a sign, never by a paler colour."""
        return self.short + DOUBT if self.standing == "doubtful" else self.short

    @property
    def hollow(self) -> bool:
        return self.standing != "made"


class Lane(NamedTuple):
    """A stretch of a line under the text; ``opens`` and ``closes`` at the true ends only."""

    annotation: str
    start: int
    end: int
    opens: bool
    closes: bool
    number: int
    look: Look


class Band(NamedTuple):
    """A stretch of tint behind the text; ``depth`` counts the bands that it lies in."""

    annotation: str
    start: int
    end: int
    opens: bool
    closes: bool
    depth: int
    look: Look


class Chip(NamedTuple):
    """A name above the text at the first character of a band."""

    annotation: str
    at: int
    text: str
    look: Look


class Jump(NamedTuple):
    """A small chip beside a band's name: the other end of its first relation."""

    annotation: str
    to: str
    text: str
    look: Look


class More(NamedTuple):
    """A place where more lanes lie than can be shown."""

    at: int
    annotations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BlockMarks:
    """Everything to be drawn on one display block, in code points of the article."""

    lanes: tuple[Lane, ...] = ()
    bands: tuple[Band, ...] = ()
    chips: tuple[Chip, ...] = ()
    more: tuple[More, ...] = ()
    jumps: tuple[Jump, ...] = ()


class Looks:
    """The looks of a label set in one language; a label that it does not know is grey and dotted.

    ``standing`` says of an annotation whether it is a suggestion; without it every one was made.
    """

    def __init__(
        self,
        schema: Schema,
        language: str,
        standing: Callable[[Annotation], Standing] | None = None,
    ) -> None:
        self._language = language
        self._standing = standing
        self.order = {(it.layer, it.code): at for at, it in enumerate(schema.labels)}
        self._looks = {(it.layer, it.code): self._look(it) for it in schema.labels}

    def of(self, annotation: Annotation) -> Look:
        key = (annotation.layer, annotation.label)
        if key not in self._looks:
            self._looks[key] = Look(0, "dotted", "lane", annotation.label[:3], annotation.label)
        look = self._looks[key]
        if self._standing is None:
            return look
        standing = self._standing(annotation)
        return look if standing == look.standing else replace(look, standing=standing)

    def _look(self, label: Label) -> Look:
        short = label.short or label.code[:3]
        return Look(label.slot, label.line, label.form, short, label.name(self._language))


def marks_of(
    annotations: Sequence[Annotation], within: Span | None, looks: Looks, kept: str = ""
) -> BlockMarks:
    """The marks of annotations on the block that covers ``within`` (nothing on an empty block).

    ``kept`` is the id of one that gets a lane however dense the place is.
    """
    if within is None or not annotations:
        return BlockMarks()
    look = {it.id: looks.of(it) for it in annotations}
    lined = [it for it in annotations if look[it.id].form != "band"]
    banded = [it for it in annotations if look[it.id].form == "band"]
    numbers = lane_numbers(lined, looks)
    _give_lane(kept, lined, numbers)
    lanes: list[Lane] = []
    hidden: list[Annotation] = []
    for it in lined:
        number = numbers[it.id]
        if number >= MOST_LANES:
            hidden.append(it)
            continue
        for start, end, opens, closes in _parts(it, within):
            lanes.append(Lane(it.id, start, end, opens, closes, number, look[it.id]))
    bands, chips = _bands(banded, within, look)
    return BlockMarks(tuple(lanes), tuple(bands), tuple(chips), _more(hidden, within))


def _give_lane(kept: str, lined: Sequence[Annotation], numbers: dict[str, int]) -> None:
    """A kept annotation that found no lane takes the last one; who lies in its way is hidden."""
    if numbers.get(kept, 0) < MOST_LANES:
        return
    span = next(it.span for it in lined if it.id == kept)
    for it in lined:
        if numbers[it.id] == MOST_LANES - 1 and it.span.overlaps(span):
            numbers[it.id] = MOST_LANES
    numbers[kept] = MOST_LANES - 1


def lane_numbers(annotations: Iterable[Annotation], looks: Looks) -> dict[str, int]:
    """Lane by annotation id, 0 nearest the text.

    Whoever overlaps gets another lane, an outer one a lower line than all that it embeds, and
    thin ones a lower line than all full ones that they overlap.
    """
    # plain numbers, not spans: this is asked for every block that comes into view
    placed: dict[int, list[tuple[int, int, int, bool]]] = {}  # by stretch of text: few are compared
    numbers: dict[str, int] = {}
    ranked = sorted((looks.of(it).form == "thin", *innermost_first(it)) for it in annotations)
    for thin, length, start, name in ranked:
        end = start + length
        taken: set[int] = set()
        lowest = 0
        stretches = range(start >> STRETCH, ((end - 1) >> STRETCH) + 1)
        for stretch in stretches:
            for other, other_end, number, other_thin in placed.get(stretch, ()):
                if other < end and start < other_end:
                    taken.add(number)
                    embeds = start <= other and other_end <= end
                    if number >= lowest and (embeds or (thin and not other_thin)):
                        lowest = number + 1
        while lowest in taken:
            lowest += 1
        for stretch in stretches:
            placed.setdefault(stretch, []).append((start, end, lowest, thin))
        numbers[name] = lowest
    return numbers


def rows(extents: Sequence[tuple[float, float]], gap: float) -> list[int]:
    """A row for each extent so that none in a row come nearer than ``gap``; the first comers lowest."""
    filled: list[list[tuple[float, float]]] = []
    chosen: list[int] = []
    for start, end in extents:
        row = next(
            (
                number
                for number, others in enumerate(filled)
                if all(end + gap <= a or b + gap <= start for a, b in others)
            ),
            len(filled),
        )
        if row == len(filled):
            filled.append([])
        filled[row].append((start, end))
        chosen.append(row)
    return chosen


def _parts(annotation: Annotation, within: Span) -> Iterable[tuple[int, int, bool, bool]]:
    low, high = within.start, within.end
    for fragment in annotation.fragments:
        start, end = fragment.start, fragment.end
        if start < high and low < end:
            yield max(start, low), min(end, high), start >= low, end <= high


def _bands(
    banded: Sequence[Annotation], within: Span, look: Mapping[str, Look]
) -> tuple[list[Band], list[Chip]]:
    bands: list[Band] = []
    chips: list[Chip] = []
    depths = _depths(banded)
    for it in banded:
        one, depth = look[it.id], depths[it.id]
        for start, end, opens, closes in _parts(it, within):
            bands.append(Band(it.id, start, end, opens, closes, depth, one))
        if it.start in within:
            chips.append(Chip(it.id, it.start, one.name, one))
    bands.sort(key=lambda band: band.depth)
    return bands, chips


def _depths(banded: Iterable[Annotation]) -> dict[str, int]:
    """How many bands each lies in: those before it in reading order that reach into it.

    Of two that cross the later lies in the earlier, and equal ones only one way: by id.
    """
    depths: dict[str, int] = {}
    ends: list[int] = []
    for it in sorted(banded, key=reading_order):
        depths[it.id] = len(ends) - bisect_right(ends, it.start)
        insort(ends, it.end)
    return depths


def _more(hidden: Sequence[Annotation], within: Span) -> tuple[More, ...]:
    places: dict[int, list[str]] = {}
    for it in hidden:
        places.setdefault(max(it.start, within.start), []).append(it.id)
    return tuple(More(at, tuple(ids)) for at, ids in sorted(places.items()))
