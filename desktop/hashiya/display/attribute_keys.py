"""Which key picks which attribute or value in the strip: positions on a keyboard; it knows no widget."""

from __future__ import annotations

from collections.abc import Sequence

from hashiya.display.hint_codes import ALL
from hashiya.model.attribute import AttributeType

REPEAT = "a"
"""The key that opens the strip; pressed in it, it says again what was said last."""
DIGITS = "1234567890"
KEPT = frozenset({*DIGITS, *(f"shift+{it}" for it in DIGITS), "delete", "backspace"})
"""What is meant for a value: in the strip it must never relabel or remove the mark."""


def attribute_keys(kinds: Sequence[AttributeType]) -> dict[str, str]:
    """Name -> letter: the one of the label set, else the first free one of its name, else any free one.

    Attributes for which no letter is left have none: arrows lead to them.
    """
    given: dict[str, str] = {}
    free = [it for it in (*ALL, "b") if it != REPEAT]
    for it in kinds:
        if it.key.lower() in free:
            given[it.name] = it.key.lower()
            free.remove(it.key.lower())
    for it in kinds:
        if it.name not in given and free:
            key = next((sign for sign in it.name.lower() if sign in free), free[0])
            given[it.name] = key
            free.remove(key)
    return given


def value_keys(count: int) -> list[str]:
    """Digits for the first ten values, with Shift for ten more; the others are typed."""
    keys = [*DIGITS, *(f"shift+{it}" for it in DIGITS)]
    return keys[:count]
