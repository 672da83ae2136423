"""Annotations as Recogito's text annotator keeps them in JSON, put into the words of the model; it knows no text."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

Row = Mapping[str, Any]


def is_one(record: Row) -> bool:
    """Whether it has bodies, and a target whose selectors quote words and say where they stand."""
    return isinstance(record.get("bodies"), list) and bool(_places(record))


def usual(record: Row) -> Row:
    """The same annotation, if it is none of Recogito's."""
    if not is_one(record):
        return record
    target = _row(record.get("target"))
    bodies = [_body(it) for it in _rows(record.get("bodies"))]
    by = [it["creator"] for it in (target, *bodies) if it.get("creator")]
    made: dict[str, Any] = {"type": "Annotation", "id": record.get("id"), "body": bodies}
    made |= {"creator": by[0]} if by else {}
    made |= {"created": target["created"]} if "created" in target else {}
    return {**made, "target": [_selected(it) for it in _places(record)]}


def _places(record: Row) -> list[Row]:
    given = _rows(_row(record.get("target")).get("selector"))
    fit = [it for it in given if type(it.get("start")) is type(it.get("end")) is int]
    quoting = [it for it in fit if isinstance(it.get("quote"), str)]
    return quoting if len(quoting) == len(given) else []


def _selected(place: Row) -> Row:
    position = {"type": "TextPositionSelector", "start": place["start"], "end": place["end"]}
    return {"selector": [{"type": "TextQuoteSelector", "exact": place["quote"]}, position]}


def _body(given: Row) -> Row:
    """Terms of a vocabulary by their labels."""
    value = given.get("value")
    if isinstance(value, dict):
        value = cast("Row", value).get("label", cast("Row", value).get("id"))
    return {**given, "type": "TextualBody", "value": value}


def _rows(value: Any) -> list[Row]:
    items = cast("list[Any]", value) if isinstance(value, list) else []
    return [cast("Row", it) for it in items if isinstance(it, dict)]


def _row(value: Any) -> Row:
    return cast("Row", value) if isinstance(value, dict) else {}
