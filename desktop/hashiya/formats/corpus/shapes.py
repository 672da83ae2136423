"""Values of JSON taken for what they should be; it knows no program."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

Record = Mapping[str, Any]
MARKS = "entities"
"""The column of marks in records that are laid open."""


def record_of(value: Any) -> dict[str, Any]:
    return dict(cast("dict[str, Any]", value)) if isinstance(value, dict) else {}


def records_in(value: Any) -> list[dict[str, Any]]:
    items = cast("list[Any]", value) if isinstance(value, list) else []
    return [cast("dict[str, Any]", it) for it in items if isinstance(it, dict)]


def odd_in(value: Any) -> list[Any]:
    """What stands in a list of objects and is none: given as a column of its own, it is told by its name."""
    items = cast("list[Any]", value) if isinstance(value, list) else []
    return [it for it in items if not isinstance(it, dict)]
