"""A file's analysis structure as it was found, whatever way it was written down; it judges nothing."""

from __future__ import annotations

from dataclasses import dataclass, field

Told = str | bool | int | float | list[str]


@dataclass(slots=True)
class Structure:
    """``links`` name the ids of other structures; ``sofa`` that of the text it belongs to; ``line`` says
    where in the file it stands (0: unknown)."""

    id: str
    type: str
    sofa: str = ""
    places: tuple[int, int] | None = None
    values: dict[str, Told] = field(default_factory=dict[str, Told])
    links: dict[str, list[str]] = field(default_factory=dict[str, list[str]])
    line: int = 0


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


@dataclass(slots=True)
class Cas:
    """Without tokens and sentences: they are many and say nothing that we keep. ``told`` is what is to
    be said of the file: message, line, values, and whether something was lost."""

    sofas: list[Sofa] = field(default_factory=list[Sofa])
    types: dict[str, FoundType] = field(default_factory=dict[str, FoundType])
    structures: dict[str, Structure] = field(default_factory=dict[str, Structure])
    told: list[tuple[str, int, dict[str, str | int], bool]] = field(
        default_factory=list[tuple[str, int, dict[str, "str | int"], bool]]
    )

    def feature(self, of: str, name: str) -> FoundFeature:
        """What the types say of a feature, their ancestors asked too."""
        for _ in range(50):
            known = self.types.get(of)
            if known is None:
                break
            if name in known.features:
                return known.features[name]
            of = known.parent
        return FoundFeature()
