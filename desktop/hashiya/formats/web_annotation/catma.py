"""Annotations as CATMA keeps them, put into the words of the model; it knows no text.

The tag is an address, its properties have lists of values, and whose it is stands among those of the program.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from types import MappingProxyType
from typing import Any, cast

import msgspec

from hashiya.text.offsets import Utf16Map

Row = Mapping[str, Any]


def usual(annotation: Row, names: Mapping[str, str] = MappingProxyType({})) -> Row:
    """The same annotation, if it is none of CATMA's; ``names`` are those of tags and properties by their ids."""
    body = _row(annotation.get("body"))
    tag = body.get("tag")
    if not isinstance(tag, str) or "value" in body:
        return annotation
    properties = _row(body.get("properties"))
    system, user = (
        {names.get(key, key): it for key, it in _row(properties.get(of)).items()}
        for of in ("system", "user")
    )
    name = tag.rstrip("/").rpartition("/")[2]
    name = names.get(name, name)
    bodies: list[Row] = [{"type": "TextualBody", "purpose": "tagging", "value": name}]
    bodies += [_attribute(key, _words(value)) for key, value in user.items() if _words(value)]
    by, at = _words(system.get("catma_markupauthor")), _words(system.get("catma_markuptimestamp"))
    made = dict(zip(("creator", "created"), (by[:1], at[:1]), strict=True))
    return {**annotation, **{key: it[0] for key, it in made.items() if it}, "body": bodies}


def counted(annotation: Row, units: Utf16Map) -> Row:
    """With places in code points: CATMA counts as Java does. One outside of the text stays as it is."""
    target = _row(annotation.get("target"))
    given, items = target.get("items"), list[Row]()
    for it in map(_row, cast("list[Any]", given) if isinstance(given, list) else ()):
        ends: dict[str, Any] = {**_row(it.get("selector"))}
        with suppress(IndexError, ValueError, TypeError):
            ends |= {of: units.to_code_point(ends[of]) for of in ("start", "end") if of in ends}
        items.append({**it, "selector": ends})
    return {**annotation, "target": {**target, "items": items}} if items else annotation


def _attribute(name: str, values: list[str]) -> Row:
    exact: Any = values if len(values) > 1 else values[0]
    return {
        "type": "TextualBody",
        "purpose": "describing",
        "value": ", ".join(values),
        "hashiya:attribute": name,
        "hashiya:value": msgspec.json.encode(exact).decode(),
    }


def _words(value: Any) -> list[str]:
    given = cast("list[Any]", value) if isinstance(value, list) else [value]
    return [it for it in given if isinstance(it, str) and it]


def _row(value: Any) -> Row:
    return cast("Row", value) if isinstance(value, dict) else {}
