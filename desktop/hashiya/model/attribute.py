"""Kinds of attribute and how a value of each is read; where a value is shown is not decided here."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

AttributeKind = Literal["choice", "choices", "flag", "text", "number", "date", "link"]
AttributeValue = str | bool | int | float | tuple[str, ...]
Attributes = Mapping[str, AttributeValue]

_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
_LINK = re.compile(r"Q[1-9][0-9]*|NIL")
_FLAGS = {"true": True, "false": False}


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One value of a choice: the code that is stored and exported, and its names by language."""

    code: str
    names: Mapping[str, str] = field(default_factory=dict[str, str])
    guideline: Mapping[str, str] = field(default_factory=dict[str, str])

    def name_in(self, language: str) -> str:
        return self.names.get(language) or self.names.get("en") or self.code


@dataclass(frozen=True, slots=True, kw_only=True)
class AttributeType:
    """What may be said of an annotation beyond its label.

    ``labels`` lists the label codes it belongs to; empty means every label of ``layer``. ``default``
    is shown where nothing is set and never stored by itself. ``key`` is the letter (as on a Latin
    keyboard) that picks it in the attribute strip; empty: the next free one of its name. ``long``
    text has a field of several lines.
    """

    name: str
    kind: AttributeKind
    layer: str
    names: Mapping[str, str] = field(default_factory=dict[str, str])
    labels: tuple[str, ...] = ()
    choices: tuple[Choice, ...] = ()
    default: str = ""
    required: bool = False
    key: str = ""
    long: bool = False
    guideline: Mapping[str, str] = field(default_factory=dict[str, str])

    def name_in(self, language: str) -> str:
        return self.names.get(language) or self.names.get("en") or self.name

    def serves(self, layer: str, label: str) -> bool:
        return self.layer == layer and (not self.labels or label in self.labels)


def parse(kind: AttributeKind, raw: AttributeValue) -> AttributeValue:
    """Turn a value as found in a file or a form into the kind's own type.

    Raises:
        ValueError: when the value cannot be one of that kind.
    """
    match kind:
        case "flag":
            return _flag(raw)
        case "number":
            return _number(raw)
        case "choices":
            return raw if isinstance(raw, tuple) else (str(raw),)
        case "date":
            return _matching(_DATE, raw)
        case "link":
            return _matching(_LINK, raw)
        case "choice" | "text":
            if isinstance(raw, tuple):
                raise ValueError(f"one value expected, not {len(raw)}")
            return str(raw).lower() if isinstance(raw, bool) else str(raw)


def guess_kind(raw: AttributeValue) -> AttributeKind:
    """The kind of an attribute that no label set names: what its first value looks like."""
    if isinstance(raw, bool) or (isinstance(raw, str) and raw in _FLAGS):
        return "flag"
    if isinstance(raw, tuple):
        return "choices"
    return "number" if isinstance(raw, int | float) else "text"


def _flag(raw: AttributeValue) -> bool:
    if isinstance(raw, bool):
        return raw
    if isinstance(raw, str) and raw.lower() in _FLAGS:
        return _FLAGS[raw.lower()]
    raise ValueError(f"neither true nor false: {raw!r}")


def _number(raw: AttributeValue) -> int | float:
    if isinstance(raw, bool | tuple):
        raise ValueError(f"not a number: {raw!r}")
    if isinstance(raw, int):
        return raw
    number = float(raw)
    if not math.isfinite(number):
        raise ValueError(f"not a number: {raw!r}")
    whole = isinstance(raw, str) and number.is_integer() and "e" not in raw.lower()
    return _whole(str(raw), number) if whole else number


def _whole(raw: str, number: float) -> int:
    """To the last digit, where there are more than a number with a fraction can hold."""
    return int(number) if "." in raw else int(raw)


def _matching(pattern: re.Pattern[str], raw: AttributeValue) -> str:
    if isinstance(raw, str) and pattern.fullmatch(raw):
        return raw
    raise ValueError(f"not of the form {pattern.pattern}: {raw!r}")
