"""Sentences for a file that people also read raw: isolates stay only round a value that would be torn without them."""

from __future__ import annotations

from hashiya.text.direction import Direction, base_direction
from hashiya.text.visual import visual_line
from hashiya.wording import FSI, PDI, RLM, Value, Wording

_Place = tuple[int, int]


class SparingWording(Wording):
    """Speaks as ``Wording`` does, for a card whose lines a viewer orders by its own rules."""

    def say(self, message: str, **values: Value) -> str:
        return sparing(super().say(message, **values), "rtl" if self.rtl else "ltr")


def sparing(line: str, direction: Direction) -> str:
    """The line without isolates, but for those of innermost values whose letters would not stay together, in their order."""
    bare, places = _without(line)
    if not places or bare.isascii():
        return bare
    order = [at for _, at in visual_line(bare, range(len(bare)), direction)]
    torn = [it for it in places if not _stays(bare, it, order)]
    for start, end in reversed(torn):
        bare = f"{bare[:start]}{FSI}{bare[start:end]}{PDI}{bare[end:]}"
    return bare


def _without(line: str) -> tuple[str, list[_Place]]:
    """The line without isolates and marks of direction before them, and where its innermost values stand in it."""
    bare = ""
    begun: list[tuple[int, bool]] = []
    places: list[_Place] = []
    for char in line.replace(RLM + FSI, FSI):
        if char == FSI:
            begun = [(start, False) for start, _ in begun]
            begun.append((len(bare), True))
        elif char == PDI and begun:
            start, innermost = begun.pop()
            if innermost and start < len(bare):
                places.append((start, len(bare)))
        else:
            bare += char
    return bare, places


def _stays(line: str, place: _Place, order: list[int]) -> bool:
    """Whether a reader sees the value's letters beside each other, as they stand alone."""
    start, end = place
    value = line[start:end]
    alone = visual_line(value, range(start, end), base_direction(value) or "ltr")
    wanted = [at for _, at in alone if not line[at].isspace()]
    seen = [k for k, at in enumerate(order) if start <= at < end and not line[at].isspace()]
    together = (
        all(line[order[k]].isspace() or start <= order[k] < end for k in range(seen[0], seen[-1]))
        if seen
        else True
    )
    return together and [order[k] for k in seen] == wanted
