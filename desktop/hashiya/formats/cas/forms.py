"""How records are written that are alike in all but numbers and words, worked out once; it writes none itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple, Protocol

import msgspec

from hashiya.formats.cas import types as t
from hashiya.formats.cas.numbering import Numerals

MOST = 4096
"""Forms that are kept: of marks alike in all but numbers and words there are some dozen."""


@dataclass(frozen=True, slots=True)
class Hole:
    """In the place of a word that is put in later, behind what is always ``before`` it."""

    before: str = ""


Value = str | bool | tuple[str, ...] | Hole


class Record(msgspec.Struct):
    """A feature structure without its numbers: ``placed`` ones have a begin and an end; ``links`` name ids."""

    type: str
    placed: bool
    values: dict[str, Value] = msgspec.field(default_factory=dict)
    links: tuple[str, ...] = ()


class Form(NamedTuple):
    """How a record is written, with ``%s`` for the ids of its ``lists``, its own id, begin and end, for words,
    for its links and once more for its lists. Numbers that are words already are put in twice as quickly.

    ``entry``: the first of its words has to be an entry of Wikidata.
    """

    text: str
    lists: int = 0
    entry: bool = False


class Notation(Protocol):
    """A way to write records down: ``form`` with ``%s`` for each hole; ``fits`` says of what goes there
    whether it stands in the file as it is."""

    def form(self, record: Record, /) -> Form: ...
    def fits(self, words: str, /) -> bool: ...


class Forms:
    """The forms that a dataset's records have, as they are met."""

    def __init__(self, types: t.Types, notation: Notation) -> None:
        self.types, self.notation = types, notation
        self.numerals = Numerals()
        self.known: dict[Any, Form] = {}

    def keep(self, key: Any, record: Record, *, entry: bool = False) -> Form:
        made = self.notation.form(record)._replace(entry=entry)
        if len(self.known) < MOST:
            self.known[key] = made
        return made
