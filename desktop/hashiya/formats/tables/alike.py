"""Sheets with the same columns in another order, or with some more, made one table; it reads no cell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from hashiya.formats.tables.headings import Heads
from hashiya.formats.tables.plain import Numbered

_BY = frozenset(
    ["doc", "content", "start", "end", "length", "text", "label", "from", "to", "fragments"]
)
"""What rows have to be found by: a table without one of these is of another make than one with it."""


def together(one: Heads, other: Heads) -> tuple[Heads, Mapping[int, int]] | None:
    """The columns of both, those of the first where they are, and where each of the other's stands among them.

    ``None``: their rows cannot stand in one table.
    """
    if one.own or other.own or not (one.named and other.named):
        return None
    if _BY & one.roles.keys() != _BY & other.roles.keys() or one.in_words != other.in_words:
        return None
    roles, others, names = dict(one.roles), dict(one.others), list(one.names)
    named = {name: at for at, name in one.others.items()}
    width = max(one.width, len(names))
    places: dict[int, int] = {}
    for role, at in other.roles.items():
        places[at] = roles.setdefault(role, width)
        width += places[at] == width
    for at, (name, many) in other.others.items():
        place = named.get((name, many), width)
        if place == width:
            others[place] = (name, many)
            width += 1
        places[at] = place
    names += [""] * (width - len(names))
    for at, place in places.items():
        names[place] = names[place] or (other.names[at] if at < len(other.names) else "")
    no_places = tuple(dict.fromkeys([*one.no_places, *other.no_places]))
    found = replace(
        one, roles=roles, others=others, width=width, names=tuple(names), no_places=no_places
    )
    return found, places


def moved(rows: Iterator[Numbered], places: Mapping[int, int], width: int) -> Iterator[Numbered]:
    """With each cell in the column where the first table has it; what has no column stands behind the last one."""
    for line, row in rows:
        cells = [""] * width
        surplus: list[str] = []
        for at, cell in enumerate(row):
            if at in places:
                cells[places[at]] = cell
            elif cell.strip():
                surplus.append(cell)
        yield line, [*cells, *surplus]
