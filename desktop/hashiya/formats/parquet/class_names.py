"""What the numbers of classes mean in Parquet, as ``datasets`` writes it beside the columns; it opens no file."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, cast

DEEPEST = 6
Features = Mapping[str, Any]
_UNKNOWN = -1
"""Stands where a class is not known, as in the part of a data set that is for testing."""


def features_of(schema: Any) -> Features:
    """Of each column what the library knows of it; empty where it did not write the file."""
    try:
        about = json.loads((schema.metadata or {}).get(b"huggingface", b"{}"))
        features = about["info"]["features"]
        return {str(name): it for name, it in features.items()}
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return {}


def of_columns(features: Features) -> dict[str, tuple[str, ...]]:
    """The names of each column of classes, or of lists of classes in whichever way the library's versions write it."""
    found = {name: _names_in(it) for name, it in features.items()}
    return {name: it for name, it in found.items() if it}


def _names_in(feature: Any) -> tuple[str, ...]:
    for _ in range(DEEPEST):
        if isinstance(feature, list) and feature:
            feature = cast("list[Any]", feature)[0]
        if not isinstance(feature, dict):
            return ()
        if names := _names(feature):  # pyright: ignore[reportUnknownArgumentType] - of whatever
            return names
        feature = cast("Features", feature).get("feature")
    return ()


def _names(feature: Any) -> tuple[str, ...]:
    names = cast("Features", feature).get("names") if isinstance(feature, dict) else None
    return tuple(map(str, cast("list[Any]", names))) if isinstance(names, list) else ()


def named(value: Any, feature: Any) -> Any:
    """The value with names for the numbers of classes in it, however deep; other values as they are."""
    if isinstance(feature, list) and feature:
        feature = {"feature": cast("list[Any]", feature)[0]}
    if not isinstance(feature, dict) or value is None:
        return value
    of = cast("Features", feature)
    if names := _names(of):
        return _class(value, names)
    inner = of.get("feature")
    if isinstance(value, list):
        items = cast("list[Any]", value)
        return [named(it, inner) for it in items] if inner is not None else items
    if isinstance(value, dict):  # of a list of structures the library makes a structure of lists
        held = cast("Features", inner if isinstance(inner, dict) else of)
        return {key: named(it, held.get(key)) for key, it in cast("Features", value).items()}
    return value


def _class(value: Any, names: tuple[str, ...]) -> Any:
    if isinstance(value, list):
        return [_class(it, names) for it in cast("list[Any]", value)]
    if type(value) is not int:
        return value
    if value == _UNKNOWN:
        return None
    return names[value] if 0 <= value < len(names) else str(value)
