"""What is asked of every span in a record as Hashiya writes it, before it is taken without a second look.

It notes nothing and mends nothing: whatever is not certain makes the quick reader of a format give up, and
its careful one reads the record.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from hashiya.formats.draft import LONGEST_ID, Draft
from hashiya.formats.format import IncomingRelation, IncomingSpan
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
    sure(len(set(ids)) == len(ids) and all(0 < len(it) < LONGEST_ID for it in ids))
    sure("".join(ids).isprintable())


def fill(
    draft: Draft, spans: Sequence[IncomingSpan], relations: Sequence[IncomingRelation]
) -> None:
    """All marks of an article at once, whose places, names and values were asked about: ids and ends are here."""
    check_ids([it.id for it in spans])
    check_ids([it.id for it in relations])
    found = {it.id: it for it in spans}
    for it in relations:
        sure(it.from_id in found and it.to_id in found and it.from_id != it.to_id)
    draft.fill(found, {it.id: it for it in relations})
