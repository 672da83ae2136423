"""An article while a reader of a foreign format fills it; it knows no format and opens no file.

Readers say what they find, as they find it; spans are placed, names made fit and notes collected here, so
that every format treats wrong offsets, doubles and lost ends alike.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import chain
from typing import Any, NamedTuple

from hashiya.formats import guesses
from hashiya.formats.aligning import UNKNOWN, Mark, Unit, align, asked_for
from hashiya.formats.format import Incoming, IncomingRelation, IncomingSpan, Note
from hashiya.formats.placing import Placed, Range, are_ranges, as_written
from hashiya.formats.said import as_code, as_stored, together
from hashiya.model import code
from hashiya.model.article import LabelValue
from hashiya.model.span import Span
from hashiya.text.decoding import storable
from hashiya.text.offsets import has_astral
from hashiya.wording import Inserted

LONGEST_ID = 200
NOTED = 50
"""Notes of one kind that are told one by one about an article; the others are counted."""


class Told(NamedTuple):
    """Where in the file something stands (0: unknown), who made it, and when (milliseconds, UTC)."""

    line: int = 0
    annotator: str = ""
    created: int = 0


NOBODY = Told()
_IN_ORDER = frozenset({"right", "recounted"})


class Draft:
    """``file`` is the name of the file that is read, ``line`` where in it the article begins (0: it
    is the file). ``text`` is kept as it is, except for what cannot be stored (replaced one to one and
    noted). Facts of the article are given to ``incoming`` as they are named in ``Incoming``.
    """

    def __init__(self, file: str, text: str, *, line: int = 0, unit: Unit = "code_point") -> None:
        self.file, self.line = storable(file)[0], line
        self.text, replaced = storable(text)
        self._unit: Unit = unit
        self._straight = unit == "code_point" or not has_astral(self.text)
        self._spans: dict[str, IncomingSpan] = {}
        self._lines: list[int] = []
        self._gone: list[int] = []  # how many were taken in before each that was left out
        self._askew: dict[str, Mark] = {}
        self._relations: dict[str, IncomingRelation] = {}
        self._ends: dict[str, tuple[int, bool]] = {}
        self._labels: dict[str, LabelValue] = {}
        self._notes: list[Note] = []
        self._told: Counter[str] = Counter()
        if replaced:
            self.say("formats-replaced", count=replaced)

    # -- what is found

    def span(
        self,
        span_id: str,
        label: str,
        ranges: Sequence[Range],
        quote: str | None = None,
        *,
        layer: str = "",
        told: Told = NOBODY,
    ) -> str:
        """Take in a span; gives the id under which relations find it ("" when it is left out).

        ``ranges`` count what the draft's ``unit`` says; ``quote`` is what the file says stands from
        the first start to the last end. An empty ``span_id`` gets a new one.
        """
        line, annotator, created = told
        annotator = storable(annotator)[0]
        if quote is not None and len(ranges) == 1 and self._is_plain(span_id, label, layer):
            start, end = ranges[0]
            if 0 <= start < end and end - start == len(quote) and self.text[start:end] == quote:
                self._spans[span_id] = IncomingSpan(
                    id=span_id,
                    layer=layer,
                    label=label,
                    fragments=(Span(start, end),),
                    annotator=annotator,
                    created=created,
                )
                self._lines.append(line)
                return span_id
        fresh = not span_id
        if fresh:
            span_id = self._fresh("#", self._spans)
        fit = as_code(label)
        if not fit or not are_ranges(ranges):
            message = "formats-bad-label" if not fit else "formats-span-no-offsets"
            self._lose_span(message, as_written("" if fresh else span_id, ranges, label), line)
            return ""
        if not fresh and (span_id in self._spans or len(span_id) > LONGEST_ID):
            message = "formats-id-twice" if span_id in self._spans else "formats-bad-id"
            self._lose_span(message, f"{span_id} {label}", line)
            return ""
        self._spans[span_id] = IncomingSpan(
            id=span_id if fresh else storable(span_id)[0],
            layer=as_code(layer) if layer else "",
            label=fit,
            fragments=self._standing(span_id, ranges, quote),
            annotator=annotator,
            created=created,
        )
        self._lines.append(line)
        return span_id

    def _is_plain(self, span_id: str, label: str, layer: str) -> bool:
        """Whether nothing of it needs a look, if its quote stands where it says: as with nearly all."""
        return (
            self._straight
            and 0 < len(span_id) <= LONGEST_ID
            and span_id.isprintable()
            and span_id not in self._spans
            and code.is_code(label)
            and (not layer or code.is_code(layer))
        )

    @property
    def is_straight(self) -> bool:
        """Whether the places of its spans are code points of its text."""
        return self._straight

    @property
    def count(self) -> int:
        """How many spans were taken in."""
        return len(self._spans)

    def has_none_of(self, span_ids: set[str]) -> bool:
        return self._spans.keys().isdisjoint(span_ids)

    def has_all_of(self, span_ids: set[str]) -> bool:
        return span_ids <= self._spans.keys()

    def put(self, spans: Sequence[IncomingSpan], lines: Sequence[int]) -> None:
        """Take in spans that need no look (see ``many``)."""
        self._spans.update(zip([it.id for it in spans], spans, strict=True))
        self._lines += lines

    def _standing(
        self, span_id: str, ranges: Sequence[Range], quote: str | None
    ) -> tuple[Span, ...]:
        """Where the span stands, when its quote leaves no doubt at once: so nearly all of them do.

        One that is in doubt waits for all others: together they show how the file counts.
        """
        start, end = ranges[0][0], ranges[-1][1]
        if quote is not None:
            words = self.text[start:end]
            if words != quote:
                quote = storable(quote)[0]
            within = end - start == len(words)
            if within and words == quote and len(ranges) == 1 and self._straight:
                return (Span(start, end),)
        self._askew[span_id] = Mark(tuple(ranges), quote)
        return ()

    def relation(
        self,
        relation_id: str,
        label: str,
        from_id: str,
        to_id: str,
        told: Told = NOBODY,
        *,
        far: bool = False,
    ) -> str:
        """Take in a relation between two spans; its ends may be told of later. Gives its id, or "".

        ``far``: ``to_id`` is a span of another article, by the id that it has everywhere.
        """
        relation_id = relation_id or self._fresh("#R", self._relations)
        fit = label if code.is_code(label) else as_code(label)
        if not fit or relation_id in self._relations or from_id == to_id:
            message = "formats-relation-ends" if from_id == to_id else "formats-bad-label"
            if fit and relation_id in self._relations:
                message = "formats-id-twice"
            number = len(self._relations) + 1
            self._lose_one(message, number, f"{relation_id} {label}", told.line)
            return ""
        self._relations[relation_id] = IncomingRelation(
            id=relation_id if relation_id.isprintable() else storable(relation_id)[0],
            label=fit,
            from_id=from_id,
            to_id=to_id,
            annotator=storable(told.annotator)[0],
            created=told.created,
        )
        self._ends[relation_id] = (told.line, far)
        return relation_id

    def attribute(self, owner: str, name: str, value: Any, *, line: int = 0) -> None:
        """Say something of a span or relation; a second value of one name makes a list."""
        of = self._spans.get(owner) or self._relations.get(owner)
        fit = name if code.is_code(name) else as_code(name)
        kept = storable(value)[0] if isinstance(value, str) else as_stored(value)
        if of is None or not fit or kept is None:
            self.lose("formats-bad-attribute", line=line, key=name[:80], owner=owner[:80])
            return
        said: Any = of.attributes
        said[fit] = together(said[fit], kept) if fit in said else kept

    def attributes(self, owner: str, values: Mapping[str, Any], *, line: int = 0) -> None:
        """All that is said of a span or relation at once."""
        of = self._spans.get(owner) or self._relations.get(owner)
        said: Any = {} if of is None else of.attributes
        for name, value in values.items():
            if of and type(value) is str and name not in said and code.is_code(name):
                said[name] = value if value.isprintable() else storable(value)[0]
            else:
                self.attribute(owner, name, value, line=line)

    def attributes_of(self, said: Mapping[str, dict[str, str | bool]]) -> None:
        """The same of many, by their ids; the dictionaries are the draft's from now on."""
        every = said.values()
        words = "".join([it for of in every for it in of.values() if type(it) is str])
        plain = words.isprintable() and all(map(code.is_code, {*chain.from_iterable(every)}))
        for owner, values in said.items():
            of = self._spans.get(owner) or self._relations.get(owner)
            if plain and of and not of.attributes:
                of.attributes = values
            else:
                self.attributes(owner, values)

    def label(self, name: str, value: LabelValue) -> None:
        """A label of the article as a whole."""
        fit, kept = as_code(name), as_stored(value)
        if not fit or not isinstance(kept, str | tuple):
            self.lose("formats-bad-attribute", key=name[:80], owner="labels")
            return
        before = self._labels.get(fit)
        both = kept if before is None else together(before, kept)
        self._labels[fit] = both if isinstance(both, tuple) else str(both)

    def fill(self, spans: dict[str, IncomingSpan], relations: dict[str, IncomingRelation]) -> None:
        """All marks at once, by their ids, of a reader that has proved of each what is asked here.

        Their words stand where they say, ids and names are fit, both ends of a relation are known, and
        nothing else is said of any of them.
        """
        self._spans, self._relations, self._ends = spans, relations, {}

    def tie(self, relations: dict[str, IncomingRelation]) -> None:
        """Take in relations that need no look: both ends are spans that were taken in."""
        self._relations.update(relations)

    def says(self, span_id: str, name: str) -> bool:
        """Whether something of that name is said of the span."""
        return span_id in self._spans and name in self._spans[span_id].attributes

    def __contains__(self, span_id: str) -> bool:
        """Whether a span of that id was taken in."""
        return span_id in self._spans

    # -- what is to be told

    def say(self, message: str, *, line: int = 0, **values: Inserted) -> None:
        self._note(message, line, values, lost=False)

    def lose(self, message: str, *, line: int = 0, **values: Inserted) -> None:
        self._note(message, line, values, lost=True)

    def _lose_span(self, message: str, what: str, line: int) -> None:
        taken = len(self._spans)
        self._lose_one(message, taken + len(self._gone) + 1, what, line)
        self._gone.append(taken)

    def lose_entry(self, item: object) -> None:
        """One of the file's list of annotations that is none: it counts as the others do."""
        self._lose_span("formats-not-a-record", str(item), 0)

    def _lose_one(self, message: str, number: int, what: str, line: int) -> None:
        self.lose(message, line=line, number=number, what=storable(what[:80])[0])

    def _note(self, message: str, line: int, values: Mapping[str, Inserted], *, lost: bool) -> None:
        self._told[message] += 1
        if self._told[message] <= NOTED:
            at = line or self.line
            values = {name: _in_one_line(it) for name, it in values.items()}
            self._notes.append(
                Note(message=message, name=self.file, line=at, values=values, lost=lost)
            )

    def notes(self) -> tuple[Note, ...]:
        """All that was told; of what was told too often the rest as a number."""
        more = sum(max(0, it - NOTED) for it in self._told.values())
        if not more:
            return tuple(self._notes)
        lost = any(it.lost for it in self._notes)
        rest = Note(message="formats-more-notes", name=self.file, values={"count": more}, lost=lost)
        return (*self._notes, rest)

    # -- the article

    def incoming(self, data: bytes | None = None, **facts: Any) -> Incoming:
        """The article as it was found; ``data`` is its file's bytes where they are the text's."""
        if self._askew:
            self._place()
        found = list(self._relations.values())
        if self._ends:
            pairs = enumerate(self._relations.items(), start=1)
            found = [it for number, (of, it) in pairs if self._has_ends(of, it, number)]
        said = {name: it for name, it in facts.items() if it is not None and it != ""}
        given: dict[str, Any] = {
            of: storable(it)[0] if type(it) is str else it for of, it in said.items()
        }
        self._guess(given, data)
        return Incoming(
            text=self.text,
            line=self.line,
            labels=self._labels,
            spans=tuple(self._spans.values()),
            relations=tuple(found),
            notes=self.notes(),
            **given,
        )

    def _guess(self, given: dict[str, Any], data: bytes | None) -> None:
        """What the file did not say of the article."""
        given.setdefault("name", self.file)
        if "title" not in given:
            given["title"] = guesses.title(self.text)
        if "language" not in given:
            given["language"] = guesses.language(self.text)
        if "sha256" in given and data is None:
            return
        encoded = self.text.encode("utf-8")
        if "sha256" not in given:
            given["sha256"] = hashlib.sha256(encoded if data is None else data).hexdigest()
        given.setdefault("original", None if data is None or data == encoded else data)

    def _place(self) -> None:
        """Find the way of counting that explains most spans, for all of them."""
        marks = [self._askew.get(it) or self._mark(of) for it, of in self._spans.items()]
        aligned = align(self.text, marks, self._unit)
        if not aligned.as_written:
            how = aligned.unit if aligned.shape == "same" else aligned.shape
            sure = "proved" if aligned.proved else "guessed"
            self.say(f"formats-realigned-{sure}", how=how)
        every = zip(self._spans.values(), marks, aligned.placed, strict=True)
        for number, (of, mark, placed) in enumerate(every, start=1):
            of.fragments = placed.fragments or (asked_for(mark),)
            of.words = "" if placed.fragments else mark.quote or UNKNOWN
            if placed.how not in _IN_ORDER:
                self._tell_place(of, mark, placed, number)

    def _mark(self, of: IncomingSpan) -> Mark:
        start, end = of.fragments[0].start, of.fragments[0].end
        return Mark(((start, end),), self.text[start:end])

    def _tell_place(self, of: IncomingSpan, mark: Mark, placed: Placed, number: int) -> None:
        what = as_written("" if of.id.startswith("#") else of.id, mark.ranges, of.label)
        line = self._lines[number - 1]
        number += bisect_left(self._gone, number)
        if placed.fragments:
            where = placed.fragments[0].start
            self.say(f"formats-span-{placed.how}", line=line, number=number, what=what, start=where)
        else:
            self._lose_one("formats-span-waits", number, what, line)

    def _has_ends(self, key: str, of: IncomingRelation, number: int) -> bool:
        """Whether the spans of both ends were taken in; they are known by their stored ids then."""
        if key not in self._ends:
            return True
        one, other = self._spans.get(of.from_id), self._spans.get(of.to_id)
        line, far = self._ends[key]
        if one is None or (other is None and not far):
            self._lose_one("formats-relation-ends", number, f"{of.id} {of.label}", line)
            return False
        of.from_id, of.to_id = one.id, other.id if other else of.to_id
        return True

    def _fresh(self, prefix: str, taken: Mapping[str, object]) -> str:
        number = len(taken) + 1
        while f"{prefix}{number}" in taken:
            number += 1
        return f"{prefix}{number}"


def _in_one_line(value: Inserted) -> Inserted:
    """What a note quotes, with single spaces for its tabs and line ends: it stands within a sentence."""
    if isinstance(value, tuple):
        return tuple(" ".join(it.split()) if isinstance(it, str) else it for it in value)
    return " ".join(value.split()) if isinstance(value, str) else value
