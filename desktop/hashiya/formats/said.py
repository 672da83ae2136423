"""What files say of marks, as values of attributes that can be stored; it knows no mark."""

from __future__ import annotations

from typing import Any

from hashiya.model.attribute import AttributeValue
from hashiya.text.decoding import storable


def as_stored(value: Any) -> AttributeValue | None:
    """With what no text can hold replaced; None: it is no value of an attribute."""
    if isinstance(value, str):
        return storable(value)[0]
    if isinstance(value, bool | int | float):
        return value
    if isinstance(value, list | tuple):
        return tuple(storable(str(it))[0] for it in value)
    return None


def together(one: AttributeValue, other: AttributeValue) -> AttributeValue:
    """Two values of one attribute, as a list."""
    before = one if isinstance(one, tuple) else (str(one),)
    after = other if isinstance(other, tuple) else (str(other),)
    return (*before, *after)
