"""What files say of marks, as names and values of attributes that can be stored; it knows no mark."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Any, cast

from hashiya.model import code
from hashiya.model.attribute import AttributeValue
from hashiya.text.decoding import storable

_NUMBER = re.compile(r"-?[0-9]{1,4000}(\.[0-9]{1,400})?([eE][-+]?[0-9]{1,4})?")

COREFERENCE = "coref"
"""The relation from each mention of a chain to the one before it, in every format that tells of chains."""


LISTED = 20
_LONGEST = 40


def names_shown(names: Iterable[str], most: int = LISTED) -> str:
    """Names that a file has, each in one line and not too long; ``…`` stands last where there are more."""
    shown = [" ".join(it.split())[:_LONGEST] for it in islice(names, most + 1)]
    return " · ".join([*shown[:most], *(["…"] if shown[most:] else [])])


def as_code(name: str) -> str:
    """The name as a code: white space of its edges goes, what is hidden or breaks lines becomes ``_``."""
    if code.is_code(name):
        return name
    shown = "".join("_" if _is_hidden(it) else it for it in name.strip())
    shown = shown[: code.LONGEST_CODE].strip()
    return shown if code.is_code(shown) else ""


def _is_hidden(letter: str) -> bool:
    return unicodedata.category(letter)[0] == "C" or letter in "\u2028\u2029"


def as_stored(value: Any) -> AttributeValue | None:
    """With what no text can hold replaced; None: it is no value of an attribute."""
    if isinstance(value, str):
        return storable(value)[0]
    if isinstance(value, bool | int):
        return value
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if not isinstance(value, list | tuple):
        return None
    items = [it for it in cast("Sequence[Any]", value) if it is not None]
    if not all(isinstance(it, str | bool | int | float) for it in items):
        return None
    return tuple(storable(_word(it))[0] for it in items)


def _word(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def number_of(raw: str) -> int | float | str:
    """The number that these words are, as programs write one; what is none stays words."""
    if not _NUMBER.fullmatch(raw):
        return raw
    if raw.lstrip("-").isdecimal():
        return int(raw)
    number = float(raw)
    return number if math.isfinite(number) else raw


def together(one: AttributeValue, other: AttributeValue) -> AttributeValue:
    """Two values of one attribute, as a list."""
    before = one if isinstance(one, tuple) else (str(one),)
    after = other if isinstance(other, tuple) else (str(other),)
    return (*before, *after)
