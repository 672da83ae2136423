"""What is asked of every span in a record as Hashiya writes it, before it is taken without a second look.

It notes nothing and mends nothing: whatever is not certain makes the quick reader of a format give up, and
its careful one reads the record.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain, pairwise
from operator import eq, ne
from typing import Protocol

from msgspec import UnsetType

from hashiya.formats.draft import LONGEST_ID, Draft
from hashiya.formats.format import IncomingRelation, IncomingSpan
from hashiya.formats.many import are_printable
from hashiya.model import code
from hashiya.model.span import Span

BIGGEST = 1 << 53
Value = str | bool | int | float | tuple[str, ...]
"""An attribute's value, as it is taken in without a change."""


class UnusualError(ValueError):
    """The record has to be read with care."""


def sure(fact: bool) -> None:  # noqa: FBT001 - a check reads best so
    """Give up unless it is so."""
    if not fact:
        raise UnusualError


def parts(fragments: tuple[tuple[int, int], ...], start: int, end: int) -> tuple[Span, ...]:
    """The parts of a divided span, in order and apart from each other, from its start to its end."""
    found = tuple(Span(*it) for it in fragments)
    sure(bool(found) and found[0].start == start and found[-1].end == end)
    sure(all(one.end < other.start for one, other in pairwise(found)))
    return found


def check_places(
    text: str, starts: Sequence[int], ends: Sequence[int], quotes: Sequence[str]
) -> None:
    """Each quote stands in the text from its start to its end; that no start is below zero, a ``Span`` asks."""
    words = map(text.__getitem__, map(slice, starts, ends))
    sure(max(ends, default=0) <= len(text) and all(map(eq, words, quotes)))


def check_moments(moments: Sequence[int]) -> None:
    sure(min(moments, default=0) >= 0 and max(moments, default=0) < BIGGEST)


def check_values(attributes: dict[str, Value]) -> None:
    """All are under names that need no change, and such as can be stored and held by every program."""
    for name, value in attributes.items():
        if not code.is_code(name) or not (type(value) is str and value.isprintable()):
            sure(code.is_code(name) and is_sound(value))


def is_sound(value: Value) -> bool:
    """Whether every program can hold it: no letter NUL, no number of too many figures."""
    if isinstance(value, str):
        return "\0" not in value
    if isinstance(value, tuple):
        return not any("\0" in it for it in value)
    return type(value) is not int or -BIGGEST < value < BIGGEST


def check_names(names: Iterable[str]) -> None:
    """Annotators, or whatever else is taken as it is."""
    sure(not any("\0" in it for it in set(names)))


def check_ids(ids: list[str]) -> None:
    """Each is there once, and none is too long or hides anything."""
    each = set(ids)
    sure(len(each) == len(ids) and "" not in each)
    sure(max(map(len, ids), default=0) < LONGEST_ID and are_printable(ids))


def fill(
    draft: Draft, spans: Sequence[IncomingSpan], relations: Sequence[IncomingRelation]
) -> None:
    """All marks of an article at once, whose places, names and values were asked about: ids and ends are here."""
    ids, others = [it.id for it in spans], [it.id for it in relations]
    check_ids(ids)
    check_ids(others)
    found = dict(zip(ids, spans, strict=True))
    ends = [it.from_id for it in relations], [it.to_id for it in relations]
    sure(all(map(found.__contains__, chain(*ends))) and all(map(ne, *ends)))
    draft.fill(found, dict(zip(others, relations, strict=True)))


def check_all_values(many: Sequence[Mapping[str, Value]]) -> None:
    """As ``check_values``, of many at once: what stands in several of them is looked at once."""
    names: set[str] = set().union(*many)
    sure(all(map(code.is_code, names)))
    for it in {value for said in many for value in said.values()}:
        if type(it) is not str or not it.isprintable():
            # numbers that are equal are one here, whatever their kinds
            sure(is_sound(it) if isinstance(it, str | tuple) else -BIGGEST < it < BIGGEST)


class Said(Protocol):
    """What is said of a mark or relation as Hashiya writes it; what it does not say may be ``UNSET``."""

    @property
    def attributes(self) -> Mapping[str, Value] | UnsetType: ...
    @property
    def annotator(self) -> str | UnsetType: ...
    @property
    def created(self) -> int | UnsetType: ...


class Arrow(Said, Protocol):
    """A relation as Hashiya writes it into files of several formats."""

    @property
    def label(self) -> str: ...
    @property
    def from_(self) -> str: ...
    @property
    def to(self) -> str: ...


def incoming(of: Arrow, relation_id: str) -> IncomingRelation:
    """The relation under that id; of its ends and values nothing is asked."""
    return joined(of, relation_id, of.label, of.from_, of.to)


def joined(of: Said, relation_id: str, label: str, from_id: str, to_id: str) -> IncomingRelation:
    """The same where a format has other names for label and ends."""
    created = of.created or 0
    if not (code.is_code(label) and from_id != to_id and 0 <= created < BIGGEST):
        raise UnusualError
    return IncomingRelation(
        id=relation_id,
        label=label,
        from_id=from_id,
        to_id=to_id,
        attributes=of.attributes or {},
        annotator=of.annotator or "",
        created=created,
    )


class Mark(Protocol):
    """A mark as Hashiya writes it into records of other programs: it says its words."""

    @property
    def id(self) -> str | int: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def label(self) -> str: ...
    @property
    def layer(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def fragments(self) -> tuple[tuple[int, int], ...]: ...
    @property
    def attributes(self) -> dict[str, Value]: ...
    @property
    def annotator(self) -> str: ...
    @property
    def created(self) -> int: ...


def standing(marks: Iterable[Mark], text: str) -> dict[str, IncomingSpan]:
    """The marks of a record by their ids: each stands where it says, and its names and values need no change."""
    found: list[IncomingSpan] = []
    is_code = code.is_code
    for it in marks:
        start, end, layer, attributes = it.start, it.end, it.layer, it.attributes
        if not (is_code(it.label) and (not layer or is_code(layer)) and 0 <= it.created < BIGGEST):
            raise UnusualError
        if text[start:end] != it.text or end - start != len(it.text):
            raise UnusualError
        if attributes:
            check_values(attributes)
        found.append(
            IncomingSpan(
                id=str(it.id),
                layer=layer,
                label=it.label,
                fragments=parts(it.fragments, start, end) if it.fragments else (Span(start, end),),
                attributes=attributes,
                annotator=it.annotator,
                created=it.created,
            )
        )
    ids = [it.id for it in found]
    check_ids(ids)
    check_names(it.annotator for it in found)
    return dict(zip(ids, found, strict=True))
