"""A file's analysis structure as it was found, whatever way it was written down; it judges nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import msgspec

Told = str | bool | int | float | list[str]


class Structure(msgspec.Struct):
    """``links`` name the ids of other structures; ``sofa`` that of the text it belongs to; ``line`` says
    where in the file it stands (0: unknown)."""

    id: str
    type: str
    sofa: str = ""
    places: tuple[int, int] | None = None
    values: dict[str, Told] = msgspec.field(default_factory=dict)
    links: dict[str, list[str]] = msgspec.field(default_factory=dict)
    line: int = 0


class Plan(NamedTuple):
    """What the words mean of all marks, or relations, that have the same features: ``label`` and ``whose``
    (-1: nobody's) are places in the row, ``said`` the stretch that the attributes ``names`` have, ``ends``
    the places of Governor and Dependent."""

    layer: str
    features: tuple[str, ...]
    label: int
    whose: int
    said: slice
    names: tuple[str, ...]
    ends: tuple[int, int] | None


NOTHING = Plan("", (), 0, -1, slice(0), (), None)


class Row(Structure):
    """A mark or relation that is nothing but words that can be stored, by a plan. What does not go by the
    plan after all is opened: then it has ``values`` and ``links`` as any other."""

    plan: Plan = NOTHING
    row: Sequence[str] = ()

    def opened(self) -> None:
        values: dict[str, Told] = dict(zip(self.plan.features, self.row, strict=True))
        self.links = {it: str(values.pop(it)).split() for it in ENDS} if self.plan.ends else {}
        self.values = values


@dataclass(slots=True)
class Rows:
    """All marks and relations of a file that are nothing but words, or flags and numbers: each column in the
    order of the file. Their types are known."""

    keys: list[str]
    sofas: list[str]
    starts: list[int]
    ends: list[int]
    plans: list[Plan]
    rows: list[Sequence[Any]]


ENDS = ("Governor", "Dependent")


@dataclass(slots=True)
class FoundFeature:
    range: str = ""
    description: str = ""


@dataclass(slots=True)
class FoundType:
    parent: str = ""
    description: str = ""
    features: dict[str, FoundFeature] = field(default_factory=dict[str, FoundFeature])


@dataclass(slots=True)
class Sofa:
    id: str
    name: str
    text: str


_UNKNOWN = FoundFeature()


class FoundTypes(dict[str, FoundType]):
    """The types by their names. All files of a folder share them: ``known`` keeps what a reader has
    worked out of one of them, by the type's name and the reader's."""

    def __init__(self) -> None:
        super().__init__()
        self.known: dict[tuple[str, str], Any] = {}

    def feature(self, of: str, name: str) -> FoundFeature:
        """What the types say of a feature, their ancestors asked too."""
        for _ in range(50):
            found = self.get(of)
            if found is None:
                break
            if name in found.features:
                return found.features[name]
            of = found.parent
        return _UNKNOWN


@dataclass(slots=True)
class Cas:
    """Without tokens and sentences: they are many and say nothing that we keep. ``told`` is what is to
    be said of the file: message, line, values, and whether something was lost."""

    sofas: list[Sofa] = field(default_factory=list[Sofa])
    types: FoundTypes = field(default_factory=FoundTypes)
    structures: dict[str, Structure] = field(default_factory=dict[str, Structure])
    told: list[tuple[str, int, dict[str, str | int], bool]] = field(
        default_factory=list[tuple[str, int, dict[str, "str | int"], bool]]
    )
